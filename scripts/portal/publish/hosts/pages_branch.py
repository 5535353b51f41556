"""A pages branch: the published tree as commits of a branch of its own, pushed by ghp-import; its history is kept."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from portal.findings.finding import CannotRun
from portal.publish.hosts.sound_release import SoundRelease
from portal.publish.published_tree import VARIANT_ENDINGS

_FORGES_OWN = (".github.io", ".gitlab.io", ".codeberg.page")
_REJECTED = ("[rejected]", "non-fast-forward", "fetch first", "failed to push")


@dataclass(frozen=True, slots=True)
class PagesBranch:
    """`repository`: a clone; `remote` and `branch`: where the host takes its pages from."""

    repository: Path
    remote: str = "origin"
    branch: str = "gh-pages"


def push_pages(pages: PagesBranch, release: SoundRelease) -> str:
    """Commits the tree and pushes it; the commit. Packed twins stay behind: such hosts pack by themselves.

    Raises CannotRun, also when the branch on the forge has gone on without us: it is never forced.
    """
    _follow(pages)
    with tempfile.TemporaryDirectory(prefix="cong-") as folder:
        tree = Path(folder) / "cay"
        for file in release.files:
            if not file.path.endswith(VARIANT_ENDINGS):
                place = tree / file.path
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes((release.folder / file.path).read_bytes())
        _import(pages, release, tree)
    return _git(pages, ("rev-parse", f"refs/heads/{pages.branch}")).strip()


def _follow(pages: PagesBranch) -> None:
    """A fresh clone goes on from the forge's branch; one that has the branch must not be behind it."""
    told = _git(pages, ("ls-remote", "--", pages.remote, f"refs/heads/{pages.branch}"))
    far = told.split("\t")[0] if told.strip() else ""
    near = _try_git(pages, ("rev-parse", "--verify", "--quiet", f"refs/heads/{pages.branch}"))
    if not far:
        return
    if near is None:
        _git(pages, ("fetch", "--quiet", "--", pages.remote, f"+refs/heads/{pages.branch}:refs/heads/{pages.branch}"))
    elif near.strip() != far and _try_git(pages, ("merge-base", "--is-ancestor", far, near.strip())) is None:
        raise _gone_on(pages)


def _import(pages: PagesBranch, release: SoundRelease, tree: Path) -> None:
    host = urlsplit(release.release.siteurl).hostname or ""
    own_name = [] if not host or host.endswith(_FORGES_OWN) else ["--cname", host]
    command = [
        sys.executable, "-P", "-m", "ghp_import", "--no-jekyll", "--push", "--remote", pages.remote,
        "--branch", pages.branch, "--message", f"Công bố {release.release.id}", *own_name, str(tree),
    ]  # fmt: skip
    done = subprocess.run(command, cwd=pages.repository, capture_output=True, check=False, env=_environment())
    told = (done.stdout + done.stderr).decode("utf-8", "replace")
    if any(sign in told for sign in _REJECTED):
        raise _gone_on(pages)
    if done.returncode:
        lines = [line for line in told.splitlines() if line.strip()]
        raise CannotRun(
            f"Không đẩy được nhánh “{pages.branch}” lên “{pages.remote}”: {lines[-1] if lines else 'lỗi git'}."
        )


def _gone_on(pages: PagesBranch) -> CannotRun:
    return CannotRun(
        f"Nhánh “{pages.branch}” trên “{pages.remote}” có bản công bố mà máy này chưa có: chưa đẩy gì. Xem bản ấy "
        f"(git log {pages.remote}/{pages.branch}), rồi lấy về: git fetch {pages.remote} "
        f"+{pages.branch}:{pages.branch}, công bố lại và chạy lại lệnh này."
    )


def _git(pages: PagesBranch, words: Sequence[str]) -> str:
    done = _run_git(pages, words)
    if done.returncode:
        told = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise CannotRun(f"git {words[0]} không làm được: {told[-1] if told else f'mã {done.returncode}'}.")
    return done.stdout.decode("utf-8", "replace")


def _try_git(pages: PagesBranch, words: Sequence[str]) -> str | None:
    done = _run_git(pages, words)
    return None if done.returncode else done.stdout.decode("utf-8", "replace")


def _run_git(pages: PagesBranch, words: Sequence[str]) -> "subprocess.CompletedProcess[bytes]":
    try:
        return subprocess.run(
            ["git", "-C", str(pages.repository), *words], capture_output=True, check=False, env=_environment()
        )
    except FileNotFoundError:
        raise CannotRun("Máy chưa có git. Cài: apt install git") from None


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name in _SECRETS}
    return {**kept, "LC_ALL": "C.UTF-8", "LANGUAGE": "C", "GIT_TERMINAL_PROMPT": "0"}


# Who commits, and how git reaches the forge: the caller's business.
_SECRETS = frozenset({
    "GIT_ASKPASS", "GIT_SSH_COMMAND", "GIT_CONFIG_GLOBAL", "GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME",
    "GIT_COMMITTER_EMAIL",
})  # fmt: skip

"""Git as far as the desk needs it: what changed since a revision, and files as they were. No forge, no network."""

import os
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from portal.findings.finding import CannotRun

Change = Literal["added", "changed", "removed"]
_LETTERS: dict[str, Change] = {"A": "added", "D": "removed"}
# Nothing of the repository's or the user's settings may run a program or change the form of an answer.
_ALWAYS = ("-c", "core.fsmonitor=false", "-c", "core.quotePath=false", "-c", "diff.external=", "--no-pager")
_TREE = ("ls-tree", "-z", "--full-tree")


@dataclass(frozen=True, slots=True)
class ChangedPath:
    """One file of the repository, against the base. `path` is relative to the repository's root, as git knows it."""

    path: str
    change: Change


@dataclass(frozen=True, slots=True)
class GitRepository:
    """The repository a content folder lies in. `content`: where in it, without slashes around; empty when the content
    folder is the root.
    """

    root: Path
    content: str

    def base(self, since: str) -> str:
        """The commit from which the change began: where `since` and HEAD parted. Raises CannotRun."""
        commit = self._asked(f"{since}^{{commit}}")
        if commit is None:
            raise CannotRun(f"Không có bản ghi “{since}” trong kho của CONTENT: kiểm tra SINCE, hoặc tải đủ lịch sử.")
        if self._asked("HEAD^{commit}") is None:
            raise CannotRun("Kho của CONTENT chưa có bản ghi nào (HEAD).")
        answer = self._run(("merge-base", "--", commit, "HEAD"), may_fail=True)
        if answer is None:
            raise CannotRun(f"“{since}” và nhánh đang xét không có chung gốc: kiểm tra SINCE, hoặc tải đủ lịch sử.")
        return answer.decode().split()[0]

    def changed(self, base: str) -> tuple[ChangedPath, ...]:
        """Every file that the work tree has otherwise than `base`, those not yet added to git too; sorted."""
        told = self._run(("diff", "--name-status", "-z", "--no-renames", "--no-ext-diff", "--no-textconv", base, "--"))
        words = told.split(b"\0")
        found = {
            os.fsdecode(path): _LETTERS.get(letter.decode()[:1], "changed")
            for letter, path in zip(words[0::2], words[1::2], strict=False)
        }
        for path in self._run(("ls-files", "--others", "--exclude-standard", "-z")).split(b"\0"):
            if path:
                found[os.fsdecode(path)] = "added"
        return tuple(ChangedPath(path, found[path]) for path in sorted(found))

    def files(self, base: str, below: str) -> tuple[str, ...]:
        """Paths of the files of `base` below a folder (empty: all), sorted."""
        told = self._run((*_TREE, "-r", "--name-only", base, *((f"{below}/",) if below else ())))
        return tuple(sorted(os.fsdecode(path) for path in told.split(b"\0") if path))

    def extract(self, base: str, paths: Iterable[str], into: Path) -> None:
        """Writes files as they were at `base` below `into`, under their path in the repository."""
        into.mkdir(parents=True, exist_ok=True)
        index = {"GIT_INDEX_FILE": str(into.resolve() / ".chi-muc")}
        self._run(("read-tree", base), more=index)
        wanted = b"".join(os.fsencode(path) + b"\0" for path in paths)
        prefix = f"--prefix={into.resolve()}/"
        self._run(("checkout-index", "--quiet", "--force", prefix, "-z", "--stdin"), given=wanted, more=index)
        (into / ".chi-muc").unlink(missing_ok=True)

    def _asked(self, revision: str) -> str | None:
        answer = self._run(("rev-parse", "--verify", "--quiet", "--end-of-options", revision), may_fail=True)
        return answer.decode().split()[0] if answer else None

    def _run(
        self,
        words: Sequence[str],
        given: bytes = b"",
        more: dict[str, str] | None = None,
        may_fail: bool = False,
    ) -> bytes:
        return _git(self.root, words, given, more, may_fail)  # type: ignore[return-value]


def repository_of(content: Path) -> GitRepository:
    """The repository that holds the content folder. Raises CannotRun when there is none, or no git."""
    if not content.is_dir():
        raise CannotRun(f"Không có thư mục nội dung “{content}” (CONTENT).")
    told = _git(content, ("rev-parse", "--show-toplevel", "--show-prefix"), b"", None, True)
    if told is None:
        raise CannotRun(f"“{content}” không nằm trong kho git nào mà máy được đọc, nên không xét được SINCE.")
    root, prefix = os.fsdecode(told).split("\n")[:2]
    return GitRepository(Path(root), prefix.rstrip("/"))


def _git(folder: Path, words: Sequence[str], given: bytes, more: dict[str, str] | None, may_fail: bool) -> bytes | None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment = kept | {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"} | (more or {})
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *_ALWAYS, *words], input=given, capture_output=True, check=False, env=environment
        )
    except FileNotFoundError:
        raise CannotRun("Máy chưa có git. Cài: apt install git") from None
    if done.returncode == 0:
        return done.stdout
    if may_fail:
        return None
    told = os.fsdecode(done.stderr).strip().splitlines()
    raise CannotRun(f"git {words[0]} không làm được: {told[0] if told else f'mã {done.returncode}'}.")

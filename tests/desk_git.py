"""Real git for the tests of the desk: a bare repository, and clones of it that send and merge."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

BASE = Path(__file__).parent / "portals" / "nho"
_WHO = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.vn", "GIT_COMMITTER_NAME": "A",
        "GIT_COMMITTER_EMAIL": "a@example.vn", "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}  # fmt: skip


def git(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["git", "-C", str(folder), *words],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | _WHO,
    )


@dataclass(frozen=True)
class Clone:
    """One person's clone."""

    folder: Path

    @property
    def content(self) -> Path:
        return self.folder / "content"

    def must(self, *words: str) -> str:
        done = git(self.folder, *words)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def write(self, path: str, text: str) -> None:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="")

    def commit(self, message: str) -> None:
        self.must("add", "-A")
        self.must("commit", "-q", "-m", message)

    def branch(self, name: str) -> None:
        self.must("checkout", "-q", "-b", name, "origin/main")


@dataclass(frozen=True)
class Forge:
    """A bare repository and nothing else of a forge."""

    bare: Path

    def clone(self, name: str) -> Clone:
        folder = self.bare.parent / name
        done = git(self.bare.parent, "clone", "-q", str(self.bare), str(folder))
        assert done.returncode == 0, done.stderr
        return Clone(folder)


def new_forge(folder: Path, units: str | None = None) -> Forge:
    """A bare repository whose main branch holds the base portal under content/; `units`: another don-vi.yaml."""
    bare = folder / "kho.git"
    assert git(folder, "init", "-q", "--bare", "-b", "main", str(bare)).returncode == 0
    first = Clone(folder / "dau")
    assert git(folder, "clone", "-q", str(bare), str(first.folder)).returncode == 0
    shutil.copytree(BASE, first.content)
    if units is not None:
        first.write("content/don-vi.yaml", units)
    first.write("README.md", "Kho của cổng.\n")
    first.must("checkout", "-q", "-b", "main")
    first.commit("Cổng ban đầu")
    first.must("push", "-q", "origin", "main")
    return Forge(bare)

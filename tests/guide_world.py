"""People who do what the guides say, each in a home of their own, around one bare repository and one host."""

import os
import shutil
import ssl
import subprocess
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from loopback_port import HANG_S
from loopback_ssh import SshServer
from portal.build.settings import REPOSITORY

CLONED_FROM = "https://kho.example/cong.git"


@dataclass(frozen=True)
class Person:
    """Somebody with a home, a shell and, from the first `git clone` on, a clone."""

    home: Path
    more: Mapping[str, str]
    said: Mapping[str, str]

    @property
    def clone(self) -> Path:
        return self.home / "cong"

    @property
    def environment(self) -> dict[str, str]:
        """Nothing of the machine that runs the test, but its programs and the day of the portal."""
        own = {"HOME": str(self.home), "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "AS_OF": "2024-12-20 08:00"}
        return own | self.more

    def words(self, line: str) -> str:
        """The line with the names of the guides' examples replaced by those of here."""
        for name, real in self.said.items():
            line = line.replace(name, real)
        return line

    def does(self, line: str, expected: int = 0) -> str:
        """Runs one line in the clone; what it printed."""
        folder = self.clone if self.clone.is_dir() else self.home
        done = subprocess.run(
            ["bash", "-c", self.words(line)],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
            env=self.environment,
        )
        assert expected == done.returncode, f"{line}\n{done.stdout}\n{done.stderr}"
        if folder == self.home and self.clone.is_dir():
            borrow_python(self.clone)
        return done.stdout

    def does_all(self, lines: list[str]) -> str:
        """`cd` is done by `does`."""
        return "".join(self.does(line) for line in lines if not line.startswith("cd "))


@dataclass(frozen=True)
class World:
    """`bare`: the repository everybody clones; `server`: the host; `site`: its folder, `url`: its address."""

    folder: Path
    bare: Path
    server: SshServer
    site: Path
    url: str
    authority: Path

    def person(self, name: str, **more: str) -> Person:
        home = self.folder / name
        (home / ".ssh").mkdir(parents=True)
        (home / ".gitconfig").write_text(f"[user]\nname = {name}\nemail = {name}@example.vn\n", "utf-8")
        said = {
            CLONED_FROM: str(self.bare),
            "cong@cong.example:/srv/cong": self.host,
            "https://cong.example": self.url,
            "/etc/nginx": str(self.folder / "nginx"),
        }
        return Person(home, more, said)

    @property
    def host(self) -> str:
        return self.server.host.removesuffix(str(self.server.site)) + str(self.site)

    def read(self, address: str) -> tuple[int, str]:
        """What a reader's browser gets."""
        trust = ssl.create_default_context(cafile=self.authority)
        try:
            with urllib.request.urlopen(self.url + address, timeout=HANG_S, context=trust) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as refusal:
            return refusal.code, ""


def bare_repository(folder: Path) -> Path:
    """The project as it stands in this work tree, as one commit on `main`."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=REPOSITORY, capture_output=True
    )
    if listed.returncode:
        pytest.skip("Không phải kho git: không biết tệp nào thuộc dự án.")
    first = folder / "dau"
    for name in filter(None, os.fsdecode(listed.stdout).split("\0")):
        if (REPOSITORY / name).is_file() and not (REPOSITORY / name).is_symlink():
            (first / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(REPOSITORY / name, first / name)
    bare = folder / "kho.git"
    who = ("-c", "user.name=A", "-c", "user.email=a@example.vn")
    for words in (
        ("init", "-q", "-b", "main"),
        ("add", "-A"),
        (*who, "commit", "-q", "-m", "Cổng ban đầu"),
        ("clone", "-q", "--bare", ".", str(bare)),
    ):
        subprocess.run(["git", "-C", str(first), *words], check=True, capture_output=True)
    return bare


def borrow_python(clone: Path) -> None:
    """The environment that the first `make` would download, taken from here."""
    environment = REPOSITORY / ".venv"
    if not list(environment.glob(".ready-*")):
        pytest.skip("Chưa có môi trường Python của dự án: chạy make html trước.")
    (clone / ".venv").symlink_to(environment.resolve())
    with (clone / ".git/info/exclude").open("a", encoding="utf-8") as file:
        file.write(".venv\n")

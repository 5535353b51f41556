"""The files of a built folder, by the exact names under which a host would serve them."""

import os
import re
import stat
from dataclasses import dataclass
from functools import cached_property
from io import FileIO
from operator import attrgetter
from pathlib import Path

from portal.findings.finding import CannotRun
from portal.model.record import Record

_PASSED_OVER = frozenset({b".git", b".hg", b".svn"})
_NOT_UTF8 = re.compile("[\udc80-\udcff]")


class BuiltFile(Record, frozen=True, array_like=True):
    """`path`: relative to the folder, `/` between its parts."""

    path: str
    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int


@dataclass(frozen=True)
class BuiltTree:
    """All files of `root`, sorted by path. Symlinks count when they lead to a file inside `root`.

    `unnamed`: shown names of files that no address can name, because their bytes are no UTF-8.
    """

    root: Path
    files: tuple[BuiltFile, ...]
    unnamed: tuple[str, ...] = ()

    @cached_property
    def by_path(self) -> dict[str, BuiltFile]:
        return {file.path: file for file in self.files}

    @cached_property
    def folders(self) -> frozenset[str]:
        """Paths of the folders that hold something, without closing stroke; the root is ``."""
        found = {""}
        for file in self.files:
            folder = file.path.rpartition("/")[0]
            while folder not in found:
                found.add(folder)
                folder = folder.rpartition("/")[0]
        return frozenset(found)

    def real(self, path: str) -> str:
        """The path on the disk."""
        if path.isascii():
            return f"{self.root}/{path}"
        return os.fsdecode(os.path.join(os.fsencode(self.root), path.encode()))

    def read(self, path: str, most: int = -1) -> bytes:
        """The bytes of a file, the first `most` of them if given. Raises CannotRun when the disk refuses."""
        try:
            with FileIO(self.real(path)) as file:
                return file.read(most)
        except OSError as refusal:
            raise CannotRun(f"Không đọc được tệp “{path}”: {refusal.strerror}.") from refusal


def built_tree(root: Path) -> BuiltTree:
    """Scans `root`. Raises CannotRun when there is no such folder."""
    if not root.is_dir():
        raise CannotRun(f"Không có thư mục “{root}” để kiểm tra: dựng cổng trước (make html), hoặc chỉ rõ OUTPUT=.")
    inside = os.path.realpath(os.fsencode(root))
    files: list[BuiltFile] = []
    try:
        _gather(inside, b"", inside, files)
    except OSError as refusal:
        raise CannotRun(f"Không đọc được thư mục “{root}”: {refusal.strerror}.") from refusal
    files.sort(key=attrgetter("path"))
    unnamed = [file for file in files if _NOT_UTF8.search(file.path)]
    named = [file for file in files if not _NOT_UTF8.search(file.path)] if unnamed else files
    return BuiltTree(root, tuple(named), tuple(ascii(file.path)[1:-1] for file in unnamed))


def _gather(folder: bytes, prefix: bytes, root: bytes, files: list[BuiltFile]) -> None:
    inner = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name not in _PASSED_OVER:
                    inner.append(entry.name)
                continue
            info = entry.stat(follow_symlinks=False)
            if stat.S_ISLNK(info.st_mode):
                target = os.path.realpath(entry.path)
                if not target.startswith(root + b"/") or not os.path.isfile(target):
                    continue
                info = os.stat(target)
            if stat.S_ISREG(info.st_mode):
                path = (prefix + entry.name).decode("utf-8", "surrogateescape")
                files.append(BuiltFile(path, info.st_size, info.st_mtime_ns, info.st_ctime_ns, info.st_ino))
    for name in inner:
        _gather(folder + b"/" + name, prefix + name + b"/", root, files)

"""The files of a built folder, by the exact names under which a host would serve them."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from portal.findings.finding import CannotRun
from portal.model.article import Record

_PASSED_OVER = frozenset({".git", ".hg", ".svn"})


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
        return os.fsdecode(os.path.join(os.fsencode(self.root), path.encode()))

    def read(self, path: str) -> bytes:
        """The bytes of a file. Raises CannotRun when the disk refuses."""
        try:
            return Path(self.real(path)).read_bytes()
        except OSError as refusal:
            raise CannotRun(f"Không đọc được tệp “{path}”: {refusal.strerror}.") from refusal


def built_tree(root: Path) -> BuiltTree:
    """Scans `root`. Raises CannotRun when there is no such folder."""
    if not root.is_dir():
        raise CannotRun(f"Không có thư mục “{root}” để kiểm tra: dựng cổng trước (make html), hoặc chỉ rõ OUTPUT=.")
    inside = os.path.realpath(os.fsencode(root))
    try:
        files = sorted(_files(inside, b"", inside), key=lambda file: file.path)
    except OSError as refusal:
        raise CannotRun(f"Không đọc được thư mục “{root}”: {refusal.strerror}.") from refusal
    named = tuple(file for file in files if _is_utf8(file.path))
    unnamed = tuple(ascii(file.path)[1:-1] for file in files if not _is_utf8(file.path))
    return BuiltTree(root, named, unnamed)


def _is_utf8(path: str) -> bool:
    return not any("\udc80" <= character <= "\udcff" for character in path)


def _files(folder: bytes, prefix: bytes, root: bytes) -> Iterator[BuiltFile]:
    with os.scandir(folder) as entries:
        for entry in entries:
            name = prefix + entry.name
            info = entry.stat(follow_symlinks=False)
            if stat.S_ISLNK(info.st_mode):
                target = os.path.realpath(entry.path)
                if not target.startswith(root + b"/") or not os.path.isfile(target):
                    continue
                info = os.stat(target)
            if stat.S_ISDIR(info.st_mode):
                if os.fsdecode(entry.name) not in _PASSED_OVER:
                    yield from _files(entry.path, name + b"/", root)
            elif stat.S_ISREG(info.st_mode):
                path = name.decode("utf-8", "surrogateescape")
                yield BuiltFile(path, info.st_size, info.st_mtime_ns, info.st_ctime_ns, info.st_ino)

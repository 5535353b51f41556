"""One tree of output files on the disk: what stands in it, what is written to it, what is removed.

Two such trees take turns (see `two_trees.py`). A file counts as standing only while size, mtime, ctime and inode are
those of the moment it was written: whatever somebody or a killed build did to it since is then seen.
"""

import os
import shutil
import stat
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from itertools import chain
from pathlib import Path

import msgspec

from portal.build.file_bytes import opened_plain
from portal.model.address import PATH_LIMIT_BYTES

_FILE_MODE, _FOLDER_MODE = 0o644, 0o755  # whatever the umask


class Standing(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A file as written: the key it was made under, its content, and how the disk knew it then."""

    key: str
    size: int
    sha256: str
    mtime_ns: int
    ctime_ns: int
    inode: int


class OutputTree:
    """The tree at `root`; made when absent. Every write of the engine to an output goes through `write`."""

    def __init__(self, root: Path) -> None:
        if root.is_symlink():
            root.unlink()  # the tree is this folder, not where somebody made it lead
        root.mkdir(mode=_FOLDER_MODE, exist_ok=True)
        self.root = Path(os.path.realpath(root))
        os.chmod(self.root, _FOLDER_MODE)
        self._checked: dict[str, str] = {}  # folder in the tree -> real folder

    def write(self, path: str, content: bytes, key: str) -> Standing:
        """Makes the file anew (exclusively) at `path`, which lies below the root; parents are made.

        Raises OSError; FileExistsError also when two things ask for one path, ValueError for a path outside.
        """
        _check_path(path)
        folder, _, name = path.rpartition("/")
        real = f"{self._folder(folder)}/{name}"
        file = os.open(real, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, _FILE_MODE)
        try:
            os.fchmod(file, _FILE_MODE)
            rest = memoryview(content)
            while rest:
                rest = rest[os.write(file, rest) :]
            info = os.fstat(file)
        finally:
            os.close(file)
        return Standing(key, info.st_size, sha256(content).hexdigest(), info.st_mtime_ns, info.st_ctime_ns, info.st_ino)

    def remove(self, path: str) -> None:
        """Takes the file (or a symlink, or a whole folder in its place) away."""
        real = f"{self.root}/{path}"
        if stat.S_ISDIR(os.lstat(real).st_mode):
            shutil.rmtree(real)
        else:
            os.unlink(real)

    def remove_empty_parents(self, paths: Iterable[str], wanted: Iterable[str] = ()) -> None:
        """Folders above `paths` that hold nothing any more; those above `wanted` are left for what is to come."""
        folders = _folders_of(paths)
        if folders:
            folders -= _folders_of(wanted)
        for folder in sorted(folders, key=lambda folder: (-folder.count("/"), folder)):
            try:
                os.rmdir(f"{self.root}/{folder}")
            except OSError:
                continue  # not empty, or gone with its own parent
            self._checked.pop(folder, None)

    def _folder(self, folder: str) -> str:
        """The real path of a folder of the tree, made when absent; never outside the root."""
        real = self._checked.get(folder)
        if real is None:
            real = str(self.root)
            if folder:
                above, _, name = folder.rpartition("/")
                real = f"{self._folder(above)}/{name}"
                try:
                    os.mkdir(real, _FOLDER_MODE)
                    os.chmod(real, _FOLDER_MODE)
                except FileExistsError:  # also made by another worker in the meantime
                    if stat.S_ISLNK(os.lstat(real).st_mode):
                        raise ValueError(f"output path leaves the tree: {folder}") from None
            self._checked[folder] = real
        return real


def read_standing(file_path: Path, standing: Standing) -> bytes | None:
    """The content of a file that still stands as written; None otherwise."""
    try:
        with opened_plain(file_path) as file:
            if not is_as_written(os.fstat(file.fileno()), standing):
                return None
            content = file.read()
    except OSError:
        return None
    return content if sha256(content).hexdigest() == standing.sha256 else None


def is_as_written(info: os.stat_result, standing: Standing) -> bool:
    """Whether the disk still knows the file as it did when it was written."""
    return (info.st_size, info.st_mtime_ns, info.st_ctime_ns, info.st_ino) == (
        standing.size,
        standing.mtime_ns,
        standing.ctime_ns,
        standing.inode,
    ) and stat.S_ISREG(info.st_mode)


def standing_files(
    root: Path, written: Mapping[str, Standing], listed: Iterable[str] = ()
) -> tuple[dict[str, Standing], tuple[str, ...]]:
    """(files that stand as written, everything else in the tree: files, links, folders that hold nothing of ours).

    `listed`: paths that were ours too, though not known to stand.
    """
    ours = _folders_of(chain(written, listed))
    standing: dict[str, Standing] = {}
    others: list[str] = []
    for path, entry in _walk(str(root), ours):
        row = written.get(path)
        if row is not None and is_as_written(entry.stat(follow_symlinks=False), row):
            standing[path] = row
        else:
            others.append(path)
    return standing, tuple(sorted(others))


def strangers(root: Path, ours: Iterable[str]) -> tuple[str, ...]:
    """What lies in an output without having been made by us: files, and whole folders without a file of ours."""
    known = set(ours)
    folders = _folders_of(known)
    return tuple(sorted([path for path, _ in _walk(str(root), folders) if path not in known]))


def inode_of(folder: Path) -> int:
    """What a tree is known by from build to build; 0 when there is none."""
    try:
        return os.stat(folder).st_ino
    except FileNotFoundError:
        return 0


def _folders_of(paths: Iterable[str]) -> set[str]:
    """All folders above `paths`."""
    found: set[str] = set()
    level = {path.rpartition("/")[0] for path in paths} - {""}
    while level:
        found |= level
        level = {folder.rpartition("/")[0] for folder in level} - {""} - found
    return found


def parents_of(path: str) -> tuple[str, ...]:
    """`a/b/c.html` -> `a/b`, `a`."""
    parts = path.split("/")[:-1]
    return tuple("/".join(parts[:n]) for n in range(len(parts), 0, -1))


def _walk(root: str, descend: set[str]) -> "Iterator[tuple[str, os.DirEntry[str]]]":
    """Entries of a tree, in no order; folders outside `descend` are entries themselves."""
    ahead = [(root, "")]
    while ahead:
        real, prefix = ahead.pop()
        with os.scandir(real) as found:
            for entry in found:
                path = prefix + entry.name
                if path in descend and entry.is_dir(follow_symlinks=False):
                    ahead.append((entry.path, f"{path}/"))
                else:
                    yield path, entry


def _check_path(path: str) -> None:
    """A relative path of plain names, which no system reads as anything else. Raises ValueError."""
    names = path.split("/")
    if any(name in ("", ".", "..") for name in names) or "\0" in path or len(path.encode()) > PATH_LIMIT_BYTES:
        raise ValueError(f"not a path for the output: {path!r}")

"""Whether a source is what it was at the last build: by what the disk knows of it, else by its bytes."""

import os
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

import msgspec

from portal.build.file_bytes import TICK_NS, bytes_digest
from portal.read.tree import Folder, SourceFile


class FileState(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A source file as it was when its bytes were digested; `settled`: later changes would show in the other values."""

    path: str
    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int
    settled: bool
    digest: str


class FolderState(NamedTuple):
    """`key` is a digest of the folder's place and of every file's name and bytes."""

    key: str
    files: tuple[FileState, ...]


def folder_state(folder: Folder, before: Iterable[FileState], scanned_ns: int) -> FolderState:
    """Digests what is not known from `before`. Raises OSError when a file cannot be read."""
    known = {state.path: state for state in before}
    files = tuple(file_state(file, known.get(file.path), scanned_ns) for file in (folder.index, *folder.files))
    whole = "\0".join(f"{state.path}\0{state.digest}" for state in files)
    return FolderState(blake2b(whole.encode(), digest_size=16).hexdigest(), files)


def is_settled(folder: Folder, before: Sequence[FileState]) -> bool:
    """Whether the disk shows the folder as it was `before`: most folders at most builds."""
    files = (folder.index, *folder.files)
    return len(files) == len(before) and all(
        state.settled and state.path == file.path and _row(state) == _row(file)
        for state, file in zip(before, files, strict=True)
    )


def file_state(file: SourceFile, before: FileState | None, scanned_ns: int) -> FileState:
    """The state of one file; `before` holds when the disk shows no change since."""
    if before is not None and before.settled and _row(before) == _row(file):
        return before
    settled = max(file.mtime_ns, file.ctime_ns) + TICK_NS < scanned_ns
    digest = bytes_digest(file.real)
    return FileState(file.path, file.size, file.mtime_ns, file.ctime_ns, file.inode, settled, digest)


def is_as_read(state: FileState, real: Path) -> bool:
    """Whether a file is what it was, and was so all the while. Raises OSError when it is gone."""
    info = os.lstat(real)
    row = (info.st_size, info.st_mtime_ns, info.st_ctime_ns, info.st_ino)
    return row == _row(state) and (state.settled or bytes_digest(str(real)) == state.digest)


def _row(state: FileState | SourceFile) -> tuple[int, int, int, int]:
    return state.size, state.mtime_ns, state.ctime_ns, state.inode

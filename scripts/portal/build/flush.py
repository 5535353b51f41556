"""What was written lies on the disk, not in the machine's memory only."""

import ctypes
import os
from collections.abc import Collection

_ONE_BY_ONE = 64  # more files than this are flushed with their whole file system at once


def flush(root: str, paths: Collection[str]) -> None:
    """`paths` below `root`, with their folders. Raises OSError when the disk refuses."""
    if len(paths) > _ONE_BY_ONE:
        _flush_file_system(root)
        return
    for path in (*paths, *sorted({os.path.dirname(path) for path in paths})):
        file = os.open(f"{root}/{path}", os.O_RDONLY | os.O_CLOEXEC)
        try:
            os.fsync(file)
        finally:
            os.close(file)


def _flush_file_system(root: str) -> None:
    folder = os.open(root, os.O_RDONLY | os.O_CLOEXEC)
    try:
        if ctypes.CDLL(None, use_errno=True).syncfs(folder) != 0:
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number))
    finally:
        os.close(folder)

"""Two folders change places in one step, so that OUTPUT is at any moment the old portal or the new one, whole."""

import ctypes
import errno
import os
from pathlib import Path

from portal.findings.finding import CannotRun

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_UNSUPPORTED = frozenset({errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP})


def put_in_place(tree: Path, output: Path, aside: Path) -> None:
    """`tree` becomes `output`, what stood there becomes `tree`. All three lie in one file system.

    Where the kernel cannot exchange, two renames by way of `aside`: `repair` finishes them after a kill.
    Raises OSError; nothing has moved then.
    """
    if not os.path.lexists(output):
        os.rename(tree, output)
        return
    if not _exchange(tree, output):
        os.rename(output, aside)
        try:
            os.rename(tree, output)
        except OSError:
            os.rename(aside, output)
            raise
        os.rename(aside, tree)


def repair(tree: Path, output: Path, aside: Path) -> None:
    """Finishes what a killed `put_in_place` left: `output` stands again, `aside` is gone."""
    if not os.path.lexists(aside):
        return
    try:
        if not os.path.lexists(output):
            os.rename(aside, output)
        elif not os.path.lexists(tree):
            os.rename(aside, tree)
    except OSError as refusal:
        raise CannotRun(f"Không khôi phục được OUTPUT “{output}” từ “{aside}”: {refusal.strerror}.") from refusal


def _exchange(one: Path, other: Path) -> bool:
    """renameat2(2) with RENAME_EXCHANGE; False where it is missing."""
    library = ctypes.CDLL(None, use_errno=True)
    if not hasattr(library, "renameat2"):  # glibc < 2.28, musl
        return False
    arguments = (_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), ctypes.c_uint(_RENAME_EXCHANGE))
    if library.renameat2(*arguments) == 0:
        return True
    number = ctypes.get_errno()
    if number in _UNSUPPORTED:
        return False
    raise OSError(number, os.strerror(number))

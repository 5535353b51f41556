"""One build at a time: a lock that dies with its process."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from portal.findings.finding import CannotRun

WAIT_S = 60.0
_PAUSE_S = 0.1


@contextmanager
def locked(path: Path, wait_s: float = WAIT_S) -> Iterator[bool]:
    """Holds the lock file `path`; gives whether it had to wait. Raises CannotRun naming the holder after `wait_s`
    seconds, OSError when the file cannot be made.

    The file stays: removing it would let two builds lock two different files of one name.
    """
    file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o644)
    try:
        has_waited = _acquire(file, path, wait_s)
        os.ftruncate(file, 0)
        os.pwrite(file, str(os.getpid()).encode(), 0)
        yield has_waited
    finally:
        os.close(file)


def _acquire(file: int, path: Path, wait_s: float) -> bool:
    until = time.monotonic() + wait_s
    has_waited = False
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return has_waited
        except BlockingIOError:
            if time.monotonic() >= until:
                holder = os.pread(file, 20, 0).decode("ascii", "replace") or "không rõ"
                raise CannotRun(
                    f"Tiến trình {holder} đang dựng và giữ khóa “{path}” quá {wait_s:.0f} giây: đợi nó xong."
                ) from None
        has_waited = True
        time.sleep(_PAUSE_S)

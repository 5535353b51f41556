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
def locked(path: Path, wait_s: float = WAIT_S) -> Iterator[None]:
    """Holds the lock file `path`. Raises CannotRun naming the holder after `wait_s` seconds, or when it cannot be made.

    The file stays: removing it would let two builds lock two different files of one name.
    """
    try:
        file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o644)
    except OSError as refusal:
        raise CannotRun(f"Không tạo được khóa “{path}”: {refusal.strerror}.") from refusal
    try:
        _acquire(file, path, wait_s)
        os.ftruncate(file, 0)
        os.pwrite(file, str(os.getpid()).encode(), 0)
        yield
    finally:
        os.close(file)


def _acquire(file: int, path: Path, wait_s: float) -> None:
    until = time.monotonic() + wait_s
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() >= until:
                holder = os.pread(file, 20, 0).decode("ascii", "replace") or "không rõ"
                raise CannotRun(
                    f"Một lần dựng khác (tiến trình {holder}) đang giữ “{path.parent}” quá {wait_s:.0f} giây: đợi nó xong."
                ) from None
        time.sleep(_PAUSE_S)

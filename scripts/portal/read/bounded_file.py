"""Reading a file of the content once, whole and within its limit."""

import os
import stat
from dataclasses import dataclass

from portal.findings.finding import CannotRun, Finding, Place
from portal.read.tree import SourceFile


@dataclass(frozen=True, slots=True)
class SizeLimit:
    """How heavy a file may be, in bytes. `thing` opens the sentence (“Ảnh”), `hint` says how to make it lighter."""

    thing: str
    warned_bytes: int
    refused_bytes: int
    hint: str


def read_bounded(file: SourceFile, limit: SizeLimit) -> tuple[bytes | None, tuple[Finding, ...]]:
    """The bytes, or None with the reason: empty or too heavy. A heavy file that is still taken brings a warning.

    No more than the limit is ever in memory. Raises CannotRun as `read_plain`.
    """
    place = Place(file.path)
    data = read_plain(file.real, limit.refused_bytes) if file.size <= limit.refused_bytes else None
    if data is None:
        size = megabytes(max(file.size, limit.refused_bytes + 1))
        most = megabytes(limit.refused_bytes)
        message = f"{limit.thing} “{file.name}” nặng {size}, nhiều nhất {most}."
        return None, (Finding(place, "DL-10", "error", message, limit.hint),)
    if not data:
        return None, (Finding(place, "DL-08", "error", f"Tệp “{file.name}” rỗng (0 byte).", "Chép lại tệp gốc."),)
    if len(data) > limit.warned_bytes:
        message = f"{limit.thing} “{file.name}” nặng {megabytes(len(data))}, nên dưới {megabytes(limit.warned_bytes)}."
        return data, (Finding(place, "DL-10", "warning", message, limit.hint),)
    return data, ()


def read_plain(real: str, limit_bytes: int) -> bytes | None:
    """A plain file's bytes, None when there are more than `limit_bytes`.

    Follows no symlink and waits for no pipe. Raises CannotRun when the disk refuses or the file is no longer plain.
    """
    try:
        # What stood here when the folder was scanned may have been exchanged since.
        descriptor = os.open(real, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(descriptor, "rb") as opened:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise CannotRun(f"{real} không còn là tệp thường.")
            data = opened.read(limit_bytes + 1)
    except OSError as refusal:
        raise CannotRun(f"Không đọc được {real}: {refusal.strerror}.") from refusal
    return data if len(data) <= limit_bytes else None


def megabytes(size_bytes: int) -> str:
    """`3 200 001` bytes -> `3,3 MB`: rounded up, so that what is over a limit never reads as the limit itself."""
    whole, tenth = divmod(-(-size_bytes // 100_000), 10)
    return f"{whole},{tenth} MB" if tenth else f"{whole} MB"

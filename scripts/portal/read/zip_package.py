"""The parts of a zip package, inflated one after another under account."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import NamedTuple

from portal.read.file_fault import Fault
from portal.read.inflation import Inflation, TooMuch

ENTRIES_LIMIT = 2_000
# Counted in the raw bytes before the directory is believed; packages within the package count here too.
_DIRECTORY_LIMIT = 20_000
_CHUNK_BYTES = 65_536
_OUTSIDE = re.compile(r"[/\\]|[A-Za-z]:|(?:.*[/\\])?\.\.(?:[/\\]|\Z)", re.DOTALL)
# What zipfile of Python 3.11-3.13 raises for bytes that are not a whole package, seen by cutting and flipping (tests).
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    LookupError,
    NotImplementedError,
)

_SAVE = "Mở tệp bằng Word, Excel, PowerPoint hoặc LibreOffice, lưu lại rồi gửi lại."


class Part(NamedTuple):
    """One file of the package. `name` as written, with `/`."""

    name: str
    data: bytes


class PackageFault(Exception):
    """The package as a whole cannot be looked into; `fault` says why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


def parts_of(data: bytes, account: Inflation) -> Iterator[Part]:
    """Every file in the order of the directory; folders are passed over.

    Raises PackageFault (broken, locked, or a name that leads outside) and TooMuch.
    """
    if data.count(b"PK\x01\x02") > _DIRECTORY_LIMIT:
        raise TooMuch(f"chứa quá {ENTRIES_LIMIT} tệp con.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            entries = package.infolist()
            _check(entries)
            for entry in entries:
                if not entry.is_dir():
                    yield Part(entry.filename, _inflated(package, entry, account))
    except _BROKEN as broken:
        raise PackageFault(Fault("DL-08", "hỏng: gói nén bên trong không mở được.", _SAVE)) from broken


def _check(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > ENTRIES_LIMIT:
        raise TooMuch(f"chứa {len(entries)} tệp con, nhiều nhất {ENTRIES_LIMIT}.")
    names = [entry.orig_filename for entry in entries]
    if any(_OUTSIDE.match(name) or "\x00" in name for name in names):
        raise PackageFault(Fault("DL-09", "chứa tệp con có đường dẫn dẫn ra ngoài gói.", _SAVE))
    if len({name.casefold() for name in names}) < len(names):
        raise PackageFault(Fault("DL-08", "hỏng: có hai tệp con trùng tên.", _SAVE))
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise PackageFault(Fault("DL-09", "đặt mật khẩu.", "Bỏ mật khẩu, lưu lại rồi gửi lại."))
    if any(entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for entry in entries):
        raise PackageFault(Fault("DL-08", "nén theo cách mà tài liệu văn phòng không dùng.", _SAVE))


def _inflated(package: zipfile.ZipFile, entry: zipfile.ZipInfo, account: Inflation) -> bytes:
    data = bytearray()
    with package.open(entry) as opened:
        while chunk := opened.read(_CHUNK_BYTES):
            account.add(len(chunk))
            data += chunk
    return bytes(data)

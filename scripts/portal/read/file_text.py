"""The text of a source file: bytes -> text, within limits, never following a link."""

from dataclasses import dataclass

from portal.findings.finding import CannotRun, Finding, Place
from portal.read.bounded_file import read_plain
from portal.read.tree import SourceFile

# TCVN3 and VNI files are single-byte; Windows-1258 too. They show themselves as invalid UTF-8.
_ENCODING_HINT = "Mở bằng phần mềm soạn thảo, chọn “Lưu với mã UTF-8” rồi gửi lại."


@dataclass(frozen=True, slots=True)
class FileText:
    """Text of a file as it lies there: newlines kept, a leading byte order mark dropped."""

    path: str
    text: str


def read_text(
    file: SourceFile, limit_bytes: int, warn_bytes: int | None = None
) -> tuple[FileText | None, tuple[Finding, ...]]:
    """UTF-8 text of the file; None (told) when it is too large, cannot be read or has another encoding."""
    place = Place(file.path)
    try:
        raw = read_plain(file.real, limit_bytes)
    except CannotRun as refusal:
        return None, (Finding(place, "DL-01", "error", str(refusal), "Kiểm tra quyền đọc tệp."),)
    if raw is None:
        message = f"Tệp nặng {-(-file.size // 1000)} KB, nhiều nhất {limit_bytes // 1000} KB."
        return None, (Finding(place, "DL-10", "error", message, "Chia thành nhiều bài."),)
    findings: list[Finding] = []
    if warn_bytes is not None and len(raw) > warn_bytes:
        message = f"Tệp nặng {len(raw) // 1000} KB; một bài thường dưới {warn_bytes // 1000} KB."
        findings.append(Finding(place, "DL-10", "warning", message, "Nên chia thành nhiều bài."))
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None, (Finding(place, "CT-02", "error", "Tệp ghi bằng mã UTF-16, không phải UTF-8.", _ENCODING_HINT),)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as broken:
        message = f"Tệp không ghi bằng mã UTF-8 (byte 0x{raw[broken.start]:02X})."
        return None, (Finding(_place(file, raw, broken.start), "CT-02", "error", message, _ENCODING_HINT),)
    if "\x00" in text:
        zero = _place(file, raw, raw.index(b"\x00"))
        return None, (Finding(zero, "CT-02", "error", "Tệp có byte 0: đây không phải tệp văn bản.", _ENCODING_HINT),)
    return FileText(file.path, text.removeprefix("\ufeff")), tuple(findings)


def _place(file: SourceFile, raw: bytes, offset: int) -> Place:
    line_start = raw.rfind(b"\n", 0, offset) + 1
    col = len(raw[line_start:offset].decode("utf-8", "replace")) + 1
    return Place(file.path, raw.count(b"\n", 0, offset) + 1, col)

"""What a part of a Word, Excel or PowerPoint file may not hold. Source: ECMA-376 part 2 (packages), part 1 (types)."""

import re
from collections.abc import Iterator

from portal.read.file_fault import Fault
from portal.read.inflation import Inflation
from portal.read.xml_elements import elements_of
from portal.read.zip_package import Part

TYPES_PART = "[content_types].xml"
_OPEN = "application/vnd.openxmlformats-officedocument."
_MAIN = {
    f"{_OPEN}wordprocessingml.document.main+xml": "docx",
    f"{_OPEN}spreadsheetml.sheet.main+xml": "xlsx",
    f"{_OPEN}presentationml.presentation.main+xml": "pptx",
}
_ACTIVE_TYPES = ("macroenabled", "vbaproject", "vbadata", "macrosheet", "activex", "attachedtoolbars")
_ACTIVE_NAMES = ("vbaproject.bin", "vbadata.xml", "attachedtoolbars.bin")
# A link that a reader clicks; other ties to the outside are followed when the file opens.
_HARMLESS = frozenset({"hyperlink"})
_MEDIA = frozenset({"image", "audio", "video", "media", "externalLinkPath", "xlPathMissing", "xlExternalLinkPath"})
_LINKS = {
    "attachedTemplate": "lấy mẫu (template) từ nơi khác",
    "oleObject": "gắn đối tượng OLE ở nơi khác",
    "frame": "nhúng trang ở nơi khác",
    "subDocument": "nhúng tài liệu con ở nơi khác",
}

# Fields of Word by which a document starts a program (DDE, since 1987); their code may be cut into any pieces.
_FIELD_CODE = re.compile(rb"<(?:\w+:)?instrText\b[^>]*>([^<]*)|\binstr=(?:\"([^\"]*)|'([^']*))")
_DDE = re.compile(rb"(?<![A-Za-z])DDE(?:AUTO)?(?![A-Za-z])", re.IGNORECASE)

MACRO = Fault("DL-09", "chứa macro hoặc điều khiển tự chạy.", "Lưu lại thành docx, xlsx hoặc pptx không có macro.")


def ooxml_kinds(part: Part, account: Inflation) -> frozenset[str]:
    """Which of docx, xlsx, pptx the list of types (`TYPES_PART`) says the package is. Raises ForeignXml, TooMuch."""
    return frozenset(_MAIN[kind] for kind in _content_types(part, account) if kind in _MAIN)


def ooxml_faults(part: Part, account: Inflation) -> Iterator[Fault]:
    """Macros, controls and ties to the outside that one part brings. Raises ForeignXml, TooMuch."""
    name = part.name.lower()
    if name.rpartition("/")[2] in _ACTIVE_NAMES:
        yield MACRO
    elif name == TYPES_PART:
        if any(word in kind.lower() for kind in _content_types(part, account) for word in _ACTIVE_TYPES):
            yield MACRO
    elif name.endswith(".rels"):
        yield from _outward(part, account)
    elif name.endswith(".xml") and _asks_programs(part.data):
        yield Fault("DL-09", "chứa trường DDE gọi chương trình khác.", "Xóa trường ấy, lưu lại rồi gửi lại.")


def _asks_programs(data: bytes) -> bool:
    """Whether a field of Word or a link of Excel (`ddeLink`) asks another program for its content."""
    code = b"".join(b"".join(pieces) for pieces in _FIELD_CODE.findall(data)) if b"instr" in data else b""
    return _DDE.search(code) is not None or b"ddeLink" in data


def _content_types(part: Part, account: Inflation) -> list[str]:
    return [attributes.get("ContentType", "") for _, attributes in elements_of(part.data, account)]


def _outward(part: Part, account: Inflation) -> Iterator[Fault]:
    for element, attributes in elements_of(part.data, account):
        kind = attributes.get("Type", "").rpartition("/")[2]
        if element != "Relationship" or attributes.get("TargetMode", "").lower() != "external" or kind in _HARMLESS:
            continue
        target = attributes.get("Target", "").replace("\\", "/").lower()
        if kind in _MEDIA and not (kind == "image" and target.startswith(("//", "file:"))):
            hint = "Chèn hẳn ảnh, số liệu vào tệp (ngắt liên kết) rồi lưu lại."
            yield Fault(
                "DL-09", "dùng ảnh hoặc số liệu nằm ngoài tệp: người tải về có thể không thấy.", hint, "warning"
            )
        else:
            word = _LINKS.get(kind, "tự lấy nội dung từ nơi khác")
            yield Fault("DL-09", f"{word}.", "Ngắt liên kết ra ngoài tệp, lưu lại rồi gửi lại.")

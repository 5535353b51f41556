"""An Office file (OOXML or OpenDocument): the package its ending says, and nothing in it that acts by itself."""

from collections.abc import Iterator

from portal.read.file_fault import Fault
from portal.read.file_kind import kind_of
from portal.read.inflation import Inflation, TooMuch
from portal.read.odf_part import KIND_PART, odf_faults, odf_kinds
from portal.read.ooxml_part import MACRO, TYPES_PART, ooxml_faults, ooxml_kinds
from portal.read.xml_elements import ForeignXml
from portal.read.zip_package import PackageFault, Part, parts_of

_SAVE = "Mở tệp bằng Word, Excel, PowerPoint hoặc LibreOffice, lưu lại rồi gửi lại."
_TAKE_OUT = "Xóa tệp nhúng khỏi tài liệu, lưu lại rồi gửi lại."
# A chart carries its sheet, which may carry another; nothing honest goes deeper.
_DEPTH_LIMIT = 2
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def inspect_office(data: bytes, ending: str) -> Iterator[Fault]:
    """Faults of a file that starts as a zip package, each once. `ending`: docx, xlsx, pptx, odt, ods or odp."""
    try:
        kinds, faults = _look(data, Inflation(len(data)), depth=0)
    except TooMuch as limit:
        yield Fault("DL-10", limit.message, _SAVE)
    except PackageFault as refusal:
        yield refusal.fault
    except ForeignXml:
        yield Fault("DL-08", "hỏng: có phần XML không đọc được.", _SAVE)
    else:
        if ending not in kinds and MACRO not in faults:
            inside = " và ".join(kind.upper() for kind in sorted(kinds)) or "gói nén không phải tài liệu văn phòng"
            yield Fault(
                "DL-08", f"mang đuôi “.{ending}” nhưng bên trong là {inside}.", f"Lưu lại thành {ending}, rồi gửi lại."
            )
            return
        yield from faults


def is_locked(data: bytes) -> bool:
    """Whether an old-style container holds a new document under a password, as Office saves it."""
    return data.startswith(_OLE) and "EncryptedPackage".encode("utf-16-le") in data


def _look(data: bytes, account: Inflation, depth: int) -> tuple[frozenset[str], list[Fault]]:
    """The document types the package claims, and its faults. Raises TooMuch, PackageFault, ForeignXml."""
    if depth > _DEPTH_LIMIT:
        raise TooMuch(f"lồng gói nén quá {_DEPTH_LIMIT} lớp.")
    kinds: frozenset[str] = frozenset()
    faults: dict[Fault, None] = {}
    for part in parts_of(data, account):
        if part.name.lower() == TYPES_PART:
            kinds |= ooxml_kinds(part, account)
        elif part.name == KIND_PART:
            kinds |= odf_kinds(part)
        faults |= dict.fromkeys(
            [*ooxml_faults(part, account), *odf_faults(part, account), *_embedded(part, account, depth)]
        )
    return kinds, list(faults)


def _embedded(part: Part, account: Inflation, depth: int) -> Iterator[Fault]:
    """Files inside the file: a chart's sheet and an equation belong there, programs and archives do not."""
    kind = kind_of(part.data[:4096])
    if part.data.startswith(_OLE):
        if "_VBA_PROJECT".encode("utf-16-le") in part.data:
            yield MACRO
        if "\x01Ole10Native".encode("utf-16-le") in part.data:
            yield Fault("DL-09", "chứa tệp khác nhúng bên trong.", _TAKE_OUT)
    elif kind.ending == "zip":
        kinds, faults = _look(part.data, account, depth + 1)
        if not kinds and MACRO not in faults:
            yield Fault("DL-09", "chứa gói nén nhúng bên trong.", _TAKE_OUT)
        yield from faults
    elif kind.word.startswith("chương trình"):
        yield Fault("DL-09", f"chứa {kind.word} nhúng bên trong.", _TAKE_OUT)

"""A file to download beside a text: of an allowed kind, whole, and with nothing in it that acts by itself."""

import hashlib
from collections.abc import Iterator

from portal.findings.finding import Finding, Place, has_error
from portal.model.text_parts import Attachment
from portal.read.bounded_file import SizeLimit, read_bounded
from portal.read.file_fault import Fault
from portal.read.file_kind import UNKNOWN, kind_of
from portal.read.office_package import inspect_office, is_locked
from portal.read.pdf_scan import inspect_pdf
from portal.read.plain_text import inspect_text
from portal.read.tree import SourceFile

_WEIGHT = SizeLimit("Tệp", 10_000_000, 25_000_000, "Nén ảnh trong tệp, hoặc tách thành nhiều tệp, rồi gửi lại.")
_TEXTS = frozenset({"csv", "ics", "txt"})


def inspect_attachment(file: SourceFile, base: str, title: str | None) -> tuple[Attachment | None, tuple[Finding, ...]]:
    """The record of a file to download, or None with every reason.

    `base`: address of its page (`/tin-bai/u/2024-01-01-x/`); `title`: as the author gave it, else from the file's name.
    Findings: DL-08 not what its ending says, or broken; DL-09 what a file may not hold; DL-10 over a limit (a warning
    leaves the record). Raises CannotRun when the disk refuses.
    """
    data, told = read_bounded(file, _WEIGHT)
    if data is None:
        return None, told
    told = (*told, *(_finding(file, fault) for fault in _faults(file.type, data)))
    if has_error(told):
        return None, told
    digest = hashlib.blake2b(data, digest_size=16).hexdigest()
    shown = title or title_of(file.name)
    return Attachment(file.name, base + file.name, shown, file.type.upper(), len(data), digest), told


def title_of(name: str) -> str:
    """`mau-don_2024.docx` -> `Mau don 2024`: what is shown when the author gave no title."""
    words = name.rpartition(".")[0].replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def _faults(ending: str, data: bytes) -> Iterator[Fault]:
    kind = kind_of(data)
    if ending in _TEXTS:
        # Old Vietnamese encodings look like nothing known: told as what they are, a text that is not UTF-8.
        if kind == UNKNOWN or kind.ending in _TEXTS:
            yield from inspect_text(data, ending)
        else:
            yield _mismatch(ending, kind.word)
    elif is_locked(data):
        yield Fault("DL-09", "đặt mật khẩu.", "Bỏ mật khẩu, lưu lại rồi gửi lại.")
    elif kind.ending == "pdf" and ending == "pdf":
        yield from inspect_pdf(data)
    elif kind.ending == "zip" and ending != "pdf":
        yield from inspect_office(data, ending)
    else:
        yield _mismatch(ending, kind.word)


def _mismatch(ending: str, word: str) -> Fault:
    hint = f"Mở tệp bằng phần mềm đã tạo ra nó, lưu lại thành {ending} rồi gửi lại."
    return Fault("DL-08", f"mang đuôi “.{ending}” nhưng bên trong là {word}.", hint)


def _finding(file: SourceFile, fault: Fault) -> Finding:
    place = Place(file.path, fault.line, fault.col)
    return Finding(place, fault.code, fault.severity, f"Tệp “{file.name}” {fault.message}", fault.hint)

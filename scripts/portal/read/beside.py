"""Pictures and attachments that lie beside a text: inspected once, before the text is read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from portal.findings.finding import Finding, Place
from portal.findings.nearest import nearest_hint
from portal.model.header import AttachmentNote, PictureNote
from portal.model.text_parts import Attachment, Picture
from portal.read.attachment import inspect_attachment
from portal.read.picture import inspect_picture, promised_pixels
from portal.read.tree import PICTURE_TYPES, Folder
from portal.read.yaml_file import Sheet

# of one article; thirty photographs of a good phone are 360 million
_REFUSED_PIXELS = 400_000_000
_FEW_PICTURES = 4


@dataclass(frozen=True, slots=True)
class Beside:
    """By file name; `refused` are names that were told already."""

    pictures: Mapping[str, Picture]
    attachments: Mapping[str, Attachment]
    refused: frozenset[str]
    findings: tuple[Finding, ...]


def inspect_beside(folder: Folder, base: str, titles: Mapping[str, str | None]) -> Beside:
    """`base` is the address of the page; `titles` those of attachments that the header names."""
    pictures: dict[str, Picture] = {}
    attachments: dict[str, Attachment] = {}
    heavy = tuple(_too_many_pixels(folder))
    findings: list[Finding] = [*heavy]
    for file in folder.files:
        told: tuple[Finding, ...] = ()
        if file.type not in PICTURE_TYPES:
            attachment, told = inspect_attachment(file, base, titles.get(file.name))
            if attachment is not None:
                attachments[file.name] = attachment
        elif not heavy:
            picture, told = inspect_picture(file, base)
            if picture is not None:
                pictures[file.name] = picture
        findings.extend(told)
    present = {file.name for file in folder.files}
    refused = frozenset(present - pictures.keys() - attachments.keys())
    return Beside(pictures, attachments, refused, tuple(findings))


def _too_many_pixels(folder: Folder) -> Iterator[Finding]:
    """Told before any pixel is decoded: small files may promise hours of work."""
    pictures = [file for file in folder.files if file.type in PICTURE_TYPES]
    if len(pictures) <= _FEW_PICTURES:
        return
    total = sum(promised_pixels(file) for file in pictures)
    if total > _REFUSED_PIXELS:
        message = (
            f"Các ảnh của bài có {total // 1_000_000} triệu điểm ảnh, nhiều nhất {_REFUSED_PIXELS // 1_000_000} triệu."
        )
        yield Finding(Place(folder.index.path), "DL-10", "error", message, "Thu nhỏ ảnh, hoặc bớt ảnh.")


def check_notes(
    pictures: Mapping[str, PictureNote], attachments: tuple[AttachmentNote, ...] | None, beside: Beside, sheet: Sheet
) -> tuple[Finding, ...]:
    """Files that the header names must lie in the folder."""
    findings: list[Finding] = []
    for name in pictures:
        if name not in beside.pictures and name not in beside.refused:
            place = sheet.keys.get(("pictures", name), sheet.place(("pictures",)))
            hint = nearest_hint(name, beside.pictures) or "Đặt ảnh cạnh index.md, hoặc xóa dòng này."
            findings.append(Finding(place, "LK-02", "error", f"Không có ảnh “{name}” cạnh bài.", hint, target=name))
    for n, note in enumerate(attachments or ()):
        if note.file not in beside.attachments and note.file not in beside.refused:
            place = sheet.place(("attachments", n, "file"))
            hint = nearest_hint(note.file, beside.attachments) or "Đặt tệp cạnh index.md, hoặc xóa dòng này."
            findings.append(
                Finding(place, "LK-02", "error", f"Không có tệp “{note.file}” cạnh bài.", hint, target=note.file)
            )
    return tuple(findings)


def unused_files(
    folder: Folder, pictures: tuple[Picture, ...], attachments: tuple[Attachment, ...]
) -> Iterator[Finding]:
    """Files beside the text that no page will show: nothing vanishes without a word."""
    shown = {picture.file for picture in pictures if picture.used} | {attachment.file for attachment in attachments}
    for file in folder.files:
        if file.name not in shown:
            is_picture = file.type in PICTURE_TYPES
            message = f"{'Ảnh' if is_picture else 'Tệp'} “{file.name}” không có trong bài nên không lên cổng."
            way = f"![mô tả]({file.name})" if is_picture else f"[tên tệp]({file.name})"
            yield Finding(Place(file.path), "DL-23", "warning", message, f"Viết {way} trong bài, hoặc xóa tệp.")

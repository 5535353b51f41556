"""Whether the first bytes of a file are what its name promises."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from portal.seen.built_tree import BuiltFile, BuiltTree

_HEAD_BYTES = 1024
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",)
_STARTS: Mapping[str, tuple[bytes, ...]] = {
    "pdf": (b"%PDF-",), "jpg": (b"\xff\xd8\xff",), "jpeg": (b"\xff\xd8\xff",), "png": (b"\x89PNG\r\n\x1a\n",),
    "gif": (b"GIF87a", b"GIF89a"), "webp": (b"RIFF",), "wav": (b"RIFF",), "ico": (b"\x00\x00\x01\x00", b"\x89PNG"),
    "bmp": (b"BM",), "docx": _ZIP, "xlsx": _ZIP, "pptx": _ZIP, "odt": _ZIP, "ods": _ZIP, "odp": _ZIP, "zip": _ZIP,
    "epub": _ZIP, "doc": (*_OLE, b"{\\rtf"), "xls": (*_OLE, b"\x09\x08"), "ppt": _OLE, "woff2": (b"wOF2",),
    "woff": (b"wOFF",), "gz": (b"\x1f\x8b",), "7z": (b"7z\xbc\xaf",), "rar": (b"Rar!",), "rtf": (b"{\\rtf",),
    "ogg": (b"OggS",), "webm": (b"\x1aE\xdf\xa3",),
}  # fmt: skip
_OTHERS = frozenset({"mp3", "mp4", "m4a", "mov", "avif", "ttf", "otf", "eot", "csv", "txt", "ics"})
_PICTURES = frozenset({"jpg", "jpeg", "png", "gif", "webp", "ico", "bmp"})
_LOOKED_AT = _STARTS.keys() | _OTHERS
_MAY_BE_EMPTY = frozenset({"txt", "csv"})
# What comes instead of a file when a server's answer was saved under its name.
_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Unsound:
    """`why` ends a sentence. `shows`: browsers show it all the same, as they look at the bytes of pictures."""

    why: str
    shows: bool = False


def unsound_files(tree: BuiltTree, strict: bool) -> dict[str, Unsound]:
    """Path -> what is wrong with a picture or attachment. Only first bytes are read.

    Not `strict`: only files that begin as files of another kind do; `strict`: also empty and unrecognised ones.
    """
    found: dict[str, Unsound] = {}
    for file in tree.files:
        ending = file.path.rpartition(".")[2].lower()
        if ending in _LOOKED_AT:
            why = _unsound(tree, file, ending, strict)
            if why is not None:
                found[file.path] = why
    return found


def _unsound(tree: BuiltTree, file: BuiltFile, ending: str, strict: bool) -> Unsound | None:
    if file.size == 0:
        return Unsound("rỗng (0 byte)") if strict and ending not in _MAY_BE_EMPTY else None
    head = tree.read(file.path, _HEAD_BYTES)
    starts = _STARTS.get(ending)
    if _PAGE.match(head):
        return Unsound(f"không phải tệp .{ending} mà là một trang HTML")
    if starts is None or head.startswith(starts) or (ending == "pdf" and b"%PDF-" in head):
        return None
    real = next((name for name, marks in _STARTS.items() if len(marks[0]) > 2 and head.startswith(marks)), None)
    if real is not None:
        return Unsound(f"không phải tệp .{ending} mà là .{real}", {ending, real} <= _PICTURES)
    return Unsound(f"không phải tệp .{ending}") if strict else None

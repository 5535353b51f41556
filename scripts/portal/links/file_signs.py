"""Whether the first bytes of a file are what its name promises."""

import re
from collections.abc import Iterator, Mapping

from portal.seen.built_tree import BuiltFile, BuiltTree

_HEAD_BYTES = 1024
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",)
_STARTS: Mapping[str, tuple[bytes, ...]] = {
    "pdf": (b"%PDF-", b"\xef\xbb\xbf%PDF-"), "jpg": (b"\xff\xd8\xff",), "jpeg": (b"\xff\xd8\xff",), "png": (b"\x89PNG\r\n\x1a\n",),
    "gif": (b"GIF87a", b"GIF89a"), "webp": (b"RIFF",), "ico": (b"\x00\x00\x01\x00", b"\x89PNG"), "bmp": (b"BM",),
    "docx": _ZIP, "xlsx": _ZIP, "pptx": _ZIP, "odt": _ZIP, "ods": _ZIP, "odp": _ZIP, "zip": _ZIP, "epub": _ZIP,
    "doc": (*_OLE, b"{\\rtf"), "xls": (*_OLE, b"\x09\x08"), "ppt": _OLE, "woff2": (b"wOF2",), "woff": (b"wOFF",),
    "gz": (b"\x1f\x8b",), "7z": (b"7z\xbc\xaf",), "rar": (b"Rar!",), "rtf": (b"{\\rtf",),
}  # fmt: skip
# What comes instead of a file when a server's answer was saved under its name.
_PAGE = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_BINARY = frozenset({
    *_STARTS, "mp3", "mp4", "m4a", "webm", "ogg", "wav", "avif", "ttf", "otf", "eot", "csv", "txt", "ics", "svg", "css", "js",
})  # fmt: skip


def unsound_files(tree: BuiltTree, files: Iterator[BuiltFile] | tuple[BuiltFile, ...]) -> dict[str, str]:
    """Path -> what is wrong, as the end of a sentence: empty, or not what the name says. By the first bytes only."""
    found: dict[str, str] = {}
    for file in files:
        ending = file.path.rpartition(".")[2].lower()
        if ending in _BINARY and (why := _unsound(tree, file, ending)) is not None:
            found[file.path] = why
    return found


def _unsound(tree: BuiltTree, file: BuiltFile, ending: str) -> str | None:
    if file.size == 0:
        return None if ending in ("css", "js", "txt", "csv") else "rỗng (0 byte)"
    if ending in ("css", "js", "txt"):
        return None
    with open(tree.real(file.path), "rb") as opened:
        head = opened.read(_HEAD_BYTES)
    starts = _STARTS.get(ending)
    if _PAGE.match(head):
        return f"không phải tệp .{ending} mà là một trang HTML"
    if starts is None or head.startswith(starts) and (ending != "webp" or head[8:12] == b"WEBP"):
        return None
    if ending == "pdf" and b"%PDF-" in head:
        return None
    real = next((name for name, marks in _STARTS.items() if head.startswith(marks)), None)
    return f"không phải tệp .{ending}" + (f" mà là .{real}" if real and real != ending else "")

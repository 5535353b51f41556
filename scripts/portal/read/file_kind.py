"""What a file really is, told from its first bytes."""

import codecs
from typing import NamedTuple

_HTML_STARTS = (
    b"<!doctype html", b"<html", b"<head", b"<body", b"<script", b"<iframe", b"<style", b"<title", b"<table", b"<div",
    b"<h1", b"<font", b"<a ", b"<br", b"<p>", b"<p ", b"<b>", b"<!--",
)  # fmt: skip


class Kind(NamedTuple):
    """`ending`: the file ending it should carry, None when the portal takes no such file; `word`: as people say it."""

    ending: str | None
    word: str


_STARTS: tuple[tuple[bytes, Kind], ...] = (
    (b"\xff\xd8\xff", Kind("jpg", "ảnh JPEG")),
    (b"\x89PNG\r\n\x1a\n", Kind("png", "ảnh PNG")),
    (b"%PDF-", Kind("pdf", "tài liệu PDF")),
    (b"GIF8", Kind(None, "ảnh GIF")),
    (b"II*\x00", Kind(None, "ảnh TIFF")),
    (b"MM\x00*", Kind(None, "ảnh TIFF")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind(None, "tài liệu Office đời cũ (doc, xls, ppt)")),
    (b"PK\x03\x04", Kind("zip", "gói nén ZIP")),
    (b"PK\x05\x06", Kind("zip", "gói nén ZIP")),
    (b"Rar!", Kind(None, "gói nén RAR")),
    (b"7z\xbc\xaf\x27\x1c", Kind(None, "gói nén 7z")),
    (b"\x1f\x8b", Kind(None, "gói nén gzip")),
    (b"{\\rtf", Kind(None, "tài liệu RTF")),
    (b"\x7fELF", Kind(None, "chương trình Linux")),
    (b"#!", Kind(None, "tập lệnh")),
    (b"<?php", Kind(None, "tập lệnh PHP")),
    (b"BEGIN:VCALENDAR", Kind("ics", "lịch")),
)
# Two letters prove nothing where text may stand.
_WEAK_STARTS: tuple[tuple[bytes, Kind], ...] = (
    (b"BM", Kind(None, "ảnh BMP")),
    (b"MZ", Kind(None, "chương trình Windows")),
)
UNKNOWN = Kind(None, "dữ liệu không rõ loại")


def kind_of(data: bytes) -> Kind:
    """By the magic bytes at the very start; for text, by how browsers and editors would take it.

    A zip package is `zip`: which Office format it holds is told by what lies inside.
    """
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return Kind("webp", "ảnh WebP")
    if data[4:8] == b"ftyp":
        brand = data[8:12]
        if brand == b"avif":
            return Kind(None, "ảnh AVIF")
        return Kind(
            None, "ảnh HEIC của điện thoại" if brand in (b"heic", b"heix", b"mif1", b"msf1") else "đoạn phim MP4"
        )
    plain = data.removeprefix(b"\xef\xbb\xbf")
    for start, kind in _STARTS:
        if (plain if kind.ending == "ics" else data).startswith(start):
            return kind
    return _text_kind(plain)


def _text_kind(data: bytes) -> Kind:
    head = data[:4096]
    start = head.lstrip(b" \t\r\n\x0c").lower()
    if start.startswith(_HTML_STARTS):
        return Kind(None, "trang HTML")
    if start.startswith((b"<svg", b"<?xml")):
        return Kind(None, "ảnh SVG" if b"<svg" in start else "tệp XML")
    if head[:2] in (b"\xff\xfe", b"\xfe\xff") or _is_text(head):
        return Kind("txt", "văn bản thường")
    return next((kind for weak, kind in _WEAK_STARTS if head.startswith(weak)), UNKNOWN)


def _is_text(head: bytes) -> bool:
    """Whether only characters of text stand there; a letter cut at the end of `head` does not count against it."""
    try:
        text = codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return False
    return all(c.isprintable() or c in "\t\r\n\x0c" for c in text)

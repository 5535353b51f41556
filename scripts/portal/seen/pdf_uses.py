"""Addresses that a PDF opens: URI actions of its links (ISO 32000-1 12.6.4.7), also in packed lists of objects.

A scan, not a reader: enough to know where links lead, at none of the risk of showing a page. Locked files are passed
over: their addresses are locked too.
"""

import re
import zlib
from collections.abc import Iterator

from portal.read.inflation import Inflation, TooMuch
from portal.seen.use import Use

_STREAM = re.compile(rb"(?<!end)stream(?:\r\n|\n|\r)")
_URI = re.compile(rb"/URI\s*(?:\((?P<text>(?:[^()\\]|\\.|\((?:[^()\\]|\\.)*+\))*+)\)|<(?P<hex>[0-9A-Fa-f\s]*)>)", re.S)
_ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|(\r\n|\r|\n)|(.))", re.S)
_LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_MOST_STREAMS = 100_000
_DICTIONARY_BYTES = 4_096


def pdf_uses(data: bytes) -> Iterator[Use]:
    """Each address once, in the order of the file."""
    if b"/Encrypt" in data[-_DICTIONARY_BYTES:]:
        return
    found: dict[str, None] = {}
    for text in _texts(data):
        found |= dict.fromkeys(_address(match) for match in _URI.finditer(text))
    yield from (Use("link", address, 0) for address in found if not address.startswith("#"))


def _texts(data: bytes) -> Iterator[bytes]:
    """Everything outside streams, and the lists of objects inside them."""
    account = Inflation(len(data))
    position = 0
    for _ in range(_MOST_STREAMS):
        opening = _STREAM.search(data, position)
        if opening is None:
            break
        between = data[position : opening.start()]
        yield between
        closing = data.find(b"endstream", opening.end())
        position = closing if closing >= 0 else len(data)
        if b"/ObjStm" in between[-_DICTIONARY_BYTES:]:
            try:
                yield account.inflate(data[opening.end() : position])
            except (zlib.error, TooMuch):
                continue
    yield data[position:]


def _address(found: re.Match[bytes]) -> str:
    if found["hex"] is not None:
        digits = re.sub(rb"\s", b"", found["hex"]).decode("ascii")
        raw = bytes.fromhex(digits + "0" * (len(digits) % 2))
    else:
        raw = _ESCAPE.sub(_unescaped, found["text"])
    if raw.startswith(b"\xfe\xff"):
        return raw.decode("utf-16", "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _unescaped(found: re.Match[bytes]) -> bytes:
    code, line_end, letter = found.groups()
    if code is not None:
        return bytes([int(code, 8) & 0xFF])
    return b"" if line_end is not None else _LETTERS.get(letter, letter)

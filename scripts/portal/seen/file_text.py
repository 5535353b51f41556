"""Bytes of a built file -> text, as a browser would decode them."""

import codecs
import re

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)""", re.IGNORECASE)


def decoded(data: bytes) -> str:
    """Byte order mark, else UTF-8, else what the file's first 1,024 bytes declare, else Windows-1252."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    declared = _DECLARED.search(data[:1024])
    name = declared[1].decode("ascii") if declared else "utf-8"
    try:
        encoding = codecs.lookup(name)
        if encoding.name == "utf-8" or not getattr(encoding, "_is_text_encoding", True):
            return data.decode("cp1252" if declared is None else "utf-8", "replace")
        return data.decode(name, "replace")
    except LookupError:
        return data.decode("cp1252", "replace")

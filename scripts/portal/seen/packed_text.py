"""The text of a built file that is read as text, unpacked first where its name says that it is packed."""

import zlib

from portal.seen.file_text import decoded

PACKED = ".gz"
LARGEST_BYTES = 40_000_000


def file_text(path: str, data: bytes) -> str | None:
    """None: packed, and cannot be unpacked to at most 40 MB."""
    if not path.lower().endswith(PACKED):
        return decoded(data)
    unpacking = zlib.decompressobj(31)
    try:
        plain = unpacking.decompress(data, LARGEST_BYTES)
    except zlib.error:
        return None
    return decoded(plain) if unpacking.eof else None

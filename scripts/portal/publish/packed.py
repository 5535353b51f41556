"""Packed twins of text files (`x.html.gz`, `x.html.br`): the same bytes on every machine with the same libraries."""

import gzip
import zlib
from importlib.metadata import version

import brotli  # type: ignore[import-untyped]

_PACKED = (".html", ".css", ".js", ".json", ".svg", ".txt", ".xml", ".ics", ".csv", ".ico")
_LEAST_BYTES = 256  # below it the packed answer saves no packet
_GZIP_LEVEL = 9
_BROTLI_PAGE, _BROTLI_ASSET = 9, 11  # 11 costs twenty times as much for 5 %: for what is kept for ever only


def packing_version() -> str:
    """What the bytes of the twins depend on."""
    return f"gzip-{zlib.ZLIB_RUNTIME_VERSION}-{_GZIP_LEVEL} brotli-{version('brotli')}-{_BROTLI_PAGE}-{_BROTLI_ASSET}"


def twin_endings(path: str, content: bytes) -> tuple[str, ...]:
    """Which twins a file gets; none for what is packed by its own format or too short."""
    return (".gz", ".br") if path.endswith(_PACKED) and len(content) >= _LEAST_BYTES else ()


def packed(path: str, content: bytes, ending: str) -> bytes:
    """The twin of `path`; `ending` is `.gz` or `.br`."""
    if ending == ".gz":
        return gzip.compress(content, _GZIP_LEVEL, mtime=0)
    quality = _BROTLI_ASSET if path.startswith("theme/") else _BROTLI_PAGE
    return bytes(brotli.compress(content, quality=quality))

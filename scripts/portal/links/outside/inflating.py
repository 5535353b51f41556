"""Bodies as they come over the wire -> plain bytes, never more than asked for (no decompression bomb)."""

import zlib


class Inflating:
    """One body. `encoding`: the Content-Encoding header; what is not gzip or deflate is taken as it is."""

    def __init__(self, encoding: str, limit_bytes: int) -> None:
        self._limit = limit_bytes
        self._parts: list[bytes] = []
        self._left = limit_bytes
        name = encoding.strip().lower()
        self._inflate = zlib.decompressobj(47) if name in ("gzip", "x-gzip", "deflate") else None  # 47: by its header

    def add(self, chunk: bytes) -> bool:
        """Take what arrived; False when no more is wanted."""
        plain = chunk[: self._left]
        if self._inflate is not None:
            try:
                plain = self._inflate.decompress(chunk, self._left)
            except zlib.error:
                self._inflate = None  # announced as compressed, but is not: browsers that meet it show nothing of it
                self._left = 0
                return False
        self._parts.append(plain)
        self._left -= len(plain)
        return self._left > 0

    @property
    def body(self) -> bytes:
        """What came so far."""
        return b"".join(self._parts)

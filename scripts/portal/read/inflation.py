"""Inflating what others have deflated, counted as it comes out; headers are never believed."""

import zlib

INFLATED_LIMIT_BYTES = 200_000_000
RATIO_LIMIT = 100
MARKS_LIMIT = 1_000_000
# A small file may well repeat itself: the ratio counts only from here on.
_RATIO_FROM_BYTES = 1_000_000


class TooMuch(Exception):
    """More came out than the limits allow; `message` names measure and limit, as a predicate."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class Inflation:
    """The account of one file: everything inflated from it, at every depth, adds up here."""

    def __init__(self, packed_bytes: int) -> None:
        self._packed_bytes = packed_bytes
        self._inflated_bytes = 0
        self._marks = 0

    def add(self, size_bytes: int) -> None:
        """Count what just came out. Raises TooMuch once over 200 MB, or over 100 times the file."""
        self._inflated_bytes += size_bytes
        if self._inflated_bytes > INFLATED_LIMIT_BYTES:
            raise TooMuch(f"bung ra quá {INFLATED_LIMIT_BYTES // 1_000_000} MB.")
        if self._inflated_bytes > max(RATIO_LIMIT * self._packed_bytes, _RATIO_FROM_BYTES):
            raise TooMuch(f"bung ra gấp quá {RATIO_LIMIT} lần dung lượng của nó.")

    def add_marks(self, count: int) -> None:
        """Count tags and attributes before they are parsed. Raises TooMuch over a million."""
        self._marks += count
        if self._marks > MARKS_LIMIT:
            raise TooMuch(f"chứa quá {MARKS_LIMIT // 1_000_000} triệu thẻ và thuộc tính XML cần xem xét.")

    def inflate(self, data: bytes, most_bytes: int | None = None) -> bytes:
        """A zlib stream, at most `most_bytes` of it; what stands after its end is left aside, a missing end forgiven.

        Raises zlib.error when nothing of it is zlib, TooMuch over the limits.
        """
        stream = zlib.decompressobj()
        parts: list[bytes] = []
        size, rest = 0, data
        while rest and not stream.eof and (most_bytes is None or size < most_bytes):
            try:
                part = stream.decompress(rest, 65_536)
            except zlib.error:
                if not parts:
                    raise
                break
            self.add(len(part))
            parts.append(part)
            size += len(part)
            rest = stream.unconsumed_tail
        return b"".join(parts)[:most_bytes]

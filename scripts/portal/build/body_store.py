"""The sanitised bodies, apart from the records: appended to one file, read one by one when a page is rendered."""

import os
from hashlib import blake2b
from pathlib import Path

import msgspec


class BodyPlace(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """Where a body lies in the store, with its digest."""

    start: int
    length: int
    digest: str


class DamagedCache(Exception):
    """A kept body is not what was kept: the build starts again without the cache."""


class BodyStore:
    """Bodies in the file `path`, or in memory where the cache cannot be written (`path` None)."""

    def __init__(self, path: Path | None) -> None:
        self._memory = bytearray()
        self._file: int | None = None
        self.size = 0
        if path is not None:
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW | os.O_CLOEXEC, 0o644)
                self.size = os.fstat(self._file).st_size
            except OSError:
                self._file = None

    @property
    def is_kept(self) -> bool:
        """Whether the next build will find the bodies."""
        return self._file is not None

    def add(self, body: bytes) -> BodyPlace:
        """Appends a body. Raises OSError when the disk is full."""
        place = BodyPlace(self.size, len(body), _digest(body))
        if self._file is None:
            self._memory += body
        else:
            rest = memoryview(body)
            while rest:
                rest = rest[os.write(self._file, rest) :]
        self.size += len(body)
        return place

    def read(self, place: BodyPlace) -> str:
        """The body as it was added. Raises DamagedCache when the file was altered or cut."""
        if self._file is None:
            body = bytes(self._memory[place.start : place.start + place.length])
        else:
            body = os.pread(self._file, place.length, place.start)
        if _digest(body) != place.digest:
            raise DamagedCache
        return body.decode()

    def close(self) -> None:
        if self._file is not None:
            os.close(self._file)
            self._file = None


def _digest(body: bytes) -> str:
    return blake2b(body, digest_size=16).hexdigest()

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


_IN_MEMORY = 1 << 50  # places from here on lie in memory, for this build only


class BodyStore:
    """Bodies in the file `path`; in memory as far as the cache cannot be written (`path` None: all of them)."""

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
        self._is_open = self._file is not None

    @property
    def is_kept(self) -> bool:
        """Whether the next build will find all the bodies."""
        return self._is_open

    def add(self, body: bytes) -> BodyPlace:
        """Appends a body."""
        start = self._appended(body)
        if start is None:
            start = _IN_MEMORY + len(self._memory)
            self._memory += body
        return BodyPlace(start, len(body), _digest(body))

    def read(self, place: BodyPlace) -> str:
        """The body as it was added. Raises DamagedCache when the file was altered or cut."""
        if place.start >= _IN_MEMORY or self._file is None:
            start = place.start - _IN_MEMORY
            body = bytes(self._memory[start : start + place.length])
        else:
            body = os.pread(self._file, place.length, place.start)
        if _digest(body) != place.digest:
            raise DamagedCache
        return body.decode()

    def close(self) -> None:
        """The store is not used any more."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def _appended(self, body: bytes) -> int | None:
        """Where the body begins in the file; None once the file cannot be written."""
        if self._file is None or not self._is_open:
            return None
        start, rest = self.size, memoryview(body)
        try:
            while rest:
                rest = rest[os.write(self._file, rest) :]
        except OSError:
            self._is_open = False
            return None
        self.size += len(body)
        return start


def _digest(body: bytes) -> str:
    return blake2b(body, digest_size=16).hexdigest()

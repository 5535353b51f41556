"""A file of the cache: bytes with a checksum and the version that wrote them. Anything else costs time, never truth."""

import os
from hashlib import blake2b
from pathlib import Path

_MARK = b"portal-cache 1"


def read_checked(path: Path, version: str) -> bytes | None:
    """The bytes as written by the same version; None when absent, cut, altered, foreign or not readable."""
    try:
        with path.open("rb") as file:
            head, payload = file.readline(200), file.read()
    except OSError:
        return None
    return payload if head == _head(payload, version) else None


def write_checked(path: Path, payload: bytes, version: str) -> bool:
    """Whole or not at all; False when the cache cannot be written."""
    aside = path.with_name(f"{path.name}.moi")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with aside.open("wb") as file:
            file.write(_head(payload, version))
            file.write(payload)
        os.replace(aside, path)
    except OSError:
        return False
    return True


def _head(payload: bytes, version: str) -> bytes:
    digest = blake2b(payload, digest_size=16).hexdigest()
    return b"%s %s %s\n" % (_MARK, version.encode(), digest.encode())

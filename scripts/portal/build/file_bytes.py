"""The bytes of plain files, and how long the disk may hide a change of them."""

import os
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO

# A file touched this shortly before it was looked at may change again without its times showing it.
TICK_NS = 2_000_000_000


def opened_plain(path: str | Path) -> BinaryIO:
    """A file to read; a symlink raises OSError."""
    return os.fdopen(os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC), "rb")


def bytes_digest(real: str) -> str:
    """32 hex characters over the bytes of a plain file; symlinks are not followed. Raises OSError."""
    digest = blake2b(digest_size=16)
    with opened_plain(real) as file:
        while chunk := file.read(1 << 20):
            digest.update(chunk)
    return digest.hexdigest()

"""What the inside check keeps between runs; broken, foreign, unwritable: costs time, never truth."""

import os
from hashlib import blake2b
from pathlib import Path

import msgspec

from portal.links.sighting import Sighting
from portal.model.article import Record
from portal.seen.built_tree import BuiltFile

_NAME = "linkcheck.msgpack"


class Kept(Record, frozen=True, array_like=True):
    """One file as it was last seen: its row on the disk, whether that row can be trusted, its bytes, its sighting."""

    file: BuiltFile
    settled: bool
    digest: str
    sighting: Sighting


class Memory(Record, frozen=True, array_like=True):
    """`version`: program and settings; `unsound`: files that were not what their names say, sorted."""

    version: str = ""
    files: tuple[Kept, ...] = ()
    names: bytes = b""  # digest of all paths of the tree
    unsound: tuple[str, ...] = ()


def read_memory(cache: Path | None, version: str) -> Memory:
    """The last run's memory, empty when there is none for this program and these settings."""
    if cache is None:
        return Memory()
    try:
        data = (cache / _NAME).read_bytes()
        check, _, body = data.partition(b"\n")
        if check != blake2b(body, digest_size=16).hexdigest().encode():
            return Memory()
        memory = msgspec.msgpack.decode(body, type=Memory)
    except (OSError, msgspec.DecodeError):
        return Memory()
    return memory if memory.version == version else Memory()


def write_memory(cache: Path | None, memory: Memory) -> None:
    """Whole or not at all."""
    if cache is None:
        return
    body = msgspec.msgpack.encode(memory)
    aside = cache / f"{_NAME}.{os.getpid()}"
    try:
        cache.mkdir(parents=True, exist_ok=True)
        aside.write_bytes(blake2b(body, digest_size=16).hexdigest().encode() + b"\n" + body)
        aside.replace(cache / _NAME)
    except OSError:
        aside.unlink(missing_ok=True)

"""What the inside check keeps between runs; broken, foreign, unwritable: costs time, never truth."""

import os
from hashlib import blake2b
from pathlib import Path

import msgspec

from portal.links.sighting import Sighting
from portal.model.record import Record
from portal.seen.built_tree import BuiltFile

_NAME = "linkcheck.msgpack"


class Kept(Record, frozen=True, array_like=True):
    """One file as it was last seen: its row on the disk, whether the row alone tells of changes, its bytes' sha256."""

    file: BuiltFile
    settled: bool
    digest: str
    sighting: Sighting


class Memory(Record, frozen=True, array_like=True):
    """`version`: program and settings. `paths`: all files of the tree. `unsound`: those that are not what they say."""

    version: str
    files: tuple[Kept, ...] = ()
    paths: tuple[str, ...] = ()
    unsound: tuple[str, ...] = ()


def read_memory(cache: Path | None, version: str) -> Memory:
    """The last run's memory, empty when there is none for this program and these settings."""
    if cache is None:
        return Memory(version)
    try:
        check, _, body = (cache / _NAME).read_bytes().partition(b"\n")
        memory = msgspec.msgpack.decode(body, type=Memory) if check == _check(body) else Memory("")
    except (OSError, msgspec.DecodeError):
        return Memory(version)
    return memory if memory.version == version else Memory(version)


def write_memory(cache: Path, memory: Memory) -> None:
    """Whole or not at all."""
    try:
        body = msgspec.msgpack.encode(memory)
    except UnicodeEncodeError:  # a file name that is no UTF-8
        return
    aside = cache / f"{_NAME}.{os.getpid()}"
    try:
        cache.mkdir(parents=True, exist_ok=True)
        aside.write_bytes(_check(body) + b"\n" + body)
        aside.replace(cache / _NAME)
    except OSError:
        aside.unlink(missing_ok=True)


def _check(body: bytes) -> bytes:
    return blake2b(body, digest_size=16).hexdigest().encode()

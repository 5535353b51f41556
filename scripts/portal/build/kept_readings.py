"""The readings of the last build, kept with the digests of the bytes that they are the readings of."""

from contextlib import suppress
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

from portal.build.body_store import BodyPlace, BodyStore
from portal.build.checked_file import read_checked, write_checked
from portal.build.source_state import FileState
from portal.model.article import Article, FixedPage
from portal.read.reading import Reading

Read = TypeVar("Read", Article, FixedPage)

_FILE = "bai-da-doc.bin"
_STORES = ("than-bai-0.bin", "than-bai-1.bin")  # one in use; the other when it is written anew without waste
_WASTE_BYTES = 1_000_000


class KeptReading(msgspec.Struct, Generic[Read], frozen=True, gc=False, array_like=True):
    """A reading without its body, which lies in the store; `key` and `files` say of which bytes it is the reading."""

    key: str
    files: tuple[FileState, ...]
    reading: Reading[Read]
    body: BodyPlace


class KeptReadings(msgspec.Struct, frozen=True, gc=False):
    """All readings of a build by source path. `bodies` names the file of the store.

    `units`: folder of a unit -> how the disk told of it (see `look.py`), where nothing was wrong with its names.
    """

    bodies: str
    units: dict[str, str]
    articles: dict[str, KeptReading[Article]]
    pages: dict[str, KeptReading[FixedPage]]


def unit_of(source: str) -> str:
    """`content/tin-bai/van-phong/…` -> `van-phong`; of other sources the name at that depth."""
    return source.split("/", 3)[2]


def load_readings(cache: Path, version: str) -> tuple[KeptReadings, BodyStore]:
    """Those of the last build by the same program; none when there are none to be trusted."""
    payload = read_checked(cache / _FILE, version)
    if payload is None:
        forget_readings(cache)
        return KeptReadings(_STORES[0], {}, {}, {}), BodyStore(cache / _STORES[0])
    readings = msgspec.msgpack.decode(payload, type=KeptReadings)
    return readings, BodyStore(cache / readings.bodies)


def forget_readings(cache: Path) -> None:
    """The next `load_readings` finds nothing. A cache that cannot be written keeps what it has: it is checked."""
    with suppress(OSError):
        for name in (_FILE, *_STORES):
            (cache / name).unlink(missing_ok=True)


def save_readings(cache: Path, version: str, readings: KeptReadings, store: BodyStore, passing: frozenset[str]) -> bool:
    """Keeps all but the passing ones; False when the cache cannot be written."""
    articles = {source: kept for source, kept in readings.articles.items() if source not in passing}
    pages = {source: kept for source, kept in readings.pages.items() if source not in passing}
    used = sum(kept.body.length for kept in articles.values()) + sum(kept.body.length for kept in pages.values())
    units = {unit: seen for unit, seen in readings.units.items() if unit not in map(unit_of, passing)}
    lasting = KeptReadings(readings.bodies, units, articles, pages)
    if store.size > 2 * used + _WASTE_BYTES:
        lasting = _moved(cache, lasting, store)
    if not store.is_kept or not write_checked(cache / _FILE, msgspec.msgpack.encode(lasting), version):
        return False
    if lasting.bodies != readings.bodies:
        with suppress(OSError):
            (cache / readings.bodies).unlink()
    return True


def _moved(cache: Path, readings: KeptReadings, store: BodyStore) -> KeptReadings:
    """The same readings with their bodies alone in the other store; as they are when it cannot be written."""
    name = _STORES[1 - _STORES.index(readings.bodies)]
    with suppress(OSError):
        (cache / name).unlink()
    other = BodyStore(cache / name)

    def moved(kept: KeptReading[Read]) -> KeptReading[Read]:
        return msgspec.structs.replace(kept, body=other.add(store.read(kept.body).encode()))

    articles = {source: moved(kept) for source, kept in readings.articles.items()}
    pages = {source: moved(kept) for source, kept in readings.pages.items()}
    other.close()
    return KeptReadings(name, readings.units, articles, pages) if other.is_kept else readings

"""Texts -> readings: those whose bytes are known come from the last build, the others are read in guarded workers."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

from portal.build.body_store import BodyPlace, BodyStore
from portal.build.checked_file import read_checked, write_checked
from portal.build.source_state import FileState, FolderState, folder_state, is_unchanged
from portal.build.workers import Guard, answers, worker_count
from portal.findings.finding import Finding, Place
from portal.model.article import Article, FixedPage
from portal.read.reading import Reading
from portal.read.tree import Folder

Read = TypeVar("Read", Article, FixedPage)
Place_ = TypeVar("Place_", bound=Folder)

GUARD = Guard(cpu_s=5, memory_bytes=512_000_000)
_TEXTS_A_WORKER = 32
_FILE = "bai-da-doc.json"


class KeptReading(msgspec.Struct, Generic[Read], frozen=True, gc=False):
    """A reading without its body, which lies in the store; `key` and `files` say of which bytes it is the reading."""

    key: str
    files: tuple[FileState, ...]
    reading: Reading[Read]
    body: BodyPlace


class KeptReadings(msgspec.Struct, frozen=True, gc=False):
    """All readings of a build by source path. `bodies` names the file of the store; `dead_bytes` counts its waste."""

    bodies: str
    articles: dict[str, KeptReading[Article]]
    pages: dict[str, KeptReading[FixedPage]]

    def body_place(self, source: str) -> BodyPlace:
        """Where the body of a text lies."""
        kept = self.articles.get(source) or self.pages[source]
        return kept.body


class _Answer(msgspec.Struct, Generic[Read], frozen=True, gc=False):
    """What a worker sends: the reading with its body, and whether the files stayed as they were meanwhile."""

    reading: Reading[Read]
    is_stable: bool


@dataclass(frozen=True, slots=True)
class TextsRead(Generic[Read]):
    """`passing`: sources whose reading holds for this build only (stopped by a limit, or edited meanwhile)."""

    kept: dict[str, KeptReading[Read]]
    passing: frozenset[str]


def read_texts(
    folders: Iterable[Place_],
    read: Callable[[Place_], Reading[Read]],
    kind: type[Read],
    before: Mapping[str, KeptReading[Read]],
    store: BodyStore,
    scanned_ns: int,
) -> TextsRead[Read]:
    """A reading of each folder. `before`: those of the last build; `read` depends on the folder's bytes alone."""
    kept: dict[str, KeptReading[Read]] = {}
    unread: list[tuple[Place_, FolderState | None]] = []
    for folder in folders:
        old = before.get(folder.index.path)
        state = _state(folder, old.files if old else (), scanned_ns)
        if old is not None and state is not None and state.key == old.key:
            kept[folder.index.path] = msgspec.structs.replace(old, files=state.files)
        else:
            unread.append((folder, state))

    def work(task: int) -> bytes:
        folder = unread[task][0]
        reading = read(folder)
        return msgspec.json.encode(_Answer(reading, all(is_unchanged(file) for file in (folder.index, *folder.files))))

    passing: set[str] = set()
    decoder = msgspec.json.Decoder(_Answer[kind])  # type: ignore[valid-type]
    for task, payload in answers(len(unread), work, worker_count(len(unread), _TEXTS_A_WORKER), GUARD):
        folder, state = unread[task]
        source = folder.index.path
        answer = decoder.decode(payload) if payload is not None else _Answer(_too_much(source), False)
        if state is None or not answer.is_stable:
            passing.add(source)
        place = store.add(answer.reading.body.encode())
        without = msgspec.structs.replace(answer.reading, body="")
        kept[source] = KeptReading(state.key if state else "", state.files if state else (), without, place)
    return TextsRead(dict(sorted(kept.items())), frozenset(passing))


def _state(folder: Folder, before: Iterable[FileState], scanned_ns: int) -> FolderState | None:
    """None when a file cannot be opened: the reader tells why."""
    try:
        return folder_state(folder, before, scanned_ns)
    except OSError:
        return None


def _too_much(source: str) -> Reading[Read]:
    limits = f"{GUARD.cpu_s} giây hoặc {GUARD.memory_bytes // 1_000_000} MB"
    hint = "Chia bài thành nhiều bài, hoặc bỏ phần lặp, bảng và ảnh quá lớn."
    finding = Finding(Place(source), "DL-15", "error", f"Đọc bài này quá lâu hoặc quá nặng: quá {limits}.", hint)
    return Reading(source, None, "", (finding,))


def load_readings(cache: Path, version: str) -> KeptReadings:
    """Those of the last build by the same program; none when there are none to be trusted."""
    payload = read_checked(cache / _FILE, version)
    if payload is None:
        return KeptReadings("", {}, {})
    return msgspec.json.decode(payload, type=KeptReadings)


def save_readings(cache: Path, version: str, readings: KeptReadings, passing: frozenset[str]) -> bool:
    """Keeps all but the passing ones; False when the cache cannot be written."""
    lasting = KeptReadings(
        readings.bodies,
        {source: kept for source, kept in readings.articles.items() if source not in passing},
        {source: kept for source, kept in readings.pages.items() if source not in passing},
    )
    return write_checked(cache / _FILE, msgspec.json.encode(lasting), version)

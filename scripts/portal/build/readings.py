"""Texts -> readings: those whose bytes are known come from the last build, the others are read in guarded workers."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Generic, TypeVar

import msgspec

from portal.build.body_store import BodyStore
from portal.build.kept_readings import KeptReading, KeptReadings, Read, unit_of
from portal.build.look import UNITS
from portal.build.progress import Progress
from portal.build.source_state import FileState, FolderState, folder_state, is_settled
from portal.build.workers import Guard, answers, worker_count
from portal.findings.finding import Finding, Place
from portal.model.article import Article, FixedPage
from portal.read.reading import Reading
from portal.read.tree import ArticleFolder, Folder, PageFolder, Tree

AnyFolder = TypeVar("AnyFolder", bound=Folder)

ReadAside = Callable[[Folder, FolderState | None, Guard], bytes | None]

GUARD = Guard(cpu_s=5, memory_bytes=512_000_000)
_TEXTS_A_WORKER = 32
_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Texts:
    """All texts of the content, read. `passing`: sources whose reading holds for this build only (stopped by a limit,
    unreadable, or edited meanwhile).
    """

    kept: KeptReadings
    store: BodyStore
    passing: frozenset[str]

    def files(self, standing: Collection[str]) -> int:
        """How many files lie in the folders of the units `standing`."""
        return sum(len(kept.files) for source, kept in self.kept.articles.items() if unit_of(source) in standing)

    @property
    def articles(self) -> tuple[Reading[Article], ...]:
        """Without their bodies, which lie in the store."""
        return tuple(kept.reading for kept in self.kept.articles.values())

    @property
    def pages(self) -> tuple[Reading[FixedPage], ...]:
        """As `articles`."""
        return tuple(kept.reading for kept in self.kept.pages.values())

    def body(self, source: str) -> str:
        """The sanitised HTML of a text. Raises DamagedCache."""
        article = self.kept.articles.get(source)
        return self.store.read(article.body if article is not None else self.kept.pages[source].body)

    def state(self, path: str) -> FileState | None:
        """A file of a text's folder as it was when that was read; None for any other file."""
        text = f"{path.rpartition('/')[0]}/index.md"
        kept = self.kept.articles.get(text) or self.kept.pages.get(text)
        return next((state for state in kept.files if state.path == path), None) if kept else None


def standing_units(known: KeptReadings, units: Mapping[str, str]) -> frozenset[str]:
    """The units whose folders are what they were at the last build."""
    return frozenset(unit for unit, seen in units.items() if known.units.get(unit) == seen)


def read_texts(
    tree: Tree,
    before: tuple[KeptReadings, BodyStore],
    scanned_ns: int,
    progress: Progress,
    guard: Guard = GUARD,
    units: Mapping[str, str] = _NOTHING,
    aside: ReadAside | None = None,
) -> Texts:
    """Readings of all articles and fixed pages. `before`: those of the last build with the store of their bodies;
    `guard`: what the reading of one text may use; `units`: how the disk tells of the units' folders (see `look.py`),
    when `tree` was scanned without those that stand; `aside`: reads one text, None when it cannot.
    """
    known, store = before
    standing = standing_units(known, units)
    stand = {source: kept for source, kept in known.articles.items() if unit_of(source) in standing}
    unsound = {unit_of(f"{path}/") for path in tree.left_out if path.startswith(f"{UNITS}/")}
    articles: _Desk[ArticleFolder, Article] = _Desk(Article, store, progress, guard, aside)
    pages: _Desk[PageFolder, FixedPage] = _Desk(FixedPage, store, progress, guard, aside)
    kept = KeptReadings(
        known.bodies,
        {unit: seen for unit, seen in units.items() if unit not in unsound},
        dict(sorted((stand | articles.readings(tree.articles, known.articles, scanned_ns)).items())),
        dict(sorted(pages.readings(tree.pages, known.pages, scanned_ns).items())),
    )
    return Texts(kept, store, frozenset(articles.passing | pages.passing))


class _Answer(msgspec.Struct, Generic[Read], frozen=True, gc=False):
    """What a worker sends: the reading with its body, and whether the files stayed as they were meanwhile."""

    reading: Reading[Read]
    is_stable: bool


def read_answer(folder: Folder, state: FolderState | None) -> bytes:
    """One text read; its bytes are digested again, since it may have been edited meanwhile."""
    from portal.read.article import read_article  # heavy, and most builds read a text or two, in another process
    from portal.read.fixed_page import read_page

    assert isinstance(folder, ArticleFolder | PageFolder), "the two kinds of texts"
    reading = read_article(folder) if isinstance(folder, ArticleFolder) else read_page(folder)
    after = _state(folder, (), 0)
    is_stable = state is not None and after is not None and after.key == state.key
    return msgspec.msgpack.encode(_Answer(reading, is_stable))


class _Desk(Generic[AnyFolder, Read]):
    """Where one kind of text is read."""

    def __init__(
        self,
        kind: type[Read],
        store: BodyStore,
        progress: Progress,
        guard: Guard,
        aside: ReadAside | None,
    ) -> None:
        self.decoder = msgspec.msgpack.Decoder(_Answer[kind])  # type: ignore[valid-type]
        self.store = store
        self.progress = progress
        self.guard = guard
        self.aside = aside
        self.passing: set[str] = set()

    def readings(
        self, folders: Sequence[AnyFolder], before: Mapping[str, KeptReading[Read]], scanned_ns: int
    ) -> dict[str, KeptReading[Read]]:
        """A reading of each folder by source path."""
        kept: dict[str, KeptReading[Read]] = {}
        unread: list[tuple[AnyFolder, FolderState | None]] = []
        for folder in folders:
            old = before.get(folder.index.path)
            if old is not None and is_settled(folder, old.files):
                kept[folder.index.path] = old
                continue
            state = _state(folder, old.files if old else (), scanned_ns)
            if old is not None and state is not None and state.key == old.key:
                kept[folder.index.path] = msgspec.structs.replace(old, files=state.files)
            else:
                unread.append((folder, state))
        for done, (task, payload) in enumerate(self.answers(unread), 1):
            self.progress.phase("Đọc bài", done, len(unread))
            source = unread[task][0].index.path
            kept[source] = self.kept(source, unread[task][1], payload)
        return kept

    def answers(self, unread: Sequence[tuple[AnyFolder, FolderState | None]]) -> Iterator[tuple[int, bytes | None]]:
        """(number, answer): a few from the process beside, as far as it gets, the others from workers."""
        done = 0
        if self.aside is not None and len(unread) < _TEXTS_A_WORKER:
            for done, (folder, state) in enumerate(unread, 1):
                payload = self.aside(folder, state, self.guard)
                if payload is None:
                    done -= 1
                    break
                yield done - 1, payload
        rest = unread[done:]
        if len(rest) > _TEXTS_A_WORKER:
            import portal.read.fixed_page  # noqa: F401  # once, before the workers are born
        workers = worker_count(len(rest), _TEXTS_A_WORKER)
        for task, payload in answers(len(rest), lambda task: read_answer(*rest[task]), workers, self.guard):
            yield done + task, payload

    def kept(self, source: str, state: FolderState | None, payload: bytes | None) -> KeptReading[Read]:
        """A worker's answer, its body stored; None: the text was too much for its limits."""
        answer: _Answer[Any] = _too_much(source, self.guard) if payload is None else self.decoder.decode(payload)
        if not answer.is_stable:
            self.passing.add(source)
        place = self.store.add(answer.reading.body.encode())
        key, files = state or ("", ())
        return KeptReading(key, files, msgspec.structs.replace(answer.reading, body=""), place)


def _state(folder: Folder, before: Iterable[FileState], scanned_ns: int) -> FolderState | None:
    """None when a file cannot be opened: the reader tells why."""
    try:
        return folder_state(folder, before, scanned_ns)
    except OSError:
        return None


def _too_much(source: str, guard: Guard) -> _Answer[Any]:
    limits = f"{guard.cpu_s} giây hoặc {guard.memory_bytes // 1_000_000} MB"
    hint = "Chia bài thành nhiều bài, hoặc bỏ phần lặp, bảng và ảnh quá lớn."
    finding = Finding(Place(source), "DL-15", "error", f"Đọc bài này quá lâu hoặc quá nặng: quá {limits}.", hint)
    return _Answer(Reading(source, None, "", (finding,)), False)

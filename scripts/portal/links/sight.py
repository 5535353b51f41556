"""Seeing all files of a built folder: what is known from the last run is kept, the rest is read in parallel."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

import msgspec

from portal.build.file_bytes import TICK_NS
from portal.build.workers import answers, worker_count
from portal.findings.finding import CannotRun
from portal.links.inside_memory import Kept, Memory
from portal.links.judge import Judge
from portal.links.sighting import Marks, Sighting, holds_any, mark, sighting
from portal.seen.built_tree import BuiltFile, BuiltTree
from portal.seen.file_facts import file_facts, is_opened, is_read, is_redirect_map
from portal.seen.packed_text import LARGEST_BYTES

_A_TASK = 48  # files: some 15 ms of work
_TASKS_A_WORKER = 3


class _Seen(msgspec.Struct, frozen=True, array_like=True):
    digest: str
    sighting: Sighting


_ANSWER = msgspec.msgpack.Decoder(tuple[_Seen, ...])


@dataclass(frozen=True, slots=True)
class Sight:
    """Sees one tree. `digests`: sha256 of files whose bytes the portal's own manifest vouches for."""

    tree: BuiltTree
    judge: Judge
    digests: Mapping[str, str]
    with_ways: bool = False
    with_attachments: bool = False

    def see(self, memory: Memory, now_ns: int) -> tuple[Kept, ...]:
        """Every file that is looked into, sorted by path; `now_ns`: when the tree was scanned."""
        before = {kept.file.path: kept for kept in memory.files}
        turned = self._turned(memory)
        found: dict[str, Kept] = {}
        unknown: list[BuiltFile] = []
        for file in self.tree.files:
            asked = is_read(file.path) or (self.with_attachments and is_opened(file.path))
            if not asked or file.size > LARGEST_BYTES:
                continue
            kept = before.get(file.path)
            if kept is not None and (not _is_whole(kept) or holds_any(kept.sighting.leads, turned)):
                del before[file.path]
                kept = None
            if kept is not None and self._same(kept, file):
                found[file.path] = kept if kept.file == file else self._kept(file, kept.digest, kept.sighting, now_ns)
            else:
                unknown.append(file)
        for file, seen in zip(unknown, self._read(unknown, before), strict=True):
            found[file.path] = self._kept(file, seen.digest, seen.sighting, now_ns)
        return tuple(found[path] for path in sorted(found))

    def _turned(self, memory: Memory) -> frozenset[bytes]:
        """Marks of files that are gone, or have become or ceased to be what their names say."""
        gone = set(memory.paths) - self.tree.by_path.keys()
        return frozenset(mark(path) for path in gone | (set(memory.unsound) ^ self.judge.inside.unsound.keys()))

    def _same(self, kept: Kept, file: BuiltFile) -> bool:
        """Whether the file has the bytes it had, as far as can be told without reading it."""
        if file.path in self.digests:
            return self.digests[file.path] == kept.digest
        return kept.settled and kept.file == file

    def _kept(self, file: BuiltFile, digest: str, seen: Sighting, now_ns: int) -> Kept:
        return Kept(file, max(file.mtime_ns, file.ctime_ns) + TICK_NS < now_ns, digest, seen)

    def _read(self, files: Sequence[BuiltFile], before: Mapping[str, Kept]) -> list[_Seen]:
        tasks = [files[at : at + _A_TASK] for at in range(0, len(files), _A_TASK)]
        marks = Marks()

        def work(task: int) -> bytes:
            return msgspec.msgpack.encode(tuple(self._look(file, before, marks) for file in tasks[task]))

        workers = worker_count(len(tasks), _TASKS_A_WORKER)
        found: dict[int, tuple[_Seen, ...]] = {}
        for task, answer in (
            answers(len(tasks), work, workers) if workers > 1 else ((n, work(n)) for n in range(len(tasks)))
        ):
            if answer is None:
                raise CannotRun("Một tiến trình kiểm tra liên kết bị máy dừng giữa chừng (có thể thiếu bộ nhớ).")
            found[task] = _ANSWER.decode(answer)
        return [seen for task in range(len(tasks)) for seen in found[task]]

    def _look(self, file: BuiltFile, before: Mapping[str, Kept], marks: Marks) -> _Seen:
        data = self.tree.read(file.path)
        digest = self.digests.get(file.path) or sha256(data).hexdigest()
        if (kept := before.get(file.path)) is not None and kept.digest == digest:
            return _Seen(digest, kept.sighting)
        facts = file_facts(file.path, data)
        return _Seen(digest, sighting(file.path, facts, self.judge, marks, self.with_ways))


def _is_whole(kept: Kept) -> bool:
    """Whether a sighting says all there is to say of these bytes. One with faults does not: what it missed may be there
    now; nor does that of a redirect map: it leads to folders, which have no marks.
    """
    return kept.sighting.sound and not is_redirect_map(kept.file.path)


def scan_moment() -> int:
    """Nanoseconds, compared with the times of files only."""
    return time.time_ns()

"""Files -> what the rules find in them: known by content from the last run, else judged in guarded workers."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from hashlib import blake2b
from pathlib import Path

import msgspec

from portal.build.checked_file import read_checked, write_checked
from portal.build.engine_version import engine_version
from portal.build.source_state import FileState, file_state
from portal.build.workers import Guard, answers, worker_count
from portal.findings.finding import Finding, Place
from portal.read.file_text import read_text
from portal.read.tree import SourceFile
from portal.rules.facts import PortalFacts
from portal.rules.linting import lint_text

GUARD = Guard(cpu_s=10, memory_bytes=512_000_000)
MOST_BYTES = 1_000_000
_FILES_A_WORKER = 8

Judge = Callable[[SourceFile], tuple[Finding, ...]]


class Linted(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """What was found in a file, and of which bytes."""

    state: FileState
    findings: tuple[Finding, ...]


_KEPT = msgspec.json.Decoder(dict[str, Linted])
_FOUND = msgspec.json.Decoder(tuple[Finding, ...])


def lint_file(file: SourceFile, as_of: date, facts: PortalFacts) -> tuple[Finding, ...]:
    """One text read and judged; one that is no text is told as the reader tells it."""
    text, told = read_text(file, MOST_BYTES)
    return told if text is None else (*told, *lint_text(file.path, text.text, as_of, facts))


def lint_files(files: Sequence[SourceFile], judge: Judge, guard: Guard = GUARD) -> list[Finding]:
    """Many files, in workers; one that needs more than the guard allows is told so."""
    found: list[Finding] = []
    for task, payload in answers(
        len(files),
        lambda task: msgspec.json.encode(judge(files[task])),
        worker_count(len(files), _FILES_A_WORKER),
        guard,
    ):
        found.extend(_FOUND.decode(payload) if payload is not None else [_too_much(files[task], guard)])
    return found


def lint_kept(files: Sequence[SourceFile], judge: Judge, kept: Path, depends: str, scanned_ns: int) -> list[Finding]:
    """The same; files that have not changed since the last run are not read again.

    `kept`: where findings lie between runs; `depends`: what they depend on besides the bytes and this program.
    """
    version = f"{engine_version(('rules',))} {depends}"
    before = _kept(read_checked(kept, version))
    now: dict[str, Linted] = {}
    found: list[Finding] = []
    changed: list[tuple[SourceFile, FileState]] = []
    for file in files:
        old = before.get(file.path)
        state = _state(file, old.state if old else None, scanned_ns)
        if old is not None and state is not None and state.digest == old.state.digest:
            now[file.path] = Linted(state, old.findings)
            found.extend(old.findings)
        elif state is not None:
            changed.append((file, state))
        else:
            found.extend(judge(file))  # cannot be opened: its reader tells why
    fresh = lint_files([file for file, _ in changed], judge)
    by_path: dict[str, list[Finding]] = {file.path: [] for file, _ in changed}
    for finding in fresh:
        by_path[finding.place.path].append(finding)
    stopped = {finding.place.path for finding in fresh if finding.code == "QT-07"}
    now |= {file.path: Linted(state, tuple(by_path[file.path])) for file, state in changed if file.path not in stopped}
    if now != before:
        write_checked(kept, msgspec.json.encode(now), version)
    return [*found, *fresh]


def depends_on(as_of: date, facts: PortalFacts) -> str:
    """What the findings of a text depend on besides its bytes."""
    known = blake2b(msgspec.json.encode(facts, order="deterministic"), digest_size=16).hexdigest()
    return f"{as_of.isoformat()} {known}"


def paths_of(files: Iterable[SourceFile]) -> frozenset[str]:
    """The paths as they stand in findings."""
    return frozenset(file.path for file in files)


def _kept(payload: bytes | None) -> Mapping[str, Linted]:
    return {} if payload is None else _KEPT.decode(payload)


def _state(file: SourceFile, before: FileState | None, scanned_ns: int) -> FileState | None:
    try:
        return file_state(file, before, scanned_ns)
    except OSError:
        return None


def _too_much(file: SourceFile, guard: Guard) -> Finding:
    message = f"Bộ quy tắc chưa xét xong tệp này trong {guard.cpu_s} giây, {guard.memory_bytes // 1_000_000} MB bộ nhớ."
    return Finding(Place(file.path), "QT-07", "error", message, "Chia tệp thành nhiều phần ngắn hơn.")

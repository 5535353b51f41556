"""Files -> what the rules find in them: known from the last run by folder or by content, else judged in workers.

A unit's folder that the build saw as it was is not looked at again; of the others, files whose bytes did not change
are not judged again.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from portal.build.checked_file import read_checked, write_checked
from portal.build.engine_version import PARTS, engine_version
from portal.build.source_state import FileState, file_state
from portal.build.workers import Guard, answers, worker_count
from portal.findings.finding import Finding, Place
from portal.read.tree import SourceFile
from portal.rules.judgement import Judgement

GUARD = Guard(cpu_s=10, memory_bytes=512_000_000)
_FILES_A_WORKER = 8
_NAME = "quy-tac-bai.json"
_UNITS = "content/tin-bai/"

Judge = Callable[[SourceFile], Judgement]


class Judged(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """What was found in a file, and of which bytes."""

    state: FileState
    found: Judgement


class KeptUnit(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A unit's folder as the build saw it (`digest`), or all files beside the units (unit ``, no digest).

    `texts`, `attached`: paths; `sketches`: of the texts, in their order; `files`: each file's `Judged` by path,
    decoded only when the folder changed.
    """

    digest: str
    texts: tuple[str, ...]
    attached: tuple[str, ...]
    sketches: tuple[str, ...]
    findings: tuple[Finding, ...]
    files: msgspec.Raw


Memory = Mapping[str, KeptUnit]
_MEMORY = msgspec.json.Decoder(dict[str, KeptUnit])
_FILES = msgspec.json.Decoder(dict[str, Judged])
_FOUND = msgspec.json.Decoder(Judgement)


@dataclass(frozen=True, slots=True)
class Told:
    """Findings of all files, those of standing units too. `sketches`: by path, of the texts that have one."""

    findings: tuple[Finding, ...]
    texts: tuple[str, ...]
    attached: tuple[str, ...]
    sketches: Mapping[str, str]


def read_memory(folder: Path, depends: str) -> Memory:
    """What the last run found. `depends`: what findings depend on besides the bytes and this program."""
    payload = read_checked(folder / _NAME, _version(depends))
    return {} if payload is None else _MEMORY.decode(payload)


def standing_units(memory: Memory, units: Mapping[str, str]) -> frozenset[str]:
    """Units whose folders the build saw (`units`: their digests) as the last run did."""
    return frozenset(unit for unit, kept in memory.items() if kept.digest and units.get(unit) == kept.digest)


def judge_all(
    texts: Sequence[SourceFile],
    attached: Sequence[SourceFile],
    memory: Memory,
    units: Mapping[str, str],
    judge: Judge,
    scanned_ns: int,
) -> tuple[Told, Memory]:
    """Judges the files outside of standing units; what was found in all, and the memory for the next run."""
    standing = standing_units(memory, units)
    by_unit: defaultdict[str, list[SourceFile]] = defaultdict(list)
    for file in (*texts, *attached):
        by_unit[_unit_of(file.path)].append(file)
    before = {
        path: judged
        for unit in by_unit
        if unit in memory and unit not in standing
        for path, judged in _FILES.decode(memory[unit].files).items()
    }
    now, fresh = _judge(by_unit.values(), before, judge, scanned_ns)
    kept = {unit: memory[unit] for unit in sorted(standing)}
    text_paths = {file.path for file in texts}
    for unit, files in by_unit.items():
        paths = [file.path for file in files]
        sure = {path: now[path] for path in paths if path in now}
        kept[unit] = KeptUnit(
            # a folder with a file that could not be judged to its end is looked at again
            units.get(unit, "") if len(sure) == len(paths) else "",
            tuple(path for path in paths if path in text_paths),
            tuple(path for path in paths if path not in text_paths),
            tuple(sure[path].found.sketch if path in sure else "" for path in paths if path in text_paths),
            tuple(finding for judged in sure.values() for finding in judged.found.findings),
            msgspec.Raw(msgspec.json.encode(sure)),
        )
    told = Told(
        (*(finding for unit in kept.values() for finding in unit.findings), *fresh),
        tuple(path for unit in kept.values() for path in unit.texts),
        tuple(path for unit in kept.values() for path in unit.attached),
        {path: one for unit in kept.values() for path, one in zip(unit.texts, unit.sketches, strict=True) if one},
    )
    return told, kept


def write_memory(folder: Path, depends: str, memory: Memory, before: Memory) -> None:
    """Kept for the next run, unless it is as `before`."""
    if memory != before:
        write_checked(folder / _NAME, msgspec.json.encode(memory), _version(depends))


def _judge(
    units: Iterable[Sequence[SourceFile]], before: Mapping[str, Judged], judge: Judge, scanned_ns: int
) -> tuple[dict[str, Judged], list[Finding]]:
    """Files with what was found in them; and findings of files that are not to be kept."""
    now: dict[str, Judged] = {}
    passing: list[Finding] = []
    changed: list[tuple[SourceFile, FileState]] = []
    for file in (file for files in units for file in files):
        old = before.get(file.path)
        state = _state(file, old.state if old else None, scanned_ns)
        if old is not None and state is not None and state.digest == old.state.digest:
            now[file.path] = Judged(state, old.found)
        elif state is not None:
            changed.append((file, state))
        else:
            passing.extend(judge(file).findings)  # cannot be opened: its reader tells why
    looked = judge_files([file for file, _ in changed], judge)
    for (file, state), found in zip(changed, looked, strict=True):
        if any(finding.code == "QT-07" for finding in found.findings):
            passing.extend(found.findings)
        else:
            now[file.path] = Judged(state, found)
    return now, passing


def judge_files(files: Sequence[SourceFile], judge: Judge, guard: Guard = GUARD) -> list[Judgement]:
    """Many files, in workers, answered in their order; one that needs more than the guard allows is told so."""
    found = [Judgement(()) for _ in files]
    for task, payload in answers(
        len(files),
        lambda task: msgspec.json.encode(judge(files[task])),
        worker_count(len(files), _FILES_A_WORKER),
        guard,
    ):
        found[task] = _FOUND.decode(payload) if payload is not None else Judgement((_too_much(files[task], guard),))
    return found


def paths_of(files: Iterable[SourceFile]) -> frozenset[str]:
    """The paths as they stand in findings."""
    return frozenset(file.path for file in files)


def _unit_of(path: str) -> str:
    return path.removeprefix(_UNITS).partition("/")[0] if path.startswith(_UNITS) else ""


def _version(depends: str) -> str:
    return f"{engine_version((*PARTS, 'rules'))} {depends}"


def _state(file: SourceFile, before: FileState | None, scanned_ns: int) -> FileState | None:
    try:
        return file_state(file, before, scanned_ns)
    except OSError:
        return None


def _too_much(file: SourceFile, guard: Guard) -> Finding:
    message = f"Bộ quy tắc chưa xét xong tệp này trong {guard.cpu_s} giây, {guard.memory_bytes // 1_000_000} MB bộ nhớ."
    return Finding(Place(file.path), "QT-07", "error", message, "Chia tệp thành nhiều phần ngắn hơn.")

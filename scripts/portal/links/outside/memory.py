"""What is known of links to other sites from run to run: `lien-ket-ngoai.tsv`, a text file that people can read.

A failure is never taken from here as truth: the file only says since when and how often a link has failed.
"""

import os
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from portal.findings.finding import CannotRun
from portal.links.outside.verdict import BROKEN, VERDICTS, WORKING, Outcome, Verdict

_HEAD = ("url", "verdict", "since", "first_seen", "last_alive", "failing_since", "failing_runs", "checked")
_TITLE = "# Liên kết tới trang khác: do make linkcheck-external ghi, không sửa tay."
_RUN = "# lượt"
_RUNS_KEPT = 26  # half a year of weekly runs
_LIMIT_BYTES = 50_000_000


@dataclass(frozen=True, slots=True)
class Known:
    """One link. `since`: day of the present verdict. `failing_runs`: days on which it failed since `failing_since`."""

    verdict: Verdict
    since: date
    first_seen: date
    last_alive: date | None = None
    failing_since: date | None = None
    failing_runs: int = 0
    checked: date | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """How many links had which verdict on one day."""

    day: date
    counts: tuple[tuple[Verdict, int], ...]


@dataclass(frozen=True, slots=True)
class Memory:
    """`known`: by address as the page carries it. `runs`: oldest first."""

    known: Mapping[str, Known] = field(default_factory=dict)
    runs: tuple[Run, ...] = ()


def read_memory(path: Path) -> Memory:
    """Empty when there is no file. Raises CannotRun when it cannot be read or is not such a file."""
    try:
        if path.stat().st_size > _LIMIT_BYTES:
            raise CannotRun(f"Tệp nhớ “{path}” nặng quá 50 MB: kiểm tra MEMORY.")
        lines = path.read_text("utf-8").split("\n")
    except FileNotFoundError:
        return Memory()
    except (OSError, UnicodeDecodeError) as refusal:
        raise CannotRun(f"Không đọc được tệp nhớ “{path}” (MEMORY): {refusal}.") from refusal
    known: dict[str, Known] = {}
    runs: list[Run] = []
    for number, line in enumerate(lines, 1):
        try:
            if line.startswith(_RUN):
                runs.append(_run(line))
            elif line and not line.startswith("#") and line != "\t".join(_HEAD):
                url, row = _row(line)
                known[url] = row
        except (ValueError, KeyError) as refusal:
            # A merge may leave its marks here: to go on would forget what is known.
            raise CannotRun(
                f"Tệp nhớ “{path}”, dòng {number} không đọc được: sửa dòng ấy, hoặc lấy lại bản trước bằng git."
            ) from refusal
    return Memory(known, tuple(runs))


def write_memory(path: Path, memory: Memory) -> None:
    """Whole or not at all. Raises CannotRun when the disk refuses."""
    lines = [_TITLE, *(_run_line(run) for run in memory.runs), "\t".join(_HEAD)]
    lines += [_row_line(url, known) for url, known in sorted(memory.known.items())]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".lien-ket-ngoai-")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.write("\n".join(lines) + "\n")
                file.flush()
                os.fsync(file.fileno())
            Path(name).chmod(0o644)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as refusal:
        raise CannotRun(f"Không ghi được tệp nhớ “{path}” (MEMORY): {refusal.strerror}.") from refusal


def remembered(memory: Memory, outcomes: Mapping[str, Outcome], today: date) -> Memory:
    """The memory after a run. Links that left the content leave the memory; what was not asked stays as it was."""
    known = {url: _after(memory.known.get(url), outcome, today) for url, outcome in outcomes.items()}
    counts = Counter(row.verdict for row in known.values())
    run = Run(today, tuple((verdict, counts[verdict]) for verdict in VERDICTS if counts[verdict]))
    runs = [earlier for earlier in memory.runs if earlier.day != today]
    runs = sorted([*runs, run], key=lambda each: each.day)
    return Memory(known, tuple(runs[-_RUNS_KEPT:]))


def _after(before: Known | None, outcome: Outcome, today: date) -> Known:
    if not outcome.asked:
        return before or Known(outcome.verdict, today, today)
    verdict = outcome.verdict
    if before is None:
        before = Known(verdict, today, today)
    since = before.since if before.verdict == verdict else today
    row = replace(before, verdict=verdict, since=since, checked=today)
    if verdict in WORKING:
        return replace(row, last_alive=today, failing_since=None, failing_runs=0)
    if verdict not in BROKEN:
        return row  # “blocked” and “unsure” say nothing for or against the link
    again = before.failing_runs and before.checked == today and before.verdict in BROKEN
    return replace(
        row,
        failing_since=before.failing_since or today,
        failing_runs=before.failing_runs + (0 if again else 1),
    )


def _row(line: str) -> tuple[str, Known]:
    url, verdict, since, first_seen, last_alive, failing_since, failing_runs, checked = line.split("\t")
    return url, Known(
        _verdict(verdict),
        date.fromisoformat(since),
        date.fromisoformat(first_seen),
        _day(last_alive),
        _day(failing_since),
        int(failing_runs or 0),
        _day(checked),
    )


def _row_line(url: str, known: Known) -> str:
    days = (known.since, known.first_seen, known.last_alive, known.failing_since)
    written = [day.isoformat() if day else "" for day in days]
    runs = str(known.failing_runs) if known.failing_runs else ""
    return "\t".join((url, known.verdict, *written, runs, known.checked.isoformat() if known.checked else ""))


def _run(line: str) -> Run:
    """`# lượt 2026-11-25: alive 400, dead 3`"""
    day, _, counts = line[len(_RUN) :].strip().partition(": ")
    pairs = (pair.split(" ") for pair in counts.split(", ") if pair)
    return Run(date.fromisoformat(day), tuple((_verdict(name), int(count)) for name, count in pairs))


def _run_line(run: Run) -> str:
    return f"{_RUN} {run.day.isoformat()}: " + ", ".join(f"{verdict} {count}" for verdict, count in run.counts)


def _verdict(written: str) -> Verdict:
    if written not in VERDICTS:
        raise ValueError(written)
    return written


def _day(written: str) -> date | None:
    return date.fromisoformat(written) if written else None


def least_lately(memory: Memory, urls: Iterable[str]) -> list[str]:
    """The addresses in the order in which they should be asked: those not asked for longest first."""
    return sorted(urls, key=lambda url: (_checked(memory.known.get(url)), url))


def _checked(known: Known | None) -> date:
    return known.checked or date.min if known is not None else date.min

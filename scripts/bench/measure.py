"""Whole commands, timed from outside and in turn: one run of ours, one of the other, again; medians and ratios."""

import os
import resource
import statistics
import subprocess
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Command:
    """A command and the folder it runs in. `before` prepares a run and is not timed."""

    words: Sequence[str]
    folder: Path
    environment: Mapping[str, str]
    before: Callable[[int], None] = lambda turn: None


@dataclass(frozen=True, slots=True)
class Row:
    """Medians of one kind of work, ours and the rival's; seconds, or MiB for memory.

    `cpu`: seconds of all processors, children included: they hold where other work runs beside the bench.
    """

    work: str
    ours: float
    other: float
    rival: str = "hugo"
    cpu: tuple[float, float] | None = None

    @property
    def ratio(self) -> float:
        return self.ours / self.other

    @property
    def cpu_ratio(self) -> float | None:
        return self.cpu[0] / self.cpu[1] if self.cpu else None


@dataclass(frozen=True, slots=True)
class Spent:
    """One run: seconds of the clock and of all processors."""

    wall: float
    cpu: float


class Failed(Exception):
    """A measured command did not end with 0."""


def timed_pair(work: str, ours: Command, hugo: Command, rounds: int, start: int = 0) -> Row:
    """`rounds` runs of each in turn; `before` gets the number of the turn, counted on from `start`."""
    spent = [(_run(ours, turn), _run(hugo, turn)) for turn in range(start, start + rounds)]
    walls = [statistics.median(run.wall for run in runs) for runs in zip(*spent, strict=True)]
    cpus = [statistics.median(run.cpu for run in runs) for runs in zip(*spent, strict=True)]
    return Row(work, walls[0], walls[1], cpu=(cpus[0], cpus[1]))


def run_once(command: Command, turn: int = 0) -> Spent:
    """One run that is not counted."""
    return _run(command, turn)


def memory_pair(ours: Command, hugo: Command) -> Row:
    """Peak of the proportional set size over the process tree, MiB, sampled every 20 ms."""
    return Row("memory", _peak(ours), _peak(hugo))


def _run(command: Command, turn: int) -> Spent:
    command.before(turn)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.perf_counter()
    process = _start(command)
    _, told = process.communicate()
    seconds = time.perf_counter() - begun
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    _check(process, command, told)
    return Spent(seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def _start(command: Command) -> subprocess.Popen[str]:
    return subprocess.Popen(
        command.words,
        cwd=command.folder,
        env={**_environment(), **command.environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )


def _environment() -> dict[str, str]:
    """Without what `make bench` was asked: make hands FORMAT= and the like on to every make below it."""
    kept = ("PATH", "HOME", "USER", "TMPDIR", "LANG", "PYTHONDONTWRITEBYTECODE")
    return {name: os.environ[name] for name in kept if name in os.environ}


def _check(process: "subprocess.Popen[str]", command: Command, told: str) -> None:
    if process.returncode != 0:
        raise Failed(f"{' '.join(command.words)} ended with {process.returncode}:\n{(told or '')[-2000:]}")


def _peak(command: Command) -> float:
    command.before(0)
    process = _start(command)
    peak = 0
    told: list[str] = []
    drain = threading.Thread(target=lambda: told.append(process.communicate()[0]))
    drain.start()
    while process.poll() is None:
        peak = max(peak, sum(_pss_kib(pid) for pid in _tree(process.pid)))
        time.sleep(0.02)
    drain.join()
    _check(process, command, "".join(told))
    return peak / 1024


def _tree(root: int) -> list[int]:
    """The process and all below it."""
    found, waiting = [], [root]
    while waiting:
        pid = waiting.pop()
        found.append(pid)
        try:
            for task in os.listdir(f"/proc/{pid}/task"):
                waiting += map(int, Path(f"/proc/{pid}/task/{task}/children").read_text("ascii").split())
        except OSError:
            continue
    return found


def _pss_kib(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").split("\n")
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)

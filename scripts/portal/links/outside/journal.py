"""A run's successes as they come, so that a run that was stopped goes on where it stopped.

Only what works is taken over, and only by a run of the same day: a failure is always asked again.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO

import msgspec

from portal.links.outside.verdict import WORKING, Outcome


class _Line(msgspec.Struct, frozen=True):
    day: date
    url: str
    outcome: Outcome


@dataclass(slots=True)
class Journal:
    """`done`: what the stopped run had found working."""

    done: dict[str, Outcome]
    _file: IO[bytes] | None
    _day: date

    def note(self, url: str, outcome: Outcome) -> None:
        """Kept at once: the next moment may bring Ctrl-C or worse."""
        if self._file is not None and outcome.verdict in WORKING:
            self._file.write(msgspec.json.encode(_Line(self._day, url, outcome)) + b"\n")
            self._file.flush()


@contextmanager
def open_journal(path: Path, day: date) -> Iterator[Journal]:
    """The journal of the day; where none can be kept, a stopped run begins anew."""
    done = dict(_read(path, day))
    with ExitStack() as stack:
        file: IO[bytes] | None = None
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            file = stack.enter_context(path.open("ab"))
        yield Journal(done, file, day)


def close_journal(path: Path) -> None:
    """The run ended well and is remembered: nothing is left to go on with."""
    with suppress(OSError):
        path.unlink()


def _read(path: Path, day: date) -> Iterator[tuple[str, Outcome]]:
    try:
        lines = path.read_bytes().split(b"\n")
    except OSError:
        return
    for line in lines:
        try:
            entry = msgspec.json.decode(line, type=_Line)
        except msgspec.DecodeError:
            continue  # the line that was being written when the run stopped
        if entry.day == day:
            yield entry.url, entry.outcome

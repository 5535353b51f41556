"""What a build says while it runs: on standard error; phases only on a terminal."""

import sys
from heapq import nlargest

_NAMED = 10


class Progress:
    """Phases overwrite one line of a terminal; notes are lines that stay, wherever standard error goes.

    `is_verbose`: the files that took longest are told too.
    """

    def __init__(self, is_verbose: bool = False) -> None:
        self._is_verbose = is_verbose
        self._taken: list[tuple[float, str]] = []
        self._is_terminal = sys.stderr.isatty()
        self._width = 0

    def phase(self, name: str, done: int = 0, whole: int = 0) -> None:
        """`Đọc bài 120/3000`."""
        if self._is_terminal:
            text = f"{name} {done}/{whole}" if whole else name
            sys.stderr.write(f"\r{text.ljust(self._width)}")
            sys.stderr.flush()
            self._width = len(text)

    def took(self, path: str, seconds: float) -> None:
        """How long the making of one file of the output took."""
        if self._is_verbose:
            self._taken.append((seconds, path))

    def tell_slowest(self) -> None:
        """Notes the ten slowest files, when that is asked for and anything was made."""
        for seconds, path in nlargest(_NAMED, self._taken):
            self.note(f"{seconds * 1000:6.0f} ms  {path}")

    def note(self, sentence: str) -> None:
        """A sentence about the build itself, not about its sources."""
        self.end()
        sys.stderr.write(f"{sentence}\n")

    def end(self) -> None:
        """Clears the line of the phases."""
        if self._is_terminal and self._width:
            sys.stderr.write(f"\r{' ' * self._width}\r")
            sys.stderr.flush()
            self._width = 0

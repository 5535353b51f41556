"""What a build says while it runs: on standard error; phases only on a terminal."""

import sys


class Progress:
    """Phases overwrite one line of a terminal; notes are lines that stay, wherever standard error goes."""

    def __init__(self) -> None:
        self._is_terminal = sys.stderr.isatty()
        self._width = 0

    def phase(self, name: str, done: int = 0, whole: int = 0) -> None:
        """`Đọc bài 120/3000`."""
        if self._is_terminal:
            text = f"{name} {done}/{whole}" if whole else name
            sys.stderr.write(f"\r{text.ljust(self._width)}")
            sys.stderr.flush()
            self._width = len(text)

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

"""The inside link check against lychee on the same output, with no network and with fragments."""

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from bench.measure import Command, Row, memory_pair, run_once, timed_pair

TARGETS = {"links cold": 0.25, "links edit": 0.03, "links memory": 0.30}
RIVAL = "lychee"
_MEMORY = "linkcheck.msgpack"


@dataclass(frozen=True, slots=True)
class LinkContest:
    """`html` builds `output` in `repository`, our copy; `edit` changes the body of one article before a turn."""

    repository: Path
    output: Path
    html: Command
    edit: Callable[[int], None]
    lychee: Path

    def rows(self, rounds: int) -> tuple[Row, ...]:
        """Cold, after one edit and the build that follows it, and the memory of a cold run."""
        run_once(self.html)
        cold, lychee = self._ours(self._forget), self._lychee()
        found = [self._pair("links cold", cold, lychee, max(1, rounds - 1))]
        found.append(self._pair("links edit", self._ours(self._edited), lychee, rounds))
        return (*found, replace(memory_pair(cold, lychee), work="links memory", rival=RIVAL))

    def _pair(self, work: str, ours: Command, lychee: Command, rounds: int) -> Row:
        print(f"{work} …", file=sys.stderr)
        return replace(timed_pair(work, ours, lychee, rounds), rival=RIVAL)

    def _ours(self, before: Callable[[int], None]) -> Command:
        words = [
            "make",
            "-s",
            "linkcheck",
            *(word for word in self.html.words if word.startswith(("CONTENT=", "OUTPUT="))),
        ]
        return Command(words, self.repository, self.html.environment, before)

    def _lychee(self) -> Command:
        words = [str(self.lychee), "--offline", "--include-fragments", "--no-progress", "--index-files", "index.html"]
        words += ["--root-dir", str(self.output), "--extensions", "html", str(self.output)]
        # 2: it found something, which is no matter here
        return Command(["sh", "-c", '"$@" >/dev/null || [ $? = 2 ]', "sh", *words], self.output, {})

    def _forget(self, turn: int) -> None:
        for memory in (self.repository / ".cache").rglob(_MEMORY):
            memory.unlink()

    def _edited(self, turn: int) -> None:
        """The portal as it is when somebody has changed one article and looks at its links."""
        self.edit(50_000 + turn)
        run_once(self.html)

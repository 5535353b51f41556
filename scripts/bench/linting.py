"""The rule book's speed: against our own build, against starting the program, and beside two linters as yardsticks.

The yardsticks read as many files of the same sizes: ruff reads Python, markdownlint-cli2 the Markdown of the corpus.
Neither opens attachments or built pages, and neither knows Vietnamese; the rows only show where such a tool stands.
"""

import ast
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from bench.measure import Command, Row, run_once, timed_pair

# Both are goals: no slower than building from nothing; at most a second more than starting the program.
TARGETS = {"lint cold": 1.0, "lint edit": 1.0}
_MEMORIES = "quy-tac-*.json"
_CODE = Path(__file__).parents[1] / "portal"


@dataclass(frozen=True, slots=True)
class LintContest:
    """`html` builds `content` in `repository`, our copy; `from_nothing` removes what was built, `edit` changes one
    article; `folder`: for the Python files; `ruff`, `markdownlint`: programs, passed over when they are not there.
    """

    repository: Path
    content: Path
    html: Command
    from_nothing: Callable[[int], None]
    edit: Callable[[int], None]
    folder: Path
    ruff: Path
    markdownlint: Path

    def rows(self, rounds: int) -> Iterator[Row]:
        """Cold against building from nothing; after one edit and its build against starting the program."""
        run_once(self.html)
        cold = self._lint(self._forget)
        build = replace(self.html, before=self.from_nothing)
        yield self._pair("lint cold", cold, build, "html", max(1, rounds - 1))
        run_once(self._lint(lambda turn: None))  # building from nothing took its memory
        edit = self._pair("lint edit", self._lint(self._edited), self._start(), "start+1s", rounds)
        yield replace(edit, other=edit.other + 1.0)
        for name, other in self._yardsticks():
            yield self._pair(f"lint {name}", cold, other, name, 1)

    def _pair(self, work: str, ours: Command, other: Command, rival: str, rounds: int) -> Row:
        print(f"{work} …", file=sys.stderr)
        return replace(timed_pair(work, ours, other, rounds), rival=rival)

    def _lint(self, before: Callable[[int], None]) -> Command:
        asked = [word for word in self.html.words if word.startswith(("CONTENT=", "OUTPUT=", "AS_OF="))]
        # make ends with 2 where the program found something
        return _whatever_found(["make", "-s", "lint", *asked], 2, self.repository, before)

    def _start(self) -> Command:
        """The program with its whole rule book in memory, and nothing to judge."""
        return Command(["make", "-s", "rules"], self.repository, self.html.environment)

    def _yardsticks(self) -> Iterator[tuple[str, Command]]:
        if self.ruff.is_file():
            python = _python_files(self.content, self.folder)
            words = [str(self.ruff), "check", "--isolated", "--no-cache", "--quiet", str(python)]
            yield "ruff", _whatever_found(words, 1, self.folder)
        if self.markdownlint.is_file():
            words = [str(self.markdownlint), "**/*.md"]
            yield "mdlint", _whatever_found(words, 1, self.content)
        else:
            print("markdownlint-cli2: cần nodejs, npm ci", file=sys.stderr)

    def _forget(self, turn: int) -> None:
        for memory in (self.repository / ".cache").rglob(_MEMORIES):
            memory.unlink()

    def _edited(self, turn: int) -> None:
        """The portal as it is when somebody has changed one article and asks what is wrong with it."""
        self.edit(70_000 + turn)
        run_once(self.html)


def _whatever_found(
    words: list[str], code: int, folder: Path, before: Callable[[int], None] = lambda turn: None
) -> Command:
    """The command; that it found something, which it says by ending with `code`, is no matter here."""
    return Command(["sh", "-c", f'"$@" >/dev/null || [ $? = {code} ]', "sh", *words], folder, {}, before)


def _python_files(content: Path, folder: Path) -> Path:
    """As many Python files as articles, each as long as its article: whole statements of this program's own code."""
    statements = [part for file in sorted(_CODE.rglob("*.py")) for part in _statements(file.read_text("utf-8"))]
    target = folder / "python"
    target.mkdir(parents=True, exist_ok=True)
    taken = 0
    for number, article in enumerate(sorted(content.rglob("index.md"))):
        text = ""
        while len(text) < article.stat().st_size:
            text += statements[taken % len(statements)] + "\n"
            taken += 1
        (target / f"m{number}.py").write_text(text, "utf-8")
    return target


def _statements(code: str) -> list[str]:
    lines = code.split("\n")
    return [
        "\n".join(
            lines[min([node.lineno, *(d.lineno for d in getattr(node, "decorator_list", ()))]) - 1 : node.end_lineno]
        )
        for node in ast.parse(code).body
    ]

"""Safe corrections: the edits of the rules, put into the text and shown as a difference."""

import difflib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from portal.findings.finding import Place
from portal.rules.facts import PortalFacts
from portal.rules.linting import SOURCE_RULES
from portal.rules.reading import read_source
from portal.rules.rule import Edit

_ROUNDS = 5  # an edit can open the way for another (GDDT -> GDĐT -> one form a page)


@dataclass(frozen=True, slots=True)
class Fixed:
    """`rules`: ids of the rules whose edits were made, sorted; empty: the text is as it was."""

    text: str
    rules: tuple[str, ...]


def _always(rule_id: str, place: Place) -> bool:
    return True


def fixed(
    path: str, text: str, as_of: date, facts: PortalFacts, wanted: Callable[[str, Place], bool] = _always
) -> Fixed:
    """The text with every safe correction; run on its own result it changes nothing.

    `wanted`: whether the correction of a rule at a place is asked for (it is not where the finding is waived).
    """
    made: set[str] = set()
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    current = text.removeprefix("\ufeff")
    for _ in range(_ROUNDS):
        source = read_source(path, current, as_of, facts)
        edits = [
            (answer.edit, rule.id)
            for rule in SOURCE_RULES
            for answer in rule.find(source)
            if answer.edit is not None and wanted(rule.id, answer.place)
        ]
        if not edits:
            break
        kept = _apart(edits)
        made.update(rule_id for _, rule_id in kept)
        current = with_edits(current, (edit for edit, _ in kept))
    return Fixed(mark + current, tuple(sorted(made)))


def with_edits(text: str, edits: Iterable[Edit]) -> str:
    """The text after edits that do not overlap."""
    for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
        text = text[: edit.start] + edit.new + text[edit.end :]
    return text


def difference(path: str, before: str, after: str) -> str:
    """A unified difference for `DIFF=1`; empty when nothing changed."""
    lines = difflib.unified_diff(
        before.splitlines(keepends=True), after.splitlines(keepends=True), f"a/{path}", f"b/{path}"
    )
    return "".join(line if line.endswith("\n") else line + "\n\\ không có dòng mới ở cuối tệp\n" for line in lines)


def _apart(edits: list[tuple[Edit, str]]) -> list[tuple[Edit, str]]:
    """The edits without those that touch one already taken; the longer one of two first."""
    taken: list[tuple[Edit, str]] = []
    for edit, rule_id in sorted(edits, key=lambda pair: (pair[0].start - pair[0].end, pair[0].start, pair[1])):
        if all(edit.end <= other.start or other.end <= edit.start for other, _ in taken):
            taken.append((edit, rule_id))
    return taken

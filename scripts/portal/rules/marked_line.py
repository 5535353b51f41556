"""The line of a finding as a terminal shows it, with a mark under the place; personal numbers are covered."""

import re
import unicodedata

from portal.findings.finding import Place
from portal.findings.text_report import one_line

_WIDTH = 100
_BEFORE = 40
# a phone, an identity number, an account: eight digits and more, however they are spaced
_NUMBER = re.compile(r"\d(?:[ .\-]?\d){7,}")
_DIGIT = re.compile(r"\d")


def marked_line(text: str, place: Place) -> tuple[str, str] | None:
    """The line and the line below it that marks the column; None when the text has no such line."""
    lines = text.split("\n")
    if place.line > len(lines):
        return None
    line = lines[place.line - 1].rstrip("\r")
    at = min(place.col - 1, len(line))
    start = max(at - _BEFORE, 0) if len(line) > _WIDTH else 0
    covered = _NUMBER.sub(lambda match: _DIGIT.sub("•", match[0]), line)
    ahead, behind = one_line(covered[start:at]), one_line(covered[at : start + _WIDTH])
    head = "…" if start else ""
    tail = "…" if len(line) > start + _WIDTH else ""
    number = f"{place.line:>6} | "
    return f"{number}{head}{ahead}{behind}{tail}", f"{' ' * len(number[:-2])}| {' ' * _width(head + ahead)}^"


def _width(text: str) -> int:
    """Columns on a terminal."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)

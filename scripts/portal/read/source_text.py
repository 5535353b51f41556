"""The raw text of a body and its places: offset -> line and column of the file."""

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

from portal.findings.finding import Place
from portal.model.text_parts import Attachment, Picture

LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class BodySource:
    """One body as it lies in its file, and what lies beside it.

    `text`: after decoding, not yet NFC, newlines as in the file. `first_line`: the file's line (from 1) on which the
    body starts. `base`: address of the page. `pictures`, `attachments`: accepted files by name. `refused`: names of
    files beside the text that a finding already speaks of.
    """

    text: str
    path: str
    first_line: int
    base: str
    pictures: Mapping[str, Picture]
    attachments: Mapping[str, Attachment]
    refused: frozenset[str] = frozenset()


class Ruler:
    """Measures places in the raw text of one body. Offsets count code points from its start."""

    def __init__(self, source: BodySource) -> None:
        self._source = source
        self._starts: list[int] = []

    def place(self, offset: int) -> Place:
        """The place of the character at `offset`."""
        if not self._starts:
            self._starts = [0, *(match.end() for match in LINE_END.finditer(self._source.text))]
        line = bisect_right(self._starts, offset) - 1
        return Place(self._source.path, self._source.first_line + line, offset - self._starts[line] + 1)

    def line_place(self, line: int, first: str | None = None) -> Place:
        """The place of the first `first`, or of the first written character, in line `line` (from 0) of the body."""
        if not self._starts:
            self.place(0)
        start = self._starts[line]
        end = self._starts[line + 1] if line + 1 < len(self._starts) else len(self._source.text)
        raw = self._source.text[start:end]
        written = len(raw) - len(raw.lstrip(" \t>"))
        col = raw.find(first) if first and first in raw else written
        return Place(self._source.path, self._source.first_line + line, col + 1)

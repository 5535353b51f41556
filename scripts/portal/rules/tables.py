"""Tables of a text: header cells and rows, for rules on lists of persons."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from portal.rules.source_text import MASK, Paragraph, SourceText


@dataclass(frozen=True, slots=True)
class Table:
    """`heads`: the header cells; `rows`: the rows below as paragraphs."""

    first: Paragraph
    heads: tuple[str, ...]
    rows: tuple[Paragraph, ...]

    def column(self, pattern: str) -> int | None:
        """The first column whose header matches."""
        return next((n for n, head in enumerate(self.heads) if re.search(pattern, head, re.IGNORECASE)), None)


def tables(source: SourceText) -> Iterator[Table]:
    """Runs of rows that lie on neighbouring lines."""
    rows: list[Paragraph] = []
    last = -1
    for paragraph in source.paragraphs:
        line = source.place(paragraph.start).line
        if paragraph.form == "row" and rows and line - last <= 2:
            rows.append(paragraph)
        else:
            yield from _table(rows)
            rows = [paragraph] if paragraph.form == "row" else []
        last = line
    yield from _table(rows)


def cells(row: Paragraph) -> tuple[str, ...]:
    """The cells of a row, stripped."""
    return tuple(cell.strip() for cell in row.text.strip(MASK + " ").split(MASK))


def _table(rows: list[Paragraph]) -> Iterator[Table]:
    if rows:
        yield Table(rows[0], cells(rows[0]), tuple(rows[1:]))

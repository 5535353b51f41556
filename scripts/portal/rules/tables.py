"""Tables of a text: header cells and rows, for rules on lists of persons."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from portal.rules.source_text import MASK, Paragraph, SourceText

LONG_TABLE = 5  # rows; a longer list of persons is one fault, not one a row


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
    for paragraph in source.published:
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
    return tuple(cell.strip() for cell in row.text.removeprefix(MASK).removesuffix(MASK).split(MASK))


def with_heads(source: SourceText) -> Iterator[Paragraph]:
    """All that is published, the rows of short tables as `head: cell` each: “Số CMND: 240…”."""
    if not any(paragraph.form == "row" for paragraph in source.published):
        return iter(source.published)
    headed = {
        row.start: _headed(row, table.heads)
        for table in tables(source)
        if len(table.rows) < LONG_TABLE
        for row in table.rows
    }
    return (headed.get(paragraph.start, paragraph) for paragraph in source.published)


def _headed(row: Paragraph, heads: tuple[str, ...]) -> Paragraph:
    """The characters of a head stand where its cell begins."""
    words: list[str] = []
    pieces: list[tuple[int, int]] = []
    length, position = 0, len(MASK) if row.text.startswith(MASK) else 0
    for n, cell in enumerate(cells(row)):
        begin = row.text.index(cell, position)
        head = f"{heads[n]}: " if n < len(heads) and heads[n] else ""
        pieces += [(length + k, row.at(begin)) for k in range(len(head) + 1)]
        pieces += [
            (length + len(head) + place - begin, offset)
            for place, offset in row.pieces
            if begin < place < begin + len(cell)
        ]
        words.append(head + cell + MASK)
        length += len(words[-1])
        position = begin + len(cell) + len(MASK)
    return Paragraph(row.start, "".join(words), row.form, tuple(pieces) or ((0, row.start),))


def _table(rows: list[Paragraph]) -> Iterator[Table]:
    if rows:
        yield Table(rows[0], cells(rows[0]), tuple(rows[1:]))

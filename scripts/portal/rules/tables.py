"""Tables of a text: header cells and rows, for rules on lists of persons."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from portal.rules.people import NAME
from portal.rules.source_text import MASK, Paragraph, SourceText

_NAME_HEAD = re.compile(r"họ.{0,12}(?:và |, )?tên|tên học sinh|họ đệm", re.IGNORECASE)
# heads under which names stand, once the cells show that they are names
_PERSON_HEAD = re.compile(
    r"(?:học sinh|học viên|thí sinh|sinh viên|giáo viên|người .*|tên|cán bộ|trẻ|cháu|chủ tài khoản)", re.IGNORECASE
)
_WHOLE_NAME = re.compile(NAME)
_NUMBER_HEAD = re.compile(r"S?TT|Số TT", re.IGNORECASE)
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


def is_head(row: Sequence[str]) -> bool:
    """Whether the row of a sheet is that of the heads: a column of names, or the running number."""
    return any(_NAME_HEAD.search(cell) or _NUMBER_HEAD.fullmatch(cell) or _PERSON_HEAD.fullmatch(cell) for cell in row)


def names_column(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> int | None:
    """The column of persons' names, by its head or, under a head like “Học sinh”, by its cells."""
    for n, head in enumerate(heads):
        if _NAME_HEAD.search(head):
            return n
    for n, head in enumerate(heads):
        named = sum(len(row) > n and _WHOLE_NAME.fullmatch(row[n]) is not None for row in rows)
        if _PERSON_HEAD.fullmatch(head) and named >= LONG_TABLE:
            return n
    return None


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

"""Word, Excel, PowerPoint and OpenDocument files -> their text, with what the author left in them.

Sources: ECMA-376 part 1 (WordprocessingML 17.3, SpreadsheetML 18.3, PresentationML 19), ODF 1.3 part 3.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from xml.parsers import expat

from portal.read.inflation import Inflation, TooMuch
from portal.read.xml_elements import ForeignXml, elements_of
from portal.read.zip_package import PackageFault, parts_of
from portal.rules.opened_file import OpenedFile, TextPart, Unreadable
from portal.rules.tables import is_head

_MOST_CHARACTERS = 1_000_000
_CELL = re.compile(r"([A-Z]{1,3})\d+")
_Start = Callable[[str, Mapping[str, str]], None]
_End = Callable[[str, str], None]
_BREAKS = frozenset({"p", "br", "cr", "h"})
_TEXT = frozenset({"t", "p", "h", "span", "a"})  # what holds letters: WordprocessingML's t, ODF's paragraphs


def read_office(data: bytes, file: OpenedFile) -> OpenedFile:
    """The file with its text. `file`: without it. Raises Unreadable."""
    account = Inflation(len(data))
    try:
        parts = {part.name: part.data for part in parts_of(data, account)}
        found = _READERS[file.type](parts, account)
        author = _author(parts, account)
        comments = sum(
            sum(name in ("comment", "cm") for name, _ in elements_of(body, account))
            for path, body in parts.items()
            if re.fullmatch(r"(?:word|xl|ppt)/(?:[\w-]+/)*(?:comments?|modernComment)[\w-]*\.xml", path)
        )
        tracked = _tracked(parts, account)
        hidden = tuple(_hidden(parts, account))
    except (TooMuch, PackageFault, ForeignXml) as fault:
        raise Unreadable(str(fault)) from fault
    kept, is_partial = _cut(found)
    return OpenedFile(file.path, file.type, file.day, kept, author, comments, tracked, hidden, is_partial)


def _word(parts: Mapping[str, bytes], account: Inflation) -> Iterator[TextPart]:
    if "word/document.xml" in parts:
        yield TextPart("", _flow(parts["word/document.xml"], account))


def _slides(parts: Mapping[str, bytes], account: Inflation) -> Iterator[TextPart]:
    numbered = sorted(
        (int(match[1]), path) for path in parts if (match := re.fullmatch(r"ppt/slides/slide(\d+)\.xml", path))
    )
    for number, path in numbered:
        yield TextPart(f"trang chiếu {number}", _flow(parts[path], account))


def _open_document(parts: Mapping[str, bytes], account: Inflation) -> Iterator[TextPart]:
    if "content.xml" in parts:
        yield TextPart("", _flow(parts["content.xml"], account))


def _sheets(parts: Mapping[str, bytes], account: Inflation) -> Iterator[TextPart]:
    shared = _shared(parts.get("xl/sharedStrings.xml"), account)
    names = [attributes.get("name", "") for name, attributes in _workbook(parts, account) if name == "sheet"]
    numbered = sorted(
        (int(match[1]), path) for path in parts if (match := re.fullmatch(r"xl/worksheets/sheet(\d+)\.xml", path))
    )
    for n, (_, path) in enumerate(numbered):
        name = names[n] if n < len(names) else str(n + 1)
        yield TextPart(f"trang tính “{name}”", _as_table(_rows(parts[path], shared, account)))


_READERS = {
    "docx": _word, "pptx": _slides, "xlsx": _sheets,
    "odt": _open_document, "ods": _open_document, "odp": _open_document,
}  # fmt: skip


def _flow(data: bytes, account: Inflation) -> str:
    """Running text; a row of a table becomes one line of cells. What was deleted under tracking is left out."""
    lines: list[str] = []
    row: list[str] = []
    cell: list[str] = []
    here: list[str] = []
    depth = {"tc": 0, "table-cell": 0}

    def start(name: str, attributes: Mapping[str, str]) -> None:
        if name in depth:
            depth[name] += 1
            if sum(depth.values()) == 1:
                cell.clear()
        elif name in ("tab", "s"):
            here.append(" ")

    def end(name: str, text: str) -> None:
        if name in _TEXT:
            here.append(text)
        if name in _BREAKS:
            line = "".join(here).strip()
            here.clear()
            (cell if sum(depth.values()) else lines).append(line)
        elif name in depth:
            depth[name] -= 1
            if sum(depth.values()) == 0:
                row.append(" ".join(filter(None, [*cell, "".join(here).strip()])))
                here.clear()
        elif name in ("tr", "table-row") and sum(depth.values()) == 0 and row:
            lines.append("\x00".join(row))
            row.clear()

    _walk(data, account, start, end)
    lines.append("".join(here).strip())
    return _with_tables(lines)


def _with_tables(lines: Iterable[str]) -> str:
    """Paragraphs apart by an empty line, rows of a table together below a head."""
    told: list[str] = []
    in_table = False
    for line in lines:
        cells = line.split("\x00")
        if len(cells) > 1:
            if not in_table:
                told.append("")
            told.append(_row(cells))
            if not in_table:
                told.append("|" + "---|" * len(cells))
            in_table = True
        elif line:
            told += ["", line]
            in_table = False
    return "\n".join(told).strip("\n") + "\n"


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(" ".join(cell.replace("|", "/").split()) for cell in cells) + " |"


def _as_table(rows: Iterable[list[str]]) -> str:
    """A sheet: lines above the row of heads as text, then the table from it on."""
    above: list[str] = []
    table: list[list[str]] = []
    for row in rows:
        if table or is_head(row):
            table.append(row)
        elif any(row):
            above += ["", " ".join(filter(None, row))]
    if table:
        width = max(len(row) for row in table)
        padded = [row + [""] * (width - len(row)) for row in table]
        above += ["", _row(padded[0]), "|" + "---|" * width, *(_row(row) for row in padded[1:])]
    return "\n".join(above).strip("\n") + "\n"


def _rows(data: bytes, shared: list[str], account: Inflation) -> Iterator[list[str]]:
    rows: list[list[str]] = []
    kind, column = "", 0

    def start(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal kind, column
        if name == "row":
            rows.append([])
        elif name == "c":
            kind = attributes.get("t", "")
            found = _CELL.fullmatch(attributes.get("r", ""))
            column = _number(found[1]) if found else (len(rows[-1]) if rows else 0)

    def end(name: str, text: str) -> None:
        if name in ("v", "t") and text and rows and column < 1_000:
            value = shared[int(text)] if kind == "s" and text.isdigit() and int(text) < len(shared) else text
            rows[-1].extend([""] * (column + 1 - len(rows[-1])))
            rows[-1][column] += value

    _walk(data, account, start, end)
    yield from rows


def _number(letters: str) -> int:
    """`A` -> 0, `AB` -> 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _shared(data: bytes | None, account: Inflation) -> list[str]:
    found: list[str] = []
    if data is None:
        return found

    def start(name: str, attributes: Mapping[str, str]) -> None:
        if name == "si":
            found.append("")

    def end(name: str, text: str) -> None:
        if name == "t" and found:
            found[-1] += text

    _walk(data, account, start, end)
    return found


def _workbook(parts: Mapping[str, bytes], account: Inflation) -> list[tuple[str, dict[str, str]]]:
    return elements_of(parts["xl/workbook.xml"], account) if "xl/workbook.xml" in parts else []


def _hidden(parts: Mapping[str, bytes], account: Inflation) -> Iterator[str]:
    for name, attributes in _workbook(parts, account):
        if name == "sheet" and attributes.get("state") in ("hidden", "veryHidden"):
            yield attributes.get("name", "")


def _tracked(parts: Mapping[str, bytes], account: Inflation) -> int:
    """Insertions and deletions that wait to be accepted."""
    if "word/document.xml" not in parts:
        return 0
    return sum(name in ("ins", "del") for name, _ in elements_of(parts["word/document.xml"], account))


def _author(parts: Mapping[str, bytes], account: Inflation) -> str:
    told: list[str] = []

    def end(name: str, text: str) -> None:
        if name in ("creator", "lastModifiedBy", "initial-creator") and text.strip():
            told.append(text.strip())

    for path in ("docProps/core.xml", "meta.xml"):
        if path in parts:
            _walk(parts[path], account, lambda name, attributes: None, end)
    return told[0] if told else ""


def _walk(data: bytes, account: Inflation, start: _Start, end: _End) -> None:
    """Elements by their local names; `end` gets the text that stands right inside. Raises ForeignXml, TooMuch."""
    account.add_marks(data.count(b"<") + data.count(b"="))
    stack: list[list[str]] = []

    def opened(name: str, attributes: dict[str, str]) -> None:
        stack.append([])
        start(_local(name), {_local(key): value for key, value in attributes.items()})

    def closed(name: str) -> None:
        end(_local(name), "".join(stack.pop()))

    def letters(text: str) -> None:
        if stack:
            stack[-1].append(text)

    def doctype(name: str, system: str | None, public: str | None, has_subset: bool) -> None:
        if has_subset:
            raise ForeignXml(name)

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler, parser.EndElementHandler = opened, closed
    parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = letters, doctype
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as broken:
        raise ForeignXml(str(broken)) from broken


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def _cut(found: Iterable[TextPart]) -> tuple[tuple[TextPart, ...], bool]:
    """Parts until the limit."""
    kept: list[TextPart] = []
    left = _MOST_CHARACTERS
    for part in found:
        kept.append(TextPart(part.name, part.text[:left]))
        left -= len(part.text)
        if left < 0:
            return tuple(kept), True
    return tuple(kept), False

"""The header of a text, line by line: its values with their places, and which of them are prose.

A header that the reader refuses is still read here: a mistake in YAML must not hide a personal number.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from portal.rules.inline import paragraph
from portal.rules.source_text import Form, HeaderValue, Paragraph

# Values that no reader sees as a sentence; all others are prose, known keys or not
_NO_PROSE = frozenset(
    {"topic", "kind", "status", "children", "publish_at", "expires", "updated", "withdrawn_at", "redirect_from", "lang",
     "translation_of", "file", "url", "start", "end", "register", "menu", "pictures", "attachments", "date"}
)  # fmt: skip
_KEY = re.compile(r"(?P<indent>[ \t]*(?:- +)?)(?P<key>[A-Za-z_][\w-]*)[ \t]*:(?:[ \t]+|$)(?P<value>.*)")
_NESTED = re.compile(r"[ \t]+[\"']?(?P<name>[\w.-]+\.\w{2,4})[\"']?[ \t]*:[ \t]*")  # a file in a map of pictures
_FENCE = re.compile(r"---[ \t]*\r?\Z")
_PLAIN_FIRST = re.compile(r"(?:title|summary|topic|author|tags)[ \t]*:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Header:
    """`body_start`: offset where the body begins, `body_line` the number of its first line.

    `others`: the values that are no prose, as a whole.
    """

    values: dict[str, HeaderValue]
    paragraphs: tuple[Paragraph, ...]
    others: tuple[Paragraph, ...]
    body_start: int
    body_line: int


def read_header(text: str) -> Header | None:
    """The header between `---` lines, or Pelican's plain lines; None when the text has none."""
    lines = text.splitlines(keepends=True)
    if not lines:
        return None
    if _FENCE.match(lines[0].rstrip("\n")):
        end = next((n for n, line in enumerate(lines[1:], 1) if _FENCE.match(line.rstrip("\n"))), None)
        first = 1
    elif _PLAIN_FIRST.match(lines[0]):
        end, first = next((n for n, line in enumerate(lines) if not line.strip()), len(lines)), 0
    else:
        return None
    if end is None:
        return None
    values: dict[str, HeaderValue] = {}
    prose: list[Paragraph] = []
    others: list[Paragraph] = []
    offset = sum(len(line) for line in lines[:first])
    for start, key, value in _entries(lines[first:end], offset):
        shown = _shown(text, start, start + len(value))
        if key not in values:
            values[key] = HeaderValue(shown.text.strip(), shown.start)
        if not shown.text.strip():
            continue
        told = list(_in_line(text, start, value)) if key in _NO_PROSE else []
        if told:
            prose.extend(told)
        elif key in _NO_PROSE:
            others.append(shown)
        else:
            prose.append(shown if key != "title" else _as(shown, "title"))
    body_start = sum(len(line) for line in lines[: end + 1])
    return Header(values, tuple(prose), tuple(others), body_start, end + 2)


_IN_LINE = re.compile(
    r"(?<![\w-])(?:caption|credit|title)[ \t]*:[ \t]*(?P<text>\"[^\"\n]*\"|'[^'\n]*'|[^,}\]\n]+)", re.IGNORECASE
)


def _in_line(text: str, start: int, value: str) -> Iterator[Paragraph]:
    """The words for readers in `pictures: {a.jpg: {credit: …, caption: …}}`."""
    if value.lstrip()[:1] in ("{", "["):
        for match in _IN_LINE.finditer(value):
            yield _shown(text, start + match.start("text"), start + match.end("text"))


def _entries(lines: list[str], offset: int) -> Iterator[tuple[int, str, str]]:
    """(offset of the value, key in lower case, value as written with the lines that go on)."""
    key, start, value = "", 0, ""
    for line in lines:
        match = _KEY.match(line.rstrip("\r\n"))
        indented = line[:1] in " \t"
        if match and not (indented and _is_folded(value)):
            if key:
                yield start, key, value
            key, start, value = match["key"].lower(), offset + match.start("value"), line[match.start("value") :]
        elif key and indented and not _is_folded(value) and (name := _NESTED.match(line)):
            yield start, key, value
            key, start, value = name["name"], offset + name.end(), line[name.end() :]
        elif key:
            value += line
        offset += len(line)
    if key:
        yield start, key, value


def _is_folded(value: str) -> bool:
    return value.lstrip()[:1] in (">", "|") and bool(value.strip())


def _shown(text: str, start: int, end: int) -> Paragraph:
    """The value without quotes, the sign of a folded text and the note after `#`."""
    written = text[start:end]
    sign = re.match(r"[>|][+-]?[ \t]*\r?\n", written)
    if sign:
        start += sign.end()
    else:
        note = (
            re.search(r"[ \t]#.*", written) if written[:1] not in "\"'" else re.search(r"(?<=[\"'])[ \t]+#.*", written)
        )
        if note:
            end = start + note.start()
    first = start
    while start < end and text[start] in " \t\r\n\"'[":
        start += 1
    while end > start and text[end - 1] in " \t\r\n\"']":
        end -= 1
    if start >= end:  # nothing is written: the place of the value is where it would begin
        start = end = first
    return paragraph(text, start, end, "header")


def _as(shown: Paragraph, form: Form) -> Paragraph:
    return Paragraph(shown.start, shown.text, form, shown.pieces, shown.level)

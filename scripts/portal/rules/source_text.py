"""The text of one Markdown or plain file as the rules read it.

Offsets count code points of `text`: the file's characters in NFC, without those that cannot be seen, with special
spaces and full-width digits made plain. `origins` leads back to the file as it lies on the disk.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from portal.findings.finding import Place
from portal.rules.citation import Citation
from portal.rules.facts import PortalFacts
from portal.rules.letters import UPPER
from portal.rules.rule import Edit

# article: a text of tin-bai; page: a fixed page; document: an official text as issued (a plan, a notice with its head);
# text: anything else
Kind = Literal["article", "page", "document", "text"]
Form = Literal["title", "header", "heading", "item", "row", "prose", "code"]

MASK = "\x00"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of prose as it is read: signs of Markdown gone, white space single, what is no prose one MASK.

    `pieces`: (position in `text`, offset in the source) where each unbroken piece begins, ascending.
    """

    start: int
    text: str
    form: Form
    pieces: tuple[tuple[int, int], ...]
    level: int = 0  # of a heading

    def at(self, position: int) -> int:
        """The offset in the source of the character at `position` of `text`."""
        begin, offset = self.pieces[max(bisect_right(self.pieces, (position, 1 << 62)) - 1, 0)]
        return offset + position - begin


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a paragraph, `begin` its position there."""

    paragraph: Paragraph
    begin: int
    text: str

    def at(self, position: int) -> int:
        """The offset in the source of the character at `position` of the sentence."""
        return self.paragraph.at(self.begin + position)


@dataclass(frozen=True, slots=True)
class HeaderValue:
    """A value of the front matter, on one line. `start`: where it begins in `text`."""

    text: str
    start: int


@dataclass(frozen=True, slots=True)
class WrittenLink:
    """`[text](target)` or `![text](target)`, or a bare address (then both are the same)."""

    start: int
    text: str
    target: str
    is_picture: bool
    is_bare: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A written line of the body, as it lies in `text`, without its end; `number` counts from 1 in the file."""

    start: int
    text: str
    number: int


@dataclass(frozen=True, slots=True)
class SourceText:
    """`day`: the day whose law the text is judged by; `as_of`: the day of the reader.

    `published`: all that reaches a reader, code and keys without prose too: personal numbers hide anywhere.
    """

    path: str
    raw: str
    text: str
    origins: tuple[int, ...] | None  # offset in `text` -> offset in `raw`; None: the same
    kind: Kind
    language: str
    day: date
    as_of: date
    facts: PortalFacts
    header: Mapping[str, HeaderValue]
    has_header: bool
    paragraphs: tuple[Paragraph, ...]
    published: tuple[Paragraph, ...]
    prose: str  # of every paragraph, a line each
    lines: tuple[Line, ...]  # of the body, outside code
    links: tuple[WrittenLink, ...]
    citations: tuple[Citation, ...]
    sentences: tuple[Sentence, ...]  # of every paragraph, in order
    said: tuple[str, ...]  # the words of the prose in order, in lower case
    words: frozenset[str]  # of the whole text, in lower case; see needed_words.py
    line_starts: tuple[int, ...]  # in `raw`

    def raw_offset(self, offset: int) -> int:
        """Offset in the file of the character at `offset` of `text`."""
        if self.origins is None:
            return offset
        return self.origins[offset] if offset < len(self.origins) else len(self.raw)

    def place(self, offset: int) -> Place:
        """The place of the character at `offset` of `text`."""
        return self.raw_place(self.raw_offset(offset))

    def raw_place(self, offset: int) -> Place:
        """The place of the character at `offset` of the file."""
        line = bisect_right(self.line_starts, offset) - 1
        return Place(self.path, line + 1, offset - self.line_starts[line] + 1)

    def edit(self, start: int, end: int, new: str) -> Edit:
        """A correction of `text[start:end]`."""
        return Edit(self.raw_offset(start), self.raw_offset(end), new)

    @property
    def is_vietnamese(self) -> bool:
        return self.language == "vi"

    @property
    def body(self) -> tuple[Paragraph, ...]:
        """The paragraphs below the header."""
        return tuple(paragraph for paragraph in self.paragraphs if paragraph.form not in ("title", "header"))

    def value(self, key: str) -> str:
        """A value of the header, empty when it is not there."""
        found = self.header.get(key)
        return found.text if found else ""


_SENTENCE_END = re.compile(rf"[.!?…](?= [\s“\"(*_-]*[{UPPER}])")
_INITIALS = re.compile(rf"(?:^|[ (“])(?:[{UPPER}]\.){{1,4}}[{UPPER}]\Z")  # em T.V.H. (Trường …)
_ABBREVIATION = re.compile(r"(?:^|[ (])(?=[^ ]*[a-zđà-ỹ]|[^ .]{1,2}\Z)[A-ZĐÀ-Ý][^ ]{0,2}\Z")


def sentences(paragraph: Paragraph) -> Iterator[Sentence]:
    """Sentences end with . ! ? … followed by a capital letter, but not at `TS.`, `TP.`, `N.`"""
    text, begin = paragraph.text, 0
    for end in _SENTENCE_END.finditer(text):
        before = text[max(begin, end.start() - 10) : end.start()]
        if text[end.start()] == "." and (_ABBREVIATION.search(before[-6:]) or _INITIALS.search(before)):
            continue
        yield Sentence(paragraph, begin, text[begin : end.end()])
        begin = end.end()
    if begin < len(text):
        yield Sentence(paragraph, begin, text[begin:])

"""Counted limits of a body: refused by number before anything expensive is done with it.

How heavy the whole file may be is counted where it is opened (file_text.py). The numbers are chosen so that no text
within them costs more than a second: what Markdown, the HTML parser and the sanitiser do is then linear, or quadratic
in something that is counted here.
"""

import re
from collections.abc import Iterator

from portal.findings.finding import Finding
from portal.read.source_text import LINE_END, BodySource, Ruler

LINE_CHARACTERS = 20_000
PARAGRAPH_CHARACTERS = 20_000
RUN = 50  # equal signs in a row
BRACKETS = 2_000  # [
TAGS = 2_000  # <
SIGNS = 5_000  # * ` & ~
LINK_SIGNS = 2_000  # what bare addresses are known by
FOOTNOTES = 100
ABBREVIATIONS = 50
BLOCKS = 3_000  # paragraphs, items, headings, tables, pieces of code
DEPTH = 12  # lists and quotations inside each other
TAG_DEPTH = 60  # HTML elements inside each other; twelve lists with a table and its letters make forty
LINKS = 300
PICTURES = 60
HEADINGS = 150
CELLS = 5_000

_COUNTED = (
    ("[", BRACKETS),
    ("<", TAGS),
    *((sign, SIGNS) for sign in "*`&~"),
    *((sign, LINK_SIGNS) for sign in ("://", "www.", "@")),
)
_RUN = re.compile(rf"([\[(!*`<&])\1{{{RUN},}}")
_FOOTNOTE = re.compile(r"^[ \t>]*\[\^[^\]\n]*\]:", re.MULTILINE)
_ABBREVIATION = re.compile(r"^[ \t>]*\*\[[^\]\n]*\][ ]?:", re.MULTILINE)


def too_much(source: BodySource, ruler: Ruler) -> Iterator[Finding]:
    """DL-10 for every limit that the raw text passes: it is not read further."""
    text = source.text
    for offset, length in _lines(text):
        if length > LINE_CHARACTERS:
            yield _refusal(ruler, offset, f"Dòng dài {length} ký tự", LINE_CHARACTERS, "Chia thành nhiều đoạn.")
    runs: dict[str, re.Match[str]] = {}
    for match in _RUN.finditer(text):
        runs.setdefault(match[1], match)
    for sign, match in runs.items():
        measured = f"Có {len(match[0])} dấu “{sign}” liền nhau"
        yield _refusal(ruler, match.start(), measured, RUN, "Bỏ bớt dấu thừa.")
    for sign, limit in _COUNTED:
        if text.count(sign) > limit and sign not in runs:
            yield _refusal(ruler, 0, f"Bài viết có {text.count(sign)} dấu “{sign}”", limit, "Bỏ bớt dấu thừa.")
    for pattern, noun, limit in ((_FOOTNOTE, "chú thích", FOOTNOTES), (_ABBREVIATION, "chữ viết tắt", ABBREVIATIONS)):
        count = sum(1 for _ in pattern.finditer(text))
        if count > limit:
            yield _refusal(ruler, 0, f"Bài viết có {count} {noun}", limit, "Tách thành nhiều bài.")


def too_many(ruler: Ruler, links: int, pictures: int, headings: int, cells: int) -> Iterator[Finding]:
    """DL-10 for what can only be counted once the text is HTML."""
    counted = (
        (links, "liên kết", LINKS),
        (pictures, "ảnh", PICTURES),
        (headings, "đề mục", HEADINGS),
        (cells, "ô trong các bảng", CELLS),
    )
    for count, noun, limit in counted:
        if count > limit:
            yield _refusal(ruler, 0, f"Bài viết có {count} {noun}", limit, "Tách thành nhiều bài.")


def _refusal(ruler: Ruler, offset: int, measured: str, limit: int, hint: str) -> Finding:
    return Finding(ruler.place(offset), "DL-10", "error", f"{measured}, nhiều nhất {limit}.", hint)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Start and length of every line."""
    start = 0
    for match in LINE_END.finditer(text):
        yield start, match.start() - start
        start = match.end()
    yield start, len(text) - start

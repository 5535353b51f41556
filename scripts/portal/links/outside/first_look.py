"""A quick look at a fetched page: does anything on it ask for the careful reading (page.py)?

Lexbor reads a page in a hundredth of the time that BeautifulSoup takes; most pages are what they seem. Whatever the
careful reading could act on must be seen here: tests/test_links_outside_signs.py holds the two together.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser

from portal.links.outside.answer import Answer
from portal.links.outside.page import HEADINGS, plain
from portal.links.outside.page_signs import said_in_line, said_in_title

_LINES = re.compile(r"\n+")
_UNSEEN = ["script", "style", "noscript", "template", "svg"]
_MUCH = 1_500  # characters of paragraphs: far more than the messages that the signs look for
_PARAGRAPHS = 200  # that are measured
_SHORT_BYTES = 8_000


def looks_telling(answer: Answer) -> bool:
    """Whether the page must be read with care."""
    if not _is_utf8(answer.body):
        return True  # an older encoding: the careful reading finds out which
    tree = LexborHTMLParser(answer.body)
    if tree.css_matches("frame"):
        return True
    scripts = b"<script" in answer.body
    title = tree.css_first("title")
    heads = [node.text(separator=" ") for node in (*([title] if title else ()), *tree.css("h1, h2")[:HEADINGS])]
    if any(_title_tells(head) for head in heads):
        return True
    if scripts and len(answer.body) < _SHORT_BYTES:
        return True  # drawn or sent on by a script
    if sum(len(node.text()) for node in tree.css("p")[:_PARAGRAPHS]) >= _MUCH:
        return False
    return any(_tells(line) for line in _lines(tree))


def _is_utf8(body: bytes) -> bool:
    """But for a letter that the body limit may have cut."""
    try:
        body.decode("utf-8")
    except UnicodeDecodeError as broken:
        return broken.end >= len(body) - 3 and broken.start > 0
    return True


def _lines(tree: LexborHTMLParser) -> Iterator[str]:
    tree.strip_tags(_UNSEEN)
    text = tree.body.text(separator="\n") if tree.body is not None else ""
    yield from (line for line in _LINES.split(text) if not line.isspace())


@lru_cache(10_000)
def _title_tells(text: str) -> bool:
    return said_in_title(plain(text))


@lru_cache(10_000)
def _tells(line: str) -> bool:
    """Kept: the menus of a site are the same lines on every page."""
    return said_in_line(plain(line))

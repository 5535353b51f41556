"""A fetched page, as far as a verdict needs it: title, headings, lines of text, where it sends its reader."""

import re
import unicodedata
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property

from bs4 import BeautifulSoup, Tag
from bs4.dammit import EncodingDetector
from bs4.element import NavigableString, PageElement
from selectolax.lexbor import LexborHTMLParser

from portal.links.outside.answer import Answer

_DROPPED = re.compile("[\u0300-\u036f'’]+")
_LETTERS = str.maketrans("đĐ", "dd")
_UNSEEN = frozenset({"script", "style", "noscript", "template", "svg", "head"})
_FRAME = frozenset({"nav", "header", "footer", "aside", "a", "button", "select", "label"})
_PROSE = frozenset({"p", "li", "td", "blockquote", "pre", "dd"})
_REFRESH = re.compile(r"\s*(\d+)(?:\.\d*)?\s*[;,]?\s*(?:url\s*=\s*)?[\"']?\s*([^\"'\s]+)", re.IGNORECASE)
_SENT_BY_SCRIPT = re.compile(
    r"(?:window|document|self|top|parent)?\.?\blocation(?:\.href)?\s*=\s*[\"']([^\"']+)[\"']"
    r"|\blocation\.(?:replace|assign)\(\s*[\"']([^\"']+)[\"']\s*\)"
)
_LONGEST_REFRESH_S = 10
HEADINGS = 6  # of a page that are looked at: whatever says “missing” says so at once
_READ_BYTES = 128_000
_SHELL_TEXT = 60
_LITTLE_TEXT = 200  # characters: a page that only sends its reader on


@dataclass(frozen=True)
class Page:
    """Texts are folded (lower case, no tone marks), spaces single."""

    title: str
    headings: tuple[str, ...]
    lines: tuple[str, ...]  # outside links, in order
    link_lines: tuple[str, ...]
    prose: int  # characters of running text outside menus and links
    sends_to: str | None  # meta refresh or a script's plain redirect, as written
    frames: tuple[str, ...]
    scripts: str
    is_drawn: bool  # a script from a file may put everything there

    @cached_property
    def text_length(self) -> int:
        """Characters that a reader sees, links included."""
        return sum(map(len, self.lines)) + sum(map(len, self.link_lines))

    @property
    def is_shell(self) -> bool:
        """Whether everything is drawn by a script: the text says nothing about the address."""
        return self.text_length < _SHELL_TEXT and self.is_drawn


def read_page(answer: Answer) -> Page:
    """Whatever the bytes hold, a page comes out."""
    soup = BeautifulSoup(_sound_html(answer), "html.parser")
    title = soup.title.get_text(" ") if soup.title is not None else ""
    sends_to = sent_by_refresh(answer.refresh or "") or _refresh(soup)
    scripts = " ".join(script.get_text() + " " + str(script.get("src") or "") for script in soup.find_all("script"))
    is_drawn = soup.find("script", src=True) is not None
    frames = tuple(str(frame.get("src")) for frame in soup.find_all("frame") if frame.get("src"))
    texts = _texts(soup)
    page = Page(
        title=plain(title),
        headings=tuple(plain(heading.get_text(" ")) for heading in soup.find_all(("h1", "h2"), limit=HEADINGS)),
        lines=tuple(text.line for text in texts if not text.is_framed),
        link_lines=tuple(text.line for text in texts if text.is_framed),
        prose=sum(len(text.line) for text in texts if text.is_prose and not text.is_framed),
        sends_to=sends_to,
        frames=frames,
        scripts=scripts,
        is_drawn=is_drawn,
    )
    if page.sends_to is None and page.text_length < _LITTLE_TEXT and (script := _SENT_BY_SCRIPT.search(scripts)):
        return replace(page, sends_to=script[1] or script[2])
    return page


@dataclass(frozen=True, slots=True)
class _Text:
    """One piece of text. `is_framed`: in a menu or link; `is_prose`: in a paragraph or the like."""

    line: str
    is_framed: bool
    is_prose: bool


def _texts(soup: BeautifulSoup) -> list[_Text]:
    """In the order of the page. Every node is visited once, however deep it lies: pages are hostile input."""
    texts: list[_Text] = []
    waiting: list[tuple[PageElement, bool, bool]] = [(soup, False, False)]
    while waiting:
        node, is_framed, is_prose = waiting.pop()
        if isinstance(node, Tag):
            if node.name in _UNSEEN:
                continue
            is_framed = is_framed or node.name in _FRAME
            is_prose = is_prose or node.name in _PROSE
            waiting.extend((child, is_framed, is_prose) for child in reversed(node.contents))
        elif type(node) is NavigableString and (line := plain(node)):  # no comment, no doctype
            texts.append(_Text(line, is_framed, is_prose))
    return texts


def plain(text: str) -> str:
    """Folded (as findings/nearest.py does, in bulk), without apostrophes, with single spaces."""
    letters = _DROPPED.sub("", unicodedata.normalize("NFD", text)).translate(_LETTERS)
    return " ".join(letters.casefold().split())


def _sound_html(answer: Answer) -> str:
    """The page as text, every tag and comment closed: html.parser takes quadratic time over those that are not."""
    body = answer.body[:_READ_BYTES]
    declared = answer.charset or EncodingDetector.find_declared_encoding(body, is_html=True) or "utf-8"
    return LexborHTMLParser(_decoded(body, declared)).html or ""


def _decoded(body: bytes, declared: str) -> str:
    """Sites whose text is UTF-8 and says otherwise are common: what can be UTF-8, is."""
    with suppress(UnicodeDecodeError):
        return body.decode("utf-8")
    with suppress(LookupError, UnicodeError):
        return body.decode(declared, "replace")
    return body.decode("utf-8", "replace")


def sent_by_refresh(content: str) -> str | None:
    """`0; url=/moi` -> `/moi`; None when it only reloads, or waits so long that the page is meant to be read."""
    match = _REFRESH.match(content)
    if match is None or int(match[1]) > _LONGEST_REFRESH_S or match[2].lower() == "url=":
        return None
    return match[2]


def _refresh(soup: BeautifulSoup) -> str | None:
    for meta in soup.find_all("meta"):
        if str(meta.get("http-equiv") or "").strip().lower() == "refresh":
            return sent_by_refresh(str(meta.get("content") or ""))
    return None

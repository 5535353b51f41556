"""A fetched page, as far as a verdict needs it: title, headings, lines of text, where it sends its reader."""

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cached_property

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from portal.links.outside.answer import Answer

_DROPPED = re.compile("[\u0300-\u036f'’]+")
_LETTERS = str.maketrans("đĐ", "dd")
_UNSEEN = ("script", "style", "noscript", "template", "svg", "head")
_FRAME = ("nav", "header", "footer", "aside", "a", "button", "select", "label")
_PROSE = ("p", "li", "td", "blockquote", "pre", "dd")
_REFRESH = re.compile(r"\s*(\d+)(?:\.\d*)?\s*[;,]?\s*(?:url\s*=\s*)?[\"']?\s*([^\"'\s]+)", re.IGNORECASE)
_SENT_BY_SCRIPT = re.compile(
    r"(?:window|document|self|top|parent)?\.?\blocation(?:\.href)?\s*=\s*[\"']([^\"']+)[\"']"
    r"|\blocation\.(?:replace|assign)\(\s*[\"']([^\"']+)[\"']\s*\)"
)
_LONGEST_REFRESH_S = 10
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

    @cached_property
    def text_length(self) -> int:
        """Characters that a reader sees, links included."""
        return sum(map(len, self.lines)) + sum(map(len, self.link_lines))

    @property
    def is_shell(self) -> bool:
        """Whether everything is drawn by a script: the text says nothing about the address."""
        return self.text_length < 40 and bool(self.scripts)


def read_page(answer: Answer) -> Page:
    """Whatever the bytes hold, a page comes out."""
    soup = BeautifulSoup(answer.body, "html.parser", from_encoding=answer.charset)
    title = soup.title.get_text(" ") if soup.title is not None else ""
    sends_to = _refresh(soup)
    scripts = " ".join(script.get_text() + " " + str(script.get("src") or "") for script in soup.find_all("script"))
    frames = tuple(str(frame.get("src")) for frame in soup.find_all("frame") if frame.get("src"))
    for unseen in soup.find_all(_UNSEEN):
        unseen.decompose()
    lines: list[str] = []
    link_lines: list[str] = []
    prose = 0
    for string in soup.find_all(string=True):
        line = plain(string) if type(string) is NavigableString else ""  # no comment, no doctype
        if not line:
            continue
        if any(isinstance(above, Tag) and above.name in _FRAME for above in string.parents):
            link_lines.append(line)
        else:
            lines.append(line)
            prose += len(line) if string.find_parent(_PROSE) is not None else 0
    page = Page(
        title=plain(title),
        headings=tuple(plain(heading.get_text(" ")) for heading in soup.find_all(("h1", "h2"))),
        lines=tuple(lines),
        link_lines=tuple(link_lines),
        prose=prose,
        sends_to=sends_to,
        frames=frames,
        scripts=scripts,
    )
    if page.sends_to is None and page.text_length < _LITTLE_TEXT and (script := _SENT_BY_SCRIPT.search(scripts)):
        return replace(page, sends_to=script[1] or script[2])
    return page


def plain(text: str) -> str:
    """Folded (as findings/nearest.py does, in bulk), without apostrophes, with single spaces."""
    letters = _DROPPED.sub("", unicodedata.normalize("NFD", text)).translate(_LETTERS)
    return " ".join(letters.casefold().split())


def _refresh(soup: BeautifulSoup) -> str | None:
    for meta in soup.find_all("meta"):
        if str(meta.get("http-equiv") or "").strip().lower() == "refresh":
            match = _REFRESH.match(str(meta.get("content") or ""))
            if match is not None and int(match[1]) <= _LONGEST_REFRESH_S and match[2].lower() != "url=":
                return match[2]
    return None

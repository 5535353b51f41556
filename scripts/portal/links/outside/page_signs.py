"""Signs on other sites' pages, read from data (page_signs.yaml): what a title or a short sentence gives away."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator

from portal.findings.nearest import fold
from portal.links.outside.page import Page
from portal.model.fields import Sheet
from portal.read.yaml_file import read_yaml

_SEGMENTS = re.compile(r"\s+[-|–—»•·:]+\s+|[|»•·]|:\s+|\s-\s|\.\s+|[!]\s*")
_AROUND = re.compile(r"\b(404|410|loi|error|http|status|code|ma|oops|opps|rat tiec|xin loi|sorry|thong bao)\b|[^\w ]")
_NUMBER = re.compile(r"\b4(04|10)\b")
SHORT_LINE = 220  # characters: a sentence that only tells something, not running text


def _patterns(written: tuple[str, ...]) -> tuple[str, ...]:
    for pattern in written:
        re.compile(pattern)
    return tuple(fold(pattern) if not re.search(r"\\[A-Z]", pattern) else pattern for pattern in written)


Patterns = Annotated[tuple[str, ...], AfterValidator(_patterns)]


class PageSigns(Sheet):
    """One list of regular expressions a kind of page, folded like the texts they meet."""

    missing_title: Patterns
    missing_line: Patterns
    missing_path: Patterns
    parked: Patterns
    parked_script: Patterns
    parked_path: Patterns
    taken_over: Patterns
    warning: Patterns
    challenge: Patterns
    resting: Patterns
    emptied: Patterns


def says_missing(text: str) -> bool:
    """Whether a title or heading, or a part of it between dashes, says that there is nothing here."""
    return any(_segment_says_missing(segment) for segment in (*_SEGMENTS.split(text), text))


def _segment_says_missing(segment: str) -> bool:
    bare = " ".join(_AROUND.sub(" ", segment).split())
    if bare in ("", "page", "trang"):
        return _NUMBER.search(segment) is not None
    return _whole(signs().missing_title).fullmatch(bare) is not None


def has_missing_line(page: Page) -> bool:
    """Whether a short sentence outside menus says that the content is gone."""
    return any(_line_says_missing(line) for line in page.lines)


def _line_says_missing(line: str) -> bool:
    if len(line) > SHORT_LINE:
        return False
    return _whole(signs().missing_line).search(line) is not None or (
        any(c.isalpha() for c in line) and says_missing(line)
    )


def is_missing_path(path: str) -> bool:
    """Whether a path is the one of an error page."""
    return _whole(signs().missing_path).fullmatch(path.lower()) is not None


def is_parked(page: Page, path: str) -> bool:
    """Whether the page is that of a domain nobody uses: for sale, expired, filled with advertisements."""
    told = (page.title, *page.headings, *page.lines)
    return (
        _among(signs().parked, told)
        or _whole(signs().parked_script).search(page.scripts.lower()) is not None
        or _whole(signs().parked_path).fullmatch(path.lower()) is not None
    )


def is_taken_over(page: Page) -> bool:
    """Whether the title praises gambling in at least two ways, and warns of nothing."""
    if _among(signs().warning, (page.title,)):
        return False
    return sum(re.search(pattern, page.title) is not None for pattern in signs().taken_over) >= 2


def is_challenge(page: Page) -> bool:
    """Whether the page asks its reader to prove to be human."""
    return _opens(signs().challenge, page)


def is_resting(page: Page) -> bool:
    """Whether the page says that the site is closed for now."""
    return _opens(signs().resting, page)


def is_emptied(page: Page) -> bool:
    """Whether the web server shows its own page in place of the site's."""
    return any(
        _whole(signs().emptied).fullmatch(part) is not None
        for text in (page.title, *page.headings)
        for part in (*_SEGMENTS.split(text), text)
    )


def said_in_title(text: str) -> bool:
    """Whether any sign could be in a title or heading, folded."""
    lists = signs()
    return (
        says_missing(text)
        or _whole((*lists.parked, *lists.taken_over, *lists.challenge, *lists.resting)).search(text) is not None
        or any(_whole(lists.emptied).fullmatch(part) for part in (*_SEGMENTS.split(text), text))
    )


def said_in_line(text: str) -> bool:
    """Whether any sign could be in a line of the page's text, folded."""
    lists = signs()
    return _line_says_missing(text) or _among((*lists.parked, *lists.challenge, *lists.resting), (text,))


def _opens(patterns: tuple[str, ...], page: Page) -> bool:
    """In the title or a heading; in a line only where the page says little else."""
    told = (page.title, *page.headings, *(page.lines if page.prose < 300 and page.text_length < 600 else ()))
    return _among(patterns, told)


def _among(patterns: tuple[str, ...], texts: Iterable[str]) -> bool:
    whole = _whole(patterns)
    return any(len(text) <= SHORT_LINE and whole.search(text) is not None for text in texts)


@lru_cache(64)
def _whole(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


@cache
def signs() -> PageSigns:
    """The shipped lists."""
    text = Path(__file__).with_name("page_signs.yaml").read_text("utf-8")
    return PageSigns.model_validate(read_yaml(text, "scripts/portal/links/outside/page_signs.yaml")[0].value)

"""Soft 404: the server says “200” and shows that there is nothing.

Three kinds of evidence, the strongest first: where a redirect threw the reader, whether the site shows the same for
an address that cannot exist, and what title, headings and short sentences say.
"""

import re

from portal.links.outside.following import Arrival
from portal.links.outside.nonsense import Nonsense, NonsenseProbes, echoes_of, own_links, says_the_same
from portal.links.outside.page import Page, read_page
from portal.links.outside.page_signs import has_missing_line, is_missing_path, says_missing
from portal.links.outside.web_address import WebAddress

ARTICLE = 600  # characters of running text: more than a message, an article
_ENOUGH = 3  # points of evidence from words
_LONG_NUMBER = re.compile(r"[0-9]{5}")
_SIGN_IN = ("login", "signin", "sign-in", "dang-nhap", "dangnhap", "logon", "sso", "/auth")


class MissingPages:
    """Knows a page that stands in place of a missing one."""

    def __init__(self, probes: NonsenseProbes) -> None:
        self._probes = probes

    async def is_shown(self, start: WebAddress, arrival: Arrival, page: Page | None) -> bool:
        """`page`: None where nothing on it asked for careful reading."""
        final = arrival.final
        redirected = final.path != start.path
        if start.is_home_path:
            return page is not None and says_missing(page.title) and page.prose < ARTICLE
        if redirected and (is_missing_path(final.path) or _throws_home(start, final)):
            return True
        words = _evidence(page) if page is not None else 0
        nonsense = await self._probes.of(start)
        if nonsense.arrival is None or nonsense.page is None:
            return words >= _ENOUGH + _honesty(nonsense, page)
        there = nonsense.arrival.final
        if redirected and (there.origin, there.path) == (final.origin, final.path):
            return not asks_to_sign_in(final)
        page = page or read_page(arrival.answer)
        if page.is_shell:
            return False
        if await self._is_the_same(start, arrival, page, nonsense):
            return True
        return words >= _ENOUGH + (2 if page.prose >= ARTICLE else 0)

    async def _is_the_same(self, start: WebAddress, arrival: Arrival, page: Page, nonsense: Nonsense) -> bool:
        assert nonsense.arrival is not None and nonsense.page is not None
        echoes = echoes_of(start, arrival.final, *nonsense.arrival.hops, nonsense.arrival.final)
        if not says_the_same(page, nonsense.page, echoes):
            return False
        if own_links(page, nonsense.page) == 0:
            return True
        # Other links: a list of its own, or a missing page that shows different news each time? Ask once more.
        again = await self._probes.of(start, turn=1)
        return again.page is not None and own_links(again.page, nonsense.page) > 0


def asks_to_sign_in(address: WebAddress) -> bool:
    """Whether an address is that of a sign-in page."""
    path = address.path.lower()
    return any(word in path for word in _SIGN_IN)


def _names_content(address: WebAddress) -> bool:
    """Whether an address is the kind that names one text: thrown to the front page, that text is lost."""
    name = address.path.rstrip("/").rpartition("/")[2]
    return not address.is_home_path and (name.count("-") >= 3 or "." in name or _LONG_NUMBER.search(name) is not None)


def _throws_home(start: WebAddress, final: WebAddress) -> bool:
    if not final.is_home_path:
        return False
    return _names_content(start) if not final.query else _speaks_of_an_error(final.query)


def _speaks_of_an_error(query: str) -> bool:
    """`?error=404`, `?msg=not-found`"""
    words = query.lower().replace("-", "").replace("_", "")
    return any(word in words for word in ("404", "notfound", "error", "khongtimthay", "khongtontai"))


def _evidence(page: Page) -> int:
    points = 3 if says_missing(page.title) else 0
    points += 3 if any(says_missing(heading) for heading in page.headings[:3]) else 0
    if page.prose < ARTICLE and has_missing_line(page):
        points += 3 if sum(map(len, page.lines)) < ARTICLE else 2
    return points - (3 if page.prose >= ARTICLE else 0)


def _honesty(nonsense: Nonsense, page: Page | None) -> int:
    """More words are wanted where the site owns up to missing pages and this one is long."""
    return 2 if nonsense.is_honest and page is not None and page.prose >= ARTICLE else 0

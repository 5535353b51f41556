"""From a link to where it ends: redirects one by one, each asked only if it may be."""

from dataclasses import dataclass, replace
from typing import Literal

import aiohttp
from yarl import URL

from portal.links.outside.answer import Answer
from portal.links.outside.page import Page, read_page
from portal.links.outside.patience import PatientAsker
from portal.links.outside.robots import Robots
from portal.links.outside.web_address import WebAddress, web_address

HOPS = 10
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PERMANENT = frozenset({301, 308})
_SHORT_BYTES = 8_000  # a page whose script sends the reader on at once holds little else

Stop = Literal["answered", "forbidden", "robots-unknown", "loop", "nowhere"]


@dataclass(frozen=True, slots=True)
class Arrival:
    """The end of a chain. `final` was asked last, or would have been; `hops`: every address before it.

    `moved_to`: where the permanent redirects at the chain's beginning lead, None when it begins otherwise.
    `page`: read only when something about it asked for reading.
    """

    answer: Answer
    final: WebAddress
    hops: tuple[WebAddress, ...] = ()
    moved_to: WebAddress | None = None
    stop: Stop = "answered"
    page: Page | None = None


class Follower:
    """Follows; knows no verdicts."""

    def __init__(self, asker: PatientAsker, robots: Robots) -> None:
        self._asker = asker
        self._robots = robots

    async def follow(self, start: WebAddress, believes_no: bool = False) -> Arrival:
        """The arrival. Cookies are kept along one chain only, and go back only to the host that set them.

        `believes_no`: see PatientAsker; it asks for what should not be there.
        """
        at = start
        hops: tuple[WebAddress, ...] = ()
        moved_to: WebAddress | None = None
        permanent = True
        jar: aiohttp.CookieJar | None = None
        seen: set[tuple[str, str | None]] = set()
        answer = Answer(at)
        while True:
            leave = await self._robots.leave(at)
            if leave != "allowed":
                stop: Stop = "forbidden" if leave == "forbidden" else "robots-unknown"
                return Arrival(replace(answer, address=at), at, hops, moved_to, stop)
            cookies = _cookies(jar, at)
            if (at.url, cookies) in seen or len(hops) > HOPS:
                return Arrival(answer, at, hops, moved_to, "loop")
            seen.add((at.url, cookies))
            answer = await self._asker.ask(at, cookies, begun=believes_no or bool(hops), believes_no=believes_no)
            if answer.cookies:
                jar = jar or aiohttp.CookieJar(unsafe=True)
                jar.update_cookies(answer.cookies, URL(at.url, encoded=True))
            page = None
            if answer.status in _REDIRECTS:
                target = answer.location
                if not target:
                    return Arrival(answer, at, hops, moved_to, "nowhere")
            else:
                page = read_page(answer) if answer.is_page and (answer.refresh or _may_send(answer.body)) else None
                target = page.sends_to if page is not None else None
                if target is None:
                    return Arrival(answer, at, hops, moved_to, page=page)
            following = web_address(target, at)
            if following is None:
                stop = "nowhere" if answer.status in _REDIRECTS else "answered"
                return Arrival(answer, at, hops, moved_to, stop, page)
            if page is not None and following.url == at.url:
                return Arrival(answer, at, hops, moved_to, page=page)  # a page that reloads itself
            if not following.fragment:
                following = replace(following, fragment=at.fragment)  # RFC 9110, 10.2.2
            permanent = permanent and answer.status in _PERMANENT
            if permanent:
                moved_to = following
            hops = (*hops, at)
            at = following


def _cookies(jar: aiohttp.CookieJar | None, address: WebAddress) -> str | None:
    if jar is None:
        return None
    kept = jar.filter_cookies(URL(address.url, encoded=True))
    return "; ".join(f"{name}={morsel.value}" for name, morsel in sorted(kept.items())) or None


def _may_send(body: bytes) -> bool:
    """Whether it is worth reading the page for a redirect of its own."""
    folded = body.lower()
    return b"refresh" in folded or (len(body) < _SHORT_BYTES and b"location" in folded)

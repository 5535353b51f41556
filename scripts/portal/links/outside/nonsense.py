"""What a site answers for an address that cannot exist: whoever says “200” to that says it to everything."""

import asyncio
import re
from dataclasses import dataclass
from hashlib import blake2b

from portal.links.outside.following import Arrival, Follower
from portal.links.outside.page import Page, plain, read_page
from portal.links.outside.web_address import WebAddress, web_address

_OWN_CHARACTERS = 60  # two pages that differ in less than a sentence say the same
_OWN_SHARE = 0.3  # … and less than this of all they say
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Nonsense:
    """`page`: what was shown in place of the missing; None where the site owned up (404) or nothing can be said."""

    arrival: Arrival | None
    page: Page | None

    @property
    def is_honest(self) -> bool:
        """Whether the site said that there is nothing at such an address."""
        return self.arrival is not None and self.arrival.answer.status in (404, 410)


class NonsenseProbes:
    """One probe a site and file ending, at the site's root: what a folder below it answers may be a rule of its own."""

    def __init__(self, follower: Follower) -> None:
        self._follower = follower
        self._asked: dict[tuple[str, str, int], asyncio.Task[Nonsense]] = {}

    async def of(self, address: WebAddress, turn: int = 0) -> Nonsense:
        """What the site of `address` answers to nonsense. `turn` 1: to another one."""
        ending = address.ending if len(address.ending) <= 5 and address.ending.isalnum() else ""
        key = (address.origin, ending, turn)
        task = self._asked.get(key)
        if task is None:
            task = asyncio.ensure_future(self._ask(address, ending, turn))
            self._asked[key] = task
        return task.result() if task.done() else await asyncio.shield(task)

    async def _ask(self, address: WebAddress, ending: str, turn: int) -> Nonsense:
        name = f"/{nonsense_name(address.origin, turn)}" + (f".{ending}" if ending else "")
        nowhere = web_address(address.origin + name)
        arrival = await self._follower.follow(nowhere, believes_no=True) if nowhere is not None else None
        if arrival is None or arrival.stop != "answered" or not arrival.answer.is_page:
            return Nonsense(arrival if arrival is not None and arrival.stop == "answered" else None, None)
        return Nonsense(arrival, arrival.page or read_page(arrival.answer))


def nonsense_name(origin: str, turn: int) -> str:
    """The same in every run, so that a server's log shows who asks for it and why."""
    return "zq" + blake2b(f"{origin} {turn}".encode(), digest_size=8).hexdigest()


def own_text(page: Page, other: Page, echoes: tuple[str, ...]) -> int:
    """Characters of running lines that stand in `page` and not in `other`, but for numbers and echoed addresses."""
    theirs = {_bare(line, echoes) for line in other.lines}
    return sum(len(line) for line in {_bare(line, echoes) for line in page.lines} - theirs)


def own_links(page: Page, other: Page) -> int:
    """The same for the texts of links and menus."""
    return sum(len(line) for line in set(page.link_lines) - set(other.link_lines))


def says_the_same(page: Page, other: Page, echoes: tuple[str, ...]) -> bool:
    """Whether both pages have one title, the same headings and nothing of their own to say."""
    if [_bare(text, echoes) for text in (page.title, *page.headings)] != [
        _bare(text, echoes) for text in (other.title, *other.headings)
    ]:
        return False
    own = own_text(page, other, echoes)
    return own < _OWN_CHARACTERS and own <= sum(map(len, page.lines)) * _OWN_SHARE


def echoes_of(*addresses: WebAddress) -> tuple[str, ...]:
    """How a page may repeat the address it was asked for, longest first."""
    forms: set[str] = set()
    for address in addresses:
        name = address.path.rstrip("/").rpartition("/")[2]
        stem = name.rpartition(".")[0] or name
        forms |= {plain(form) for form in (address.url, address.path + address.query, address.path, name, stem)}
        forms.add(plain(stem.replace("-", " ")))
    return tuple(sorted((form for form in forms if len(form) > 3), key=lambda form: (-len(form), form)))


def _bare(line: str, echoes: tuple[str, ...]) -> str:
    for echo in echoes:
        line = line.replace(echo, "")
    return _DIGITS.sub("", line)

"""What a host does not want to be asked by programs (RFC 9309)."""

import asyncio
from typing import Literal

from protego import Protego

from portal.links.outside.host_gate import HostGates
from portal.links.outside.patience import PatientAsker
from portal.links.outside.web_address import WebAddress, web_address

Leave = Literal["allowed", "forbidden", "unknown"]
_REDIRECTS = 5  # RFC 9309, 2.3.1.2
_SLOWEST_PACE_S = 5.0


class Robots:
    """One robots.txt a site, fetched once a run. `agent`: the product token of our user agent."""

    def __init__(self, asker: PatientAsker, gates: HostGates, agent: str) -> None:
        self._asker = asker
        self._gates = gates
        self._agent = agent
        self._read: dict[str, asyncio.Task[Protego | Leave]] = {}

    async def leave(self, address: WebAddress) -> Leave:
        """Whether the address may be asked. `unknown`: robots.txt is there but cannot be had (2.3.1.4: then no)."""
        task = self._read.get(address.origin)
        if task is None:
            task = asyncio.ensure_future(self._fetch(address))
            self._read[address.origin] = task
        rules = task.result() if task.done() else await asyncio.shield(task)
        if not isinstance(rules, Protego):
            return rules
        return "allowed" if rules.can_fetch(address.url, self._agent) else "forbidden"

    async def _fetch(self, address: WebAddress) -> Protego | Leave:
        at = web_address(address.origin + "/robots.txt")
        for _ in range(_REDIRECTS + 1):
            if at is None:
                return "allowed"
            answer = await self._asker.ask_text(at)
            if answer.status is None:
                # What keeps robots.txt from us keeps the page too, and says it better; a time-out alone is the host's.
                return "unknown" if answer.failure == "timeout" else "allowed"
            if answer.status >= 500:
                return "unknown"
            if 300 <= answer.status < 400 and answer.location:
                at = web_address(answer.location, at)
                continue
            if answer.status >= 300:
                return "allowed"
            return self._rules(address.host, answer.body.decode("utf-8-sig", "replace"))
        return "allowed"

    def _rules(self, host: str, text: str) -> Protego:
        rules = Protego.parse(text)
        pace = rules.crawl_delay(self._agent)
        if pace:
            self._gates.pace(host, min(pace, _SLOWEST_PACE_S))
        return rules

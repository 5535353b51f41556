"""Politeness towards one host: few requests at once, none while it asks for rest."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

PER_HOST = 5  # requests at once: a browser opens six, and one that we gave up may still keep the host busy
ALTOGETHER = 200


class HostGates:
    """One gate a host name."""

    def __init__(self) -> None:
        self._rooms: defaultdict[str, asyncio.Semaphore] = defaultdict(lambda: asyncio.Semaphore(PER_HOST))
        self._rest_until: defaultdict[str, float] = defaultdict(float)
        self._steps: dict[str, float] = {}
        self._altogether = asyncio.Semaphore(ALTOGETHER)

    @asynccontextmanager
    async def passing(self, host: str) -> AsyncIterator[None]:
        """Room for one request to the host; waits while there is none or while the host rests."""
        async with self._rooms[host]:
            await self._rest(host)
            async with self._altogether:
                yield

    def rest(self, host: str, seconds: float) -> None:
        """No request to the host begins for so long: it said so (Retry-After)."""
        self._rest_until[host] = max(self._rest_until[host], asyncio.get_running_loop().time() + seconds)

    def pace(self, host: str, seconds: float) -> None:
        """At least so long between the beginnings of two requests (Crawl-delay)."""
        self._steps[host] = seconds

    async def _rest(self, host: str) -> None:
        clock = asyncio.get_running_loop().time
        while (wait := self._rest_until[host] - clock()) > 0:
            await asyncio.sleep(wait)
        if host in self._steps:
            self._rest_until[host] = clock() + self._steps[host]

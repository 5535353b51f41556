"""Politeness towards one host: few requests at once, none while it asks for rest."""

import asyncio
from collections import defaultdict, deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

PER_HOST = 5  # requests at once: a browser opens six, and one that we gave up may still keep the host busy
ALTOGETHER = 200


class _Room:
    """Places for requests, and two queues before them."""

    def __init__(self) -> None:
        self._free = PER_HOST
        self._begun: deque[asyncio.Future[None]] = deque()
        self._fresh: deque[asyncio.Future[None]] = deque()

    async def enter(self, begun: bool) -> None:
        if self._free:
            self._free -= 1
            return
        place: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        (self._begun if begun else self._fresh).append(place)
        try:
            await place
        except asyncio.CancelledError:
            if place.done() and not place.cancelled():
                self.leave()  # it was given a place at the very moment when it was called off
            raise

    def leave(self) -> None:
        for queue in (self._begun, self._fresh):
            while queue:
                place = queue.popleft()
                if not place.done():
                    place.set_result(None)
                    return
        self._free += 1


class HostGates:
    """One gate a host name."""

    def __init__(self) -> None:
        self._rooms: defaultdict[str, _Room] = defaultdict(_Room)
        self._rest_until: defaultdict[str, float] = defaultdict(float)
        self._steps: dict[str, float] = {}
        self._altogether = asyncio.Semaphore(ALTOGETHER)

    @asynccontextmanager
    async def passing(self, host: str, begun: bool) -> AsyncIterator[None]:
        """Room for one request to the host; waits while there is none or while the host rests.

        `begun`: it ends the question of a link that was asked already, so it goes before those that were not.
        """
        room = self._rooms[host]
        await room.enter(begun)
        try:
            await self._rest(host)
            async with self._altogether:
                yield
        finally:
            room.leave()

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

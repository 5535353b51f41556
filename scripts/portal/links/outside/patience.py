"""Asking again: one bad answer is no verdict."""

import asyncio
from collections.abc import Awaitable, Callable

from portal.links.outside.answer import Answer
from portal.links.outside.asking import Asker
from portal.links.outside.host_gate import HostGates
from portal.links.outside.web_address import WebAddress

LONGEST_WAIT_S = 60.0  # a host that wants a longer rest is left alone until the next run
_PAUSES_S = (0.5, 2.0)
# How often an answer is asked again. What a host says firmly is asked twice, since servers err in both directions.
_PASSING = frozenset({500, 502, 503, 504, 408, 425, 429, 507, 509, 520, 521, 522, 523, 524, 525, 527, 530})
_FIRM = frozenset({404, 410})


class PatientAsker:
    """Asks through `asker`, again where the answer may be a passing one."""

    def __init__(self, asker: Asker, gates: HostGates) -> None:
        self._asker = asker
        self._gates = gates

    async def ask(
        self, address: WebAddress, cookies: str | None = None, begun: bool = False, believes_no: bool = False
    ) -> Answer:
        """The last of at most three answers. `begun`: see HostGates. `believes_no`: a 404 is what was expected."""
        return await self._again(lambda again: self._asker.ask(address, cookies, begun or again), believes_no)

    async def ask_text(self, address: WebAddress) -> Answer:
        """The same for a text that is no page and that most sites do not have."""
        return await self._again(lambda _: self._asker.ask_text(address), believes_no=True)

    async def _again(self, ask: Callable[[bool], Awaitable[Answer]], believes_no: bool) -> Answer:
        answer = await ask(False)
        turn = 0
        while turn < _turns(answer, believes_no) and (pause := self._pause(answer, turn)) is not None:
            await asyncio.sleep(pause)
            answer = await ask(True)
            turn += 1
        return answer

    def _pause(self, answer: Answer, turn: int) -> float | None:
        """Seconds to wait before asking again; None: it would be of no use."""
        if answer.wait_s is None or answer.status not in _PASSING:
            return _PAUSES_S[turn]
        if answer.wait_s > LONGEST_WAIT_S:
            return None
        self._gates.rest(answer.address.host, answer.wait_s)
        return answer.wait_s


def _turns(answer: Answer, believes_no: bool) -> int:
    if answer.status in _PASSING or answer.failure in ("refused", "broken", "garbled", "no-names"):
        return 0 if answer.is_challenge else 2
    if answer.failure == "timeout":
        return 1
    return 1 if not believes_no and (answer.status in _FIRM or answer.failure == "no-host") else 0

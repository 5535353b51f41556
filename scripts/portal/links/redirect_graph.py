"""Where redirects end: loops, and detours over several of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from portal.links.fault import Fault, shown
from portal.links.inside_address import InsideAddresses
from portal.links.lookup import written_address
from portal.links.moved_addresses import is_pattern
from portal.seen.use import FileFacts, Move


@dataclass(frozen=True, slots=True)
class Redirects:
    """`onward`: file or old address -> file or address its reader is sent to. `faults`: those that do not end well."""

    onward: Mapping[str, str]
    faults: Mapping[str, Fault]

    def trail(self, start: str) -> tuple[str, ...]:
        """Everything a reader comes through from `start` on, itself first; a loop once."""
        seen = {start: None}
        here = start
        while (here := self.onward.get(here, "")) and here not in seen:
            seen[here] = None
        return tuple(seen)


def redirect_graph(refreshes: Iterable[tuple[str, str]], moves: Iterable[tuple[str, str]]) -> Redirects:
    """`refreshes`: (page, page it sends to at once); `moves`: the same from redirect maps. A page has the last word."""
    onward = dict(moves) | dict(refreshes)
    plain = Redirects(onward, {})
    faults: dict[str, Fault] = {}
    for start in onward:
        trail = plain.trail(start)
        end = onward.get(trail[-1])
        if end is not None:
            steps = " → ".join(f"“{_address(step)}”" for step in (*trail[trail.index(end) :], end))
            message = f"Chuyển hướng đi vòng, không bao giờ tới trang: {steps}."
            faults[start] = Fault("LK-10", "error", message, "Cho một địa chỉ trong vòng dẫn tới trang có thật.")
        elif len(trail) > 2:
            message = f"“{_address(trail[1])}” lại chuyển tiếp đến “{_address(trail[-1])}”."
            faults[start] = Fault("LK-10", "warning", message, f"Viết thẳng “{_address(trail[-1])}”.")
    return Redirects(onward, faults)


def move_ends(facts: FileFacts, inside: InsideAddresses) -> Iterable[tuple[Move, str, str]]:
    """(entry, where it starts, where it leads) of a redirect map; files by path, addresses without a file as such."""
    for move in facts.moves:
        start, end = inside.landing(move.old), inside.landing(move.new)
        # a file that answers to both ways of writing its address is no loop
        if not is_pattern(move.old) and (start != end or start.startswith("/")):
            yield move, start, end


def _address(step: str) -> str:
    return shown(step if step.startswith("/") else written_address(step))

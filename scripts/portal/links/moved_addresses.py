"""Old addresses of redirect maps, and where each one leads: exact ones, and patterns with `*` and `:names`."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from portal.seen.use import Move

_NAME = re.compile(r":([A-Za-z_][A-Za-z0-9_]*)")
_PART = re.compile(r"(?<=/)\*$|(?<=/):[A-Za-z_][A-Za-z0-9_]*")
_MOST_STEPS = 10  # what browsers follow is twenty; a map needs one


@dataclass(frozen=True, slots=True)
class Pattern:
    """`old`: what an address without closing stroke must match, whole; `new`: with `:splat` and `:names`."""

    old: re.Pattern[str]
    new: str


@dataclass(frozen=True, slots=True)
class Step:
    """`new`: where to, as written in the map. `filled`: its pattern took words of the old address over."""

    new: str
    filled: bool = False


@dataclass(frozen=True, slots=True)
class MovedAddresses:
    """`exact`: old address without outer strokes -> new address as written. The first pattern that holds counts."""

    exact: Mapping[str, str]
    patterns: tuple[Pattern, ...] = ()

    def onward(self, name: str) -> Step | None:
        """Where a reader of `name` (decoded, without site) is sent to; None: nowhere."""
        plain = name.strip("/")
        if (new := self.exact.get(plain)) is not None:
            return Step(new)
        for pattern in self.patterns:
            if found := pattern.old.fullmatch("/" + plain):
                new = _filled(pattern.new, found.groupdict(default=""))
                return Step(new, new != pattern.new)
        return None

    def trail(self, name: str) -> Iterator[Step]:
        """What `onward` answers, again and again, while it answers with paths of the same site."""
        seen = {name.strip("/")}
        for _ in range(_MOST_STEPS):
            step = self.onward(name)
            if step is None:
                return
            yield step
            name = step.new.partition("#")[0].partition("?")[0]
            if not name.startswith("/") or name.strip("/") in seen:
                return
            seen.add(name.strip("/"))

    def words(self) -> str:
        """All of it as one text: two maps with the same words mean the same."""
        return repr((sorted(self.exact.items()), [(each.old.pattern, each.new) for each in self.patterns]))


def moved_addresses(moves: Iterable[Move]) -> MovedAddresses:
    """In the order of the maps."""
    exact: dict[str, str] = {}
    patterns: list[Pattern] = []
    for move in moves:
        if is_pattern(move.old):
            patterns.append(Pattern(_matcher(move.old), move.new))
        else:
            exact.setdefault(unquote(move.old).strip("/"), move.new)
    return MovedAddresses(exact, tuple(patterns))


def is_pattern(old: str) -> bool:
    """Whether an old address stands for many."""
    return _PART.search(old.rstrip("/")) is not None


def _filled(new: str, groups: Mapping[str, str]) -> str:
    return _NAME.sub(lambda named: groups.get(named[1], named[0]), new)


def _matcher(old: str) -> re.Pattern[str]:
    """`/tin/*` also holds for `/tin`, as hosts have it; a name holds for one step of the path."""
    plain = "/" + old.strip("/")
    written, at = "", 0
    named: set[str] = set()
    for part in _PART.finditer(plain):
        before = re.escape(plain[at : part.start()])
        name = "splat" if part[0] == "*" else part[0][1:]
        held = "" if name in named else f"?P<{name}>"
        if part[0] == "*":
            written += before.removesuffix("/") + f"(?:/({held}.*))?"
        else:
            written += f"{before}({held}[^/]+)"
        named.add(name)
        at = part.end()
    return re.compile(written + re.escape(plain[at:]), re.DOTALL)

"""Where one use of an address leads, or what is wrong with it."""

from dataclasses import dataclass

from portal.links.fault import Fault


@dataclass(frozen=True, slots=True)
class Verdict:
    """`path`: the file of the output it leads to, if it does. `fragment`: asked of that file, None when nothing is."""

    path: str | None = None
    fragment: str | None = None
    fault: Fault | None = None


FINE = Verdict()

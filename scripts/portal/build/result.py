"""What a build tells at its end."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from portal.findings.finding import Finding


class HeldBack(NamedTuple):
    """The model's `Held` as the front keeps it: an unchanged build must not import the model (and pydantic) for it."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class BuildResult:
    """`sources` went in, `pages` came out (files of the output that are pages or made from data).

    `exit`: 0; 1 = an error or something left out, the rest is built; 2 = nothing built, the old output untouched.
    """

    findings: tuple[Finding, ...]
    sources: int
    pages: int
    held: tuple[HeldBack, ...]
    left_out: tuple[str, ...]
    exit: int
    # the units' folders as the build saw them (see `Look`): where the sources lie, no part of what came out
    units: dict[str, str] = field(default_factory=dict, compare=False)


def held_back(pairs: Iterable[tuple[str, str]]) -> tuple[HeldBack, ...]:
    """Pairs of path and reason, sorted."""
    return tuple(sorted(HeldBack(path, reason) for path, reason in pairs))

"""A finding: one mistake, told once, at its place."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "hint"]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where: `path` starts `content/`, `theme/` or `scripts/` wherever those folders lie.

    `line` and `col` count from 1, in code points of the raw file.
    """

    path: str
    line: int = 1
    col: int = 1


@dataclass(frozen=True, slots=True)
class Finding:
    """`message` says what is there and what was expected, `hint` what to do; `target` is the thing as written."""

    place: Place
    code: str
    severity: Severity
    message: str
    hint: str | None = None
    basis: str | None = None
    target: str | None = None


def sorted_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """By place, then code and message; equal findings once."""
    return tuple(sorted(set(findings), key=lambda f: (f.place, f.code, f.message, f.hint or "", f.target or "")))


def has_error(findings: Iterable[Finding]) -> bool:
    """Whether anything of severity error is among them."""
    return any(finding.severity == "error" for finding in findings)


class CannotRun(Exception):
    """The world's fault (disk, network, missing program): exit 2, nothing was changed."""

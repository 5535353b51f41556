"""What the rules know of the portal beyond the text in hand."""

import re
from dataclasses import dataclass

_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class UnitName:
    """The names of one unit as the portal knows them: the full one first."""

    id: str
    names: tuple[str, ...]
    collective: bool = False


@dataclass(frozen=True, slots=True)
class LeaderName:
    name: str
    post: str


@dataclass(frozen=True, slots=True)
class PortalFacts:
    """`phones`: official numbers as bare digits, 0 first; `mails` in lower case; `approval` as in `cong.yaml`."""

    phones: frozenset[str] = frozenset()
    mails: frozenset[str] = frozenset()
    units: tuple[UnitName, ...] = ()
    leaders: tuple[LeaderName, ...] = ()
    approval: str = "merge"


def bare_phone(written: str) -> str:
    """`+84 905.123.456` -> `0905123456`."""
    digits = "".join(_DIGIT.findall(written))
    return "0" + digits[2:] if digits.startswith("84") and len(digits) >= 11 else digits

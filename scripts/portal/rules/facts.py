"""What the rules know of the portal beyond the text in hand."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from portal.model.plan import Plan
from portal.model.portal import Contact, Leader, Portal, Spokesperson
from portal.model.unit import Unit

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
    plans: tuple[Plan, ...] = ()


def facts_of(portal: Portal, units: Iterable[Unit], plans: Iterable[Plan]) -> PortalFacts:
    """The facts that the sheets of a portal give."""
    contacts: list[Contact | Leader | Spokesperson] = [portal.contact, *portal.leaders]
    if portal.spokesperson:
        contacts.append(portal.spokesperson)
    return PortalFacts(
        phones=frozenset(bare_phone(contact.phone) for contact in contacts if contact.phone),
        mails=frozenset(contact.mail.lower() for contact in contacts if contact.mail),
        units=tuple(
            UnitName(
                unit.id,
                (unit.name, *([unit.short] if unit.short else []), *unit.aliases),
                unit.kind in ("nhom", "ban", "van-phong"),
            )
            for unit in units
        ),
        leaders=tuple(LeaderName(leader.name, leader.post) for leader in portal.leaders),
        approval=portal.approval,
        plans=tuple(plans),
    )


def bare_phone(written: str) -> str:
    """`+84 905.123.456` -> `0905123456`."""
    digits = "".join(_DIGIT.findall(written))
    return "0" + digits[2:] if digits.startswith("84") and len(digits) >= 11 else digits

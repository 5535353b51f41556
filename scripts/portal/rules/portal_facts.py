"""The sheets of a portal -> the facts that the rules use."""

from collections.abc import Iterable

from portal.model.portal import Contact, Leader, Portal, Spokesperson
from portal.model.unit import Unit
from portal.rules.facts import LeaderName, PortalFacts, UnitName, bare_phone


def facts_of(portal: Portal, units: Iterable[Unit]) -> PortalFacts:
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
    )

"""A group of information as its page shows it: what belongs here, by which clause, who answers, where meanwhile."""

from datetime import date

from portal.law.clause import Clause
from portal.law.group import Group
from portal.law.groups import GROUPS
from portal.model.portal import Portal
from portal.model.portal_model import Model
from portal.model.record import Record
from portal.pages.article_view import unit_link
from portal.pages.frame_words import VIETNAMESE, FrameWords
from portal.pages.signpost import Fact, Signpost
from portal.pages.words import day


class Person(Record, frozen=True):
    """A leader or a spokesperson as `cong.yaml` names them; unknown facts have no value."""

    name: str
    facts: tuple[Fact, ...]


class GroupView(Record, frozen=True):
    """One group as a section of a page. `empty` is None when the section has content."""

    id: str
    name: str
    anchor: str
    belongs: tuple[str, ...]
    clauses: tuple[str, ...]
    answers: Signpost | None
    meanwhile: Signpost | None
    empty: str | None
    facts: tuple[Fact, ...] = ()
    people: tuple[Person, ...] = ()


def shown_groups(portal: Portal) -> tuple[Group, ...]:
    """The groups this portal has pages for: those of `cong.yaml` in its order, then the others that must exist."""
    carried = [known for carried in portal.groups for known in GROUPS if known.id == carried.id]
    always = [known for known in GROUPS if known.always and known not in carried]
    return tuple(known for known in (*carried, *always) if known.addresses)


def group_view(group: Group, model: Model, filled: bool) -> GroupView:
    """The section of one group. `filled`: something else on the page is its content."""
    carried = model.portal.group(group.id)
    facts, people = _facts(group.id, model.portal), _people(group.id, model.portal)
    empty = None if filled or people or any(fact.value for fact in facts) else group.empty
    return GroupView(
        group.id,
        group.name,
        f"muc-{group.id.lower()}",
        group.belongs,
        clauses_on(group.clauses, model.today),
        unit_link(carried.answers, model) if carried and carried.answers else None,
        Signpost(carried.meanwhile.name, carried.meanwhile.url) if carried and carried.meanwhile else None,
        empty,
        facts,
        people,
    )


def clauses_on(clauses: tuple[Clause, ...], today: date) -> tuple[str, ...]:
    """The clauses in force on the day, printed; when none is, all of them with their days."""
    in_force = tuple(clause.printed for clause in clauses if clause.instrument.in_force(today))
    return in_force or tuple(f"{clause.printed} ({_span(clause, today)})" for clause in clauses)


def _span(clause: Clause, today: date) -> str:
    instrument = clause.instrument
    if instrument.until is not None and today > instrument.until:
        return f"hết hiệu lực sau ngày {day(instrument.until)}"
    return f"có hiệu lực từ ngày {day(instrument.since)}"


def contact_facts(portal: Portal, words: FrameWords = VIETNAMESE) -> tuple[Fact, ...]:
    """Address, phone and mail of the department; unknown ones have no value."""
    contact = portal.contact
    return (
        Fact(words.address, contact.address),
        Fact(words.phone, contact.phone, phone_address(contact.phone)),
        Fact(words.mail, contact.mail, f"mailto:{contact.mail}" if contact.mail else None),
    )


def phone_address(phone: str | None) -> str | None:
    """`tel:` of a number as printed."""
    return "tel:" + "".join(c for c in phone if c.isdigit() or c == "+") if phone else None


def _facts(group_id: str, portal: Portal) -> tuple[Fact, ...]:
    if group_id == "G04":
        return contact_facts(portal)
    if group_id == "G21":
        return tuple(Fact(channel.platform, channel.url, channel.url) for channel in portal.channels)
    return ()


def _people(group_id: str, portal: Portal) -> tuple[Person, ...]:
    if group_id == "G02":
        return tuple(
            Person(leader.name, _person(leader.post, leader.phone, leader.mail, Fact("Nhiệm vụ", leader.tasks)))
            for leader in portal.leaders
        )
    speaker = portal.spokesperson
    if group_id == "G21" and speaker is not None:
        return (Person(speaker.name, _person(speaker.post, speaker.phone, speaker.mail)),)
    return ()


def _person(post: str, phone: str | None, mail: str | None, *more: Fact) -> tuple[Fact, ...]:
    return (
        Fact("Chức vụ", post),
        Fact("Điện thoại", phone, phone_address(phone)),
        Fact("Thư điện tử", mail, f"mailto:{mail}" if mail else None),
        *more,
    )

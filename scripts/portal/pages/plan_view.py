"""A communication plan as its page shows it: everything the plan says, and what came of it."""

from collections import Counter
from datetime import date

from portal.model.article import Article
from portal.model.plan import Channel, Plan
from portal.model.portal_model import Model
from portal.model.record import Record
from portal.pages.article_view import unit_link
from portal.pages.deadlines import Due, dues
from portal.pages.plan_facts import plan_facts
from portal.pages.plan_state import has_ended, state_line
from portal.pages.shelf import Shelf
from portal.pages.signpost import Fact, Signpost

MARKS: dict[str, str] = {"b/c": "để báo cáo", "p/h": "để phối hợp", "c/đ": "để chỉ đạo", "t/h": "để thực hiện"}


class Said(Record, frozen=True):
    """A sentence of the plan with its code. `line`: where it stands in the text as received; 0 when not told."""

    id: str
    text: str
    line: int


class BasisRow(Record, frozen=True):
    """An instrument the plan stands on; what the plan does not print is None."""

    symbol: str | None
    date: date | None
    issuer: str
    title: str | None
    carries_out: str | None


class TopicRow(Record, frozen=True):
    """A topic of the plan. `address` None: the plan binds nobody here. `count`: articles in the plan's period."""

    number: int | None
    title: str
    address: str | None
    slot: int
    text: str
    lead: Signpost | None
    catch_all: bool
    count: int


class HeadlineRow(Record, frozen=True):
    """A headline task and the topics it spans."""

    title: str
    topics: tuple[Signpost, ...]


class ChannelRow(Record, frozen=True):
    """A channel; an internal one is named and never linked. `text`: what the plan says beside the name."""

    name: str
    public: bool
    text: str | None
    parts: tuple["ChannelRow", ...] = ()


class DutyRow(Record, frozen=True):
    """A duty; `when`: the deadline's meaning, when it has one."""

    id: str
    what: str
    to: str | None
    line: int
    when: str | None


class DutyGroup(Record, frozen=True):
    """The duties of those who owe them together."""

    who: tuple[Signpost, ...]
    duties: tuple[DutyRow, ...]


class CountRow(Record, frozen=True):
    """How many articles a unit published in the plan's period; `share` in percent of the largest, for the bar."""

    name: str
    address: str
    count: int
    share: int


class FormRow(Record, frozen=True):
    """A form by name and columns; None: the form is not in the text as received."""

    title: str
    columns: tuple[str, ...] | None


class RecipientRow(Record, frozen=True):
    """Nơi nhận; `mark` in words, empty when the plan prints none."""

    mark: str
    names: tuple[str, ...]


class PlanView(Record, frozen=True):
    """The whole page of a plan."""

    id: str
    title: str
    address: str
    period: str
    state: str
    ended: bool
    archive: bool
    facts: tuple[Fact, ...]
    bases: tuple[BasisRow, ...]
    purposes: tuple[Said, ...]
    requirements: tuple[Said, ...]
    headline: tuple[HeadlineRow, ...]
    topics: tuple[TopicRow, ...]
    channels: tuple[ChannelRow, ...]
    duties: tuple[DutyGroup, ...]
    dues: tuple[Due, ...]
    next_due: tuple[Due, ...]
    recipients: tuple[RecipientRow, ...]
    filed: tuple[str, ...]
    forms: tuple[FormRow, ...]
    counts: tuple[CountRow, ...]
    total: int
    text_address: str | None


def plan_view(plan: Plan, shelf: Shelf, archive: bool) -> PlanView:
    """The view of one plan as of the model's day. `archive`: another issuer's plan, which binds nobody here."""
    model = shelf.model
    published = () if archive else _published(plan, shelf)
    due = dues(plan, model)
    return PlanView(
        plan.id,
        plan.title,
        plan.address,
        plan.period.label,
        state_line(plan, model),
        has_ended(plan, model),
        archive,
        plan_facts(plan),
        tuple(BasisRow(b.symbol, b.date, b.issuer, b.title, b.carries_out) for b in plan.bases),
        tuple(Said(said.id, said.text, (said.lines or (0,))[0]) for said in plan.purposes),
        tuple(Said(said.id, said.text, (said.lines or (0,))[0]) for said in plan.requirements),
        _headline(plan, archive),
        _topics(plan, model, published, archive),
        tuple(_channel(channel) for channel in plan.channels),
        _duties(plan, model, due),
        due,
        _next(due),
        tuple(RecipientRow(MARKS.get(r.mark, r.mark) if r.mark else "", r.names) for r in plan.recipients),
        plan.filed,
        tuple(FormRow(form.title or form.id, form.columns) for form in plan.forms),
        _counts(published, model),
        len(published),
        f"{plan.address}nguyen-van/" if plan.id in dict(model.texts) else None,
    )


def _published(plan: Plan, shelf: Shelf) -> tuple[Article, ...]:
    start, end = plan.period.start, plan.last_day  # `plan.holds`, for ten thousand days
    return tuple(a for a in shelf.listed if start <= a.day <= end and a.status == "published")


def _headline(plan: Plan, archive: bool) -> tuple[HeadlineRow, ...]:
    rows = []
    for headline in plan.headline:
        topics = (plan.topic(topic_id) for topic_id in headline.topics)
        links = tuple(Signpost(topic.title, "" if archive else topic.address) for topic in topics if topic is not None)
        rows.append(HeadlineRow(headline.title, links))
    return tuple(rows)


def _topics(plan: Plan, model: Model, published: tuple[Article, ...], archive: bool) -> tuple[TopicRow, ...]:
    counts = Counter(topic for article in published for topic in set(article.topics))
    return tuple(
        TopicRow(
            topic.n,
            topic.title,
            None if archive else topic.address,
            topic.colour,
            topic.text,
            None if archive or not topic.lead else unit_link(topic.lead, model),
            topic.catch_all,
            counts[topic.id],
        )
        for topic in plan.topics
    )


def _channel(channel: Channel) -> ChannelRow:
    parts = tuple(ChannelRow(part.name, part.public, None) for part in channel.parts)
    said = channel.text if channel.text and channel.text.rstrip(".") != channel.name else None
    return ChannelRow(channel.name, channel.public, said, parts)


def _duties(plan: Plan, model: Model, due: tuple[Due, ...]) -> tuple[DutyGroup, ...]:
    """Grouped by who owes them, in the plan's order."""
    meanings = {each.duty: each.meaning for each in due}
    groups: dict[tuple[str, ...], list[DutyRow]] = {}
    for duty in plan.duties:
        row = DutyRow(duty.id, duty.what, duty.to, (duty.lines or (0,))[0], meanings.get(duty.id))
        groups.setdefault(duty.who, []).append(row)
    return tuple(DutyGroup(tuple(unit_link(u, model) for u in who), tuple(rows)) for who, rows in groups.items())


def _next(due: tuple[Due, ...]) -> tuple[Due, ...]:
    """Everything due on the nearest day ahead."""
    ahead = [each for each in due if not each.passed and each.day is not None]
    return tuple(each for each in ahead if each.day == ahead[0].day)


def _counts(published: tuple[Article, ...], model: Model) -> tuple[CountRow, ...]:
    """Units with articles, the most first."""
    counts = Counter(article.unit for article in published)
    most = max(counts.values(), default=1)
    rows = []
    for unit_id, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        place = unit_link(unit_id, model)
        rows.append(CountRow(place.title, place.address, count, round(100 * count / most)))
    return tuple(rows)

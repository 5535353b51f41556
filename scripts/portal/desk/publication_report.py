"""What was published in a span of days: by unit, topic, kind and month, with those that were silent (đôn đốc)."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from portal.model.article import Article
from portal.model.header import KINDS
from portal.model.plan import Plan
from portal.model.portal_model import Model
from portal.model.unit import SILENT_KINDS, Unit


@dataclass(frozen=True, slots=True)
class ReportRow:
    """How many articles one unit, topic or kind has in each month of the report, in the order of its months."""

    id: str
    name: str
    months: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.months)

    @property
    def is_silent(self) -> bool:
        return self.total == 0


@dataclass(frozen=True, slots=True)
class ReportCell:
    """`count` articles of one month, unit, topic and kind. An article of two topics stands in two cells."""

    month: str
    unit: str
    topic: str
    kind: str
    count: int


@dataclass(frozen=True, slots=True)
class PublicationReport:
    """`start` and `until` are both in the span. `months` (`2024-03`) are all of its months, `whole` counts each article
    once. Withdrawn articles and translations are counted apart and in no row.
    """

    start: date
    until: date
    months: tuple[str, ...]
    whole: ReportRow
    units: tuple[ReportRow, ...]
    topics: tuple[ReportRow, ...]
    kinds: tuple[ReportRow, ...]
    cells: tuple[ReportCell, ...]
    withdrawn: int
    translations: int
    plans: tuple[str, ...]  # titles of the plans that bind the span

    @property
    def silent_units(self) -> tuple[ReportRow, ...]:
        return tuple(row for row in self.units if row.is_silent)

    @property
    def silent_topics(self) -> tuple[ReportRow, ...]:
        return tuple(row for row in self.topics if row.is_silent)


def report_on(model: Model, start: date, until: date) -> PublicationReport:
    """Articles shown as of the model's moment, by the day in their address. `start` is not after `until`.

    Units: all that could publish in the span, in the order of don-vi.yaml. Topics: those of the plans in force in the
    span, in the plans' order. Whatever has an article is listed besides.
    """
    within = [article for article in model.articles if start <= article.day <= until]
    listed = [article for article in within if article.status == "published" and article.lang == "vi"]
    months = tuple(_months(start, until))
    plans = _plans(model, start, until)
    return PublicationReport(
        start=start,
        until=until,
        months=months,
        whole=ReportRow("", "Cộng", _counts(listed, months)),
        units=tuple(_unit_rows(model, listed, months, start, until)),
        topics=tuple(_topic_rows(model, plans, listed, months)),
        kinds=tuple(
            ReportRow(kind, name, _counts((a for a in listed if a.kind == kind), months))
            for kind, name in KINDS.items()
        ),
        cells=_cells(listed),
        withdrawn=sum(article.status == "withdrawn" for article in within),
        translations=sum(article.status == "published" and article.lang != "vi" for article in within),
        plans=tuple(plan.title for plan in plans),
    )


def month_of(day: date) -> str:
    """`2024-03`."""
    return f"{day.year:04d}-{day.month:02d}"


def _months(start: date, until: date) -> Iterator[str]:
    month = start.replace(day=1)
    while month <= until:
        yield month_of(month)
        month = (month + timedelta(days=31)).replace(day=1)


def _counts(articles: Iterable[Article], months: tuple[str, ...]) -> tuple[int, ...]:
    counted = Counter(month_of(article.day) for article in articles)
    return tuple(counted[month] for month in months)


def _plans(model: Model, start: date, until: date) -> tuple[Plan, ...]:
    """Those in force on some day of the span; where there is none, the one the portal goes by."""
    return tuple(p for p in model.plans if p.period.start <= until and start <= p.last_day) or (model.plan,)


def _unit_rows(
    model: Model, listed: list[Article], months: tuple[str, ...], start: date, until: date
) -> Iterator[ReportRow]:
    writers = {article.unit for article in listed}
    for unit in model.units:
        if unit.id in writers or (unit.kind not in SILENT_KINDS and _existed_within(unit, start, until)):
            yield ReportRow(unit.id, unit.name, _counts((a for a in listed if a.unit == unit.id), months))


def _existed_within(unit: Unit, start: date, until: date) -> bool:
    return (unit.start is None or unit.start <= until) and (unit.until is None or start <= unit.until)


def _topic_rows(
    model: Model, plans: tuple[Plan, ...], listed: list[Article], months: tuple[str, ...]
) -> Iterator[ReportRow]:
    names = {topic.id: topic.title for plan in plans for topic in plan.topics}
    for topic_id in sorted({topic for article in listed for topic in article.topics} - names.keys()):
        topic = model.topic(topic_id)
        names[topic_id] = topic.title if topic else topic_id
    for topic_id, name in names.items():
        yield ReportRow(topic_id, name, _counts((a for a in listed if topic_id in a.topics), months))


def _cells(listed: list[Article]) -> tuple[ReportCell, ...]:
    counted = Counter(
        (month_of(article.day), article.unit, topic, article.kind)
        for article in listed
        for topic in dict.fromkeys(article.topics)
    )
    return tuple(ReportCell(*place, counted[place]) for place in sorted(counted))

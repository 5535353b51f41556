"""Events and deadlines by day, those ahead and those passed as of the model's day."""

from datetime import date, datetime

from portal.model.article import Article
from portal.model.record import Record
from portal.model.text_parts import EventTime
from portal.pages.deadlines import Due, dues
from portal.pages.shelf import Shelf
from portal.pages.signpost import Signpost
from portal.pages.words import day


class CalendarRow(Record, frozen=True):
    """An event or a deadline. `day` None: bound to an event that has no day yet; `when`: a deadline in full."""

    day: date | None
    title: str
    address: str
    when: str
    who: tuple[Signpost, ...] = ()
    place: str | None = None
    start: datetime | None = None
    end: datetime | None = None
    monthly: int | None = None


def calendar_rows(shelf: Shelf) -> tuple[tuple[CalendarRow, ...], tuple[CalendarRow, ...]]:
    """(ahead, nearest first, undated last; passed, latest first). An event is ahead to the end of its day."""
    model = shelf.model
    ahead: list[CalendarRow] = []
    passed: list[CalendarRow] = []
    for article in shelf.listed:
        if article.event is not None:
            last_day = (article.event.end or article.event.start).date()
            (passed if last_day < model.today else ahead).append(_event(article, article.event))
    for plan in model.plans:
        for due in dues(plan, model):
            (passed if due.passed else ahead).append(_deadline(due))
    ahead.sort(key=lambda row: (row.day is None, row.day or date.max, row.address, row.title))
    passed.sort(key=lambda row: (row.day is None, -(row.day or date.min).toordinal(), row.address, row.title))
    return tuple(ahead), tuple(passed)


def _event(article: Article, event: EventTime) -> CalendarRow:
    return CalendarRow(
        event.start.date(),
        article.title,
        article.address,
        "",
        place=event.place,
        start=event.start,
        end=event.end,
    )


def _deadline(due: Due) -> CalendarRow:
    coming = f"; kỳ tới: {day(due.day)}" if due.monthly and due.day and not due.passed else ""
    return CalendarRow(
        due.day,
        due.title,
        f"{due.plan.address}#thoi-han",
        f"{due.text}: {due.meaning}{coming}",
        due.who,
        monthly=due.monthly,
    )

"""Events and deadlines by day, those ahead and those passed as of the model's day."""

from datetime import date, datetime
from typing import Literal

from portal.model.article import Record
from portal.pages.deadlines import dues
from portal.pages.shelf import Shelf
from portal.pages.signpost import Signpost


class CalendarRow(Record, frozen=True):
    """One line of the calendar. `day` None: bound to an event that has no day yet. `kind`: event or deadline."""

    kind: Literal["event", "deadline"]
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
    """(ahead, nearest first, undated last; passed, latest first)."""
    model = shelf.model
    ahead: list[CalendarRow] = []
    passed: list[CalendarRow] = []
    for article in shelf.listed:
        event = article.event
        if event is None:
            continue
        row = CalendarRow(
            "event", event.start.date(), article.title, article.address, "", place=event.place, start=event.start,
            end=event.end,
        )  # fmt: skip
        (passed if (event.end or event.start) < model.as_of and event.start.date() < model.today else ahead).append(row)
    for plan in model.plans:
        for due in dues(plan, model):
            row = CalendarRow(
                "deadline", due.day, due.title, f"{plan.address}#thoi-han", f"{due.text}: {due.meaning}",
                due.who, monthly=due.monthly,
            )  # fmt: skip
            (passed if due.passed else ahead).append(row)
    ahead.sort(key=lambda row: (row.day is None, row.day or date.max, row.address, row.title))
    passed.sort(key=lambda row: (row.day is None, -(row.day or date.min).toordinal(), row.address, row.title))
    return tuple(ahead), tuple(passed)

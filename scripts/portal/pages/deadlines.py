"""When a plan's duties fall due, said exactly, and what is due next."""

from collections.abc import Iterator
from datetime import date

from portal.model.plan import Deadline, Plan
from portal.model.portal_model import Model
from portal.model.record import Record
from portal.pages.article_view import unit_link
from portal.pages.deadline_words import deadline_title
from portal.pages.signpost import Signpost
from portal.pages.words import day

EVENTS: dict[str, str] = {
    "so-ket-hoc-ky": "báo cáo sơ kết học kỳ",
    "tong-ket-nam-hoc": "báo cáo tổng kết năm học",
    "ky-hop-quoc-hoi": "kỳ họp Quốc hội",
}


class Due(Record, frozen=True):
    """One deadline. `day`: the next last timely day as of the model's day, else the last one; None when it is bound
    to an event. `meaning` says it in full; `passed`: nothing of it lies ahead within the plan.
    """

    plan: Signpost
    duty: str
    title: str
    to: str | None
    who: tuple[Signpost, ...]
    text: str
    meaning: str
    day: date | None
    monthly: int | None
    passed: bool


def dues(plan: Plan, model: Model) -> tuple[Due, ...]:
    """The deadlines of one plan: those that lie ahead by day, then those bound to an event, then those passed."""
    found = [_due(plan, deadline, model) for deadline in plan.deadlines]
    return tuple(sorted(found, key=lambda due: (due.passed, due.day is None, due.day or date.max, due.duty)))


def dues_of(unit_ids: frozenset[str], plan: Plan, model: Model) -> Iterator[Due]:
    """Those that bind one of the units."""
    bound = {duty.id for duty in plan.duties if unit_ids & set(duty.who)}
    yield from (due for due in dues(plan, model) if due.duty in bound)


def meaning_of(deadline: Deadline, plan: Plan) -> str:
    """`đến hết ngày 29/02/2024`: “trước ngày D” is kept to the end of the day before."""
    days = deadline.last_days(plan.in_force_from, plan.last_day)
    if deadline.before is not None:
        last = deadline.last_days(date.min, date.max)
        return f"đến hết ngày {day(last[0])}"
    if deadline.monthly_before is not None:
        first = f", lần đầu đến hết ngày {day(days[0])}" if days else ""
        return f"hằng tháng, đến hết ngày {deadline.monthly_before - 1:02d}{first}"
    events = ", ".join(event_name(event) for event in deadline.bound_to)
    return f"theo sự kiện: {events}; chưa có ngày"


def event_name(event: str) -> str:
    """The event that a deadline hangs on, in words; an unknown one as it is written."""
    return EVENTS.get(event, event.replace("-", " "))


def _due(plan: Plan, deadline: Deadline, model: Model) -> Due:
    duty = plan.duty(deadline.duty)
    start = plan.in_force_from if deadline.monthly_before is not None else date.min
    end = plan.last_day if deadline.monthly_before is not None else date.max
    days = deadline.last_days(start, end)
    ahead = [last for last in days if last >= model.today]
    return Due(
        Signpost(plan.title, plan.address),
        deadline.duty,
        deadline_title(duty.what, deadline.text) if duty else deadline.text,
        duty.to if duty else None,
        tuple(unit_link(unit, model) for unit in duty.who) if duty else (),
        deadline.text,
        meaning_of(deadline, plan),
        ahead[0] if ahead else days[-1] if days else None,
        deadline.monthly_before,
        not ahead and (bool(days) or model.today > plan.last_day),
    )

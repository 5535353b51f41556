"""The plans: their list, and for each its page, its text as received, its data and its deadlines as a calendar."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta

from portal.model.moment import start_of
from portal.model.plan import Deadline, Plan
from portal.model.record import Record
from portal.pages.art_addresses import art_address, variant_of
from portal.pages.deadline_words import deadline_title
from portal.pages.deadlines import meaning_of
from portal.pages.html_page import html_page
from portal.pages.page import Copy, Page
from portal.pages.plan_facts import issue_printed, number_printed
from portal.pages.plan_json import plan_json
from portal.pages.plan_state import has_ended, plan_note, state_line
from portal.pages.plan_view import plan_view
from portal.pages.shelf import Shelf
from portal.pages.signpost import HOME, Signpost
from portal.pages.sources import plan_source, text_source

PLANS = Signpost("Kế hoạch truyền thông", "/ke-hoach/")


class PlanRow(Record, frozen=True):
    """A plan in the list of plans."""

    title: str
    address: str
    period: str
    state: str
    ended: bool
    number: str
    issued: str
    issuer: str


class TextLine(Record, frozen=True):
    """One line of the text as received; `number` counts from 1."""

    number: int
    text: str


class CalendarEvent(Record, frozen=True):
    """One all-day event. `days`: last timely days; the first stands for the series. `stamp`: when it was laid down."""

    uid: str
    summary: str
    description: str
    day: date
    stamp: datetime
    monthly_until: date | None = None


def plan_row(plan: Plan, shelf: Shelf) -> PlanRow:
    """The plan in a list."""
    model = shelf.model
    return PlanRow(
        plan.title,
        plan.address,
        plan.period.label,
        state_line(plan, model),
        has_ended(plan, model),
        number_printed(plan),
        issue_printed(plan),
        plan.issuer,
    )


def communication_plan_pages(shelf: Shelf) -> Iterator[Page]:
    """`/ke-hoach/` and everything below it."""
    model = shelf.model
    every = (*model.plans, *model.archive)
    yield html_page(
        shelf,
        PLANS.address,
        "plans.html",
        title="Kế hoạch truyền thông",
        description=f"Các kế hoạch truyền thông của {shelf.portal.name}.",
        sources=tuple(plan_source(plan.id) for plan in every),
        steps=(HOME,),
        section="ke-hoach",
        modified=max(plan.in_force_from for plan in every),
        note=plan_note(model),
        current=plan_row(model.plan, shelf),
        others=tuple(plan_row(plan, shelf) for plan in reversed(model.plans) if plan is not model.plan),
        archive=tuple(plan_row(plan, shelf) for plan in reversed(model.archive)),
    )
    texts = dict(model.texts)
    for plan in every:
        yield from _plan(shelf, plan, plan in model.archive)
        if plan.id in texts:
            yield _text(shelf, plan, texts[plan.id])


def plan_files(shelf: Shelf) -> Iterator[Copy]:
    """The texts as received, as files."""
    for plan_id, _ in shelf.model.texts:
        yield Copy(f"ke-hoach/{plan_id}/{plan_id}.txt", text_source(plan_id))


def calendar_events(plan: Plan) -> tuple[CalendarEvent, ...]:
    """The deadlines with a day. Those bound to an event have none and stay out."""
    stamp = start_of(plan.in_force_from)
    found = []
    for deadline in plan.deadlines:
        days = _days(deadline, plan)
        if not days:
            continue
        duty = plan.duty(deadline.duty)
        what = duty.what if duty else deadline.text
        found.append(
            CalendarEvent(
                f"{plan.id}-{deadline.duty.lower()}@ke-hoach",
                f"Hạn: {deadline_title(what, deadline.text)}",
                f"{what.rstrip('.')}. Thời hạn in trong kế hoạch: {deadline.text} ({meaning_of(deadline, plan)}).",
                days[0],
                stamp,
                days[-1] if deadline.monthly_before is not None else None,
            )
        )
    return tuple(found)


def _days(deadline: Deadline, plan: Plan) -> tuple[date, ...]:
    if deadline.monthly_before is not None:
        return deadline.last_days(plan.in_force_from, plan.last_day)
    return deadline.last_days(date.min + timedelta(days=1), date.max)


def _plan(shelf: Shelf, plan: Plan, archive: bool) -> Iterator[Page]:
    source = plan_source(plan.id)
    view = plan_view(plan, shelf, archive)
    slot = plan.topics[0].colour
    yield html_page(
        shelf,
        plan.address,
        "plan.html",
        title=plan.title,
        description=f"{plan.title}: chủ đề, đầu mối, nhiệm vụ, thời hạn.",
        sources=(source,),
        steps=(HOME, PLANS),
        section="ke-hoach",
        modified=plan.in_force_from,
        published=plan.issued,
        creator=plan.issuer,
        editable=source,
        slot=slot,
        hero=art_address(shelf.portal.motif, slot, variant_of(plan.id), wide=True),
        plan=view,
        note=plan_note(shelf.model) if plan is shelf.model.plan else None,
        data=f"{plan.address}index.json",
        calendar=f"{plan.address}han.ics",
    )
    counts: dict[str, int | Mapping[str, int]] = {
        "articles": view.total,
        "topics": {topic.id: row.count for topic, row in zip(plan.topics, view.topics, strict=True)},
        "units": {row.address.split("/")[2]: row.count for row in view.counts},
    }
    yield Page(
        f"{plan.address}index.json",
        "text",
        {"text": plan_json(plan, shelf.settings.siteurl, counts)},
        (source,),
    )
    yield Page(
        f"{plan.address}han.ics",
        "ics",
        {"name": f"Thời hạn: {plan.title}", "events": calendar_events(plan)},
        (source,),
    )


def _text(shelf: Shelf, plan: Plan, text: str) -> Page:
    here = f"{plan.address}nguyen-van/"
    lines = tuple(TextLine(n, line) for n, line in enumerate(text.splitlines(), 1) if line.strip())
    return html_page(
        shelf,
        here,
        "plan-text.html",
        title=f"Nguyên văn: {plan.title}",
        description=f"Bản chữ của {plan.title}, đúng như nhận được.",
        sources=(text_source(plan.id),),
        steps=(HOME, PLANS, Signpost(plan.title, plan.address)),
        section="ke-hoach",
        modified=plan.in_force_from,
        creator=plan.issuer,
        lines=lines,
        file=f"/ke-hoach/{plan.id}/{plan.id}.txt",
    )

"""Checks of the plans that need more than one value: ids, units, duties, overlapping periods."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from portal.findings.finding import Finding
from portal.findings.nearest import nearest_hint
from portal.model.plan import Plan
from portal.model.portal import Portal
from portal.read.portal_checks import unknown_unit
from portal.read.yaml_file import Path, Sheet


def check_plans(
    plans: Sequence[Plan], sheets: Mapping[str, Sheet], known: Sequence[str], portal: Portal | None
) -> Iterator[Finding]:
    """Every plan by itself, then all of them together. `known`: unit ids, checked for the portal's own plans only."""
    names = {portal.name, portal.bodies.managing} if portal is not None else set()
    for plan in plans:
        sheet = sheets[plan.id]
        yield from _ids(plan, sheet)
        yield from _dates(plan, sheet)
        yield from _references(plan, sheet)
        if known and plan.issuer in names:
            yield from _units(plan, sheet, known)
    yield from _together(plans, sheets)


def _ids(plan: Plan, sheet: Sheet) -> Iterator[Finding]:
    for key in ("topics", "duties", "purposes", "requirements", "headline", "channels", "forms"):
        first: dict[str, int] = {}
        for n, item in enumerate(getattr(plan, key)):
            if item.id in first:
                line = sheet.place((key, first[item.id], "id")).line
                yield Finding(
                    sheet.place((key, n, "id")),
                    "DL-03",
                    "error",
                    f"Mã “{item.id}” trùng với dòng {line}.",
                    "Đặt mã khác.",
                )
            first.setdefault(item.id, n)


def _dates(plan: Plan, sheet: Sheet) -> Iterator[Finding]:
    if plan.period.until < plan.period.start:
        yield Finding(sheet.place(("period", "until")), "DL-05", "error", "Thời kỳ kết thúc trước khi bắt đầu.")
    if plan.issued_range is not None and plan.issued_range[1] < plan.issued_range[0]:
        yield Finding(sheet.place(("issued_range",)), "DL-05", "error", "Khoảng ngày ban hành bị ngược.")
    if plan.extended_until is not None and plan.extended_until < plan.period.until:
        yield Finding(sheet.place(("extended_until",)), "DL-05", "error", "Ngày gia hạn trước ngày kết thúc.")


def _references(plan: Plan, sheet: Sheet) -> Iterator[Finding]:
    topics = [topic.id for topic in plan.topics]
    duties = [duty.id for duty in plan.duties]
    for n, headline in enumerate(plan.headline):
        for m, topic in enumerate(headline.topics):
            if topic not in topics:
                place = sheet.place(("headline", n, "topics", m))
                yield Finding(
                    place,
                    "KH-01",
                    "error",
                    f"Không có chủ đề “{topic}” trong kế hoạch này.",
                    nearest_hint(topic, topics),
                    target=topic,
                )
    for n, deadline in enumerate(plan.deadlines):
        if deadline.duty not in duties:
            place = sheet.place(("deadlines", n, "duty"))
            yield Finding(
                place,
                "DL-05",
                "error",
                f"Không có nhiệm vụ “{deadline.duty}” trong kế hoạch này.",
                nearest_hint(deadline.duty, duties),
                target=deadline.duty,
            )


def _units(plan: Plan, sheet: Sheet, known: Sequence[str]) -> Iterator[Finding]:
    named: list[tuple[Path, str]] = []
    for n, topic in enumerate(plan.topics):
        if topic.lead is not None:
            named.append((("topics", n, "lead"), topic.lead))
    for n, duty in enumerate(plan.duties):
        named.extend((("duties", n, "who", m), who) for m, who in enumerate(duty.who))
    for path, unit in named:
        if unit not in known:
            yield unknown_unit(sheet, path, unit, known)


def _together(plans: Iterable[Plan], sheets: Mapping[str, Sheet]) -> Iterator[Finding]:
    """KH-10: two plans of one issuer hold the same day and neither says that it supersedes the other."""
    for first, second in combinations(plans, 2):
        if first.issuer != second.issuer or first.supersedes == second.id or second.supersedes == first.id:
            continue
        if second.period.start <= first.last_day and first.period.start <= second.last_day:
            message = (
                f"Thời kỳ chồng lên kế hoạch “{first.id}” ({first.period.start:%d/%m/%Y} – {first.last_day:%d/%m/%Y})."
            )
            hint = f"Sửa period, hoặc thêm supersedes: {first.id}."
            yield Finding(sheets[second.id].place(("period",)), "KH-10", "error", message, hint)
    ids = {plan.id for plan in plans}
    for plan in plans:
        if plan.supersedes is not None and plan.supersedes not in ids:
            place = sheets[plan.id].place(("supersedes",))
            yield Finding(
                place, "DL-05", "error", f"Không có kế hoạch “{plan.supersedes}”.", nearest_hint(plan.supersedes, ids)
            )

"""Checks of `cong.yaml` and `don-vi.yaml` that need more than one value: every name must lead somewhere."""

from collections.abc import Iterator, Sequence

from portal.findings.finding import Finding
from portal.findings.nearest import nearest_hint
from portal.law.groups import GROUPS
from portal.model.plan import Plan
from portal.model.portal import Portal
from portal.model.unit import Unit
from portal.read.yaml_file import Path, Sheet


def check_units(units: Sequence[tuple[Unit, int]], ids: Sequence[str], sheet: Sheet) -> Iterator[Finding]:
    """Ids once only; parents and successors exist; a unit does not end before it begins."""
    first: dict[str, int] = {}
    for unit, index in units:
        if unit.id in first:
            place = sheet.place((index, "id"))
            line = sheet.place((first[unit.id], "id")).line
            yield Finding(place, "DL-03", "error", f"Mã đơn vị “{unit.id}” trùng với dòng {line}.", "Đặt mã khác.")
        first.setdefault(unit.id, index)
        if unit.parent is not None and (unit.parent not in ids or unit.parent == unit.id):
            yield unknown_unit(sheet, (index, "parent"), unit.parent, ids)
        for n, successor in enumerate(unit.successors):
            if successor not in ids:
                yield unknown_unit(sheet, (index, "successors", n), successor, ids)
        if unit.start is not None and unit.until is not None and unit.until < unit.start:
            yield Finding(
                sheet.place((index, "until")), "DL-05", "error", f"Đơn vị “{unit.name}” kết thúc trước khi hoạt động."
            )


def check_portal(portal: Portal, sheet: Sheet, ids: Sequence[str], plans: Sequence[Plan]) -> Iterator[Finding]:
    """Groups, their topics and units. Articles and menu items are checked once the pages are known."""
    topics = {topic.id for plan in plans for topic in plan.topics}
    group_ids = {group.id for group in GROUPS}
    seen: set[str] = set()
    for n, group in enumerate(portal.groups):
        place = sheet.place(("groups", n, "id"))
        if group.id not in group_ids:
            yield Finding(
                place,
                "DL-05",
                "error",
                f"Không có mục thông tin “{group.id}”.",
                nearest_hint(group.id, group_ids),
                target=group.id,
            )
        if group.id in seen:
            yield Finding(place, "DL-03", "error", f"Mục “{group.id}” ghi hai lần.", "Giữ lại một lần.")
        seen.add(group.id)
        for m, topic in enumerate(group.topics):
            if topics and topic not in topics:
                here = (
                    sheet.place(("groups", n, "topics", m))
                    if len(group.topics) > 1
                    else sheet.place(("groups", n, "topics", 0))
                )
                hint = nearest_hint(topic, topics)
                yield Finding(
                    here, "KH-01", "error", f"Không có chủ đề “{topic}” trong các kế hoạch.", hint, target=topic
                )
        if group.answers is not None and ids and group.answers not in ids:
            yield unknown_unit(sheet, ("groups", n, "answers"), group.answers, ids)
    if plans and not any(plan.issuer in (portal.name, portal.bodies.managing) for plan in plans):
        issuers = ", ".join(sorted({f"“{plan.issuer}”" for plan in plans}))
        message = f"Không có kế hoạch nào của “{portal.bodies.managing}”; các kế hoạch là của {issuers}."
        yield Finding(
            sheet.place(("bodies", "managing")), "KH-01", "error", message, "Viết tên cơ quan như issuer của kế hoạch."
        )


def unknown_unit(sheet: Sheet, path: Path, written: str, ids: Sequence[str]) -> Finding:
    """DV-04: a unit that `don-vi.yaml` does not know."""
    return Finding(
        sheet.place(path),
        "DV-04",
        "error",
        f"Không có đơn vị “{written}” trong don-vi.yaml.",
        nearest_hint(written, ids),
        target=written,
    )

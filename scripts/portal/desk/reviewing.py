"""Who must look at a change: the reviewers of the unit, and of the unit that leads the topic."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from portal.desk.change_set import ChangeSet
from portal.model.moment import parse_day
from portal.model.plan import Plan, plan_of
from portal.model.unit import Unit


@dataclass(frozen=True, slots=True)
class Review:
    """A unit asked to review, why, and with which accounts; none when don-vi.yaml names none."""

    unit: str
    name: str
    reasons: tuple[str, ...]
    accounts: tuple[str, ...]


def reviews_of(change: ChangeSet, units: Sequence[Unit], plans: Sequence[Plan]) -> tuple[Review, ...]:
    """In the order of don-vi.yaml. `units` and `plans` as they were before the change: it may not name its judges."""
    reasons: dict[str, list[str]] = {}
    for unit, reason in _asked(change, units, plans):
        said = reasons.setdefault(unit, [])
        if reason not in said:
            said.append(reason)
    return tuple(
        Review(unit.id, unit.name, tuple(reasons[unit.id]), unit.reviewers) for unit in units if unit.id in reasons
    )


def _asked(change: ChangeSet, units: Sequence[Unit], plans: Sequence[Plan]) -> Iterator[tuple[str, str]]:
    offices = [unit.id for unit in units if unit.kind == "van-phong"]
    for item in change.items:
        if item.unit is None:
            yield from ((office, "tệp do Sở giữ") for office in offices)
            continue
        yield item.unit, "bài của đơn vị"
        plan = plan_of(parse_day(item.source.split("/")[3][:10]), plans) if _has_day(item.source) else None
        for topic_id in item.topics:
            topic = plan.topic(topic_id) if plan else None
            if topic is not None and topic.lead is not None:
                yield topic.lead, f"đầu mối chủ đề “{topic.title}”"
    if change.outside:
        yield from ((office, "tệp ngoài nội dung") for office in offices)


def _has_day(source: str) -> bool:
    parts = source.split("/")
    try:
        parse_day(parts[3][:10])
    except (IndexError, ValueError):
        return False
    return True

"""The rules on a plan as data."""

from datetime import date

import pytest

from portal.model.plan import Plan
from portal.read.yaml_file import Sheet, read_yaml
from portal.rules.plan_sheet import PlanRead, no_lead, silent_topic
from portal_builder import plan, topic


def read(made: Plan, day: date, newest: dict[str, date] | None = None) -> PlanRead:
    sheet, _ = read_yaml("topics:\n  - id: a\n  - id: b\n", "content/ke-hoach/nam-2024.yaml")
    return PlanRead(made, sheet, newest or {}, day)


def test_topics_without_a_lead_are_told_once_a_plan() -> None:
    made = plan(topics=[topic("thi", n=1), topic("nghi", n=2), topic("khac", n=3, lead="van-phong")])

    told = [(one.place.line, one.message) for one in no_lead.find(read(made, date(2024, 3, 1)))]

    assert [(2, "2 chủ đề chưa có đầu mối (lead): “Chủ đề thi”, “Chủ đề nghi”.")] == told


def test_an_open_topic_needs_no_lead() -> None:
    made = plan(topics=[topic("khac", catch_all="true")])

    assert [] == list(no_lead.find(read(made, date(2024, 3, 1))))


@pytest.mark.parametrize(
    ("day", "newest", "expected"),
    [
        (date(2024, 7, 2), {}, []),
        (date(2024, 7, 3), {}, ["Chủ đề “Chủ đề thi” không có bài từ ngày 01/01/2024."]),
        (date(2024, 10, 1), {"thi": date(2024, 5, 20)}, []),
        (date(2025, 1, 1), {}, []),
        (date(2023, 12, 31), {}, []),
    ],
)
def test_a_topic_is_silent_after_half_a_year_of_the_plans_own_time(
    day: date, newest: dict[str, date], expected: list[str]
) -> None:
    made = plan(topics=[topic("thi")])

    told = [one.message for one in silent_topic.find(read(made, day, newest))]

    assert expected == told


def test_places_are_those_of_the_sheet() -> None:
    where = read(plan(), date(2024, 3, 1)).topic_place(1)

    assert (3, 5) == (where.line, where.col)
    assert isinstance(read(plan(), date(2024, 3, 1)).sheet, Sheet)

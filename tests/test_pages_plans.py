"""A plan's page, data and calendar; deadlines said exactly: pages/plan_view.py, deadlines.py, communication_plans.py."""

import json
from datetime import date
from typing import Any

import pytest
from icalendar import Calendar

from page_drawing import draw, text_of
from portal.model.moment import parse_moment
from portal.model.plan import Plan
from portal.model.portal_model import Model
from portal.pages.deadline_words import deadline_title
from portal.pages.deadlines import dues
from portal_builder import article, model, plan, planned, topic, unit


def due_plan(**changes: Any) -> Plan:
    """Three duties: one-off, monthly, bound to an event."""
    told: dict[str, Any] = {
        "issued": "2024-02-20",
        "topics": [topic(lead="van-phong"), topic("khac", n=None, catch_all="true")],
        "duties": [
            {
                "id": "A",
                "who": ["van-phong"],
                "what": "Gửi danh sách đầu mối trước ngày 01/03/2024.",
                "to": "Văn phòng",
            },
            {"id": "B", "who": ["van-phong"], "what": "Gửi báo cáo trước ngày 20 hàng tháng."},
            {"id": "C", "who": ["van-phong"], "what": "Chuẩn bị thông tin trước các kỳ họp Quốc hội."},
        ],
        "deadlines": [
            {"duty": "A", "text": "trước ngày 01/03/2024", "before": "2024-03-01"},
            {"duty": "B", "text": "trước ngày 20 hàng tháng", "monthly_before": "20"},
            {"duty": "C", "text": "trước các kỳ họp Quốc hội", "bound_to": ["ky-hop-quoc-hoi"]},
        ],
    }
    return plan(**(told | changes))


def told_on(day: str) -> Model:
    return model([article()], plans=[due_plan()], as_of=parse_moment(day))


def test_before_a_day_means_to_the_end_of_the_day_before():
    told = told_on("2024-02-25")

    one_off = next(due for due in dues(told.plan, told) if due.duty == "A")

    assert (date(2024, 2, 29), "đến hết ngày 29/02/2024", False) == (one_off.day, one_off.meaning, one_off.passed)


@pytest.mark.parametrize(("day", "passed"), [("2024-02-29 23:59", False), ("2024-03-01", True)])
def test_a_deadline_passes_at_the_end_of_its_last_timely_day(day: str, passed: bool):
    told = told_on(day)

    assert passed is next(due.passed for due in dues(told.plan, told) if due.duty == "A")


def test_a_monthly_deadline_starts_after_the_issue_and_names_its_next_day():
    told = told_on("2024-05-19")

    monthly = next(due for due in dues(told.plan, told) if due.duty == "B")

    assert date(2024, 5, 19) == monthly.day
    assert "hằng tháng, đến hết ngày 19, lần đầu đến hết ngày 19/03/2024" == monthly.meaning


def test_the_calendar_page_names_the_next_day_of_a_monthly_deadline():
    told = told_on("2024-05-20")

    assert (
        "Trước ngày 20 hàng tháng: hằng tháng, đến hết ngày 19, lần đầu đến hết ngày 19/03/2024; kỳ tới: 19/06/2024."
        in (text_of(draw(planned(told)["/lich/"], told)))
    )


def test_a_deadline_bound_to_an_event_has_no_day_and_stays_out_of_the_calendar():
    told = told_on("2024-02-25")
    pages = planned(told)

    bound = next(due for due in dues(told.plan, told) if due.duty == "C")
    calendar = Calendar.from_ical(draw(pages["/ke-hoach/nam-2024/han.ics"], told))

    assert bound.day is None
    assert "theo sự kiện: kỳ họp Quốc hội; chưa có ngày" == bound.meaning
    assert 2 == len(calendar.walk("VEVENT"))
    assert "Theo sự kiện: kỳ họp Quốc hội; chưa có ngày" in text_of(draw(pages["/ke-hoach/nam-2024/"], told))


def test_the_calendar_is_folded_by_octets_and_ends_lines_with_crlf():
    told = told_on("2024-02-25")

    text = draw(planned(told)["/ke-hoach/nam-2024/han.ics"], told)

    assert text.encode().count(b"\n") == text.encode().count(b"\r\n")
    assert all(len(line) <= 75 for line in text.encode().split(b"\r\n"))


def test_the_calendar_repeats_a_monthly_deadline_to_the_end_of_the_plan():
    told = told_on("2024-02-25")

    calendar = Calendar.from_ical(draw(planned(told)["/ke-hoach/nam-2024/han.ics"], told))
    monthly = next(event for event in calendar.walk("VEVENT") if "RRULE" in event)

    assert date(2024, 3, 19) == monthly.decoded("dtstart")
    assert {"FREQ": ["MONTHLY"], "BYMONTHDAY": [19], "UNTIL": [date(2024, 12, 19)]} == dict(monthly["RRULE"])
    assert "nam-2024-b@ke-hoach" == monthly["UID"]
    assert parse_moment("2024-02-20") == monthly.decoded("dtstamp")


def test_the_calendar_is_the_same_on_any_day():
    drawn = {
        draw(planned(told)["/ke-hoach/nam-2024/han.ics"], told)
        for told in (told_on("2024-02-25"), told_on("2026-01-01"))
    }

    assert 1 == len(drawn)


def test_the_nearest_day_ahead_is_due_next():
    told = told_on("2024-02-25")

    view = planned(told)["/ke-hoach/nam-2024/"].inputs["plan"]

    assert ["A"] == [due.duty for due in view.next_due]  # type: ignore[attr-defined]


def test_an_ended_plan_still_serves_and_says_so():
    told = told_on("2026-11-22")
    pages = planned(told)

    for address in ("/", "/ke-hoach/", "/ke-hoach/nam-2024/", "/chu-de/", "/lich/"):
        assert "Cổng đang theo kế hoạch năm 2024, đã kết thúc ngày 31/12/2024." in text_of(draw(pages[address], told))


def test_a_blank_number_and_day_are_said_and_never_guessed():
    blank = due_plan(
        issued=None, number_printed="Số: /KH-SGDĐT", date_printed="ngày tháng 02 năm 2024",
        issued_range=["2024-02-06", "2024-02-29"],
    )  # fmt: skip
    told = model([article()], plans=[blank])

    text = text_of(draw(planned(told)["/ke-hoach/nam-2024/"], told))

    assert "Số: /KH-SGDĐT (chưa ghi số)" in text
    assert "ngày tháng 02 năm 2024 (chưa ghi ngày), trong khoảng 06/02/2024 – 29/02/2024" in text


def test_an_assumed_period_is_said_to_be_assumed():
    period = {"label": "năm học 2017-2018", "from": "2017-09-01", "until": "2018-08-31", "assumed": "true"}
    told = model([article()], plans=[plan(period=period)])

    assert "kế hoạch không ghi ngày" in text_of(draw(planned(told)["/ke-hoach/nam-2024/"], told))


def test_articles_are_counted_by_topic_and_unit_within_the_period_only():
    told = model(
        [article("trong"), article("ngoai", "2023-12-31"), article("phong", unit="phong-a", topics=("khac",))],
        plans=[due_plan()],
        units=[unit(), unit("phong-a")],
    )
    pages = planned(told)

    data = json.loads(draw(pages["/ke-hoach/nam-2024/index.json"], told))

    assert {"articles": 2, "topics": {"thi-cu": 1, "khac": 1}, "units": {"van-phong": 1, "phong-a": 1}} == data[
        "published"
    ]
    assert ["2024-02-29"] == data["deadlines"][0]["last_days"]


def test_an_internal_channel_is_named_and_never_linked():
    channels = [{"id": "K", "name": "Kênh chính", "parts": [{"id": "Ka", "name": "iDesk", "public": "false"}]}]
    told = model([article()], plans=[plan(channels=channels)])

    html = draw(planned(told)["/ke-hoach/nam-2024/"], told)

    assert "iDesk (nội bộ)" in html
    assert "iDesk</a>" not in html


def test_another_issuers_plan_binds_nobody():
    foreign = plan("tinh-khac", issuer="Sở khác", topics=[topic(lead="van-phong"), topic("rieng")])
    told = model([article()], archive=[foreign])
    pages = planned(told)

    html = draw(pages["/ke-hoach/tinh-khac/"], told)

    assert "Kế hoạch của cơ quan khác" in html
    assert "/chu-de/rieng/" not in pages
    assert 'href="/chu-de/thi-cu/"' not in html
    assert 'href="/don-vi/van-phong/"' not in html


def test_the_text_as_received_keeps_its_line_numbers():
    told = model([article()], texts={"nam-2024": "Dòng một\n\nDòng <ba>\n"})
    pages = planned(told)

    html = draw(pages["/ke-hoach/nam-2024/nguyen-van/"], told)

    assert '<li id="d3" value="3">Dòng &lt;ba&gt;</li>' in html
    assert 'href="/ke-hoach/nam-2024/nguyen-van/"' in draw(pages["/ke-hoach/nam-2024/"], told)


@pytest.mark.parametrize(
    ("what", "text", "title"),
    [
        ("Gửi A (gồm: b, c) trước ngày 5", "trước ngày 5", "Gửi A trước ngày 5"),
        ("Lập D; tập huấn E (gửi kế hoạch trước ngày 5).", "trước ngày 5", "Gửi kế hoạch trước ngày 5"),
        ("Phân công (gửi danh sách (theo mẫu) trước ngày 5).", "trước ngày 5", "Gửi danh sách trước ngày 5"),
        ("Vận hành kênh. Ấn hành số 58 năm 2024.", "số 58 năm 2024", "Ấn hành số 58 năm 2024"),
        ("Việc đầu; việc sau", "không có", "Việc đầu"),
        ("Đồng thời, báo cáo lồng ghép.", "lồng ghép", "Báo cáo lồng ghép"),
    ],
)
def test_a_deadline_is_called_by_the_words_that_hold_it(what: str, text: str, title: str):
    assert title == deadline_title(what, text)

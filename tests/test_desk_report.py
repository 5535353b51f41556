"""The report of what was published: sums that hold, silent units and topics, safe CSV."""

import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

import portal_builder as made
from portal.desk.publication_report import ReportRow, month_of, report_on
from portal.desk.report_command import report_output, run_report
from portal.desk.report_table import report_csv, report_data, report_lines
from portal.findings.finding import CannotRun
from portal.model.moment import parse_moment
from portal.model.portal_model import Model
from reading import article as text_of

AS_OF = parse_moment("2024-12-31")
YEAR = (date(2024, 1, 1), date(2024, 12, 31))
HALVES = ((date(2024, 1, 1), date(2024, 6, 30)), (date(2024, 7, 1), date(2024, 12, 31)))


def model(*shown: Any, **changes: Any) -> Model:
    units = [made.unit(), made.unit("phong-mau", kind="phong-chuyen-mon"), made.unit("truc-thuoc", kind="nhom"),
             made.unit("phong-cu", until="2024-06-30")]  # fmt: skip
    plans = [made.plan(topics=[made.topic(), made.topic("he", n="2")])]
    return made.model(shown, as_of=AS_OF, **({"units": units, "plans": plans} | changes))


def rows(found: tuple[ReportRow, ...]) -> dict[str, tuple[int, ...]]:
    return {row.id: row.months for row in found}


def test_articles_are_counted_by_unit_topic_kind_and_month() -> None:
    shown = (
        made.article("a", "2024-03-05"),
        made.article("b", "2024-03-31", kind="thong-bao", topics=("thi-cu", "he")),
        made.article("c", "2024-04-01", unit="phong-mau"),
        made.article("d", "2024-05-01"),
    )

    report = report_on(model(*shown), date(2024, 3, 1), date(2024, 4, 30))

    assert ("2024-03", "2024-04") == report.months
    assert (2, 1) == report.whole.months
    assert {"van-phong": (2, 0), "phong-mau": (0, 1), "phong-cu": (0, 0)} == rows(report.units)
    assert {"thi-cu": (2, 1), "he": (1, 0)} == rows(report.topics)
    assert (1, 1) == rows(report.kinds)["tin"] and (1, 0) == rows(report.kinds)["thong-bao"]


def test_silent_units_and_topics_are_listed_and_those_that_write_nothing_themselves_are_not() -> None:
    report = report_on(model(made.article("a", "2024-03-05")), *YEAR)

    assert ["phong-mau", "phong-cu"] == [row.id for row in report.silent_units]
    assert ["he"] == [row.id for row in report.silent_topics]


def test_a_unit_that_had_ended_before_the_span_is_not_called_silent() -> None:
    assert ["van-phong", "phong-mau"] == [row.id for row in report_on(model(), *HALVES[1]).silent_units]


def test_withdrawn_articles_and_translations_are_counted_apart() -> None:
    shown = (
        made.article("a", "2024-03-05"),
        made.article("b", "2024-03-06", status="withdrawn", withdrawn_at=date(2024, 4, 1), withdrawn_note="Nhầm"),
        made.article("c", "2024-03-07", lang="en"),
    )

    report = report_on(model(*shown), *YEAR)

    assert (1, 1, 1) == (report.whole.total, report.withdrawn, report.translations)


def test_a_span_without_a_plan_goes_by_the_plan_of_the_portal() -> None:
    report = report_on(model(), date(2026, 1, 1), date(2026, 1, 31))

    assert ["thi-cu", "he"] == [row.id for row in report.silent_topics]


@given(
    some.lists(
        some.tuples(
            some.dates(*YEAR),
            some.sampled_from(["van-phong", "phong-mau", "phong-cu"]),
            some.sampled_from([("thi-cu",), ("he",), ("he", "thi-cu")]),
            some.sampled_from(["tin", "thong-bao", "guong"]),
        ),
        max_size=30,
    )
)
def test_half_years_add_up_to_the_year_and_months_to_the_whole(
    told: list[tuple[date, str, tuple[str, ...], str]],
) -> None:
    shown = [
        made.article(f"n{n}", day.isoformat(), unit=unit, topics=topics, kind=kind)
        for n, (day, unit, topics, kind) in enumerate(told)
    ]
    whole = model(*shown)

    year, halves = report_on(whole, *YEAR), [report_on(whole, *half) for half in HALVES]

    assert len(told) == year.whole.total == sum(half.whole.total for half in halves)
    assert year.whole.months == halves[0].whole.months + halves[1].whole.months
    for pick in ("units", "topics", "kinds"):
        totals = [{row.id: row.total for row in getattr(report, pick)} for report in (year, *halves)]
        assert totals[0] == {name: sum(half.get(name, 0) for half in totals[1:]) for name in totals[0]}
    assert year.whole.total == sum(row.total for row in year.units) == sum(row.total for row in year.kinds)
    for row in year.topics:
        assert row.total == sum(cell.count for cell in year.cells if cell.topic == row.id)


def test_csv_quotes_every_cell_and_makes_formulas_inert() -> None:
    units = [
        made.unit(name='=HYPERLINK("https://x.example")'),
        made.unit("b", name="+1"),
        made.unit("c", name='Đội "A"'),
    ]

    text = report_csv(report_on(model(units=units), *HALVES[0]))

    read = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    names = {row[1]: row[2] for row in read}
    assert {"van-phong": '\'=HYPERLINK("https://x.example")', "b": "'+1", "c": 'Đội "A"'} == {
        name: names[name] for name in ("van-phong", "b", "c")
    }
    assert all(line.startswith('"') and line.endswith('"') for line in text.removeprefix("\ufeff").split("\r\n")[:-1])
    assert ["Bảng", "Mã", "Tên", "2024-01", "2024-02", "2024-03", "2024-04", "2024-05", "2024-06", "Cộng"] == read[0]


def test_text_lists_the_silent_by_name_and_id() -> None:
    lines = list(report_lines(report_on(model(made.article("a", "2024-03-05")), *HALVES[0])))

    assert "Tin, bài đã đăng từ ngày 01/01/2024 đến hết ngày 30/06/2024: 1" == lines[0]
    assert "  - Đơn vị phong-mau (phong-mau)" in lines and "  - Chủ đề he (he)" in lines


def test_data_for_machines_holds_the_same_counts() -> None:
    report = report_on(model(made.article("a", "2024-03-05")), *HALVES[0])

    data = json.loads(json.dumps(report_data(report)))

    assert (1, ["phong-mau", "phong-cu"], ["he"]) == (data["total"], data["silent_units"], data["silent_topics"])
    assert [{"month": "2024-03", "unit": "van-phong", "topic": "thi-cu", "kind": "tin", "count": 1}] == data["cells"]


def test_the_command_counts_the_files_of_a_folder(tmp_path: Path, portal: Any) -> None:
    content = portal({
        "tin-bai/phong-mau/2024-05-06-hoi-thao/index.md": text_of(title="Hội thảo"),
        "tin-bai/phong-mau/2024-05-07-hong/index.md": text_of(author=None),
        "tin-bai/phong-mau/2025-05-07-chua-den/index.md": text_of(),
        "tin-bai/phong-mau/2024-05-08-nhap/index.md": text_of(status="draft"),
    })  # fmt: skip

    result = run_report(content, tmp_path / "kho", AS_OF, "2024-01-01", "")

    assert result.report is not None
    assert {"van-phong": 1, "phong-mau": 1, "phong-cu": 0} == {row.id: row.total for row in result.report.units}
    assert (("content/tin-bai/phong-mau/2024-05-07-hong/index.md",), 1) == (result.left_out, result.exit)


def test_the_command_prints_each_form_and_says_what_it_could_not_count(tmp_path: Path, portal: Any) -> None:
    content = portal({"tin-bai/phong-mau/2024-05-07-hong/index.md": text_of(author=None)})
    result = run_report(content, tmp_path / "kho", AS_OF, "2024-01-01", "2024-06-30")

    text, table, data = (report_output(result, form, str) for form in ("text", "csv", "json"))  # type: ignore[arg-type]

    assert "Chưa tính vì có lỗi: 1" in text and "2024-05-07-hong/index.md" in text
    assert table.startswith('\ufeff"Bảng"')
    assert (1, 1) == (json.loads(data)["report"]["total"], len(json.loads(data)["left_out"]))


def test_data_that_cannot_be_read_gives_findings_in_place_of_a_report(tmp_path: Path, portal: Any) -> None:
    result = run_report(portal({"cong.yaml": "name: x\n"}), tmp_path / "kho", AS_OF, "", "")

    assert 2 == result.exit
    assert json.loads(report_output(result, "json", str))["findings"]
    assert "Không lập được báo cáo" in report_output(result, "csv", str)


def test_without_days_the_report_is_of_the_plans_period_so_far(tmp_path: Path, portal: Any) -> None:
    result = run_report(portal(), tmp_path / "kho", parse_moment("2024-06-15"), "", "")

    assert result.report is not None
    assert (date(2024, 1, 1), date(2024, 6, 15), 0) == (result.report.start, result.report.until, result.exit)


@pytest.mark.parametrize(
    ("start", "until", "told"), [("2024-02-30", "", "FROM"), ("2024-03-01", "2024-02-01", "UNTIL")]
)
def test_days_that_do_not_exist_or_run_backwards_are_refused(
    tmp_path: Path, portal: Any, start: str, until: str, told: str
) -> None:
    with pytest.raises(CannotRun, match=told):
        run_report(portal(), tmp_path / "kho", AS_OF, start, until)


def test_months_are_written_as_in_addresses() -> None:
    assert "2024-03" == month_of(date(2024, 3, 5))

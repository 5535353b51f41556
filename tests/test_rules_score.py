"""The self-assessment says what was read, never more: each verdict, its reasons, its pages."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from portal.build.portal_build import build
from portal.build.settings import REPOSITORY, BuildSettings
from portal.findings.finding import Finding, Place, Severity
from portal.law.groups import GROUPS
from portal.model.moment import parse_moment
from portal.rules.report_files import Report, make_report
from portal.rules.score import ARTICLES, ClauseScore, Looked, counts, score

ITEMS = {"source": 100, "attachment": 10, "page": 200, "site": 1, "plan": 1, "picture": 5}


def judged(
    *findings: Finding, pages: Mapping[str, str] | None = None, items: Mapping[str, int] = ITEMS
) -> dict[str, ClauseScore]:
    full = {address: "Nội dung đầy đủ." for group in GROUPS for address in group.addresses}
    texts = full | dict(pages or {})
    return {one.place: one for one in score(findings, Looked(items, texts.get))}


def finding(code: str, severity: Severity, path: str = "content/cong.yaml") -> Finding:
    return Finding(Place(path), code, severity, f"Điều sai của {code}.", f"Cách sửa {code}.")


def author_missing(count: int) -> list[Finding]:
    return [finding("NT-01", "error", f"content/tin-bai/a/2024-01-01-b{n}/index.md") for n in range(count)]


def test_every_clause_on_the_portal_has_a_verdict() -> None:
    told = judged()

    assert set(ARTICLES) == {int(place.partition(":")[2].partition(".")[0]) for place in told}
    assert {"dat", "khong-kiem-duoc"} == {one.verdict for one in told.values()}


def test_what_only_people_can_tell_counts_for_nothing() -> None:
    one = judged()["TT37:3.3.b"]

    assert ("khong-kiem-duoc", "Chưa có ai khai báo.") == (one.verdict, one.declared)


def test_an_error_on_the_whole_portal_fails_its_clause_and_says_how_to_mend() -> None:
    one = judged(finding("TT37-03", "error"))["TT37:4.2"]

    assert ("khong-dat", ("TT37-03: Điều sai của TT37-03.",), ("Cách sửa TT37-03.",)) == (
        one.verdict,
        one.found,
        one.raises,
    )


@pytest.mark.parametrize(("wrong", "expected"), [(0, "dat"), (1, "mot-phan"), (10, "mot-phan"), (11, "khong-dat")])
def test_a_clause_on_all_texts_is_met_in_part_up_to_a_tenth(wrong: int, expected: str) -> None:
    assert expected == judged(*author_missing(wrong))["TT37:7.3"].verdict


def test_a_few_warnings_turn_nothing_red() -> None:
    told = judged(finding("CT-04", "warning", "content/tin-bai/a/2024-01-01-b/index.md"))

    assert told["TT37:12.1"].verdict == "dat"


def test_reading_nothing_is_not_a_pass() -> None:
    told = judged(items=dict.fromkeys(ITEMS, 0))

    assert told["TT37:12.5"].verdict == "khong-kiem-duoc"
    assert told["TT37:7.3"].verdict == "khong-kiem-duoc"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chưa có số liệu thống kê.", "khong-dat"),
        ("Năm 2024: 420 trường. Năm 2023: Chưa có thông tin", "mot-phan"),
        ("Năm 2024: 420 trường.", "dat"),
    ],
)
def test_a_group_is_judged_by_what_its_page_says(text: str, expected: str) -> None:
    one = judged(pages={"/thong-ke/": text})["TT37:8.8"]

    assert (expected, "/thong-ke/") == (one.verdict, one.proof)


def test_a_missing_page_is_named() -> None:
    told = {one.place: one for one in score((), Looked(ITEMS, lambda address: None))}

    assert told["TT37:8.8"].verdict == "khong-dat"
    assert "Chưa có trang /thong-ke/." in told["TT37:8.8"].found


def test_no_consultation_today_is_no_fault() -> None:
    one = judged(pages={"/lay-y-kien/": "Hiện không có dự thảo nào đang lấy ý kiến."})["TT37:8.6"]

    assert (one.verdict, one.found) == ("khong-kiem-duoc", ())


def test_a_board_nobody_told_of_is_neither_met_nor_failed() -> None:
    told = judged(finding("TT37-12", "warning"), pages={"/ban-bien-tap/": "Quyết định: Chưa có thông tin"})

    assert {"khong-kiem-duoc"} == {told[place].verdict for place in ("TT37:3.3.a", "TT37:11.1", "TT37:11.2.c")}


def test_each_clause_says_condition_way_and_thresholds() -> None:
    told = judged()

    assert all(one.condition and one.how for one in told.values())
    assert "10%" in told["TT37:7.3"].condition
    assert "100 bài và trang" in told["TT37:7.3"].how


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    folder = tmp_path_factory.mktemp("cham-diem")
    settings = BuildSettings(
        REPOSITORY / "content", folder / "ra", REPOSITORY / "theme", folder / "kho", None, parse_moment("2026-11-22")
    )
    return make_report(settings, build(settings))


def test_the_report_is_two_pages_with_their_data(report: Report) -> None:
    assert ["quy-tac/index.html", "quy-tac/index.json", "tu-cham-diem/index.html", "tu-cham-diem/index.json"] == [
        file.path for file in report.files
    ]


def test_data_and_page_tell_the_same(report: Report) -> None:
    files = {file.path: file.content for file in report.files}
    data = json.loads(files["tu-cham-diem/index.json"])
    page = LexborHTMLParser(files["tu-cham-diem/index.html"])

    shown = [node.text().rpartition(": ")[2] for node in page.css("main details > summary")]
    assert [clause["word"] for clause in data["clauses"]] == shown
    assert dict(counts(report.scores)) == data["counts"]


def test_a_waived_mistake_still_counts(report: Report) -> None:
    told = {one.place: one.verdict for one in report.scores}

    assert told["TT37:4.2"] == "khong-dat"


def test_every_proof_leads_somewhere(report: Report) -> None:
    files = {file.path: file.content for file in report.files}
    anchors = {node.attributes["id"] for node in LexborHTMLParser(files["quy-tac/index.html"]).css("[id]")}

    proofs = [one.proof for one in report.scores if one.proof]
    inside = [proof.partition("#")[2] for proof in proofs if proof.startswith("/quy-tac/#")]
    assert set(inside) <= anchors
    assert inside != []


def test_the_version_of_the_book_stands_in_every_file(report: Report) -> None:
    version = json.loads(report.files[1].content)["rule_set"]

    assert all(version.encode() in file.content for file in report.files)


def test_rendering_twice_gives_the_same_bytes(report: Report, tmp_path: Path) -> None:
    settings = BuildSettings(
        REPOSITORY / "content",
        tmp_path / "ra",
        REPOSITORY / "theme",
        tmp_path / "kho",
        None,
        parse_moment("2026-11-22"),
    )

    again = make_report(settings, build(settings))

    assert report.files == again.files

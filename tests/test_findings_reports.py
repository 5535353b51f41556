"""The report formats: what forges and CI programs read."""

import json
import xml.etree.ElementTree as ET
from datetime import date

from portal.findings.finding import Finding, Place
from portal.findings.fingerprint import fingerprint
from portal.findings.github_report import github_report
from portal.findings.gitlab_report import gitlab_report
from portal.findings.junit_report import junit_report
from portal.findings.sarif_report import RuleNote, sarif_report

ERROR = Finding(
    Place("content/tin-bai/a b/index.md", 4, 8), "VB-09", "error", "Số để trống: 100%.", "Ghi số.", "Điều 15", "Số: /KH"
)
HINT = Finding(Place("content/trang/x.md", 1, 1), "CT-10", "hint", "Dòng 1\ndòng 2 ::error::")


def shown(path: str) -> str:
    return path.removeprefix("content/")


def test_sarif_names_the_rule_the_place_and_the_level() -> None:
    report = sarif_report(
        [ERROR, HINT], shown, {"VB-09": RuleNote("so-trong", "Số để trống.", "Trang.")}, "3", date(2026, 11, 26)
    )

    run = report["runs"][0]  # type: ignore[index]
    first, second = run["results"]
    place = first["locations"][0]["physicalLocation"]
    assert "2.1.0" == report["version"]
    assert "unicodeCodePoints" == run["columnKind"]
    assert ["CT-10", "VB-09"] == [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert ("VB-09", 1, "error") == (first["ruleId"], first["ruleIndex"], first["level"])
    assert "note" == second["level"]
    assert "tin-bai/a%20b/index.md" == place["artifactLocation"]["uri"]
    assert {"startLine": 4, "startColumn": 8} == place["region"]
    assert "Số để trống: 100%. Ghi số. Căn cứ: Điều 15." == first["message"]["text"]


def test_sarif_is_plain_json() -> None:
    report = sarif_report([ERROR, HINT], shown, {}, "3", date(2026, 11, 26))

    assert report == json.loads(json.dumps(report))


def test_a_fingerprint_outlives_a_line_added_above() -> None:
    moved = Finding(Place(ERROR.place.path, 9, 8), *[getattr(ERROR, name) for name in ("code", "severity", "message")])

    assert fingerprint(ERROR) == fingerprint(moved)
    assert fingerprint(ERROR) != fingerprint(HINT)


def test_github_gets_one_command_a_finding_and_nothing_can_open_another() -> None:
    lines = list(github_report([ERROR, HINT], shown))

    assert "::error file=tin-bai/a b/index.md,line=4,col=8,title=VB-09::Số để trống: 100%25. Ghi số." == lines[0]
    assert lines[1].startswith("::notice file=trang/x.md,line=1,col=1,title=CT-10::Dòng 1")
    assert all("\n" not in line for line in lines)


def test_no_value_ends_a_command_or_a_line_of_a_forge() -> None:
    hostile = Finding(Place("content/a,b:c%\n.md", 3, 7), "DL-02", "error", "50%\n::error::giả", "Xóa.")

    (line,) = github_report([hostile], str)
    (row,) = gitlab_report([hostile], str)

    assert "::error file=content/a%2Cb%3Ac%25\\u000a.md,line=3,col=7,title=DL-02::50%25\\u000a::error::giả Xóa." == line
    assert "50%\\u000a::error::giả Xóa." == row["description"]
    assert {"path": "content/a,b:c%\\u000a.md", "lines": {"begin": 3}} == row["location"]


def test_gitlab_gets_the_fields_it_documents() -> None:
    first, second, third = gitlab_report([ERROR, ERROR, HINT], shown)

    assert "critical" == first["severity"]
    assert "info" == third["severity"]
    assert {"path": "tin-bai/a b/index.md", "lines": {"begin": 4}} == first["location"]
    assert first["fingerprint"] != second["fingerprint"]
    assert {"description", "check_name", "engine_name", "fingerprint", "severity", "location"} == set(first)


def test_junit_fails_on_errors_only_and_shows_clean_files() -> None:
    text = junit_report([ERROR, HINT], shown, ["content/sach.md", HINT.place.path])

    root = ET.fromstring(text)
    assert ("3", "1") == (root.get("tests"), root.get("failures"))
    assert ["sach.md", "tin-bai/a b/index.md", "trang/x.md"] == [suite.get("name") for suite in root]
    assert "Số để trống: 100%." == root.find(".//failure").get("message")  # type: ignore[union-attr]


def test_junit_survives_characters_that_xml_has_not() -> None:
    odd = Finding(Place("content/x.md"), "CT-02", "error", "Có \x00 và \ud800 trong dòng.")

    text = junit_report([odd], shown, [])

    assert "1" == ET.fromstring(text.encode("utf-8", "replace")).get("failures")

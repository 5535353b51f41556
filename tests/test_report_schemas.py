"""What forges and CI programs read keeps to what they document: schemas where there are any, field by field elsewhere."""

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import jsonschema
import pytest

from portal.build.settings import REPOSITORY
from portal.findings.finding import Finding, Place
from portal.findings.github_report import github_report
from portal.findings.gitlab_report import gitlab_report
from portal.findings.junit_report import junit_report
from portal.findings.sarif_report import sarif_report
from portal.rules.book import BOOK
from portal.rules.edition import EDITION_DAY, rule_set
from portal.rules.manual import rule_notes

SARIF_SCHEMA = REPOSITORY / "node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"

# whatever may stand in a name or a sentence, in each format's own signs
ODD = (
    "Số: /KH-SGDĐT, ngày tháng 02",
    "100% ::error file=x::y",
    "hai\ndòng\r\nvà\ttab",
    "dấu \"<&>' và \x00\x1b[31m",
    "chữ \u202eđảo\u2028 và \ud800",
    "",
)
PATHS = ("content/tin-bai/a b,c:d%/index.md", "content/trang/đề-thi/index.md", "./ke-hoach.txt", "theme/templates")
FINDINGS = [
    Finding(Place(path, line, 7), code, severity, message or "Trống.", message or None, message or None, message)
    for line, path in enumerate(PATHS, 1)
    for code, severity in (("VB-09", "error"), ("NT-09", "warning"), ("CT-10", "hint"), ("DL-05", "error"))
    for message in ODD
]  # fmt: skip


def shown(path: str) -> str:
    return path.removeprefix("content/").removeprefix("./")


@pytest.fixture(scope="module")
def schema() -> dict[str, object]:
    if not SARIF_SCHEMA.is_file():
        pytest.skip("Thiếu lược đồ SARIF. Cài: npm ci --ignore-scripts")
    return json.loads(SARIF_SCHEMA.read_text("utf-8"))  # type: ignore[no-any-return]


@pytest.mark.parametrize("findings", [FINDINGS, []], ids=["many", "none"])
def test_sarif_keeps_to_the_schema_of_the_standard(schema: dict[str, object], findings: list[Finding]) -> None:
    report = sarif_report(findings, shown, rule_notes(), rule_set(), EDITION_DAY)

    wrong = jsonschema.validators.validator_for(schema)(schema).iter_errors(report)
    assert [] == [(list(error.absolute_path), error.message) for error in wrong]


def test_sarif_tells_what_the_schema_cannot_ask_for() -> None:
    run = sarif_report(FINDINGS, shown, rule_notes(), rule_set(), EDITION_DAY)["runs"][0]  # type: ignore[index]

    rules = run["tool"]["driver"]["rules"]
    assert len(rules) == len({rule["id"] for rule in rules})
    assert {rule.id for rule in BOOK} <= {rule["id"] for rule in rules}
    for finding, result in zip(FINDINGS, run["results"], strict=True):
        place = result["locations"][0]["physicalLocation"]
        assert finding.code == result["ruleId"] == rules[result["ruleIndex"]]["id"]
        assert shown(finding.place.path) == unquote(place["artifactLocation"]["uri"])


# https://docs.github.com/actions/reference/workflow-commands-for-github-actions
_COMMAND = re.compile(r"::(?P<level>error|warning|notice) (?P<properties>[^:]*)::(?P<message>[^\r\n]*)")
_DOCUMENTED = {"title", "file", "col", "endColumn", "line", "endLine"}


def _commands(lines: list[str]) -> Iterator[tuple[str, dict[str, str], str]]:
    for line in lines:
        command = _COMMAND.fullmatch(line)
        assert command is not None, line
        named = dict(each.split("=", 1) for each in command["properties"].split(","))
        yield command["level"], {name: unquote(value) for name, value in named.items()}, unquote(command["message"])


def test_github_reads_every_annotation_as_it_was_meant() -> None:
    read = list(_commands(list(github_report(FINDINGS, shown))))

    levels = {"error": "error", "warning": "warning", "hint": "notice"}
    assert [levels[finding.severity] for finding in FINDINGS] == [level for level, _, _ in read]
    for finding, (_, named, _) in zip(FINDINGS, read, strict=True):
        assert _DOCUMENTED >= set(named)
        assert (shown(finding.place.path), str(finding.place.line), finding.code) == (
            named["file"], named["line"], named["title"],
        )  # fmt: skip


# https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
def test_gitlab_finds_every_field_it_asks_for() -> None:
    report = json.loads(json.dumps(gitlab_report(FINDINGS, shown)))

    assert len(FINDINGS) == len(report)
    for each in report:
        assert {"info", "minor", "major", "critical", "blocker"} >= {each["severity"]}
        assert all(isinstance(each[name], str) and each[name] for name in ("description", "check_name", "fingerprint"))
        assert not each["location"]["path"].startswith(("./", "/"))
        assert each["location"]["lines"]["begin"] >= 1
    assert len(report) == len({each["fingerprint"] for each in report})


# the common form of Jenkins, GitLab and GitHub actions: testsuites > testsuite > testcase > failure | system-out
_CHILDREN = {"testsuites": {"testsuite"}, "testsuite": {"testcase"}, "testcase": {"failure", "system-out"}}
_ATTRIBUTES = {
    "testsuites": {"name", "tests", "failures"}, "testsuite": {"name", "tests", "failures"},
    "testcase": {"name", "classname"}, "failure": {"message", "type"}, "system-out": set(),
}  # fmt: skip


def test_junit_holds_only_what_readers_know_and_counts_right() -> None:
    root = ET.fromstring(junit_report(FINDINGS, shown, ["content/sach.md"]).encode("utf-8", "backslashreplace"))

    for element in root.iter():
        assert _CHILDREN.get(element.tag, set()) >= {child.tag for child in element}
        assert set(element.keys()) <= _ATTRIBUTES[element.tag]
    for suite in root:
        assert int(suite.attrib["tests"]) == len(suite.findall("testcase"))
        assert int(suite.attrib["failures"]) == len(suite.findall("testcase/failure"))
    assert sum(finding.severity == "error" for finding in FINDINGS) == int(root.attrib["failures"])


@pytest.mark.parametrize("path", PATHS)
def test_a_path_is_told_the_same_in_every_format(path: str, tmp_path: Path) -> None:
    finding = [Finding(Place(path, 3, 5), "VB-09", "error", "Số để trống.")]

    sarif = sarif_report(finding, shown, {}, "1", EDITION_DAY)["runs"][0]["results"][0]  # type: ignore[index]
    (_, named, _), *_ = _commands(list(github_report(finding, shown)))
    told = [
        unquote(sarif["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]),
        named["file"],
        gitlab_report(finding, shown)[0]["location"]["path"],  # type: ignore[index]
        ET.fromstring(junit_report(finding, shown, [])).find("testsuite").attrib["name"],  # type: ignore[union-attr]
    ]
    assert [shown(path)] * 4 == told

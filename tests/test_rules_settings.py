"""`quy-tac.yaml` and `no-cu.json`: what the department may set aside, and what it may not."""

from datetime import date

import pytest

from portal.findings.finding import Finding, Place
from portal.rules.baseline import Debt, debt_of, new_findings, printed_debt, read_debt, shrunk
from portal.rules.settings_file import read_settings, settled

KNOWN = {"VB-09", "CT-13", "RT-01", "TE-01"}
PATH = "content/quy-tac.yaml"
PLAN = "content/ke-hoach/a.txt"
DAY = date(2026, 11, 22)


def _finding(code: str = "VB-09", line: int = 3, path: str = PLAN, message: str = "Số để trống.") -> Finding:
    return Finding(Place(path, line, 1), code, "error", message)


def _settings(text: str):  # type: ignore[no-untyped-def]
    return read_settings(text, PATH, KNOWN)


WAIVER = """waivers:
  - rule: VB-09
    path: ke-hoach/a.txt
    line: 3
    reason: cổng mẫu
    owner: Văn phòng Sở
"""


def test_a_waiver_sets_one_finding_aside_and_leaves_the_next_line() -> None:
    kept = settled([_finding(), _finding(line=5)], _settings(WAIVER), DAY, [PLAN])

    assert [5] == [finding.place.line for finding in kept]


def test_waivers_no_shows_everything() -> None:
    kept = settled([_finding()], _settings(WAIVER), DAY, [PLAN], waivers=False)

    assert ["VB-09"] == [finding.code for finding in kept]


def test_an_unused_waiver_is_a_finding_where_its_file_was_read() -> None:
    read = _settings(WAIVER)

    assert ["QT-05"] == [finding.code for finding in settled([], read, DAY, [PLAN])]
    assert () == settled([], read, DAY, ["content/khac.md"])


def test_a_waiver_of_a_rule_that_did_not_run_is_not_called_unused() -> None:
    assert () == settled([], _settings(WAIVER), DAY, [PLAN], unasked=["VB-09"])


def test_a_waiver_past_its_last_day_is_told_and_holds_no_more() -> None:
    text = WAIVER.replace("cổng mẫu", "đang chờ ký") + "    until: 2026-11-21\n"

    kept = settled([_finding()], _settings(text), DAY, [PLAN])

    assert ["VB-09", "QT-04"] == [finding.code for finding in kept]


def test_a_waiver_holds_on_its_last_day() -> None:
    text = WAIVER.replace("cổng mẫu", "đang chờ ký") + "    until: 2026-11-22\n"

    assert () == settled([_finding()], _settings(text), DAY, [PLAN])


def test_a_waiver_without_last_day_needs_the_reason_of_a_sample_portal() -> None:
    read = _settings(WAIVER.replace("cổng mẫu", "chưa rảnh"))

    assert ["QT-03"] == [finding.code for finding in read.findings]
    assert "VB-09" in [finding.code for finding in settled([_finding()], read, DAY, [PLAN])]


@pytest.mark.parametrize("code", ["RT-01", "TE-01"])
def test_personal_numbers_and_children_are_never_waived(code: str) -> None:
    read = _settings(WAIVER.replace("VB-09", code))

    assert ["QT-02"] == [finding.code for finding in read.findings]
    assert code in [finding.code for finding in settled([_finding(code)], read, DAY, [PLAN])]


def test_a_mistyped_rule_is_told_with_the_nearest() -> None:
    (finding,) = _settings(WAIVER.replace("VB-09", "VB-9")).findings

    assert ("QT-01", 2, "Gần nhất: “VB-09”.") == (finding.code, finding.place.line, finding.hint)


def test_the_department_may_change_a_severity_or_switch_a_rule_off() -> None:
    read = _settings("severities: {VB-09: warning, CT-13: off}\n")

    kept = settled([_finding(), _finding("CT-13")], read, DAY, [PLAN])

    assert [("VB-09", "warning")] == [(finding.code, finding.severity) for finding in kept]


def test_but_not_those_that_protect_a_person() -> None:
    read = _settings("severities: {RT-01: off}\n")

    kept = settled([_finding("RT-01")], read, DAY, [PLAN])

    assert {"RT-01", "QT-02"} == {finding.code for finding in kept}


def test_a_folder_is_waived_by_its_slash() -> None:
    read = _settings(WAIVER.replace("ke-hoach/a.txt", "ke-hoach/").replace("    line: 3\n", ""))

    assert () == settled([_finding(), _finding(line=9)], read, DAY, [PLAN])


@pytest.mark.parametrize(
    "text", ["waivers: 3\n", "waivers:\n  - rule: VB-09\n", "la: 1\n", "severities: {VB-09: to}\n", "[", "a: *x\n"]
)
def test_a_broken_file_is_a_finding_and_nothing_is_waived(text: str) -> None:
    read = _settings(text)

    assert read.findings
    assert "VB-09" in [finding.code for finding in settled([_finding()], read, DAY, [PLAN])]


def test_old_findings_are_debt_and_only_new_ones_count() -> None:
    debt = debt_of([_finding()])

    assert () == new_findings([_finding(line=8)], debt)
    assert 1 == len(new_findings([_finding(), _finding(line=8)], debt))
    assert 1 == len(new_findings([_finding(message="Ngày để trống.")], debt))


def test_debt_only_shrinks() -> None:
    debt = debt_of([_finding(), _finding(line=4)])

    assert debt_of([_finding()]) == shrunk(debt, [_finding()])
    assert debt == shrunk(debt, [_finding(), _finding(line=4), _finding(line=5)])
    assert Debt() == shrunk(debt, [])


def test_debt_is_read_as_it_was_written() -> None:
    debt = debt_of([_finding(), _finding("CT-13")])

    assert (debt, ()) == read_debt(printed_debt(debt), "content/no-cu.json")


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"version": 1, "findings": {"a": -1}}', '{"version": 1, "findings": {"a": true}}', "[" * 100_000],
)
def test_a_broken_debt_file_is_a_finding(text: str) -> None:
    debt, findings = read_debt(text, "content/no-cu.json")

    assert Debt() == debt
    assert ["QT-06"] == [finding.code for finding in findings]

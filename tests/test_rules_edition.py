"""An older rule set can be kept: what came or became sterner later is told only when the newer set is taken."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from portal.__main__ import main
from portal.findings.finding import Finding, Place
from portal.rules.book import BOOK
from portal.rules.edition import EDITION_DAY, edition_days, rule_set, rules_on, set_of, under_set
from test_lint_command import add, content, lint  # noqa: F401

LATER = date(2027, 3, 1)
VB_09, CT_10 = (next(rule for rule in BOOK if rule.id == rule_id) for rule_id in ("VB-09", "CT-10"))
GROWN = (
    *(rule for rule in BOOK if rule.id not in ("VB-09", "CT-10")),
    replace(VB_09, before=((LATER, "warning"),)),
    replace(CT_10, since=LATER),
)
BLANK = Finding(Place("content/x.md"), "VB-09", "error", "Số để trống.")
SPACE = Finding(Place("content/x.md"), "CT-10", "hint", "Có 2 dấu cách.")
UNKNOWN_KEY = Finding(Place("content/x.md"), "DL-02", "error", "Khóa lạ.")


def test_a_set_is_known_by_the_days_on_which_rules_came_or_changed() -> None:
    assert (EDITION_DAY, LATER) == edition_days(GROWN)
    assert EDITION_DAY == set_of(date(2027, 2, 28), GROWN)
    assert LATER == set_of(date(2027, 3, 1), GROWN)


def test_a_newer_rule_is_not_in_an_older_set() -> None:
    assert {"CT-10"} == {rule.id for rule in GROWN} - {rule.id for rule in rules_on(EDITION_DAY, GROWN)}
    assert rule_set(EDITION_DAY, GROWN) != rule_set(LATER, GROWN)


def test_an_older_set_tells_nothing_new_and_nothing_sterner() -> None:
    told = list(under_set([BLANK, SPACE, UNKNOWN_KEY], EDITION_DAY, GROWN))

    assert [replace(BLANK, severity="warning"), UNKNOWN_KEY] == told


def test_the_newest_set_tells_all() -> None:
    assert [BLANK, SPACE, UNKNOWN_KEY] == list(under_set([BLANK, SPACE, UNKNOWN_KEY], LATER, GROWN))


@pytest.mark.parametrize("asked", [EDITION_DAY.isoformat(), "2030-01-01", rule_set()])
def test_a_set_is_asked_for_by_day_or_version(asked: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert 0 == main(["rules", "--rules", asked])
    assert f"Bộ quy tắc {rule_set()}, bản ngày 26/11/2026." == capsys.readouterr().out.splitlines()[-1]


@pytest.mark.parametrize("asked", ["2020-01-01", "v1", "129-khong-co"])
def test_a_set_that_never_was_is_refused_with_those_that_are(asked: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert 2 == main(["rules", "--rules", asked])
    assert f"Các bộ: 2026-11-26 ({rule_set()})." in capsys.readouterr().err


def test_a_portal_can_keep_the_set_of_a_day_in_its_settings(
    content: Path,  # noqa: F811
    capsys: pytest.CaptureFixture[str],
) -> None:
    add(content, "Sáng 05/3/2024, các phòng họp.")
    (content / "quy-tac.yaml").write_text('rule_set: "2026-11-27"\n', "utf-8")

    lint(content, "--format", "json")

    assert "2026-11-26" == json.loads(capsys.readouterr().out)["rule_set_day"]


def test_a_day_before_the_first_set_is_told_in_the_settings(
    content: Path,  # noqa: F811
    capsys: pytest.CaptureFixture[str],
) -> None:
    add(content, "Sáng 05/3/2024, các phòng họp.")
    (content / "quy-tac.yaml").write_text('rule_set: "2024-01-01"\n', "utf-8")

    assert 1 == lint(content)
    told = "quy-tac.yaml:1:11: QT-01 Không có bộ quy tắc của ngày 2024-01-01: bộ đầu tiên từ ngày 2026-11-26."
    assert told in capsys.readouterr().out


@pytest.mark.parametrize("form", ["text", "json", "sarif", "github", "gitlab", "junit"])
def test_version_and_day_of_the_set_stand_in_every_report(
    content: Path,  # noqa: F811
    form: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    add(content, "Số CCCD 066204001234 của thầy An.")

    lint(content, "--format", form)

    told = capsys.readouterr().out
    assert rule_set() in told
    assert "2026-11-26" in told or "26/11/2026" in told


@pytest.mark.parametrize("form", ["text", "json", "github", "gitlab"])
def test_a_check_says_by_which_set_it_judged(
    content: Path,  # noqa: F811
    form: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    add(content, "Số CCCD 066204001234 của thầy An.")
    beside = content.parent
    places = ("--content", str(content), "--output", str(beside / "ra"), "--cache", str(beside / "kho"))

    main(["check", *places, "--as-of", "2024-04-01", "--format", form])

    told = capsys.readouterr().out
    assert rule_set() in told
    assert "2026-11-26" in told or "26/11/2026" in told

"""The two plan texts give what their authors' slips ask for, at their own day and today."""

from datetime import date
from pathlib import Path

import pytest

from portal.findings.finding import Finding
from portal.rules.facts import PortalFacts
from portal.rules.linting import lint_text

ROOT = Path(__file__).parent.parent
DAK_LAK = ROOT / "content/ke-hoach/dak-lak-2024.txt"
HAU_GIANG = ROOT / "tests/portals/hau-giang/ke-hoach/hau-giang-2017-2018.txt"
TODAY = date(2026, 11, 22)


def _lint(file: Path, day: date) -> tuple[Finding, ...]:
    return lint_text(f"content/ke-hoach/{file.name}", file.read_text("utf-8"), day, PortalFacts())


def _told(findings: tuple[Finding, ...]) -> set[tuple[int, str, str]]:
    return {(finding.place.line, finding.code, finding.severity) for finding in findings}


DAK_LAK_THEN = [
    (3, "VB-09", "error"), (5, "VB-09", "error"), (9, "VB-10", "hint"), (9, "CT-14", "hint"), (19, "VB-10", "hint"),
    (31 + 2, "CT-10", "hint"), (39, "VB-10", "hint"), (41, "TCN-04", "warning"), (47, "VB-10", "hint"),
    (49, "CT-14", "hint"), (53, "CT-14", "hint"), (55, "CT-14", "hint"), (59, "CT-12", "hint"), (65, "TCN-04", "warning"),
    (67, "CT-17", "hint"), (77, "TCN-04", "warning"), (111, "VB-10", "hint"), (119, "DV-03", "warning"), (71, "CT-12", "hint"), (113, "DV-03", "warning"), (115, "DV-03", "warning"),
    (117, "TCN-04", "warning"), (123, "VB-10", "hint"), (123, "VB-08", "hint"), (123, "CT-18", "hint"),
    (125, "CT-18", "hint"), (131, "CT-14", "hint"), (140, "CT-12", "hint"), (142, "CT-17", "hint"), (143, "CT-12", "hint"),
]  # fmt: skip
DAK_LAK_NOW = [
    (7, "KH-02", "warning"), (9, "KH-02", "warning"), (39, "VB-07", "warning"), (49, "DV-09", "hint"),
    (9, "DV-09", "hint"), (117, "DV-09", "hint"), (117, "DV-02", "warning"), (123, "DV-02", "warning"), (131, "KH-04", "warning"), (138, "DV-09", "hint"),
    (140, "DV-09", "hint"), (145, "DV-09", "hint"),
]  # fmt: skip
HAU_GIANG_THEN = [
    (3, "VB-03", "hint"), (7, "TCN-04", "warning"), (11, "TCN-04", "warning"), (13, "TCN-04", "warning"),
    (15, "VB-10", "hint"), (25, "CT-09", "hint"), (25, "VB-10", "hint"), (33, "CT-17", "hint"), (33, "CT-18", "hint"),
    (41, "CT-18", "hint"), (29, "VB-10", "hint"), (33, "CT-10", "hint"), (37, "CT-11", "hint"),
    (39, "CT-11", "hint"), (45, "CT-18", "hint"), (47, "CT-17", "hint"), (49, "DV-03", "warning"), (51, "CT-09", "hint"),
    (53, "CT-18", "hint"), (55, "VB-10", "hint"), (55, "CT-17", "hint"), (57, "CT-10", "hint"), (69, "DV-03", "warning"),
    (87, "KH-12", "warning"), (97, "CT-18", "hint"), (99, "CT-18", "hint"), (103, "VB-11", "warning"),
]  # fmt: skip
HAU_GIANG_NOW = [
    (5, "DV-07", "hint"), (9, "KH-02", "warning"), (25, "VB-07", "warning"), (29, "VB-07", "warning"),
    (51, "VB-07", "warning"), (53, "DV-02", "warning"), (77, "DV-02", "warning"), (79, "KH-04", "warning"),
    (83, "KH-04", "warning"), (89, "KH-04", "warning"),
]  # fmt: skip


@pytest.mark.parametrize("expected", DAK_LAK_THEN, ids=str)
def test_dak_lak_at_its_own_day(expected: tuple[int, str, str]) -> None:
    assert expected in _told(_lint(DAK_LAK, date(2024, 2, 29)))


@pytest.mark.parametrize("expected", DAK_LAK_THEN + DAK_LAK_NOW, ids=str)
def test_dak_lak_today(expected: tuple[int, str, str]) -> None:
    assert expected in _told(_lint(DAK_LAK, TODAY))


@pytest.mark.parametrize("expected", HAU_GIANG_THEN, ids=str)
def test_hau_giang_at_its_own_day(expected: tuple[int, str, str]) -> None:
    assert expected in _told(_lint(HAU_GIANG, date(2017, 10, 20)))


@pytest.mark.parametrize("expected", HAU_GIANG_THEN + HAU_GIANG_NOW, ids=str)
def test_hau_giang_today(expected: tuple[int, str, str]) -> None:
    assert expected in _told(_lint(HAU_GIANG, TODAY))


@pytest.mark.parametrize(("file", "day"), [(DAK_LAK, date(2024, 2, 29)), (HAU_GIANG, date(2017, 10, 20))])
def test_a_plan_is_not_judged_by_later_law_at_its_own_day(file: Path, day: date) -> None:
    codes = {finding.code for finding in _lint(file, day)}

    assert not codes & {"VB-06", "VB-07", "VB-18", "DV-01", "DV-02", "DV-07", "DV-08", "DV-09", "KH-02", "KH-04"}


@pytest.mark.parametrize("file", [DAK_LAK, HAU_GIANG], ids=lambda file: file.stem)
def test_forms_asked_for_in_a_plan_are_no_personal_data(file: Path) -> None:
    codes = {finding.code[:2] for finding in _lint(file, TODAY)}

    assert not codes & {"RT", "TE", "BM"}


def test_the_name_of_the_magazine_is_its_own() -> None:
    assert "DV-05" not in {finding.code for finding in _lint(DAK_LAK, TODAY)}


ARTICLES = [
    pytest.param(file, day, id=file.parent.name)
    for folder, day in (("content", date(2024, 12, 31)), ("tests/portals/hau-giang", date(2018, 8, 31)))
    for file in sorted((ROOT / folder).rglob("index.md"))
]


@pytest.mark.parametrize(("file", "day"), ARTICLES)
def test_the_shipped_articles_have_nothing_worse_than_a_hint(file: Path, day: date) -> None:
    path = f"content/{file.relative_to(file.parents[3]).as_posix()}"

    findings = lint_text(path, file.read_text("utf-8"), day, PortalFacts())

    assert [] == [(f.place.line, f.code, f.message) for f in findings if f.severity != "hint"]


# what is found besides, each true: a slash with a space on one side; headings of an unmarked text beyond its first three
BESIDES = {
    "dak-lak-2024": {(123, "CT-11")},
    "hau-giang-2017-2018": {(line, "TCN-04") for line in (17, 23, 65, 67, 77, 85, 91)},
}


@pytest.mark.parametrize(
    ("file", "day", "listed"),
    [(DAK_LAK, date(2024, 2, 29), DAK_LAK_THEN), (HAU_GIANG, date(2017, 10, 20), HAU_GIANG_THEN)],
    ids=["dak-lak", "hau-giang"],
)
def test_nothing_is_found_that_is_not_accounted_for(file: Path, day: date, listed: list[tuple[int, str, str]]) -> None:
    known = {(line, code) for line, code, _ in listed} | BESIDES[file.stem]

    assert set() == {(finding.place.line, finding.code) for finding in _lint(file, day)} - known

"""An examiner's texts: each planted fault is told once, at its place; nothing is told of clean prose."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from portal.findings.finding import Finding
from portal.rules.facts import PortalFacts
from portal.rules.linting import lint_text

DATA = Path(__file__).parent / "data"
MARK = "¦"
HEADER = "---\ntitle: Tin của trường\nsummary: Bài nêu việc chính.\ntopic: x\nauthor: Văn phòng Sở\nkind: {kind}\n---\n"


def rows(name: str) -> list[dict]:
    return yaml.safe_load((DATA / name).read_text("utf-8"))


def whole(text: str, kind: str) -> str:
    return text if kind == "document" or text.startswith("---\n") else HEADER.format(kind=kind) + text


def findings(text: str, day: str, kind: str) -> tuple[Finding, ...]:
    path = "van-ban.txt" if kind == "document" else f"content/tin-bai/van-phong/{day}-a/index.md"
    return lint_text(path, text + "\n", date.fromisoformat(day), PortalFacts())


def planted() -> list:
    return [
        pytest.param(
            row["code"], row["severity"], row.get("day", "2024-10-01"), row.get("kind", "thong-bao"), text,
            id=f"{row['code']}-{row['severity']}-{n}",
        )
        for row in rows("planted.yaml")
        for n, text in enumerate(row["texts"], 1)
    ]  # fmt: skip


@pytest.mark.parametrize(("code", "severity", "day", "kind", "text"), planted())
def test_a_planted_fault_is_told_once_at_its_place(code: str, severity: str, day: str, kind: str, text: str):
    marked = whole(text, kind)
    before = marked[: marked.index(MARK)]
    place = before.count("\n") + 1, len(before) - before.rfind("\n")

    told = [
        (finding.place.line, finding.place.col, finding.severity)
        for finding in findings(marked.replace(MARK, ""), day, kind)
        if finding.code == code
    ]

    assert [(*place, severity)] == told


def clean() -> list:
    return [
        pytest.param(row["day"], row.get("kind", "thong-bao"), text, id=f"{row['day']}-{n}")
        for row in rows("clean.yaml")
        for n, text in enumerate(row["texts"], 1)
    ]


@pytest.mark.parametrize(("day", "kind", "text"), clean())
def test_nothing_is_told_of_what_an_office_writes_every_day(day: str, kind: str, text: str):
    told = findings(whole(text, kind), day, kind)

    assert [] == [(finding.place.line, finding.place.col, finding.code, finding.message) for finding in told]


def test_the_honest_texts_of_contributors_have_no_misspelt_word():
    told = [
        (row["name"], finding.message)
        for row in rows("honest.yaml")
        for finding in findings(whole(row.get("body", ""), "thong-bao"), "2024-10-01", "thong-bao")
        if finding.code in ("CT-01", "CT-04", "CT-06", "CT-07", "CT-19")
    ]

    assert [] == told


def test_the_examination_is_large_enough_to_mean_something():
    assert sum(len(row["texts"]) for row in rows("planted.yaml")) >= 860
    assert sum(len(row["texts"]) for row in rows("clean.yaml")) >= 280

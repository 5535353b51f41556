"""Ordinary school prose gives no finding: false alarms are the worst fault of a linter."""

from datetime import date
from pathlib import Path

import pytest

from portal.rules.facts import PortalFacts
from portal.rules.linting import lint_text

PROSE = Path(__file__).parent / "prose"
PARAGRAPHS = [
    pytest.param(date.fromisoformat(file.stem), paragraph, id=f"{file.stem}-{n}")
    for file in sorted(PROSE.glob("*.md"))
    for n, paragraph in enumerate(file.read_text("utf-8").strip().split("\n\n"), 1)
]


def _told(text: str, day: date, name: str) -> list[str]:
    findings = lint_text(name, text, day, PortalFacts())
    return [f"{finding.place.line}:{finding.place.col} {finding.code} {finding.message}" for finding in findings]


@pytest.mark.parametrize(("day", "paragraph"), PARAGRAPHS)
def test_a_paragraph_of_clean_prose_gives_no_finding(day: date, paragraph: str) -> None:
    told = _told(paragraph + "\n", day, "van-xuoi.md")

    assert [] == told


@pytest.mark.parametrize("file", sorted(PROSE.glob("*.md")), ids=lambda file: file.stem)
@pytest.mark.parametrize("ending", ["md", "txt"])
def test_a_whole_text_of_clean_prose_gives_no_finding(file: Path, ending: str) -> None:
    text = file.read_text("utf-8")

    told = _told(text, date.fromisoformat(file.stem), f"van-xuoi.{ending}")

    assert [] == told


def test_the_corpus_is_large_enough_to_mean_something() -> None:
    assert len(PARAGRAPHS) >= 60

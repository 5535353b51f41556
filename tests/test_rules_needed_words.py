"""A rule that is not run on a text, for lack of the words it needs, would have found nothing there."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, cast

import pytest

from portal.rules.book import BOOK
from portal.rules.examples import examples
from portal.rules.facts import PortalFacts
from portal.rules.reading import read_source
from portal.rules.rule import Answer, Rule
from portal.rules.source_text import SourceText
from test_rules_examined import MARK, rows
from test_rules_planted import PLANTED

DAY = date(2026, 8, 15)
PROSE = [file.read_text("utf-8") for file in sorted((Path(__file__).parent / "prose").glob("*.md"))]
SOURCES = [
    read_source("bai.md", f"{text}\n", DAY, PortalFacts())
    for text in [
        *(text for _, text in PLANTED),
        *(text.upper() for _, text in PLANTED),
        *(example.text for rule in BOOK if rule.subject == "source" for example in examples(rule.page)),
        *PROSE,
        *(text.replace(MARK, "") for row in rows("planted.yaml") for text in row["texts"]),
    ]
]
GATED = [rule for rule in BOOK if rule.subject == "source" and hasattr(rule.find, "__wrapped__")]


def _ungated(rule: Rule[Any]) -> Callable[[SourceText], Iterator[Answer]]:
    return cast(Any, rule.find).__wrapped__  # type: ignore[no-any-return]


@pytest.mark.parametrize("rule", GATED, ids=lambda rule: rule.id)
def test_a_rule_not_run_would_have_found_nothing(rule: Rule[Any]) -> None:
    missed = [source.text for source in SOURCES if list(_ungated(rule)(source)) != list(rule.find(source))]

    assert [] == missed

"""Every example on every page of the book is answered exactly as it says."""

import dataclasses
from typing import Any

import pytest

from portal.rules.book import BOOK
from portal.rules.examples import Example, examples
from portal.rules.reading import read_source
from portal.rules.rule import Rule

_WORDS = {"error": "", "warning": "cảnh báo: ", "hint": "gợi ý: "}
CASES = [
    pytest.param(rule, example, id=f"{rule.id}-{n}")
    for rule in BOOK
    if rule.subject == "source"
    for n, example in enumerate(examples(rule.page), 1)
]


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_an_example_is_answered_as_its_page_says(rule: Rule[Any], example: Example) -> None:
    source = read_source(example.path, example.text, example.as_of, example.facts)
    source = dataclasses.replace(source, day=example.day)

    told = []
    for answer in sorted(rule.find(source), key=lambda answer: answer.place):
        milder = answer.severity if answer.severity and answer.severity != rule.severity else None
        told.append(f"{answer.place.line}:{answer.place.col} {_WORDS[milder] if milder else ''}{answer.message}")

    assert list(example.answers) == told


@pytest.mark.parametrize("rule", [rule for rule in BOOK if rule.subject == "source"], ids=lambda rule: rule.id)
def test_a_rule_shows_both_ways(rule: Rule[Any]) -> None:
    shown = list(examples(rule.page))

    assert any(example.answers for example in shown)
    assert any(not example.answers for example in shown)

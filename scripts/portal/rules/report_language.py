"""What a report of the rule book says in Vietnamese or, on request, in English."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from portal.findings import report_words
from portal.findings.finding import CannotRun, Finding
from portal.findings.report_words import ReportWords
from portal.findings.sarif_report import RuleNote
from portal.rules import lint_summary
from portal.rules.edition import printed_edition, rule_set, set_of
from portal.rules.english import TITLES, in_english
from portal.rules.ledger import LEDGER
from portal.rules.lint_summary import SummaryWords
from portal.rules.manual import explained, found_rule, grounds, rule_list, rule_notes
from portal.rules.rule import Rule


@dataclass(frozen=True, slots=True)
class Language:
    """`told`: a finding in this language; `page`: of one rule or ledger id, None where there is none."""

    words: ReportWords
    summary: SummaryWords
    told: Callable[[Finding], Finding]
    notes: Callable[[], Mapping[str, RuleNote]]
    book: Callable[[date], Iterator[str]]
    page: Callable[[str], str | None]
    edition: Callable[[date], str]


def language(name: str) -> Language:
    """LANG_UI; empty: Vietnamese. Raises CannotRun."""
    found = LANGUAGES.get(name or "vi")
    if found is None:
        raise CannotRun(f"LANG_UI “{name}” không dùng được: viết LANG_UI=vi hoặc LANG_UI=en.")
    return found


_STATES = MappingProxyType(
    {"waiting": "waits for data", "reader": "told by the reader", "theme": "held by the theme", "struck": "not done"}
)


def _english_book(day: date) -> Iterator[str]:
    for line in rule_list(day):
        rule_id = line.partition(" ")[0]
        yield _english_line(rule_id)


def _english_line(rule_id: str) -> str:
    rule = found_rule(rule_id)
    if rule is not None:
        return f"{rule.id} {rule.name} ({rule.severity}): {TITLES[rule.id]}."
    absent = next(absent for absent in LEDGER if absent.id == rule_id)
    return f"{absent.id} {absent.name} ({_STATES[absent.state]}): {TITLES[absent.id]}."


def _english_page(rule_id: str) -> str | None:
    page = explained(rule_id)
    if page is None:
        return None
    rule = found_rule(rule_id)
    if rule is None:
        return _english_line(rule_id)
    lines = [_english_line(rule_id), "", "The page of the rule, with its examples, in Vietnamese:", "", rule.page, ""]
    return "\n".join([*lines, *_english_grounds(rule)])


def _english_grounds(rule: Rule[Any]) -> Iterator[str]:
    for line in grounds(rule):
        yield line.replace("Căn cứ:", "Basis:").replace("độ chắc chắn:", "certainty:")


def _english_notes() -> Mapping[str, RuleNote]:
    return {
        rule_id: RuleNote(note.name, f"{TITLES[rule_id]}.", _english_page(rule_id) or "", note.severity)
        for rule_id, note in rule_notes().items()
    }


def _english_edition(day: date) -> str:
    return f"Rule set {rule_set(day)} of {set_of(day).isoformat()}"


LANGUAGES = MappingProxyType(
    {
        "vi": Language(
            report_words.VIETNAMESE, lint_summary.VIETNAMESE, lambda finding: finding, rule_notes, rule_list, explained,
            printed_edition,
        ),
        "en": Language(
            report_words.ENGLISH, lint_summary.ENGLISH, in_english, _english_notes, _english_book, _english_page,
            _english_edition,
        ),
    }
)  # fmt: skip

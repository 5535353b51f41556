"""The book for people: the list of `make rules`, the page of `make explain`, notes for reports."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from portal.findings.link_codes import LINK_CODES
from portal.findings.nearest import nearest_hint
from portal.findings.sarif_report import RuleNote
from portal.law.law_book import duty
from portal.rules.book import BOOK
from portal.rules.edition import EDITION_DAY, rules_on
from portal.rules.english import TITLES
from portal.rules.ledger import LEDGER
from portal.rules.rule import CONVENTION, Rule

FAMILY_NAMES = {
    "BC": "Bố cục", "BM": "Bí mật, nội bộ", "CT": "Chính tả, bảng mã", "DV": "Đơn vị, địa danh", "KH": "Kế hoạch",
    "NT": "Nội dung tin bài", "RT": "Riêng tư", "TCN": "Tiếp cận", "TE": "Trẻ em", "TT37": "Thông tư 37",
    "VB": "Văn bản",
}  # fmt: skip
SEVERITY_WORDS = {"error": "chặn", "warning": "cảnh báo", "hint": "gợi ý"}
STATE_WORDS = {
    "waiting": "chờ dữ liệu", "reader": "bộ đọc bài xét", "theme": "giao diện bảo đảm", "struck": "không làm",
}  # fmt: skip


def rule_list(day: date) -> Iterator[str]:
    """One line a rule of the set of `day`, by family; then those that wait or were struck, with the reason."""
    for rule in rules_on(day):
        yield f"{rule.id} {rule.name} ({SEVERITY_WORDS[rule.severity_on(day)]}): {rule.title}"
    for absent in LEDGER:
        yield f"{absent.id} {absent.name} ({STATE_WORDS[absent.state]}): {absent.why}."


def explained(rule_id: str) -> str | None:
    """The whole page of a rule, with its ground in the law; None: there is no such id."""
    rule = found_rule(rule_id)
    if rule is not None:
        return "\n".join(
            [f"{rule.id} {rule.name} ({SEVERITY_WORDS[rule.severity]})", "", rule.page, "", *grounds(rule)]
        )
    absent = next((absent for absent in LEDGER if absent.id == rule_id), None)
    if absent is not None:
        return f"{absent.id} {absent.name} ({STATE_WORDS[absent.state]}): {absent.why}."
    if rule_id in LINK_CODES:
        return f"{rule_id} (liên kết trong cổng): {LINK_CODES[rule_id]}"
    return None


def found_rule(rule_id: str) -> Rule[Any] | None:
    """The rule of an id."""
    return next((rule for rule in BOOK if rule.id == rule_id), None)


def nearest_rule(rule_id: str) -> str | None:
    """The sentence that helps with a mistyped id."""
    return nearest_hint(rule_id, sorted(known_ids()))


def grounds(rule: Rule[Any]) -> Iterator[str]:
    """One line a clause: as cited, what it asks in short, how sure its text is."""
    if not rule.basis:
        yield f"Căn cứ: {CONVENTION}."
    for code in rule.basis:
        found = duty(code)
        if found is not None:
            yield f"Căn cứ: {found.clause.printed}: {found.short} (độ chắc chắn: {found.certainty})"


def rule_notes() -> dict[str, RuleNote]:
    """For SARIF: the same words as the book."""
    return {rule.id: RuleNote(rule.name, rule.title, explained(rule.id) or "", rule.severity) for rule in BOOK}


def known_ids() -> frozenset[str]:
    """Every id that settings may name."""
    return frozenset({rule.id for rule in BOOK} | {absent.id for absent in LEDGER} | {*LINK_CODES})


def rule_values(day: date = EDITION_DAY) -> Iterator[dict[str, object]]:
    """The set of `day` as data: every rule, then those that wait or were struck with `state` and the reason."""
    for rule in rules_on(day):
        clauses = [
            {"clause": found.clause.printed, "certainty": found.certainty} for found in map(duty, rule.basis) if found
        ]
        yield {
            "id": rule.id, "name": rule.name, "subject": rule.subject, "severity": rule.severity_on(day),
            "state": "active", "since": rule.since.isoformat(), "title": rule.title, "title_en": TITLES[rule.id],
            "basis": clauses, "page": rule.page,
        }  # fmt: skip
    for absent in LEDGER:
        yield {
            "id": absent.id, "name": absent.name, "subject": absent.subject, "state": absent.state, "why": absent.why,
        }  # fmt: skip

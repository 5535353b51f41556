"""The rule set of a day: which rules a report was made by, and how an older set is asked for.

A rule that comes later, or becomes sterner, does so on a day. A portal that keeps the set of an earlier day is not told
of it until it takes the new one.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from hashlib import blake2b
from typing import Any

from portal.findings.finding import CannotRun, Finding, Severity
from portal.rules.book import BOOK
from portal.rules.printed_day import printed_day
from portal.rules.rule import Rule

_RANK: dict[Severity, int] = {"hint": 0, "warning": 1, "error": 2}


def edition_days(book: Iterable[Rule[Any]] = BOOK) -> tuple[date, ...]:
    """The days on which a rule came or changed, oldest first."""
    return tuple(sorted({day for rule in book for day in (rule.since, *(until for until, _ in rule.before))}))


EDITION_DAY = edition_days()[-1]  # of the newest set


def rules_on(day: date, book: Iterable[Rule[Any]] = BOOK) -> tuple[Rule[Any], ...]:
    """The rules of the set of a day."""
    return tuple(rule for rule in book if rule.since <= day)


def rule_set(day: date = EDITION_DAY, book: Iterable[Rule[Any]] = BOOK) -> str:
    """Number of rules and a digest of their codes, severities and grounds: `155-0123456789ab`."""
    rules = rules_on(day, book)
    told = "\n".join(f"{rule.id} {rule.severity_on(day)} {' '.join(rule.basis)}" for rule in rules)
    return f"{len(rules)}-{blake2b(told.encode(), digest_size=6).hexdigest()}"


def printed_edition(day: date = EDITION_DAY) -> str:
    """As a report says it."""
    return f"Bộ quy tắc {rule_set(day)}, bản ngày {printed_day(set_of(day))}"


def set_of(day: date, book: Iterable[Rule[Any]] = BOOK) -> date:
    """The day of the set in use on `day`."""
    return max(each for each in edition_days(book) if each <= day)


def chosen_set(asked: str) -> date | None:
    """The set that RULES= names by its day (or any day it was in use) or by its version; None: nothing was asked.

    Raises CannotRun where there is no such set.
    """
    if not asked:
        return None
    by_version = next((day for day in edition_days() if rule_set(day) == asked), None)
    try:
        day = by_version or date.fromisoformat(asked)
    except ValueError:
        day = None
    if day is None or day < edition_days()[0]:
        sets = "; ".join(f"{each.isoformat()} ({rule_set(each)})" for each in edition_days())
        raise CannotRun(f"RULES: không có bộ quy tắc “{asked}”. Các bộ: {sets}.")
    return set_of(day)


def under_set(findings: Iterable[Finding], day: date, book: Iterable[Rule[Any]] = BOOK) -> Iterator[Finding]:
    """What the set of a day would have told: no newer rule, no severity sterner than then."""
    rules = {rule.id: rule for rule in book}
    for finding in findings:
        rule = rules.get(finding.code)
        if rule is None:
            yield finding
        elif rule.since <= day:
            then = rule.severity_on(day)
            yield finding if _RANK[finding.severity] <= _RANK[then] else replace(finding, severity=then)

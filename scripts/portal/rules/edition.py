"""The version of the rule book: which rules a report was made by."""

from datetime import date
from hashlib import blake2b

from portal.rules.book import BOOK
from portal.rules.printed_day import printed_day

EDITION_DAY = date(2026, 11, 26)  # the day of the last change of a rule, its severity or its ground


def rule_set() -> str:
    """Number of rules and a digest of their codes, severities and grounds: `155-0123456789ab`."""
    told = "\n".join(f"{rule.id} {rule.severity} {' '.join(rule.basis)}" for rule in BOOK)
    return f"{len(BOOK)}-{blake2b(told.encode(), digest_size=6).hexdigest()}"


def printed_edition() -> str:
    """As a report says it."""
    return f"Bộ quy tắc {rule_set()}, bản ngày {printed_day(EDITION_DAY)}"

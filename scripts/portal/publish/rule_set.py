"""The version of the rule book: which rules a release was judged by."""

from hashlib import blake2b

from portal.rules.book import BOOK


def rule_set() -> str:
    """Number of rules and a digest of their codes and severities: `155-0123456789ab`."""
    told = "\n".join(f"{rule.id} {rule.severity}" for rule in BOOK)
    return f"{len(BOOK)}-{blake2b(told.encode(), digest_size=6).hexdigest()}"

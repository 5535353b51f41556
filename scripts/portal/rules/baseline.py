"""`no-cu.json`: old findings frozen, so that only new ones count. It may only shrink."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from portal.findings.finding import Finding, Place, sorted_findings
from portal.findings.fingerprint import fingerprint

_LIMIT_ENTRIES = 100_000
_BROKEN_HINT = "Tạo lại tệp bằng lệnh ghi nợ cũ."


@dataclass(frozen=True, slots=True)
class Debt:
    """Fingerprint of a finding -> how many of it are old."""

    count: tuple[tuple[str, int], ...] = ()


def debt_of(findings: Iterable[Finding]) -> Debt:
    """The findings of today as debt."""
    return Debt(tuple(sorted(Counter(fingerprint(finding) for finding in findings).items())))


def read_debt(text: str, path: str) -> tuple[Debt, tuple[Finding, ...]]:
    """The debt of a file, or what is wrong with it."""
    try:
        read = json.loads(text)
    except (ValueError, RecursionError):
        return Debt(), (Finding(Place(path), "QT-06", "error", "Tệp nợ cũ không phải JSON.", _BROKEN_HINT),)
    old = read.get("findings") if isinstance(read, dict) and read.get("version") == 1 else None
    if (
        not isinstance(old, dict)
        or len(old) > _LIMIT_ENTRIES
        or not all(type(n) is int and n > 0 for n in old.values())
    ):
        return Debt(), (Finding(Place(path), "QT-06", "error", "Tệp nợ cũ chưa đúng mẫu.", _BROKEN_HINT),)
    return Debt(tuple(sorted(old.items()))), ()


def printed_debt(debt: Debt) -> str:
    """The file: sorted, one entry a line, so that a difference shows what was paid."""
    return json.dumps({"version": 1, "findings": dict(debt.count)}, indent=1, ensure_ascii=False) + "\n"


def new_findings(findings: Iterable[Finding], debt: Debt) -> tuple[Finding, ...]:
    """Those that are not old: of equal ones the last are new."""
    left = Counter(dict(debt.count))
    fresh: list[Finding] = []
    for finding in sorted_findings(findings):
        key = fingerprint(finding)
        if left[key] > 0:
            left[key] -= 1
        else:
            fresh.append(finding)
    return tuple(fresh)


def shrunk(debt: Debt, findings: Iterable[Finding]) -> Debt:
    """The debt without what has been paid; never more than before."""
    now = Counter(fingerprint(finding) for finding in findings)
    return Debt(tuple((key, min(n, now[key])) for key, n in debt.count if now[key] > 0))

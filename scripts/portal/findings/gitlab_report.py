"""Findings as GitLab's code quality report (a JSON list in the Code Climate form)."""

from collections.abc import Iterable

from portal.findings.finding import Finding
from portal.findings.fingerprint import fingerprint
from portal.findings.text_report import Shown, one_line

_SEVERITIES = {"error": "critical", "warning": "minor", "hint": "info"}


def gitlab_report(findings: Iterable[Finding], shown: Shown, engine: str = "portal") -> list[dict[str, object]]:
    """One object a finding; equal mistakes of a file are told apart by their number. `engine`: who found them."""
    seen: dict[str, int] = {}
    report: list[dict[str, object]] = []
    for finding in findings:
        print_of = fingerprint(finding)
        number = seen[print_of] = seen.get(print_of, 0) + 1
        report.append(
            {
                "description": one_line(finding.message if not finding.hint else f"{finding.message} {finding.hint}"),
                "check_name": finding.code,
                "engine_name": engine,
                "fingerprint": print_of if number == 1 else f"{print_of}-{number}",
                "severity": _SEVERITIES[finding.severity],
                "location": {"path": one_line(shown(finding.place.path)), "lines": {"begin": finding.place.line}},
            }
        )
    return report

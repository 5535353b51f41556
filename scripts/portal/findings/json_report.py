"""Findings as the JSON object that every checker prints (docs/formats.md)."""

from collections.abc import Iterable, Mapping

from portal.findings.finding import Finding
from portal.findings.text_report import Shown


def json_report(
    findings: Iterable[Finding], shown: Shown, exit_code: int, read: int, more: Mapping[str, object] | None = None
) -> dict[str, object]:
    """`{"version", "summary": {"exit", "read", "errors", "warnings", "hints"}, "findings": […]}` plus `more`."""
    listed = list(findings)
    count = {severity: sum(f.severity == severity for f in listed) for severity in ("error", "warning", "hint")}
    return {
        "version": 1,
        "summary": {
            "exit": exit_code,
            "read": read,
            "errors": count["error"],
            "warnings": count["warning"],
            "hints": count["hint"],
        },
        "findings": [_item(finding, shown) for finding in listed],
        **(more or {}),
    }


def _item(finding: Finding, shown: Shown) -> dict[str, object]:
    item: dict[str, object] = {
        "path": shown(finding.place.path),
        "line": finding.place.line,
        "col": finding.place.col,
        "code": finding.code,
        "severity": finding.severity,
        "message": finding.message,
    }
    for key in ("basis", "hint", "target"):
        value = getattr(finding, key)
        if value is not None:
            item[key] = value
    return item

"""Findings as the JSON object that every checker prints (docs/formats.md)."""

from collections.abc import Iterable, Mapping

from portal.findings.finding import Finding
from portal.findings.text_report import Shown, one_line


def json_report(
    findings: Iterable[Finding], shown: Shown, exit_code: int, read: int, more: Mapping[str, object] | None = None
) -> dict[str, object]:
    """`{"version", "summary": {"exit", "read", "errors", "warnings", "hints"}, "findings": […]}` plus `more`.

    Sentences hold no line feed, control or bidi sign from a text or name; `target` is as written.
    """
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
        "message": one_line(finding.message),
    }
    for key, value in (("basis", finding.basis), ("hint", finding.hint)):
        if value is not None:
            item[key] = one_line(value)
    if finding.target is not None:
        item["target"] = finding.target
    return item

"""Findings as SARIF 2.1.0 (OASIS standard), for forges that show code scanning results."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from portal.findings.finding import Finding, Severity
from portal.findings.fingerprint import fingerprint
from portal.findings.report_words import VIETNAMESE, ReportWords
from portal.findings.text_report import Shown

_LEVELS = {"error": "error", "warning": "warning", "hint": "note"}
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


@dataclass(frozen=True, slots=True)
class RuleNote:
    """What a report says of a rule: `title` one sentence, `page` the whole text, Markdown, `severity` the sternest."""

    name: str
    title: str
    page: str
    severity: Severity = "error"


def sarif_report(
    findings: Iterable[Finding],
    shown: Shown,
    notes: Mapping[str, RuleNote],
    version: str,
    edition: date,
    words: ReportWords = VIETNAMESE,
) -> dict[str, object]:
    """One run with its rules and results; columns count code points. `version`, `edition`: of the rule set, its day."""
    listed = list(findings)
    codes = sorted({finding.code for finding in listed} | set(notes))
    index = {code: n for n, code in enumerate(codes)}
    return {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "portal",
                        "version": version,
                        "releaseDateUtc": edition.isoformat(),
                        "language": words.language,
                        "rules": [_rule(code, notes.get(code)) for code in codes],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [_result(finding, shown, index[finding.code], words) for finding in listed],
            }
        ],
    }


def _rule(code: str, note: RuleNote | None) -> dict[str, object]:
    if note is None:
        return {"id": code}
    return {
        "id": code,
        "name": note.name,
        "shortDescription": {"text": note.title},
        "defaultConfiguration": {"level": _LEVELS[note.severity]},
        "help": {"text": note.page, "markdown": note.page},
    }


def _result(finding: Finding, shown: Shown, rule_index: int, words: ReportWords) -> dict[str, object]:
    text = finding.message if not finding.hint else f"{finding.message} {finding.hint}"
    return {
        "ruleId": finding.code,
        "ruleIndex": rule_index,
        "level": _LEVELS[finding.severity],
        "message": {"text": text if not finding.basis else f"{text} {words.basis}: {finding.basis}."},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(shown(finding.place.path))},
                    "region": {"startLine": finding.place.line, "startColumn": finding.place.col},
                }
            }
        ],
        "partialFingerprints": {"portalFinding/v1": fingerprint(finding)},
    }

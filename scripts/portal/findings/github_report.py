"""Findings as GitHub workflow commands: an annotation on the line of the change."""

from collections.abc import Iterable, Iterator

from portal.findings.finding import Finding
from portal.findings.text_report import Shown, one_line

_COMMANDS = {"error": "error", "warning": "warning", "hint": "notice"}


def github_report(findings: Iterable[Finding], shown: Shown) -> Iterator[str]:
    """`::error file=…,line=…,col=…,title=VB-09::message`, one line a finding."""
    for finding in findings:
        place = finding.place
        text = finding.message if not finding.hint else f"{finding.message} {finding.hint}"
        yield (
            f"::{_COMMANDS[finding.severity]} file={_property(shown(place.path))},line={place.line},col={place.col},"
            f"title={_property(finding.code)}::{_data(text)}"
        )


def _data(text: str) -> str:
    """As actions/toolkit escapes the message of a command."""
    return one_line(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

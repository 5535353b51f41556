"""Findings as the forges take them: workflow commands of GitHub, code quality of GitLab."""

from collections.abc import Callable, Iterable, Iterator
from hashlib import blake2b

from portal.findings.finding import Finding
from portal.findings.text_report import one_line

_COMMANDS = {"error": "error", "warning": "warning", "hint": "notice"}
_GITLAB = {"error": "major", "warning": "minor", "hint": "info"}


def github_lines(findings: Iterable[Finding], shown: Callable[[str], str]) -> Iterator[str]:
    """`::error file=…,line=…,col=…,title=…::…`, escaped so that no value ends the command.

    `shown`: `content/…` -> the path in the repository of the change.
    """
    for finding in findings:
        place = finding.place
        told = finding.message + (f" {finding.hint}" if finding.hint else "")
        values = f"file={_property(shown(place.path))},line={place.line},col={place.col},title={finding.code}"
        yield f"::{_COMMANDS[finding.severity]} {values}::{_message(told)}"


def gitlab_report(findings: Iterable[Finding], shown: Callable[[str], str]) -> list[dict[str, object]]:
    """The list that GitLab shows at the lines of a merge request (artifacts: reports: codequality)."""
    return [
        {
            "description": one_line(finding.message + (f" {finding.hint}" if finding.hint else "")),
            "check_name": finding.code,
            "fingerprint": _fingerprint(finding),
            "severity": _GITLAB[finding.severity],
            "location": {"path": one_line(shown(finding.place.path)), "lines": {"begin": finding.place.line}},
        }
        for finding in findings
    ]


def _fingerprint(finding: Finding) -> str:
    """The same for the same mistake when lines move; GitLab compares branches by it."""
    told = f"{finding.place.path}\0{finding.code}\0{finding.message}\0{finding.target or ''}\0{finding.place.col}"
    return blake2b(told.encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


def _message(text: str) -> str:
    return one_line(text).replace("%", "%25")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")

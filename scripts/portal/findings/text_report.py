"""Findings as lines for people: `path:line:col: CODE message`, and what to do."""

import re
from collections.abc import Callable, Iterable, Iterator

from portal.findings.finding import Finding
from portal.findings.report_words import VIETNAMESE, ReportWords

Shown = Callable[[str], str]  # `content/…` -> the path as the reader of the report knows it

# Nothing from a file may break a line of the report, start an annotation (`::`) or turn the text around.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def text_report(findings: Iterable[Finding], shown: Shown, words: ReportWords = VIETNAMESE) -> Iterator[str]:
    """One line a finding, an indented line for the hint and the basis where there is one."""
    for finding in findings:
        place = finding.place
        where = f"{one_line(shown(place.path))}:{place.line}:{place.col}"
        yield f"{where}: {finding.code} {words.severities[finding.severity]}{one_line(finding.message)}"
        if finding.hint:
            yield f"  {one_line(finding.hint)}"
        if finding.basis:
            yield f"  {words.basis}: {one_line(finding.basis)}"


def one_line(text: str) -> str:
    """Text from outside, safe inside one line of a terminal or a forge's log."""
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)

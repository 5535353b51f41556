"""Findings as JUnit XML: a suite a file, a case a finding; only errors count as failures."""

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Sequence

from portal.findings.finding import Finding
from portal.findings.report_words import VIETNAMESE, ReportWords
from portal.findings.text_report import Shown, one_line


def junit_report(
    findings: Iterable[Finding],
    shown: Shown,
    read: Sequence[str],
    name: str = "portal",
    words: ReportWords = VIETNAMESE,
) -> str:
    """`read`: the paths that were read; one without findings is a suite with one passed case. `name`: of the whole."""
    by_path: dict[str, list[Finding]] = {path: [] for path in read}
    for finding in findings:
        by_path.setdefault(finding.place.path, []).append(finding)
    root = ET.Element("testsuites", name=name)
    for path in sorted(by_path):
        root.append(_suite(shown(path), by_path[path], words))
    root.set("tests", str(sum(int(suite.get("tests", "0")) for suite in root)))
    root.set("failures", str(sum(int(suite.get("failures", "0")) for suite in root)))
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _suite(path: str, findings: Sequence[Finding], words: ReportWords) -> ET.Element:
    failures = sum(finding.severity == "error" for finding in findings)
    suite = ET.Element("testsuite", name=one_line(path), tests=str(max(len(findings), 1)), failures=str(failures))
    if not findings:
        ET.SubElement(suite, "testcase", classname=one_line(path), name=words.nothing)
    for finding in findings:
        place = f"{one_line(path)}:{finding.place.line}:{finding.place.col}"
        case = ET.SubElement(suite, "testcase", classname=one_line(path), name=f"{finding.code} {place}")
        told = one_line(finding.message if not finding.hint else f"{finding.message} {finding.hint}")
        if finding.severity == "error":
            ET.SubElement(case, "failure", type=finding.code, message=one_line(finding.message)).text = told
        else:
            ET.SubElement(case, "system-out").text = f"{finding.severity}: {told}"
    return suite

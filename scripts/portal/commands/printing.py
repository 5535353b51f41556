"""Reports on standard output: lines for people, or one JSON object and nothing else."""

import argparse
import json
import sys
from collections.abc import Iterable, Mapping

from portal.findings.finding import CannotRun, Finding, Place
from portal.findings.json_report import json_report
from portal.findings.text_report import Shown, text_report


def print_findings(findings: Iterable[Finding], shown: Shown) -> None:
    for line in text_report(findings, shown):
        print(line)


def print_json(
    findings: Iterable[Finding], shown: Shown, exit_code: int, read: int, more: Mapping[str, object] | None = None
) -> None:
    report = json_report(findings, shown, exit_code, read, more)
    sys.stdout.write(json.dumps(report, ensure_ascii=False, indent=1) + "\n")


def tell_refusal(options: argparse.Namespace, refusal: CannotRun) -> None:
    """Exit 2 in the form that was asked for."""
    if getattr(options, "format", "text") == "json":
        print_json([Finding(Place("."), "DL-00", "error", str(refusal))], str, 2, 0, getattr(options, "nothing", None))
    else:
        print(str(refusal), file=sys.stderr)

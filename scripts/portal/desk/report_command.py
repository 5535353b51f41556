"""`report`: the command with plain values."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Literal

from portal.desk.content_reading import read_content
from portal.desk.publication_report import PublicationReport, report_on
from portal.desk.report_table import report_csv, report_data, report_lines
from portal.findings.finding import CannotRun, Finding, sorted_findings
from portal.findings.json_report import json_report
from portal.findings.text_report import Shown, one_line, text_report
from portal.model.moment import parse_day
from portal.model.portal_model import Model


@dataclass(frozen=True, slots=True)
class ReportResult:
    """`report` None: the portal's data cannot be read. `left_out`: sources with an error, counted nowhere.

    `exit`: 0; 1 when something is left out; 2 without a report.
    """

    report: PublicationReport | None
    findings: tuple[Finding, ...]
    left_out: tuple[str, ...]
    exit: int


def run_report(content: Path, cache: Path, as_of: datetime, start: str, until: str) -> ReportResult:
    """`start`, `until`: `2024-03-01`, both in the span; empty: the period of the plan in force, up to `as_of`.

    Raises CannotRun for days that do not exist or run backwards.
    """
    first, last = _day("FROM", start), _day("UNTIL", until)
    assembly = read_content(content, cache).assembled(as_of)
    if assembly.model is None:
        return ReportResult(None, sorted_findings(assembly.findings), assembly.left_out, 2)
    first, last = _span(assembly.model, first, last)
    if last < first:
        raise CannotRun(f"UNTIL {last:%d/%m/%Y} trước FROM {first:%d/%m/%Y}: đổi lại hai ngày.")
    report = report_on(assembly.model, first, last)
    articles = tuple(path for path in assembly.left_out if path.startswith("content/tin-bai/"))
    return ReportResult(report, sorted_findings(assembly.findings), articles, int(bool(articles)))


def report_output(result: ReportResult, form: Literal["text", "csv", "json"], shown: Shown) -> str:
    """What goes to standard output. Without a report: the findings that say why, as JSON for `json`."""
    report = result.report
    if form == "json":
        told = json_report([] if report else result.findings, shown, result.exit, report.whole.total if report else 0)
        left_out = [shown(path) for path in result.left_out]
        more = {"report": report_data(report) if report else None, "left_out": left_out}
        return json.dumps(told | more, ensure_ascii=False, indent=1) + "\n"
    if report is not None and form == "csv":
        return report_csv(report)
    return "\n".join(_lines(result, shown)) + "\n"


def _lines(result: ReportResult, shown: Shown) -> Iterator[str]:
    if result.report is None:
        yield from text_report(result.findings, shown)
        yield "Không lập được báo cáo vì các lỗi nêu trên."
        return
    yield from (one_line(line) for line in report_lines(result.report))
    if result.left_out:
        yield ""
        yield f"Chưa tính vì có lỗi: {len(result.left_out)}"
        yield from (f"  - {one_line(shown(path))}" for path in result.left_out)


def _span(model: Model, first: date | None, last: date | None) -> tuple[date, date]:
    plan = model.plan
    start = first or plan.period.start
    return start, last or max(start, min(plan.last_day, model.today))


def _day(name: str, written: str) -> date | None:
    if not written:
        return None
    try:
        return parse_day(written)
    except ValueError:
        raise CannotRun(f"{name} “{written}” không phải ngày: viết {name}=2024-03-01.") from None

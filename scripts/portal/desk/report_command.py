"""`report`: the command with plain values."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from portal.desk.content_reading import read_content
from portal.desk.publication_report import PublicationReport, report_on
from portal.findings.finding import CannotRun, Finding, sorted_findings
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

"""The report as text for a terminal, CSV for a spreadsheet, and data for JSON."""

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date

from portal.desk.publication_report import PublicationReport, ReportRow

_NAME_WIDTH = 44
# What a spreadsheet would take for a formula; OWASP “CSV injection”.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def report_lines(report: PublicationReport) -> Iterator[str]:
    """Tables by unit, topic and kind, then the silent ones."""
    yield f"Tin, bài đã đăng từ ngày {_day(report.start)} đến hết ngày {_day(report.until)}: {report.whole.total}"
    yield f"Theo {', '.join(f'“{plan}”' for plan in report.plans)}"
    for title, rows in _tables(report):
        yield ""
        yield from _table(title, rows, report)
    yield ""
    yield "Bài thuộc hai chủ đề được tính ở cả hai."
    yield f"Không tính: {report.withdrawn} bài đã gỡ, {report.translations} bản tiếng Anh."
    for title, silent in (
        ("Đơn vị chưa có bài", report.silent_units),
        ("Chủ đề chưa có bài", report.silent_topics),
    ):
        yield ""
        yield f"{title}: {len(silent)}"
        yield from (f"  - {row.name} ({row.id})" for row in silent)


def report_csv(report: PublicationReport) -> str:
    """One row a unit, topic and kind, those with nothing too. Every cell quoted, formulas made inert, CRLF.

    Opens with a byte order mark, without which Excel misreads the letters.
    """
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(["Bảng", "Mã", "Tên", *report.months, "Cộng"])
    for title, rows in _tables(report):
        for row in rows:
            writer.writerow([_inert(cell) for cell in (title, row.id, row.name, *map(str, row.months), str(row.total))])
    writer.writerow(["Tất cả", "", "Mỗi bài tính một lần", *map(str, report.whole.months), str(report.whole.total)])
    return "\ufeff" + out.getvalue()


def report_data(report: PublicationReport) -> dict[str, object]:
    """Plain data, in a fixed order. `cells` is the count by month, unit, topic and kind together."""
    return {
        "version": 1,
        "from": report.start.isoformat(),
        "until": report.until.isoformat(),
        "plans": list(report.plans),
        "months": list(report.months),
        "total": report.whole.total,
        "by_month": list(report.whole.months),
        "units": _rows(report.units),
        "topics": _rows(report.topics),
        "kinds": _rows(report.kinds),
        "cells": [
            {"month": c.month, "unit": c.unit, "topic": c.topic, "kind": c.kind, "count": c.count} for c in report.cells
        ],
        "silent_units": [row.id for row in report.silent_units],
        "silent_topics": [row.id for row in report.silent_topics],
        "withdrawn": report.withdrawn,
        "translations": report.translations,
    }


def _tables(report: PublicationReport) -> tuple[tuple[str, tuple[ReportRow, ...]], ...]:
    return (("Đơn vị", report.units), ("Chủ đề", report.topics), ("Loại tin", report.kinds))


def _rows(rows: Iterable[ReportRow]) -> list[dict[str, object]]:
    return [{"id": row.id, "name": row.name, "months": list(row.months), "total": row.total} for row in rows]


def _table(title: str, rows: tuple[ReportRow, ...], report: PublicationReport) -> Iterator[str]:
    width = min(_NAME_WIDTH, max((len(row.name) for row in rows), default=0))
    heads = "".join(f"{month[5:]}/{month[2:4]}".rjust(7) for month in report.months)
    yield f"{title.ljust(width)}{heads}{'Cộng':>7}"
    for row in (*rows, *((report.whole,) if title != "Chủ đề" else ())):
        counts = "".join(f"{count or '·':>7}" for count in row.months)
        yield f"{_cut(row.name, width).ljust(width)}{counts}{row.total:>7}"


def _cut(name: str, width: int) -> str:
    return name if len(name) <= width else f"{name[: width - 1]}…"


def _inert(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _day(value: date) -> str:
    return f"{value:%d/%m/%Y}"

"""The summary of a checked change in Markdown, for the page of a run on a forge.

Nothing that comes from a file is Markdown in it.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from portal.desk.change_set import ChangedItem
from portal.desk.check_command import CheckResult
from portal.desk.reviewing import Review
from portal.findings.finding import Finding
from portal.findings.text_report import one_line

_MOST_FINDINGS = 100
_MOST_ITEMS = 200
_MARKUP = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>&~:/$\"'=^])")
_SEVERITIES = {"error": "Lỗi", "warning": "Cảnh báo", "hint": "Gợi ý"}
CHANGES = {"added": "Thêm", "changed": "Sửa", "removed": "Xóa"}
SORTS = {"article": "bài", "page": "trang", "data": "dữ liệu"}


def change_summary(result: CheckResult, shown: Callable[[str], str]) -> str:
    """Verdict, what changed, findings with their explanation, who must review."""
    return "\n".join(_lines(result, shown)) + "\n"


def inert_markdown(text: str) -> str:
    """Text from outside as plain text of Markdown: no link, no picture, no HTML, nobody called by `@`."""
    return _MARKUP.sub(r"\\\1", one_line(text)).replace("@", "@<!-- -->")


def _lines(result: CheckResult, shown: Callable[[str], str]) -> Iterator[str]:
    yield "# Kết quả kiểm tra"
    yield ""
    yield _verdict(result)
    if result.reading is not None:
        yield ""
        yield from _changed(result.reading.change.items, result.reading.change.outside)
        yield ""
        yield from _reviews(result.reading.reviews)
    yield ""
    yield from _findings(result.findings, shown)
    if result.older:
        yield ""
        yield f"{result.older} lời báo ở nơi khác có từ trước thay đổi này, không tính vào kết quả."
    yield ""
    read = ", ".join(f"{count} {name}" for name, count in result.portal.read)
    yield f"Đã đọc: {read}; dựng được {result.portal.build.pages} trang."


def _verdict(result: CheckResult) -> str:
    errors = sum(finding.severity == "error" for finding in result.findings)
    warnings = sum(finding.severity == "warning" for finding in result.findings)
    if result.exit == 2:
        return f"**Chưa dựng được cổng** với thay đổi này: {errors} lỗi phải sửa."
    if result.exit == 1:
        return f"**Chưa đạt**: {errors} lỗi phải sửa, {warnings} cảnh báo."
    return f"**Đạt**: không có lỗi, {warnings} cảnh báo."


def _changed(items: Sequence[ChangedItem], outside: Sequence[str]) -> Iterator[str]:
    yield "## Thay đổi"
    yield ""
    if not items and not outside:
        yield "Không có thay đổi nào."
    for change, word in CHANGES.items():
        for item in [item for item in items if item.change == change][:_MOST_ITEMS]:
            where = inert_markdown(item.source.removeprefix("content/"))
            yield f"- {word} {SORTS[item.sort]}: {inert_markdown(item.title)} ({where})"
    for path in outside[:_MOST_ITEMS]:
        yield f"- Ngoài nội dung: {inert_markdown(path)}"


def _reviews(reviews: Sequence[Review]) -> Iterator[str]:
    yield "## Người duyệt"
    yield ""
    if not reviews:
        yield "Không có đơn vị nào phải duyệt."
    for review in reviews:
        accounts = ", ".join(f"`{account}`" for account in review.accounts)
        who = accounts or "chưa có tài khoản nào trong don-vi.yaml (reviewers)"
        reasons = "; ".join(inert_markdown(reason) for reason in review.reasons)
        yield f"- {inert_markdown(review.name)} ({reasons}): {who}"


def _findings(findings: Sequence[Finding], shown: Callable[[str], str]) -> Iterator[str]:
    yield "## Lời báo"
    yield ""
    if not findings:
        yield "Không có lời báo nào."
        return
    yield "| Mức | Mã | Ở đâu | Điều gì | Cách sửa |"
    yield "|---|---|---|---|---|"
    ranked = sorted(findings, key=lambda finding: list(_SEVERITIES).index(finding.severity))
    for finding in ranked[:_MOST_FINDINGS]:
        place = finding.place
        where = inert_markdown(f"{shown(place.path)}:{place.line}:{place.col}")
        basis = f" (Căn cứ: {finding.basis})" if finding.basis else ""
        cells = (_SEVERITIES[finding.severity], finding.code, where)
        told = (inert_markdown(finding.message + basis), inert_markdown(finding.hint or ""))
        yield f"| {' | '.join((*cells, *told))} |"
    if len(ranked) > _MOST_FINDINGS:
        yield ""
        yield f"Và {len(ranked) - _MOST_FINDINGS} lời báo nữa: chạy make check trên máy để xem hết."

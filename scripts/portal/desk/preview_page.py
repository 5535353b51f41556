"""What the preview adds to a page on its way to the browser, and its own pages. Nothing of it is ever in OUTPUT."""

from html import escape

from portal.desk.preview_builder import PreviewAnswer
from portal.findings.finding import Finding

OWN = "/_xem-truoc/"  # no address of the portal begins like this
_END = b"</body>"
_MOST_SHOWN = 200  # findings in the page; the terminal has them all
_WORDS = {"error": "lỗi", "warning": "cảnh báo", "hint": "gợi ý"}


def with_reload(page: bytes, version: str) -> bytes:
    """The page with the script that shows the findings and reloads it. `version`: of the output it was read from."""
    script = f'<script src="{OWN}xem-truoc.js" data-version="{escape(version)}" defer></script>'.encode()
    before, end, after = page.rpartition(_END)
    return before + script + end + after if end else page + script


def waiting_page(version: str) -> bytes:
    """Shown while there is no portal yet: the script tells why."""
    return with_reload(
        '<!doctype html><html lang="vi"><meta charset="utf-8"><title>Bản xem trước</title>'
        "<body><h1>Chưa có cổng để xem</h1><p>Cổng đang được dựng, hoặc chưa dựng được vì các lỗi nêu bên dưới.</p>"
        "</body></html>".encode(),
        version,
    )


def preview_state(answer: PreviewAnswer | None, version: str) -> dict[str, object]:
    """What the script is sent: text only. `answer` None: the first build is under way."""
    if answer is None:
        return {"version": version, "summary": "Đang dựng cổng lần đầu …", "blocked": False, "findings": []}
    errors = sum(finding.severity == "error" for finding in answer.findings)
    others = len(answer.findings) - errors
    if answer.refusal is not None:
        summary = answer.refusal
    elif answer.exit == 2:
        summary = f"Chưa dựng được cổng vì {errors} lỗi; trang đang xem là bản trước."
    else:
        summary = f"{answer.pages} trang, {errors} lỗi, {others} lời báo khác."
    return {
        "version": version,
        "summary": summary,
        "blocked": bool(answer.exit),
        "findings": [_row(finding) for finding in sorted(answer.findings, key=_rank)[:_MOST_SHOWN]],
    }


def _rank(finding: Finding) -> int:
    """Errors first, else as they come."""
    return list(_WORDS).index(finding.severity)


def _row(finding: Finding) -> dict[str, str]:
    place = finding.place
    return {
        "place": f"{place.path}:{place.line}:{place.col}",
        "code": finding.code,
        "severity": _WORDS[finding.severity],
        "message": finding.message,
        "hint": finding.hint or "",
    }

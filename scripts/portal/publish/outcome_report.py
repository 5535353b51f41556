"""What publishing, deploying and verifying came to: lines for people, and what the JSON reports hold."""

from collections.abc import Iterator
from pathlib import Path

from portal.findings.text_report import Shown, one_line, text_report
from portal.publish.difference_report import difference_json, difference_text
from portal.publish.hosts.deployed import Deployed
from portal.publish.live_check import LiveCheck
from portal.publish.publish_command import PublishResult


def publish_text(result: PublishResult, live: Path, shown: Shown) -> Iterator[str]:
    """Findings, what is held back, the difference, and how it ended."""
    yield from text_report(result.findings, shown)
    for path, reason in result.check.build.held:
        yield f"{one_line(shown(path))}: chưa đăng. {one_line(reason)}"
    if result.difference is not None:
        yield from difference_text(result.difference)
    if result.release is not None and not result.is_new:
        yield f"Không có gì đổi: {live} vẫn là bản {result.release.id}."
    elif result.release is not None:
        yield f"Đã công bố bản {result.release.id} vào {live}. Đưa lên máy chủ: make deploy HOST=…"
    else:
        yield f"Chưa công bố vì có lỗi nêu trên; {live} giữ nguyên như cũ."


def publish_more(result: PublishResult, shown: Shown) -> dict[str, object]:
    """What the JSON report of `publish` holds besides the findings: `release` (id, or null), `difference`, counts."""
    build = result.check.build
    return {
        "release": result.release.id if result.release else None,
        "difference": difference_json(result.difference) if result.difference else None,
        "sources": build.sources,
        "pages": build.pages,
        "held": [{"path": shown(path), "reason": reason} for path, reason in build.held],
        "left_out": [shown(path) for path in build.left_out],
    }


def deployed_text(told: Deployed, host: str, shown: Shown) -> Iterator[str]:
    """Of `deploy` and `rollback`."""
    yield from text_report(told.findings, shown)
    before = f" (trước đó: {told.before})" if told.before and told.before != told.live else ""
    yield f"{one_line(host)}: đang chạy bản {told.live}{before}; gửi {told.sent} tệp, xóa {told.deleted} tệp."


def deployed_more(told: Deployed) -> dict[str, object]:
    """What the JSON report of `deploy` and `rollback` holds besides the findings."""
    return {"live": told.live, "before": told.before, "sent": told.sent, "deleted": told.deleted}


def live_check_text(told: LiveCheck, url: str, shown: Shown) -> Iterator[str]:
    """Of `verify`."""
    yield from text_report(told.findings, shown)
    state = "đúng như bản công bố" if told.exit == 0 else "khác bản công bố, xem trên"
    yield f"{one_line(url)}: đã hỏi {told.read} địa chỉ, {state}."

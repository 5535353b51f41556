"""Outcomes and memory -> findings: what is told now, and what waits for another run. Never of severity error."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from portal.findings.finding import Finding, Severity
from portal.links.outside.memory import Known, Memory
from portal.links.outside.outside_link import OutsideLink
from portal.links.outside.policy import Announcing
from portal.links.outside.verdict import BROKEN, VERDICTS, Outcome
from portal.links.outside.web_address import host_of
from portal.pages.words import day

_CODES = {"dead": "LK-20", "moved": "LK-21", "soft404": "LK-22", "stranger": "LK-23"}


@dataclass(frozen=True, slots=True)
class Judged:
    """One link after a run. `announced`: it is told as broken in this run."""

    link: OutsideLink
    outcome: Outcome
    known: Known
    announced: bool

    @property
    def since(self) -> date:
        """Since when it is as it is: of a broken link, since it first failed."""
        if self.known.verdict in BROKEN and self.known.failing_since is not None:
            return self.known.failing_since
        return self.known.since


def judged(
    links: Iterable[OutsideLink],
    outcomes: Mapping[str, Outcome],
    memory: Memory,
    announcing: Announcing,
    today: date,
) -> tuple[Judged, ...]:
    """In the order of `links`. `memory`: as it is after the run."""
    return tuple(
        Judged(link, outcome, memory.known[link.url], _is_announced(outcome, memory.known[link.url], announcing, today))
        for link in links
        for outcome in (outcomes[link.url],)
    )


def _is_announced(outcome: Outcome, known: Known, announcing: Announcing, today: date) -> bool:
    if not outcome.asked or outcome.verdict not in BROKEN:
        return False
    if known.last_alive is None:
        return True  # it never worked since it was written: whoever wrote it can still mend it
    since = known.failing_since or today
    return known.failing_runs >= announcing.runs and today - since >= timedelta(days=announcing.days)


def link_findings(
    all_judged: Iterable[Judged], announcing: Announcing, official: frozenset[str], today: date
) -> Iterator[Finding]:
    """One finding a place. `official`: hosts whose certificates are watched, besides gov.vn and edu.vn."""
    for each in all_judged:
        if each.announced or _is_notable(each, announcing, today):
            yield from _about_link(each)
        yield from _about_certificate(each, announcing, official, today)


def _is_notable(each: Judged, announcing: Announcing, today: date) -> bool:
    """What is told though the link is not broken: a new address, a bad certificate, doubt that lasts."""
    outcome = each.outcome
    if not outcome.asked or outcome.verdict not in ("moved", "unsure"):
        return False
    if outcome.verdict == "moved" or outcome.tls is not None:
        return True
    return today - each.known.since >= timedelta(days=announcing.unsure_days)


def _about_link(each: Judged) -> Iterator[Finding]:
    outcome, known, url = each.outcome, each.known, _short(each.link.url)
    severity: Severity = "warning"
    if outcome.verdict == "moved":
        code, severity = "LK-21", "hint"
        message = f"Địa chỉ “{url}” đã chuyển hẳn sang “{_short(outcome.moved_to or '')}”."
        hint = "Viết địa chỉ mới, hoặc chạy: make linkcheck-external FIX=1"
    elif outcome.verdict in BROKEN:
        code = _CODES[outcome.verdict]
        message = f"Liên kết “{url}” {VERDICTS[outcome.verdict]}: {outcome.reason}{_history(known)}."
        hint = _remedy(each)
    elif outcome.tls is not None:
        code = "LK-24"
        message = f"Kết nối tới “{url}” không an toàn: {outcome.tls}."
        hint = "Báo cho đơn vị giữ trang ấy, hoặc dẫn tới nơi khác."
    else:
        code, severity = "LK-26", "hint"
        message = f"Liên kết “{url}” chưa kiểm tra được từ ngày {day(known.since)}: {outcome.reason}."
        hint = "Mở bằng trình duyệt; nếu không vào được thì sửa hoặc bỏ liên kết."
    for use in each.link.uses:
        yield Finding(use.place, code, severity, message, hint, target=use.target)


def _history(known: Known) -> str:
    if known.last_alive is None or known.failing_since is None:
        return ", chưa lần nào vào được"
    return f", hỏng từ ngày {day(known.failing_since)} qua {known.failing_runs} lượt kiểm tra"


def _remedy(each: Judged) -> str:
    """What to do, with the address under which an archive would keep the page as it was when it still worked."""
    if each.outcome.verdict == "stranger":
        return "Bỏ liên kết, hoặc dẫn tới trang chính thức; tên miền kế thừa ghi vào lien-ket-ngoai.yaml (successors)."
    seen = each.known.last_alive or each.known.first_seen
    archive = f"https://web.archive.org/web/{seen:%Y%m%d}/{each.link.url}"
    return f"Sửa hoặc bỏ liên kết; bản lưu (nếu có): {archive}"


def _about_certificate(
    each: Judged, announcing: Announcing, official: frozenset[str], today: date
) -> Iterator[Finding]:
    until = each.outcome.certificate_until
    host = host_of(each.outcome.final or "")
    if until is None or not (host in official or host.endswith((".gov.vn", ".edu.vn"))):
        return
    left = (until - today).days
    if left > announcing.certificate_days:
        return
    if left < 0:
        message = f"Chứng thư của “{host}” hết hạn ngày {day(until)}."
    else:
        message = f"Chứng thư của “{host}” hết hạn ngày {day(until)}, còn {left} ngày."
    for use in each.link.uses[:1]:
        yield Finding(use.place, "LK-24", "hint", message, "Báo cho đơn vị giữ trang ấy gia hạn.", target=use.target)


def _short(url: str) -> str:
    return url if len(url) <= 160 else url[:159] + "…"

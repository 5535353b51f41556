"""Arrival -> verdict: a chain of small steps, each of which knows its case or passes on."""

from collections.abc import Callable

from portal.links.outside.first_look import looks_telling
from portal.links.outside.following import Arrival, Follower
from portal.links.outside.kinship import Kinship, blocks_with, needs_sign_in
from portal.links.outside.missing_page import ARTICLE, MissingPages, asks_to_sign_in
from portal.links.outside.page import Page, read_page
from portal.links.outside.page_signs import (
    is_challenge,
    is_emptied,
    is_parked,
    is_resting,
    is_taken_over,
)
from portal.links.outside.verdict import Outcome, Verdict
from portal.links.outside.web_address import WebAddress, registrable, web_address

_GONE = frozenset({404, 410})
_BLOCKING = frozenset({401, 402, 403, 406, 407, 425, 429, 451})


class Judge:
    """Says what a link is worth."""

    def __init__(self, follower: Follower, missing: MissingPages, kinship: Kinship) -> None:
        self._follower = follower
        self._missing = missing
        self._kinship = kinship

    async def verdict(self, start: WebAddress) -> Outcome:
        """Asks for the link and judges what came."""
        arrival = await self._follower.follow(start)
        for step in _STEPS:
            told = step(arrival, self._kinship)
            if told is not None:
                return _outcome(arrival, *told)
        return await self._page_verdict(start, arrival)

    async def _page_verdict(self, start: WebAddress, arrival: Arrival) -> Outcome:
        """A page came with “200”: what does it say?"""
        page = arrival.page or (read_page(arrival.answer) if looks_telling(arrival.answer) else None)
        if page is not None:
            told = _told_by_page(page, arrival, self._kinship)
            if told is not None:
                return _outcome(arrival, *told)
        if await self._missing.is_shown(start, arrival, page):
            return _outcome(arrival, "soft404", "máy chủ báo có trang nhưng trang chỉ nói không tìm thấy")
        return _outcome(arrival, "alive", "")


Told = tuple[Verdict, str]
Step = Callable[[Arrival, Kinship], Told | None]


def _by_stop(arrival: Arrival, kinship: Kinship) -> Told | None:
    if arrival.answer.failure == "private":
        return "unsure", arrival.answer.why
    if arrival.hops and kinship.is_stranger(arrival.hops[0].host, arrival.final.host):
        if needs_sign_in(arrival.final.host):
            return "blocked", "phải đăng nhập mới xem được"
        return "stranger", f"địa chỉ chuyển sang tên miền khác: {registrable(arrival.final.host)}"
    match arrival.stop:
        case "forbidden":
            return "blocked", "robots.txt của nơi ấy không cho chương trình xem"
        case "robots-unknown":
            return "unsure", "nơi ấy không trả lời khi hỏi robots.txt"
        case "loop":
            return "unsure", "địa chỉ chuyển vòng quanh không dừng"
        case "nowhere":
            return "unsure", "máy chủ chuyển hướng mà không nói đi đâu"
        case "answered":
            return None


def _by_failure(arrival: Arrival, _: Kinship) -> Told | None:
    failure = arrival.answer.failure
    if failure is None:
        return None
    return ("dead" if failure == "no-host" else "unsure"), arrival.answer.why


def _by_status(arrival: Arrival, _: Kinship) -> Told | None:
    answer = arrival.answer
    status = answer.status
    assert status is not None, "no failure, so there was an answer"
    if answer.is_challenge or blocks_with(arrival.final.host, status):
        return "blocked", "nơi ấy chặn chương trình tự động"
    if status in _GONE:
        return "dead", f"máy chủ báo không có trang này (mã {status})"
    if status in _BLOCKING:
        return "blocked", f"máy chủ không cho chương trình xem (mã {status})"
    if 200 <= status < 300:
        return None if answer.is_page and answer.body else ("alive", "")
    if status == 503 and answer.body and is_challenge(read_page(answer)):
        return "blocked", "nơi ấy chặn chương trình tự động"
    return "unsure", f"máy chủ trả lời mã {status}"


_STEPS: tuple[Step, ...] = (_by_stop, _by_failure, _by_status)


def _told_by_page(page: Page, arrival: Arrival, kinship: Kinship) -> Told | None:
    final = arrival.final
    if page.prose < ARTICLE:
        if is_parked(page, final.path):
            return "stranger", "tên miền đang bỏ không, rao bán hoặc hết hạn"
        if is_challenge(page):
            return "blocked", "nơi ấy bắt chứng minh là người mới cho xem"
        if is_resting(page):
            return "unsure", "nơi ấy đang bảo trì hoặc tạm ngừng"
        if is_emptied(page):
            return "soft404", "máy chủ chỉ còn trang mặc định hoặc trang báo bị khóa"
    if is_taken_over(page):
        return "stranger", "tiêu đề trang là quảng cáo cờ bạc"
    for frame in page.frames:
        host = _frame_host(frame, final)
        if page.text_length < 200 and host and kinship.is_stranger(final.host, host):
            return "stranger", f"trang chỉ còn khung của tên miền khác: {registrable(host)}"
    return None


def _frame_host(frame: str, base: WebAddress) -> str | None:
    address = web_address(frame, base)
    return address.host if address is not None else None


def _outcome(arrival: Arrival, verdict: Verdict, reason: str) -> Outcome:
    answer = arrival.answer
    if verdict == "alive" and arrival.moved_to is not None and not asks_to_sign_in(arrival.final):
        verdict = "moved"
    return Outcome(
        verdict,
        status=answer.status if arrival.stop in ("answered", "loop", "nowhere") else None,
        final=arrival.final.whole,
        moved_to=arrival.moved_to.whole if verdict == "moved" and arrival.moved_to is not None else None,
        reason=reason,
        tls=answer.why if answer.failure == "tls" else None,
        certificate_until=answer.certificate_until,
    )

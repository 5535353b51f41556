"""Lists that never shift: chunks of twenty counted from the oldest, the newest at the list's own address."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from portal.model.article import Article
from portal.model.record import Record
from portal.pages.page import CHUNK
from portal.pages.words import day


class PagerLink(Record, frozen=True):
    """The neighbouring page of a list and the days it spans, as read aloud."""

    address: str
    span: str


class Pager(Record, frozen=True):
    """Newer and older neighbours; none at the ends."""

    newer: PagerLink | None = None
    older: PagerLink | None = None


class Part(NamedTuple):
    """One page of a list. `articles` newest first; `number` None at the list's own address."""

    address: str
    number: int | None
    articles: tuple[Article, ...]
    pager: Pager


def older_parts(address: str, articles: Sequence[Article]) -> Iterator[Part]:
    """The full chunks, which stay for ever, oldest first. `articles`: oldest first."""
    full = _full(articles)
    for n in range(full):
        chunk = articles[n * CHUNK : (n + 1) * CHUNK]
        pager = Pager(_newer(address, articles, n + 1, full), _older(address, articles, n - 1))
        yield Part(f"{address}trang-{n + 1}/", n + 1, tuple(reversed(chunk)), pager)


def newest_part(address: str, articles: Sequence[Article]) -> Part:
    """The newest 20 to 39 stand at `address` itself, so that an added article changes that page alone."""
    full = _full(articles)
    return Part(
        address, None, tuple(reversed(articles[full * CHUNK :])), Pager(None, _older(address, articles, full - 1))
    )


def _full(articles: Sequence[Article]) -> int:
    return max(len(articles) // CHUNK - 1, 0)


def _older(address: str, articles: Sequence[Article], n: int) -> PagerLink | None:
    if n < 0:
        return None
    first, last = articles[n * CHUNK].day, articles[(n + 1) * CHUNK - 1].day
    return PagerLink(f"{address}trang-{n + 1}/", f"{day(first)} – {day(last)}")


def _newer(address: str, articles: Sequence[Article], n: int, full: int) -> PagerLink:
    first = articles[n * CHUNK].day
    if n == full:
        # The newest page grows: only its first day is named, or this page would change with every article.
        return PagerLink(address, f"từ {day(first)}")
    return PagerLink(f"{address}trang-{n + 1}/", f"{day(first)} – {day(articles[(n + 1) * CHUNK - 1].day)}")

"""The pages of a plain list of articles: one template for every kind of list."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from portal.model.article import Article
from portal.pages.head import FeedLink
from portal.pages.html_page import html_page
from portal.pages.later import later_page
from portal.pages.lists import Part, newest_part, older_parts
from portal.pages.page import Page
from portal.pages.shelf import Shelf, digest_of
from portal.pages.signpost import Empty, Signpost
from portal.pages.sources import PORTAL


class Listing(NamedTuple):
    """What a list says of itself. `chips`: its sister lists, this one current; `steps`: the path above it."""

    address: str
    title: str
    intro: str
    empty: Empty
    steps: tuple[Signpost, ...]
    chips: tuple[Signpost, ...] = ()
    section: str | None = "tin-tuc"
    topic: str | None = None
    feeds: tuple[FeedLink, ...] = ()
    slot: int | None = None


def list_pages(shelf: Shelf, listing: Listing, articles: Sequence[Article]) -> Iterator[Page]:
    """Every page of the list, its own address last. `articles`: oldest first."""
    yield from older_pages(shelf, listing, articles)
    newest = newest_part(listing.address, articles)
    origin = shelf.origin(listing)
    sources = (PORTAL, *(article.source for article in newest.articles))
    modified = articles[-1].day.isoformat() if articles else ""
    yield _later(origin, listing, newest, partial(_newest, shelf, listing, newest), sources, modified)


def older_pages(shelf: Shelf, listing: Listing, articles: Sequence[Article]) -> Iterator[Page]:
    """The full chunks of the list, which stay for ever."""
    origin = shelf.origin(listing)
    for part in older_parts(listing.address, articles):
        sources = tuple([article.source for article in part.articles])
        modified = part.articles[0].day.isoformat()
        yield _later(origin, listing, part, partial(_older, shelf, listing, part), sources, modified)


def _later(
    origin: bytes, listing: Listing, part: Part, make: Callable[[], Page], sources: tuple[str, ...], modified: str
) -> Page:
    """A page of the list reads the list's own words, the days of its neighbours, and the fronts of its articles."""
    fronts = b"".join([article.front_digest for article in part.articles])
    own = digest_of(origin, part.number, part.pager, fronts)
    return later_page(own, make, part.address, "list.html", sources, section=listing.section, modified=modified)


def _newest(shelf: Shelf, listing: Listing, part: Part) -> Page:
    return html_page(
        shelf,
        listing.address,
        "list.html",
        title=listing.title,
        description=listing.intro,
        sources=(PORTAL, *(article.source for article in part.articles)),
        steps=listing.steps,
        section=listing.section,
        modified=part.articles[0].day if part.articles else None,
        topic=listing.topic,
        feeds=listing.feeds,
        intro=listing.intro,
        slot=listing.slot,
        chips=listing.chips,
        span="",
        cards=shelf.shown(part.articles),
        pager=part.pager,
        empty=listing.empty,
    )


def _older(shelf: Shelf, listing: Listing, part: Part) -> Page:
    newest, oldest = part.articles[0].day, part.articles[-1].day
    span = f"Từ {oldest:%d/%m/%Y} đến {newest:%d/%m/%Y}"
    return html_page(
        shelf,
        part.address,
        "list.html",
        title=f"{listing.title}, {span.lower()}",
        description=f"{listing.title}: tin, bài {span.lower()}.",
        sources=tuple(article.source for article in part.articles),
        steps=(*listing.steps, Signpost(listing.title, listing.address)),
        section=listing.section,
        modified=newest,
        topic=listing.topic,
        feeds=listing.feeds,
        intro="",
        slot=listing.slot,
        chips=(),
        span=span,
        cards=shelf.shown(part.articles),
        pager=part.pager,
        empty=listing.empty,
    )

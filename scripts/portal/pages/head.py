"""What the head of a page says: title, description, shared image, Dublin Core, feeds, translations."""

from datetime import date

from portal.model.record import Record


class FeedLink(Record, frozen=True):
    """A feed that goes with the page. `type` is its media type, `address` root-relative."""

    title: str
    type: str
    address: str


class Alternate(Record, frozen=True):
    """The same text in another language."""

    lang: str
    name: str
    address: str


class Term(Record, frozen=True):
    """One Dublin Core element (TT 24/2011/TT-BTTTT); `name` as written: `DC.title`."""

    name: str
    value: str


class SourceLinks(Record, frozen=True):
    """Where a reader mends the page or tells of a fault; None when the forge has no such address."""

    edit: str | None
    issues: str | None


class Head(Record, frozen=True):
    """`title` as the tab shows it, `name` the page's own; addresses absolute. `hidden`: not for search engines."""

    title: str
    name: str
    description: str
    type: str  # Open Graph: website or article
    image: str
    image_width: int
    image_height: int
    terms: tuple[Term, ...]
    published: date | None = None
    updated: date | None = None
    hidden: bool = False
    feeds: tuple[FeedLink, ...] = ()
    alternates: tuple[Alternate, ...] = ()
    source: SourceLinks | None = None
    canonical: str | None = None  # absolute; None: the page's own address


def feed_links(folder: str, name: str) -> tuple[FeedLink, ...]:
    """The three forms of one feed. `folder` is where it lies: `/nguon-tin/`."""
    return (
        FeedLink(f"{name} (Atom)", "application/atom+xml", f"{folder}atom.xml"),
        FeedLink(f"{name} (RSS)", "application/rss+xml", f"{folder}rss.xml"),
        FeedLink(f"{name} (JSON Feed)", "application/feed+json", f"{folder}feed.json"),
    )

"""The feeds: all news, one a topic, one a unit, each as Atom, RSS and JSON Feed; twenty newest, full text."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice

from portal.model.article import Article
from portal.model.moment import start_of
from portal.model.record import Record
from portal.model.text_parts import Attachment
from portal.model.unit import SILENT_KINDS
from portal.pages.page import Body, Page
from portal.pages.shelf import Shelf, topic_of
from portal.pages.sources import PORTAL
from portal.pages.topic_pages import own_topics

NEWEST = 20
FORMS = {"atom": "atom.xml", "rss": "rss.xml", "json-feed": "feed.json"}


class Entry(Record, frozen=True):
    """An article in a feed. `source` is the key of its body; `address` root-relative."""

    source: str
    address: str
    title: str
    summary: str
    author: str
    published: datetime
    updated: datetime
    categories: tuple[str, ...]
    attachments: tuple[Attachment, ...]


class Feed(Record, frozen=True):
    """A feed of any form. `home`: the list it goes with; `updated` never comes from the clock."""

    title: str
    description: str
    folder: str
    home: str
    author: str
    updated: datetime
    entries: tuple[Entry, ...]


def feed_pages(shelf: Shelf) -> Iterator[Page]:
    """`/nguon-tin/…`: three files a feed."""
    portal = shelf.portal
    yield from _feed(shelf, "/nguon-tin/", portal.name, "/tin-tuc/", shelf.listed)
    for topic in own_topics(shelf.model):
        articles = shelf.by_topic.get(topic.id, ())
        yield from _feed(
            shelf, f"/nguon-tin/chu-de/{topic.id}/", f"{topic.title} – {portal.short}", topic.address, articles
        )
    for unit in shelf.model.units:
        if unit.kind not in SILENT_KINDS:
            articles = shelf.by_unit.get(unit.id, ())
            yield from _feed(
                shelf, f"/nguon-tin/don-vi/{unit.id}/", f"{unit.name} – {portal.short}", unit.address, articles
            )


def _feed(shelf: Shelf, folder: str, title: str, home: str, articles: Sequence[Article]) -> Iterator[Page]:
    newest = tuple(islice((a for a in reversed(articles) if a.status == "published"), NEWEST))
    entries = tuple(_entry(shelf, article) for article in newest)
    feed = Feed(
        title,
        f"Tin, bài mới nhất: {title}.",
        folder,
        home,
        shelf.portal.name,
        max((entry.updated for entry in entries), default=start_of(shelf.model.plan.period.start)),
        entries,
    )
    bodies = tuple(Body(article.source, article.body_digest) for article in newest)
    sources = tuple(article.source for article in newest) or (PORTAL,)
    for template, file in FORMS.items():
        yield Page(f"{folder}{file}", template, {"feed": feed, "bodies": bodies}, sources)


def _entry(shelf: Shelf, article: Article) -> Entry:
    topic = topic_of(article, shelf.model)
    names = ([topic.title] if topic else []) + [tag.name for tag in article.tags]
    return Entry(
        article.source,
        article.address,
        article.title,
        article.summary,
        article.author,
        article.publish_at,
        max(article.publish_at, start_of(article.updated)) if article.updated else article.publish_at,
        tuple(dict.fromkeys(names)),
        article.attachments,
    )

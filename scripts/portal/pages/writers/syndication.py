"""Atom and RSS, by feedgenerator (Pelican's own)."""

from datetime import datetime
from html import escape
from io import StringIO

from feedgenerator import Atom1Feed, Rss201rev2Feed
from feedgenerator.django.utils.feedgenerator import SyndicationFeed

from portal.pages.feed_pages import Feed
from portal.pages.writers.feed_text import entry_html
from portal.pages.writers.writer_input import WriterInput
from portal.pages.writers.xml_text import xml_text


class _Dated(SyndicationFeed):  # type: ignore[misc]
    """feedgenerator takes the clock when a feed has no items; ours is told its day."""

    def latest_post_date(self) -> datetime:
        moment = self.feed["updated"]
        assert isinstance(moment, datetime), "the feed is made with its moment"
        return moment


class _Atom(_Dated, Atom1Feed):  # type: ignore[misc]
    pass


class _Rss(_Dated, Rss201rev2Feed):  # type: ignore[misc]
    pass


def atom(given: WriterInput) -> bytes:
    """Atom 1.0 (RFC 4287) with summary and full text."""
    feed = _feed(_Atom, given, "atom.xml")
    for entry in _told(given).entries:
        url = given.siteurl + entry.address
        feed.add_item(
            title=xml_text(entry.title),
            link=url,
            # feedgenerator types the summary as HTML: plain text is escaped first.
            description=escape(xml_text(entry.summary), quote=False),
            author_name=xml_text(entry.author),
            pubdate=entry.published,
            updateddate=entry.updated,
            unique_id=url,
            categories=[xml_text(name) for name in entry.categories],
            content=xml_text(entry_html(entry, given)),
        )
    return _written(feed)


def rss(given: WriterInput) -> bytes:
    """RSS 2.0; the description is the full text."""
    feed = _feed(_Rss, given, "rss.xml")
    for entry in _told(given).entries:
        url = given.siteurl + entry.address
        feed.add_item(
            title=xml_text(entry.title),
            link=url,
            description=xml_text(entry_html(entry, given)),
            author_name=xml_text(entry.author),
            pubdate=entry.published,
            unique_id=url,
            unique_id_is_permalink=True,
            categories=[xml_text(name) for name in entry.categories],
        )
    return _written(feed)


def _told(given: WriterInput) -> Feed:
    feed = given.inputs["feed"]
    assert isinstance(feed, Feed), "a feed is planned with a Feed"
    return feed


def _feed(form: type[SyndicationFeed], given: WriterInput, file: str) -> SyndicationFeed:
    told = _told(given)
    return form(
        title=xml_text(told.title),
        link=given.siteurl + told.home,
        description=xml_text(told.description),
        language="vi",
        author_name=xml_text(told.author),
        feed_url=f"{given.siteurl}{told.folder}{file}",
        feed_guid=f"{given.siteurl}{told.folder}{file}",
        updated=told.updated,
    )


def _written(feed: SyndicationFeed) -> bytes:
    out = StringIO()
    feed.write(out, "utf-8")
    return out.getvalue().encode()

"""The data writers by the name that `Page.template` gives."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from portal.pages.writers.json_feed import json_feed
from portal.pages.writers.plain_data import plain_text, record_json
from portal.pages.writers.sitemap import sitemap
from portal.pages.writers.writer_input import WriterInput


def _calendar_file(given: WriterInput) -> bytes:
    from portal.pages.writers.calendar_file import calendar_file  # icalendar: most rebuilds write no calendar

    return calendar_file(given)


def _atom(given: WriterInput) -> bytes:
    from portal.pages.writers.syndication import atom  # feedgenerator, likewise

    return atom(given)


def _rss(given: WriterInput) -> bytes:
    from portal.pages.writers.syndication import rss

    return rss(given)


WRITERS: Mapping[str, Callable[[WriterInput], bytes]] = MappingProxyType({
    "atom": _atom,
    "rss": _rss,
    "json-feed": json_feed,
    "json": record_json,
    "text": plain_text,
    "ics": _calendar_file,
    "sitemap": sitemap,
})  # fmt: skip

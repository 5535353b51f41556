"""The data writers by the name that `Page.template` gives."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from portal.pages.writers.calendar_file import calendar_file
from portal.pages.writers.json_feed import json_feed
from portal.pages.writers.plain_data import plain_text, record_json
from portal.pages.writers.sitemap import sitemap
from portal.pages.writers.syndication import atom, rss
from portal.pages.writers.writer_input import WriterInput

WRITERS: Mapping[str, Callable[[WriterInput], bytes]] = MappingProxyType({
    "atom": atom,
    "rss": rss,
    "json-feed": json_feed,
    "json": record_json,
    "text": plain_text,
    "ics": calendar_file,
    "sitemap": sitemap,
})  # fmt: skip

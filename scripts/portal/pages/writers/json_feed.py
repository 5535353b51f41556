"""JSON Feed 1.1 (jsonfeed.org)."""

from portal.pages.feed_pages import Entry, Feed
from portal.pages.json_text import json_text
from portal.pages.writers.feed_text import entry_html
from portal.pages.writers.writer_input import WriterInput

_MEDIA_TYPES = {
    "PDF": "application/pdf",
    "DOCX": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "XLSX": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "PPTX": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "ODT": "application/vnd.oasis.opendocument.text",
    "ODS": "application/vnd.oasis.opendocument.spreadsheet",
    "ODP": "application/vnd.oasis.opendocument.presentation",
    "CSV": "text/csv",
    "ICS": "text/calendar",
    "TXT": "text/plain",
}


def json_feed(given: WriterInput) -> bytes:
    """The feed with sorted keys."""
    feed = given.inputs["feed"]
    assert isinstance(feed, Feed), "a feed is planned with a Feed"
    told = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "description": feed.description,
        "home_page_url": given.siteurl + feed.home,
        "feed_url": f"{given.siteurl}{feed.folder}feed.json",
        "language": "vi",
        "authors": [{"name": feed.author}],
        "items": [_item(entry, given) for entry in feed.entries],
    }
    return json_text(told).encode()


def _item(entry: Entry, given: WriterInput) -> dict[str, object]:
    url = given.siteurl + entry.address
    item: dict[str, object] = {
        "id": url,
        "url": url,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": entry_html(entry, given),
        "date_published": entry.published.isoformat(),
        "date_modified": entry.updated.isoformat(),
        "authors": [{"name": entry.author}],
        "tags": list(entry.categories),
    }
    if entry.attachments:
        item["attachments"] = [
            {
                "url": given.siteurl + file.address,
                "mime_type": _MEDIA_TYPES.get(file.type, "application/octet-stream"),
                "title": file.title,
                "size_in_bytes": file.size_bytes,
            }
            for file in entry.attachments
        ]
    return item

"""The full text of a feed's entry as HTML."""

from html import escape

from portal.pages.feed_pages import Entry
from portal.pages.words import size
from portal.pages.writers.absolute_html import absolute_html
from portal.pages.writers.writer_input import WriterInput


def entry_html(entry: Entry, given: WriterInput) -> str:
    """The body with absolute addresses, then the attachments as a list."""
    html = absolute_html(given.bodies[entry.source], given.siteurl + entry.address)
    if not entry.attachments:
        return html
    rows = "".join(
        f'<li><a href="{escape(given.siteurl + file.address)}">{escape(file.title)}</a>'
        f" ({escape(file.type)}, {size(file.size_bytes)})</li>"
        for file in entry.attachments
    )
    return f"{html}<ul>{rows}</ul>"

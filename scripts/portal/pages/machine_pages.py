"""For machines: the sitemap and robots.txt."""

from collections.abc import Iterable, Iterator

from portal.model.record import Record
from portal.pages.page import Page
from portal.pages.sources import PORTAL


class Visit(Record, frozen=True):
    """An address in the sitemap; `modified` an ISO day, empty when not known."""

    address: str
    modified: str


def machine_pages(pages: Iterable[Page], siteurl: str) -> Iterator[Page]:
    """`/sitemap.xml` over the pages that are to be found, `/robots.txt`."""
    visits = tuple(
        Visit(page.address, page.modified)
        for page in sorted(pages, key=lambda page: page.address)
        if page.template.endswith(".html") and page.modified is not None
    )
    yield Page("/sitemap.xml", "sitemap", {"visits": visits}, (PORTAL,))
    text = f"User-agent: *\nAllow: /\nSitemap: {siteurl}/sitemap.xml\n"
    yield Page("/robots.txt", "text", {"text": text}, (PORTAL,))

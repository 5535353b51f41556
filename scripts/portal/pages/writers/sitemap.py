"""sitemap.xml (sitemaps.org 0.9)."""

from xml.etree import ElementTree

from portal.pages.machine_pages import Visit
from portal.pages.writers.writer_input import WriterInput

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(given: WriterInput) -> bytes:
    """One `url` an address, `lastmod` where it is known."""
    root = ElementTree.Element("urlset", {"xmlns": _NAMESPACE})
    visits = given.inputs["visits"]
    assert isinstance(visits, tuple), "visits are a tuple of Visit"
    for visit in visits:
        assert isinstance(visit, Visit)
        url = ElementTree.SubElement(root, "url")
        ElementTree.SubElement(url, "loc").text = given.siteurl + visit.address
        if visit.modified:
            ElementTree.SubElement(url, "lastmod").text = visit.modified
    ElementTree.indent(root, " ")
    text = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()

"""A built file -> its facts, by what kind of file its name says it is."""

import re

from portal.seen.css_uses import sheet_uses
from portal.seen.feed_html import carried_uses
from portal.seen.html_facts import html_facts, located_html_facts
from portal.seen.json_strings import NotJson, json_strings
from portal.seen.json_uses import json_uses, shape_of
from portal.seen.line_uses import (
    address_list_facts,
    calendar_facts,
    redirect_lines_facts,
    redirect_map_facts,
    robots_facts,
)
from portal.seen.office_uses import office_facts
from portal.seen.packed_text import PACKED, file_text
from portal.seen.pdf_uses import pdf_uses
from portal.seen.use import DataFault, FileFacts
from portal.seen.xml_uses import xml_facts

HTML = (".html", ".htm")
XML = (".xml", ".svg", ".xhtml", ".xht", ".atom", ".rss", ".rdf", ".opml")
JSON = (".json", ".webmanifest", ".jsonld")
_READ = (*HTML, *XML, *JSON, ".css", ".ics", ".vcf", ".xml.gz")
_OFFICE = (".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp")
_OPENED = (".pdf", *_OFFICE)
_ADDRESS_LIST = re.compile(r"sitemap[^/]*\.txt")
# Lists of files, not of links: each entry is looked at elsewhere or by nobody.
_OWN_LISTS = frozenset({"manifest.json", "release.json"})


def is_read(path: str) -> bool:
    """Whether files of this name are looked into."""
    name = path.rpartition("/")[2].lower()
    return name.endswith(_READ) or name in ("robots.txt", "_redirects") or _ADDRESS_LIST.fullmatch(name) is not None


def is_opened(path: str) -> bool:
    """Whether files of this name are attachments that are looked into only on request."""
    return path.lower().endswith(_OPENED)


def is_redirect_map(path: str) -> bool:
    """Whether the file maps old addresses to new ones for the host."""
    return path.rpartition("/")[2].lower() in ("redirects.json", "_redirects")


def is_html(path: str) -> bool:
    """Whether a browser shows the file as a page of HTML."""
    return path.lower().endswith(HTML)


def has_fragments(path: str) -> bool:
    """Whether what stands behind # is looked up in files of this name."""
    return path.lower().endswith((*HTML, ".svg", ".xhtml", ".xht"))


def file_facts(path: str, data: bytes, exact: bool = False) -> FileFacts:
    """`exact`: with places, which cost as much again."""
    name = path.rpartition("/")[2].lower()
    if path in _OWN_LISTS and b'"files"' in data:
        return FileFacts()
    if name.endswith(_OPENED):
        return office_facts(data) if name.endswith(_OFFICE) else FileFacts(tuple(pdf_uses(data)))
    text = file_text(path, data)
    if text is None:
        return FileFacts(faults=(DataFault("tệp nén hỏng, hoặc bung ra quá 40 MB"),))
    name = name.removesuffix(PACKED)
    if name.endswith(HTML):
        return located_html_facts(text) if exact else html_facts(text)
    if name.endswith(XML):
        return xml_facts(text, exact)
    if name.endswith(".css"):
        return FileFacts(tuple(use for use in sheet_uses(text) if use.role != "part"))
    if name.endswith(".ics"):
        return calendar_facts(text)
    if name.endswith(".vcf"):
        return calendar_facts(text, "BEGIN:VCARD")
    if name == "redirects.json":
        return redirect_map_facts(text)
    if name.endswith(JSON):
        return _json_facts(name, text, exact)
    if name == "robots.txt":
        return robots_facts(text)
    return redirect_lines_facts(text) if name == "_redirects" else address_list_facts(text)


def _json_facts(name: str, text: str, exact: bool) -> FileFacts:
    strings = json_strings(text.removeprefix("\ufeff"), 0 if exact else None)
    if isinstance(strings, NotJson):
        return FileFacts(faults=(DataFault(strings.what, strings.at),))
    shape = shape_of(name, strings)
    uses = [*json_uses(shape, strings)]
    if shape == "feed":
        homes = {string.branch: string.value for string in strings if string.keys == ("items", "url")}
        for string in strings:
            if string.keys == ("items", "content_html"):
                uses += carried_uses(string.value, text, string.at, homes.get(string.branch, ""), exact)
    return FileFacts(tuple(uses))

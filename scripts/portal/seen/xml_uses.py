"""Addresses in XML files: feeds, sitemaps, SVG, OpenSearch, XHTML, and what other XML names by `href` or `src`."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from portal.seen.css_uses import sheet_uses, style_uses
from portal.seen.feed_html import carried_uses
from portal.seen.html_uses import ATTRIBUTES, PRESENTATION, attribute_uses, refresh_of
from portal.seen.script_data import script_data
from portal.seen.use import DataFault, FileFacts, Refresh, Role, Use
from portal.seen.xml_tree import Element, NotXml, read_xml

_XML = "http://www.w3.org/XML/1998/namespace"
_XLINK = "http://www.w3.org/1999/xlink"
_XHTML = "http://www.w3.org/1999/xhtml"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_ATOM = "http://www.w3.org/2005/Atom"
_WEB = re.compile(r"https?:", re.I)
_HTML_TEXTS = frozenset({"description", "encoded", "content", "summary", "subtitle", "title", "rights", "body"})
_FEED_PAGES = frozenset({"link", "comments", "docs", "commentRss"})
_PARAMETER = re.compile(r"\{[^{}]*\}")


def xml_facts(text: str, exact: bool = True) -> FileFacts:
    """All facts of an XML file; with places when `exact`."""
    file = read_xml(text, exact)
    if isinstance(file, NotXml):
        return FileFacts(faults=(DataFault(file.what, file.at),))
    root = file.root
    sheets = tuple(Use("style", address, at) for address, at in file.sheets)
    if root.name == "svg" or (root.name == "html" and root.space in ("", _XHTML)):
        return _markup_facts(root, sheets)
    if root.name in ("feed", "rss", "RDF"):
        return FileFacts((*sheets, *_feed_uses(root, text, exact)))
    if root.name in ("urlset", "sitemapindex"):
        return FileFacts((*sheets, *_sitemap_uses(root)))
    if root.name == "OpenSearchDescription":
        return FileFacts((*sheets, *_search_uses(root)))
    return FileFacts((*sheets, *_plain_uses(root)))


def _markup_facts(root: Element, sheets: tuple[Use, ...]) -> FileFacts:
    """SVG and XHTML: the attributes of HTML. Browsers no longer follow xml:base in either."""
    uses: list[Use] = list(sheets)
    ids: list[str] = []
    maps: list[str] = []
    base = ""
    refresh: Refresh | None = None
    faults: list[DataFault] = []
    for element in root.all():
        tag = element.name.lower()
        attributes: dict[str, str | None] = dict(element.attributes)
        if (linked := element.prefixed.get((_XLINK, "href"))) is not None:
            attributes.setdefault("xlink:href", linked)
        for name, value in attributes.items():
            if name in ATTRIBUTES or (name == "xlink:href" and "href" not in attributes):
                for role, address in attribute_uses(tag, name, value or "", attributes):
                    base = base or (address if tag == "base" else "")
                    uses.append(Use(role, address, element.at))
            elif name == "style" or (name in PRESENTATION and "url" in (value or "").lower()):
                uses += style_uses(value or "", element.at)
        if (attributes.get("http-equiv") or "").lower() == "refresh":
            refresh = refresh or refresh_of(attributes.get("content") or "")
        ids += [value for value in (attributes.get("id"), element.prefixed.get((_XML, "id"))) if value]
        if tag in ("a", "map") and (named := attributes.get("name")):
            (ids if tag == "a" else maps).append(named)
        if tag == "style":
            uses += (Use(use.role, use.address, element.at) for use in sheet_uses(element.text))
        elif tag == "script":
            data = script_data(attributes.get("type") or "", element.text, element.at)
            uses += data.uses
            faults += data.faults
    return FileFacts(tuple(uses), (tuple(dict.fromkeys(ids)),), base, tuple(maps), refresh, tuple(faults))


def _feed_uses(root: Element, text: str, exact: bool) -> Iterator[Use]:
    """Atom, RSS 2, RSS 1: links, enclosures, pictures, and the HTML of their texts."""
    waiting: list[tuple[Element, str, str]] = [(root, "", "")]
    while waiting:
        element, base, home = waiting.pop()
        base = _based(element, base)
        if element.name in ("entry", "item", "channel", "feed"):
            home = _home(element, base) or home
        yield from _feed_element(element, base, home, text if exact else None)
        if element.space != _XHTML:
            waiting += [(child, base, home) for child in reversed(element.children)]


def _based(element: Element, base: str) -> str:
    own = element.prefixed.get((_XML, "base"))
    if own is None:
        return base
    return urljoin(base, own) if base else own


def _home(element: Element, base: str) -> str:
    """The address of the page that an entry speaks of: base of the HTML it carries."""
    for child in element.children:
        if child.name == "link":
            address = child.attributes.get("href", child.text.strip())
            if address and child.attributes.get("rel", "alternate") == "alternate":
                return urljoin(base, address) if base and not _WEB.match(address) else address
    return ""


def _feed_element(element: Element, base: str, home: str, text: str | None) -> Iterator[Use]:
    name, attributes, written = element.name, element.attributes, element.text.strip()
    if own := element.prefixed.get((_XML, "base")):
        yield Use("base", own, element.at)
    if resource := element.prefixed.get((_RDF, "resource")):
        yield Use("picture" if name == "image" else "page", resource, element.at, base)
    atom = element.space == _ATOM
    if name == "link" and "href" in attributes:
        role: Role = "asset" if attributes.get("rel") == "enclosure" else "page"
        yield Use(role, attributes["href"], element.at, base)
    elif (
        name in _FEED_PAGES
        and (written or name == "link")
        or name == "guid"
        and attributes.get("isPermaLink", "true") != "false"
        and _WEB.match(written)
    ):
        yield Use("page", written, element.at, base)
    elif name in ("logo", "icon") and written or name == "url" and written:
        yield Use("picture", written, element.at, base)
    elif name == "uri" and (_WEB.match(written) or atom):
        yield Use("page", written, element.at, base)
    elif name == "generator" and attributes.get("uri"):
        yield Use("page", attributes["uri"], element.at, base)
    elif name in ("enclosure", "content", "player", "source", "thumbnail", "image") and not written:
        picture = name in ("thumbnail", "image") or attributes.get("type", "").startswith("image/")
        for key in ("url", "src", "href"):
            if key in attributes:
                yield Use(
                    "picture" if picture else "page" if name == "source" else "asset", attributes[key], element.at, base
                )
    elif name == "source" and attributes.get("url"):
        yield Use("page", attributes["url"], element.at, base)
    if name == "content" and attributes.get("src") and written:
        yield Use("asset", attributes["src"], element.at, base)
    inner_base = base or ("" if atom else home)
    if attributes.get("type") == "xhtml" and atom:
        yield from _xhtml_uses(element, base or "", home)
    elif name in _HTML_TEXTS and "<" in written and attributes.get("type", "html") not in ("text", "xhtml"):
        for use in carried_uses(element.text, text or "", element.at, inner_base, text is not None):
            yield Use(use.role, use.address, use.at, home) if use.address.startswith("#") and home else use


def _xhtml_uses(element: Element, base: str, home: str) -> Iterator[Use]:
    for inner in element.all():
        if inner.space != _XHTML:
            continue
        base = _based(inner, base)
        attributes: dict[str, str | None] = dict(inner.attributes)
        for name, value in inner.attributes.items():
            if name == "style":
                yield from (Use(use.role, use.address, use.at, base) for use in style_uses(value, inner.at))
            for role, address in attribute_uses(inner.name.lower(), name, value, attributes):
                yield Use(role, address, inner.at, home if address.startswith("#") and home else base)


def _sitemap_uses(root: Element) -> Iterator[Use]:
    """Addresses of pages, of further sitemaps, of pictures and films, and of translations."""
    for element in root.all():
        written = element.text.strip()
        if element.name == "loc" and "image" in element.space:
            yield Use("picture", written, element.at)
        elif element.name == "loc":
            yield Use("entry", written, element.at)
        elif element.name == "thumbnail_loc":
            yield Use("picture", written, element.at)
        elif element.name in ("content_loc", "player_loc"):
            yield Use("asset" if element.name == "content_loc" else "page", written, element.at)
        elif element.name == "license" and written:
            yield Use("page", written, element.at)
        elif element.name == "link" and "href" in element.attributes:
            yield Use("page", element.attributes["href"], element.at)


def _search_uses(root: Element) -> Iterator[Use]:
    """OpenSearch 1.1: addresses with `{parameters}`."""
    for element in root.all():
        written = element.text.strip()
        template = element.attributes.get("template") if element.name == "Url" else None
        if template is not None:
            path, sign, query = template.partition("?")
            if not _PARAMETER.search(path):
                yield Use("page", path + sign + _PARAMETER.sub("", query), element.at)
        elif element.name == "Image" and written:
            yield Use("picture", written, element.at)
        elif element.name in ("SearchForm", "Url") and written:
            yield Use("page", written, element.at)


def _plain_uses(root: Element) -> Iterator[Use]:
    """Other XML (browserconfig, OPML, a calendar in XML): attributes that hold an address by their name."""
    for element in root.all():
        for name in ("href", "src", "xmlUrl", "htmlUrl", "url"):
            value = element.attributes.get(name, "")
            if value and (name != "url" or _WEB.match(value) or value.startswith("/")):
                yield Use("picture" if name == "src" else "page", value, element.at)
        if (linked := element.prefixed.get((_XLINK, "href"))) is not None:
            yield Use("page", linked, element.at)

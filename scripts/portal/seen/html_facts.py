"""A page -> its facts, twice: fast without places, and slow with them for pages in which something was found."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser

from portal.seen.css_uses import sheet_uses, style_uses
from portal.seen.html_tags import html_tags
from portal.seen.html_uses import ATTRIBUTES, PRESENTATION, attribute_uses, refresh_address
from portal.seen.json_strings import NotJson, json_strings
from portal.seen.json_uses import json_uses, rule_uses
from portal.seen.use import DataFault, FileFacts, Use

_ALWAYS = tuple(sorted(ATTRIBUTES))
_PRESENTATION = tuple(sorted(PRESENTATION))
_JSON_TYPES = frozenset({"application/ld+json", "importmap", "speculationrules"})


@dataclass(slots=True)
class _Gathered:
    """Facts while they are gathered."""

    uses: list[Use] = field(default_factory=list)
    ids: list[list[str]] = field(default_factory=lambda: [[]])
    base: str = ""
    maps: list[str] = field(default_factory=list)
    refresh: str | None = None
    faults: list[DataFault] = field(default_factory=list)

    def facts(self) -> FileFacts:
        ids = tuple(tuple(dict.fromkeys(part)) for part in self.ids)
        uses = tuple(dict.fromkeys(self.uses))
        return FileFacts(uses, ids, self.base, tuple(self.maps), self.refresh, tuple(self.faults))

    def attribute(self, tag: str, name: str, attributes: Mapping[str, str | None], at: int, part: int) -> None:
        if name not in attributes:  # lexbor's selectors find xlink:href by [href]
            return
        value = attributes[name] or ""
        for role, address in attribute_uses(tag, name, value, attributes):
            if role == "base" and tag == "base" and part == 0:
                self.base = self.base or address
            self.uses.append(Use(role, address, at, "", part))
        if name == "content" and part == 0 and self.refresh is None and tag == "meta":
            self.refreshed(value, attributes)

    def refreshed(self, content: str, attributes: Mapping[str, str | None]) -> None:
        """A page that leaves at once is a redirect; one that comes back after minutes is not."""
        found = refresh_address(content) if (attributes.get("http-equiv") or "").lower() == "refresh" else None
        if found is not None and found[0] == 0:
            self.refresh = found[1]

    def script(self, kind: str, text: str, at: int | None, shift: int) -> None:
        """JSON-LD, and the rules of browsers that are written as JSON; other JSON in a page is a program's own."""
        if kind.strip().lower() not in _JSON_TYPES or not text.strip():
            return
        strings = json_strings(text, shift)
        linked = kind.strip().lower() == "application/ld+json"
        if isinstance(strings, NotJson):
            if linked:
                self.faults.append(DataFault(strings.what, strings.at if at is None else at, False))
        elif linked:
            self.uses += json_uses("linked", strings, at)
        else:
            self.uses += rule_uses(strings, at)

    def inner(self, html: str, at: int) -> None:
        """A `srcdoc`: a page of its own, with its own fragments; its places are its frame's."""
        part = len(self.ids)
        self.ids.append([])
        self.page(html, part, at)

    def page(self, text: str, part: int = 0, at: int = -1) -> None:
        """Reads a whole page by lexbor; every use gets the place `at`."""
        tree = LexborHTMLParser(text)
        lower = text.lower()
        for node in tree.css("[id]"):
            self.ids[part].append(node.attributes.get("id") or "")
        if "name" in lower:
            for node in tree.css("a[name]"):
                self.ids[part].append(node.attributes.get("name") or "")
        if "<map" in lower:
            self.maps += [node.attributes.get("name") or "" for node in tree.css("map[name]")]
        for name in _ALWAYS:
            if name in lower:
                for node in tree.css(f"[{name}]"):
                    self.attribute(node.tag.lower(), name, node.attributes, at, part)
        if "xlink:href" in lower:
            for node in tree.css("svg *"):
                if "xlink:href" in node.attributes and "href" not in node.attributes:
                    self.attribute(node.tag.lower(), "xlink:href", node.attributes, at, part)
        self.styles(tree, lower, part, at)
        if "json" in lower or "importmap" in lower or "speculationrules" in lower:
            for node in tree.css("script[type]"):
                self.script(node.attributes.get("type") or "", node.text(), at if part else -1, 0)
        if "srcdoc" in lower and part < 4:
            for node in tree.css("iframe[srcdoc]"):
                self.inner(node.attributes.get("srcdoc") or "", at)

    def styles(self, tree: LexborHTMLParser, lower: str, part: int, at: int) -> None:
        """Style elements, style attributes, presentation attributes of SVG."""
        if "<style" in lower:
            for node in tree.css("style"):
                self.uses += (Use(use.role, use.address, at, "", part) for use in sheet_uses(node.text()))
        if "url" in lower or "image-set" in lower or "\\" in lower:
            for node in tree.css("[style]"):
                self.uses += style_uses(node.attributes.get("style") or "", at, part)
        if "url(" in lower:
            for name in _PRESENTATION:
                for node in tree.css(f"[{name}]"):
                    self.uses += style_uses(node.attributes.get(name) or "", at, part)


def html_facts(text: str) -> FileFacts:
    """All facts of a page, without places (`at` is -1)."""
    if "shadowrootmode" in text:  # a template that is shown: lexbor takes it for an inert one
        return located_html_facts(text)
    gathered = _Gathered()
    gathered.page(text)
    return gathered.facts()


def located_html_facts(text: str) -> FileFacts:
    """The same facts with places; a use that stands at three places is there three times."""
    gathered = _Gathered()
    for tag in html_tags(text):
        attributes: Mapping[str, str | None] = tag.attributes
        for name, value in tag.attributes.items():
            if name in ATTRIBUTES or (name == "xlink:href" and "href" not in attributes):
                gathered.attribute(tag.name, name, attributes, tag.at, 0)
            elif name == "id":
                gathered.ids[0].append(value)
            elif name == "style" or (name in PRESENTATION and "url(" in value.lower()):
                gathered.uses += style_uses(value, tag.at)
            elif name == "srcdoc" and tag.name == "iframe":
                gathered.inner(value, tag.at)
        if "name" in attributes and tag.name == "a":
            gathered.ids[0].append(attributes["name"] or "")
        if tag.name == "map":
            gathered.maps.append(attributes.get("name") or "")
        if tag.name == "style":
            gathered.uses += sheet_uses(tag.text, tag.end)
        elif tag.name == "script":
            gathered.script(attributes.get("type") or "", tag.text, None, tag.end)
    return gathered.facts()

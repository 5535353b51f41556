"""The facts of a page while they are gathered, from its tree as browsers build it, or tag by tag."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urljoin

from msgspec.structs import replace
from selectolax.lexbor import LexborHTMLParser

from portal.seen.css_uses import sheet_uses, style_uses
from portal.seen.html_tags import Tag
from portal.seen.html_uses import ATTRIBUTES, FOREIGN, PRESENTATION, attribute_uses, refresh_of
from portal.seen.script_data import script_data
from portal.seen.use import DataFault, FileFacts, Refresh, Use

# Elements that bear addresses, links apart. One long selector is cheaper than a look for each name.
_BEARERS = (
    "link,meta,img,script,style,iframe,source,form,input,button,base,area,video,audio,track,embed,object,param,frame,"
    "bgsound,blockquote,q,ins,del,body[background],table[background],tr[background],td[background],th[background],a[ping]"
)
_PRESENTATION = tuple(sorted(PRESENTATION))
_DRAWN = ",".join(f"[{name}]" for name in _PRESENTATION)
_MOST_FRAMES = 4  # srcdoc inside srcdoc


@dataclass(slots=True)
class Gathered:
    """`uses` to `faults` as in FileFacts; `inner_bases`: base elements of frames by their part."""

    uses: list[Use] = field(default_factory=list)
    ids: list[list[str]] = field(default_factory=lambda: [[]])
    base: str = ""
    maps: list[str] = field(default_factory=list)
    refresh: Refresh | None = None
    faults: list[DataFault] = field(default_factory=list)
    inner_bases: dict[int, str] = field(default_factory=dict)

    def facts(self) -> FileFacts:
        """What has been gathered, each thing once."""
        ids = tuple(tuple(dict.fromkeys(part)) for part in self.ids)
        uses = tuple(dict.fromkeys(self.uses))
        return FileFacts(uses, ids, self.base, tuple(self.maps), self.refresh, tuple(self.faults))

    def tree(self, text: str, part: int = 0, at: int = -1) -> None:
        """Reads a whole page by lexbor; every use gets the place `at`."""
        raw = text.encode("utf-8", "replace")
        tree = LexborHTMLParser(raw)
        ids = self.ids[part]
        ids += [node.attrs["id"] or "" for node in tree.css("[id]")]
        for node in tree.css("a[name],map[name]"):
            (ids if node.tag == "a" else self.maps).append(node.attrs["name"] or "")
        # Nine of ten addresses are these: gathered without a look at the table.
        links = dict.fromkeys([node.attrs.get("href") for node in tree.css("a[href]")])
        self.uses += [Use("link", address, at, "", part) for address in links if address]
        if None in links or "" in links:  # empty, or xlink:href, which lexbor's selectors find by [href]
            self._elements(tree, "a", at, part)
        self._elements(tree, _BEARERS, at, part)
        lower = raw.lower()
        if b"<svg" in lower:
            self._elements(tree, "svg *:not(style,script)", at, part)
        if b"<math" in lower:
            self._elements(tree, "math,math *:not(style,script)", at, part)
        if b"style" in lower:
            for node in tree.css("[style]"):
                self.uses += style_uses(node.attrs["style"] or "", at, part)
        if b"url(" in lower:
            for node in tree.css(_DRAWN):
                for name in _PRESENTATION:
                    if name in node.attrs:
                        self.uses += style_uses(node.attrs[name] or "", at, part)

    def tag(self, tag: Tag, at: int, text_at: int | None) -> None:
        """Reads one tag of the page itself. `text_at`: where its raw text starts; None: all uses stand at `at`."""
        attributes: Mapping[str, str | None] = tag.attributes
        for name, value in tag.attributes.items():
            if name in ("href", "xlink:href") and tag.name in FOREIGN and not tag.foreign:
                continue
            if name in ATTRIBUTES or (name == "xlink:href" and "href" not in attributes):
                self._attribute(tag.name, name, attributes, at, 0)
            elif name == "id":
                self.ids[0].append(value)
            elif name == "style" or (name in PRESENTATION and "url(" in value.lower()):
                self.uses += style_uses(value, at)
            elif name == "srcdoc" and tag.name == "iframe":
                self._inner(value, at)
        if "name" in attributes and tag.name == "a":
            self.ids[0].append(attributes["name"] or "")
        elif tag.name == "map":
            self.maps.append(attributes.get("name") or "")
        elif tag.name == "style":
            uses = sheet_uses(tag.text, text_at or 0)
            self.uses += uses if text_at is not None else (Use(use.role, use.address, at) for use in uses)
        elif tag.name == "script":
            place = at if text_at is None else None
            self._script(attributes.get("type") or "", tag.text, place, text_at or 0)

    def _elements(self, tree: LexborHTMLParser, selector: str, at: int, part: int) -> None:
        """Everything that the elements a selector finds use."""
        for node in tree.css(selector):
            tag = (node.tag or "").lower()
            attributes = node.attributes
            for name in attributes:
                if name in ATTRIBUTES or (name == "xlink:href" and "href" not in attributes):
                    self._attribute(tag, name, attributes, at, part)
            if tag == "style":
                self.uses += (Use(use.role, use.address, at, "", part) for use in sheet_uses(node.text()))
            elif tag == "script" and "type" in attributes:
                self._script(attributes["type"] or "", node.text(), at if part else -1, 0)
            elif tag == "iframe" and "srcdoc" in attributes and part < _MOST_FRAMES:
                self._inner(attributes["srcdoc"] or "", at)

    def _attribute(self, tag: str, name: str, attributes: Mapping[str, str | None], at: int, part: int) -> None:
        value = attributes[name] or ""
        for role, address in attribute_uses(tag, name, value, attributes):
            if role == "base" and tag == "base":
                if part == 0:
                    self.base = self.base or address
                else:
                    self.inner_bases.setdefault(part, address)
            self.uses.append(Use(role, address, at, "", part))
        if name == "content" and part == 0 and self.refresh is None and tag == "meta":
            self.refresh = refresh_of(value) if (attributes.get("http-equiv") or "").lower() == "refresh" else None

    def _script(self, kind: str, text: str, at: int | None, shift: int) -> None:
        data = script_data(kind, text, at, shift)
        self.uses += data.uses
        self.faults += data.faults

    def _inner(self, html: str, at: int) -> None:
        """A `srcdoc`: a page of its own, with its own fragments; its places are its frame's."""
        part = len(self.ids)
        self.ids.append([])
        first = len(self.uses)
        self.tree(html, part, at)
        if base := self.inner_bases.get(part):
            self.uses[first:] = [use if use.role == "base" else _based(use, base) for use in self.uses[first:]]


def _based(use: Use, base: str) -> Use:
    """The use as a frame's own base element has it; a frame inside the frame may have one too."""
    return replace(use, base=urljoin(base, use.base) if use.base else base)

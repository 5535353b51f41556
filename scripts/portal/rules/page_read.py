"""A built page as the page rules read it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from portal.findings.finding import Place
from portal.model.portal import Portal
from portal.rules.rule import Answer


@dataclass(frozen=True, slots=True)
class SiteNames:
    """What every page of the portal carries of it. `host`: of its own address."""

    managing: str
    superior: str
    host: str


def names_of(portal: Portal, siteurl: str | None) -> SiteNames:
    """From `cong.yaml`; `siteurl` as asked for on the command line."""
    address = urlsplit(siteurl or portal.siteurl)
    return SiteNames(portal.bodies.managing, portal.bodies.superior, (address.hostname or "").lower())


@dataclass(frozen=True, slots=True)
class PageRead:
    """`path`: in the output; `sizes`: bytes of the output's files, by path."""

    path: str
    size: int
    html: LexborHTMLParser
    names: SiteNames
    sizes: Mapping[str, int] = field(default_factory=dict)

    @property
    def language(self) -> str:
        """What the address promises."""
        return "en" if self.path.startswith("en/") else "vi"

    @property
    def is_article(self) -> bool:
        return self.path.startswith("tin-bai/")

    @property
    def is_home(self) -> bool:
        return self.path == "index.html"

    def answer(self, message: str, hint: str) -> Answer:
        """A mistake of the page; where its source lies is found later."""
        return Answer(Place(self.path), message, hint)

    def text_of(self, selector: str) -> str | None:
        """The text of the first such element with single spaces; None when there is none."""
        found = self.html.css_first(selector)
        return " ".join(found.text(separator=" ").split()) if found is not None else None

    def meta(self, name: str) -> str | None:
        """The content of a named meta element."""
        found = self.html.css_first(f'meta[name="{name}" i]')
        return None if found is None else (found.attributes.get("content") or "").strip()

    def each(self, selector: str) -> Iterator[tuple[LexborNode, Mapping[str, str | None]]]:
        """Elements with their attributes, in order."""
        for node in self.html.css(selector):
            yield node, node.attributes

    def foreign_host(self, address: str | None) -> str | None:
        """The host of an address that leads to another site."""
        if not address:
            return None
        try:
            host = (urlsplit(address.strip()).hostname or "").lower()
        except ValueError:
            return None
        return host if host and host != self.names.host else None


def read_page(path: str, data: bytes, names: SiteNames, sizes: Mapping[str, int]) -> PageRead | None:
    """None for a page that only sends its reader on."""
    html = LexborHTMLParser(data)
    if html.css_first('meta[http-equiv="refresh" i]') is not None:
        return None
    return PageRead(path, len(data), html, names, sizes)

"""What a difference tells of a page: its title, its main text, whether it is the notice of a withdrawn article."""

from dataclasses import dataclass
from hashlib import blake2b

from selectolax.lexbor import LexborHTMLParser


@dataclass(frozen=True, slots=True)
class PageFacts:
    """`title`: as shared, without the portal's name. `main`: digest of the text between header and footer."""

    title: str
    main: str
    is_withdrawn: bool


def page_facts(html: bytes) -> PageFacts:
    """Reads one built page."""
    tree = LexborHTMLParser(html)
    shared = tree.css_first('meta[property="og:title"]')
    shown = tree.css_first("title")
    title = (shared.attributes.get("content") if shared else None) or (shown.text() if shown else "")
    main = tree.css_first("main")
    inner = (main.html or "") if main is not None else ""
    return PageFacts(
        " ".join(title.split()),
        blake2b(inner.encode(), digest_size=16).hexdigest(),
        tree.css_first("main .notice--removed") is not None,
    )

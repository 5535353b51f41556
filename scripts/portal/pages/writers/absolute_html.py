"""The text of an article for readers elsewhere: every address absolute, changed on nodes."""

from functools import lru_cache
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser


@lru_cache(64)  # the three forms of a feed and its neighbours show the same entries
def absolute_html(html: str, base: str) -> str:
    """`html` with `href`, `src` and `srcset` made absolute against `base`, the article's own absolute address."""
    tree = LexborHTMLParser(f"<body>{html}</body>")
    for node in tree.css("[href]"):
        node.attrs["href"] = urljoin(base, node.attributes.get("href") or "")
    for node in tree.css("[src]"):
        node.attrs["src"] = urljoin(base, node.attributes.get("src") or "")
    for node in tree.css("[srcset]"):
        node.attrs["srcset"] = _absolute_set(node.attributes.get("srcset") or "", base)
    body = tree.body
    return body.inner_html or "" if body is not None else ""


def _absolute_set(srcset: str, base: str) -> str:
    """Candidates are `address width`, parted by commas; our own addresses hold neither comma nor space."""
    candidates = [candidate.split() for candidate in srcset.split(",")]
    return ", ".join(" ".join([urljoin(base, parts[0]), *parts[1:]]) for parts in candidates if parts)

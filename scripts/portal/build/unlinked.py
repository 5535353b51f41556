"""Links of a body to texts that are not in the output: the words stay, the link goes."""

from collections.abc import Collection

from selectolax.lexbor import LexborHTMLParser


def unlinked(html: str, dead: Collection[str]) -> str:
    """`html` without the links whose address is among `dead`; equal when there is none."""
    if not dead:
        return html
    tree = LexborHTMLParser(f"<body>{html}</body>")
    for link in tree.css("a[href]"):
        address = link.attributes.get("href") or ""
        if address in dead:
            link.unwrap()
    body = tree.body
    return body.inner_html or "" if body is not None else html

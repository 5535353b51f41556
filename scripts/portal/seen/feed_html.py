"""HTML that stands inside XML or JSON as text: its uses, with places in the file that carries it."""

import html
import json
from collections.abc import Iterator
from functools import lru_cache

from portal.seen.html_facts import html_facts, located_html_facts
from portal.seen.use import Use

# The same text stands in the feeds of its unit, its topic and of all, in three forms each.
_facts = lru_cache(256)(html_facts)


def carried_uses(inner: str, file: str, at: int, base: str, exact: bool = True) -> Iterator[Use]:
    """`inner`: the HTML; `file`: the text that carries it, escaped or not, from `at` on; `base` for its addresses.

    A tag that cannot be found again as it stands in the file is placed at `at`. Not `exact`: all of them are.
    """
    if "<" not in inner:
        return
    if not exact:
        yield from (Use(use.role, use.address, at, base) for use in _facts(inner).uses if not _own_part(use))
        return
    cursor = at
    places: dict[int, int] = {}
    for use in located_html_facts(inner).uses:
        if use.at not in places:
            cut = inner.find(">", use.at)
            found = _find(file, inner[use.at : cut + 1 if cut >= 0 else len(inner)], cursor)
            cursor = max(cursor, found)
            places[use.at] = found if found >= 0 else at
        if not _own_part(use):
            yield Use(use.role, use.address, places[use.at], base)


def _own_part(use: Use) -> bool:
    """Whether it is a drawing's use of itself, which no reader of feeds can lose."""
    return use.role == "part" and use.address.startswith("#")


def _find(file: str, tag: str, start: int) -> int:
    """Where `tag` stands from `start` on, in one of the ways in which it may be escaped; -1: nowhere."""
    forms = (
        tag,
        html.escape(tag, quote=False),
        html.escape(tag).replace("&#x27;", "'"),
        html.escape(tag).replace("&quot;", "&#34;").replace("&#x27;", "&#39;"),
        json.dumps(tag, ensure_ascii=False)[1:-1],
        json.dumps(tag)[1:-1],
        json.dumps(tag, ensure_ascii=False)[1:-1].replace("/", "\\/"),
    )
    places = [place for form in forms if (place := file.find(form, start)) >= 0]
    return min(places, default=-1)

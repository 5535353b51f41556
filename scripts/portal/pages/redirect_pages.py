"""Old addresses: a stub page each, and one map of all of them for the host."""

import json
from collections.abc import Iterator

from portal.model.portal_model import Model
from portal.pages.html_page import html_page
from portal.pages.page import Page
from portal.pages.shelf import Shelf
from portal.pages.signpost import HOME
from portal.pages.sources import REDIRECTS


def redirects(model: Model) -> tuple[tuple[str, str], ...]:
    """(old, new), sorted: those of the articles shown and those of the editors, who have the last word."""
    found = {old: article.address for article in model.listed for old in article.redirect_from}
    return tuple(sorted({**found, **dict(model.redirects)}.items()))


def redirect_pages(shelf: Shelf, living: frozenset[str]) -> Iterator[Page]:
    """A stub for every old address at which no page lives, and `/redirects.json`."""
    stubs = [(old, new) for old, new in redirects(shelf.model) if old not in living]
    for old, new in stubs:
        yield html_page(
            shelf,
            old,
            "redirect.html",
            title="Trang đã chuyển",
            description="Trang đã chuyển sang địa chỉ mới.",
            sources=(REDIRECTS,),
            steps=(HOME,),
            hidden=True,
            target=new,
            target_url=shelf.settings.siteurl + new,
        )
    text = json.dumps(dict(stubs), ensure_ascii=False, sort_keys=True, indent=1) + "\n"
    yield Page("/redirects.json", "text", {"text": text}, (REDIRECTS,) if stubs else ())

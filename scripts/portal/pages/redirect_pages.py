"""Old addresses: a stub page each, and one map of all of them for the host."""

import json
from collections.abc import Iterator

from portal.pages.html_page import html_page
from portal.pages.page import Page
from portal.pages.shelf import Shelf
from portal.pages.signpost import HOME
from portal.pages.sources import PORTAL


def redirect_pages(shelf: Shelf, living: frozenset[str]) -> Iterator[Page]:
    """A stub for every old address at which no page lives, and `/redirects.json`."""
    stubs = [redirect for redirect in shelf.model.redirects if redirect.old not in living]
    for old, new, place in stubs:
        yield html_page(
            shelf,
            old,
            "redirect.html",
            title="Trang đã chuyển",
            description="Trang đã chuyển sang địa chỉ mới.",
            sources=(place.path,),
            steps=(HOME,),
            hidden=True,
            canonical=shelf.settings.siteurl + new,
            target=new,
        )
    targets = {redirect.old: redirect.new for redirect in stubs}
    sources = tuple(sorted({redirect.place.path for redirect in stubs})) or (PORTAL,)
    text = json.dumps(targets, ensure_ascii=False, sort_keys=True, indent=1)
    yield Page("/redirects.json", "text", {"text": f"{text}\n"}, sources)

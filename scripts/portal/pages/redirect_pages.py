"""Old addresses: a stub page each, and one map of all of them for the host."""

import json
from collections.abc import Iterator

from portal.pages.html_page import html_page
from portal.pages.page import Page
from portal.pages.shelf import Shelf
from portal.pages.signpost import HOME
from portal.pages.sources import PORTAL


def redirect_pages(shelf: Shelf, living: frozenset[str]) -> Iterator[Page]:
    """A stub for every old address of a page, and `/redirects.json` with those of files too (the host's work).

    Only where no page lives and to where one does; the others are told by `link_check.py`.
    """
    kept = [r for r in shelf.model.redirects if r.old not in living and r.new.partition("#")[0] in living]
    for old, new, place in (redirect for redirect in kept if redirect.old.endswith(("/", ".html"))):
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
    targets = {redirect.old: redirect.new for redirect in kept}
    sources = tuple(sorted({redirect.place.path for redirect in kept})) or (PORTAL,)
    text = json.dumps(targets, ensure_ascii=False, sort_keys=True, indent=1)
    yield Page("/redirects.json", "text", {"text": f"{text}\n"}, sources)

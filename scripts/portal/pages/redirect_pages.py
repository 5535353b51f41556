"""Old addresses: a stub page each, and one map of all of them for the host."""

from collections.abc import Iterator, Sequence

from portal.model.address import output_path
from portal.model.portal_model import Redirect
from portal.pages.html_page import html_page
from portal.pages.json_text import json_text
from portal.pages.page import Page
from portal.pages.shelf import Shelf
from portal.pages.signpost import HOME
from portal.pages.sources import PORTAL

# Written by the build itself, after the plan.
_BUILDS_OWN = frozenset({
    "manifest.json", "redirects.json", "robots.txt", "sitemap.xml", "favicon.ico", "favicon.svg", "theme",
    "hinh",
})  # fmt: skip


def redirect_pages(shelf: Shelf, living: frozenset[str], files: frozenset[str]) -> Iterator[Page]:
    """A stub for every old address of a page, and `/redirects.json` with those of files too (the host's work).

    See `possible_redirects`; the others are told by `link_check.py`.
    """
    kept = possible_redirects(shelf.model.redirects, living, files)
    for old, new, place in (redirect for redirect in kept if _is_stub(redirect.old)):
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
    yield Page("/redirects.json", "text", {"text": json_text(targets)}, sources)


def possible_redirects(
    redirects: Sequence[Redirect], living: frozenset[str], files: frozenset[str]
) -> tuple[Redirect, ...]:
    """Those that lead to a living page, from where nothing else lies and no file stands for a folder.

    `living`: addresses of pages; `files`: paths of all other files of the output.
    """
    if not redirects:
        return ()
    taken = {output_path(address) for address in living} | files
    near = {path.rpartition("/")[0] for path in taken} - {""}
    folders = near.union(*map(_folders, near))
    kept: list[Redirect] = []
    for redirect in redirects:
        path = output_path(redirect.old)
        if redirect.new.partition("#")[0] in living and _is_free(path, taken, folders):
            kept.append(redirect)
            if _is_stub(redirect.old):
                taken.add(path)
                folders.update(_folders(path))
    return tuple(kept)


def _is_stub(old: str) -> bool:
    """Whether the portal itself answers at the old address; of other files the host must be told."""
    return old.endswith(("/", ".html"))


def _is_free(path: str, taken: set[str], folders: set[str]) -> bool:
    """No file at the path, none where a folder would have to be, no folder where the file would."""
    is_new = path not in taken and path not in folders and taken.isdisjoint(_folders(path))
    return is_new and path.partition("/")[0] not in _BUILDS_OWN


def _folders(path: str) -> list[str]:
    """`a/b/c.html` -> `a`, `a/b`."""
    parts = path.split("/")[:-1]
    return ["/".join(parts[: n + 1]) for n in range(len(parts))]

"""The page plan: every file of the portal, as a table of contents."""

from collections.abc import Iterable, Iterator
from itertools import chain
from types import MappingProxyType

from portal.model.portal_model import Model
from portal.pages.article_pages import article_files, article_pages
from portal.pages.communication_plans import communication_plan_pages, plan_files
from portal.pages.feed_pages import feed_pages
from portal.pages.fixed_pages import fixed_pages
from portal.pages.group_pages import group_pages
from portal.pages.guide_pages import guide_pages
from portal.pages.home_page import home_page
from portal.pages.later import LaterInputs
from portal.pages.link_check import dead_links, linking_elsewhere
from portal.pages.machine_pages import machine_pages
from portal.pages.news_pages import archive_pages, kind_pages, news_pages, tag_pages
from portal.pages.page import Body, Copy, Page, PagePlan, PictureFile
from portal.pages.redirect_pages import redirect_pages
from portal.pages.shelf import Shelf, shelve
from portal.pages.site import SiteSettings
from portal.pages.topic_pages import topic_pages
from portal.pages.unit_pages import unit_pages


def plan_pages(model: Model, settings: SiteSettings) -> PagePlan:
    """All that the output holds, sorted by path."""
    shelf = shelve(model, settings)
    pages = [
        home_page(shelf),
        *news_pages(shelf),
        *article_pages(shelf),
        *topic_pages(shelf),
        *unit_pages(shelf),
        *kind_pages(shelf),
        *tag_pages(shelf),
        *archive_pages(shelf),
        *communication_plan_pages(shelf),
        *group_pages(shelf),
        *guide_pages(shelf),
        *feed_pages(shelf),
    ]
    pages += fixed_pages(shelf, _addresses(pages))
    files = [*article_files(shelf), *plan_files(shelf), *_theme_files(shelf)]
    pages += redirect_pages(shelf, _addresses(pages), frozenset(file.path for file in files))
    pages += machine_pages(pages, settings.siteurl)
    pictures = {file.path: file for file in files if isinstance(file, PictureFile)}
    copies = {file.path: file for file in files if isinstance(file, Copy)}
    known = _addresses(pages) | frozenset(f"/{path}" for path in chain(pictures, copies))
    return PagePlan(
        tuple(sorted(_unlinked(pages, model, known), key=lambda page: page.path)),
        tuple(copies[path] for path in sorted(copies)),
        tuple(pictures[path] for path in sorted(pictures)),
    )


def _addresses(pages: Iterable[Page]) -> frozenset[str]:
    return frozenset(page.address for page in pages)


def _theme_files(shelf: Shelf) -> Iterator[Copy]:
    """The theme's own files, and the portal's logo."""
    for file in shelf.settings.theme_files:
        yield Copy(f"theme/{file}", f"theme/static/{file}")
    if shelf.portal.logo:
        yield Copy(shelf.portal.logo, f"content/{shelf.portal.logo}")


def _unlinked(pages: Iterable[Page], model: Model, known: frozenset[str]) -> Iterator[Page]:
    """The same pages; a text that links to an address the portal does not have (yet) loses that link."""
    owners = linking_elsewhere([*model.articles, *model.fixed], known)
    dead = {owner.source: dead_links(owner.links, known) for owner in owners}
    dead = {source: addresses for source, addresses in dead.items() if addresses}
    if not dead:
        yield from pages
        return
    for page in pages:
        if isinstance(page.inputs, LaterInputs) and dead.keys().isdisjoint(page.sources):
            yield page  # a text that is to be rendered is among the sources
            continue
        changed = {name: _without(value, dead) for name, value in page.inputs.items() if name in ("body", "bodies")}
        if changed != {name: page.inputs[name] for name in changed}:
            inputs = MappingProxyType({**page.inputs, **changed})
            yield Page(page.address, page.template, inputs, page.sources, page.lang, page.section, page.modified)
        else:
            yield page


def _without(value: object, dead: dict[str, tuple[str, ...]]) -> object:
    if isinstance(value, Body):
        return value._replace(dead=dead.get(value.source, ()))
    assert isinstance(value, tuple), "bodies are a tuple of Body"
    return tuple(_without(body, dead) for body in value)

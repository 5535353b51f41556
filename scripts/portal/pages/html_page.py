"""One HTML page as a value: its own inputs and what every page has, the head and the path above it."""

from datetime import date

from portal.pages.art_addresses import share_address
from portal.pages.head import Alternate, FeedLink, Head, SourceLinks, Term
from portal.pages.linked_data import Linked, breadcrumb
from portal.pages.page import Page
from portal.pages.shelf import Shelf
from portal.pages.signpost import Signpost


def html_page(
    shelf: Shelf,
    address: str,
    template: str,
    *,
    title: str,
    description: str,
    sources: tuple[str, ...],
    steps: tuple[Signpost, ...] = (),
    section: str | None = None,
    lang: str = "vi",
    modified: date | None = None,
    published: date | None = None,
    hidden: bool = False,
    creator: str | None = None,
    topic: str | None = None,
    image: tuple[str, int, int] | None = None,
    kind: str = "website",
    subjects: tuple[str, ...] = (),
    feeds: tuple[FeedLink, ...] = (),
    alternates: tuple[Alternate, ...] = (),
    editable: str | None = None,
    linked: tuple[Linked, ...] = (),
    canonical: str | None = None,
    **inputs: object,
) -> Page:
    """A page in full. `title` its own name, `modified` the day of its last change (None: not known),
    `topic` whose image it shares unless it has an `image` (address, width, height), `editable` the source file
    that a reader may mend. A `hidden` page stays out of the sitemap and of search engines.
    """
    portal, siteurl = shelf.portal, shelf.settings.siteurl
    shared = image or (share_address(topic), 1200, 630)
    # TT 24/2011 Đ5(1): the required elements are never empty; a page without a day of its own has the day
    # on which the department's first plan took effect.
    day = modified or published or shelf.model.plans[0].in_force_from
    terms = [
        Term("DC.title", title),
        Term("DC.creator", creator or portal.bodies.managing),
        Term("DC.date", (published or day).isoformat()),
        Term("DC.description", description),
        Term("DC.publisher", portal.bodies.managing),
        Term("DC.identifier", siteurl + address),
        Term("DC.language", lang),
        *([Term("DC.subject", "; ".join(subjects))] if subjects else []),
    ]
    head = Head(
        title if title == portal.name else f"{title} – {portal.name}",
        title,
        description,
        kind,
        siteurl + shared[0],
        shared[1],
        shared[2],
        tuple(terms),
        published,
        modified,
        hidden,
        feeds,
        alternates,
        _source_links(shelf, editable),
        canonical,
    )
    path = (breadcrumb(steps, siteurl),) if steps else ()
    return Page(
        address,
        template,
        {"head": head, "steps": steps, "linked": (*linked, *path), **inputs},
        sources,
        lang,
        section,
        None if hidden else modified.isoformat() if modified else "",
    )


def _source_links(shelf: Shelf, source: str | None) -> SourceLinks | None:
    forge = shelf.portal.forge
    if forge is None or source is None or not (forge.edit or forge.issues):
        return None
    return SourceLinks(forge.edit.replace("{path}", source) if forge.edit else None, forge.issues)

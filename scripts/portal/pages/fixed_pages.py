"""Fixed pages, in Vietnamese and in English; the English part has its own front page."""

from collections.abc import Iterator
from dataclasses import replace

from portal.law.groups import GROUPS_BY_ID
from portal.model.article import FixedPage
from portal.model.record import Record
from portal.model.text_parts import Heading
from portal.pages.article_view import CONTENTS_FROM
from portal.pages.frame_words import ENGLISH
from portal.pages.group_view import contact_facts
from portal.pages.head import Alternate
from portal.pages.html_page import html_page
from portal.pages.page import Body, Page
from portal.pages.shelf import Shelf
from portal.pages.signpost import HOME, Signpost
from portal.pages.sources import PORTAL

ENGLISH_HOME = Signpost("Home", "/en/")
ENGLISH_FRONT = "index"  # `trang/en/index` is the text of /en/


class TextParts(Record, frozen=True):
    """What a fixed page has beside its body."""

    contents: tuple[Heading, ...]


def fixed_address(page: FixedPage) -> str:
    """`/gioi-thieu/`, `/en/introduction/`; the English front page is `/en/` itself."""
    return "/en/" if page.lang == "en" and page.name == ENGLISH_FRONT else page.address


def with_text(page: Page, text: FixedPage | None) -> Page:
    """The page with the body and attachments of its text; `text` None in the inputs when there is none."""
    inputs: dict[str, object] = {"text": None, "attachments": ()}
    if text is not None:
        headings = tuple(heading for heading in text.headings if heading.level == 2)
        contents = headings if len(headings) >= CONTENTS_FROM else ()
        inputs = {
            "text": TextParts(contents),
            "attachments": text.attachments,
            "body": Body(text.source, text.body_digest),
        }
    return replace(page, inputs={**page.inputs, **inputs})


def fixed_pages(shelf: Shelf, taken: frozenset[str]) -> Iterator[Page]:
    """Those whose address is not `taken` by a group or a list that shows their text already."""
    for page in shelf.model.fixed:
        address = fixed_address(page)
        if address in taken or address == "/en/":
            continue
        here = html_page(
            shelf,
            address,
            "fixed.html",
            title=page.title,
            description=page.summary or page.title,
            sources=(page.source,),
            steps=(ENGLISH_HOME if page.lang == "en" else HOME,),
            section=page.name,
            lang=page.lang,
            modified=page.updated,
            editable=page.source,
            summary=page.summary,
            updated=page.updated,
        )
        yield with_text(here, page)
    yield _english_front(shelf)


def _english_front(shelf: Shelf) -> Page:
    """`/en/`: introduction, contact and English texts (TT37 Đ8(15)); honestly empty without them."""
    front = next((page for page in shelf.model.fixed if fixed_address(page) == "/en/"), None)
    places = tuple(
        Signpost(page.title, page.address, page.summary or "")
        for page in shelf.model.fixed
        if page.lang == "en" and page is not front
    )
    known = GROUPS_BY_ID["G17"]
    page = html_page(
        shelf,
        "/en/",
        "english.html",
        title=front.title if front else "English",
        description=(front.summary if front and front.summary else f"{shelf.portal.name}: pages in English."),
        sources=(front.source if front else PORTAL,),
        lang="en",
        modified=front.updated if front else None,
        alternates=(Alternate("vi", "Tiếng Việt", "/"),),
        editable=front.source if front else PORTAL,
        summary=front.summary if front else None,
        updated=front.updated if front else None,
        places=places,
        cards=shelf.shown(reversed(shelf.english)),
        contact=contact_facts(shelf.portal, ENGLISH),
        empty=None if front or places else known.empty,
    )
    return with_text(page, front)

"""The groups of Circular 37, each at its address; groups that share one are sections of one page."""

from collections.abc import Iterator

from portal.law.group import Group
from portal.model.article import Article, FixedPage
from portal.pages.calendar_rows import calendar_rows
from portal.pages.document_rows import document_rows
from portal.pages.fixed_pages import fixed_address, with_text
from portal.pages.group_view import group_view, shown_groups
from portal.pages.html_page import html_page
from portal.pages.page import Page
from portal.pages.plan_state import plan_note
from portal.pages.shelf import Shelf
from portal.pages.signpost import HOME, Signpost
from portal.pages.sources import PORTAL, UNITS, plan_source
from portal.pages.unit_pages import unit_groups

# Groups whose address is a list of another kind: that list is their page.
_ELSEWHERE = frozenset({"/tin-tuc/", "/en/"})
_NEWEST = 10
_TITLES = {"/lien-he/": "Liên hệ", "/hoi-dap/": "Hỏi đáp", "/tra-cuu/": "Tra cứu"}


def group_places(shelf: Shelf) -> dict[str, tuple[Group, ...]]:
    """Address -> the groups read there, in the portal's order."""
    places: dict[str, list[Group]] = {}
    for group in shown_groups(shelf.portal):
        for address in group.addresses:
            places.setdefault(address, []).append(group)
    return {address: tuple(groups) for address, groups in places.items()}


def group_title(address: str, groups: tuple[Group, ...]) -> str:
    """What a group's page is called."""
    return _TITLES.get(address, groups[0].name)


def group_pages(shelf: Shelf) -> Iterator[Page]:
    """A page for every address that groups share, and the calendar."""
    for address, groups in group_places(shelf).items():
        if address not in _ELSEWHERE:
            yield _group_page(shelf, address, groups)
    yield _calendar(shelf)


def text_of(shelf: Shelf, address: str) -> FixedPage | None:
    """The fixed page that is the text at the address."""
    return next((page for page in shelf.model.fixed if fixed_address(page) == address), None)


def _group_page(shelf: Shelf, address: str, groups: tuple[Group, ...]) -> Page:
    text = text_of(shelf, address)
    articles = _articles(shelf, groups)
    documents = document_rows(shelf.model) if address == "/van-ban/" else ()
    directory = unit_groups(shelf.model) if address == "/don-vi/" else ()
    filled = bool(text or articles or documents or directory)
    views = tuple(group_view(group, shelf.model, filled and group is groups[0]) for group in groups)
    title = text.title if text else group_title(address, groups)
    updated = text.updated if text else None
    slug = address.split("/")[1]
    sources = [PORTAL, *([text.source] if text else []), *(article.source for article in articles)]
    if directory:
        sources.append(UNITS)
    if documents:
        sources.extend(plan_source(plan.id) for plan in shelf.model.plans)
    above = (HOME, Signpost("Giới thiệu", "/gioi-thieu/")) if address == "/gioi-thieu/lanh-dao/" else (HOME,)
    page = html_page(
        shelf,
        address,
        "group.html",
        title=title,
        description=(text.summary if text and text.summary else f"{title}: {', '.join(views[0].belongs)}."),
        sources=tuple(sources),
        steps=above,
        section=slug,
        modified=updated or (articles[0].day if articles else None),
        editable=text.source if text else PORTAL,
        summary=text.summary if text else None,
        updated=updated,
        groups=views,
        topics=tuple(Signpost(topic.title, topic.address) for topic in _topics(shelf, groups)),
        cards=shelf.shown(articles),
        documents=documents,
        directory=directory,
        below=_below(address),
    )
    return with_text(page, text)


def _topics(shelf: Shelf, groups: tuple[Group, ...]) -> Iterator[Signpost]:
    for group in groups:
        carried = shelf.portal.group(group.id)
        for topic_id in carried.topics if carried else ():
            topic = shelf.model.topic(topic_id)
            if topic is not None:
                yield Signpost(topic.title, topic.address)


def _articles(shelf: Shelf, groups: tuple[Group, ...]) -> tuple[Article, ...]:
    """The newest articles of the groups' topics, newest first."""
    found: dict[str, Article] = {}
    for group in groups:
        carried = shelf.portal.group(group.id)
        for topic_id in carried.topics if carried else ():
            found |= {article.id: article for article in shelf.by_topic.get(topic_id, ())[-_NEWEST:]}
    return tuple(sorted(found.values(), key=lambda article: article.order, reverse=True)[:_NEWEST])


def _below(address: str) -> tuple[Signpost, ...]:
    """Pages that belong to this one."""
    if address == "/gioi-thieu/":
        return (Signpost("Lãnh đạo", "/gioi-thieu/lanh-dao/"), Signpost("Đơn vị", "/don-vi/"))
    if address == "/lien-he/":
        return (Signpost("Hỏi đáp", "/hoi-dap/"),)
    if address == "/hoi-dap/":
        return (Signpost("Liên hệ", "/lien-he/"),)
    return ()


def _calendar(shelf: Shelf) -> Page:
    ahead, passed = calendar_rows(shelf)
    text = text_of(shelf, "/lich/")
    events = tuple(article.source for article in shelf.listed if article.event)
    calendars = tuple(Signpost(plan.title, f"{plan.address}han.ics") for plan in shelf.model.plans)
    page = html_page(
        shelf,
        "/lich/",
        "calendar.html",
        title="Lịch",
        description="Sự kiện và thời hạn của các kế hoạch truyền thông.",
        sources=(*(plan_source(plan.id) for plan in shelf.model.plans), *events, *([text.source] if text else [])),
        steps=(HOME,),
        section="lich",
        modified=shelf.listed[-1].day if events else shelf.model.plan.in_force_from,
        note=plan_note(shelf.model),
        ahead=ahead,
        passed=passed,
        calendars=calendars,
    )
    return with_text(page, text)

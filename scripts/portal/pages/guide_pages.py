"""Pages that lead to others: search (topics, units, months), site map, the page for a missing address."""

from collections.abc import Iterator

from portal.model.header import KINDS
from portal.model.record import Record
from portal.pages.fixed_pages import fixed_address
from portal.pages.group_pages import group_places, group_title
from portal.pages.head import feed_links
from portal.pages.html_page import html_page
from portal.pages.news_pages import ARCHIVE, KIND_INDEX, NEWS, TAG_INDEX
from portal.pages.page import Page
from portal.pages.shelf import Shelf
from portal.pages.signpost import HOME, Signpost
from portal.pages.sources import PORTAL, UNITS, plan_source
from portal.pages.topic_pages import own_topics


class Shelfmark(Record, frozen=True):
    """A part of the site map or of the search page: a title and its links."""

    title: str
    anchor: str
    places: tuple[Signpost, ...]


def guide_pages(shelf: Shelf) -> Iterator[Page]:
    """`/tim-kiem/`, `/so-do-cong/`, `/404.html`."""
    yield _search(shelf)
    yield _site_map(shelf)
    yield _missing(shelf)


def _topics(shelf: Shelf) -> Shelfmark:
    places = tuple(Signpost(topic.title, topic.address) for topic in own_topics(shelf.model))
    return Shelfmark("Theo chủ đề", "chu-de", places)


def _units(shelf: Shelf) -> Shelfmark:
    places = tuple(Signpost(unit.name, unit.address) for unit in shelf.model.units)
    return Shelfmark("Theo đơn vị", "don-vi", places)


def _months(shelf: Shelf) -> Shelfmark:
    names = [(int(name[:4]), int(name[5:])) for name in reversed(tuple(shelf.by_month))]
    places = tuple(Signpost(f"Tháng {m} năm {y}", f"{ARCHIVE.address}{y}/{m:02d}/") for y, m in names)
    return Shelfmark("Theo tháng", "thang", places)


def _kinds() -> Shelfmark:
    places = tuple(Signpost(name, f"{KIND_INDEX.address}{kind}/") for kind, name in KINDS.items())
    return Shelfmark("Theo loại tin", "loai-tin", places)


def _search(shelf: Shelf) -> Page:
    parts = (_topics(shelf), _units(shelf), _kinds(), _months(shelf))
    return html_page(
        shelf,
        "/tim-kiem/",
        "search.html",
        title="Tìm kiếm",
        description="Tìm tin, bài theo chủ đề, đơn vị, loại tin, tháng.",
        sources=(PORTAL, UNITS),
        steps=(HOME,),
        hidden=True,
        parts=tuple(part for part in parts if part.places),
    )


def _site_map(shelf: Shelf) -> Page:
    model = shelf.model
    main = Shelfmark(
        "Trang chính",
        "trang-chinh",
        (
            HOME, NEWS, Signpost("Chủ đề", "/chu-de/"), Signpost("Kế hoạch truyền thông", "/ke-hoach/"),
            Signpost("Lịch", "/lich/"), Signpost("Tìm kiếm", "/tim-kiem/"), KIND_INDEX, TAG_INDEX, ARCHIVE,
        ),
    )  # fmt: skip
    groups = Shelfmark(
        "Mục thông tin",
        "muc",
        tuple(Signpost(group_title(address, found), address) for address, found in group_places(shelf).items()),
    )
    plans = Shelfmark(
        "Kế hoạch",
        "ke-hoach",
        tuple(Signpost(plan.title, plan.address) for plan in (*model.plans, *model.archive)),
    )
    told = {place.address for part in (main, groups) for place in part.places}
    fixed = Shelfmark(
        "Trang khác",
        "trang",
        tuple(Signpost(page.title, fixed_address(page)) for page in model.fixed if fixed_address(page) not in told),
    )
    feeds = Shelfmark(
        "Nguồn tin (RSS)",
        "nguon-tin",
        tuple(Signpost(feed.title, feed.address) for feed in feed_links("/nguon-tin/", "Tất cả tin")),
    )
    parts = (main, groups, _topics(shelf), plans, _units(shelf), _kinds(), _months(shelf), fixed, feeds)
    return html_page(
        shelf,
        "/so-do-cong/",
        "site-map.html",
        title="Sơ đồ cổng",
        description="Mọi trang của cổng.",
        sources=(PORTAL, UNITS, *(plan_source(plan.id) for plan in model.plans), *(p.source for p in model.fixed)),
        steps=(HOME,),
        parts=tuple(part for part in parts if part.places),
    )


def _missing(shelf: Shelf) -> Page:
    return html_page(
        shelf,
        "/404.html",
        "404.html",
        title="Trang này không có hoặc đã chuyển chỗ",
        description="Địa chỉ này không có trang nào của cổng.",
        sources=(PORTAL,),
        hidden=True,
        ways=(
            HOME,
            Signpost("Tìm kiếm", "/tim-kiem/"),
            Signpost("Sơ đồ cổng", "/so-do-cong/"),
            NEWS,
        ),
    )

"""The frame: header, menu and footer, the same for every page of a language and a menu item."""

from datetime import datetime

from portal.model.portal_model import Model
from portal.model.record import Record
from portal.pages.fixed_pages import fixed_address
from portal.pages.frame_words import ENGLISH, VIETNAMESE, FrameWords
from portal.pages.group_pages import group_title
from portal.pages.group_view import contact_facts, shown_groups
from portal.pages.head import FeedLink, feed_links
from portal.pages.page import Page
from portal.pages.signpost import Fact, Signpost

MENU_LIMIT = 7
_NAMES = {
    "tin-tuc": "Tin tức",
    "chu-de": "Chủ đề",
    "van-ban": "Văn bản",
    "ke-hoach": "Kế hoạch",
    "don-vi": "Đơn vị",
    "dich-vu-cong": "Dịch vụ công",
    "lich": "Lịch",
    "loai-tin": "Loại tin",
    "luu-tru": "Lưu trữ",
    "the": "Thẻ",
    "en": "English",
}


class PageFacts(Record, frozen=True):
    """What a template may know of its own page. `url` is absolute."""

    address: str
    url: str
    siteurl: str
    lang: str
    section: str | None


class Strip(Record, frozen=True):
    """The urgent strip: one link, shown until `until`."""

    title: str
    address: str
    until: datetime


class LanguageLink(Record, frozen=True):
    """Another language of the portal."""

    lang: str
    name: str
    address: str


class Frame(Record, frozen=True):
    """Header, menu, footer. `logo` root-relative; `links` the footer's site map; `words` in the page's language."""

    lang: str
    name: str
    short: str
    superior: str
    motif: str
    home: str
    logo: str | None
    words: FrameWords
    menu: tuple[Signpost, ...]
    top: tuple[Signpost, ...]
    languages: tuple[LanguageLink, ...]
    strip: Strip | None
    feeds: tuple[FeedLink, ...]
    facts: tuple[Fact, ...]
    links: tuple[Signpost, ...]
    reuse: str
    theme_colour: str


def frame_of(model: Model, lang: str, section: str | None) -> Frame:
    """The frame of a language (`vi`, `en`) and a menu item (None: no item is current)."""
    portal = model.portal
    words = ENGLISH if lang == "en" else VIETNAMESE
    english = lang == "en"
    menu = _english_menu(model, section) if english else _menu(model, section)
    return Frame(
        lang,
        portal.name,
        portal.short,
        portal.bodies.superior,
        portal.motif,
        "/en/" if english else "/",
        f"/{portal.logo}" if portal.logo else None,
        words,
        menu,
        _top(model, words, english),
        (LanguageLink("vi", "Tiếng Việt", "/"),) if english else (LanguageLink("en", "English", "/en/"),),
        None if english else _strip(model),
        () if english else feed_links("/nguon-tin/", portal.short),
        _facts(model, words),
        menu if english else _links(model),
        words.reuse.replace("{name}", portal.name),
        "#123a6f",
    )


def page_facts(page: Page, siteurl: str) -> PageFacts:
    """The facts of one page for its template."""
    return PageFacts(page.address, siteurl + page.address, siteurl, page.lang, page.section)


def _menu(model: Model, section: str | None) -> tuple[Signpost, ...]:
    """Trang chủ, the items of cong.yaml, then fixed pages that ask for it, at most seven besides Trang chủ."""
    names = {page.name: page.title for page in model.fixed if page.lang == "vi"}
    groups = {group.addresses[0]: group_title(group.addresses[0], (group,)) for group in shown_groups(model.portal)}
    slugs = list(dict.fromkeys([*model.portal.menu, *(p.name for p in model.fixed if p.menu and p.lang == "vi")]))
    items = [
        Signpost(_NAMES.get(slug) or names.get(slug) or groups.get(f"/{slug}/", slug), f"/{slug}/", "", slug == section)
        for slug in slugs[:MENU_LIMIT]
    ]
    return (Signpost("Trang chủ", "/", "", section == "home"), *items)


def _english_menu(model: Model, section: str | None) -> tuple[Signpost, ...]:
    places = [page for page in model.fixed if page.lang == "en" and fixed_address(page) != "/en/"]
    items = tuple(Signpost(page.title, page.address, "", page.name == section) for page in places[:MENU_LIMIT])
    return (Signpost("Home", "/en/", "", section is None), *items)


def _top(model: Model, words: FrameWords, english: bool) -> tuple[Signpost, ...]:
    """The small links above: site map, feeds, and the page on accessibility when there is one."""
    if english:
        return ()
    help_page = next((page for page in model.fixed if page.name == "tro-nang" and page.lang == "vi"), None)
    return (
        *([Signpost("Trợ năng", help_page.address)] if help_page else []),
        Signpost(words.site_map, "/so-do-cong/"),
        Signpost("RSS", "/nguon-tin/rss.xml"),
    )


def _strip(model: Model) -> Strip | None:
    """The urgent article while it lasts and is shown."""
    urgent = model.portal.urgent
    if urgent is None or urgent.until <= model.as_of:
        return None
    article = next((article for article in model.listed if article.id == urgent.article), None)
    return Strip(article.title, article.address, urgent.until) if article else None


def _facts(model: Model, words: FrameWords) -> tuple[Fact, ...]:
    """What NĐ 174/2026 Đ93(1) asks of a front page; what is not known is said."""
    portal = model.portal
    return (
        Fact(words.managing, portal.bodies.managing),
        Fact(words.superior, portal.bodies.superior),
        Fact(words.answerable, portal.bodies.answerable),
        *contact_facts(portal, words),
        Fact(words.licence, portal.licence),
    )


def _links(model: Model) -> tuple[Signpost, ...]:
    """The footer's list: main pages, then every group of information, then fixed pages beside them."""
    portal = model.portal
    main = [Signpost("Trang chủ", "/"), *(Signpost(item.title, item.address) for item in _menu(model, None)[1:])]
    for group in shown_groups(portal):
        address = group.addresses[0]
        main.append(Signpost(group_title(address, (group,)), address))
    main += [Signpost(page.title, page.address) for page in model.fixed if page.lang == "vi"]
    main.append(Signpost("Sơ đồ cổng", "/so-do-cong/"))
    seen: dict[str, Signpost] = {}
    for place in main:
        seen.setdefault(place.address, place)
    return tuple(seen.values())

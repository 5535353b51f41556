"""All news, and the lists by kind, tag and month."""

from collections.abc import Iterator

from portal.model.collation import sort_key
from portal.model.header import KINDS
from portal.model.text_parts import Tagged
from portal.pages.head import feed_links
from portal.pages.html_page import html_page
from portal.pages.list_pages import Listing, list_pages
from portal.pages.page import Page
from portal.pages.shelf import Shelf
from portal.pages.signpost import HOME, Empty, Signpost
from portal.pages.sources import PORTAL

NEWS = Signpost("Tin tức", "/tin-tuc/")
KIND_INDEX = Signpost("Loại tin", "/loai-tin/")
TAG_INDEX = Signpost("Thẻ", "/the/")
ARCHIVE = Signpost("Lưu trữ", "/luu-tru/")


def news_pages(shelf: Shelf) -> Iterator[Page]:
    """`/tin-tuc/`: everything, newest first."""
    yield from list_pages(
        shelf,
        Listing(
            NEWS.address,
            "Tin tức",
            "Mọi tin, bài của các đơn vị, mới nhất trước.",
            Empty(
                "Chuyên mục chưa có tin, bài.",
                "Chưa đơn vị nào đăng tin, bài trên cổng.",
                (Signpost("Xem các chủ đề của kế hoạch", "/chu-de/"), Signpost("Danh bạ đơn vị", "/don-vi/")),
            ),
            (HOME,),
            (
                Signpost("Tất cả", NEWS.address, current=True),
                Signpost("Theo chủ đề", "/chu-de/"),
                Signpost("Theo đơn vị", "/don-vi/"),
                Signpost("Theo loại tin", KIND_INDEX.address),
                Signpost("Theo thẻ", TAG_INDEX.address),
                Signpost("Theo tháng", ARCHIVE.address),
            ),
            feeds=feed_links("/nguon-tin/", "Tất cả tin"),
        ),
        shelf.listed,
    )


def kind_pages(shelf: Shelf) -> Iterator[Page]:
    """`/loai-tin/` and one list a kind of article, the empty ones too."""
    places = {kind: Signpost(name, f"{KIND_INDEX.address}{kind}/") for kind, name in KINDS.items()}
    yield _index_page(shelf, KIND_INDEX, "Tin, bài xếp theo loại.", tuple(places.values()))
    for kind, place in places.items():
        chips = tuple(Signpost(p.title, p.address, current=p is place) for p in places.values())
        empty = Empty(
            f"Chưa có tin, bài loại “{place.title}”.",
            "Loại tin có sẵn trên cổng nhưng chưa đơn vị nào đăng.",
            (Signpost("Xem tất cả tin", NEWS.address),),
        )
        listing = Listing(
            place.address, place.title, f"Tin, bài loại “{place.title}”.", empty, (HOME, NEWS, KIND_INDEX), chips
        )
        yield from list_pages(shelf, listing, shelf.by_kind.get(kind, ()))


def tag_pages(shelf: Shelf) -> Iterator[Page]:
    """`/the/` and one list a tag."""
    names: dict[str, Tagged] = {tag.slug: tag for article in shelf.listed for tag in article.tags}
    tags = sorted(names.values(), key=lambda tag: sort_key(tag.name))
    places = tuple(Signpost(tag.name, f"{TAG_INDEX.address}{tag.slug}/") for tag in tags)
    yield _index_page(shelf, TAG_INDEX, "Các thẻ mà tin, bài đã gắn.", places)
    for tag, place in zip(tags, places, strict=True):
        empty = Empty("Chưa có tin, bài gắn thẻ này.", "", (Signpost("Xem tất cả tin", NEWS.address),))
        intro = f"Tin, bài gắn thẻ “{tag.name}”."
        listing = Listing(place.address, f"Thẻ: {tag.name}", intro, empty, (HOME, NEWS, TAG_INDEX))
        yield from list_pages(shelf, listing, shelf.by_tag.get(tag.slug, ()))


def archive_pages(shelf: Shelf) -> Iterator[Page]:
    """`/luu-tru/`, one page a year, one list a month (of the day in the article's address)."""
    months = {name: (int(name[:4]), int(name[5:])) for name in shelf.by_month}
    places = {
        name: Signpost(f"Tháng {month} năm {year}", f"{ARCHIVE.address}{year}/{month:02d}/")
        for name, (year, month) in months.items()
    }
    yield _index_page(shelf, ARCHIVE, "Tin, bài xếp theo tháng.", tuple(reversed(places.values())))
    for year in sorted({year for year, _ in months.values()}):
        of_year = tuple(places[name] for name in reversed(places) if months[name][0] == year)
        here = Signpost(f"Năm {year}", f"{ARCHIVE.address}{year}/")
        yield _index_page(shelf, here, f"Tin, bài năm {year} xếp theo tháng.", of_year, (HOME, NEWS, ARCHIVE))
    for name, place in places.items():
        year = months[name][0]
        above = (HOME, NEWS, ARCHIVE, Signpost(f"Năm {year}", f"{ARCHIVE.address}{year}/"))
        empty = Empty("Tháng này không có tin, bài.", "", (Signpost("Xem các tháng khác", ARCHIVE.address),))
        listing = Listing(place.address, place.title, f"Tin, bài {place.title.lower()}.", empty, above)
        yield from list_pages(shelf, listing, shelf.by_month[name])


def _index_page(
    shelf: Shelf, here: Signpost, intro: str, places: tuple[Signpost, ...], above: tuple[Signpost, ...] = (HOME, NEWS)
) -> Page:
    return html_page(
        shelf,
        here.address,
        "index-of.html",
        title=here.title,
        description=intro,
        sources=(PORTAL,),
        steps=above,
        section="tin-tuc",
        modified=shelf.listed[-1].day if shelf.listed and places else None,
        intro=intro,
        places=places,
        empty=Empty("Chưa có mục nào.", "Cổng chưa có tin, bài.", (Signpost("Xem các chủ đề", "/chu-de/"),)),
    )

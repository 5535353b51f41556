"""The sampler page: every part of the theme in every state. It stands in the test build only."""

from datetime import date, datetime
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from portal.build.settings import REPOSITORY
from portal.model.moment import VIETNAM
from portal.model.text_parts import Attachment, Heading
from portal.pages.calendar_rows import CalendarRow
from portal.pages.cards import Card, drawing
from portal.pages.deadlines import Due
from portal.pages.document_rows import DocumentRow
from portal.pages.frame import frame_of, page_facts
from portal.pages.group_view import GroupView, Person
from portal.pages.lists import Pager, PagerLink
from portal.pages.page import Page
from portal.pages.signpost import Empty, Fact, Signpost
from portal.pages.topic_pages import TopicTile
from portal.pages.unit_pages import UnitGroup, UnitRow
from portal.pages.words import FILTERS
from portal_builder import model, planned, portal

SAMPLER = "/bang-mau/"
MOTIF = "song-nuoc"
_LONG = "Một tiêu đề dài để thấy chữ xuống dòng: Ẳ Ằ Ậ Ộ Ỵ, buôn Ƀuôn Trăp, Ea Čư Kăp, huyện Cư M’gar"
_DAY = date(2024, 3, 5)
_NOW = datetime(2024, 3, 5, 8, 0, tzinfo=VIETNAM)
_BODY = """<p>Đoạn văn có <a href="/tin-tuc/">liên kết</a>, <code>mã</code>, <del>chữ bỏ</del>.</p>
<h3 id="n-danh-sach">Danh sách</h3><ul><li>Một<ul><li>Một nhỏ</li></ul></li><li>Hai</li></ul><ol><li>Bước</li></ol>
<blockquote><p>Trích dẫn.</p><p>Đoạn hai.</p></blockquote><pre><code>mã dài</code></pre>
<dl><dt>Thuật ngữ</dt><dd>Lời giải thích.</dd></dl><hr><h4 id="n-bon">Cấp bốn</h4><p>Hết.</p>"""


def write_sampler(output: Path) -> None:
    """Adds the page to a portal that was built."""
    folder = output / SAMPLER.strip("/")
    folder.mkdir()
    (folder / "index.html").write_text(_sampler(), encoding="utf-8")


def _sampler() -> str:
    told = model(of=portal(motif=MOTIF))
    like = planned(told)["/so-do-cong/"]
    page = Page(SAMPLER, "bang-mau.html", like.inputs, ())
    environment = Environment(
        loader=FileSystemLoader([REPOSITORY / "theme" / "templates", Path(__file__).parent]),
        autoescape=True,
        undefined=StrictUndefined,
    )
    environment.filters.update(FILTERS)
    return environment.get_template(page.template).render(
        **like.inputs,
        page=page_facts(page, "https://cong.example"),
        frame=frame_of(told, "vi", None),
        body=Markup(_BODY),
        today=_DAY,
        now=_NOW,
        cards=[_card("", 1), _card("draft", 4), _card("expired", 7), _card("updated", 1)],
        tiles=[_tile(1, Signpost("Bài mới nhất", "/tin-tuc/")), _tile(4, None), _tile(7, None)],
        places=[Signpost("Nơi thứ nhất", "/tin-tuc/", "lời thêm"), Signpost(_LONG, "/chu-de/")],
        choices=[Signpost(f"Danh sách thứ {n}", f"/chu-de/?{n}", "", n == 3) for n in range(1, 10)],
        pagers=[_pager(True, True), _pager(True, False), _pager(False, True), _pager(False, False)],
        documents=_documents(),
        days=_days(),
        dues=_dues(),
        told=[Fact("Đã biết", "Giá trị"), Fact("Có liên kết", "địa chỉ", "/lien-he/"), Fact("Chưa biết", None)],
        empties=[Empty("Chưa có tin, bài.", "Lý do.", (Signpost("Xem", "/tin-tuc/"), Signpost("Tìm", "/tim-kiem/")))],
        headings=[Heading(3, "n-danh-sach", "Danh sách"), Heading(4, "n-bon", _LONG)],
        files=[Attachment("mau.pdf", "/mau.pdf", _LONG, "PDF", 1_234_567, ""), Attachment("a.csv", "/a.csv", "Bảng", "CSV", 90, "")],
        icons=["van-ban", "chu-de", "dich-vu-cong", "lien-he", "don-vi", "gui-bai", "lich", "khac"],
        units=_units(),
        groups=_groups(),
    )  # fmt: skip


def _card(state: str, slot: int) -> Card:
    address = f"/tin-bai/van-phong/2024-03-05-{state or 'thuong'}/"
    art = drawing(MOTIF, slot, 1)
    kind = "Thông báo" if state else "Tin, bài"
    return Card(address, _LONG, "Tóm tắt của bài.", _DAY, "Văn phòng", "Kỳ thi", slot, kind, state, art, 1)


def _tile(slot: int, newest: Signpost | None) -> TopicTile:
    return TopicTile(_LONG, f"/chu-de/?{slot}", slot, drawing(MOTIF, slot, 1).address, "Nội dung của chủ đề", newest)


def _pager(newer: bool, older: bool) -> Pager:
    span = "05/3/2024 – 01/4/2024"
    return Pager(
        PagerLink("/tin-tuc/trang-2/", span) if newer else None, PagerLink("/tin-tuc/trang-1/", span) if older else None
    )


def _documents() -> list[DocumentRow]:
    by = (Signpost("Kế hoạch năm 2024", "/ke-hoach/"),)
    return [
        DocumentRow("141/KH-BGDĐT", _DAY, None, "Bộ Giáo dục và Đào tạo", _LONG, "/ke-hoach/", ()),
        DocumentRow("07/CT-TTg", None, "Tháng 02/2024", "Thủ tướng Chính phủ", "Không có trang riêng", None, by),
        DocumentRow(None, None, None, None, None, None, by),
    ]


def _days() -> list[CalendarRow]:
    who = (Signpost("Văn phòng", "/don-vi/"), Signpost("Nhóm không có trang", ""))
    return [
        CalendarRow(_DAY, _LONG, "/lich/", "trước ngày 06/3/2024", who),
        CalendarRow(None, "Chưa có ngày", "/lich/", "theo sự kiện"),
        CalendarRow(_DAY, "Hằng tháng", "/lich/", "hằng tháng", monthly=20),
        CalendarRow(_DAY, "Sự kiện", "/lich/", "", (), "Hội trường", _NOW, _NOW),
        CalendarRow(_DAY, "Sự kiện chưa rõ nơi", "/lich/", "", (), None, _NOW, None),
    ]


def _dues() -> list[Due]:
    plan, who = Signpost("Kế hoạch", "/ke-hoach/"), (Signpost("Văn phòng", "/don-vi/"),)
    return [
        Due(plan, "A", _LONG, "Văn phòng", who, "trước ngày 06/3", "đến hết ngày 05/3/2024", _DAY, None, False),
        Due(plan, "B", "Đã qua", None, who, "trước ngày 06/3", "đến hết ngày 05/3/2024", _DAY, None, True),
        Due(plan, "C", "Hằng tháng", None, who, "trước ngày 20", "hằng tháng", _DAY, 20, False),
        Due(plan, "D", "Theo sự kiện", None, who, "sau kỳ thi", "theo sự kiện; chưa có ngày", None, None, False),
    ]


def _units() -> list[UnitGroup]:
    ended = UnitRow("Phòng Giáo dục và Đào tạo huyện Cư M’gar", "/don-vi/phong-cu/", None, date(2025, 6, 30), None)
    living = UnitRow("Phòng Mẫu", "/don-vi/phong-mau/", None, None, "https://phong-mau.example")
    return [UnitGroup("phong-gddt", "Phòng Giáo dục và Đào tạo", (living, ended))]


def _groups() -> list[GroupView]:
    office = Signpost("Văn phòng", "/don-vi/van-phong/")
    facts = (Fact("Chức vụ", "Giám đốc"), Fact("Điện thoại", None))
    clause = ("Thông tư 37/2020/TT-BGDĐT, Điều 8",)
    return [
        GroupView("G90", "Nhóm trống", "muc-g90", ("một", "hai"), clause, None, None, "Mục chưa có thông tin."),
        GroupView("G91", "Nhóm có nơi khác", "muc-g91", ("một",), clause, office, office, "Mục chưa có thông tin."),
        GroupView("G92", "Nhóm có người", "muc-g92", ("một",), clause, office, None, None, facts, (Person("Họ tên chưa rõ", facts),)),
    ]  # fmt: skip

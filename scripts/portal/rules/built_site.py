"""TT37, BC on the built portal as a whole: which pages exist and how a reader comes to them."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urldefrag

from selectolax.lexbor import LexborHTMLParser

from portal.findings.finding import Place
from portal.law.groups import GROUPS
from portal.rules.rule import Answer, rule

_CLICKS = 3
_RSS = "nguon-tin/rss.xml"
_BOARD = "ban-bien-tap/index.html"
_LIMIT = re.compile(r"\d+ (?:ngày|giờ|tuần|tháng)(?!\w)|trong ngày|ngay (?:sau khi|khi có thay đổi)", re.IGNORECASE)
_MINISTRY = re.compile(r"https?://(?:[\w-]+\.)*moet\.(?:gov|edu)\.vn(?:[/:?#]|\Z)", re.IGNORECASE)
_NOTHING = "Chưa có thông tin"
_ENGLISH = (
    ("introduction", re.compile(r"introduc|about", re.I)), ("contact", re.compile(r"contact", re.I)),
    ("services", re.compile(r"service", re.I)),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class BuiltSite:
    """`files`: paths of the output; `read`: the bytes of one; `sheet`: where mistakes of the whole are told.

    `menus`: page -> its main menu in words, pages of one language have one; `to_ministry`: some page links there.
    """

    files: frozenset[str]
    read: Callable[[str], bytes]
    sheet: Place
    menus: Mapping[str, str]
    to_ministry: bool

    def answer(self, message: str, hint: str) -> Answer:
        """A mistake of the whole portal."""
        return Answer(self.sheet, message, hint)

    def links(self, path: str) -> frozenset[str]:
        """Files of the portal that a page links to."""
        found: set[str] = set()
        for node in LexborHTMLParser(self.read(path)).css("a[href]"):
            address = unquote(urldefrag(node.attributes.get("href") or "")[0])
            if address.startswith("/") and not address.startswith("//"):
                found.add(file_of(address))
        return frozenset(found & self.files)

    def text(self, path: str) -> str:
        """The text of the main part of a page."""
        main = LexborHTMLParser(self.read(path)).css_first("main")
        return " ".join(main.text(separator=" ").split()) if main is not None else ""


def file_of(address: str) -> str:
    """`/tin-tuc/` -> `tin-tuc/index.html`."""
    path = address.partition("?")[0].lstrip("/")
    return f"{path}index.html" if not path or path.endswith("/") else path


def is_ministry(address: str) -> bool:
    """Whether an address is the Ministry's."""
    return _MINISTRY.match(address) is not None


@rule(
    "TT37-01",
    "thieu-muc-thong-tin",
    subject="site",
    severity="error",
    basis=(
        *("TT37:8.1.a", "TT37:8.2", "TT37:8.3", "TT37:8.4.a", "TT37:8.5", "TT37:8.10", "TT37:8.12", "TT37:8.13"),
        *("TT37:8.14", "TT37:8.16", "ND224:9.1.b"),
    ),
)
def missing_groups(site: BuiltSite) -> Iterator[Answer]:
    """Cổng thiếu trang của một nhóm thông tin bắt buộc, hoặc sơ đồ cổng không dẫn đến trang ấy.

    Mỗi nhóm có trang riêng kể cả khi chưa có nội dung: trang ấy nói điều gì thuộc về đây và ai trả lời.

    Sai:
        so-do-cong/index.html: <a href="/tin-tuc/">Tin</a>
        tin-tuc/index.html: Tin
        => Cổng chưa có trang “/gioi-thieu/” (Giới thiệu, sơ đồ tổ chức).
    Đúng:
        mọi nhóm
    """
    mapped = site.links("so-do-cong/index.html") if "so-do-cong/index.html" in site.files else frozenset()
    told: set[str] = set()
    for group in GROUPS:
        if not group.always:
            continue
        for address in group.addresses:
            if address in told:
                continue
            told.add(address)
            if file_of(address) not in site.files:
                yield site.answer(
                    f"Cổng chưa có trang “{address}” ({group.name}).", f"Thêm nhóm {group.id} vào groups của cong.yaml."
                )
            elif file_of(address) not in mapped:
                yield site.answer(
                    f"Sơ đồ cổng không dẫn đến trang “{address}” ({group.name}).", "Thêm liên kết vào sơ đồ cổng."
                )


@rule("TT37-05", "thieu-rss", subject="site", severity="error", basis=("TT37:12.5",))
def no_feed(site: BuiltSite) -> Iterator[Answer]:
    """Cổng chưa có nguồn tin RSS, hoặc nguồn tin hỏng, hoặc có địa chỉ tương đối.

    Cổng của tỉnh và phần mềm đọc tin lấy tin qua RSS; địa chỉ tương đối không mở được ở nơi khác.

    Sai:
        index.html: Tin
        => Cổng chưa có nguồn tin RSS (/nguon-tin/rss.xml).
    Sai:
        nguon-tin/rss.xml: <rss version="2.0"><channel><link>/</link></channel></rss>
        => Nguồn tin RSS có địa chỉ tương đối: “/”.
    Sai:
        nguon-tin/rss.xml: <rss version="2.0"><channel>
        => Nguồn tin RSS hỏng: không phải XML.
    Đúng:
        nguon-tin/rss.xml: <rss version="2.0"><channel><link>https://cong.example/</link></channel></rss>
    """
    if _RSS not in site.files:
        yield site.answer("Cổng chưa có nguồn tin RSS (/nguon-tin/rss.xml).", "Dựng lại cổng.")
        return
    try:
        root = ET.fromstring(site.read(_RSS))
    except ET.ParseError:
        yield site.answer("Nguồn tin RSS hỏng: không phải XML.", "Dựng lại cổng.")
        return
    for element in root.iter():
        address = (element.text or "").strip() if element.tag == "link" else element.attrib.get("url", "")
        if address and "://" not in address:
            yield site.answer(f"Nguồn tin RSS có địa chỉ tương đối: “{address}”.", "Ghi địa chỉ đầy đủ với tên miền.")
            return


@rule("TT37-11", "thieu-trang-tieng-anh", subject="site", severity="warning", basis=("TT37:8.15",))
def english_pages(site: BuiltSite) -> Iterator[Answer]:
    """Phần tiếng Anh thiếu giới thiệu, liên hệ hoặc dịch vụ liên quan người nước ngoài.

    Điều 8 khoản 15 yêu cầu ba phần này bằng tiếng Anh.

    Sai:
        en/index.html: <main>English</main>
        en/contact/index.html: <main><h1>Contact</h1></main>
        => Phần tiếng Anh thiếu: introduction, services.
    Đúng:
        en/introduction/index.html: <main><h1>Introduction</h1></main>
        en/contact/index.html: <main><h1>Contact</h1></main>
        en/services/index.html: <main><h1>Services for foreigners</h1></main>
    """
    pages = [path for path in sorted(site.files) if path.startswith("en/") and path.endswith("/index.html")]
    told = " ".join([*pages, *(_heading(site, path) for path in pages)])
    lacking = [word for word, pattern in _ENGLISH if not pattern.search(told)]
    if lacking:
        yield site.answer(f"Phần tiếng Anh thiếu: {', '.join(lacking)}.", "Thêm trang/en/<tên>/index.md cho phần ấy.")


def _heading(site: BuiltSite, path: str) -> str:
    found = LexborHTMLParser(site.read(path)).css_first("h1")
    return found.text() if found is not None else ""


@rule("TT37-12", "thieu-ban-bien-tap", subject="site", severity="warning", basis=("TT37:11.1", "TT37:3.3.a"))
def no_board(site: BuiltSite) -> Iterator[Answer]:
    """Cổng chưa có thông tin về Ban Biên tập và quy chế.

    Thủ trưởng thành lập Ban Biên tập và ban hành quy chế; người đọc cần biết ai chịu trách nhiệm về nội dung.

    Sai:
        index.html: Tin
        => Cổng chưa có trang Ban Biên tập, quy chế (/ban-bien-tap/).
    Sai:
        ban-bien-tap/index.html: <main>Quyết định thành lập: Chưa có thông tin</main>
        => Trang Ban Biên tập, quy chế còn mục ghi “Chưa có thông tin”.
    Đúng:
        ban-bien-tap/index.html: <main>Quyết định số 12/QĐ-SGDĐT. Tin của đơn vị đăng trong 2 ngày làm việc.</main>
    """
    if _BOARD not in site.files:
        yield site.answer("Cổng chưa có trang Ban Biên tập, quy chế (/ban-bien-tap/).", "Thêm trang/ban-bien-tap/.")
    elif _NOTHING in site.text(_BOARD):
        yield site.answer(
            "Trang Ban Biên tập, quy chế còn mục ghi “Chưa có thông tin”.", "Ghi quyết định, thành viên, quy chế."
        )


@rule("TT37-18", "quy-che-thieu-thoi-han", subject="site", severity="warning", basis=("TT37:11.2.c",))
def no_time_limit(site: BuiltSite) -> Iterator[Answer]:
    """Trang quy chế chưa nêu thời hạn cung cấp, cập nhật thông tin.

    Thông tư không đặt số ngày: quy chế của cổng phải đặt. Trang chưa có thông tin là TT37-12.

    Sai:
        ban-bien-tap/index.html: <main>Quyết định số 12/QĐ-SGDĐT. Các đơn vị gửi tin về Văn phòng.</main>
        => Trang quy chế chưa nêu thời hạn cung cấp, cập nhật thông tin.
    Đúng:
        ban-bien-tap/index.html: <main>Quyết định số 12/QĐ-SGDĐT. Tin của đơn vị đăng trong 2 ngày làm việc.</main>
    """
    if _BOARD in site.files:
        text = site.text(_BOARD)
        if text and _NOTHING not in text and not _LIMIT.search(text):
            yield site.answer(
                "Trang quy chế chưa nêu thời hạn cung cấp, cập nhật thông tin.", "Ghi số ngày cho từng loại thông tin."
            )


@rule("TT37-17", "thieu-lien-ket-bo-don-vi", subject="site", severity="hint", basis=("TT37:10.1",))
def no_ministry_link(site: BuiltSite) -> Iterator[Answer]:
    """Không trang nào dẫn đến cổng của Bộ Giáo dục và Đào tạo.

    Sở có thể liên kết tới Bộ và các đơn vị; người đọc thường tìm văn bản gốc ở đó.

    Sai:
        index.html: <a href="/tin-tuc/">Tin</a>
        => Không trang nào dẫn đến cổng của Bộ Giáo dục và Đào tạo.
    Đúng:
        index.html: <a href="https://moet.gov.vn">Bộ Giáo dục và Đào tạo</a>
    """
    if not site.to_ministry:
        yield site.answer(
            "Không trang nào dẫn đến cổng của Bộ Giáo dục và Đào tạo.", "Thêm liên kết https://moet.gov.vn."
        )


@rule("BC-03", "danh-muc-khac-nhau", subject="site", severity="warning")
def differing_menus(site: BuiltSite) -> Iterator[Answer]:
    """Danh mục chính khác nhau giữa các trang cùng ngôn ngữ.

    Người đọc học danh mục một lần và tìm lại ở cùng chỗ.

    Sai:
        index.html: <nav aria-label="Danh mục chính"><a href="/tin-tuc/">Tin</a></nav>
        lich/index.html: <nav aria-label="Danh mục chính"><a href="/lich/">Lịch</a></nav>
        => Danh mục chính của trang “lich/index.html” khác trang “index.html”.
    Đúng:
        index.html: <nav aria-label="Danh mục chính"><a href="/tin-tuc/">Tin</a></nav>
        lich/index.html: <nav aria-label="Danh mục chính"><a href="/tin-tuc/">Tin</a></nav>
    """
    first: dict[bool, str] = {}
    for path, menu in sorted(site.menus.items(), key=lambda item: (item[0] != "index.html", item[0])):
        model = first.setdefault(path.startswith("en/"), path)
        if menu != site.menus[model]:
            yield site.answer(
                f"Danh mục chính của trang “{path}” khác trang “{model}”.",
                "Để danh mục trong khung chung của giao diện.",
            )
            return


@rule("BC-05", "xa-trang-chu", subject="site", severity="warning", basis=("TT32-2017:11.2.b",))
def far_from_home(site: BuiltSite) -> Iterator[Answer]:
    """Trang của một nhóm thông tin cách trang chủ hơn ba lần bấm.

    Nhóm bắt buộc mà người đọc không tới được thì như không có.

    Sai:
        index.html: <a href="/tin-tuc/">Tin</a>
        tin-tuc/index.html: Tin
        lich/index.html: Lịch
        lien-he/index.html: Liên hệ
        => Trang “/lien-he/” cách trang chủ hơn 3 lần bấm.
    Đúng:
        index.html: <a href="/lien-he/">Liên hệ</a>
        lien-he/index.html: Liên hệ
    """
    wanted = {file_of(address): address for group in GROUPS for address in group.addresses}
    missing = {path for path in wanted if path in site.files}
    seen: set[str] = set()
    near = {"index.html"} & site.files
    for _ in range(_CLICKS + 1):
        missing -= near
        seen |= near
        if not missing:
            return
        near = {to for path in sorted(near) if path.endswith(".html") for to in site.links(path)} - seen
    for path in sorted(missing):
        yield site.answer(
            f"Trang “{wanted[path]}” cách trang chủ hơn {_CLICKS} lần bấm.", "Thêm liên kết ở chân trang hoặc danh mục."
        )


@rule("BC-10", "thieu-404-sitemap", subject="site", severity="warning")
def missing_machine_files(site: BuiltSite) -> Iterator[Answer]:
    """Cổng thiếu trang báo lỗi 404, sitemap.xml hoặc robots.txt.

    Máy tìm kiếm đọc sitemap.xml; người đi lạc cần trang 404 có đường về.

    Sai:
        index.html: Tin
        404.html: Không có trang này
        => Cổng thiếu: robots.txt, sitemap.xml.
    Đúng:
        404.html: Không có trang này
        robots.txt: User-agent: *
        sitemap.xml: <urlset/>
    """
    lacking = sorted({"404.html", "robots.txt", "sitemap.xml"} - site.files)
    if lacking:
        yield site.answer(f"Cổng thiếu: {', '.join(lacking)}.", "Dựng lại cổng.")

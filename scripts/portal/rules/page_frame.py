"""BC, RT, TE, TT37-06 on built pages: who stands behind the portal, its description for machines, what it loads."""

import re
from collections.abc import Iterator

from portal.rules.page_read import PageRead
from portal.rules.rule import Answer, rule

_IDENTITY = ("ND174:93.1",)
_FOOTER_WORDS = ("Địa chỉ", "Điện thoại", "Thư điện tử", "Chịu trách nhiệm nội dung")
_PRESS = re.compile(
    r"(?<!\w)(?:báo điện tử|tạp chí điện tử|tòa soạn|tổng biên tập|phóng viên của cổng)(?!\w)", re.IGNORECASE
)
_ADS = re.compile(
    r"(?:^|\.)(?:doubleclick\.net|googlesyndication\.com|adservice\.google\.com|amazon-adsystem\.com|adnxs\.com"
    r"|taboola\.com|outbrain\.com|eclick\.vn|admicro\.vn|ants\.vn|adtimaserver\.vn|adnetwork\.vn|blueseed\.tv)\Z"
)
_DUBLIN_CORE = (
    ("DC.title", "tiêu đề"), ("DC.creator", "người tạo"), ("DC.date", "thời gian"), ("DC.description", "mô tả"),
    ("DC.publisher", "cơ quan ban hành"), ("DC.identifier", "định danh"),
)  # fmt: skip


@rule(
    "TT37-06", "thieu-du-lieu-dac-ta", subject="page", severity="error", basis=("TT37:8.7", "TT37:12.6", "ND224:11.5")
)
def no_metadata(page: PageRead) -> Iterator[Answer]:
    """Trang không có dữ liệu đặc tả; thiếu một trường bắt buộc là cảnh báo.

    Máy tìm kiếm và cổng của tỉnh đọc sáu trường bắt buộc của Thông tư số 24/2011/TT-BTTTT: tiêu đề, người tạo, thời
    gian, mô tả, cơ quan ban hành, định danh. Trang báo lỗi 404 không phải là thông tin.

    Sai:
        <head><title>Tin</title></head>
        => Trang không có dữ liệu đặc tả.
    Sai:
        <meta name="DC.title" content="Tin"><meta name="DC.creator" content="Văn phòng"><meta name="DC.date" content="">
        => cảnh báo: Dữ liệu đặc tả thiếu: thời gian, mô tả, cơ quan ban hành, định danh.
    Đúng (404.html):
        <head><title>Không có trang này</title></head>
    """
    if page.path == "404.html":
        return
    values = {name: page.meta(name) for name, _ in _DUBLIN_CORE}
    if all(value is None for value in values.values()):
        yield page.answer("Trang không có dữ liệu đặc tả.", "Thêm các thẻ DC.title, DC.creator … vào đầu trang.")
        return
    lacking = [word for name, word in _DUBLIN_CORE if not values[name]]
    if lacking:
        answer = page.answer(f"Dữ liệu đặc tả thiếu: {', '.join(lacking)}.", "Ghi đủ sáu trường bắt buộc.")
        yield Answer(answer.place, answer.message, answer.hint, severity="warning")


@rule("RT-14", "chinh-sach-du-lieu", subject="page", severity="warning", basis=("TT25-2010:11.1",))
def no_privacy_link(page: PageRead) -> Iterator[Answer]:
    """Trang chủ không dẫn đến chính sách dữ liệu cá nhân.

    Người đọc phải xem được quy định về dữ liệu cá nhân từ trang chủ.

    Sai (index.html):
        <footer><a href="/lien-he/">Liên hệ</a></footer>
        => Trang chủ chưa có liên kết đến chính sách dữ liệu cá nhân (/rieng-tu/).
    Đúng (index.html):
        <footer><a href="/rieng-tu/">Chính sách dữ liệu cá nhân</a></footer>
    """
    if page.is_home and page.html.css_first('a[href^="/rieng-tu/"]') is None:
        yield page.answer(
            "Trang chủ chưa có liên kết đến chính sách dữ liệu cá nhân (/rieng-tu/).",
            "Thêm liên kết này vào chân trang.",
        )


@rule("TE-10", "cach-yeu-cau-go", subject="page", severity="hint", basis=("ND56-2017:36.3",))
def no_removal_way(page: PageRead) -> Iterator[Answer]:
    """Trang chính sách dữ liệu cá nhân chưa nói cách yêu cầu gỡ thông tin.

    Cha mẹ và trẻ em có quyền yêu cầu gỡ thông tin riêng tư của trẻ em.

    Sai (rieng-tu/index.html):
        <main><p>Cổng không thu thập dữ liệu.</p></main>
        => Trang chính sách dữ liệu chưa nói cách yêu cầu gỡ thông tin.
    Đúng (rieng-tu/index.html):
        <main><p>Cha, mẹ có thể yêu cầu gỡ ảnh của con.</p></main>
    """
    if page.path == "rieng-tu/index.html":
        text = (page.text_of("main") or "").lower()
        if not re.search(r"(?<!\w)(?:gỡ|xóa)(?!\w)", text):
            yield page.answer(
                "Trang chính sách dữ liệu chưa nói cách yêu cầu gỡ thông tin.", "Thêm mục: ai được yêu cầu, gửi về đâu."
            )


@rule("RT-13", "theo-doi-ben-thu-ba", subject="page", severity="warning", basis=("TT25-2010:5.1",))
def third_party(page: PageRead) -> Iterator[Answer]:
    """Trang tải mã, khung của bên thứ ba, hoặc gửi biểu mẫu sang nơi khác.

    Bên ấy biết ai đọc gì mà người đọc chưa được báo. Liên kết thường không tính.

    Sai:
        <script src="https://theo-doi.example/a.js"></script>
        => Trang tải mã từ “theo-doi.example”.
    Sai:
        <form action="https://bieu-mau.example/gui"><input name="ten"></form>
        => Biểu mẫu gửi dữ liệu đến “bieu-mau.example”.
    Đúng:
        <a href="https://bieu-mau.example/gui">Phiếu khảo sát</a><script src="/theme/js/tim.js"></script>
    """
    for selector, name, told in (
        ("script[src]", "src", "Trang tải mã từ"),
        ("iframe[src]", "src", "Trang có khung của"),
        ("form[action]", "action", "Biểu mẫu gửi dữ liệu đến"),
    ):
        for _, attributes in page.each(selector):
            host = page.foreign_host(attributes.get(name))
            if host is not None and not _ADS.search(host):
                yield page.answer(f"{told} “{host}”.", "Thay bằng liên kết, hoặc nêu rõ bên nhận và mục đích.")


@rule("BC-09", "quang-cao", subject="page", severity="warning")
def adverts(page: PageRead) -> Iterator[Answer]:
    """Trang có quảng cáo.

    Cổng của cơ quan nhà nước không đặt quảng cáo. Xét theo tên miền của các mạng quảng cáo.

    Sai:
        <script src="https://pagead2.googlesyndication.com/ads.js"></script>
        => Trang tải quảng cáo từ “pagead2.googlesyndication.com”.
    Đúng:
        <img src="https://moet.gov.vn/bieu-trung.png" alt="Bộ Giáo dục và Đào tạo">
    """
    for _, attributes in page.each("script[src], iframe[src], img[src]"):
        host = page.foreign_host(attributes.get("src"))
        if host is not None and _ADS.search(host):
            yield page.answer(f"Trang tải quảng cáo từ “{host}”.", "Gỡ phần này khỏi trang.")


@rule("BC-01", "thieu-dau-trang", subject="page", severity="warning", basis=_IDENTITY)
def no_identity_above(page: PageRead) -> Iterator[Answer]:
    """Đầu trang chủ chưa nêu tên cơ quan quản lý cổng.

    Người đọc phải biết ngay đây là cổng của cơ quan nào.

    Sai (index.html):
        <header>Trang tin giáo dục</header>
        => Đầu trang chưa có tên cơ quan quản lý “Sở Giáo dục và Đào tạo Mẫu”.
    Đúng (index.html):
        <header>Sở Giáo dục và Đào tạo Mẫu</header>
    """
    if page.is_home and page.names.managing not in (page.text_of("header") or ""):
        yield page.answer(
            f"Đầu trang chưa có tên cơ quan quản lý “{page.names.managing}”.", "Ghi tên đầy đủ trong đầu trang."
        )


@rule("BC-02", "thieu-chan-trang", subject="page", severity="warning", basis=_IDENTITY)
def no_identity_below(page: PageRead) -> Iterator[Answer]:
    """Chân trang chủ thiếu cơ quan chủ quản, địa chỉ, điện thoại, thư điện tử hoặc người chịu trách nhiệm.

    Xét các mục có đủ không; giá trị của từng mục lấy từ cong.yaml, mục chưa có ghi “Chưa có thông tin”.

    Sai (index.html):
        <footer>Ủy ban nhân dân tỉnh Mẫu. Địa chỉ: 1 Lê Lợi. Điện thoại: 0262 3812 345</footer>
        => Chân trang thiếu: Thư điện tử, Chịu trách nhiệm nội dung.
    Đúng (index.html):
        <footer>Ủy ban nhân dân tỉnh Mẫu. Chịu trách nhiệm nội dung: Giám đốc. Địa chỉ: 1 Lê Lợi.
        Điện thoại: 0262 3812 345. Thư điện tử: so@mau.example</footer>
    """
    if not page.is_home:
        return
    footer = page.text_of("footer") or ""
    lacking = [word for word in (page.names.superior, *_FOOTER_WORDS) if word not in footer]
    if lacking:
        yield page.answer(f"Chân trang thiếu: {', '.join(lacking)}.", "Thêm các mục này vào chân trang.")


@rule("BC-04", "thieu-duong-dan", subject="page", severity="hint")
def no_way_up(page: PageRead) -> Iterator[Answer]:
    """Trang bài thiếu đường dẫn, ngày đăng, đơn vị hoặc chủ đề.

    Người đến thẳng từ máy tìm kiếm cần biết bài của ai, ngày nào và đi tiếp đâu. Trang báo bài đã gỡ không tính.

    Sai (tin-bai/van-phong/2024-03-05-hop/index.html):
        <main><time datetime="2024-03-05">05/3/2024</time><a href="/don-vi/van-phong/">Văn phòng</a></main>
        => Trang bài thiếu: đường dẫn, chủ đề.
    Đúng (tin-bai/van-phong/2024-03-05-hop/index.html):
        <nav aria-label="Đường dẫn"><a href="/">Trang chủ</a></nav><main><time datetime="2024-03-05">05/3/2024</time>
        <a href="/don-vi/van-phong/">Văn phòng</a><a href="/chu-de/thi/">Thi</a></main>
    """
    if not page.is_article or page.language != "vi" or page.html.css_first("main .notice--removed") is not None:
        return
    asked = (
        ('nav[aria-label="Đường dẫn"], nav[aria-label="Breadcrumb"]', "đường dẫn"), ("time[datetime]", "ngày đăng"),
        ('main a[href^="/don-vi/"]', "đơn vị"), ('a[href^="/chu-de/"]', "chủ đề"),
    )  # fmt: skip
    lacking = [word for selector, word in asked if page.html.css_first(selector) is None]
    if lacking:
        yield page.answer(f"Trang bài thiếu: {', '.join(lacking)}.", "Thêm phần còn thiếu vào mẫu trang bài.")


@rule("BC-06", "goi-cong-la-bao", subject="page", severity="warning")
def called_a_newspaper(page: PageRead) -> Iterator[Answer]:
    """Đầu trang hoặc chân trang gọi cổng là báo, tạp chí, tòa soạn.

    Cổng thông tin của Sở không phải là cơ quan báo chí.

    Sai:
        <footer>Tòa soạn: 1 Lê Lợi</footer>
        => Khung trang viết “Tòa soạn”.
    Đúng:
        <footer>Ban Biên tập: 1 Lê Lợi</footer><main>Phóng viên báo điện tử đến dự.</main>
    """
    for selector in ("body > header", "body > footer", "header.header", "footer"):
        found = _PRESS.search(page.text_of(selector) or "")
        if found:
            yield page.answer(f"Khung trang viết “{found[0]}”.", "Viết: cổng thông tin điện tử, Ban Biên tập.")
            return


@rule("BC-08", "thieu-dong-ghi-nguon", subject="page", severity="hint", basis=("TT37:7.3",))
def no_source_line(page: PageRead) -> Iterator[Answer]:
    """Chân trang chủ chưa có dòng đề nghị ghi rõ nguồn khi dẫn lại.

    Dẫn lại thông tin phải ghi nguồn; người dẫn cần biết ghi thế nào.

    Sai (index.html):
        <footer>Sở Giáo dục và Đào tạo Mẫu</footer>
        => Chân trang chưa có dòng “Ghi rõ nguồn …”.
    Đúng (index.html):
        <footer>Ghi rõ nguồn “Cổng Sở Mẫu” khi phát hành lại.</footer>
    """
    if page.is_home and "ghi rõ nguồn" not in (page.text_of("footer") or "").lower():
        yield page.answer(
            "Chân trang chưa có dòng “Ghi rõ nguồn …”.", "Thêm: Ghi rõ nguồn “…” khi phát hành lại thông tin từ cổng."
        )

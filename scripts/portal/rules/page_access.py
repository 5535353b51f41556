"""TCN, TT37-14 on built pages: what a reader with a small screen, a keyboard or a screen reader needs."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from portal.rules.page_read import PageRead
from portal.rules.rule import Answer, rule

_ACCESS = ("TT26-2020:5.1",)
_FIXED = re.compile(r"(?<![\w-])(?:min-)?width\s*:\s*(\d{3,5})px", re.IGNORECASE)
_NO_ZOOM = re.compile(r"user-scalable\s*=\s*(?:no|0)|maximum-scale\s*=\s*(?:0|1(?:\.0*)?(?![\d.])|1\.[0-9]\b)", re.I)
_PHONE_PX = 360
_HEAVY_PAGE = 1_500_000
_HEAVY_PICTURE = 300_000


@rule("TCN-03", "ngon-ngu-trang", subject="page", severity="warning", basis=_ACCESS)
def page_language(page: PageRead) -> Iterator[Answer]:
    """Trang chưa ghi ngôn ngữ, hoặc ghi khác ngôn ngữ của địa chỉ.

    Phần mềm đọc màn hình chọn giọng đọc theo thuộc tính lang.

    Sai:
        <html><body><p>Tin</p></body></html>
        => Trang chưa ghi ngôn ngữ (lang).
    Sai (en/contact/index.html):
        <html lang="vi"><body><p>Contact</p></body></html>
        => Trang ghi lang=“vi”, địa chỉ là của trang “en”.
    Đúng:
        <html lang="vi"><body><p>Tin</p></body></html>
    """
    root = page.html.css_first("html")
    lang = ((root.attributes.get("lang") if root is not None else None) or "").strip().lower()
    if not lang:
        yield page.answer("Trang chưa ghi ngôn ngữ (lang).", f'Ghi <html lang="{page.language}">.')
    elif lang.partition("-")[0] != page.language:
        message = f"Trang ghi lang=“{lang}”, địa chỉ là của trang “{page.language}”."
        yield page.answer(message, f'Ghi <html lang="{page.language}">.')


@rule("TCN-08", "bo-qua-den-noi-dung", subject="page", severity="warning", basis=_ACCESS)
def skip_link(page: PageRead) -> Iterator[Answer]:
    """Trang có danh mục mà liên kết đầu tiên không đưa thẳng đến nội dung.

    Người dùng bàn phím phải đi qua cả danh mục ở mỗi trang.

    Sai:
        <body><nav><a href="/">Trang chủ</a></nav><main id="noi-dung">Tin</main></body>
        => Trang chưa có liên kết bỏ qua đến nội dung.
    Đúng:
        <body><a href="#noi-dung">Đến nội dung</a><nav><a href="/">Trang chủ</a></nav>
        <main id="noi-dung">Tin</main></body>
    """
    if page.html.css_first("nav") is None:
        return
    first = page.html.css_first("body a[href]")
    target = (first.attributes.get("href") or "") if first is not None else ""
    ids = {attributes.get("id") for _, attributes in page.each("[id]")}
    if not target.startswith("#") or target[1:] not in ids:
        yield page.answer(
            "Trang chưa có liên kết bỏ qua đến nội dung.", 'Đặt <a href="#noi-dung"> làm liên kết đầu tiên của trang.'
        )


@rule("TCN-09", "khoa-phong-to", subject="page", severity="warning", basis=("TT37:12.2", "ND224:10.3.a"))
def zoom_blocked(page: PageRead) -> Iterator[Answer]:
    """Trang không cho phóng to bằng hai ngón tay.

    Người mắt kém phóng to để đọc; thẻ viewport không được khóa việc này.

    Sai:
        <meta name="viewport" content="width=device-width, user-scalable=no">
        => Thẻ viewport khóa phóng to: “user-scalable=no”.
    Đúng:
        <meta name="viewport" content="width=device-width, initial-scale=1">
    """
    blocked = _NO_ZOOM.search(page.meta("viewport") or "")
    if blocked:
        yield page.answer(f"Thẻ viewport khóa phóng to: “{blocked[0]}”.", "Bỏ phần này khỏi thẻ viewport.")


@rule("TT37-14", "dien-thoai-khong-doc-duoc", subject="page", severity="warning", basis=("TT37:12.2",))
def unfit_for_phones(page: PageRead) -> Iterator[Answer]:
    """Trang thiếu thẻ viewport, hoặc có phần rộng cố định hơn 360 px.

    Phần lớn người đọc dùng điện thoại. Bề rộng thật ở 360 px cần trình duyệt; ở đây chỉ xét điều đọc được từ trang.

    Sai:
        <head><title>Tin</title></head><p>Tin</p>
        => Trang chưa có thẻ viewport: điện thoại hiện trang thu nhỏ.
    Sai:
        <meta name="viewport" content="width=device-width"><div style="width: 960px">Bảng</div>
        => Phần tử <div> rộng cố định 960 px, màn hình điện thoại rộng 360 px.
    Đúng:
        <meta name="viewport" content="width=device-width"><div style="max-width: 960px">Bảng</div>
    """
    if "width=device-width" not in (page.meta("viewport") or "").replace(" ", ""):
        yield page.answer(
            "Trang chưa có thẻ viewport: điện thoại hiện trang thu nhỏ.",
            'Thêm <meta name="viewport" content="width=device-width, initial-scale=1">.',
        )
    for node, attributes in page.each("[style]"):
        fixed = _FIXED.search(attributes.get("style") or "")
        if fixed and int(fixed[1]) > _PHONE_PX and (node.tag or "") not in ("img", "svg"):
            message = f"Phần tử <{node.tag}> rộng cố định {fixed[1]} px, màn hình điện thoại rộng {_PHONE_PX} px."
            yield page.answer(message, "Dùng max-width thay cho width.")


@rule("TCN-11", "trang-nang", subject="page", severity="hint", basis=("TT37:12.2",))
def heavy_page(page: PageRead) -> Iterator[Answer]:
    """Trang cùng ảnh nặng hơn 1,5 MB, hoặc một ảnh nặng hơn 300 KB.

    Nhiều trường ở xa dùng mạng di động. Ảnh có bản nhỏ (srcset) tính theo bản nhỏ nhất.

    Sai (anh/lon.jpg 400000):
        <img src="/anh/lon.jpg" alt="Sân trường">
        => Ảnh “/anh/lon.jpg” nặng 400 KB, nên dưới 300 KB.
    Đúng (anh/lon.jpg 400000, anh/nho.webp 60000):
        <img src="/anh/lon.jpg" srcset="/anh/nho.webp 480w" alt="Sân trường">
    """
    weight = page.size
    for _, attributes in page.each("img[src]"):
        named = [attributes.get("src") or "", *_candidates(attributes.get("srcset") or "")]
        known = [(page.sizes[name.lstrip("/")], name) for name in named if name.lstrip("/") in page.sizes]
        if not known:
            continue
        size, name = min(known)
        weight += size
        if size > _HEAVY_PICTURE:
            message = f"Ảnh “{name}” nặng {size // 1000} KB, nên dưới {_HEAVY_PICTURE // 1000} KB."
            yield page.answer(message, "Thu nhỏ ảnh, hoặc lưu với chất lượng thấp hơn.")
    if weight > _HEAVY_PAGE:
        shown = f"{weight / 1_000_000:.1f}".replace(".", ",")
        yield page.answer(f"Trang cùng ảnh nặng {shown} MB, nên dưới 1,5 MB.", "Bớt ảnh, hoặc tách thành hai bài.")


def _candidates(srcset: str) -> Iterator[str]:
    for part in srcset.split(","):
        words = part.split()
        if words:
            yield words[0]


@rule("TCN-13", "o-nhap-thieu-nhan", subject="page", severity="warning", basis=("TT26-2020:5.1", "ND224:10.3.c"))
def unlabelled_field(page: PageRead) -> Iterator[Answer]:
    """Ô nhập chưa có nhãn.

    Phần mềm đọc màn hình chỉ đọc được ô có nhãn; chữ mờ trong ô (placeholder) không phải là nhãn.

    Sai:
        <form><input type="search" name="q" placeholder="Tìm"></form>
        => Ô nhập “q” chưa có nhãn.
    Đúng:
        <form><label for="tim">Tìm</label><input type="search" id="tim" name="q"></form>
    """
    labelled = {attributes.get("for") for _, attributes in page.each("label[for]")}
    for node, attributes in page.each("input, select, textarea"):
        kind = (attributes.get("type") or "text").lower()
        if node.tag == "input" and kind in ("hidden", "submit", "button", "reset", "image"):
            continue
        named = any((attributes.get(name) or "").strip() for name in ("aria-label", "aria-labelledby", "title"))
        by_id = attributes.get("id")
        if not named and (by_id is None or by_id not in labelled) and not _inside(node, "label"):
            name = attributes.get("name") or by_id or kind
            yield page.answer(f"Ô nhập “{name}” chưa có nhãn.", "Thêm <label for=…> với lời nhắc ngắn.")


def _inside(node: LexborNode, tag: str) -> bool:
    parent = node.parent
    while parent is not None:
        if parent.tag == tag:
            return True
        parent = parent.parent
    return False


@rule("TCN-14", "tu-chay", subject="page", severity="hint", basis=_ACCESS)
def moving_by_itself(page: PageRead) -> Iterator[Answer]:
    """Phim, tiếng tự phát, hoặc chữ chạy, chữ nhấp nháy.

    Chuyển động không dừng được cản người đọc chậm và người dùng phần mềm đọc màn hình.

    Sai:
        <marquee>Chào mừng năm học mới</marquee>
        => Trang có chữ chạy (<marquee>).
    Sai:
        <video src="/phim.mp4" autoplay></video>
        => Trang có <video> tự phát.
    Đúng:
        <video src="/phim.mp4" controls></video>
    """
    for tag, word in (("marquee", "chữ chạy"), ("blink", "chữ nhấp nháy")):
        if page.html.css_first(tag) is not None:
            yield page.answer(f"Trang có {word} (<{tag}>).", "Viết thành đoạn văn bình thường.")
    for tag in ("video", "audio"):
        if page.html.css_first(f"{tag}[autoplay]") is not None:
            yield page.answer(f"Trang có <{tag}> tự phát.", "Bỏ autoplay, giữ controls.")


@rule("TCN-15", "ma-trung", subject="page", severity="warning", basis=_ACCESS)
def double_ids(page: PageRead) -> Iterator[Answer]:
    """Hai phần tử của trang trùng mã (id).

    Liên kết trong trang và nhãn của ô nhập chỉ đến được phần tử đầu.

    Sai:
        <h2 id="lich">Lịch thi</h2><h2 id="lich">Lịch nghỉ</h2>
        => Mã “lich” có 2 lần trong trang.
    Đúng:
        <h2 id="lich-thi">Lịch thi</h2><h2 id="lich-nghi">Lịch nghỉ</h2>
    """
    count: dict[str, int] = {}
    for _, attributes in page.each("[id]"):
        name = attributes.get("id") or ""
        count[name] = count.get(name, 0) + 1
    for name, times in count.items():
        if name and times > 1:
            yield page.answer(f"Mã “{name}” có {times} lần trong trang.", "Đặt mỗi mã một lần.")

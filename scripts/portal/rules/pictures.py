"""Pictures, judged by their name, description and caption only: what they show is for human eyes."""

import re
from collections.abc import Iterator

from portal.rules.letters import UPPER
from portal.rules.people import children
from portal.rules.rule import Answer, rule
from portal.rules.source_text import SourceText, WrittenLink


def _pictures(source: SourceText) -> Iterator[WrittenLink]:
    return (link for link in source.links if link.is_picture)


_CARD = re.compile(
    r"cccd|cmnd|can-?cuoc|chung-?minh|the-?hoc-?sinh|giay-?khai-?sinh|hoc-?ba|so-?ho-?khau|bang-?diem", re.IGNORECASE
)
_CARD_WORDS = re.compile(
    r"căn cước|chứng minh nhân dân|giấy khai sinh|học bạ của|sổ hộ khẩu|(?<!\d)0\d{2}[0-3]\d{8}(?!\d)", re.IGNORECASE
)
_PHONE_NAME = re.compile(r"(?<!\d)0[35789]\d{8}(?!\d)")


@rule("RT-11", "anh-giay-to", subject="source", severity="warning", basis=("TT37:3.4",))
def picture_of_papers(source: SourceText) -> Iterator[Answer]:
    """Tên tệp hoặc mô tả cho thấy ảnh chụp giấy tờ tùy thân, học bạ, hoặc có số điện thoại.

    Chữ trong ảnh đọc được như chữ trong bài. Chỉ xét tên tệp, mô tả: người duyệt phải tự xem ảnh.

    Sai:
        ![Cô Lan làm thủ tục](cccd-lan.jpg)
        => 1:1 Ảnh “cccd-lan.jpg” có thể chụp giấy tờ của một người.
    Đúng:
        ![Bàn tiếp nhận hồ sơ của trường](ban-tiep-nhan.jpg)
    """
    for link in _pictures(source):
        if _CARD.search(link.target) or _CARD_WORDS.search(link.text) or _PHONE_NAME.search(link.target):
            shown = _PHONE_NAME.sub("…", link.target)
            yield Answer(
                source.place(link.start),
                f"Ảnh “{shown}” có thể chụp giấy tờ của một người.",
                "Bỏ ảnh, hoặc che hết thông tin rồi đặt lại tên tệp.",
            )


@rule("TE-03", "anh-tre-em-chua-dong-y", subject="source", severity="warning", basis=("ND56-2017:33", "ND56-2017:36.1"))
def picture_of_a_named_child(source: SourceText) -> Iterator[Answer]:
    """Mô tả ảnh nêu tên trẻ em mà phần đầu bài chưa có “children: dong-y”.

    Hình ảnh của trẻ là đời sống riêng tư. Ảnh đông người, ảnh từ phía sau, mô tả không nêu tên không tính.

    Sai:
        ![Em Bình Minh nhận quà](nhan-qua.jpg)
        => 1:1 Ảnh “nhan-qua.jpg” nêu tên trẻ em “Bình Minh”, phần đầu bài chưa có “children: dong-y”.
    Đúng:
        ![Học sinh lớp 5 nhận quà](nhan-qua.jpg)
    """
    if source.value("children") == "dong-y":
        return
    for link in _pictures(source):
        for child in children(link.text):
            yield Answer(
                source.place(link.start),
                f"Ảnh “{link.target}” nêu tên trẻ em “{child.text}”, phần đầu bài chưa có “children: dong-y”.",
                "Có bản đồng ý thì ghi children: dong-y; chưa có thì mô tả không nêu tên.",
            )
            break


_BARE = re.compile(
    r"(?:đồ bơi|áo tắm|bikini|cởi trần|ở trần|khám (?:sức khỏe|bệnh|phụ khoa)|tiêm (?:chủng|vắc)"
        r"|thay (?:quần áo|đồ)|tắm)", re.IGNORECASE
)  # fmt: skip
_YOUNG = re.compile(r"trẻ|học sinh|cháu|bé|em(?!\w)", re.IGNORECASE)


@rule("TE-11", "anh-tre-em-nhay-cam", subject="source", severity="warning", basis=("ND56-2017:33",))
def delicate_picture(source: SourceText) -> Iterator[Answer]:
    """Mô tả cho thấy ảnh trẻ em mặc đồ bơi, thay đồ, khám bệnh.

    Ảnh như thế bị lấy đi dùng vào việc xấu. Chỉ xét mô tả: người duyệt phải tự xem ảnh.

    Sai:
        ![Học sinh lớp 3 mặc đồ bơi tập đạp nước](boi.jpg)
        => 1:1 Mô tả ảnh “boi.jpg” có “đồ bơi” cùng trẻ em.
    Đúng:
        ![Thầy giáo hướng dẫn khởi động trên bờ hồ bơi](khoi-dong.jpg)
    """
    for link in _pictures(source):
        bare = _BARE.search(link.text)
        if bare and _YOUNG.search(link.text):
            yield Answer(
                source.place(link.start),
                f"Mô tả ảnh “{link.target}” có “{bare[0]}” cùng trẻ em.",
                "Chọn ảnh khác: chụp thầy cô, dụng cụ, hoặc từ xa.",
            )


_SCREEN = re.compile(
    r"idesk|(?<![a-z])oms(?![a-z])|man-?hinh|screenshot|screen-?shot|chup-?man|hop-?thu|desktop|hình chụp màn hình"
    r"|(?:giao diện|ảnh) hộp thư",
    re.IGNORECASE,
)


@rule("BM-08", "anh-man-hinh-noi-bo", subject="source", severity="hint", basis=("TT37:7.2",))
def picture_of_a_screen(source: SourceText) -> Iterator[Answer]:
    """Tên tệp hoặc mô tả cho thấy ảnh chụp màn hình máy làm việc, hộp thư, iDesk, OMS.

    Góc màn hình hay lộ tên văn bản, thư, tài khoản. Chỉ xét tên tệp, mô tả: người duyệt phải tự xem ảnh.

    Sai:
        ![Giao diện phần mềm iDesk](giao-dien.png)
        => 1:1 Ảnh “giao-dien.png” có thể chụp màn hình nội bộ.
    Đúng:
        ![Màn chào của thư viện số](thu-vien.png)
    """
    for link in _pictures(source):
        if _SCREEN.search(link.target) or _SCREEN.search(link.text) or "ảnh chụp màn hình" in link.text.lower():
            yield Answer(
                source.place(link.start),
                f"Ảnh “{link.target}” có thể chụp màn hình nội bộ.",
                "Cắt chỉ còn phần cần nói, che tên và số.",
            )


_POSTER = re.compile(
    r"(?:^|[/_-])(?:thong-?bao|ke-?hoach|quyet-?dinh|cong-?van|lich-?thi|poster|to-?roi|giay-?moi"
    r"|noi-?quy)[\w-]*\.(?:jpe?g|png|webp)",
    re.IGNORECASE,
)
_POSTER_WORDS = re.compile(
    r"^(?:Ảnh chụp |Bản chụp |Hình )?(?:thông báo|công văn|quyết định|lịch thi|poster|tờ rơi|nội quy)", re.IGNORECASE
)
_ENOUGH_WORDS = 60


@rule("TCN-02", "anh-chu-thay-bai", subject="source", severity="warning", basis=("TT37:12.3", "TT26-2020:5.1"))
def poster_instead_of_text(source: SourceText) -> Iterator[Answer]:
    """Thông báo, lịch, tờ rơi đăng bằng ảnh mà bài gần như không có chữ.

    Người nghe trang, người tìm kiếm không đọc được chữ trong ảnh. Chỉ xét tên tệp, mô tả; bài có từ 60 từ trở lên
    không tính.

    Sai:
        ![Thông báo tuyển sinh](thong-bao.jpg)
        => 1:1 Ảnh “thong-bao.jpg” thay cho chữ của thông báo.
    Đúng:
        ![Cổng trường ngày đăng ký](cong-truong.jpg)
    """
    words = sum(len(paragraph.text.split()) for paragraph in source.body)
    if words >= _ENOUGH_WORDS:
        return
    for link in _pictures(source):
        if _POSTER.search(link.target) or _POSTER_WORDS.search(link.text):
            yield Answer(
                source.place(link.start),
                f"Ảnh “{link.target}” thay cho chữ của thông báo.",
                "Viết nội dung thành chữ trong bài; ảnh chỉ để minh họa.",
                link.target,
            )


_TOLD_CREDIT = re.compile(rf"(?<!\w)(?:[Ảả]nh|[Nn]guồn ảnh|Hình) ?: ?[{UPPER}]")


@rule("NT-09", "anh-thieu-nguon", subject="source", severity="warning", basis=("TT37:7.3",))
def picture_without_credit(source: SourceText) -> Iterator[Answer]:
    """Ảnh trong bài chưa có nguồn.

    Ảnh là tác phẩm: đăng phải ghi ai chụp. Ghi ở pictures của phần đầu bài, hoặc dòng “Ảnh: …” trong bài.

    Sai:
        ---
        title: Khai giảng
        topic: he-nam-hoc-moi
        author: Văn phòng Sở
        pictures:
          b.jpg: {credit: Văn phòng Sở}
        ---
        ![Cổng trường](a.jpg) ![Sân trường](b.jpg)
        => 8:1 Ảnh “a.jpg” chưa có nguồn.
    Đúng:
        ---
        title: Khai giảng
        topic: he-nam-hoc-moi
        author: Văn phòng Sở
        ---
        ![Cổng trường](a.jpg)

        Ảnh: Văn phòng Sở
    """
    if source.kind != "article" or not source.has_header or not any(_pictures(source)):
        return
    if any(_TOLD_CREDIT.search(paragraph.text) for paragraph in source.body):
        return
    head = source.text[: source.lines[0].start if source.lines else len(source.text)]
    for link in _pictures(source):
        written = re.search(
            rf"^[ \t]+[\"']?{re.escape(link.target)}[\"']?[ \t]*:(?P<rest>[^\n]*(?:\n[ \t]{{3,}}[^\n]*)*)",
            head,
            re.MULTILINE,
        )
        in_line = re.search(rf"[{{,] *[\"']?{re.escape(link.target)}[\"']?[ \t]*:[ \t]*\{{(?P<rest>[^}}]*)", head)
        credited = any(found and "credit" in found["rest"] for found in (written, in_line))
        if "/" not in link.target and not credited:
            yield Answer(
                source.place(link.start),
                f"Ảnh “{link.target}” chưa có nguồn.",
                f"Thêm ở phần đầu bài: pictures: {{{link.target}: {{credit: người hoặc đơn vị chụp}}}}.",
                link.target,
            )

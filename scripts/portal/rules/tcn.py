"""TCN, tiếp cận: what a reader with a screen reader needs of the text itself (WCAG 2.2; Thông tư 37 Điều 12)."""

import re
from collections.abc import Iterator

from portal.rules.rule import Answer, rule
from portal.rules.source_text import Paragraph, SourceText
from portal.rules.tables import tables

_ACCESS = ("TT37:12.3", "TT26-2020:5.1")
_SAYS_NOTHING = re.compile(
    r"(?:ảnh|hình|hình ảnh|image|img|photo|picture|anh)?(?: (?:minh h[ọo][aạ]|chụp|đính kèm|bài viết))?[\s_-]*\d*"
    r"|z\d{6,}\w*|untitled|(?:img|dsc|image|photo|zalo"
    r"|screenshot)[\w-]*|[\w-]+\.(?:jpe?g|png|webp|gif)",
    re.IGNORECASE,
)


@rule("TCN-01", "anh-thieu-mo-ta", subject="source", severity="warning", basis=_ACCESS)
def missing_description(source: SourceText) -> Iterator[Answer]:
    """Ảnh chưa có mô tả, hoặc mô tả là tên tệp, là từ “ảnh”.

    Người nghe trang bằng trình đọc màn hình chỉ biết ảnh qua câu mô tả.

    Sai:
        ![](khai-giang.jpg) ![IMG_2034.jpg](b.jpg)
        => 1:1 Ảnh “khai-giang.jpg” chưa có mô tả.
        => 1:21 Mô tả “IMG_2034.jpg” của ảnh “b.jpg” không nói gì về ảnh.
    Đúng:
        ![Học sinh lớp 1 nhận hoa ngày khai giảng](khai-giang.jpg)
    """
    for link in source.links:
        alt = link.text.strip()
        if not link.is_picture or (alt and not _SAYS_NOTHING.fullmatch(alt)):
            continue
        said = (
            f"Mô tả “{alt}” của ảnh “{link.target}” không nói gì về ảnh."
            if alt
            else f"Ảnh “{link.target}” chưa có mô tả."
        )
        yield Answer(source.place(link.start), said, f"Viết: ![mô tả]({link.target}).", link.target)


_NUMBERING = (
    ("La Mã", re.compile(r"[IVX]+\. ")), ("số", re.compile(r"\d+\. ")), ("chữ", re.compile(r"[a-zđ]\) ")),
)  # fmt: skip
_UNMARKED = re.compile(
    r"(?:[IVX]+\. [A-ZĐÀ-Ỹ, \-]{4,}|(?:KẾ HOẠCH|QUYẾT ĐỊNH|THÔNG BÁO|BÁO CÁO|HƯỚNG DẪN|TỜ TRÌNH)[^.;]{0,80})"
)
_SHORT_TITLE = 90


@rule("TCN-04", "de-muc-lech-cap", subject="source", severity="warning", basis=_ACCESS)
def heading_order(source: SourceText) -> Iterator[Answer]:
    """Đề mục nhảy cấp, đề mục cùng loại khác cấp, chữ đậm trong đề mục, hoặc văn bản không đánh dấu đề mục.

    Người dùng trình đọc màn hình đi theo cây đề mục; cây gãy thì mất đường.

    Sai:
        ## Phần một

        #### Mục nhỏ
        => 3:6 Đề mục “Mục nhỏ” ở cấp 4, ngay sau đề mục cấp 2.
    Sai:
        ### I. Mục đích

        ## **II. Nội dung**
        => 3:6 Đề mục “II. Nội dung” ở cấp 2, đề mục cùng loại “I. Mục đích” ở cấp 3.
    Đúng:
        ## Phần một

        ### Mục nhỏ

        ## Phần hai
    """
    headings = [paragraph for paragraph in source.paragraphs if paragraph.form == "heading"]
    if not headings:
        yield from _unmarked(source)
    elif source.kind == "document":
        yield from _siblings(source, headings)
    else:
        yield from _jumps(source, headings)
        yield from _siblings(source, headings)


def _jumps(source: SourceText, headings: list[Paragraph]) -> Iterator[Answer]:
    before = 1 if source.has_header else headings[0].level
    for heading in headings:
        if heading.level > before + 1:
            yield Answer(
                source.place(heading.at(0)),
                f"Đề mục “{heading.text[:60]}” ở cấp {heading.level}, ngay sau đề mục cấp {before}.",
                f"Dùng {'#' * (before + 1)} cho đề mục này.",
            )
        before = heading.level


def _siblings(source: SourceText, headings: list[Paragraph]) -> Iterator[Answer]:
    """Headings numbered the same way under one parent stand at one level."""
    first: dict[str, Paragraph] = {}
    for heading in headings:
        kind = next((n for n, (_, pattern) in enumerate(_NUMBERING) if pattern.match(heading.text)), None)
        if kind is None:
            continue
        name = _NUMBERING[kind][0]
        before = first.get(name)
        is_first = bool(re.match(r"(?:I|1|a)[.)] ", heading.text))
        if before is not None and not is_first and before.level != heading.level:
            yield Answer(
                source.place(heading.at(0)),
                f"Đề mục “{heading.text[:60]}” ở cấp {heading.level}, đề mục cùng loại "
                f"“{before.text[:60]}” ở cấp {before.level}.",
                f"Dùng {'#' * before.level} cho đề mục này, bỏ dấu ** trong đề mục.",
            )
        if is_first or before is None:
            first[name] = heading
            for _, (deeper, _) in enumerate(_NUMBERING[kind + 1 :]):
                first.pop(deeper, None)


def _unmarked(source: SourceText) -> Iterator[Answer]:
    if source.kind != "document":
        return
    for line in source.lines:
        written = line.text.strip()
        numbered = re.fullmatch(r"\d+\. [^.;:]{3,60}", written)
        if len(written) <= _SHORT_TITLE and (_UNMARKED.fullmatch(written) or numbered):
            yield Answer(
                source.place(line.start + len(line.text) - len(line.text.lstrip())),
                f"Đề mục “{written[:60]}” chưa được đánh dấu là đề mục.",
                "Thêm ## hoặc ### ở đầu dòng.",
            )


# a link of these words alone says nothing
_EMPTY_WORDS = frozenset(
    re.findall(
        r"\w+",
        "xem bấm nhấn nhấp click tải đọc vào tại ở theo về xuống đây này chi tiết thêm tiếp ngay để link đường dẫn url "
        "file tệp đính kèm truy cập here read more download see details",
    )
)


@rule("TCN-05", "lien-ket-khong-noi-gi", subject="source", severity="warning", basis=_ACCESS)
def empty_link_text(source: SourceText) -> Iterator[Answer]:
    """Chữ của liên kết không nói đi đâu: “tại đây”, “xem thêm”, hoặc là địa chỉ trần.

    Trình đọc màn hình đọc danh sách liên kết: hai mươi chữ “tại đây” thì như nhau.

    Sai:
        Xem kế hoạch [tại đây](ke-hoach.pdf) và https://sogddt.example/tin-tuc/2024.
        => 1:14 Chữ của liên kết là “tại đây”, không nói đi đâu.
        => 1:41 Địa chỉ trần “https://sogddt.example/tin-tuc/2024” thay cho chữ của liên kết.
    Đúng:
        Xem [Kế hoạch truyền thông năm 2024](ke-hoach.pdf).
    """
    if source.path.endswith(".txt"):
        return
    for link in source.links:
        text = re.sub(r"[*_`]", "", link.text).strip()
        if link.is_picture:
            continue
        if link.is_bare or re.match(r"(?:https?://|www\.)", text):
            yield Answer(
                source.place(link.start),
                f"Địa chỉ trần “{text[:80]}” thay cho chữ của liên kết.",
                f"Viết: [tên trang]({link.target}).",
                link.target,
            )
        elif (words := re.findall(r"[^\W\d_]+", text.lower())) and _EMPTY_WORDS.issuperset(words):
            yield Answer(
                source.place(link.start),
                f"Chữ của liên kết là “{text}”, không nói đi đâu.",
                f"Viết: [tên văn bản hoặc tên trang]({link.target}).",
                link.target,
            )


@rule("TCN-07", "bang-thieu-dau-de", subject="source", severity="warning", basis=_ACCESS)
def table_without_heads(source: SourceText) -> Iterator[Answer]:
    """Bảng có hàng tiêu đề để trống.

    Trình đọc màn hình đọc tên cột trước mỗi ô; không có tên cột thì bảng chỉ là một chuỗi số.

    Sai:
        |  |  |
        |---|---|
        | Khai giảng | 05/9/2024 |
        => 1:1 Hàng tiêu đề của bảng để trống.
    Đúng:
        | Việc | Ngày |
        |---|---|
        | Khai giảng | 05/9/2024 |
    """
    for table in tables(source):
        if table.rows and not any(table.heads):
            yield Answer(
                source.place(table.first.start), "Hàng tiêu đề của bảng để trống.", "Ghi tên từng cột ở hàng đầu."
            )


_VIDEO = re.compile(
    r"https?://(?:www\.|m\.)?(?:youtube\.com/(?:watch|embed|shorts)|youtu\.be/|vimeo\.com/\d"
    r"|(?:facebook\.com|fb\.watch)/[^\s]*video|tiktok\.com/@[^\s]*/video)"
    r"|[^\s]+\.(?:mp4|webm|mov|mp3|m4a)\Z",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"phụ đề|lời thoại|bản chữ|nội dung (?:video|phim|bài nói)|tóm tắt (?:nội dung )?(?:video|phim)|bài hát|nhạc",
    re.IGNORECASE,
)


@rule("TCN-10", "phim-thieu-ban-chu", subject="source", severity="warning", basis=_ACCESS)
def video_without_words(source: SourceText) -> Iterator[Answer]:
    """Phim, bản ghi âm không có phụ đề hoặc bản chữ.

    Người không nghe được không biết phim nói gì. Bài có ghi phụ đề, bản chữ, tóm tắt nội dung phim thì không tính.

    Sai:
        Xem [phóng sự lễ khai giảng](https://www.youtube.com/watch?v=abc).
        => 1:5 Liên kết tới phim, âm thanh mà bài chưa nói có phụ đề hay bản chữ.
    Đúng:
        Xem [phóng sự lễ khai giảng](https://www.youtube.com/watch?v=abc) (có phụ đề).
    """
    whole = " ".join(paragraph.text for paragraph in source.paragraphs)
    for link in source.links:
        if _VIDEO.match(link.target) and not _TOLD.search(whole):
            yield Answer(
                source.place(link.start),
                "Liên kết tới phim, âm thanh mà bài chưa nói có phụ đề hay bản chữ.",
                "Ghi “có phụ đề”, hoặc thêm đoạn tóm tắt nội dung phim.",
                link.target,
            )

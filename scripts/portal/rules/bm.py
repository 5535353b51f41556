"""BM, bí mật và nội bộ: what must not leave the office."""

import re
from collections.abc import Iterator
from datetime import date

from portal.rules.citation import day_of
from portal.rules.needed_words import only_with
from portal.rules.people import NAME
from portal.rules.rule import Answer, rule
from portal.rules.source_text import SourceText
from portal.rules.tables import with_heads

_SECRET = ("TT37:7.2", "L29-2018:5.9", "L29-2018:8")
_HEAD_LINES = 15
_MARK = re.compile(r"[\W_]*(?P<mark>(?:(?:TUYỆT|TỐI) )?MẬT)[\W_]*(?:Bản số\W*\d+[\W_]*)?")
_INTERNAL = ("TT37:7.2",)


@rule("BM-01", "dau-mat", subject="source", severity="error", basis=_SECRET)
def secrecy_mark(source: SourceText) -> Iterator[Answer]:
    """Dấu chỉ độ mật đứng một mình ở đầu văn bản: MẬT, TỐI MẬT, TUYỆT MẬT.

    Bí mật nhà nước không bao giờ đưa lên mạng; báo ngay cho thủ trưởng đơn vị. “Bí mật”, “mật ong” trong câu không
    tính. Không có cách bỏ qua quy tắc này.

    Sai (văn bản):
        MẬT

        Số: 12/KH-SGDĐT
        => 1:1 Đầu văn bản có dấu chỉ độ mật “MẬT”.
    Đúng:
        Hội thi "MẬT NGỮ" kể chuyện mật ong. Đề thi được giữ bí mật, không ghi MẬT trên bì thư.
    """
    for line in [line for line in source.lines if line.text.strip()][:_HEAD_LINES]:
        if found := _MARK.fullmatch(line.text):
            written = found["mark"]
            yield Answer(
                source.place(line.start + found.start("mark")),
                f"Đầu văn bản có dấu chỉ độ mật “{written}”.",
                "Không đăng; báo thủ trưởng đơn vị.",
                written,
            )


_SECRET_FIELD = re.compile(
    r"(?:Độ [Mm]ật|Mức độ mật)\s*:\s*(?P<value>(?:[Tt]uyệt|[Tt]ối)? ?[Mm]ật|TUYỆT MẬT|TỐI MẬT|MẬT)"
    r"|Bản số\s*:\s*\d+[^\n]{0,40}MẬT"
)


@rule("BM-02", "truong-do-mat", subject="source", severity="warning", basis=_SECRET)
@only_with("mật")
def secrecy_field(source: SourceText) -> Iterator[Answer]:
    """Trường “Độ mật:” có ghi mức, hoặc bản đánh số riêng của văn bản mật.

    Sai:
        Độ mật: Tối mật
        => 1:1 Văn bản ghi “Độ mật: Tối mật”.
    Đúng:
        Độ mật: không. Mức độ mật thiết giữa nhà trường và gia đình.
    """
    for paragraph in source.paragraphs:
        for match in _SECRET_FIELD.finditer(paragraph.text):
            yield Answer(
                source.place(paragraph.at(match.start())),
                f"Văn bản ghi “{match[0]}”.",
                "Không đăng; hỏi người soạn văn bản.",
            )


_CIRCULATED = (
    r"(?:(?:tài liệu )?(?:(?:chỉ )?lưu hành nội bộ|chỉ (?:dùng|sử dụng) nội bộ|xem xong trả lại|không phổ biến"
    r"|chỉ người có tên(?: mới được bóc bì)?)|tài liệu thu hồi(?: sau (?:khi |cuộc )?họp)?)"
)
_CIRCULATION = re.compile(rf"[\W_]*(?P<marks>{_CIRCULATED}(?:(?:, | - | và ){_CIRCULATED})*)[\W_]*", re.IGNORECASE)
_LOUD = re.compile(r"(?<!\w)(?:LƯU HÀNH NỘI BỘ|XEM XONG TRẢ LẠI|KHÔNG PHỔ BIẾN|TÀI LIỆU THU HỒI)(?!\w)")


@rule("BM-03", "luu-hanh-noi-bo", subject="source", severity="warning", basis=_INTERNAL)
@only_with("lưu", "nội", "xong", "phổ", "tên", "hồi")
def circulation_mark(source: SourceText) -> Iterator[Answer]:
    """Dấu chỉ phạm vi lưu hành: “Lưu hành nội bộ”, “Xem xong trả lại”, “Không phổ biến”.

    Văn bản ấy không dành cho công chúng. Nhắc tới trong câu (“tài liệu lưu hành nội bộ của tổ chuyên môn”) không tính.

    Sai:
        (Lưu hành nội bộ)
        => 1:2 Có dấu chỉ phạm vi lưu hành “Lưu hành nội bộ”.
    Đúng:
        Tổ biên soạn tài liệu lưu hành nội bộ cho học sinh ôn tập.
    """
    for paragraph in source.paragraphs:
        whole = _CIRCULATION.fullmatch(paragraph.text)
        loud = _LOUD.search(paragraph.text) if source.kind == "document" or len(paragraph.text) < 80 else None
        if whole or loud:
            written = loud[0] if loud else whole["marks"] if whole else ""
            start = loud.start() if loud else whole.start("marks") if whole else 0
            yield Answer(
                source.place(paragraph.at(start)),
                f"Có dấu chỉ phạm vi lưu hành “{written}”.",
                "Không đăng, hoặc hỏi cơ quan ban hành.",
                written,
            )


def is_marked(text: str) -> bool:
    """Whether a mark of secrecy or of circulation stands in a text: it is told by its own rule."""
    lines = (line.strip() for line in text.split("\n"))
    return _LOUD.search(text) is not None or any(
        _MARK.fullmatch(line) or _CIRCULATION.fullmatch(line) for line in lines
    )


_CREDENTIAL = re.compile(
    r"(?<!\w)(?P<what>[Mm]ật khẩu|MẬT KHẨU|(?:MK|[Mm]k)(?= ?[:=])|[Pp]ass(?:word|code)?|PASS(?:WORD)?|[Mm]eeting ID"
    r"|Zoom ID|ID(?: (?:phòng|cuộc) họp| phòng)?|[Mm]ã (?:phòng họp|cuộc họp|truy cập|đăng nhập|OTP|PIN|bảo vệ)|OTP|PIN"
    r"|[Tt]oken|API key)"
    r"(?:(?: [^\W\d_]+-?[^\W\d_]*){0,4}?\s*(?:(?<!\w)là(?!\w)|=|:)\s*:?\s*"
    r"(?P<value>\d{3}[ -]\d{3,4}[ -]\d{3,4}|[A-Za-z0-9@#$%^&*!_.+\-]{4,40})"
    # without “:” or “là” only what can be nothing else
    r"| (?P<bare>(?=\D*\d)(?=[^A-Za-z]*[A-Za-z])[A-Za-z0-9@#$%^&*!_+\-]{6,40}|\d{6,}"
    r"|\d{3}[ -]\d{3,4}[ -]\d{3,4}))(?!\w)"
    r"(?! ?(?:ký tự|kí tự|chữ số|số|lần|phút|giây|ngày|giờ))"
)
_ANY_SECRET = re.compile("(?:ật khẩu|ẬT KHẨU|[Pp]ass|PASS|ID|OTP|PIN|oken|API|MK|mk|ã (?:phòng|cuộc|truy|đăng|bảo))")
_CONNECTION = re.compile(r"(?<!\w)[a-z][a-z0-9+]{2,12}://[^\s/:@]{1,60}:[^\s/@]{3,60}@[^\s/]{3,}")


@rule("BM-04", "mat-khau", subject="source", severity="warning", basis=_INTERNAL)
def credential(source: SourceText) -> Iterator[Answer]:
    """Mật khẩu, mã phòng họp, mã truy cập kèm giá trị.

    Ai cũng vào được phòng họp, tài khoản ấy. Lời dặn chung về mật khẩu không tính.

    Sai:
        Vào phòng họp, mật khẩu: Gddt@2024.
        => 1:16 Có mật khẩu kèm giá trị trong bài.
    Đúng:
        Mật khẩu: ít nhất 8 ký tự, mật khẩu: 8-12 ký tự, mật khẩu là bí mật, mật khẩu: ******, Mật khẩu: xxxx.
    """
    for paragraph in with_heads(source) if _ANY_SECRET.search(source.text) else ():
        for match in _CREDENTIAL.finditer(paragraph.text):
            value = (match["value"] or match["bare"]).rstrip(".,")
            told = any(letter.isdigit() for letter in value) or any(letter in "@#$%^&!_" for letter in value)
            if match["what"] == "ID" and sum(letter.isdigit() for letter in value) < 9:
                continue
            if not told or len(value) < 4 or not re.search(r"[A-Za-z0-9]", value) or set(value.lower()) <= set("x*.-_"):
                continue
            yield Answer(
                source.place(paragraph.at(match.start("what"))),
                f"Có {_within(match['what'])} kèm giá trị trong bài.",
                "Xóa, đổi mật khẩu, gửi riêng cho người cần.",
            )
    for match in _CONNECTION.finditer(source.text) if "://" in source.text else ():
        yield Answer(
            source.place(match.start()), "Có chuỗi kết nối kèm tài khoản và mật khẩu.", "Xóa và đổi mật khẩu ngay."
        )


def _within(word: str) -> str:
    """The word inside a sentence: OTP and ID keep their capitals."""
    return word[0].lower() + word[1:] if word[1:2].islower() else word


_PAPER = re.compile(
    r"(?<!\w)(?:[Đđ]ề thi chính thức|[Đđ]ề chính thức|[Đđ]áp án(?: chính thức)?|[Hh]ướng dẫn chấm|[Đđ]ề thi)(?!\w)"
)
_GIVEN = re.compile(r"đính kèm|dưới đây|sau đây|tải về|kèm theo|như sau", re.IGNORECASE)
_SAMPLE = re.compile(r"minh họa|tham khảo|đề mẫu|thi thử|các năm|năm trước|cấu trúc|ma trận|đề cương")
_EXAM_DAY = re.compile(r"(?:thi|kỳ thi|môn)[^.;]{0,60}?ngày (?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4})")


@rule("BM-06", "de-thi-truoc-gio", subject="source", severity="warning", basis=_INTERNAL)
@only_with("đề", "đáp", "chấm")
def paper_before_the_hour(source: SourceText) -> Iterator[Answer]:
    """Đề thi, đáp án được đăng kèm trước ngày thi.

    Lộ đề làm hỏng cả kỳ thi. Đề minh họa, đề các năm trước không tính.

    Sai (ngày 01/06/2024):
        Đề thi đính kèm, dùng cho kỳ thi ngày 06/6/2024.
        => 1:1 “Đề thi” kèm bài đăng trước ngày thi 06/6/2024.
    Đúng (ngày 10/06/2024):
        Đề thi đính kèm, dùng cho kỳ thi ngày 06/6/2024. Đề minh họa cho kỳ thi ngày 06/6/2025 đính kèm.
    """
    for sentence in source.sentences:
        paper, day = _PAPER.search(sentence.text), _EXAM_DAY.search(sentence.text)
        if paper and day and _GIVEN.search(sentence.text) and not _SAMPLE.search(sentence.text):
            exam: date | None = day_of(int(day["y"]), int(day["m"]), int(day["d"]))
            if exam and source.day < exam:
                yield Answer(
                    source.place(sentence.at(paper.start())),
                    f"“{paper[0]}” kèm bài đăng trước ngày thi {day['d']}/{day['m']}/{day['y']}.",
                    "Gỡ ngay; đặt publish_at sau giờ thi.",
                    paper[0],
                )


_PERSON = rf"(?:[Ôô]ng|[Bb]à|[Tt]hầy|[Cc]ô|[Aa]nh|[Cc]hị) {NAME}"
_COMPLAINT_WORD = re.compile("tố cáo|khiếu nại|phản ánh|kiến nghị")
_COMPLAINT = re.compile(
    rf"(?:(?:[Đđ]ơn (?:thư )?)?(?:tố cáo|khiếu nại)(?: đối với| về(?: việc)?| của)? {_PERSON})"
    rf"|(?:[Đđ]ơn (?:thư )?(?:phản ánh|kiến nghị)(?: đối với| về(?: việc)?| của)? {_PERSON})"
    rf"|(?:[Đđ]ơn (?:thư )?của {_PERSON} (?:tố cáo|khiếu nại|phản ánh))"
    rf"|(?:{_PERSON} (?:đã |có đơn |gửi đơn )*(?:tố cáo|khiếu nại)(?!,))"
    rf"|(?:{_PERSON}[^.;]{{0,60}}bị (?:tố cáo|khiếu nại|phản ánh))"
)


@rule("BM-07", "khieu-nai-to-cao", subject="source", severity="warning", basis=_INTERNAL)
@only_with("tố", "khiếu", "phản")
def complaint_with_names(source: SourceText) -> Iterator[Answer]:
    """Vụ khiếu nại, tố cáo nêu tên người.

    Tên người tố cáo phải giữ kín; người bị tố cáo chưa có kết luận. Kết luận đã công bố (có số) không tính.

    Sai:
        Sở đã nhận đơn tố cáo của bà Nguyễn Thị An.
        => 1:12 Vụ khiếu nại, tố cáo có nêu tên người.
    Đúng:
        Ông Trần Văn B, Chánh Thanh tra, tiếp công dân, giải quyết khiếu nại, tố cáo.
    """
    for sentence in source.sentences:
        if not _COMPLAINT_WORD.search(sentence.text):
            continue
        for match in _COMPLAINT.finditer(sentence.text):
            if re.search(r"[Kk]ết luận (?:thanh tra|nội dung tố cáo)? ?số", sentence.text):
                continue
            yield Answer(
                source.place(sentence.at(match.start())), "Vụ khiếu nại, tố cáo có nêu tên người.", "Bỏ tên người."
            )


_MAP = re.compile(
    r"(?:bản đồ|lược đồ)(?: hành chính)?(?: của)?(?: đất)?(?: nước)? (?:Việt Nam|Tổ quốc|nước ta)", re.IGNORECASE
)
_MAP_FILE = re.compile(r"(?:ban|luoc)-?do-?(?:hanh-?chinh-?)?(?:viet-?nam|vn)(?![a-z])", re.IGNORECASE)


@rule("BM-10", "ban-do-viet-nam", subject="source", severity="warning", basis=("ND174:93.3.a",))
def map_without_islands(source: SourceText) -> Iterator[Answer]:
    """Ảnh bản đồ Việt Nam mà mô tả không nhắc Hoàng Sa, Trường Sa.

    Chỉ xét mô tả và chú thích: người duyệt phải tự xem ảnh. Bản đồ một địa phương không tính.

    Sai:
        ![Bản đồ Việt Nam treo trong lớp](ban-do.jpg)
        => 1:1 Mô tả ảnh bản đồ Việt Nam chưa nhắc quần đảo Hoàng Sa, Trường Sa.
    Đúng:
        ![Bản đồ Việt Nam có quần đảo Hoàng Sa, Trường Sa](ban-do.jpg)
    """
    for link in source.links:
        is_map = _MAP.search(link.text) or _MAP_FILE.search(link.target)
        if link.is_picture and is_map and "Hoàng Sa" not in link.text:
            yield Answer(
                source.place(link.start),
                "Mô tả ảnh bản đồ Việt Nam chưa nhắc quần đảo Hoàng Sa, Trường Sa.",
                "Xem lại ảnh; bản đồ đủ thì ghi rõ trong mô tả, thiếu thì thay ảnh.",
            )

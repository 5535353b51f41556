"""NT, nội dung tin bài: title, summary, lead, length and links."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from portal.findings.nearest import fold
from portal.rules.citation import day_of
from portal.rules.printed_day import printed_day
from portal.rules.rule import Answer, rule
from portal.rules.source_text import SourceText

# “sốc nhiệt”, “choáng, ngất” are matters of first aid
_BAIT = re.compile(
    r"(?<!\w)(?:(?:cực |gây )?sốc(?! (?:nhiệt|điện|phản vệ|độ cao|tâm l[ýí]|văn hóa))|gây choáng"
    r"|choáng (?:với|trước|váng vì)"
    r"|không thể tin nổi|bạn sẽ bất ngờ|bất ngờ với|cực hot|siêu hot|hot nhất|xem ngay|click|đừng bỏ lỡ)(?!\w)",
    re.IGNORECASE,
)

_SHOUT = re.compile(r"[!?]{2,}")


@rule("NT-03", "tieu-de-giat", subject="source", severity="warning")
def clickbait(source: SourceText) -> Iterator[Answer]:
    """Tiêu đề câu khách: “sốc”, “xem ngay”, nhiều dấu chấm than.

    Cổng là tiếng nói chính thống; độ dài tiêu đề do bộ đọc bài xét.

    Sai:
        ---
        title: "Sốc với đề thi thử!!!"
        ---
        Nội dung.
        => 2:9 Tiêu đề có “Sốc”.
        => 2:27 Tiêu đề có “!!!”.
    Đúng:
        ---
        title: "Đề thi thử có gì mới?"
        ---
        Nội dung.
    """
    for paragraph in source.paragraphs:
        if paragraph.form == "title":
            for pattern in (_BAIT, _SHOUT):
                for match in pattern.finditer(paragraph.text):
                    yield Answer(
                        source.place(paragraph.at(match.start())),
                        f"Tiêu đề có “{match[0]}”.",
                        "Viết lại: nêu việc, nơi, ngày.",
                        match[0],
                    )


@rule("NT-05", "tom-tat-lap-cau-dau", subject="source", severity="hint", basis=("TT24-2011:4.1",))
def summary_repeats(source: SourceText) -> Iterator[Answer]:
    """Tóm tắt chép lại câu đầu của bài.

    Người đọc gặp một câu hai lần liền nhau. Tóm tắt nên nói điều bài mang lại.

    Sai:
        ---
        title: Khai giảng
        summary: Sáng 05/9/2024, trường khai giảng năm học mới.
        ---
        Sáng 05/9/2024, trường khai giảng năm học mới. Buổi lễ ngắn gọn.
        => 3:10 Tóm tắt giống câu đầu của bài.
    Đúng:
        ---
        title: Khai giảng
        summary: Lễ khai giảng ngắn gọn, học sinh lớp 1 được đón trước.
        ---
        Sáng 05/9/2024, trường khai giảng năm học mới. Buổi lễ ngắn gọn.
    """
    summary = source.value("summary").strip(" .")
    first = next((paragraph for paragraph in source.body if paragraph.form == "prose"), None)
    if summary and first is not None and len(summary) > 20 and fold(first.text).startswith(fold(summary)):
        yield Answer(
            source.place(source.header["summary"].start), "Tóm tắt giống câu đầu của bài.", "Viết tóm tắt khác câu đầu."
        )


_EVENT_DAY = re.compile(
    r"(?:Sáng|Chiều|Tối|Trưa|Vừa qua|Ngày|Trong ngày"
    r"|Hôm)[^.;]{0,20}?(?:ngày )?(?P<d>\d{1,2})/(?P<m>\d{1,2})(?:/(?P<y>\d{4}))?(?=[^\d/])"
)

# a text that was issued, not a thing that happened
_ISSUED = re.compile(r"ban hành|có hiệu lực|phê duyệt|thông qua")

_LATE_DAYS, _STALE_DAYS = 15, 120


@rule("NT-07", "tin-cham", subject="source", severity="warning", basis=("TT37:6.2",))
def late_news(source: SourceText) -> Iterator[Answer]:
    """Tin đăng sau sự kiện quá 15 ngày.

    Thông tin phải kịp thời; 15 ngày là quy ước của cổng. Chỉ xét câu mở đầu tin nêu ngày diễn ra; ngày lịch sử,
    thông báo, bài viết về việc cũ không tính.

    Sai (ngày 30/09/2024):
        ---
        title: Khai giảng
        topic: he-nam-hoc-moi
        author: Văn phòng Sở
        ---
        Sáng 05/9/2024, trường khai giảng năm học mới.
        => 6:1 Sự kiện ngày 05/9/2024, tin đăng sau 25 ngày (quy ước: nhiều nhất 15 ngày).
    Đúng (ngày 08/09/2024):
        ---
        title: Khai giảng
        topic: he-nam-hoc-moi
        author: Văn phòng Sở
        ---
        Sáng 05/9/2024, trường khai giảng năm học mới.
    """
    if source.kind != "article" or source.value("kind") not in ("", "tin"):
        return
    first = next((paragraph for paragraph in source.body if paragraph.form == "prose"), None)
    match = _EVENT_DAY.match(first.text) if first else None
    if first is None or match is None or _ISSUED.search(first.text[:200]):
        return
    event: date | None = day_of(int(match["y"] or source.day.year), int(match["m"]), int(match["d"]))
    if event and timedelta(days=_LATE_DAYS) < source.day - event <= timedelta(days=_STALE_DAYS):
        yield Answer(
            source.place(first.at(0)),
            f"Sự kiện ngày {printed_day(event)}, tin đăng sau {(source.day - event).days} ngày "
            f"(quy ước: nhiều nhất {_LATE_DAYS} ngày).",
            "Đăng tin trong 15 ngày; bài tổng kết thì mở đầu bằng điều mới.",
        )


_SHORTENERS = re.compile(
    r"https?://(?:bit\.ly|tinyurl\.com|goo\.gl|t\.co|ow\.ly|is\.gd|cutt\.ly|forms\.gle|bitly\.com|short\.gy|surl\.li|s\.id|rebrand\.ly|shorturl\.at|by\.com\.vn)/",
    re.IGNORECASE,
)


@rule("NT-10", "lien-ket-rut-gon", subject="source", severity="hint")
def short_or_plain_link(source: SourceText) -> Iterator[Answer]:
    """Liên kết rút gọn (bit.ly) hoặc chưa mã hóa (http).

    Liên kết rút gọn giấu nơi đến và có thể đổi chủ; http để lộ điều người đọc xem.
    Liên kết hỏng do bộ kiểm liên kết xét.

    Sai:
        [Phiếu đăng ký](https://bit.ly/abc) và [trang cũ](http://truong.example/).
        => 1:1 Liên kết rút gọn “https://bit.ly/abc” giấu nơi đến.
        => 1:40 Liên kết “http://truong.example/” chưa mã hóa (http).
    Đúng:
        [Phiếu đăng ký](https://truong.example/phieu) và [mục Văn bản](/van-ban/).
    """
    for link in source.links:
        if _SHORTENERS.match(link.target):
            yield Answer(
                source.place(link.start),
                f"Liên kết rút gọn “{link.target}” giấu nơi đến.",
                "Dùng địa chỉ đầy đủ.",
                link.target,
            )
        elif link.target.lower().startswith("http://"):
            yield Answer(
                source.place(link.start),
                f"Liên kết “{link.target[:80]}” chưa mã hóa (http).",
                "Dùng https:// nếu trang ấy có.",
                link.target,
            )


_LEAST_WORDS = 80


@rule("NT-12", "bai-qua-ngan", subject="source", severity="hint")
def too_short(source: SourceText) -> Iterator[Answer]:
    """Tin, bài dưới 80 từ, hoặc chỉ có ảnh.

    Người đọc chưa biết ai, ở đâu, để làm gì. Thông báo, thông cáo, sự kiện không tính.

    Sai:
        ---
        title: Khai giảng
        topic: he-nam-hoc-moi
        author: Văn phòng Sở
        ---
        Trường đã khai giảng.
        => 6:1 Bài có 4 từ, ít nhất 80 từ.
    Đúng:
        ---
        title: Lịch nghỉ
        kind: thong-bao
        topic: he-nam-hoc-moi
        author: Văn phòng Sở
        ---
        Học sinh nghỉ từ ngày 02/9/2024.
    """
    if source.kind != "article" or not source.has_header or source.value("kind") not in ("", "tin", "guong"):
        return
    words = 0
    for paragraph in source.body:
        words += len(re.findall(r"\w+", paragraph.text))
        if words >= _LEAST_WORDS:
            return
    if words < _LEAST_WORDS and source.is_vietnamese:
        first = source.body[0].at(0) if source.body else len(source.text) - 1
        yield Answer(
            source.place(max(first, 0)),
            f"Bài có {words} từ, ít nhất {_LEAST_WORDS} từ.",
            "Thêm: ai, việc gì, ở đâu, để làm gì.",
        )


_VAGUE = re.compile(
    r"(?:Vừa qua|Mới đây|Gần đây|Vừa rồi|(?:Trong )?(?:[Tt]hời gian|[Nn]hững ngày) qua|Cuối tuần qua)(?:,|(?= ))"
)

_ANY_DAY = re.compile(r"\d{1,2}/\d{1,2}|ngày \d|tháng \d|tuần|năm học|năm \d|học kỳ")


@rule("NT-14", "mo-dau-thieu-ngay", subject="source", severity="warning")
def lead_without_day(source: SourceText) -> Iterator[Answer]:
    """Câu mở đầu “Vừa qua, …” không nêu ngày.

    Tin đọc lại sau một năm không biết là chuyện năm nào. Chỉ xét tin mở đầu bằng “Vừa qua”, “Mới đây”; ai, ở đâu là
    việc của biên tập.

    Sai:
        ---
        title: Khai giảng
        topic: he-nam-hoc-moi
        author: Văn phòng Sở
        kind: tin
        ---
        Vừa qua, nhà trường đã khai giảng trong không khí vui tươi.
        => 7:1 Câu mở đầu “Vừa qua” chưa nêu ngày.
    Đúng:
        ---
        title: Khai giảng
        topic: he-nam-hoc-moi
        author: Văn phòng Sở
        kind: tin
        ---
        Vừa qua, ngày 05/9/2024, nhà trường đã khai giảng.
    """
    if source.kind != "article" or source.value("kind") not in ("", "tin"):
        return
    first = next((paragraph for paragraph in source.body if paragraph.form == "prose"), None)
    match = _VAGUE.match(first.text) if first else None
    if first and match and not _ANY_DAY.search(first.text):
        yield Answer(
            source.place(first.at(0)),
            f"Câu mở đầu “{match[0].rstrip(',')}” chưa nêu ngày.",
            "Ghi ngày diễn ra, ví dụ “Sáng 05/9/2024”.",
        )

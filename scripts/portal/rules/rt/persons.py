"""RT, riêng tư: birth days, homes, mail boxes and facts of a person's own life."""

import re
from collections.abc import Iterator

from portal.rules.people import UPPER, has_name, names
from portal.rules.rt.ground import PRIVACY
from portal.rules.rule import Answer, rule
from portal.rules.source_text import SourceText
from portal.rules.tables import cells, tables

_BIRTH = re.compile(
    r"(?P<word>[Ss]inh ngày|[Nn]gày sinh|[Ss]inh vào ngày|(?<!\w)NS|(?<!\w)[Ss]inh)\s*[:(]?\s*(?:ngày\s+)?"
    r"(?P<d>\d{1,2})\s*(?:/|-|\.|tháng)\s*(?P<m>\d{1,2})\s*(?:/|-|\.|năm)\s*(?P<y>\d{4})"
)

_YEAR = re.compile(r"\d{4}")

_IN_BRACKETS = re.compile(r" \((?P<d>\d{1,2})/\d{1,2}/(?P<y>\d{4})\)")

_STUDENT_WORD = re.compile(
    r"(?:học|thí|giáo|nữ|nam|môn|vệ|tuyển|khai|hy|hi|sản|dưỡng|phát|ký|thực|hộ|du|tân|cứu|ôn)\s\Z"
)


@rule("RT-06", "ngay-sinh", subject="source", severity="warning", basis=PRIVACY)
def birth_date(source: SourceText) -> Iterator[Answer]:
    """Ngày sinh đầy đủ của một người.

    Ngày sinh kèm tên là chìa khóa của nhiều dịch vụ. Nhân vật lịch sử, ngày thành lập không tính.

    Sai:
        Bạn Minh (sinh ngày 12/3/2009) đạt giải Nhất.
        => 1:11 Có ngày sinh đầy đủ của một người.
    Đúng:
        Học sinh ngày 12/3/2024 dự thi. Chủ tịch Hồ Chí Minh sinh ngày 19/5/1890. Trường thành lập ngày 05/9/1975.
    """
    for paragraph in source.paragraphs:
        if not _YEAR.search(paragraph.text):
            continue
        for match in _BIRTH.finditer(paragraph.text):
            short = match["word"].lower() == "sinh" or match["word"].lower().startswith("sinh ")
            if short and _STUDENT_WORD.search(paragraph.text, max(0, match.start() - 8), match.start()):
                continue
            if 1925 <= int(match["y"]) <= source.day.year - 2:
                yield _told_birth(source, paragraph.at(match.start()))
        bracketed = list(_IN_BRACKETS.finditer(paragraph.text))
        named = {name.end for name in names(paragraph.text)} if bracketed else set()
        for match in bracketed:
            if match.start() in named and 1925 <= int(match["y"]) <= source.day.year - 5:
                yield _told_birth(source, paragraph.at(match.start("d")))


def _told_birth(source: SourceText, offset: int) -> Answer:
    return Answer(
        source.place(offset), "Có ngày sinh đầy đủ của một người.", "Xóa ngày sinh; cần thì ghi lớp hoặc chức vụ."
    )


_HOME = re.compile(
    r"(?P<word>[Tt]hường trú|[Tt]ạm trú|(?<!cư )(?<!\w)[Tt]rú tại|[Hh]ộ khẩu|[Nn]hà riêng|[Nn]hà ở"
    r"|[Đđ]ịa chỉ (?:nhà|nơi ở)|(?:[Gg]ia đình|[Nn]hà) (?:em|cháu|ông|bà|anh|chị|thầy|cô"
    r"|bạn)(?: [^,.;]{{0,20}})? ở|[Cc]ư trú tại|(?<!\w)[Nn]gụ (?:tại|ở))"
    rf"[^.;\n]{{0,30}}?(?:số nhà \d|số \d+[A-Z]?(?:/\d+)? |(?<=: )\d+[A-Z]?(?:/\d+)? [{UPPER}]"
    rf"|tổ (?:dân phố )?\d|(?:thôn|buôn|ấp|khóm|xóm|bản|bon) (?:\d|[{UPPER}])|khu phố \d)"
)

_HOME_SIGNS = ("trú", "khẩu", "riêng", "ở", "a chỉ ", "gụ ")

_ZONE = re.compile(
    r"tuyển sinh|địa bàn|phân tuyến|tuyến |khu vực|đối tượng|trường hợp|hồ sơ|chính sách|điều kiện", re.IGNORECASE
)


@rule("RT-07", "dia-chi-nha", subject="source", severity="warning", basis=PRIVACY)
def home_address(source: SourceText) -> Iterator[Answer]:
    """Địa chỉ nhà của một người.

    Người lạ tìm được đến nhà. Địa chỉ trường, cơ quan, địa bàn tuyển sinh không tính.

    Sai:
        Anh Y Thanh trú tại buôn Kna nhận giấy khen.
        => 1:13 Có địa chỉ nhà của một người.
    Đúng:
        Trường tuyển sinh học sinh có hộ khẩu tại tổ dân phố 3. Trụ sở: số 8 Nguyễn Tất Thành.
    """
    for sentence in source.sentences:
        if not any(sign in sentence.text for sign in _HOME_SIGNS):
            continue
        found = list(_HOME.finditer(sentence.text))
        if not found or _ZONE.search(sentence.text):
            continue
        for match in found:
            yield Answer(
                source.place(sentence.at(match.start())),
                "Có địa chỉ nhà của một người.",
                "Xóa địa chỉ; cần thì chỉ ghi tên xã, phường.",
            )


_FREE_MAIL = re.compile(
    r"(?<![\w.+-])(?P<mail>[A-Za-z0-9][\w.+-]{0,63}@(?:gmail|yahoo|hotmail|outlook|icloud|live|ymail|protonmail)"
    r"(?:\.[a-z]{2,4}){1,2})(?!\w)",
    re.IGNORECASE,
)


@rule("RT-08", "thu-rieng", subject="source", severity="warning", basis=PRIVACY)
def private_mail(source: SourceText) -> Iterator[Answer]:
    """Hộp thư riêng, không phải thư công vụ.

    Thư gửi vào hộp thư riêng không ai khác trong cơ quan đọc được. Hộp thư đã ghi trong cong.yaml không tính.

    Sai:
        Bài viết gửi về lan.nguyen@gmail.com.
        => 1:17 Hộp thư riêng “l…@gmail.com” trong bài.
    Đúng:
        Bài viết gửi về vanphong@sogddt.example.gov.vn.
    """
    for paragraph in source.paragraphs:
        for match in _FREE_MAIL.finditer(paragraph.text):
            mail = match["mail"].lower()
            if mail not in source.facts.mails:
                host = mail.partition("@")[2]
                yield Answer(
                    source.place(paragraph.at(match.start())),
                    f"Hộp thư riêng “{mail[0]}…@{host}” trong bài.",
                    "Thay bằng thư công vụ của đơn vị.",
                )


_LIST_ROWS = 5

_NAME_HEAD = r"họ (?:và |, )?tên|tên học sinh|họ tên"

_PRIVATE_HEAD = (
    r"ngày sinh|năm sinh|điện thoại|di động|sđt|số đt|số máy|cccd|căn cước|cmnd|địa chỉ|nơi ở|phụ huynh"
    r"|email|thư điện tử"
)


@rule("RT-09", "danh-sach-ca-nhan", subject="source", severity="error", basis=PRIVACY)
def list_of_persons(source: SourceText) -> Iterator[Answer]:
    """Bảng danh sách người kèm ngày sinh, điện thoại hoặc số giấy tờ.

    Một bảng như thế là dữ liệu cá nhân của cả lớp, cả đơn vị. Tính từ 5 dòng có dữ liệu; bảng mẫu để trống không tính.
    Danh sách không kẻ bảng (PDF, tệp chữ) tính khi mỗi dòng có họ tên và một ngày có thể là ngày sinh.

    Sai:
        | TT | Họ và tên | Ngày sinh |
        |---|---|---|
        | 1 | Nguyễn Văn A | 01/02/2010 |
        | 2 | Trần Thị B | 03/04/2010 |
        | 3 | Lê Văn C | 05/06/2010 |
        | 4 | Phạm Thị D | 07/08/2010 |
        | 5 | Võ Văn E | 09/10/2010 |
        => 1:1 Bảng có 5 dòng họ tên kèm cột “Ngày sinh”.
    Đúng:
        | TT | Họ và tên | Lớp |
        |---|---|---|
        | 1 | Nguyễn Văn A | 7A |
    """
    for table in tables(source):
        name, private = table.column(_NAME_HEAD), table.column(_PRIVATE_HEAD)
        if name is None or private is None:
            continue
        filled = [row for row in map(cells, table.rows) if len(row) > max(name, private) and row[name] and row[private]]
        if len(filled) >= _LIST_ROWS:
            yield Answer(
                source.place(table.first.start),
                f"Bảng có {len(filled)} dòng họ tên kèm cột “{table.heads[private]}”.",
                "Chỉ giữ họ tên và đơn vị, lớp; bỏ các cột riêng tư.",
            )
    yield from _unruled_list(source)


_DAY = re.compile(r"(?<![\d/])\d{1,2}/\d{1,2}/(?P<y>(?:19|20)\d\d)(?![\d/])")


def _unruled_list(source: SourceText) -> Iterator[Answer]:
    listed = []
    for line in source.lines:
        born = _DAY.search(line.text)
        if (
            born
            and 1925 <= int(born["y"]) <= source.day.year - 3
            and not line.text.lstrip().startswith("|")
            and has_name(line.text)
        ):
            listed.append(line)
    if len(listed) >= _LIST_ROWS:
        yield Answer(
            source.place(listed[0].start),
            f"Có {len(listed)} dòng họ tên kèm ngày có thể là ngày sinh.",
            "Chỉ giữ họ tên và đơn vị, lớp; bỏ ngày sinh.",
            severity="warning",
        )


_SENSITIVE = re.compile(
    r"(?:,? ?(?:đã |đang |vừa |không may )?(?:(?:bị|mắc) (?:bệnh|ung thư|tai biến|suy thận|trầm cảm|nhiễm"
    r"|tâm thần|HIV)|nhiễm HIV"
    r"|bị (?:kỷ luật|kỉ luật|cảnh cáo|khiển trách|buộc thôi việc|khởi tố)|(?:là|thuộc) (?:diện )?hộ (?:nghèo|cận nghèo)"
    r"|theo đạo|là tín đồ|là người theo))"
)

_SENSITIVE_SIGNS = ("mắc ", "bị ", "nhiễm ", "hộ nghèo", "hộ cận nghèo", "theo đạo", "tín đồ", "người theo")

_ADULT = re.compile(r"(?<!\w)(?:[Cc]ô|[Tt]hầy|[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Đđ]ồng chí)(?: giáo)? \Z")


@rule("RT-12", "chuyen-rieng", subject="source", severity="warning", basis=PRIVACY)
def sensitive_fact(source: SourceText) -> Iterator[Answer]:
    """Bệnh tật, tôn giáo, hộ nghèo hoặc kỷ luật gắn với tên một người lớn.

    Những điều này thuộc đời sống riêng, nêu ra cần người ấy đồng ý. Số liệu chung không tính.

    Sai:
        Cô Nguyễn Thị An mắc bệnh hiểm nghèo vẫn đến lớp.
        => 1:4 Có thể nêu chuyện riêng của “Nguyễn Thị An”: “mắc bệnh”.
    Đúng:
        Thầy Trần Văn B thăm các hộ nghèo. Toàn trường có 12 giáo viên mắc bệnh nghề nghiệp.
    """
    for sentence in source.sentences:
        if not any(sign in sentence.text for sign in _SENSITIVE_SIGNS) or not _SENSITIVE.search(sentence.text):
            continue
        for name in names(sentence.text):
            said = _SENSITIVE.match(sentence.text, name.end)
            if said and _ADULT.search(sentence.text, max(0, name.start - 14), name.start):
                yield Answer(
                    source.place(sentence.at(name.start)),
                    f"Có thể nêu chuyện riêng của “{name.text}”: “{said[0].strip(' ,')}”.",
                    "Hỏi ý kiến người ấy trước khi đăng, hoặc bỏ chi tiết này.",
                )

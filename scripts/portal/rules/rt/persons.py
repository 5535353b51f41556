"""RT, riêng tư: birth days, homes, mail boxes and facts of a person's own life."""

import re
from collections.abc import Iterator
from datetime import date

from portal.rules.letters import UPPER
from portal.rules.needed_words import DIGIT, MAIL, only_with
from portal.rules.people import FULL_NAME, names
from portal.rules.rt.ground import PRIVACY
from portal.rules.rule import Answer, rule
from portal.rules.source_text import SourceText
from portal.rules.tables import with_heads

_BIRTH = re.compile(
    r"(?P<word>[Ss]inh ngày|[Nn]gày sinh|[Ss]inh vào ngày|[Cc]hào đời(?: vào)?|(?<!\w)NS|(?<!\w)NTNS|(?<!\w)[Ss]inh)"
    r"\s*[:(]?\s*(?:ngày\s+)?(?P<d>\d{1,2})\s*(?:/|-|\.|tháng)\s*(?P<m>\d{1,2})\s*(?:/|-|\.|năm)\s*(?P<y>\d{4}|\d{2}(?!\d))"
)

_ANY_DAY = re.compile(r"\d\s*(?:[/.-]|tháng)\s*\d")

# “trẻ sinh ngày 01/9/2019 trở về trước”: an age group
_RANGE = re.compile(r"[ ,]*(?:đến|trở|về (?:trước|sau)|hoặc (?:trước|sau)|[-–])")

# whoever is dead, or a hero, belongs to history
_OF_HISTORY = re.compile(r"hy sinh|qua đời|từ trần|mất (?:ngày|năm)|[Aa]nh hùng|(?<!con )[Ll]iệt sĩ|[Dd]anh nhân")

_IN_BRACKETS = re.compile(r" \((?P<d>\d{1,2})/\d{1,2}/(?P<y>\d{4})\)")

_STUDENT_WORD = re.compile(
    r"(?:học|thí|giáo|nữ|nam|môn|vệ|tuyển|khai|hy|hi|sản|dưỡng|phát|ký|thực|hộ|du|tân|cứu|ôn)\s\Z"
)


@rule("RT-06", "ngay-sinh", subject="source", severity="warning", basis=PRIVACY)
@only_with(DIGIT)
def birth_date(source: SourceText) -> Iterator[Answer]:
    """Ngày sinh đầy đủ của một người.

    Ngày sinh kèm tên là chìa khóa của nhiều dịch vụ. Nhân vật lịch sử, ngày thành lập không tính.

    Sai:
        Bạn Minh (sinh ngày 12/3/2009) đạt giải Nhất.
        => 1:11 Có ngày sinh đầy đủ của một người.
    Đúng:
        Học sinh ngày 12/3/2024 dự thi. Chủ tịch Hồ Chí Minh sinh ngày 19/5/1890. Trường thành lập ngày 05/9/1975.
    """
    if not _ANY_DAY.search(source.text):
        return
    for paragraph in with_heads(source):
        if not _ANY_DAY.search(paragraph.text):
            continue
        for match in _BIRTH.finditer(paragraph.text):
            short = match["word"].lower() == "sinh" or match["word"].lower().startswith("sinh ")
            if short and _STUDENT_WORD.search(paragraph.text, max(0, match.start() - 8), match.start()):
                continue
            around = paragraph.text[max(0, match.start() - 80) : match.end() + 40]
            if _RANGE.match(paragraph.text, match.end()) or _OF_HISTORY.search(around):
                continue
            if 1925 <= _year(match["y"], source.day) <= source.day.year - 2:
                yield _told_birth(source, paragraph.at(match.start()))
        bracketed = list(_IN_BRACKETS.finditer(paragraph.text))
        named = {name.end for name in names(paragraph.text)} if bracketed else set()
        for match in bracketed:
            if match.start() in named and 1925 <= int(match["y"]) <= source.day.year - 5:
                yield _told_birth(source, paragraph.at(match.start("d")))


def _year(written: str, day: date) -> int:
    """`85` -> 1985, `09` -> 2009."""
    if len(written) == 4:
        return int(written)
    return int(written) + (2000 if int(written) <= day.year % 100 else 1900)


def _told_birth(source: SourceText, offset: int) -> Answer:
    return Answer(
        source.place(offset), "Có ngày sinh đầy đủ của một người.", "Xóa ngày sinh; cần thì ghi lớp hoặc chức vụ."
    )


_HOME = re.compile(
    r"(?:[Tt]hường trú|[Tt]ạm trú|(?<!nội )(?<!bán )(?<!lưu )(?<!cư )(?<!\w)[Tt]rú (?:tại|ở)|[Hh]ộ khẩu|(?<!\w)HKTT"
    r"|[Nn]hà riêng|[Nn]hà ở|[Cc]hỗ ở|[Nn]ơi (?:ở|cư trú)|ở trọ|[Đđ]ịa chỉ (?:nhà|nơi ở)|[Cc]ư trú (?:tại|ở)"
    r"|(?:[Gg]ia đình|[Nn]hà) (?:em|cháu|ông|bà|anh|chị|thầy|cô|bạn)(?: [^,.;]{0,20})? ở|(?<!\w)[Nn]gụ (?:tại|ở))"
    rf"[^.;\n]{{0,30}}?(?:số nhà \d|(?<!\w)số \d+[A-Z]?(?:/\d+)? (?:đường|phố|hẻm|ngõ|kiệt|[{UPPER}])"
    rf"|(?<=: )\d+[A-Z]?(?:/\d+)? [{UPPER}]"
    rf"|(?<!\w)(?:tổ|TDP|đội|hẻm|ngõ|kiệt|khu phố) (?:dân phố )?\d|(?<!\w)khối \d+,? (?:phường|xã)"
    rf"|(?<!\w)(?:thôn|buôn|ấp|khóm|xóm|bản|bon) (?:\d|[{UPPER}]))"
)

_HOME_SIGNS = ("trú", "khẩu", "riêng", "ở", "a chỉ ", "gụ ", "HKTT")

# houses of many, and pupils of a district who are not named
_NO_HOME = re.compile(r"[Nn]hà ở (?:giáo viên|cho|công vụ|học sinh|nội trú|tập thể|xã hội|bán trú|công nhân)")
_UNNAMED = re.compile(
    r"(?:[Hh]ọc sinh|[Tt]rẻ(?: em)?|con em|[Nn]gười dân|[Tt]hí sinh|[Cc]ông dân|[Hh]ộ gia đình|[Pp]hụ huynh)"
    r"(?: (?:có|đang|hiện|phải|đăng ký))*\s*\Z"
)

_ZONE = re.compile(
    r"tuyển sinh|địa bàn|phân tuyến|tuyến |khu vực|đối tượng|trường hợp|hồ sơ|chính sách|điều kiện", re.IGNORECASE
)


@rule("RT-07", "dia-chi-nha", subject="source", severity="warning", basis=PRIVACY)
@only_with("trú", "khẩu", "riêng", "ở", "chỉ", "ngụ", "hktt")
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
            if _NO_HOME.match(match[0]) or _UNNAMED.search(sentence.text[: match.start()]):
                continue
            yield Answer(
                source.place(sentence.at(match.start())),
                "Có địa chỉ nhà của một người.",
                "Xóa địa chỉ; cần thì chỉ ghi tên xã, phường.",
            )


_FREE_HOSTS = (
    "gmail|yahoo|hotmail|outlook|icloud|live|ymail|protonmail|proton|aol|msn|zoho|mail|qq|163|yandex|googlemail"
)
_FREE_MAIL = re.compile(
    rf"(?<![\w.+-])(?P<mail>[A-Za-z0-9][\w.+-]{{0,63}} ?@ ?(?:{_FREE_HOSTS})(?:\.[a-z]{{2,4}}){{1,2}})(?![\w.-]*\w)",
    re.IGNORECASE,
)
_MAIL_LINK = re.compile(r"mailto:(?=[^\s)>\"]+@)", re.IGNORECASE)


@rule("RT-08", "thu-rieng", subject="source", severity="warning", basis=PRIVACY)
@only_with(MAIL)
def private_mail(source: SourceText) -> Iterator[Answer]:
    """Hộp thư riêng, không phải thư công vụ.

    Thư gửi vào hộp thư riêng không ai khác trong cơ quan đọc được. Hộp thư đã ghi trong cong.yaml không tính.

    Sai:
        Bài viết gửi về lan.nguyen@gmail.com.
        => 1:17 Hộp thư riêng “l…@gmail.com” trong bài.
    Đúng:
        Bài viết gửi về vanphong@sogddt.example.gov.vn.
    """
    told: set[int] = set()
    for paragraph in source.published:
        for match in _FREE_MAIL.finditer(paragraph.text):
            told.add(paragraph.at(match.start()))
            yield from _private_box(source, paragraph.at(match.start()), match["mail"])
    for link in _MAIL_LINK.finditer(source.text):
        written = _FREE_MAIL.match(source.text, link.end())
        if written and link.end() not in told:
            yield from _private_box(source, link.end(), written["mail"])


def _private_box(source: SourceText, offset: int, written: str) -> Iterator[Answer]:
    mail = written.lower().replace(" ", "")
    if mail not in source.facts.mails:
        host = mail.partition("@")[2]
        yield Answer(
            source.place(offset), f"Hộp thư riêng “{mail[0]}…@{host}” trong bài.", "Thay bằng thư công vụ của đơn vị."
        )


_SENSITIVE = re.compile(
    r"(?:(?:bị|mắc) (?:bệnh|chứng|ung thư|tai biến|suy thận|trầm cảm|nhiễm|tâm thần|HIV|khuyết tật)|nhiễm HIV"
    r"|(?:điều trị|chữa) (?:bệnh )?(?:ung thư|trầm cảm|tâm thần|HIV)|chạy thận"
    r"|bị (?:kỷ luật|kỉ luật|cảnh cáo|khiển trách|buộc thôi việc|khởi tố|đình chỉ|cách chức|sa thải"
    r"|khai trừ|bắt gi[aữ]m?)"
    r"|(?:là|thuộc) (?:diện )?hộ (?:nghèo|cận nghèo)|theo đạo(?! (?:làm|hiếu|lý|nghĩa|đức))"
    r"|là (?:tín đồ|giáo dân)|là người theo (?:đạo|Phật|Công giáo|Tin [Ll]ành))(?!\w)"
)

_SENSITIVE_SIGNS = (
    *("mắc ", "bị ", "nhiễm ", "ung thư", "hộ nghèo", "hộ cận nghèo", "theo đạo", "tín đồ", "giáo dân", "người theo"),
    *("điều trị", "chữa ", "chạy thận"),
)

_ADULT = re.compile(
    r"(?<!\w)(?:[Cc]ô|[Tt]hầy|[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Đđ]ồng chí)(?: giáo)? "
    rf"(?P<name>(?!Hiệu|Phó|Trưởng|Giám|Chủ|Bí){FULL_NAME})"
)
# between the name and the fact: somebody else
_OTHER_PERSON = re.compile(
    r"thăm|giúp|tặng|trao|hỗ trợ|chăm sóc|cho |các |những|học sinh|(?<!\w)em |người|kể|nói|chia sẻ|tuyên truyền|phòng"
    r"|(?<!\w)(?:ông|bà|thầy|cô|anh|chị|bạn|con|cháu|mẹ|bố|cha|chồng|vợ) |không|\x00"
)
_NEAR = 50


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
    if not any(sign in source.prose for sign in _SENSITIVE_SIGNS):
        return
    for sentence in source.sentences:
        if not any(sign in sentence.text for sign in _SENSITIVE_SIGNS) or not _SENSITIVE.search(sentence.text):
            continue
        for adult in _ADULT.finditer(sentence.text):
            said = _SENSITIVE.search(sentence.text, adult.end(), adult.end() + _NEAR)
            if said and not _OTHER_PERSON.search(sentence.text[adult.end() : said.start()]):
                yield Answer(
                    source.place(sentence.at(adult.start("name"))),
                    f"Có thể nêu chuyện riêng của “{adult['name']}”: “{said[0]}”.",
                    "Hỏi ý kiến người ấy trước khi đăng, hoặc bỏ chi tiết này.",
                )

"""RT, riêng tư: numbers that belong to a person, masked in every message."""

import re
from collections.abc import Iterator

from portal.rules.facts import bare_phone
from portal.rules.needed_words import LONG_NUMBER, only_with
from portal.rules.people import has_name, masked
from portal.rules.rt.ground import PRIVACY
from portal.rules.rule import Answer, rule
from portal.rules.source_text import MASK, SourceText
from portal.rules.tables import with_heads

_IDENTITY = re.compile(r"(?<![\w.,/\-])0\d(?:[ .\-]?\d){10}(?![\w/]|[.,\-]\d)")
_TWELVE = re.compile(r"0\d(?:[ .\-]?\d){10}")
_GROUPED = frozenset({(12,), (3, 3, 3, 3), (4, 4, 4), (6, 6), (3, 9), (3, 3, 6), (6, 3, 3)})

_IDENTITY_WORD = re.compile(r"CCCD|căn cước|định danh cá nhân|số định danh|ĐDCN", re.IGNORECASE)

# a number of something else: “mã vận đơn”, “mã trường”, unless its word stands farther off
_OTHER_NUMBER = re.compile(
    r"(?:mã (?!định danh cá)[^\W\d]+|gói thầu|TBMT|ISBN|ISSN|STK|[Tt]ài khoản|MST|SBD|[Ss]ố báo danh|[Ss]erial"
    r"|[Bb]arcode|BHXH|BHYT|[Hh]óa đơn|[Vv]ận đơn)[^.;\n]{0,40}\Z",
    re.IGNORECASE,
)
_PHONE_WORD = re.compile(
    r"(?:liên hệ|liên lạc|gọi|nhắn|điện thoại|di động|đường dây nóng|số máy|qua số|(?<!\w)(?:S?ĐT|DĐ|Tel|Zalo|Hotline))"
    r"[^.;\n\d]{0,30}\Z",
    re.IGNORECASE,
)


@rule("RT-01", "so-can-cuoc", subject="source", severity="error", basis=PRIVACY)
@only_with(LONG_NUMBER)
def identity_number(source: SourceText) -> Iterator[Answer]:
    """Số căn cước hoặc số định danh cá nhân trong bài.

    Số định danh đi kèm tên đủ để mạo danh một người; đã lên mạng thì không thu lại được. Số 12 chữ số có mã tỉnh, mã
    giới tính đúng mà không kèm tên hay từ “căn cước” chỉ là cảnh báo. Mã học sinh, mã vạch, mã gói thầu không tính.

    Sai:
        Ông Nguyễn Văn An, CCCD 066204001234, nhận bằng khen.
        => 1:25 Có số căn cước “066•••••••••” trong bài.
    Sai:
        Số tra cứu: 066204001234.
        => 1:13 cảnh báo: Có thể là số căn cước: “066•••••••••”.
    Đúng:
        Ông Nguyễn Văn An nhận bằng khen. Mã gói thầu: 066204001234. Kết quả 066/204 học sinh.
    """
    for paragraph in with_heads(source):
        if not _TWELVE.search(paragraph.text):
            continue
        for match in _IDENTITY.finditer(paragraph.text):
            digits = re.sub(r"\D", "", match[0])
            shape = tuple(map(len, re.split(r"\D", match[0])))
            before = paragraph.text[max(0, match.start() - 60) : match.start()]
            told = _IDENTITY_WORD.search(before)
            if not 1 <= int(digits[:3]) <= 96 or digits[3] > "3" or shape not in _GROUPED:
                continue
            if not told and _OTHER_NUMBER.search(before):
                continue
            around = before + paragraph.text[match.end() : match.end() + 60]
            sure = told or _IDENTITY_WORD.search(around) or has_name(around)
            if len(shape) > 1 and not sure:
                continue
            yield Answer(
                source.place(paragraph.at(match.start())),
                f"Có số căn cước “{masked(digits)}” trong bài."
                if sure
                else f"Có thể là số căn cước: “{masked(digits)}”.",
                "Xóa số này; việc cần đối chiếu thì làm trên hồ sơ giấy.",
                severity=None if sure else "warning",
            )


_OLD_WORD = r"(?:CMND|CMT(?:ND)?|chứng minh (?:nhân dân|thư)|số chứng minh)"
_ANY_OLD_WORD = re.compile("CMND|CMT|hứng minh|cmnd|cmt|Cmnd|Cmt|HỨNG MINH")
_OLD_NUMBER = r"(?:\d{3}[ .]?\d{3}[ .]?\d{3}|\d{2}\.?\d{3}\.?\d{4})(?!\d|[/.,]\d)"
_OLD_IDENTITY = re.compile(
    rf"(?<!\w){_OLD_WORD}[^.;\d]{{0,30}}(?P<n>{_OLD_NUMBER})"
    rf"|(?<![\w.,/])(?P<first>{_OLD_NUMBER}) ?\((?:số )?{_OLD_WORD}",
    re.IGNORECASE,
)


@rule("RT-02", "so-chung-minh", subject="source", severity="error", basis=PRIVACY)
@only_with(LONG_NUMBER)
def old_identity_number(source: SourceText) -> Iterator[Answer]:
    """Số chứng minh nhân dân trong bài.

    Số cũ vẫn tra ra người. Chỉ tính số 9 chữ số đứng cạnh từ CMND, chứng minh nhân dân.

    Sai:
        Bà Trần Thị B (CMND: 240123456) nhận quà.
        => 1:22 Có số chứng minh nhân dân “240••••••” trong bài.
    Đúng:
        Bà Trần Thị B nhận quà. Kinh phí 240.123.456 đồng.
    """
    if not _ANY_OLD_WORD.search(source.text):
        return
    for paragraph in with_heads(source):
        for match in _OLD_IDENTITY.finditer(paragraph.text):
            where = "n" if match["n"] else "first"
            digits = re.sub(r"\D", "", match[where])
            yield Answer(
                source.place(paragraph.at(match.start(where))),
                f"Có số chứng minh nhân dân “{masked(digits)}” trong bài.",
                "Xóa số này.",
            )


_GAP = r"(?:\) ?|[ .\-])?"
_MOBILE = re.compile(
    r"(?:(?<![\w.,/+\-])|(?<=\d[/,\-])|(?<=ĐT)|(?<=DĐ)|(?<=alo)|(?<=Tel))"
    rf"\(?(?:0|\+84|\(\+84\)|0084|84(?=\d{{9}})){_GAP}"
    r"(?:3 ?[2-9]|5 ?[25689]|7 ?[06-9]|8 ?[1-9]|9 ?\d)"
    rf"(?:{_GAP}\d){{7}}(?!\w|[/.,\-](?!0\d|\+84)\d)"
)
_MANY_DIGITS = re.compile(r"\d(?:[ .\-)]{0,2}\d){8}")
_PAIRS = re.compile(r"0\d \d\d \d\d ")  # 09 05 12 …: may as well be a list of numbers
_DIALLED = re.compile(
    r"(?:(?:tel|sms|callto):|(?:zalo|wa)\.me/|(?:number|phone|sdt)=(?:%2B)?)"
    r"(?P<n>(?:0|\+?84)[ .\-]?[35789](?:[.\-]?\d){8})(?!\d)",
    re.IGNORECASE,
)


@rule("RT-03", "so-di-dong", subject="source", severity="warning", basis=PRIVACY)
@only_with(LONG_NUMBER)
def private_phone(source: SourceText) -> Iterator[Answer]:
    """Số điện thoại di động không có trong dữ liệu của cổng.

    Số di động là số của một người; người ấy nghỉ việc thì cuộc gọi vẫn đến. Số cố định của cơ quan, tổng đài 1800,
    1900, 111 và số đã ghi trong cong.yaml không tính.

    Sai:
        Liên hệ cô Lan 0905 123 456 để nhận hồ sơ.
        => 1:16 Số di động “090•••••••” chưa có trong dữ liệu liên hệ của cổng.
    Đúng:
        Liên hệ Văn phòng trường, điện thoại 0262 3812 345, hoặc tổng đài 1800 1096.
    """
    told: set[int] = set()
    for paragraph in source.published:
        if not _MANY_DIGITS.search(paragraph.text):
            continue
        for match in _MOBILE.finditer(paragraph.text):
            before = paragraph.text[max(0, match.start() - 40) : match.start()]
            called = _PHONE_WORD.search(before)
            if not called and (_OTHER_NUMBER.search(before) or _PAIRS.match(match[0])):
                continue
            if _IDENTITY_WORD.search(before[-30:]):
                continue
            # “(0905 123 456)”: the bracket is not part of the number
            start = paragraph.at(match.start() + (match[0].startswith("(") and ")" not in match[0]))
            told.add(start)
            yield from _private(source, start, match[0])
    for match in _DIALLED.finditer(source.text):
        if match.start("n") not in told:
            yield from _private(source, match.start("n"), match["n"])


def _private(source: SourceText, offset: int, written: str) -> Iterator[Answer]:
    digits = bare_phone(written)
    if digits not in source.facts.phones:
        yield Answer(
            source.place(offset),
            f"Số di động “{masked(digits)}” chưa có trong dữ liệu liên hệ của cổng.",
            "Thay bằng số cố định của đơn vị, hoặc ghi số công vụ vào cong.yaml.",
        )


_ACCOUNT = re.compile(
    r"(?:STK|(?<!\w)TK|(?:số )?tài khoản|chuyển khoản)[^;\d\n]{0,60}(?P<n>\d(?:[ .\-]?\d){5,18})"
    r"(?!\d|[.,]\d| ?(?:đồng|đ|VNĐ|VND|triệu|nghìn|tỷ)(?!\w))",
    re.IGNORECASE,
)

# who answers questions is not who owns the account
_CONTACT = re.compile(r"liên hệ|gặp|hỏi|kế toán|thư ký|phụ trách|hướng dẫn", re.IGNORECASE)

_UNIT_HOLDER = re.compile(
    r"(?:Trường|Quỹ|Kho bạc|KBNN|Sở|Ban|Hội|Đoàn|Phòng|Trung tâm|Công đoàn|Công ty|UBND|Ủy ban|Liên đoàn)\s",
    re.IGNORECASE,
)

_APPEAL = re.compile(r"ủng hộ|quyên góp|đóng góp|kêu gọi|giúp đỡ|hảo tâm", re.IGNORECASE)


@rule("RT-04", "tai-khoan-ca-nhan", subject="source", severity="error", basis=PRIVACY)
def private_account(source: SourceText) -> Iterator[Answer]:
    """Số tài khoản ngân hàng kèm tên một người.

    Tài khoản riêng đăng trên cổng vừa lộ thông tin, vừa là chỗ cho kẻ xấu giả mạo. Tài khoản của đơn vị, của Kho bạc
    không tính; bài kêu gọi ủng hộ là cảnh báo, vì có khi đơn vị chưa có tài khoản chung.

    Sai:
        Nộp tiền về STK 5200205123456, Nguyễn Thị An, ngân hàng Agribank.
        => 1:17 Có số tài khoản “520••••••••••” kèm tên người.
    Đúng:
        Nộp tiền về tài khoản số 3713.0.1234567, Trường THPT Buôn Ma Thuột, tại Kho bạc Nhà nước.
    """
    if not any(sign in source.text for sign in ("khoản", "STK", "TK", "stk", "Stk")):
        return
    for paragraph in with_heads(source):
        for match in _ACCOUNT.finditer(paragraph.text):
            before = paragraph.text[max(0, match.start() - 80) : match.start("n")]
            after = paragraph.text[match.end() : match.end() + 80]
            holder = _CONTACT.split(after)[0]
            if not has_name(before + MASK + holder) or _UNIT_HOLDER.search(after[:40]):
                continue
            if "Kho bạc" in before + after:
                continue
            appeal = _APPEAL.search(paragraph.text)
            yield Answer(
                source.place(paragraph.at(match.start("n"))),
                f"Có số tài khoản “{masked(re.sub(r'[^0-9]', '', match['n']))}” kèm tên người.",
                "Thay bằng tài khoản của đơn vị, hoặc xóa.",
                severity="warning" if appeal else None,
            )


_TEN_DIGITS = r"\d{4} ?\d{3} ?\d{3}|\d{2} ?\d{4} ?\d{4}|\d{12}"
_CARD = r"[A-Z]{2}[ \-]?[1-5 ](?:[ \-]?\d){12,13}"
_INSURANCE = re.compile(
    rf"(?:BHXH|BHYT|[Bb]ảo hiểm (?:xã hội|y tế)|(?:[Tt]hẻ|[Ss]ổ) (?:bảo hiểm|BH(?!\w)))[^.;\n]{{0,40}}?(?<![\w/])"
    rf"(?P<n>{_CARD}|{_TEN_DIGITS})(?![\w/]|[.,]\d| đồng)"
    rf"|(?<![\w/.,])(?P<first>{_CARD}|{_TEN_DIGITS}) ?\((?:BHXH|BHYT|bảo hiểm)"
)
_CALLED = re.compile("1[89]00|0[235789]")  # a telephone of the insurer


@rule("RT-05", "so-bao-hiem", subject="source", severity="error", basis=PRIVACY)
@only_with("bhxh", "bhyt", "hiểm")
def insurance_number(source: SourceText) -> Iterator[Answer]:
    """Số bảo hiểm xã hội, bảo hiểm y tế của một người.

    Số thẻ cho biết cả nhóm đối tượng và nơi khám bệnh của người ấy.

    Sai:
        Em nộp bản chụp thẻ, số thẻ BHYT HS4666612345678.
        => 1:34 Có số bảo hiểm “HS4••••••••••••” trong bài.
    Đúng:
        Tỷ lệ học sinh tham gia BHYT đạt 98,5%, tăng 1.024 em; hotline BHXH 1900 9068.
    """
    if not any(sign in source.text for sign in ("BH", "ảo hiểm")):
        return
    for paragraph in with_heads(source):
        for match in _INSURANCE.finditer(paragraph.text):
            where = "n" if match["n"] else "first"
            number = re.sub(r"[ \-]", "", match[where])
            if len(number) in (10, 12, 15) and not _CALLED.match(number):
                yield Answer(
                    source.place(paragraph.at(match.start(where))),
                    f"Có số bảo hiểm “{masked(number)}” trong bài.",
                    "Xóa số này.",
                )


_LEARNER = re.compile(
    r"mã (?:(?:số |định danh )?(?:học sinh|học viên|HS)|học tập suốt đời|hồ sơ học tập(?: suốt đời)?)[^.;\d\n]{0,30}"
    r"(?P<n>\d(?: ?\d){9,11})(?!\d)",
    re.IGNORECASE,
)


@rule("RT-15", "ma-hoc-sinh", subject="source", severity="warning", basis=("ND88-2026:4.3", "TT37:3.4"))
@only_with(LONG_NUMBER)
def learner_code(source: SourceText) -> Iterator[Answer]:
    """Mã định danh học sinh, mã hồ sơ học tập trong bài.

    Mã ấy mở được hồ sơ học tập của một người trong cơ sở dữ liệu ngành.

    Sai:
        Em Lan, mã định danh học sinh 6601234567, nhận học bổng.
        => 1:31 Có mã học sinh “660•••••••” trong bài.
    Đúng:
        Nhà trường cấp mã định danh học sinh cho 312 em lớp 1.
    """
    if "ã " not in source.text and "Ã " not in source.text:
        return
    for paragraph in with_heads(source):
        for match in _LEARNER.finditer(paragraph.text):
            yield Answer(
                source.place(paragraph.at(match.start("n"))),
                f"Có mã học sinh “{masked(match['n'].replace(' ', ''))}” trong bài.",
                "Xóa mã này.",
            )

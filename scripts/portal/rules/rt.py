"""RT, riêng tư: numbers, addresses and facts that belong to a person. Numbers are masked in every message."""

import re
from collections.abc import Iterator

from portal.rules.facts import bare_phone
from portal.rules.people import UPPER, has_name, masked, names
from portal.rules.rule import Answer, rule
from portal.rules.source_text import SourceText
from portal.rules.tables import cells, tables

_PRIVACY = ("TT37:3.4", "TT25-2010:8.1", "L91-2025:9")
_IDENTITY = re.compile(r"(?<![\w.,/\-])0\d{2}[ .]?[0-3]\d{2}[ .]?\d{3}[ .]?\d{3}(?![\w/\-]|[.,]\d)")
_IDENTITY_WORD = re.compile(r"CCCD|căn cước|định danh cá nhân|số định danh", re.IGNORECASE)
_OTHER_NUMBER = re.compile(
    r"(?:mã (?:số |định danh )?(?:học sinh|học viên|HS|đề|vạch|hồ sơ|đơn|gói|sản phẩm|thiết bị|thông báo|số thuế|ngành)"
    r"|gói thầu|TBMT|ISBN|ISSN|STK|[Tt]ài khoản|MST|SBD|[Ss]ố báo danh|[Mm]ã số|[Ss]erial|[Bb]arcode|BHXH"
    r"|BHYT|[Hh]óa đơn)"
    r"[^.;\n]{0,40}\Z",
    re.IGNORECASE,
)


@rule("RT-01", "so-can-cuoc", subject="source", severity="error", basis=_PRIVACY)
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
    for paragraph in source.paragraphs:
        for match in _IDENTITY.finditer(paragraph.text):
            digits = re.sub(r"\D", "", match[0])
            before = paragraph.text[max(0, match.start() - 60) : match.start()]
            if not 1 <= int(digits[:3]) <= 96 or _OTHER_NUMBER.search(before):
                continue
            around = before + paragraph.text[match.end() : match.end() + 60]
            sure = _IDENTITY_WORD.search(around) or has_name(around)
            yield Answer(
                source.place(paragraph.at(match.start())),
                f"Có số căn cước “{masked(digits)}” trong bài."
                if sure
                else f"Có thể là số căn cước: “{masked(digits)}”.",
                "Xóa số này; việc cần đối chiếu thì làm trên hồ sơ giấy.",
                severity=None if sure else "warning",
            )


_OLD_IDENTITY = re.compile(
    r"(?P<word>CMND|CMT(?:ND)?|[Cc]hứng minh (?:nhân dân"
    r"|thư))[^.;\d]{0,30}(?P<n>\d{3}[ .]?\d{3}[ .]?\d{3})(?![\d/]|[.,]\d)"
)


@rule("RT-02", "so-chung-minh", subject="source", severity="error", basis=_PRIVACY)
def old_identity_number(source: SourceText) -> Iterator[Answer]:
    """Số chứng minh nhân dân trong bài.

    Số cũ vẫn tra ra người. Chỉ tính số 9 chữ số đứng cạnh từ CMND, chứng minh nhân dân.

    Sai:
        Bà Trần Thị B (CMND: 240123456) nhận quà.
        => 1:22 Có số chứng minh nhân dân “240••••••” trong bài.
    Đúng:
        Bà Trần Thị B nhận quà. Kinh phí 240.123.456 đồng.
    """
    for paragraph in source.paragraphs:
        for match in _OLD_IDENTITY.finditer(paragraph.text):
            digits = re.sub(r"\D", "", match["n"])
            yield Answer(
                source.place(paragraph.at(match.start("n"))),
                f"Có số chứng minh nhân dân “{masked(digits)}” trong bài.",
                "Xóa số này.",
            )


_MOBILE = re.compile(
    r"(?<![\w.,/+\-])(?:0|\+84[ .\-]?|84(?=\d{9}))(?:3[2-9]|5[25689]|7[06-9]|8[1-9]"
    r"|9\d)(?:[ .\-]?\d){7}(?![\w/]|[.,\-]\d)"
)


@rule("RT-03", "so-di-dong", subject="source", severity="warning", basis=_PRIVACY)
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
    for paragraph in source.paragraphs:
        for match in _MOBILE.finditer(paragraph.text):
            digits = bare_phone(match[0])
            before = paragraph.text[max(0, match.start() - 40) : match.start()]
            if digits in source.facts.phones or _OTHER_NUMBER.search(before) or _IDENTITY_WORD.search(before[-30:]):
                continue
            yield Answer(
                source.place(paragraph.at(match.start())),
                f"Số di động “{masked(digits)}” chưa có trong dữ liệu liên hệ của cổng.",
                "Thay bằng số cố định của đơn vị, hoặc ghi số công vụ vào cong.yaml.",
            )


_ACCOUNT = re.compile(
    r"(?P<word>STK|[Ss]ố tài khoản|[Tt]ài khoản (?:số|ngân hàng)"
    r"|[Tt]ài khoản cá nhân)[^.;\d\n]{0,40}(?P<n>\d(?:[ .\-]?\d){5,18})"
)
_UNIT_HOLDER = re.compile(
    r"(?:Trường|Quỹ|Kho bạc|KBNN|Sở|Ban|Hội|Đoàn|Phòng|Trung tâm|Công đoàn|Công ty|UBND|Ủy ban|Liên đoàn)\s",
    re.IGNORECASE,
)
_APPEAL = re.compile(r"ủng hộ|quyên góp|đóng góp|kêu gọi|giúp đỡ|hảo tâm", re.IGNORECASE)


@rule("RT-04", "tai-khoan-ca-nhan", subject="source", severity="error", basis=_PRIVACY)
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
    for paragraph in source.paragraphs:
        for match in _ACCOUNT.finditer(paragraph.text):
            around = paragraph.text[max(0, match.start() - 80) : match.end() + 80]
            holder = paragraph.text[match.end() : match.end() + 80]
            if not has_name(around) or _UNIT_HOLDER.search(holder[:40]) or "Kho bạc" in around:
                continue
            appeal = _APPEAL.search(paragraph.text)
            yield Answer(
                source.place(paragraph.at(match.start("n"))),
                f"Có số tài khoản “{masked(re.sub(r'[^0-9]', '', match['n']))}” kèm tên người.",
                "Thay bằng tài khoản của đơn vị, hoặc xóa.",
                severity="warning" if appeal else None,
            )


_INSURANCE = re.compile(
    r"(?P<word>BHXH|BHYT|[Bb]ảo hiểm (?:xã hội"
    r"|y tế))[^.;\n]{0,40}?(?<![\w/])(?P<n>[A-Z]{2}[1-5 ] ?\d[\d ]{9,13}\d|\d{10}|\d{12})(?![\w/]|[.,]\d)"
)


@rule("RT-05", "so-bao-hiem", subject="source", severity="error", basis=_PRIVACY)
def insurance_number(source: SourceText) -> Iterator[Answer]:
    """Số bảo hiểm xã hội, bảo hiểm y tế của một người.

    Số thẻ cho biết cả nhóm đối tượng và nơi khám bệnh của người ấy.

    Sai:
        Em nộp bản chụp thẻ, số thẻ BHYT HS4666612345678.
        => 1:34 Có số bảo hiểm “HS4••••••••••••” trong bài.
    Đúng:
        Tỷ lệ học sinh tham gia BHYT đạt 98,5%, tăng 1.024 em; hotline BHXH 1900 9068.
    """
    for paragraph in source.paragraphs:
        for match in _INSURANCE.finditer(paragraph.text):
            number = match["n"].replace(" ", "")
            if len(number) in (10, 12, 15) and not bare_phone(number).startswith(("1800", "1900", "02")):
                yield Answer(
                    source.place(paragraph.at(match.start("n"))),
                    f"Có số bảo hiểm “{masked(number)}” trong bài.",
                    "Xóa số này.",
                )


_BIRTH = re.compile(
    r"(?P<word>[Ss]inh ngày|[Nn]gày sinh|[Ss]inh vào ngày|(?<!\w)NS|(?<!\w)[Ss]inh)\s*[:(]?\s*(?:ngày\s+)?"
    r"(?P<d>\d{1,2})\s*(?:/|-|\.|tháng)\s*(?P<m>\d{1,2})\s*(?:/|-|\.|năm)\s*(?P<y>\d{4})"
)
_IN_BRACKETS = re.compile(r" \((?P<d>\d{1,2})/\d{1,2}/(?P<y>\d{4})\)")
_STUDENT_WORD = re.compile(
    r"(?:học|thí|giáo|nữ|nam|môn|vệ|tuyển|khai|hy|hi|sản|dưỡng|phát|ký|thực|hộ|du|tân|cứu|ôn)\s\Z"
)


@rule("RT-06", "ngay-sinh", subject="source", severity="warning", basis=_PRIVACY)
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
        for match in _BIRTH.finditer(paragraph.text):
            short = match["word"].lower() == "sinh" or match["word"].lower().startswith("sinh ")
            if short and _STUDENT_WORD.search(paragraph.text, max(0, match.start() - 8), match.start()):
                continue
            if 1925 <= int(match["y"]) <= source.day.year - 2:
                yield _told_birth(source, paragraph.at(match.start()))
        for match in _IN_BRACKETS.finditer(paragraph.text):
            named = any(name.end == match.start() for name in names(paragraph.text))
            if named and 1925 <= int(match["y"]) <= source.day.year - 5:
                yield _told_birth(source, paragraph.at(match.start("d")))


def _told_birth(source: SourceText, offset: int) -> Answer:
    return Answer(
        source.place(offset), "Có ngày sinh đầy đủ của một người.", "Xóa ngày sinh; cần thì ghi lớp hoặc chức vụ."
    )


_HOME = re.compile(
    r"(?P<word>[Tt]hường trú|[Tt]ạm trú|(?<!cư )(?<!\w)[Tt]rú tại|[Hh]ộ khẩu|[Nn]hà riêng|[Nn]hà ở"
    r"|[Đđ]ịa chỉ (?:nhà|nơi ở)|[Cc]ư trú tại|(?<!\w)[Nn]gụ (?:tại|ở))"
    rf"[^.;\n]{{0,30}}?(?:số nhà \d|số \d+[A-Z]?(?:/\d+)? |(?<=: )\d+[A-Z]?(?:/\d+)? [{UPPER}]"
    rf"|tổ (?:dân phố )?\d|(?:thôn|buôn|ấp|khóm|xóm|bản|bon) (?:\d|[{UPPER}])|khu phố \d)"
)
_ZONE = re.compile(
    r"tuyển sinh|địa bàn|phân tuyến|tuyến |khu vực|đối tượng|trường hợp|hồ sơ|chính sách|điều kiện", re.IGNORECASE
)


@rule("RT-07", "dia-chi-nha", subject="source", severity="warning", basis=_PRIVACY)
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
        for match in _HOME.finditer(sentence.text):
            if not _ZONE.search(sentence.text):
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


@rule("RT-08", "thu-rieng", subject="source", severity="warning", basis=_PRIVACY)
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
    r"ngày sinh|năm sinh|điện thoại|di động|số máy|cccd|căn cước|cmnd|địa chỉ|nơi ở|phụ huynh|email|thư điện tử"
)


@rule("RT-09", "danh-sach-ca-nhan", subject="source", severity="error", basis=_PRIVACY)
def list_of_persons(source: SourceText) -> Iterator[Answer]:
    """Bảng danh sách người kèm ngày sinh, điện thoại hoặc số giấy tờ.

    Một bảng như thế là dữ liệu cá nhân của cả lớp, cả đơn vị. Tính từ 5 dòng có dữ liệu; bảng mẫu để trống không tính.

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


_SENSITIVE = re.compile(
    r"(?:,? ?(?:đã |đang |vừa |không may )?(?:(?:bị|mắc) (?:bệnh|ung thư|tai biến|suy thận|trầm cảm|nhiễm"
    r"|tâm thần|HIV)|nhiễm HIV"
    r"|bị (?:kỷ luật|kỉ luật|cảnh cáo|khiển trách|buộc thôi việc|khởi tố)|(?:là|thuộc) (?:diện )?hộ (?:nghèo|cận nghèo)"
    r"|theo đạo|là tín đồ|là người theo))"
)
_ADULT = re.compile(r"(?<!\w)(?:[Cc]ô|[Tt]hầy|[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Đđ]ồng chí)(?: giáo)? \Z")


@rule("RT-12", "chuyen-rieng", subject="source", severity="warning", basis=_PRIVACY)
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
        if not _SENSITIVE.search(sentence.text):
            continue
        for name in names(sentence.text):
            said = _SENSITIVE.match(sentence.text, name.end)
            if said and _ADULT.search(sentence.text, max(0, name.start - 14), name.start):
                yield Answer(
                    source.place(sentence.at(name.start)),
                    f"Có thể nêu chuyện riêng của “{name.text}”: “{said[0].strip(' ,')}”.",
                    "Hỏi ý kiến người ấy trước khi đăng, hoặc bỏ chi tiết này.",
                )


_LEARNER = re.compile(
    r"(?P<word>[Mm]ã (?:số |định danh )?(?:học sinh|học viên|HS|học tập suốt đời)"
    r"|[Mm]ã hồ sơ học tập)[^.;\d\n]{0,20}(?P<n>\d{10,12})(?!\d)"
)


@rule("RT-15", "ma-hoc-sinh", subject="source", severity="warning", basis=("ND88-2026:4.3", "TT37:3.4"))
def learner_code(source: SourceText) -> Iterator[Answer]:
    """Mã định danh học sinh, mã hồ sơ học tập trong bài.

    Mã ấy mở được hồ sơ học tập của một người trong cơ sở dữ liệu ngành.

    Sai:
        Em Lan, mã định danh học sinh 6601234567, nhận học bổng.
        => 1:31 Có mã học sinh “660•••••••” trong bài.
    Đúng:
        Nhà trường cấp mã định danh học sinh cho 312 em lớp 1.
    """
    for paragraph in source.paragraphs:
        for match in _LEARNER.finditer(paragraph.text):
            yield Answer(
                source.place(paragraph.at(match.start("n"))),
                f"Có mã học sinh “{masked(match['n'])}” trong bài.",
                "Xóa mã này.",
            )

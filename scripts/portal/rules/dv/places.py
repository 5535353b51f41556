"""DV, đơn vị và địa danh: places that ended, spelling of places."""

import re
from collections.abc import Iterator

from portal.law.places import ENDED_PROVINCES, ENDED_TOWNS, MERGED_ON
from portal.rules.dv.past import is_past
from portal.rules.letters import UPPER
from portal.rules.needed_words import only_with
from portal.rules.rule import Answer, rule
from portal.rules.source_text import SourceText

_MERGER = ("NQ202-2025:1",)


def _judged_on(source: SourceText) -> bool:
    """Whether the text speaks after the reorganisation: an official text is judged by the reader's day too."""
    return source.day >= MERGED_ON or (source.kind == "document" and source.as_of >= MERGED_ON)


_DISTRICT = re.compile(
    rf"(?<!\w)(?P<level>[Hh]uyện|[Tt]hị xã"
    rf"|[Qq]uận) (?P<name>[{UPPER}][^\W\d_]*(?:['’][^\W\d_]+)?(?: "
    rf"[{UPPER}][^\W\d_]*(?:['’][^\W\d_]+)?){{0,2}})"
)

_SCHOOL_NAME = re.compile(
    r"(?:Trường|THPT|THCS|Tiểu học|Mầm non|Trung tâm|TT GDNN-GDTX|PTDTNT)"
    r"(?:(?! (?:ở|tại|thuộc|trên|của|về) )[^,.;]){0,40}\Z"
)
_ABROAD = re.compile(
    r"(?<!\w)(?:Hàn Quốc|Nhật Bản|Trung Quốc|Đài Loan|Singapore|Thái Lan|Lào|Campuchia|Hoa Kỳ|nước Mỹ|nước Anh"
    r"|Pháp|Úc)(?!\w)"
)
_PROVINCE = re.compile(
    rf"(?<!\w)(?:[Tt]ỉnh (?P<name>{'|'.join(map(re.escape, ENDED_PROVINCES))})"
    r"|(?:Sở (?:GDĐT|GD&ĐT|GD-ĐT|Giáo dục và Đào tạo)|UBND|Ủy ban nhân dân|HĐND|Tỉnh ủy) "
    rf"(?P<body>{'|'.join(map(re.escape, ENDED_PROVINCES))}))(?!\w)"
)


@rule("DV-01", "dia-ban-da-ket-thuc", subject="source", severity="warning", basis=_MERGER)
def ended_place(source: SourceText) -> Iterator[Answer]:
    """Huyện, thị xã, tỉnh đã kết thúc được nhắc như còn.

    Từ ngày 01/7/2025 không còn cấp huyện, cả nước còn 34 tỉnh, thành phố. Câu kể chuyện trước ngày ấy, câu ghi
    “cũ”, “trước đây”, tên trường không tính.

    Sai (ngày 05/09/2025):
        Học sinh huyện Krông Pắc và tỉnh Phú Yên dự khai giảng.
        => 1:10 Huyện “Krông Pắc” không còn từ ngày 01/7/2025.
        => 1:29 Tỉnh “Phú Yên” không còn từ ngày 01/7/2025.
    Đúng (ngày 05/09/2025):
        Xã Krông Pắc (trước đây thuộc huyện Krông Pắc) khai giảng. Trường THPT huyện Ea Súp dự lễ.
    Đúng (ngày 05/09/2024):
        Học sinh huyện Krông Pắc dự khai giảng.
    """
    if not _judged_on(source) or source.kind == "document":
        return
    for sentence in source.sentences:
        if is_past(source, sentence):
            continue
        for match in _DISTRICT.finditer(sentence.text):
            if not _SCHOOL_NAME.search(sentence.text[: match.start()]) and not _ABROAD.search(sentence.text):
                yield Answer(
                    source.place(sentence.at(match.start())),
                    f"{match['level'].capitalize()} “{match['name']}” không còn từ ngày 01/7/2025.",
                    "Ghi tên xã, phường; tên cũ thì thêm “trước đây là”.",
                    match[0],
                )
        for match in _PROVINCE.finditer(sentence.text):
            name = match["name"] or match["body"]
            if name != "Hậu Giang":
                yield Answer(
                    source.place(sentence.at(match.start())),
                    f"Tỉnh “{name}” không còn từ ngày 01/7/2025.",
                    f"Ghi: {ENDED_PROVINCES[name]} (trước đây là tỉnh {name}).",
                    match[0],
                )


_DAK_LAK = re.compile(
    r"(?-i:[ĐD])(?<![\w.@/-].)[aăắ][kc] ?l[aăắ][kc]"
    r"(?![\w@-]|\.\w| (?:Department|Province|Provincial|Museum|University))",
    re.IGNORECASE,
)

_OTHER_PLACES = (
    (re.compile(r"(?<!\w)(?:Đăk Nông|Đắc Nông|Đăc Nông)(?!\w)"), "Đắk Nông"),
    (re.compile(r"(?<!\w)Kontum(?!\w)"), "Kon Tum"),
    (re.compile(r"(?<!\w)Buôn Mê Thuột|Buôn Mê Thuộc|Ban Mê Thuột|Buôn Ma Thuộc(?!\w)"), "Buôn Ma Thuột"),
    (re.compile(r"(?<!\w)Bắc Cạn(?!\w)"), "Bắc Kạn"), (re.compile(r"(?<!\w)Hoà Bình(?= tỉnh)"), "Hòa Bình"),
)  # fmt: skip

_OTHER_SIGNS = ("Nông", "Kontum", "Thuột", "Thuộc", "Cạn", "Hoà")

_OWN_TITLE = re.compile(r"(?:Tập san|Báo|Tạp chí|Đài)[^,.;]{0,30}\Z")


@rule("DV-05", "dia-danh-sai-chinh-ta", subject="source", severity="warning")
def misspelt_place(source: SourceText) -> Iterator[Answer]:
    """Địa danh viết chưa đúng: Đăk Lăk, Đắc Lắc, Dak Lak.

    Tên chính thức là Đắk Lắk. Tên riêng của một ấn phẩm (Tập san GDĐT Đắc Lắc), địa chỉ trang, trang tiếng Anh
    không tính.

    Sai:
        Sở GDĐT Đăk Lăk thông báo.
        => 1:9 Địa danh “Đăk Lăk” viết chưa đúng.
    Đúng:
        Sở GDĐT Đắk Lắk phát hành Tập san GDĐT Đắc Lắc. Xem https://daklak.example.
    """
    if not source.is_vietnamese:
        return
    others = _OTHER_PLACES if any(sign in source.text for sign in _OTHER_SIGNS) else ()
    for paragraph in source.paragraphs:
        for pattern, right in ((_DAK_LAK, "Đắk Lắk"), *others):
            for match in pattern.finditer(paragraph.text):
                written = match[0]
                if written.lower() == right.lower() or _OWN_TITLE.search(paragraph.text[: match.start()]):
                    continue
                start = paragraph.at(match.start())
                wanted = right.upper() if written.isupper() else right
                yield Answer(
                    source.place(start),
                    f"Địa danh “{written}” viết chưa đúng.",
                    f"Viết: {wanted}.",
                    written,
                    edit=source.edit(start, start + len(written), wanted),
                )


@rule("DV-07", "tinh-hau-giang", subject="source", severity="hint", basis=_MERGER)
@only_with("hậu")
def former_province(source: SourceText) -> Iterator[Answer]:
    """“Tỉnh Hậu Giang” được nhắc như còn sau ngày 01/7/2025.

    Tỉnh đã nhập vào thành phố Cần Thơ. Chuyện trước ngày ấy giữ tên cũ.

    Sai (ngày 05/09/2025):
        Học sinh tỉnh Hậu Giang dự thi.
        => 1:10 “tỉnh Hậu Giang” thuộc thành phố Cần Thơ từ ngày 01/7/2025.
    Đúng (ngày 05/09/2025):
        Học sinh thành phố Cần Thơ (trước đây là tỉnh Hậu Giang) dự thi.
    """
    if not _judged_on(source):
        return
    pattern = r"(?<!\w)[Tt]ỉnh Hậu Giang(?!\w)" + (r"|^Hậu Giang(?=, ngày)" if source.kind == "document" else "")
    for sentence in source.sentences:
        for match in re.finditer(pattern, sentence.text):
            if not is_past(source, sentence):
                yield Answer(
                    source.place(sentence.at(match.start())),
                    f"“{match[0]}” thuộc thành phố Cần Thơ từ ngày 01/7/2025.",
                    "Ghi: thành phố Cần Thơ (trước đây là tỉnh Hậu Giang).",
                    match[0],
                )


@rule("DV-08", "thanh-pho-thuoc-tinh", subject="source", severity="hint", basis=_MERGER)
def former_town(source: SourceText) -> Iterator[Answer]:
    """Thành phố thuộc tỉnh được nhắc như còn: “thành phố Buôn Ma Thuột”.

    Từ ngày 01/7/2025 là các phường. Chuyện trước ngày ấy giữ tên cũ.

    Sai (ngày 05/09/2025):
        Lễ khai giảng tại thành phố Buôn Ma Thuột.
        => 1:19 “thành phố Buôn Ma Thuột” không còn từ ngày 01/7/2025.
    Đúng (ngày 05/09/2025):
        Lễ khai giảng tại phường Buôn Ma Thuột. Năm 2023, thành phố Buôn Ma Thuột có 40 trường.
    """
    if not _judged_on(source) or source.kind == "document":
        return
    towns = "|".join(re.escape(name) for level, name in ENDED_TOWNS if level == "thành phố")
    pattern = re.compile(rf"(?<!\w)(?:[Tt]hành phố |T[Pp]\.? ?)(?:{towns})(?!\w)")
    for sentence in source.sentences:
        for match in pattern.finditer(sentence.text):
            if not is_past(source, sentence):
                yield Answer(
                    source.place(sentence.at(match.start())),
                    f"“{match[0]}” không còn từ ngày 01/7/2025.",
                    "Ghi tên phường.",
                    match[0],
                )

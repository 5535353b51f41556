"""Names of persons in prose, told apart from names of streets, schools and heroes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from portal.rules.letters import UPPER

_SYLLABLE = rf"(?:H['’`]?|Y |K['’]?|Ê |M['’])?[{UPPER}][^\W\d_]*(?:['’][^\W\d_]+)?"
FULL_NAME = rf"(?:{_SYLLABLE})(?: {_SYLLABLE}){{0,4}}"
# Ê Đê and M'Nông given names (H'Lan, Y Thanh) need no surname
HIGHLAND_NAME = rf"(?:H['’][^\W\d_]+|Y [{UPPER}][^\W\d_]+)(?: {_SYLLABLE}){{0,2}}"
_SURNAMES = (
    "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Đoàn|Trịnh|Trương|Lâm|Mai|Đào|Cao|"
    "Lương|Hà|Tạ|Tô|Châu|Quách|Thái|Tăng|Vương|Triệu|Kiều|Văn|Lưu|Nông|Hứa|Giang|Từ|Thạch|Kim|Danh|Niê|Mlô|Ksor|Rơ|"
    "Phùng|Doãn|Nghiêm|Đàm|Khổng|Lò|Chu|Tống|Bế|Diệp|Khuất|Lã|Lại|Ngụy|Nhâm|Phí|Thân|Viên|La|Vi"
)
NAME = rf"(?:(?:{_SURNAMES})(?: {_SYLLABLE}){{1,4}}|{HIGHLAND_NAME})"
_NAME = re.compile(rf"(?<![\w-]){NAME}(?!\w)")
_UPPER_NAME = re.compile(
    r"(?<!\w)(?:NGUYEN|NGUYỄN|TRAN|TRẦN|LE|LÊ|PHAM|PHẠM|HOANG|HOÀNG|HUYNH|HUỲNH|PHAN|VO|VÕ|VU|VŨ|DANG|ĐẶNG|BUI|BÙI|"
    rf"DO|ĐỖ|HO|HỒ|NGO|NGÔ|DUONG|DƯƠNG|LY|LÝ)(?: [{UPPER}]+){{1,4}}(?!\w)"
)
# What a name names instead of a person living now
_NAMED_THING = re.compile(
    r"(?:đường|phố|phường|xã|trường|trường học|thpt|thcs|tiểu học|mầm non|mẫu giáo|chuyên|quỹ|giải|giải thưởng|cúp|"
    r"công viên|hội trường|tượng đài|lăng|đền|cầu|chùa|bệnh viện|nhà văn hóa|nhà thiếu nhi|cung|bảo tàng|hẻm|ngõ|"
    r"anh hùng|liệt sĩ|nhà thơ|nhà văn|nhạc sĩ|họa sĩ|đại tướng|tướng|vua|chủ tịch|cách mạng|học bổng|danh nhân|"
    r"nghĩa quân|khởi nghĩa|chi đội|liên đội|lớp|đội)\s*(?:mang tên\s*)?(?:\w{1,3}\s)?[“\"]?\Z",
    re.IGNORECASE,
)
_HEROES = frozenset(
    {
        "Hồ Chí Minh", "Võ Nguyên Giáp", "Võ Thị Sáu", "Lý Tự Trọng", "Lê Văn Tám", "Nguyễn Huệ", "Lê Lợi", "Lê Lai",
        "Nguyễn Du", "Nguyễn Trãi", "Trần Hưng Đạo", "Trần Quốc Toản", "Trần Phú", "Phan Chu Trinh", "Phan Bội Châu",
        "Phan Đình Phùng", "Lê Hồng Phong", "Nguyễn Văn Cừ", "Nguyễn Văn Trỗi", "Nguyễn Thị Minh Khai", "Ngô Quyền",
        "Lý Thường Kiệt", "Nguyễn Đình Chiểu", "Nguyễn Bỉnh Khiêm", "Chu Văn An", "Lê Quý Đôn", "Lương Thế Vinh",
        "Hoàng Hoa Thám", "Hoàng Văn Thụ", "Nguyễn Tri Phương", "Tô Hiến Thành", "Tô Vĩnh Diện", "Phan Đình Giót",
        "Bùi Thị Xuân", "Hồ Xuân Hương", "Nguyễn Khuyến", "Nguyễn Công Trứ", "Kim Đồng", "Cao Bá Quát", "Lê Duẩn",
        "Trường Chinh", "Tôn Đức Thắng", "Phạm Văn Đồng", "Võ Văn Kiệt", "Nguyễn Tất Thành", "Nguyễn Ái Quốc",
        "Lương Đình Của", "Tạ Quang Bửu", "Hàn Mặc Tử", "Xuân Diệu", "Tố Hữu", "Đặng Thùy Trâm", "Mạc Đĩnh Chi",
        "Phùng Hưng", "Phùng Khắc Khoan", "Khổng Tử", "Thân Nhân Trung", "Trịnh Công Sơn", "Văn Cao",
    }
)  # fmt: skip
_PLACES = frozenset(
    {"Hà Nội", "Hà Giang", "Hà Nam", "Hà Tĩnh", "Thái Bình", "Thái Nguyên", "Cao Bằng", "Kim Đồng", "Hồ Chí Minh",
     "Châu Thành", "Châu Á", "Châu Âu", "Lâm Đồng", "Văn Miếu", "Văn Phòng", "Giang Nam", "Lê Chân", "Hồ Gươm",
     "Thái Lan", "Hà Lan", "Châu Phi", "Châu Mỹ", "Châu Đốc", "Hà Tiên", "Hà Đông", "Mai Châu", "Cao Lãnh", "Lý Sơn",
     "Kim Sơn", "Kim Liên", "Hồ Tây", "Hồ Lắk", "Vũ Quang", "Lâm Hà", "Lai Châu", "Cao Nguyên", "Chu Lai", "La Mã"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Name:
    start: int
    end: int
    text: str


def names(text: str) -> Iterator[Name]:
    """Names of persons, with a usual surname or an Ê Đê, M'Nông given name; heroes and named things left out."""
    for pattern in (_NAME, _UPPER_NAME):
        for match in pattern.finditer(text):
            if not _is_thing(text, match.start(), match[0]):
                yield Name(match.start(), match.end(), match[0])


def has_name(text: str) -> bool:
    """Whether a person is named."""
    return next(names(text), None) is not None


def _is_thing(text: str, start: int, name: str) -> bool:
    return (
        any(name.startswith(hero) for hero in _HEROES)
        or any(name == place or name.startswith(place + " ") for place in _PLACES)
        or _NAMED_THING.search(text, max(0, start - 40), start) is not None
    )


_CHILD = re.compile(
    r"(?<!\w)(?P<who>[Ee]m|[Cc]háu|[Bb]é|(?:nữ |nam )?[Hh]ọc sinh|HS|[Nn]ữ sinh|[Nn]am sinh"
    rf"|[Bb]ạn(?= {NAME}))(?: (?:nữ|nam|gái|trai))? (?P<name>{FULL_NAME}(?:\.[{UPPER}]){{0,3}}\.?)"
)
# “Nguyễn Gia Hân (lớp 4A)”, “N.V.A, học sinh lớp 8B”: told to be a pupil after the name
_THEN_PUPIL = r"(?:,| -| –)? ?\(?(?:là )?(?:(?:em )?học sinh(?: lớp \d| Trường|, )|(?:học )?lớp (?:\d|Mầm|Chồi|Lá))"
_NAMED_PUPIL = re.compile(rf"(?<![\w.-])(?P<name>{NAME}|[{UPPER}](?:\.[{UPPER}]){{1,3}}\.?)(?={_THEN_PUPIL})")
# trẻ em Quảng Nam, chị em Phụ nữ: many, not one
_OF_MANY = re.compile(r"(?:trẻ|chị|anh|đàn) \Z", re.IGNORECASE)
_GROWN_UP = re.compile(
    r"(?<!\w)(?:thầy|cô|ông|bà|anh|chị|chú|bác|đồng chí|giáo viên|phụ huynh|chủ nhiệm|phụ trách|hiệu trưởng|nhân viên"
    r"|bảo vệ|nhà giáo|tác giả|nghệ nhân)(?: giáo| em)?:? \Z",
    re.IGNORECASE,
)
_INITIAL = re.compile(rf"[{UPPER}]\.?(?=,? lớp|, Trường| \(lớp)")
# “Em Yêu Trường Em”, Trường Mầm non Bé Ngoan: a title, a name of a school
_TITLE_BEFORE = re.compile(r"[“\"][^“”\"]{0,20}\Z")
_SCHOOL_BEFORE = re.compile(r"(?:mầm non|mẫu giáo|nhóm trẻ|lớp|trường) (?:tư thục )?\Z", re.IGNORECASE)
_NOT_A_NAME = re.compile(
    r"(?:Trường|THPT|THCS|Tiểu|Mầm|Lớp|Khối|Việt|Sở|Phòng|Ban|Trung|Đắk|Hà|Hậu|Cần|Thành|Tỉnh|Huyện|Quận|Phường|Xã|Bộ|"
    r"Hội|Đoàn|Đội|Liên|Nhà|Có|Được|Nguyễn Tất Thành|Giỏi|Ê Đê|M['’]Nông|Mông|Tày|Nùng|Thái|Khmer|Chăm|Kinh|Tết|"
    r"[A-Z]{2,}|[IVX]+)(?!\w)"
)


# what the patterns above cannot do without, found in a tenth of the time
_MAY_BE_CHILD = re.compile(
    rf"(?:[Ee]m(?<!\w[Ee]m)|[Cc]háu|[Bb]é|[Bb]ạn|sinh|HS)(?: [^\W\d_]{{2,4}})? [{UPPER}]"
    r"|lớp (?:\d|Mầm|Chồi|Lá)|ọc sinh(?:,| lớp \d| Trường)"
)


def may_name_child(text: str) -> bool:
    """Whether `children` can find anything at all."""
    return _MAY_BE_CHILD.search(text) is not None


def children(text: str) -> Iterator[Name]:
    """`em A`, `cháu H'Lan`, `học sinh Nguyễn Văn B`: a child named after the word; `start` is that of the word.

    After “học sinh” only a whole name counts, since much else is written with a capital letter there. A whole name, or
    initials, that a class follows (“Nguyễn Gia Hân, lớp 4A”) is a child's as well.
    """
    end = 0
    found = [*_CHILD.finditer(text)]
    if "lớp" in text or "học sinh" in text:
        found = sorted([*found, *_NAMED_PUPIL.finditer(text)], key=lambda match: match.start())
    for match in found:
        name = match["name"].strip()
        if match.start() < end or _NOT_A_NAME.match(name) or any(name.startswith(hero) for hero in _HEROES):
            continue
        who = match.groupdict().get("who", "").lower()
        if _is_title(text, match) or _is_other(text, match.start(), who, name):
            continue
        whole = re.match(NAME, name) or re.fullmatch(rf"[{UPPER}](?:\.[{UPPER}]){{1,3}}\.?", name)
        if who in ("em", "cháu", "bé", "") or whole or _INITIAL.match(text, match.start("name")):
            end = match.end()
            yield Name(match.start(), match.end(), name)


def _is_other(text: str, start: int, who: str, name: str) -> bool:
    """Several children, a grown-up, a school."""
    if who == "":
        return bool(_GROWN_UP.search(text, max(0, start - 20), start)) or _is_thing(text, start, name)
    before = _SCHOOL_BEFORE if who == "bé" else _OF_MANY
    return bool(before.search(text, max(0, start - 24), start))


def _is_title(text: str, match: re.Match[str]) -> bool:
    """`“Em Yêu Trường Em”`: quoted, and nothing but words with capital letters."""
    opening = _TITLE_BEFORE.search(text, 0, match.start())
    if opening is None:
        return False
    quoted = re.split('[”"]', text[opening.start() + 1 :], maxsplit=1)[0]
    return all(word[:1] == word[:1].upper() for word in quoted.split())


def masked(digits: str) -> str:
    """A personal number as it may be printed: first three digits, then •."""
    return digits[:3] + "•" * max(len(digits) - 3, 3)

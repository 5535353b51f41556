"""Names of persons in prose, told apart from names of streets, schools and heroes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

UPPER = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠ-Ỹ"
_SYLLABLE = rf"(?:H['’`]?|Y |K['’]?|Ê |M['’])?[{UPPER}][^\W\d_]*(?:['’][^\W\d_]+)?"
FULL_NAME = rf"(?:{_SYLLABLE})(?: {_SYLLABLE}){{0,4}}"
# Ê Đê and M'Nông given names (H'Lan, Y Thanh) need no surname
HIGHLAND_NAME = rf"(?:H['’][^\W\d_]+|Y [{UPPER}][^\W\d_]+)(?: {_SYLLABLE}){{0,2}}"
_SURNAMES = (
    "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Đoàn|Trịnh|Trương|Lâm|Mai|Đào|Cao|"
    "Lương|Hà|Tạ|Tô|Châu|Quách|Thái|Tăng|Vương|Triệu|Kiều|Văn|Lưu|Nông|Hứa|Giang|Từ|Thạch|Kim|Danh|Niê|Mlô|Ksor|Rơ"
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
    }
)  # fmt: skip
_PLACES = frozenset(
    {"Hà Nội", "Hà Giang", "Hà Nam", "Hà Tĩnh", "Thái Bình", "Thái Nguyên", "Cao Bằng", "Kim Đồng", "Hồ Chí Minh",
     "Châu Thành", "Châu Á", "Châu Âu", "Lâm Đồng", "Văn Miếu", "Văn Phòng", "Giang Nam", "Lê Chân", "Hồ Gươm"}
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
    r"(?<!\w)(?P<who>[Ee]m|[Cc]háu|[Bb]é|(?:nữ |nam )?[Hh]ọc sinh|HS|[Nn]ữ sinh|[Nn]am sinh)"
    rf"(?: (?:nữ|nam|gái|trai))? (?P<name>{FULL_NAME}(?:\.[{UPPER}]){{0,3}}\.?)"
)
_NOT_A_NAME = re.compile(
    r"(?:Trường|THPT|THCS|Tiểu|Mầm|Lớp|Khối|Việt|Sở|Phòng|Ban|Trung|Đắk|Hà|Hậu|Cần|Thành|Tỉnh|Huyện|Quận|Phường|Xã|Bộ|"
    r"Hội|Đoàn|Đội|Liên|Nhà|Có|Được|Nguyễn Tất Thành|Giỏi|Ê Đê|M['’]Nông|Mông|Tày|Nùng|Thái|Khmer|Chăm|Kinh|Tết|"
    r"[A-Z]{2,}|[IVX]+)(?!\w)"
)


def children(text: str) -> Iterator[Name]:
    """`em A`, `cháu H'Lan`, `học sinh Nguyễn Văn B`: a child named after the word; `start` is that of the word.

    After “học sinh” only a whole name counts, since much else is written with a capital letter there.
    """
    for match in _CHILD.finditer(text):
        name = match["name"].strip()
        if _NOT_A_NAME.match(name) or any(name.startswith(hero) for hero in _HEROES):
            continue
        whole = re.match(NAME, name) or re.fullmatch(rf"[{UPPER}](?:\.[{UPPER}]){{1,3}}\.?", name)
        if match["who"].lower() in ("em", "cháu", "bé") or whole:
            yield Name(match.start(), match.end(), name)


def masked(digits: str) -> str:
    """A personal number as it may be printed: first three digits, then •."""
    return digits[:3] + "•" * max(len(digits) - 3, 3)

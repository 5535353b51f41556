"""RT, riêng tư: lists of persons with what belongs to each of them."""

import re
from collections.abc import Iterator

from portal.rules.people import has_name
from portal.rules.rt.ground import PRIVACY
from portal.rules.rule import Answer, rule
from portal.rules.source_text import SourceText
from portal.rules.tables import LONG_TABLE, Table, cells, names_column, tables

_PRIVATE_HEAD = (
    r"ngày sinh|năm sinh|sinh ngày|NTNS|^NS$|điện thoại|di động|sđt|số đt|^đt$|số máy|zalo|cccd|căn cước|cmnd|định danh"
    r"|ĐDCN|địa chỉ|nơi ở|chỗ ở|hộ khẩu|thường trú|phụ huynh|(?:họ )?tên (?:cha|bố|mẹ)|email|thư điện tử|tài khoản"
    r"|BHXH|BHYT|mã học sinh"
)
# of an office, not of a person: a landline, a hotline, a mail box of the State or of a school
_OFFICIAL = re.compile(
    r"[\s(]*(?:\+?84[ .\-]?|0)2[\d .()\-]{8,}|1[89]00[\d .]*|[\w.+-]+@[\w.-]*(?:\.(?:edu|gov)\.vn|\.example)"
)
_POST = re.compile(r"hiệu trưởng|lãnh đạo|phụ trách|đầu mối|người phát ngôn", re.IGNORECASE)
_ADDRESS = re.compile(r"địa chỉ", re.IGNORECASE)


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
        if table.column(r"hy sinh|(?:năm|ngày) mất") is not None:
            continue  # of history
        rows = [cells(row) for row in table.rows]
        name = names_column(table.heads, rows)
        private = None if name is None else _private_column(table, rows, name)
        if name is None or private is None:
            continue
        filled = _filled(rows, name, private)
        if len(filled) >= LONG_TABLE:
            yield Answer(
                source.place(table.first.start),
                f"Bảng có {len(filled)} dòng họ tên kèm cột “{table.heads[private]}”.",
                "Chỉ giữ họ tên và đơn vị, lớp; bỏ các cột riêng tư.",
            )
    yield from _unruled_list(source)


def _private_column(table: Table, rows: list[tuple[str, ...]], name: int) -> int | None:
    """The first column of private data, those of offices left out."""
    of_offices = bool(_POST.search(table.heads[name]))
    for n, head in enumerate(table.heads):
        if n == name or not re.search(_PRIVATE_HEAD, head, re.IGNORECASE) or (of_offices and _ADDRESS.search(head)):
            continue
        if not all(_OFFICIAL.fullmatch(row[n]) for row in _filled(rows, name, n)):
            return n
    return None


def _filled(rows: list[tuple[str, ...]], name: int, private: int) -> list[tuple[str, ...]]:
    return [row for row in rows if len(row) > max(name, private) and row[name] and row[private]]


_DAY = re.compile(r"(?<![\d/])\d{1,2}/\d{1,2}/(?P<y>(?:19|20)\d\d)(?![\d/])")


def _unruled_list(source: SourceText) -> Iterator[Answer]:
    listed = []
    for line in source.lines:
        born = _DAY.search(line.text)
        if (
            born
            and 1925 <= int(born["y"]) <= source.day.year - 3
            and not line.text.lstrip().startswith(("|", "<tr"))
            and has_name(line.text)
            and not _is_of_else(line.text, born)
        ):
            listed.append(line)
    if len(listed) >= LONG_TABLE:
        yield Answer(
            source.place(listed[0].start),
            f"Có {len(listed)} dòng họ tên kèm ngày có thể là ngày sinh.",
            "Chỉ giữ họ tên và đơn vị, lớp; bỏ ngày sinh.",
            severity="warning",
        )


def _is_of_else(line: str, day: re.Match[str]) -> bool:
    """`từ 01/9/1975 đến 31/8/1980`, `số 12/QĐ-SGDĐT ngày 05/3/2018`."""
    before = line[: day.start()]
    if re.search(r"(?:(?<!sinh )ngày|từ|đến) \Z", before):
        return True
    return bool(re.match(r" ?(?:[-–]|đến) ?\d{1,2}/\d{1,2}/\d{4}", line[day.end() :]))

"""Text files to download: tables (csv), calendars (ics), plain text (txt)."""

import csv
import io
import re
from collections.abc import Iterator

from portal.read.file_fault import Fault

_UTF8 = "Lưu lại bằng bảng mã UTF-8 rồi gửi lại."
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
# What a spreadsheet would compute on opening; a lone dash, a number and a phone number are none.
_FORMULA_STARTS = frozenset("=+-@\t\r")
_FORMULA = re.compile(r"[=+\-@\t\r](?![\d\s.,()%/–-]*\Z)")

# Formulas that start a program or send the reader's data away; no table of a school has one.
_ACTING = re.compile(r".*(?:\|.*!|\b(?:DDE|WEBSERVICE|HYPERLINK|IMPORT(?:XML|DATA|HTML|FEED|RANGE)|IMAGE)\s*\()", re.I)
_STARTS_PROGRAM = re.compile(r"^ACTION(?:;[^:]*)?:PROCEDURE\b", re.IGNORECASE | re.MULTILINE)

# Of Excel; also what keeps a look into 25 MB of line ends short.
_ROWS_LIMIT = 1_048_576
_COLUMNS_LIMIT = 16_384


def inspect_text(data: bytes, ending: str) -> Iterator[Fault]:
    """Faults of a csv, ics or txt file, at their lines."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as broken:
        line = data.count(b"\n", 0, broken.start) + 1
        yield Fault("DL-08", f"có dòng {line} chưa ở bảng mã UTF-8.", _UTF8, line=line)
        return
    if control := _CONTROL.search(text):
        line, col = _position(text, control.start())
        message = f"chứa ký tự điều khiển U+{ord(control[0]):04X}: không phải văn bản thường."
        yield Fault("DL-08", message, _UTF8, line=line, col=col)
    elif ending == "ics":
        yield from _calendar_faults(text)
    elif ending == "csv":
        yield from _table_faults(text)


def _calendar_faults(text: str) -> Iterator[Fault]:
    hint = "Xuất lại lịch từ phần mềm lịch (dạng iCalendar) rồi gửi lại."
    lines = text.split()
    if not lines or lines[0].upper() != "BEGIN:VCALENDAR":
        yield Fault("DL-08", "không phải lịch: dòng đầu không phải BEGIN:VCALENDAR.", hint)
    elif lines[-1].upper() != "END:VCALENDAR":
        yield Fault("DL-08", "bị cụt: dòng cuối không phải END:VCALENDAR.", hint)
    elif _STARTS_PROGRAM.search(text):
        yield Fault("DL-09", "chứa lệnh chạy chương trình (ACTION:PROCEDURE).", hint)


def _table_faults(text: str) -> Iterator[Fault]:
    """A broken table; else the cells that a spreadsheet would take for formulas, counted, at the first one's line."""
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    if line := _line_too_far(text, delimiter):
        hint = "Tách thành nhiều tệp rồi gửi lại."
        message = f"có hơn {_ROWS_LIMIT} dòng hoặc {_COLUMNS_LIMIT} cột: bảng tính không mở hết."
        yield Fault("DL-10", message, hint, line=line)
        return
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    cells = 0
    place = 1
    try:
        for row in rows:
            for cell in row:
                if cell[:1] in _FORMULA_STARTS and _FORMULA.match(cell):
                    if _ACTING.match(cell):
                        message = "có công thức chạy lệnh hoặc gửi dữ liệu đi nơi khác."
                        yield Fault("DL-09", message, "Xóa công thức ấy rồi gửi lại.", line=rows.line_num)
                        return
                    place = place if cells else rows.line_num
                    cells += 1
    except csv.Error:
        hint = "Mở bằng bảng tính, lưu lại thành CSV UTF-8 rồi gửi lại."
        message = f"hỏng ở dòng {rows.line_num}: không đọc được thành bảng."
        yield Fault("DL-08", message, hint, line=max(rows.line_num, 1))
        return
    if cells:
        message = f"có {cells} ô mở đầu bằng = + - @, bảng tính sẽ coi là công thức."
        yield Fault("DL-09", message, "Thêm dấu ' trước nội dung ô, hoặc viết lại ô ấy.", "warning", line=place)


def _line_too_far(text: str, delimiter: str) -> int | None:
    """The first line that no spreadsheet would show whole."""
    for number, line in enumerate(io.StringIO(text), 1):
        if number > _ROWS_LIMIT or line.count(delimiter) >= _COLUMNS_LIMIT:
            return number
    return None


def _position(text: str, offset: int) -> tuple[int, int]:
    before = text[:offset]
    return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1

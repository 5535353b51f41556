"""Text files to download: tables (csv), calendars (ics), plain text (txt)."""

import csv
import io
import re
from collections.abc import Iterator

from portal.read.file_fault import Fault

_UTF8 = "Lưu lại bằng bảng mã UTF-8 rồi gửi lại."
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
# What a spreadsheet would compute on opening; a lone dash, a number and a phone number are none.
_FORMULA = re.compile(r"[=+\-@\t\r](?![\d\s.,()%/–-]*\Z)")


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


def _table_faults(text: str) -> Iterator[Fault]:
    """A broken table, and the first cell that a spreadsheet would take for a formula, with their number."""
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    cells = 0
    place = 1
    try:
        for row in rows:
            risky = sum(1 for cell in row if _FORMULA.match(cell))
            if risky and not cells:
                place = rows.line_num
            cells += risky
    except csv.Error:
        hint = "Mở bằng bảng tính, lưu lại thành CSV UTF-8 rồi gửi lại."
        line = max(rows.line_num, 1)
        yield Fault("DL-08", f"hỏng ở dòng {line}: không đọc được thành bảng.", hint, line=line)
        return
    if cells:
        message = f"có {cells} ô mở đầu bằng = + - @, bảng tính sẽ coi là công thức."
        yield Fault("DL-09", message, "Thêm dấu ' trước nội dung ô, hoặc viết lại ô ấy.", "warning", line=place)


def _position(text: str, offset: int) -> tuple[int, int]:
    before = text[:offset]
    return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1

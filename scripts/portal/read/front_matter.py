"""The header of a text: YAML between `---` lines, or Pelican's plain `Key: value` lines.

Both give one Sheet with the place of every value in the file; the body keeps its own line number.
"""

import re
from dataclasses import dataclass

from portal.findings.finding import Finding, Place
from portal.read.file_text import FileText
from portal.read.yaml_file import Path, Sheet, Value, read_yaml

_LIMIT_BYTES = 16_000
_LIMIT_KEYS = 40
_LISTS = frozenset({"topic", "tags", "redirect_from"})
_PLAIN = re.compile(r"(?P<key>[^\W\d][\w ]{0,39}?)(?P<space>[ \t]*):[ \t]*(?P<value>.*)")
_FENCE = re.compile(r"---[ \t]*")
_ALMOST_FENCE = re.compile(r"[ \t]*(?:-{2}|-{4,}|—+|–+|\*{3,}|_{3,}|\+{3,})[ \t]*|[ \t]+---[ \t]*")

FROM_PATH = "lấy từ tên thư mục năm-tháng-ngày-tên, không ghi ở đây. Xóa dòng này."
# Keys of stock Pelican and of other generators: what stands in their place here.
KNOWN_ELSEWHERE = {
    "date": f"Ngày đăng {FROM_PATH}",
    "ngày": f"Ngày đăng {FROM_PATH}",
    "slug": f"Tên trong địa chỉ {FROM_PATH}",
    "save_as": f"Địa chỉ {FROM_PATH}",
    "url": f"Địa chỉ {FROM_PATH}",
    "unit": "Đơn vị là thư mục chứa bài. Xóa dòng này.",
    "category": "Dùng topic: mã chủ đề của kế hoạch.",
    "template": "Mẫu trang do giao diện chọn. Xóa dòng này.",
    "authors": "Dùng author: tên tác giả như ký dưới bài.",
    "draft": "Dùng status: draft.",
    "modified": "Dùng updated: ngày và updated_note: nội dung cập nhật.",
    "description": "Dùng summary.",
    "translation": "Dùng translation_of.",
}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """`body` is everything after the header as it lies in the file; `body_line` the line it starts on."""

    sheet: Sheet
    body: str
    body_line: int


def read_front_matter(source: FileText) -> tuple[FrontMatter | None, tuple[Finding, ...]]:
    """None when no header can be told from the text; the reason is a finding."""
    lines = source.text.split("\n")
    first = lines[0].rstrip("\r")
    if _FENCE.fullmatch(first):
        return _yaml_header(source, lines)
    if _ALMOST_FENCE.fullmatch(first):
        message = f"Dòng đầu là “{first.strip()}”; phần đầu bài mở bằng đúng ba dấu gạch nối “---”."
        return None, (Finding(Place(source.path), "DL-01", "error", message, "Sửa dòng đầu thành ---."),)
    if _PLAIN.fullmatch(first):
        return _plain_header(source, lines)
    if not source.text.strip():
        return None, (
            Finding(
                Place(source.path),
                "DL-01",
                "error",
                "Tệp trống.",
                "Viết phần đầu bài giữa hai dòng ---, rồi đến nội dung.",
            ),
        )
    message = "Bài chưa có phần đầu (tiêu đề, tóm tắt, chủ đề, tác giả) ở ngay dòng 1."
    hint = "Thêm ở đầu tệp: dòng ---, các dòng “khóa: giá trị”, rồi dòng ---."
    if not first.strip():
        message, hint = "Dòng đầu để trống; phần đầu bài phải bắt đầu ở dòng 1.", "Xóa dòng trống ở đầu tệp."
    return None, (Finding(Place(source.path), "DL-01", "error", message, hint),)


def _yaml_header(source: FileText, lines: list[str]) -> tuple[FrontMatter | None, tuple[Finding, ...]]:
    end = next((n for n, line in enumerate(lines[1:], 1) if _FENCE.fullmatch(line.rstrip("\r"))), None)
    if end is None:
        almost = next((n for n, line in enumerate(lines[1:], 1) if _ALMOST_FENCE.fullmatch(line.rstrip("\r"))), None)
        place = Place(source.path, 1 if almost is None else almost + 1)
        message = "Phần đầu bài chưa có dòng “---” kết thúc."
        return None, (Finding(place, "DL-01", "error", message, "Thêm một dòng --- sau khóa cuối cùng."),)
    header = "\n".join(line.rstrip("\r") for line in lines[1:end]) + "\n"
    oversize = _oversize(source, header)
    if oversize is not None:
        return None, (oversize,)
    sheet, findings = read_yaml(header, source.path, first_line=2, depth_limit=3)
    return FrontMatter(sheet, "\n".join(lines[end + 1 :]), end + 2), (*findings, *_too_many(source, sheet))


def _plain_header(source: FileText, lines: list[str]) -> tuple[FrontMatter | None, tuple[Finding, ...]]:
    """`Key: value` lines up to the first blank one; names in any case, lists by comma, indented lines go on."""
    value: dict[str, Value] = {}
    places: dict[Path, Place] = {(): Place(source.path)}
    keys: dict[Path, Place] = {}
    findings: list[Finding] = []
    end = next((n for n, line in enumerate(lines) if not line.strip()), len(lines))
    oversize = _oversize(source, "\n".join(lines[:end]))
    if oversize is not None:
        return None, (oversize,)
    current: str | None = None
    for number, raw in enumerate(lines[:end], 1):
        line = raw.rstrip("\r")
        match = _PLAIN.fullmatch(line)
        if match is None:
            if line[:1] in " \t" and current is not None:
                value[current] = _joined(value[current], line.strip(), current)
                continue
            message = f"Dòng “{line[:60]}” không phải “Khóa: giá trị”."
            findings.append(
                Finding(
                    Place(source.path, number),
                    "DL-01",
                    "error",
                    message,
                    "Sửa dòng này, hoặc để một dòng trống trước nội dung bài.",
                )
            )
            continue
        key = match["key"].strip().casefold()
        place = Place(source.path, number)
        if (key,) in keys:
            message = f"Khóa “{match['key']}” trùng với dòng {keys[(key,)].line}."
            findings.append(Finding(place, "DL-03", "error", message, "Giữ lại một khóa."))
            current = None
            continue
        keys[(key,)] = place
        places[(key,)] = Place(source.path, number, match.start("value") + 1)
        written = match["value"].strip()
        value[key] = _split(written) if key in _LISTS else written or None
        current = key
    sheet = Sheet(source.path, value, places, keys)
    return FrontMatter(sheet, "\n".join(lines[end:]), end + 1), (*findings, *_too_many(source, sheet))


def _split(written: str) -> Value:
    return [part.strip() for part in written.split(",")] if written else None


def _joined(before: Value, more: str, key: str) -> Value:
    if key in _LISTS:
        return [
            *(before if isinstance(before, list) else []),
            *(part.strip() for part in more.split(",") if part.strip()),
        ]
    return f"{before} {more}" if before else more


def _oversize(source: FileText, header: str) -> Finding | None:
    size = len(header.encode("utf-8", "replace"))
    if size <= _LIMIT_BYTES:
        return None
    message = f"Phần đầu bài nặng {size // 1000} KB, nhiều nhất {_LIMIT_BYTES // 1000} KB."
    return Finding(Place(source.path), "DL-10", "error", message, "Chuyển nội dung xuống dưới phần đầu bài.")


def _too_many(source: FileText, sheet: Sheet) -> tuple[Finding, ...]:
    if len(sheet.keys) <= _LIMIT_KEYS + 60 and len(sheet.value or ()) <= _LIMIT_KEYS:
        return ()
    count = len(sheet.value or ())
    message = f"Phần đầu bài có {count} khóa, nhiều nhất {_LIMIT_KEYS}."
    return (Finding(Place(source.path), "DL-10", "error", message, "Bỏ các khóa không cần."),)

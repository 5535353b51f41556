"""The portal's logo: what the picture that cong.yaml names may be. It is published as it lies there."""

import re
from collections.abc import Iterator

from portal.read.bounded_file import read_plain
from portal.read.file_fault import Fault
from portal.read.file_kind import kind_of
from portal.read.inflation import Inflation, TooMuch
from portal.read.tree import PICTURE_TYPES, SourceFile
from portal.read.xml_elements import ForeignXml, elements_of

_LIMIT_BYTES = 200_000
_DRAWING = frozenset({
    "svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "defs", "use",
    "symbol", "linearGradient", "radialGradient", "stop", "clipPath", "mask", "title", "desc",
})  # fmt: skip
_FETCHED = re.compile(r"url\((?!#)|\\|@import|javascript:")  # a stroke could spell `url` by codes
_AGAIN = "Xuất lại biểu trưng từ phần mềm vẽ, chỉ gồm nét và màu, hoặc dùng tệp PNG."


def logo_faults(file: SourceFile) -> Iterator[Fault]:
    """An SVG that only draws, or a PNG, JPEG or WebP that is one. Raises CannotRun when the disk refuses."""
    data = read_plain(file.real, _LIMIT_BYTES)
    if data is None:
        message = f"nặng {-(-file.size // 1000)} KB, nhiều nhất {_LIMIT_BYTES // 1000} KB."
        yield Fault("DL-10", message, "Thu nhỏ tệp biểu trưng.")
    elif file.type in PICTURE_TYPES:
        kind = kind_of(data)
        if kind.ending != file.type and (kind.ending, file.type) != ("jpg", "jpeg"):
            yield Fault("DL-08", f"mang đuôi “.{file.type}” nhưng bên trong là {kind.word}.", _AGAIN)
    else:
        yield from _svg_faults(data)


def _svg_faults(data: bytes) -> Iterator[Fault]:
    """Whoever opens the file itself gets whatever script it holds, on the portal's own host."""
    try:
        elements = list(elements_of(data, Inflation(len(data))))
    except (ForeignXml, TooMuch):
        yield Fault("DL-08", "không phải một tệp SVG đọc được.", _AGAIN)
        return
    if b"xml-stylesheet" in data or b"\0" in data:  # a style sheet from elsewhere; an encoding that would hide it
        yield Fault("DL-09", "kéo theo tệp định dạng khác, hoặc không ở bảng mã UTF-8.", _AGAIN)
    if not elements or elements[0][0] != "svg":
        yield Fault("DL-08", "không phải một tệp SVG.", _AGAIN)
    for element, attributes in elements:
        if element not in _DRAWING:
            yield Fault("DL-09", f"chứa thẻ “<{element[:40]}>”, không chỉ là hình vẽ.", _AGAIN)
            return
        for name, value in attributes.items():
            plain = value.strip().lower()
            leads_out = (name == "href" and not plain.startswith("#")) or _FETCHED.search(plain)
            if name.lower().startswith("on") or leads_out:
                yield Fault("DL-09", f"chứa thuộc tính “{name[:40]}” chạy lệnh hoặc lấy nội dung nơi khác.", _AGAIN)
                return

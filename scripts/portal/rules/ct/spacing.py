"""CT: white space and punctuation."""

import re
from collections.abc import Iterator

from portal.rules.rule import Answer, rule
from portal.rules.source_text import SourceText

_UNSEEN = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]")
_UNBROKEN = re.compile("[\u00a0\u202f\u2007]")
_UNUSUAL = re.compile(f"{_UNSEEN.pattern[:-1]}{_UNBROKEN.pattern[1:]}")
_EMOJI = re.compile("[\u2600-\u27bf\ufe0f\U0001f000-\U0001faff]")
_DOUBLE = re.compile(r"(?<=\S)[ \t]{2,}(?=\S)|(?<=\S)\t(?=\S)")
_LIST_MARK = re.compile(r"\s*(?:[-*+•–]|\d{1,3}[.)]|[a-zđ]\)|#{1,6}|>|\[\^[\w-]+\]:|:)\s*\Z")


@rule("CT-10", "khoang-trang-thua", subject="source", severity="hint")
def stray_space(source: SourceText) -> Iterator[Answer]:
    """Khoảng trắng thừa: hai dấu cách liền nhau, phím Tab, ký tự ẩn, dấu cách không ngắt, dòng trống cắt đôi câu.

    Dán từ Word hay từ trang khác thường kéo theo những ký tự này; tìm kiếm và đọc màn hình vấp vào chúng. Bảng, mã
    lệnh, chỗ thụt đầu dòng không tính.

    Sai:
        Nhà trường  tổ chức khai giảng.
        => 1:11 Có 2 dấu cách liền nhau.
    Sai:
        Tiếp nhận góp ý của học sinh, giáo viên, báo chí,

        người dân và toàn xã hội.
        => 3:1 Câu bị một dòng trống cắt đôi trước “người dân”.
    Đúng:
        Nhà trường tổ chức khai giảng.

        - Một mục
        -   mục khác
    """
    for line in source.lines if "  " in source.text or "\t" in source.text else ():
        if line.text.lstrip().startswith("|"):
            continue
        for match in _DOUBLE.finditer(line.text):
            if _LIST_MARK.match(line.text[: match.start()]) or "`" in line.text:
                continue
            start = line.start + match.start()
            count = len(match[0])
            yield Answer(
                source.place(start),
                "Có phím Tab giữa dòng." if "\t" in match[0] else f"Có {count} dấu cách liền nhau.",
                "Chỉ để một dấu cách.",
                edit=source.edit(start, start + count, " "),
            )
    yield from _unseen(source)
    yield from _cut_sentences(source)


def _unseen(source: SourceText) -> Iterator[Answer]:
    """Zero-width characters and non-breaking spaces, each kind once with its count."""
    if not _UNUSUAL.search(source.raw):
        return
    for match_kind, what in ((_UNSEEN, "ký tự ẩn"), (_UNBROKEN, "dấu cách không ngắt")):
        found = [
            match
            for match in match_kind.finditer(source.raw)
            if not _EMOJI.search(source.raw[max(0, match.start() - 2) : match.end() + 2])
        ]
        if found:
            yield Answer(
                source.raw_place(found[0].start()),
                f"Có {what} U+{ord(found[0][0]):04X}" + (f", {len(found)} chỗ." if len(found) > 1 else "."),
                "Xóa ký tự ẩn, thay bằng dấu cách thường.",
            )


def _cut_sentences(source: SourceText) -> Iterator[Answer]:
    before = None
    for paragraph in source.body:
        text = paragraph.text.strip()
        if (
            before is not None
            and paragraph.form == "prose"
            and before.form in ("prose", "item")
            and re.search(r"[^\W\d_],?\Z", before.text.rstrip()[-2:])
            and text[:1].islower()
            and re.match(r"[^\W\d_]+[ ,]", text)
            and len(before.text) >= 40
        ):
            yield Answer(
                source.place(paragraph.at(0)),
                f"Câu bị một dòng trống cắt đôi trước “{' '.join(text.split()[:2])}”.",
                "Nối hai đoạn lại.",
            )
        before = paragraph if text else before


_SPACE_BEFORE = re.compile(r"(?<=[^\W_]) +(?P<sign>[,;:!?]|\.(?![.\w]))(?=\s|\Z)")
_SPACE_SHIFTED = re.compile(r"(?<=[^\W_]) +[,;.](?=[^\W\d_])")
_RATIO = re.compile(r"\d +: \d")
_SPACED = re.compile(" [,;:!?.]")
# the sign first, what stands before it after: so it is found without a look at every letter
_NONE_AFTER = re.compile(
    r"(?P<sign>[,;:!?])(?<=[a-zà-ỹđ].)(?=[^\W\d_])|(?P<stop>\.)(?<=[a-zà-ỹđ]{3}.)(?=[A-ZĐÀ-Ỹ][a-zà-ỹ])"
)
_ONE_SIDED = re.compile(r"(?<=[^\W\d_])(?P<sign>[–/]|-) +(?=[^\W\d_])|(?<=[^\W\d_]) +(?P<late>–|/)(?=[^\W\d_])")


@rule("CT-11", "dau-cau", subject="source", severity="hint")
def punctuation(source: SourceText) -> Iterator[Answer]:
    """Dấu câu đặt lệch: có dấu cách trước dấu phẩy, thiếu dấu cách sau dấu, gạch nối có dấu cách một bên.

    Dấu câu dính chữ phía trước, cách chữ phía sau một dấu cách. Số thập phân, giờ, địa chỉ không tính.

    Sai:
        Nhà trường ,phụ huynh và học sinh .Tất cả cùng dự.
        => 1:11 Dấu “,” đặt lệch.
        => 1:34 Dấu “.” đặt lệch.
    Sai:
        Phòng Quản lý chất lượng– cơ sở vật chất làm đầu mối.
        => 1:25 Dấu “–” có dấu cách một bên.
    Đúng:
        Điểm 8,75 lúc 7:30, tỷ lệ 3/4, km/h, TP.HCM, Th.S, www.sogddt.vn, "Tại sao?", Kế hoạch - Tài chính, v.v.
    """
    for paragraph in source.paragraphs:
        if paragraph.form == "header" or not source.is_vietnamese:
            continue
        text = paragraph.text
        hits: list[tuple[int, str]] = []
        if _SPACED.search(text):
            hits += [(match.start(), match["sign"]) for match in _SPACE_BEFORE.finditer(text)]
            hits += [(match.start(), match[0].strip()) for match in _SPACE_SHIFTED.finditer(text)]
        hits += [(match.start(), match["sign"] or match["stop"]) for match in _NONE_AFTER.finditer(text)]
        for start, sign in sorted(set(hits)):
            if sign == ":" and _RATIO.match(text, start - 1):
                continue
            if "@" in text[max(0, start - 30) : start + 30] or (sign == ":" and text[start + 1 : start + 3] == "//"):
                continue
            yield Answer(
                source.place(paragraph.at(start)),
                f"Dấu “{sign}” đặt lệch.",
                f"Viết “{sign}” liền chữ trước, cách chữ sau một dấu cách.",
            )
        if "–" not in text and "/" not in text and "- " not in text:
            continue
        for match in _ONE_SIDED.finditer(text):
            sign = match["sign"] or match["late"]
            if any(citation.start <= paragraph.at(match.start()) < citation.end for citation in source.citations):
                continue
            yield Answer(
                source.place(paragraph.at(match.start())),
                f"Dấu “{sign}” có dấu cách một bên.",
                "Để dấu cách cả hai bên, hoặc bỏ cả hai.",
            )

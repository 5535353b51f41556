"""CT: dates, school years and numbers written one way."""

import re
from collections import Counter
from collections.abc import Iterator

from portal.rules.needed_words import DIGIT, only_with
from portal.rules.rule import Answer, rule
from portal.rules.source_text import SourceText

_DATE = re.compile(r"(?<![\w/.,-])(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>(?:19|20)\d\d)(?![\w/]|[.,]\d)")

_SHORT_YEAR = re.compile(r"ngày (?P<date>\d{1,2}/\d{1,2}/\d{2})(?![\d/])")

_SCHOOL_YEAR = re.compile(r"(?<!\d)(?P<a>20\d\d)(?P<dash> ?[-–] ?)(?P<b>20\d\d)(?!\d)")

_COMMA_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?= (?:đồng|học sinh|người|giáo viên|em|trường|lớp|lượt))")

_SIGN = re.compile(r"\d(?:/\d|,\d{3}| ?[-–] ?20\d)")
_COMMA_SIGN = re.compile(r"\d,\d{3}")
_POINT_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{3})+(?![\d.,]\d|\d)")


@rule("CT-14", "ngay-so-nhieu-kieu", subject="source", severity="hint")
@only_with(DIGIT)
def mixed_dates_and_numbers(source: SourceText) -> Iterator[Answer]:
    """Ngày, năm học, số nghìn viết nhiều kiểu trong một bài.

    Ngày: “05/9/2024” (số 0 trước ngày dưới 10 và tháng 1, 2) hoặc “05/09/2024”, một kiểu cho cả bài.

    Sai:
        Họp ngày 31/1/2024 và ngày 05/02/2024, năm học 2023-2024, năm học 2024 - 2025.
        => 1:10 Ngày “31/1/2024” viết khác kiểu các ngày khác trong bài.
        => 1:67 Năm học “2024 - 2025” viết khác kiểu các năm học khác trong bài.
    Đúng:
        Họp ngày 05/9/2024 và ngày 12/10/2024, năm học 2023-2024; 1.024 học sinh, điểm 9,125.
    """
    if not _SIGN.search(source.prose):
        return
    dates = [(paragraph, match) for paragraph in source.paragraphs for match in _DATE.finditer(paragraph.text)]
    if dates and not any(all(style(match) for _, match in dates) for style in (_padded, _office, _bare)):
        for paragraph, match in dates:
            if not (_padded(match) and _office(match)):
                yield Answer(
                    source.place(paragraph.at(match.start())),
                    f"Ngày “{match[0]}” viết khác kiểu các ngày khác trong bài.",
                    _office_hint(match),
                    match[0],
                )
    for paragraph in source.paragraphs:
        for match in _SHORT_YEAR.finditer(paragraph.text):
            yield Answer(
                source.place(paragraph.at(match.start("date"))),
                f"Ngày “{match['date']}” viết tắt năm.",
                "Viết đủ bốn chữ số của năm.",
                match["date"],
            )
    yield from _school_years(source)
    yield from _thousands(source)


def _office_hint(match: re.Match[str]) -> str:
    wanted = f"{int(match['d']):02d}/{_month(int(match['m']))}/{match['y']}"
    if wanted == match[0]:  # right by itself: the others of the text are written another way
        return "Viết cả bài một kiểu: số 0 trước ngày dưới 10 và tháng 1, 2."
    return f"Viết: {wanted}."


def _month(month: int) -> str:
    return f"{month:02d}" if month < 3 else str(month)


def _padded(match: re.Match[str]) -> bool:
    return len(match["d"]) == 2 and len(match["m"]) == 2


def _office(match: re.Match[str]) -> bool:
    return len(match["d"]) == 2 and match["m"] == _month(int(match["m"]))


def _bare(match: re.Match[str]) -> bool:
    return match["d"] == str(int(match["d"])) and match["m"] == str(int(match["m"]))


def _school_years(source: SourceText) -> Iterator[Answer]:
    years = [
        (paragraph, match)
        for paragraph in source.paragraphs
        for match in _SCHOOL_YEAR.finditer(paragraph.text)
        if int(match["b"]) == int(match["a"]) + 1
    ]
    count = Counter(match["dash"] for _, match in years)
    if len(count) > 1:
        usual = max(sorted(count), key=lambda dash: (dash == "-", count[dash]))
        for paragraph, match in years:
            if match["dash"] != usual:
                yield Answer(
                    source.place(paragraph.at(match.start())),
                    f"Năm học “{match[0]}” viết khác kiểu các năm học khác trong bài.",
                    f"Viết: {match['a']}{usual}{match['b']}.",
                    match[0],
                )


def _thousands(source: SourceText) -> Iterator[Answer]:
    if not _COMMA_SIGN.search(source.text):
        return
    if not any(_POINT_THOUSANDS.search(paragraph.text) for paragraph in source.paragraphs):
        return
    for paragraph in source.paragraphs:
        for match in _COMMA_THOUSANDS.finditer(paragraph.text):
            yield Answer(
                source.place(paragraph.at(match.start())),
                f"Số “{match[0]}” ngăn hàng nghìn bằng dấu phẩy, chỗ khác bằng dấu chấm.",
                f"Viết: {match[0].replace(',', '.')}.",
                match[0],
            )

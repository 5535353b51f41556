"""VB: days of official texts, against the calendar, the symbol and what is known of the text."""

import re
from collections.abc import Iterator

from portal.law.known_texts import BY_SYMBOL
from portal.rules.citation import Citation, day_of
from portal.rules.needed_words import DIGIT, only_with
from portal.rules.printed_day import printed_day
from portal.rules.rule import Answer, rule
from portal.rules.source_text import SourceText

_DAY = re.compile(r"(?<![\w/.,-])(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>(?:19|20)\d\d)(?![\w/]|[.,]\d)")
_DOTTED = re.compile(r"(?<=gày )(?P<d>\d{1,2})(?P<sep>[.-])(?P<m>\d{1,2})(?P=sep)(?P<y>(?:19|20)\d\d)(?![\w/]|[.,]\d)")
# without a year only what is no share: “mỗi ngày 40/45 em”
_NO_YEAR = re.compile(r"(?<=gày )(?<!mỗi ngày )(?<!\d ngày )(?P<d>3[01])/(?P<m>0?[1-9]|1[0-2])(?![\w/]|[.,-]\d)")
_LEAP_YEAR = 2024  # what no year has, has not this one either
_SIGN = re.compile(r"\d/\d{1,2}/\d|gày \d")
_WORDS = re.compile(r"[Nn]gày (?P<d>\d{1,2}) tháng (?P<m>\d{1,2}) năm (?P<y>\d{4})")


@rule("VB-04", "ngay-khong-co", subject="source", severity="warning", basis=())
@only_with(DIGIT)
def impossible_day(source: SourceText) -> Iterator[Answer]:
    """Ngày không có trên lịch.

    Người đọc không biết ngày nào là đúng.

    Sai:
        Hạn nộp hồ sơ: 31/02/2024.
        => 1:16 Không có ngày “31/02/2024” trên lịch.
    Đúng:
        Hạn nộp hồ sơ: 29/02/2024. Tỷ số 31/45, phòng thi 31/02.
    """
    if not _SIGN.search(source.prose):
        return
    for paragraph in source.paragraphs:
        for pattern in (_DAY, _DOTTED, _NO_YEAR, _WORDS):
            for match in pattern.finditer(paragraph.text):
                year = int(match.groupdict().get("y") or _LEAP_YEAR)
                if day_of(year, int(match["m"]), int(match["d"])) is None:
                    yield Answer(
                        source.place(paragraph.at(match.start("d"))),
                        f"Không có ngày “{match[0][match.start('d') - match.start() :]}” trên lịch.",
                        "Xem lại ngày trên bản gốc.",
                        match[0],
                    )


@rule("VB-05", "nam-khac-nhau", subject="source", severity="warning", basis=())
def year_against_symbol(source: SourceText) -> Iterator[Answer]:
    """Năm trong ký hiệu khác năm của ngày ban hành.

    Một trong hai con số sai, người đọc tra không ra. Văn bản hợp nhất không tính.

    Sai:
        Thông tư số 32/2018/TT-BGDĐT ngày 26/12/2019 ban hành chương trình.
        => 1:13 Ký hiệu “32/2018/TT-BGDĐT” ghi năm 2018, ngày ban hành ghi năm 2019.
    Đúng:
        Thông tư số 32/2018/TT-BGDĐT ngày 26/12/2018 ban hành chương trình.
    """
    for citation in source.citations:
        if citation.issued and citation.year and citation.issued.year != citation.year:
            yield Answer(
                source.place(citation.start),
                f"Ký hiệu “{citation.symbol}” ghi năm {citation.year}, ngày ban hành ghi năm {citation.issued.year}.",
                "Xem lại ký hiệu và ngày trên bản gốc.",
                citation.symbol,
            )


def _told_by_year(citation: Citation) -> bool:
    return bool(citation.issued and citation.year and citation.issued.year != citation.year)


@rule("VB-08", "vien-dan-lech", subject="source", severity="warning", basis=())
def against_known_text(source: SourceText) -> Iterator[Answer]:
    """Viện dẫn khác ngày hoặc khác tên của văn bản đã biết.

    Văn bản có thật nhưng ngày hoặc trích yếu ghi lệch; người đọc ngờ cả bài.

    Sai:
        Thông tư số 37/2020/TT-BGDĐT ngày 10/5/2020 của Bộ GDĐT.
        => 1:35 Thông tư số 37/2020/TT-BGDĐT ban hành ngày 05/10/2020, bài ghi 10/5/2020.
    Đúng:
        Thông tư số 37/2020/TT-BGDĐT ngày 05/10/2020 của Bộ GDĐT.
    """
    for citation in source.citations:
        known = BY_SYMBOL.get(citation.symbol)
        if known is None:
            continue
        if citation.issued and citation.issued != known.issued and not _told_by_year(citation):
            assert citation.date_start is not None
            issued = citation.issued
            yield Answer(
                source.place(citation.date_start),
                f"{known.printed} ban hành ngày {printed_day(known.issued)}, "
                f"bài ghi {source.text[citation.date_start :].split(' ')[0].strip('.,;') or issued.isoformat()}.",
                f"Viết: ngày {printed_day(known.issued)}.",
            )
        for slip, right in known.slips:
            after = source.text.find(slip, citation.end, citation.end + 300)
            if after >= 0:
                yield Answer(
                    source.place(after),
                    f"Tên của {known.printed} ghi “{slip}”, bản gốc là “{right}”.",
                    f"Viết: {right}.",
                    slip,
                    severity="hint",
                )


@rule("VB-16", "mot-so-hai-ngay", subject="source", severity="warning", basis=("ND30-2020:15.1",))
def one_number_two_days(source: SourceText) -> Iterator[Answer]:
    """Một số văn bản đi với hai ngày khác nhau trong cùng năm.

    Mỗi văn bản có một số duy nhất trong năm: một trong hai chỗ ghi nhầm.

    Sai:
        Kế hoạch số 12/KH-SGDĐT ngày 05/9/2024 thay bản cũ. Kế hoạch số 12/KH-SGDĐT ngày 06/9/2024 nêu rõ.
        => 1:65 Ký hiệu “12/KH-SGDĐT” ở đây ghi ngày 06/9/2024, trên kia ghi ngày 05/9/2024.
    Đúng:
        Kế hoạch số 12/KH-SGDĐT ngày 05/9/2023 và Kế hoạch số 12/KH-SGDĐT ngày 06/9/2024 là của hai năm.
    """
    first: dict[tuple[str, int], Citation] = {}
    for citation in source.citations:
        if citation.issued is None:
            continue
        before = first.setdefault((citation.symbol, citation.issued.year), citation)
        assert before.issued is not None
        if before.issued != citation.issued:
            here, there = citation.issued, before.issued
            yield Answer(
                source.place(citation.start),
                f"Ký hiệu “{citation.symbol}” ở đây ghi ngày {printed_day(here)}, "
                f"trên kia ghi ngày {printed_day(there)}.",
                "Xem lại ngày trên bản gốc.",
                citation.symbol,
            )

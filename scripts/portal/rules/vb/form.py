"""VB: how fully a text is named at its first mention, and the order of grounds."""

import re
from collections.abc import Iterator

from portal.rules.citation import Citation
from portal.rules.rule import Answer, rule
from portal.rules.source_text import SourceText

# Texts named without number in an official text: each should be told by number and day
_UNNUMBERED = re.compile(
    r"(?P<what>Nghị quyết Đại hội Đảng[^,.;]{0,20}|Chương trình giáo dục phổ thông(?: \(CTGDPT\))? 2018|CTGDPT 2018"
    r"|Quy chế phát ngôn(?! số)|[Đđ]ề án NNQG \d{4}"
    r"|các văn bản chỉ đạo[^.;]{0,80}? của Ban Tuyên giáo[^;]{0,60}|Luật [Gg]iáo dục đại học(?! số))"
)


@rule("VB-10", "vien-dan-thieu", subject="source", severity="hint", basis=("ND30-2020:9",))
def incomplete_citation(source: SourceText) -> Iterator[Answer]:
    """Lần đầu nhắc một văn bản mà thiếu tên loại, thiếu “số”, thiếu ngày, hoặc thiếu cả số và ngày.

    Lần đầu viện dẫn ghi đủ tên loại, số, ký hiệu, ngày và cơ quan ban hành; các lần sau viết gọn. Văn bản của cơ quan
    nhắc văn bản khác mà không có số, ngày thì cũng tính.

    Sai:
        Theo Thông tư 37/2020, cổng có bản tin.
        => 1:15 Lần đầu nhắc “Thông tư 37/2020” còn thiếu: từ “số”, ký hiệu đủ, ngày ban hành.
    Sai:
        Theo Nghị định số 30/2020/NĐ-CP, văn bản có số.
        => 1:19 Lần đầu nhắc “Nghị định 30/2020/NĐ-CP” còn thiếu: ngày ban hành.
    Đúng:
        Thông tư số 37/2020/TT-BGDĐT ngày 05/10/2020 của Bộ GDĐT. Khoản 1 Điều 8 Thông tư số 37/2020/TT-BGDĐT.
    """
    if not source.is_vietnamese:
        return
    told: set[str] = set()
    begin = source.body[0].start if source.body else 0
    for citation in source.citations:
        if citation.start < begin:  # title and summary are short by nature
            continue
        key = "/".join(citation.symbol.split("/")[:2]) if citation.year else citation.symbol
        if key in told or (source.kind == "document" and not citation.type and _is_own_head(source, citation)):
            continue
        told.add(key)
        lacking = list(_lacking(source, citation))
        if lacking:
            name = f"{citation.type} {citation.written}".strip()
            yield Answer(
                source.place(citation.start),
                f"Lần đầu nhắc “{name}” còn thiếu: {', '.join(lacking)}.",
                "Viết: tên loại, số, ký hiệu, ngày, cơ quan ban hành.",
                citation.written,
            )
    if source.kind == "document":
        yield from _unnumbered(source)
    else:
        yield from _number_alone(source)


def _lacking(source: SourceText, citation: Citation) -> Iterator[str]:
    if not citation.type and citation.family != "law":
        yield "tên loại văn bản"
    elif not citation.has_word_so and citation.family != "law":
        yield "từ “số”"
    if citation.family == "short":
        yield "ký hiệu đủ"
    if not citation.has_date and not _dated_elsewhere(source, citation):
        yield "ngày ban hành"


_NUMBER_ALONE = re.compile(
    r"(?<!\w)(?P<type>Thông tư|Nghị định) (?:số )?(?P<n>\d{1,3})(?![\d/\-–]|[.,]\d| \w+ \d{4}/)(?!\w)"
)


def _number_alone(source: SourceText) -> Iterator[Answer]:
    """`Thông tư 37`: a text that is nowhere named in full."""
    told: set[str] = set()
    for paragraph in source.body:
        for match in _NUMBER_ALONE.finditer(paragraph.text):
            number = match["n"]
            if number in told or any(
                each.symbol.split("/")[0].lstrip("0") == number.lstrip("0") for each in source.citations
            ):
                continue
            told.add(number)
            yield Answer(
                source.place(paragraph.at(match.start())),
                f"Lần đầu nhắc “{match[0]}” còn thiếu: năm, ký hiệu, ngày ban hành.",
                "Viết: tên loại, số, ký hiệu, ngày, cơ quan ban hành.",
                match[0],
            )


def _dated_elsewhere(source: SourceText, citation: Citation) -> bool:
    """A list `số 17/2018, 18/2018, 19/2018 ngày …` dates its members together; a quotation in brackets too."""
    before = source.text[max(0, citation.start - 140) : citation.start].rpartition("\n\n")[2]
    lead = source.text[max(0, citation.start - 400) : citation.start]
    if re.search(r"[Nn]gày \d{1,2}/\d{1,2}/\d{4},[^.]*\Z", before) or re.search(
        r"cùng (?:ban hành |ký )?ngày \d", lead
    ):
        return True
    after = source.text[citation.end : citation.end + 120].split("\n\n")[0]
    return bool(re.match(r"\s*(?:,|và|;|\))[^.]{0,110}?ngày\s+\d|\s*\|\s*\d{1,2}/\d{1,2}/\d{4}", after))


def _is_own_head(source: SourceText, citation: Citation) -> bool:
    return source.place(citation.start).line <= 15


def _unnumbered(source: SourceText) -> Iterator[Answer]:
    for paragraph in source.paragraphs:
        told: set[str] = set()
        for match in _UNNUMBERED.finditer(paragraph.text):
            what = match["what"].strip()
            if what[:14] in told or re.match(r"[^.;]{0,12}số \d", paragraph.text[match.end() :]):
                continue
            told.add(what[:14])
            yield Answer(
                source.place(paragraph.at(match.start("what"))),
                f"“{what[:60]}” chưa có số và ngày.",
                "Ghi số, ký hiệu, ngày của văn bản.",
                what[:60],
            )


# what a ground says, its name, its rank: a local decision stands below a circular, a decision of a minister anywhere
_RANKS = tuple(
    (re.compile(pattern), pattern.split(" [")[0], rank)
    for pattern, rank in (
        ("Hiến pháp", 0), ("Bộ luật", 1), ("Luật", 1), ("Pháp lệnh", 2), (r"Nghị quyết [^;]*(?:QH1\d|Quốc hội)", 2),
        ("Nghị định", 3), ("Quyết định [^;]*(?:QĐ-TTg|Thủ tướng)", 4), ("Thông tư", 5),
        ("Nghị quyết [^;]*(?:HĐND|Hội đồng nhân dân)", 6), ("Quyết định [^;]*(?:UBND|Ủy ban nhân dân)", 7),
    )
)  # fmt: skip


@rule("VB-21", "thu-tu-can-cu", subject="source", severity="hint", basis=("ND30-2020:9",))
def order_of_grounds(source: SourceText) -> Iterator[Answer]:
    """Các dòng “Căn cứ” không theo thứ bậc: luật trước, rồi nghị định, rồi thông tư.

    Sai:
        Căn cứ Thông tư số 37/2020/TT-BGDĐT ngày 05/10/2020;

        Căn cứ Luật Giáo dục số 43/2019/QH14 ngày 14/6/2019;
        => 3:1 Căn cứ “Luật” đứng sau căn cứ “Thông tư”.
    Đúng:
        Căn cứ Luật Giáo dục số 43/2019/QH14 ngày 14/6/2019;

        Căn cứ Thông tư số 37/2020/TT-BGDĐT ngày 05/10/2020;
    """
    highest: tuple[str, int] | None = None
    for paragraph in source.paragraphs:
        if not paragraph.text.startswith("Căn cứ "):
            highest = None
            continue
        rest = paragraph.text.removeprefix("Căn cứ ")
        rank = next(((word, n) for pattern, word, n in _RANKS if pattern.match(rest)), None)
        if rank is None:
            continue
        if highest is not None and rank[1] < highest[1]:
            yield Answer(
                source.place(paragraph.at(0)),
                f"Căn cứ “{rank[0]}” đứng sau căn cứ “{highest[0]}”.",
                "Xếp lại: luật, nghị định, quyết định của Thủ tướng, thông tư, văn bản của tỉnh.",
            )
        highest = rank if highest is None or rank[1] > highest[1] else highest

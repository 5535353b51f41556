"""VB: whether a cited text is in force, by the law of the article's own day."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from types import MappingProxyType

from portal.law.known_texts import BY_SYMBOL as KNOWN
from portal.law.known_texts import NAMED_LAWS
from portal.law.superseded import BY_SYMBOL, SUPERSEDED, Superseded
from portal.rules.citation import Citation
from portal.rules.printed_day import printed_day
from portal.rules.rule import Answer, rule
from portal.rules.source_text import Sentence, SourceText

_SAID_ENDED = re.compile(
    r"hết hiệu lực|thay thế|bãi bỏ|thay cho|trước đây|(?<!\w)cũ(?!\w)|không còn|sửa đổi|nay là|được thay", re.IGNORECASE
)
_ANNOUNCED = re.compile(r"hiệu lực|ban hành|sẽ |dự kiến|kể từ|sắp|thay thế|từ ngày|dự thảo", re.IGNORECASE)
# “Luật Giáo dục năm 2005”: named by its year
_BY_YEAR = MappingProxyType(
    {
        f"{text.type} {text.symbol.split('/')[1]}": text
        for text in SUPERSEDED
        if text.type.startswith("Luật ") and text.certainty != "Q"
    }
)
_LAW_OF_YEAR = re.compile(
    rf"(?<!\w)(?P<law>{'|'.join(sorted({key[:-5] for key in _BY_YEAR}))})"
    r"(?:,? (?:được )?(?:ban hành |thông qua )?(?:năm )?| \((?:năm )?)(?P<year>(?:19|20)\d\d)(?!\w)"
)


def _ended(citation: Citation) -> Superseded | None:
    """The text as superseded; `Nghị định 43/2011` means the one of that number."""
    found = BY_SYMBOL.get(citation.symbol)
    if found is None and citation.family == "short":
        kind = citation.type.lower()
        endings = {"nghị định": "/NĐ-CP", "nđ": "/NĐ-CP", "thông tư": "/TT-BGDĐT", "tt": "/TT-BGDĐT"}
        found = BY_SYMBOL.get(citation.symbol + endings.get(kind, "?"))
    return found if found and found.certainty != "Q" else None


_YEAR_TOLD = re.compile(
    r"(?:^|(?:[Tt]ừ|[Vv]ào|[Tt]rước|[Ss]au|đến) )(?:[Nn]ăm|[Gg]iai đoạn)(?: học)? (?P<year>(?:19|20)\d\d)"
)
_THEN = re.compile(r"khi đó|lúc (?:đó|ấy|bấy giờ)|ngày ấy|thời điểm (?:đó|ấy)")


def _tells_the_past(sentence: str, ended: Superseded) -> bool:
    """“Từ năm 2014 đến năm 2020, …”: of the years when the text was in force, unless it goes on today."""
    years = [int(match["year"]) for match in _YEAR_TOLD.finditer(sentence.strip())]
    told = bool(years) and max(years) < ended.since.year or bool(_THEN.search(sentence))
    return told and not re.search(r"đến nay|hiện nay|(?<!\w)vẫn(?!\w)", sentence)


def _around(source: SourceText, offset: int) -> Sentence | None:
    index = bisect_right(source.sentences, offset, key=lambda sentence: sentence.at(0)) - 1
    return source.sentences[index] if index >= 0 else None


@rule("VB-06", "vien-dan-het-hieu-luc", subject="source", severity="warning", basis=())
def ended_text(source: SourceText) -> Iterator[Answer]:
    """Viện dẫn văn bản đã hết hiệu lực vào ngày của bài như văn bản còn hiệu lực.

    Người đọc làm theo quy định không còn. Câu đã nói văn bản hết hiệu lực, được thay thế thì không tính.

    Sai (ngày 01/10/2022):
        Cổng thực hiện Nghị định số 43/2011/NĐ-CP ngày 13/6/2011.
        => 1:29 Nghị định số 43/2011/NĐ-CP hết hiệu lực từ ngày 15/8/2022, trước ngày của bài (01/10/2022).
    Đúng (ngày 01/10/2022):
        Nghị định số 43/2011/NĐ-CP ngày 13/6/2011 đã hết hiệu lực.
    Đúng (ngày 01/10/2021):
        Cổng thực hiện Nghị định số 43/2011/NĐ-CP ngày 13/6/2011.
    """
    for citation in source.citations:
        ended = _ended(citation)
        if ended is None or source.day < ended.since:
            continue
        sentence = _around(source, citation.start)
        if sentence and (_SAID_ENDED.search(sentence.text) or _tells_the_past(sentence.text, ended)):
            continue
        yield Answer(
            source.place(citation.start),
            f"{ended.printed} hết hiệu lực từ ngày {printed_day(ended.since)}, trước ngày của bài "
            f"({printed_day(source.day)}).",
            f"Thay bằng {ended.by}, hoặc ghi rõ “đã hết hiệu lực”.",
            citation.symbol,
        )
    for each in source.sentences:
        for match in _LAW_OF_YEAR.finditer(each.text):
            law = _BY_YEAR.get(f"{match['law']} {match['year']}")
            if law and source.day >= law.since and not _SAID_ENDED.search(each.text) and law.symbol not in each.text:
                yield Answer(
                    source.place(each.at(match.start())),
                    f"“{match[0]}” hết hiệu lực từ ngày {printed_day(law.since)}, trước ngày của bài "
                    f"({printed_day(source.day)}).",
                    f"Thay bằng {law.by}, hoặc ghi rõ “đã hết hiệu lực”.",
                    match[0],
                )


_NAMED = re.compile(
    r"(?<!\w)(?:các |một số điều của )?(?P<name>Luật [Gg]iáo dục(?: đại học)?)(?! (?:nghề|số|[Đđ]ại|quốc))(?!\w)"
)


@rule("VB-07", "het-hieu-luc-sau-ngay-dang", subject="source", severity="warning", basis=())
def ended_since(source: SourceText) -> Iterator[Answer]:
    """Văn bản được dẫn đã hết hiệu lực sau ngày của bài.

    Bài cũ không bị bắt lỗi theo luật mới, chỉ nên thêm ghi chú (gợi ý). Kế hoạch, văn bản đang treo trên cổng thì là
    cảnh báo: đơn vị còn làm theo nó.

    Sai (ngày 01/10/2021, xem ngày 01/10/2022):
        Cổng thực hiện Nghị định số 43/2011/NĐ-CP ngày 13/6/2011.
        => 1:29 gợi ý: Nghị định số 43/2011/NĐ-CP hết hiệu lực từ ngày 15/8/2022, sau ngày của bài.
    Đúng (ngày 01/10/2021, xem ngày 01/10/2021):
        Cổng thực hiện Nghị định số 43/2011/NĐ-CP ngày 13/6/2011.
    """
    severity = None if source.kind == "document" else "hint"
    told: set[str] = set()
    for citation in source.citations:
        ended = _ended(citation)
        if ended and source.day < ended.since <= source.as_of and ended.symbol not in told:
            told.add(ended.symbol)
            yield Answer(
                source.place(citation.start),
                f"{ended.printed} hết hiệu lực từ ngày {printed_day(ended.since)}, sau ngày của bài.",
                f"Thêm ghi chú: nay là {ended.by}.",
                citation.symbol,
                severity="hint" if severity else None,
            )
    if source.kind == "document":
        yield from _named_laws(source)


def _named_laws(source: SourceText) -> Iterator[Answer]:
    """Laws that an official text cites by name alone: the one of its own day is meant."""
    for paragraph in source.paragraphs:
        for match in _NAMED.finditer(paragraph.text):
            meant = [law for law in NAMED_LAWS if law.name.lower() == match["name"].lower() and law.since <= source.day]
            ended = BY_SYMBOL.get(meant[-1].symbol) if meant else None
            if ended and source.day < ended.since <= source.as_of:
                yield Answer(
                    source.place(paragraph.at(match.start("name"))),
                    f"“{match['name']}” của ngày ban hành (số {ended.symbol}) hết hiệu lực từ ngày "
                    f"{printed_day(ended.since)}.",
                    f"Thêm ghi chú: nay là {ended.by}.",
                    match["name"],
                )


@rule("VB-18", "vien-dan-chua-hieu-luc", subject="source", severity="warning", basis=())
def not_yet_in_force(source: SourceText) -> Iterator[Answer]:
    """Viện dẫn văn bản chưa có hiệu lực vào ngày của bài như văn bản đang áp dụng.

    Bài giới thiệu văn bản sắp có hiệu lực không tính.

    Sai (ngày 01/10/2025):
        Cổng hoạt động theo Nghị định số 224/2026/NĐ-CP ngày 24/6/2026.
        => 1:34 Nghị định số 224/2026/NĐ-CP có hiệu lực từ ngày 01/7/2026, sau ngày của bài (01/10/2025).
    Đúng (ngày 25/06/2026):
        Nghị định số 224/2026/NĐ-CP ngày 24/6/2026 có hiệu lực từ ngày 01/7/2026.
    """
    for citation in source.citations:
        known = KNOWN.get(citation.symbol)
        if known is None or known.since is None or known.since <= source.day:
            continue
        sentence = _around(source, citation.start)
        if source.day >= known.issued and sentence and _ANNOUNCED.search(sentence.text):
            continue
        yield Answer(
            source.place(citation.start),
            f"{known.printed} có hiệu lực từ ngày {printed_day(known.since)}, "
            f"sau ngày của bài ({printed_day(source.day)}).",
            "Dẫn văn bản đang có hiệu lực, hoặc ghi rõ ngày văn bản mới có hiệu lực.",
            citation.symbol,
        )

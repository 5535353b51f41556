"""Citations of official texts: number, type, agency, date, as they stand in prose (Nghị định 30/2020, Phụ lục)."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from portal.law.abbreviations import DOCUMENT_TYPES, LEGAL_TYPES

_U = r"[A-ZĐƯÔ][A-ZĐƯÔ&]*"
_S, _D = r"[ ]?/[ ]?", r"[ ]?[-‑–][ ]?"
_BEFORE = r"(?:(?<![\w/.,-])|(?<=(?<!\w)TT)|(?<=(?<!\w)NĐ)|(?<=(?<!\w)QĐ))"  # TT58/2011: the type sticks to the number
_TYPES = "|".join(sorted({*DOCUMENT_TYPES.values(), "QC"}, key=lambda t: (-len(t), t)))
_LEGAL = re.compile(
    rf"{_BEFORE}(\d{{1,4}}){_S}((?:19|20)\d\d){_S}"
    rf"(NĐ{_D}CP|QĐ{_D}TTg|CT{_D}TTg|NQ{_D}(?:CP|HĐND)|QĐ{_D}UBND|TTLT(?:{_D}{_U})+|(?:TT|QĐ|NQ){_D}{_U})(?![\w])"
)
_LAW = re.compile(rf"(?<![\w/.,-])(\d{{1,3}}){_S}((?:19|20)\d\d){_S}(QH1\d|UBTVQH1\d|PL{_D}UBTVQH\d+)(?!\w)")
_OFFICE = re.compile(rf"(?<![\w/.,-])(\d{{1,5}}){_S}(?:(?:{_TYPES}){_D}(?:TTg|CP|{_U}[\wĐ&]*)(?:{_D}{_U})*)(?!\w)")
_LETTER = re.compile(rf"(?<![\w/.,-])(\d{{1,5}}){_S}[A-ZĐ&]{{2,12}}(?:{_D}[A-ZĐ&](?:[\wĐ&]|\.(?=\w)){{0,11}})+(?!\w)")
_PARTY = re.compile(
    rf"(?<![\w/.,-])(\d{{1,4}}){_D}(?:NQ|CT|KL|HD|QĐ|KH|CV|BC|TB|TT){_S}(?:TW|TU|BTGTW|BTGTU|BTGDVTU|ĐU|HU)(?!\w)"
)
_ANY = re.compile(r"\d ?[/‑–-] ?(?:[A-ZĐ]|(?:19|20)\d\d)")
_SHORT = re.compile(rf"{_BEFORE}(\d{{1,3}})/((?:19|20)\d\d)(?![\w/]|\.\d)")
_WORDS = sorted(
    {
        *DOCUMENT_TYPES,
        *LEGAL_TYPES,
        "NĐ",
        "TT",
        "QĐ",
        "NQ",
        "CV",
        "KH",
        "Công văn",
        "Luật",
        "Bộ luật",
        "Pháp lệnh",
        "Kết luận",
        "Văn bản",
    },
    key=lambda w: (-len(w), w),
)
_TYPE_WORD = re.compile(
    rf"(?:(?P<type>{'|'.join(_WORDS)})|(?P<law>Luật [^,.;:()\x00]{{3,60}}?|Pháp lệnh [^,.;:()\x00]{{3,60}}?))"
    r"\s*(?P<number>số\s*:?)?\s*\Z",
    re.IGNORECASE,
)
# “Quyết định số 1876/QĐ-UBND của Ủy ban nhân dân tỉnh ngày 19/7/2024”
_ISSUER = (
    r"của (?:Bộ|Chính phủ|Thủ tướng|Quốc hội|UBND|Ủy ban|HĐND|Hội đồng|Sở|Giám đốc|Chủ tịch|Ban|Trường|Hiệu trưởng)"
    r"(?:(?! ngày | về | tổ chức | triển khai | thi | họp)[^,.;()\d])*"
)
_DATE = re.compile(
    rf"\s*,?\s*(?:{_ISSUER} )?\(?(?:ký\s+|ban hành\s+)?"
    r"(?:ngày\s+(?P<d>\d{1,2})\s*(?:/|-|\.|tháng)\s*(?P<m>\d{1,2})\s*(?:/|-|\.|năm)\s*(?P<y>\d{4})|(?P<same>cùng ngày))"
)


@dataclass(frozen=True, slots=True)
class Citation:
    """One symbol in a text. `family`: legal, law, office, letter, party, short (`37/2020` after a type word).

    `symbol` is normalised (no spaces, plain hyphens), `written` as it stands, `type` the word before it as written,
    `issued` the day named after it; `blank_day`: a date is named that does not exist; `same_day`: “cùng ngày”.
    """

    start: int
    end: int
    written: str
    symbol: str
    family: str
    type: str
    has_word_so: bool
    year: int | None
    issued: date | None = None
    date_start: int | None = None
    same_day: bool = False

    @property
    def has_date(self) -> bool:
        return self.date_start is not None or self.same_day


def citations(text: str, at: Callable[[int], int]) -> Iterator[Citation]:
    """Citations of one paragraph, in order; `at` leads from a position in `text` to the offset to note."""
    if not _ANY.search(text):
        return
    taken: list[tuple[int, int]] = []
    found: list[Citation] = []
    for family, pattern in (
        ("legal", _LEGAL), ("law", _LAW), ("office", _OFFICE), ("party", _PARTY), ("letter", _LETTER),
        ("short", _SHORT),
    ):  # fmt: skip
        for match in pattern.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            before = _TYPE_WORD.search(text, max(0, match.start() - 90), match.start())
            if family in ("letter", "short") and before is None:
                continue
            taken.append(match.span())
            found.append(_citation(text, at, family, match, before))
    yield from sorted(found, key=lambda citation: citation.start)


def normal_symbol(written: str) -> str:
    """`84/KH- SGDĐT` -> `84/KH-SGDĐT`."""
    return re.sub(r"\s*([/\-–‑])\s*", lambda match: "/" if match[1] == "/" else "-", written).replace("Ð", "Đ")


def _citation(
    text: str, at: Callable[[int], int], family: str, match: re.Match[str], before: re.Match[str] | None
) -> Citation:
    dated = _DATE.match(text, match.end())
    issued = date_start = None
    if dated and dated["d"]:
        date_start = at(dated.start("d"))
        issued = day_of(int(dated["y"]), int(dated["m"]), int(dated["d"]))
    word = (before["type"] or before["law"] or "") if before else ""
    return Citation(
        start=at(match.start()),
        end=at(match.end() - 1) + 1,
        written=match[0],
        symbol=normal_symbol(match[0]),
        family=family,
        type=" ".join(word.split()),
        has_word_so=bool(before and before["number"]),
        year=int(match[2]) if family in ("legal", "law", "short") else None,
        issued=issued,
        date_start=date_start,
        same_day=bool(dated and dated["same"]),
    )


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, None when the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None

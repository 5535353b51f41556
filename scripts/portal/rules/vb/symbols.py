"""VB: how the number and symbol of an official text are written (Nghị định 30/2020, Điều 8 and Phụ lục III)."""

import re
from collections.abc import Iterator

from portal.law.abbreviations import AGENCIES, DOCUMENT_TYPES, LEGAL_TYPES
from portal.rules.needed_words import DIGIT, only_with
from portal.rules.rule import Answer, rule
from portal.rules.source_text import Paragraph, SourceText

_TYPE_WORDS = "|".join(sorted({*DOCUMENT_TYPES, *LEGAL_TYPES, "Công văn"}, key=lambda word: (-len(word), word)))
_KIND = "|".join(sorted({*DOCUMENT_TYPES.values(), *LEGAL_TYPES.values(), "CV"}, key=lambda kind: (-len(kind), kind)))
_CANDIDATE = re.compile(
    rf"(?<!\w)(?P<type>{_TYPE_WORDS}|Luật(?: [^,.;:()\d\x00]{{2,60}}?)?(?= số))\s+(?:số\s*:?\s*)?"
    rf"(?P<symbol>\d{{1,5}}(?:(?:[/\-](?:19|20)\d\d)?[/\-](?=[A-ZĐ])|(?=(?-i:{_KIND})/))"
    r"[A-ZĐ][A-Za-zĐđ&/\-\d]*(?:[._](?-i:[A-ZĐ])[\wĐ&]*)*)",
    re.IGNORECASE,
)
_KNOWN_FORM = re.compile(
    r"\d{1,5}/(?:(?:19|20)\d\d/(?:NĐ-CP|TTLT(?:-[A-ZĐ&]+)+|(?:TT|QĐ|NQ|CT)-[A-ZĐ][\wĐ&]*|QH1\d|UBTVQH1\d|PL-UBTVQH\d+)"
    r"|[A-Za-zĐđ]{2,4}-[A-ZĐ][\wĐ&.]*(?:-[\wĐ&]+)*|[A-ZĐ&]{2,12}(?:-[A-ZĐ&][\wĐ&.]{0,11})+)"
    r"|\d{1,4}-[A-ZĐ][A-Za-zĐ]{1,4}/[A-ZĐ][\wĐ&-]*"  # of the Party
)
_NO_YEAR = re.compile(r"\d{1,4}/(?:TT|NĐ)-[A-ZĐ]\w*")  # circulars and decrees have carried the year since 1997
_OLD_DAY = re.compile(r"[^.;]{0,60}?(?:/|năm )19\d\d")


@rule("VB-01", "ky-hieu-khong-dung-mau", subject="source", severity="warning", basis=("ND30-2020:8.2.c",))
@only_with(DIGIT)
def malformed_symbol(source: SourceText) -> Iterator[Answer]:
    """Ký hiệu văn bản không theo mẫu: số/năm/loại-cơ quan, hoặc số/loại-cơ quan.

    Ký hiệu viết lệch thì không tra ra văn bản. Ký hiệu văn bản của Đảng có mẫu riêng (29-NQ/TW).

    Sai:
        Theo Thông tư số 37/2020/TTBGDĐT ngày 05/10/2020, cổng có bản tin.
        => 1:18 Ký hiệu “37/2020/TTBGDĐT” không theo mẫu số/năm/loại-cơ quan.
    Đúng:
        Theo Thông tư số 37/2020/TT-BGDĐT ngày 05/10/2020 và Nghị quyết số 29-NQ/TW ngày 04/11/2013, cổng có bản tin.
    """
    for paragraph in source.paragraphs:
        for match in _CANDIDATE.finditer(paragraph.text) if "/" in paragraph.text else ():
            symbol = match["symbol"].rstrip("/-.")
            lacks_year = match["type"].capitalize() in ("Thông tư", "Nghị định") and _NO_YEAR.fullmatch(symbol)
            if lacks_year and _OLD_DAY.match(paragraph.text, match.end()):
                continue
            if not lacks_year and (_KNOWN_FORM.fullmatch(symbol) or match["type"].capitalize() == "Hợp đồng"):
                continue
            if _with_d(symbol) != symbol or re.fullmatch(r"\d+/[A-ZĐ]{1,3}|\d{1,5}[/\-][a-zđ].*", symbol):
                continue
            right = _mended(symbol)
            start = paragraph.at(match.start("symbol"))
            has_year = lacks_year or re.match(r"\d+[/-](?:19|20)\d\d[/-]", symbol)
            form = "số/năm/loại-cơ quan" if has_year else "số/loại-cơ quan"
            yield Answer(
                source.place(start),
                f"Ký hiệu “{symbol}” không theo mẫu {form}.",
                f"Viết: {right}." if right else "Viết lại theo bản gốc của văn bản.",
                symbol,
                edit=source.edit(start, start + len(symbol), right) if right else None,
            )


def _mended(symbol: str) -> str | None:
    """The symbol with its hyphen, when only one reading is possible."""
    if re.match(r"\d+-\d{4}/", symbol):
        right = symbol.replace("-", "/", 1)
        return right if _KNOWN_FORM.fullmatch(right) else None
    number, _, tail = symbol.rpartition("/")
    kinds = {*DOCUMENT_TYPES.values(), *LEGAL_TYPES.values()}
    if number.endswith(tuple(f"/{kind}" for kind in sorted(kinds))):  # 22/2016/TT/BGDĐT
        return f"{number}-{tail}" if tail in AGENCIES else None
    readings = [
        f"{number}/{kind}-{tail[len(kind) :]}"
        for kind in sorted(kinds)
        if tail.startswith(kind) and tail[len(kind) :] in AGENCIES
    ]
    return readings[0] if len(readings) == 1 else None


# D typed for Đ: wrong -> right, only inside a symbol or as a whole abbreviation
_WRONG_D = (
    (re.compile(r"(?<![\w])QD-(?!OLED)"), "QĐ-"), (re.compile(r"(?<![\w])ND-CP(?!\w)"), "NĐ-CP"),
    (re.compile(r"(?<!\w)HDND(?!\w)"), "HĐND"), (re.compile(r"(?<!\w)([BSP]?)GDDT(?!\w)"), r"\1GDĐT"),
    (re.compile(r"(?<!\w)([BSP]?)GD&DT(?!\w)"), r"\1GD&ĐT"), (re.compile(r"(?<!\w)([BS]?)LDTBXH(?!\w)"), r"\1LĐTBXH"),
    (re.compile(r"(?<!\w)CD-TTg(?!\w)"), "CĐ-TTg"), (re.compile(r"(?<=Sở )GD-DT(?!\w)"), "GD-ĐT"),
)  # fmt: skip
_ANY_WRONG_D = re.compile("QD-|ND-CP|HDND|GD[&-]?DT|LDTB|CD-")
_FILE_NAME = re.compile(r"[\w.-]*\.(?:pdf|docx?|xlsx?|jpe?g|png|zip)\b|\w+_\w+", re.IGNORECASE)


def _with_d(text: str) -> str:
    for pattern, right in _WRONG_D:
        text = pattern.sub(right, text)
    return text


@rule("VB-02", "chu-d-thieu-gach", subject="source", severity="warning", basis=("ND30-2020:9",))
def missing_stroke(source: SourceText) -> Iterator[Answer]:
    """Chữ D thay cho Đ trong QĐ, NĐ, HĐND, GDĐT.

    Người tìm bằng ký hiệu đúng không gặp văn bản. Tên tệp, địa chỉ không tính.

    Sai:
        Nghị quyết số 12/NQ-HDND được thông qua.
        => 1:21 “HDND” viết D thay cho Đ.
    Đúng:
        Nghị quyết số 12/NQ-HĐND được thông qua. Hướng dẫn số 104-HD/BTGTU. Tải tệp QD-12.pdf.
    """
    for paragraph in source.paragraphs:
        if not _ANY_WRONG_D.search(paragraph.text):
            continue
        files: list[tuple[int, int]] | None = None
        for pattern, right in _WRONG_D:
            for match in pattern.finditer(paragraph.text):
                if files is None:
                    files = [file.span() for file in _FILE_NAME.finditer(paragraph.text)]
                if any(start <= match.start() < end for start, end in files):
                    continue
                new = match.expand(right)
                start = paragraph.at(match.start())
                yield Answer(
                    source.place(start),
                    f"“{match[0].rstrip('-')}” viết D thay cho Đ.",
                    f"Viết: {new.rstrip('-')}.",
                    match[0].rstrip("-"),
                    edit=source.edit(start, start + len(match[0]), new),
                )


@rule("VB-03", "ky-hieu-co-dau-cach", subject="source", severity="hint", basis=("ND30-2020:9",))
def spaced_symbol(source: SourceText) -> Iterator[Answer]:
    """Dấu cách thừa trong ký hiệu văn bản.

    Ký hiệu bị tách thành hai từ, tìm không ra. Ký hiệu ngắt dòng ở dấu gạch không tính.

    Sai (văn bản):
        Số: 84/KH- SGDĐT
        => 1:5 Ký hiệu “84/KH- SGDĐT” có dấu cách thừa.
    Đúng:
        Kế hoạch số 84/KH-SGDĐT ngày 20/10/2017.
    """
    for citation in source.citations:
        written = source.text[citation.start : citation.end]
        if " " in citation.written and "\n" not in written and written.replace(" ", "") != written:
            yield Answer(
                source.place(citation.start),
                f"Ký hiệu “{citation.written}” có dấu cách thừa.",
                f"Viết liền: {citation.symbol}.",
                citation.written,
                edit=source.edit(citation.start, citation.end, citation.symbol),
            )


# kinds outside the 29 that offices number as well; joint texts: KHPH, HDLN
_OTHER_KINDS = re.compile(r"CV|NĐ|TT|TTLT|QC|VBHN|KL|KLTT|[A-ZĐ]{2}(?:PH|LN|LT|LS)")
_TYPED = re.compile(r"(?<![\w/])(?P<n>\d{1,5})/(?P<kind>[^\W\d_]{2,6})-(?P<agency>[A-ZĐ][\wĐ&]*)")


@rule("VB-15", "loai-van-ban-la", subject="source", severity="warning", basis=("ND30-2020:7",))
@only_with(DIGIT)
def unknown_type(source: SourceText) -> Iterator[Answer]:
    """Chữ viết tắt loại văn bản không có trong danh mục 29 loại, hoặc không khớp tên loại đứng trước.

    Ký hiệu sai loại dẫn người đọc tới văn bản khác.

    Sai:
        Thông báo số 12/TBao-SGDĐT ngày 05/9/2024 về lịch thi.
        => 1:14 Không có loại văn bản “TBao” trong danh mục.
    Sai:
        Quyết định số 12/KH-SGDĐT ngày 05/9/2024 về lịch thi.
        => 1:15 “Quyết định” mà ký hiệu ghi loại “KH” (kế hoạch).
    Đúng:
        Thông báo số 12/TB-SGDĐT ngày 05/9/2024; Công văn số 1099/UBND-KGVX ngày 06/02/2024.
    """
    kinds = {short: word for word, short in DOCUMENT_TYPES.items()}
    for paragraph in source.paragraphs:
        for match in _TYPED.finditer(paragraph.text):
            kind, agency = match["kind"], match["agency"]
            if agency not in AGENCIES or kind in AGENCIES or _with_d(kind + "-") != kind + "-":
                continue
            word = _word_before(paragraph, match.start())
            start = paragraph.at(match.start())
            mistaken = kind == "TT" and word in DOCUMENT_TYPES  # of a proposal: TTr
            if _OTHER_KINDS.fullmatch(kind) and not mistaken:
                continue
            if kind not in kinds and not mistaken:
                yield Answer(
                    source.place(start),
                    f"Không có loại văn bản “{kind}” trong danh mục.",
                    f"Viết loại: {DOCUMENT_TYPES[word]}." if word in DOCUMENT_TYPES else "Xem lại trên bản gốc.",
                    match[0],
                )
            elif word in DOCUMENT_TYPES and DOCUMENT_TYPES[word] != kind:
                yield Answer(
                    source.place(start),
                    f"“{word}” mà ký hiệu ghi loại “{kind}” ({kinds.get(kind, 'thông tư').lower()}).",
                    "Xem lại tên loại và ký hiệu trên bản gốc.", match[0],
                )  # fmt: skip


def _word_before(paragraph: Paragraph, position: int) -> str:
    before = re.search(
        rf"(?<!\w)({_TYPE_WORDS})\s+(?:số\s*:?\s*)?\Z", paragraph.text[max(0, position - 40) : position], re.IGNORECASE
    )
    return before[1].capitalize() if before else ""


_LETTER = re.compile(r"(?<!\w)(?:[Cc]ông văn|CV)\s+(?:số\s*:?\s*)?(?P<symbol>\d{1,5}/CV-[A-ZĐ][\wĐ&]*(?:-[A-ZĐ&]+)?)")


@rule("VB-17", "cong-van-co-chu-cv", subject="source", severity="warning", basis=("ND30-2020:8.2.c",))
@only_with("cv")
def letter_with_type(source: SourceText) -> Iterator[Answer]:
    """Công văn ghi “CV” trong ký hiệu.

    Công văn không có tên loại; ký hiệu là số/cơ quan-đơn vị. Công văn trước ngày 05/3/2020 và của Đảng không tính.

    Sai:
        Công văn số 1099/CV-UBND ngày 06/02/2024 nêu rõ.
        => 1:13 Ký hiệu công văn “1099/CV-UBND” có chữ “CV”.
    Đúng:
        Công văn số 1099/UBND-KGVX ngày 06/02/2024 nêu rõ; Công văn số 12-CV/TU ngày 06/02/2024.
    """
    dated = {citation.start: citation for citation in source.citations}
    for paragraph in source.paragraphs:
        for match in _LETTER.finditer(paragraph.text):
            start = paragraph.at(match.start("symbol"))
            citation = dated.get(start)
            issued = citation.issued if citation else None
            if (issued or source.day).isoformat() < "2020-03-05":
                continue
            yield Answer(
                source.place(start),
                f"Ký hiệu công văn “{match['symbol']}” có chữ “CV”.",
                "Viết số/cơ quan-đơn vị soạn, ví dụ 1099/UBND-KGVX.",
                match["symbol"],
            )

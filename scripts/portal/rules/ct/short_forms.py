"""CT: abbreviations opened, and one form for one name."""

import re
from collections import Counter
from collections.abc import Iterator

from portal.law.abbreviations import OFFICE_ABBREVIATIONS
from portal.rules.rule import Answer, rule
from portal.rules.source_text import SourceText

_ABBREVIATION = re.compile(
    rf"(?<![\w/&-])(?:{'|'.join(sorted(OFFICE_ABBREVIATIONS, key=lambda a: (-len(a), a)))})(?![\w/&])"
)


_FIRST_WORDS = frozenset(re.split(r"[\W\d_]", short.lower())[0] for short in OFFICE_ABBREVIATIONS)


@rule("CT-17", "viet-tat-chua-mo", subject="source", severity="hint")
def unopened_abbreviation(source: SourceText) -> Iterator[Answer]:
    """Chữ viết tắt của ngành chưa được viết đầy đủ ở lần đầu.

    Phụ huynh không biết CBQL là gì. Chữ ai cũng biết (THPT, UBND, SGK) không tính.

    Sai:
        Tập huấn cho CBQL các trường.
        => 1:14 Chữ viết tắt “CBQL” chưa được viết đầy đủ.
    Đúng:
        Tập huấn cho cán bộ quản lý (CBQL) các trường. CBQL dự đủ. UBND, THPT, SGK.
    """
    if source.words.isdisjoint(_FIRST_WORDS):
        return
    told: set[str] = set()
    whole = source.prose
    lower = whole.lower()
    for paragraph in source.paragraphs:
        if source.kind == "document" and paragraph.text.startswith("Lưu"):
            continue  # “Lưu: VT, GDTrH”: marks of the archive
        for match in _ABBREVIATION.finditer(paragraph.text):
            short = match[0]
            if short in told:
                continue
            told.add(short)
            opened = f"({short})" in whole or f"[{short}]:" in source.text
            full = OFFICE_ABBREVIATIONS[short]
            if opened or (source.kind != "document" and full.lower() in lower):
                continue
            yield Answer(
                source.place(paragraph.at(match.start())),
                f"Chữ viết tắt “{short}” chưa được viết đầy đủ.",
                f"Lần đầu viết: {full} ({short}).",
                short,
            )


_SECTOR = re.compile(r"(?<![A-Za-zĐđ])(?P<b>[BSP]?)(?P<form>GDĐT|GD&ĐT|GD-ĐT|GD và ĐT|GD & ĐT)(?![A-Za-zĐđ])")

_DASHED = re.compile(r"(?<![\w/-])(?P<a>[A-ZĐ][A-Za-zĐđ]{2,7})(?P<dash> ?[-–] ?)(?P<b>[A-ZĐ][A-Za-zĐđ]{2,7})(?![\w/-])")

_DASH = re.compile(r"[-–] ?[A-ZĐ]")

_PORTAL = re.compile(r"(?<!\w)(?:Cổng TTĐT/ ?Website|Cổng TTĐT|[Tt]rang TTĐT)(?!\w)")


@rule("CT-18", "mot-ten-nhieu-cach", subject="source", severity="hint")
def mixed_forms(source: SourceText) -> Iterator[Answer]:
    """Một tên viết nhiều cách trong một bài: GDĐT và GD&ĐT, “GDTrH-GDTX” và “GDTrH - GDTX”.

    Người tìm theo cách này không thấy chỗ viết cách kia. Tên trong ngoặc kép không tính.

    Sai:
        Sở GDĐT họp với Phòng GD&ĐT và Sở GDĐT Gia Lai.
        => 1:23 Bài viết “GD&ĐT” ở đây, “GDĐT” ở chỗ khác.
    Đúng:
        Sở GDĐT họp với Phòng GDĐT theo Kế hoạch số 84/KH-SGDĐT ngày 20/10/2017.
    """
    if "GD" in source.prose:
        yield from _sector(source)
    if _DASH.search(source.prose):
        yield from _dashed(source)
    if source.kind == "document":
        yield from _portal_names(source)


def _sector(source: SourceText) -> Iterator[Answer]:
    found = [(paragraph, match) for paragraph in source.paragraphs for match in _SECTOR.finditer(paragraph.text)]
    in_symbols = {citation.start: citation.end for citation in source.citations}
    said: list[tuple[int, str]] = []
    official: set[str] = set()
    for paragraph, match in found:
        start = paragraph.at(match.start("form"))
        if any(begin <= start < end for begin, end in in_symbols.items()):
            official.add(match["form"])
        else:
            said.append((start, match["form"]))
    count = Counter(form for _, form in said)
    if source.kind == "document" and official - set(count) and count:
        usual = sorted(official)[0]
    elif len(count) > 1:
        usual = max(sorted(count), key=lambda form: count[form])
    else:
        return
    for start, form in said:
        if form != usual:
            yield Answer(
                source.place(start),
                f"Bài viết “{form}” ở đây, “{usual}” ở chỗ khác.",
                f"Viết: {usual}.",
                form,
                edit=source.edit(start, start + len(form), usual),
            )


def _dashed(source: SourceText) -> Iterator[Answer]:
    found = [(paragraph, match) for paragraph in source.paragraphs for match in _DASHED.finditer(paragraph.text)]
    forms: dict[tuple[str, str], Counter[str]] = {}
    for _, match in found:
        forms.setdefault((match["a"], match["b"]), Counter())[match["dash"]] += 1
    for paragraph, match in found:
        count = forms[match["a"], match["b"]]
        usual = max(sorted(count), key=lambda dash: count[dash])
        if len(count) > 1 and match["dash"] != usual:
            yield Answer(
                source.place(paragraph.at(match.start())),
                f"Bài viết “{match[0]}” ở đây, “{match['a']}{usual}{match['b']}” ở chỗ khác.",
                f"Viết: {match['a']}{usual}{match['b']}.",
                match[0],
            )


def _portal_names(source: SourceText) -> Iterator[Answer]:
    found = [(paragraph, match) for paragraph in source.paragraphs for match in _PORTAL.finditer(paragraph.text)]
    first = found[0][1][0] if found else ""
    for paragraph, match in found:
        if match[0] != first:
            yield Answer(
                source.place(paragraph.at(match.start())),
                f"Văn bản viết “{match[0]}” ở đây, “{first}” ở chỗ khác.",
                "Gọi một tên từ đầu đến cuối.",
                match[0],
            )

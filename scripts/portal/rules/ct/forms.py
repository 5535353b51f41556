"""CT: one form for one thing: repeated words, dates and numbers, abbreviations."""

import re
from collections import Counter
from collections.abc import Iterator

from portal.law.abbreviations import OFFICE_ABBREVIATIONS
from portal.rules.rule import Answer, rule
from portal.rules.source_text import Paragraph, SourceText

# Words that are never doubled on purpose; all other doubles may be từ láy (xanh xanh, ngày ngày)
_NEVER_DOUBLED = (
    "và|của|các|những|được|cho|với|trong|là|về|tại|theo|đã|sẽ|bị|này|khi|trên|dưới|như|bằng|hoặc|thì|mà|nếu"
    "|vì|nên|đến|không"
)
_DOUBLED = re.compile(rf"(?<![\w-])(?P<word>{_NEVER_DOUBLED}) (?P=word)(?![\w-])", re.IGNORECASE)
# last syllable of a common compound said twice; not where it opens the next compound (cơ quan quan trọng)
_COMPOUND = re.compile(
    r"(?<!\w)(?:cơ (?P<a>quan)|giáo (?P<b>dục)|đào (?P<c>tạo)|nhà (?P<d>trường)|giáo (?P<e>viên)"
    r"|học (?P<f>sinh)|phụ (?P<g>huynh)"
    r"|kế (?P<h>hoạch)|thông (?P<i>báo)|thực (?P<j>hiện)|tổ (?P<k>chức)|hoạt (?P<l>động)|năm (?P<m>học)"
    r"|chất (?P<n>lượng))"
    r" (?P<again>quan|dục|tạo|trường|viên|sinh|huynh|hoạch|báo|hiện|chức|động|học|lượng)(?!\w)(?P<next> [^\W\d_]+)?",
    re.IGNORECASE,
)
_OPENS = {
    "quan": {"trọng", "tâm", "hệ", "sát", "điểm", "chức", "niệm", "lại", "trắc"},
    "tạo": {"điều", "ra", "nên", "dựng", "hóa", "môi", "sân", "cơ", "sự", "thành", "hình", "việc", "động", "lập", "niềm"},
    "trường": {"học", "thpt", "thcs", "tiểu", "mầm", "hợp", "tồn", "kỳ", "chuyên", "lớp", "mẫu"},
    "viên": {"chức", "mãn", "phấn", "tịch"},
    "sinh": {"năm", "ngày", "hoạt", "động", "viên", "học", "sống", "ra", "trưởng", "thái", "sản", "con", "vào", "tháng", "hóa", "tại"},
    "báo": {"cáo", "chí", "giáo", "điện", "hiệu", "động", "tường", "cho", "trước", "ảnh", "đài", "dân", "nhân"},
    "hiện": {"nay", "đại", "hành", "có", "trạng", "tượng", "thực", "đang", "vật"},
    "chức": {"năng", "vụ", "danh", "sắc", "trách"},
    "động": {"viên", "lực", "tác", "cơ", "vật", "đất", "não", "từ"},
    "học": {"sinh", "tập", "kỳ", "viên", "phí", "bạ", "hỏi", "bổng", "kì", "online", "trực", "thêm", "nghề", "tốt", "bài", "thuật"},
    "lượng": {"tử", "giá", "sức", "định"},
    "huynh": {"đệ"}, "dục": {"vọng"}, "hoạch": {"định"},
}  # fmt: skip
_DOUBLED_PHRASE = re.compile(
    r"(?<![\w-])(?!(?:từng|một|mỗi|càng|cứ|rất|dần|mãi|luôn|đi|chạy|hò|tí|lung"
    r"|lúc) )(?P<first>[^\W\d_]+ [^\W\d_]+) (?P<again>(?P=first))(?![\w-])",
    re.IGNORECASE,
)
_REPEATED_ITEM = re.compile(
    r"(?<!\w)(?P<item>[a-zà-ỹđ]+ [a-zà-ỹđ]+), (?:[a-zà-ỹđ]+ [a-zà-ỹđ]+(?:,| và) ){1,2}(?P=item)(?!\w)"
)


@rule("CT-12", "lap-tu", subject="source", severity="hint")
def repeated_word(source: SourceText) -> Iterator[Answer]:
    """Lặp từ, lặp mục trong một loạt, hoặc dấu cuối các mục của một loạt không đều.

    Từ láy (“xanh xanh”, “ngày ngày”) và từ nối tiếp (“cơ quan quan trọng”) không tính.

    Sai:
        Các cơ quan quan thông tấn đưa tin về về học sinh, học viên, học sinh.
        => 1:13 Lặp từ “quan”.
        => 1:39 Lặp từ “về”.
        => 1:42 Mục “học sinh” có hai lần trong một loạt.
    Đúng:
        Hàng cây xanh xanh, ngày ngày các cơ quan quan trọng và học sinh sinh hoạt; năm năm sau, đời đời nhớ ơn.
    """
    for paragraph in source.paragraphs:
        if not source.is_vietnamese:
            return
        for match in _DOUBLED.finditer(paragraph.text):
            second = match.end() - len(match["word"])
            yield Answer(source.place(paragraph.at(second)), f"Lặp từ “{match['word']}”.", "Xóa một từ.", match["word"])
        for match in _COMPOUND.finditer(paragraph.text):
            last = next(value for name, value in match.groupdict().items() if value and name not in ("again", "next"))
            again = match["again"]
            following = (match["next"] or "").strip().lower()
            if last.lower() == again and following not in _OPENS.get(again, set()):
                yield Answer(
                    source.place(paragraph.at(match.start("again"))), f"Lặp từ “{again}”.", "Xóa một từ.", again
                )
        for match in _DOUBLED_PHRASE.finditer(paragraph.text):
            yield Answer(
                source.place(paragraph.at(match.start("again"))),
                f"Lặp từ “{match['again']}”.", "Xóa một lần.", match["again"],
            )  # fmt: skip
        for match in _REPEATED_ITEM.finditer(paragraph.text):
            yield Answer(
                source.place(paragraph.at(match.start())),
                f"Mục “{match['item']}” có hai lần trong một loạt.",
                "Bỏ một mục.",
                match["item"],
            )
    yield from _uneven_items(source)


def _uneven_items(source: SourceText) -> Iterator[Answer]:
    """The receivers of an official text end with “;” each, the last with a full stop."""
    if source.kind != "document":
        return
    start = next((n for n, each in enumerate(source.paragraphs) if each.text.startswith("Nơi nhận")), None)
    if start is None:
        return
    items: list[Paragraph] = []
    for paragraph in source.paragraphs[start + 1 :]:
        if paragraph.form != "item":
            break
        items.append(paragraph)
    for item in items[:-1]:
        end = item.text.rstrip()[-1:]
        if end not in ";.":
            yield Answer(
                source.place(item.at(len(item.text.rstrip()) - 1)),
                f"Mục nơi nhận kết thúc bằng “{end}”, các mục khác bằng “;”.",
                "Kết thúc mỗi mục bằng dấu “;”.",
            )


_DATE = re.compile(r"(?<![\w/.,-])(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>(?:19|20)\d\d)(?![\w/]|[.,]\d)")
_SHORT_YEAR = re.compile(r"ngày (?P<date>\d{1,2}/\d{1,2}/\d{2})(?![\d/])")
_SCHOOL_YEAR = re.compile(r"(?<!\d)(?P<a>20\d\d)(?P<dash> ?[-–] ?)(?P<b>20\d\d)(?!\d)")
_COMMA_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?= (?:đồng|học sinh|người|giáo viên|em|trường|lớp|lượt))")
_POINT_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{3})+(?![\d.,]\d|\d)")


@rule("CT-14", "ngay-so-nhieu-kieu", subject="source", severity="hint")
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
    dates = [(paragraph, match) for paragraph in source.paragraphs for match in _DATE.finditer(paragraph.text)]
    if dates and not any(all(style(match) for _, match in dates) for style in (_padded, _office, _bare)):
        for paragraph, match in dates:
            if not (_padded(match) and _office(match)):
                yield Answer(
                    source.place(paragraph.at(match.start())),
                    f"Ngày “{match[0]}” viết khác kiểu các ngày khác trong bài.",
                    f"Viết: {int(match['d']):02d}/{_month(int(match['m']))}/{match['y']}.",
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


def _month(month: int) -> str:
    return f"{month:02d}" if month < 3 else str(month)


def _padded(match: re.Match[str]) -> bool:
    return len(match["d"]) == 2 and len(match["m"]) == 2


def _office(match: re.Match[str]) -> bool:
    return len(match["d"]) == 2 and match["m"] == _month(int(match["m"]))


def _bare(match: re.Match[str]) -> bool:
    return match["d"] == str(int(match["d"])) and match["m"] == str(int(match["m"]))


def _school_years(source: SourceText) -> Iterator[Answer]:
    years = [(paragraph, match) for paragraph in source.paragraphs for match in _SCHOOL_YEAR.finditer(paragraph.text)]
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


_ABBREVIATION = re.compile(
    rf"(?<![\w/&-])(?:{'|'.join(sorted(OFFICE_ABBREVIATIONS, key=lambda a: (-len(a), a)))})(?![\w/&])"
)


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
    told: set[str] = set()
    whole = "\n".join(paragraph.text for paragraph in source.paragraphs)
    lower = whole.lower()
    for paragraph in source.paragraphs:
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
    yield from _sector(source)
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

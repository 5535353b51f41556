"""CT: capital letters of agencies and laws, and text all in capitals (Nghị định 30/2020, Phụ lục II)."""

import re
from collections.abc import Iterator
from datetime import date

from portal.law.places import ENDED_PROVINCES, STANDING_PROVINCES
from portal.law.spelling import LAW_NAMES
from portal.rules.letters import UPPER
from portal.rules.needed_words import only_with
from portal.rules.rule import Answer, rule
from portal.rules.source_text import SourceText
from portal.rules.syllables import is_syllable

_PROVINCE = "|".join(sorted({*ENDED_PROVINCES, *STANDING_PROVINCES}, key=lambda name: (-len(name), name)))
# every name below begins so; with the letter first, it is found in a tenth of the time
_AGENCY_WORDS = re.compile(r"[BbSs](?:ộ|ở) [Gg]iáo|[ỦủUu][yỷ] [Bb]an")
_MINISTRY = re.compile(r"(?<![\w“])[Bb]ộ [Gg]iáo [Dd]ục (?:và|Và|&) [Đđ]ào [Tt]ạo(?!\w)")
_DEPARTMENT = re.compile(
    rf"(?<!\w)(?P<name>[Ss]ở [Gg]iáo [Dd]ục (?:và|Và|&) [Đđ]ào [Tt]ạo)(?P<place> (?:tỉnh "
    rf"|thành phố )?(?:{_PROVINCE}))?(?!\w)"
)
_COMMITTEE_NAME = re.compile(
    rf"(?<!\w)(?P<name>(?:[Ủủ]y|[Uu]ỷ) [Bb]an [Nn]hân [Dd]ân)"
    rf"(?P<place> (?:tỉnh|thành phố|xã|phường|huyện|quận|thị xã|đặc khu) [{UPPER}])?"
)


@rule("CT-08", "viet-hoa-co-quan", subject="source", severity="warning", basis=("ND30-2020:9",))
@only_with("bộ", "sở", "ủy", "uỷ", "ban")
def capitals_of_agencies(source: SourceText) -> Iterator[Answer]:
    """Tên cơ quan viết hoa chưa đúng: “sở giáo dục và đào tạo Đắk Lắk”, “Sở giáo dục và Đào tạo”.

    Tên riêng của cơ quan viết hoa chữ đầu của loại cơ quan và của lĩnh vực. Nói chung (“các sở giáo dục và đào tạo”)
    thì không viết hoa.

    Sai:
        Bài của sở giáo dục và đào tạo Đắk Lắk và Bộ giáo dục và đào tạo.
        => 1:9 Tên cơ quan “sở giáo dục và đào tạo” viết hoa chưa đúng.
        => 1:43 Tên cơ quan “Bộ giáo dục và đào tạo” viết hoa chưa đúng.
    Đúng:
        Các sở giáo dục và đào tạo, các ủy ban nhân dân cấp xã.

        Sở Giáo dục và Đào tạo Đắk Lắk, Ủy ban nhân dân tỉnh Đắk Lắk.
    """
    if not _AGENCY_WORDS.search(source.prose):
        return
    for paragraph in source.paragraphs:
        for match in _MINISTRY.finditer(paragraph.text):
            if match[0] not in ("Bộ Giáo dục và Đào tạo", "bộ Giáo dục và Đào tạo"):
                yield _wrong(source, paragraph.at(match.start()), match[0], "Bộ Giáo dục và Đào tạo")
        for match in _DEPARTMENT.finditer(paragraph.text):
            name = match["name"]
            generic = name == "sở giáo dục và đào tạo" and (
                not match["place"] or _of_many(paragraph.text, match.start())
            )
            if name not in ("Sở Giáo dục và Đào tạo", "sở Giáo dục và Đào tạo") and not generic:
                yield _wrong(source, paragraph.at(match.start()), name, "Sở Giáo dục và Đào tạo")
        for match in _COMMITTEE_NAME.finditer(paragraph.text):
            name = match["name"]
            generic = name in ("ủy ban nhân dân", "uỷ ban nhân dân") and not match["place"]
            if (
                name not in ("Ủy ban nhân dân", "Uỷ ban nhân dân")
                and not generic
                and not _of_many(paragraph.text, match.start())
            ):
                yield _wrong(source, paragraph.at(match.start()), name, "Ủy ban nhân dân")


def _of_many(text: str, start: int) -> bool:
    """`các sở …`, `mọi sở …`: spoken of in general."""
    return bool(re.search(r"(?:các|mỗi|mọi|nhiều|những) \Z", text[max(0, start - 8) : start], re.IGNORECASE))


def _wrong(source: SourceText, start: int, written: str, right: str) -> Answer:
    whole = source.text[start : start + len(written)] == written
    return Answer(
        source.place(start),
        f"Tên cơ quan “{written}” viết hoa chưa đúng.",
        f"Viết: {right}.",
        written,
        edit=source.edit(start, start + len(written), right) if whole else None,
    )


_LAW = re.compile(rf"(?<!\w)(?P<word>[Ll]uật|[Bb]ộ luật) (?P<name>{'|'.join(LAW_NAMES)})(?!\w)", re.IGNORECASE)
_CAPITALS_SINCE = date(2020, 3, 5)


@rule("CT-09", "viet-hoa-ten-luat", subject="source", severity="hint", basis=("ND30-2020:9",))
@only_with("luật")
def capitals_of_laws(source: SourceText) -> Iterator[Answer]:
    """Tên luật viết hoa chưa đúng: “Luật giáo dục”.

    Tên luật là tên riêng: viết hoa chữ đầu sau từ “Luật”. Bài trước ngày 05/3/2020 không tính; văn bản thì tính.

    Sai:
        Bài giới thiệu Luật giáo dục số 43/2019/QH14 ngày 14/6/2019.
        => 1:16 Tên luật “Luật giáo dục” viết hoa chưa đúng.
    Đúng:
        Bài giới thiệu Luật Giáo dục số 43/2019/QH14 ngày 14/6/2019; luật giáo dục các nước; Luật Trẻ em.
    """
    if source.kind != "document" and source.day < _CAPITALS_SINCE:
        return
    names = {name.lower(): name for name in LAW_NAMES}
    for paragraph in source.paragraphs:
        for match in _LAW.finditer(paragraph.text):
            right = names[match["name"].lower()]
            if match["word"][0] == "L" and match["name"][0].islower() and not match[0].isupper():
                start = paragraph.at(match.start("name"))
                yield Answer(
                    source.place(paragraph.at(match.start())),
                    f"Tên luật “{match[0]}” viết hoa chưa đúng.",
                    f"Viết: Luật {right}.",
                    match[0],
                    edit=source.edit(start, start + 1, source.text[start].upper()),
                )


_LEAST_WORDS, _LEAST_IN_TITLE = 5, 3


@rule("CT-13", "toan-chu-hoa", subject="source", severity="hint", basis=("ND30-2020:9",))
def all_capitals(source: SourceText) -> Iterator[Answer]:
    """Tiêu đề, đề mục hoặc cả câu viết toàn chữ hoa.

    Máy đọc màn hình có khi đánh vần từng chữ; mắt cũng đọc chậm hơn. Chữ viết tắt, văn bản theo thể thức không tính.

    Sai:
        ## THÔNG BÁO TUYỂN SINH VÀO LỚP MƯỜI
        => 1:4 Dòng “THÔNG BÁO TUYỂN SINH VÀO LỚP …” viết toàn chữ hoa.
    Đúng:
        ## Thông báo tuyển sinh lớp 10 của THPT, PTDTNT, GDTX, UBND
    """
    if source.kind == "document":
        return
    for paragraph in source.paragraphs:
        if not paragraph.text.isupper():
            continue
        words = [word for word in re.findall(r"[^\W\d_]+", paragraph.text) if len(word) > 1]
        spelt = sum(is_syllable(word.lower()) for word in words)
        is_title = paragraph.form in ("title", "heading")
        if (len(words) >= _LEAST_WORDS or (is_title and spelt >= _LEAST_IN_TITLE)) and any(
            not word.isascii() for word in words
        ):
            shown = " ".join(paragraph.text.split()[:6])
            yield Answer(
                source.place(paragraph.at(0)),
                f"Dòng “{shown}{' …' if shown != paragraph.text.strip() else ''}” viết toàn chữ hoa.",
                "Chỉ viết hoa chữ đầu câu và tên riêng.",
            )

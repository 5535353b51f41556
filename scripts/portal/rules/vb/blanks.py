"""VB: official texts that were not yet numbered, dated or signed when they were posted."""

import re
from collections.abc import Iterator

from portal.law.abbreviations import DOCUMENT_TYPES
from portal.rules.rule import Answer, rule
from portal.rules.source_text import SourceText

_GAP = r"(?:[.…]{2,}|…|_{2,}|[xX]{2,}(?!\w)|\?+)"
_KINDS = "|".join(sorted(DOCUMENT_TYPES.values(), key=lambda kind: (-len(kind), kind)))
_BLANK_NUMBER = re.compile(
    rf"(?<!\w)(?:Số\s*:?\s*{_GAP}?\s*/\s*[A-ZĐ]{{1,12}}[\w&-]*|Số\s*:\s*{_GAP}"
    rf"|số\s*/\s*[A-ZĐ]{{2,12}}-[A-ZĐ&]+|số\s*:?\s*{_GAP}?\s*/\s*(?:{_KINDS})-[A-ZĐ][\w&]*|số\s*{_GAP}\s*/\s*[A-ZĐ]+-?[\w&]*)"
)
_BLANK_DAY = re.compile(
    rf"ngày\s+tháng\s+\d{{1,2}}\s+năm\s+\d{{4}}|ngày\s*{_GAP}\s*(?:tháng|/)|tháng\s*{_GAP}\s*năm\s*(?:\d|{_GAP})"
    rf"|,\s*ngày\s+tháng\s+năm\s+(?:20\d\d|{_GAP})|ngày\s*{_GAP}?\s*/\s*{_GAP}?\s*/\s*20\d\d"
)
# what every match of the two begins with, found in a tenth of the time
_SIGN = re.compile(r"[Ss]ố\s*:?\s*[/.…_xX?]|ngày\s*(?:tháng|[/.…_xX?])|tháng\s*[.…_xX?]")
_FORM = re.compile(r"biểu mẫu|[Mm]ẫu số|theo mẫu|\bMẫu\b|phụ lục|PHỤ LỤC|BIỂU MẪU|dự thảo|DỰ THẢO|MẪU|bản nháp")


@rule(
    "VB-09",
    "so-ngay-de-trong",
    subject="source",
    severity="error",
    basis=("ND30-2020:15.2", "ND30-2020:8.2.c", "ND30-2020:8.2.d"),
)
def blank_number_or_day(source: SourceText) -> Iterator[Answer]:
    """Số hoặc ngày của văn bản để trống: bản chưa ký, chưa vào sổ.

    Số và ngày được cấp sau khi ký, nên bản để trống không phải là văn bản. Trong tin bài là cảnh báo. Biểu mẫu, phụ
    lục, bản ghi rõ “dự thảo” không tính.

    Sai (văn bản):
        Số: /KH-SGDĐT

        Đắk Lắk, ngày tháng 02 năm 2024
        => 1:1 Số văn bản để trống: “Số: /KH-SGDĐT”.
        => 3:10 Ngày văn bản để trống: “ngày tháng 02 năm 2024”.
    Sai:
        Thực hiện Kế hoạch số    /KH-SGDĐT của Sở.
        => 1:20 cảnh báo: Số văn bản để trống: “số /KH-SGDĐT”.
    Đúng:
        Số: 12/KH-SGDĐT, ngày 19 tháng 02 năm 2024. Những ngày tháng năm học cũ. Ghi ngày tháng năm sinh của mình.
    Đúng:
        Đơn theo mẫu số 02: ngày … tháng … năm …
    """
    if not _SIGN.search(source.prose):
        return
    severity = None if source.kind == "document" else "warning"
    near = ""
    for paragraph in source.paragraphs:
        around = near + " " + paragraph.text
        near = around[-200:]
        found = [
            (what, match)
            for what, pattern in (("Số", _BLANK_NUMBER), ("Ngày", _BLANK_DAY))
            for match in pattern.finditer(paragraph.text)
        ]
        if found and not _FORM.search(around):
            for what, match in found:
                written = match[0].strip(" ,")
                offset = match.start() + match[0].index(written)
                yield Answer(
                    source.place(paragraph.at(offset)),
                    f"{what} văn bản để trống: “{written}”.",
                    "Đăng bản đã ký, đã ghi số và ngày; bản lấy ý kiến thì ghi rõ “dự thảo”.",
                    written,
                    severity="warning" if severity else None,
                )


_SIGNER = re.compile(
    r"(?:KT|TM|TL|TUQ|Q)\.\s*[A-ZĐÀ-Ỹ][A-ZĐÀ-Ỹ ]+"
    r"|(?:PHÓ )?(?:GIÁM ĐỐC|HIỆU TRƯỞNG|CHÁNH VĂN PHÒNG|TRƯỞNG PHÒNG|CHỦ TỊCH"
    r"|CHÁNH THANH TRA|THỦ TRƯỞNG)(?: [A-ZĐÀ-Ỹ ]+)?"
)


@rule("VB-11", "thieu-nguoi-ky", subject="source", severity="warning", basis=("ND30-2020:8.2.g",))
def missing_signer(source: SourceText) -> Iterator[Answer]:
    """Văn bản có chức vụ người ký mà không có họ tên.

    Không biết ai chịu trách nhiệm về văn bản.

    Sai (văn bản):
        Số: 84/KH-SGDĐT

        Các đơn vị thực hiện.

        GIÁM ĐỐC
        => 5:1 Sau “GIÁM ĐỐC” chưa có họ tên người ký.
    Đúng (văn bản):
        Số: 84/KH-SGDĐT

        Các đơn vị thực hiện.

        GIÁM ĐỐC

        Nguyễn Văn An
    """
    if source.kind != "document" or not source.paragraphs:
        return
    last = source.paragraphs[-1]
    written = last.text.strip()
    if _SIGNER.fullmatch(written):
        yield Answer(
            source.place(last.at(0)),
            f"Sau “{written}” chưa có họ tên người ký.",
            "Ghi họ tên như trên bản đã ký.",
            written,
        )

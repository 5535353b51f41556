"""CT: Vietnamese typed without its marks."""

import re
from collections.abc import Iterator

from portal.rules.rule import Answer, rule
from portal.rules.source_text import SourceText
from portal.rules.syllables import without_marks

_WORD = re.compile(r"(?<![\w/.@'’-])[^\W\d_]+(?![\w/@'’-])")
_LEAST_WORDS, _LEAST_IN_TITLE = 7, 5
_SHARE = 0.85  # of the words are syllables: in English sentences less than half are


@rule("CT-19", "doan-khong-dau", subject="source", severity="warning")
def paragraph_without_marks(source: SourceText) -> Iterator[Answer]:
    """Cả đoạn, cả tiêu đề viết tiếng Việt không dấu.

    Người đọc phải đoán, máy đọc màn hình đọc sai, tìm kiếm không ra. Tính từ 7 từ (tiêu đề: 5 từ); câu tiếng nước
    ngoài, địa chỉ, tên tệp không tính.

    Sai:
        Thong bao tuyen sinh vao lop 10 nam hoc moi.
        => 1:1 Đoạn viết không dấu: “Thong bao tuyen sinh …”.
    Đúng:
        Good morning, how are you today? We go to the zoo on Sunday. Xem tệp thong-bao-tuyen-sinh-lop-10.pdf.
    """
    if not source.is_vietnamese:
        return
    for paragraph in source.paragraphs:
        if not paragraph.text.isascii():
            continue
        words = [match for match in _WORD.finditer(paragraph.text) if len(match[0]) > 1]
        least = _LEAST_IN_TITLE if paragraph.form in ("title", "heading") else _LEAST_WORDS
        if len(words) >= least and sum(without_marks(word[0].lower()) for word in words) >= _SHARE * len(words):
            shown = " ".join(word[0] for word in words[:4])
            yield Answer(source.place(paragraph.at(0)), f"Đoạn viết không dấu: “{shown} …”.", "Gõ lại có dấu.")

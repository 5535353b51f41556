"""Whether a text, or a sentence of it, speaks of the time before the reorganisation."""

import re

from portal.rules.source_text import Sentence, SourceText

# A sentence that speaks of the past, or says that the name is an old one
_PAST = re.compile(
    r"trước đây|(?<!\w)cũ(?!\w)|nguyên là|(?<!\w)nguyên (?:Trưởng|Phó|Giám|Chủ)|từng|sáp nhập|hợp nhất"
    r"|sắp xếp|giải thể|kết thúc hoạt động"
    r"|không còn|lịch sử|ngày xưa|thời |năm (?:1[89]\d\d|20[01]\d|202[0-4])|/(?:19\d\d|20[01]\d|202[0-4])"
    r"|20[12]\d[-–]20[12][0-5]|(?<!\w)xưa(?!\w)|thế k[ỷỉ]|kháng chiến|sinh ra (?:ở|tại)|nguyên quán|(?<!\w)hy sinh",
    re.IGNORECASE,
)


# the year of a cited text is not the year that is told
_CITED = re.compile(r"\d+/\d{4}/[^\s,;]+(?: ngày \d{1,2}/\d{1,2}/\d{4})?")


def is_past(source: SourceText, sentence: Sentence) -> bool:
    """Whether the sentence tells of a time when the old name was right; an official text is taken at its word."""
    return source.kind != "document" and bool(_PAST.search(_CITED.sub("", sentence.text)))

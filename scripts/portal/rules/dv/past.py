"""Whether a text, or a sentence of it, speaks of the time before the reorganisation."""

import re

from portal.rules.letters import UPPER
from portal.rules.source_text import Sentence, SourceText

# A sentence that speaks of the past, or says that the name is an old one
_PAST = re.compile(
    r"trước đây|(?<!\w)(?:huyện|tỉnh|tên|quận|thị xã) cũ|nguyên là|(?<!\w)nguyên (?:Trưởng|Phó|Giám|Chủ)"
    r"|từng (?:là|thuộc|mang|có|học|dạy|công tác|làm|sống|đóng|nằm)|sáp nhập|hợp nhất|giải thể"
    r"|kết thúc hoạt động|không còn"
    r"|sắp xếp (?:lại )?(?:đơn vị|bộ máy|tổ chức|địa giới|các (?:xã|đơn vị|trường))|ngày xưa|(?<!\w)xưa(?!\w)|thế k[ỷỉ]"
    r"|(?:trong|nhắc lại|theo dòng|truyền thống) lịch sử|lịch sử (?:của|hình thành|trường|vùng|địa phương)"
    r"|thời (?:Pháp|Mỹ|chiến|kháng|ấy|đó|xưa|phong kiến|bao cấp|thuộc)|kháng chiến|(?<!\w)hy sinh"
    r"|sinh ra (?:ở|tại)|nguyên quán"
    r"|năm (?:1[89]\d\d|20[01]\d|202[0-4])|/(?:19\d\d|20[01]\d|202[0-4])|20[12]\d[-–]20[12][0-5]",
    re.IGNORECASE,
)
# “huyện Krông Pắc (cũ)”: the word stands right after a name
_OLD_NAME = re.compile(rf"[{UPPER}][^\W\d_]*(?:['’][^\W\d_]+)? \(?cũ(?!\w)")

# the year of a cited text is not the year that is told
_CITED = re.compile(r"\d+/\d{4}/[^\s,;]+(?: ngày \d{1,2}/\d{1,2}/\d{4})?")


def is_past(source: SourceText, sentence: Sentence) -> bool:
    """Whether the sentence tells of a time when the old name was right; an official text is taken at its word."""
    return source.kind != "document" and bool(
        _PAST.search(_CITED.sub("", sentence.text)) or _OLD_NAME.search(sentence.text)
    )

"""NT over two articles at once: the same text published twice."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from portal.rules.rule import Answer, rule
from portal.rules.source_text import SourceText

SHORTEST = 40  # words: below it a text is mostly its form
_SHINGLE = 5
_LEAST_PERCENT = 90
_WORD = re.compile(r"\w+")
_PARTICULAR = re.compile(r"\d[\d/.,:-]*\d|\w+")  # a day or an amount is one
_ELSEWHERE = re.compile(r"[/#?]|\.\./|[a-z][a-z0-9+.-]*:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Twins:
    """Two articles that may say the same, by their days."""

    later: SourceText
    earlier: SourceText


@rule("NT-08", "bai-trung", subject="site", severity="warning")
def same_article(twins: Twins) -> Iterator[Answer]:
    """Bài gần như trùng với một bài khác của cổng.

    Người đọc gặp hai lần một tin, sửa bài này thì bài kia thành sai. Tính khi từ chín phần mười số cụm năm tiếng giống
    nhau và một bài không nêu tên riêng, con số, tệp nào mà bài kia không có: các thông báo theo một mẫu, khác ngày,
    khác trường thì không tính. Bản dịch, bản nháp, bài đã gỡ, bài dưới 40 tiếng không xét; chỉ xét khi xét cả cổng.

    Sai:
        Chiều thứ Sáu, thư viện mở cửa đến 18 giờ để học sinh đọc sách, mượn sách về nhà trong hai tuần. Ai làm mất sách
        thì báo ngay cho cô thủ thư để được hướng dẫn. Nhóm yêu sách của trường gặp nhau vào cuối buổi, kể cho nhau nghe
        cuốn vừa đọc xong.
        ====
        Chiều thứ Sáu, thư viện mở cửa đến 18 giờ để học sinh đọc sách, mượn sách về nhà trong hai tuần. Ai làm mất sách
        thì báo ngay cho cô thủ thư để được hướng dẫn. Nhóm yêu sách của trường gặp nhau vào cuối buổi, kể cho nhau nghe
        cuốn vừa đọc.
        => Bài giống 98% bài “Bài kia” (content/tin-bai/kia/index.md).
    Đúng:
        Chiều thứ Sáu, thư viện mở cửa đến 18 giờ để học sinh đọc sách, mượn sách về nhà trong hai tuần. Ai làm mất sách
        thì báo ngay cho cô thủ thư để được hướng dẫn. Nhóm yêu sách của trường gặp nhau vào cuối buổi, kể cho nhau nghe
        cuốn vừa đọc xong.
        ====
        Chiều thứ Bảy, thư viện mở cửa đến 17 giờ để học sinh đọc sách, mượn sách về nhà trong hai tuần. Ai làm mất sách
        thì báo ngay cho cô thủ thư để được hướng dẫn. Nhóm yêu sách của trường gặp nhau vào cuối buổi, kể cho nhau nghe
        cuốn vừa đọc xong.
    """
    later, earlier = twins.later, twins.earlier
    mine, other = _shingles(later), _shingles(earlier)
    both = len(mine & other)
    either = len(mine) + len(other) - both
    if not both or 100 * both < _LEAST_PERCENT * either:
        return
    here, there = _particulars(later), _particulars(earlier)
    if here <= there or there <= here:
        title = later.header.get("title")
        yield Answer(
            later.place(title.start if title else 0),
            f"Bài giống {100 * both // either}% bài “{earlier.value('title')}” ({earlier.path}).",
            "Gộp thành một bài, hoặc rút gọn bài này và dẫn liên kết đến bài kia.",
        )


def body_words(source: SourceText) -> list[str]:
    """Words and numbers below the header, in lower case."""
    return _WORD.findall("\n".join([each.text for each in source.body]).lower())


def _shingles(source: SourceText) -> set[tuple[str, ...]]:
    words = body_words(source)
    return set(zip(*(words[n:] for n in range(_SHINGLE)), strict=False))


def _particulars(source: SourceText) -> Counter[str]:
    """What tells one notice from the next of the same form, as often as it is told: names, numbers, the hours of an
    event, its own files.
    """
    told = _PARTICULAR.findall("\n".join([each.text for each in source.body]))
    told += _PARTICULAR.findall(source.value("title"))[1:]
    told += [source.value(key) for key in ("start", "end") if source.value(key)]
    own = [link.target for link in source.links if not link.is_picture and not _ELSEWHERE.match(link.target)]
    return Counter([*own, *(word for word in told if not word.islower())])

"""CT: words and items said twice, and series that end unevenly."""

import re
from collections.abc import Iterator, Sequence
from operator import eq
from types import MappingProxyType

from portal.rules.letters import toneless
from portal.rules.rule import Answer, rule
from portal.rules.source_text import Paragraph, SourceText

# Words that are never doubled on purpose; all other doubles may be từ láy (xanh xanh, ngày ngày)
_NEVER_DOUBLED = (
    "và|của|các|những|được|cho|với|trong|là|về|tại|theo|đã|sẽ|bị|khi|trên|dưới|như|bằng|hoặc|thì|mà|nếu"
    "|vì|nên|đến|không"
)

# “bay là là”; Sở Sở Giáo dục; giáo giáo dục, but not nhà giáo giáo dục
_DOUBLED = re.compile(
    rf"(?<![\w-])(?<!bay )(?<!lướt )(?P<word>{_NEVER_DOUBLED}) (?P=word)(?![\w-])(?! (?:mặt|sát|ngọn))", re.IGNORECASE
)
_DOUBLED_HEAD = re.compile(
    r"(?<![\w-])(?:(?P<body>Sở|Bộ) (?=(?P=body) )|(?<!nhà )(?<!thầy )(?<!cô )(?<!tôn )(?P<word>giáo|đào) "
    r"(?=(?P=word) (?:dục|viên|án|tạo)(?!\w)))"
)

# last syllable of a common compound said twice; not where it opens the next compound (cơ quan quan trọng)
_COMPOUND = re.compile(
    r"(?<!\w)(?:cơ (?P<a>quan)|giáo (?P<b>dục)|đào (?P<c>tạo)|nhà (?P<d>trường)|giáo (?P<e>viên)"
    r"|học (?P<f>sinh)|phụ (?P<g>huynh)"
    r"|kế (?P<h>hoạch)|thông (?P<i>báo)|thực (?P<j>hiện)|tổ (?P<k>chức)|hoạt (?P<l>động)|năm (?P<m>học)"
    r"|chất (?P<n>lượng))"
    r" (?P<again>quan|dục|tạo|trường|viên|sinh|huynh|hoạch|báo|hiện|chức|động|học|lượng)(?!\w)(?P<next> [^\W\d_]+)?",
    re.IGNORECASE,
)

_WORD = re.compile(r"[^\W\d_]+")
_OPENS = MappingProxyType(
    {
        "quan": "trọng tâm hệ sát điểm chức niệm lại trắc",
        "tạo": "điều ra nên dựng hóa môi sân cơ sự thành hình việc động lập niềm",
        "trường": "học thpt thcs tiểu mầm hợp tồn kỳ chuyên lớp mẫu",
        "viên": "chức mãn phấn tịch",
        "sinh": "đôi từ trước sau đẻ cùng năm ngày hoạt động viên học sống ra trưởng thái sản con vào tháng hóa tại",
        "báo": "cáo chí giáo điện hiệu động tường cho trước ảnh đài dân nhân",
        "hiện": "nay đại hành có trạng tượng thực đang vật",
        "chức": "năng vụ danh sắc trách",
        "động": "viên lực tác cơ vật đất não từ",
        "học": "sinh tập kỳ viên phí bạ hỏi bổng kì online trực thêm nghề tốt bài thuật",
        "lượng": "tử giá sức định",
        "huynh": "đệ",
        "dục": "vọng",
        "hoạch": "định",
    }
)

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
    if not source.is_vietnamese:
        return
    is_anything_said_twice = _says_twice(source.said)
    for paragraph in source.paragraphs:
        yield from _repeated_item(source, paragraph)
        if not is_anything_said_twice or not _says_twice(_WORD.findall(paragraph.text.lower())):
            continue  # the patterns below need not look
        for match in _DOUBLED.finditer(paragraph.text):
            second = match.end() - len(match["word"])
            if paragraph.text[second].isupper() and not match[0].isupper():
                continue  # a name: bạn Như Như
            yield Answer(source.place(paragraph.at(second)), f"Lặp từ “{match['word']}”.", "Xóa một từ.", match["word"])
        for match in _DOUBLED_HEAD.finditer(paragraph.text):
            word = match[0].strip()
            yield Answer(source.place(paragraph.at(match.end())), f"Lặp từ “{word}”.", "Xóa một từ.", word)
        for match in _COMPOUND.finditer(paragraph.text):
            last = next(value for name, value in match.groupdict().items() if value and name not in ("again", "next"))
            again = match["again"]
            following = (match["next"] or "").strip().lower()
            if last.lower() == again and following not in _OPENS.get(again, "").split():
                yield Answer(
                    source.place(paragraph.at(match.start("again"))), f"Lặp từ “{again}”.", "Xóa một từ.", again
                )
        for match in _DOUBLED_PHRASE.finditer(paragraph.text):
            if _is_sound(match["first"]):
                continue
            yield Answer(
                source.place(paragraph.at(match.start("again"))),
                f"Lặp từ “{match['again']}”.", "Xóa một lần.", match["again"],
            )  # fmt: skip
    yield from _uneven_items(source)


_ONSET = re.compile("[^aăâeêioôơuưy]*")


def _is_sound(phrase: str) -> bool:
    """`tích tắc`, `lon ton`, `tùng tùng`: syllables that answer each other are said twice on purpose."""
    one, other = (toneless(word) for word in phrase.lower().split())
    begin, end = _ONSET.match(one), _ONSET.match(other)
    assert begin is not None and end is not None
    return bool(begin[0] and begin[0] == end[0]) or one[begin.end() :] == other[end.end() :]


def _says_twice(words: Sequence[str]) -> bool:
    """Whether a word, or two words together, may come twice in a row."""
    return any(map(eq, words, words[1:])) or any(map(eq, words, words[2:]))


def _repeated_item(source: SourceText, paragraph: Paragraph) -> Iterator[Answer]:
    if not _says_again(paragraph.text):
        return
    for match in _REPEATED_ITEM.finditer(paragraph.text):
        yield Answer(
            source.place(paragraph.at(match.start())),
            f"Mục “{match['item']}” có hai lần trong một loạt.",
            "Bỏ một mục.",
            match["item"],
        )


def _says_again(text: str) -> bool:
    """Whether the two words before some comma come again soon after it: most texts need no closer look."""
    comma = text.find(", ")
    while comma >= 0:
        item = text[max(0, comma - 20) : comma].rsplit(" ", 2)[-2:]
        if text.find(" ".join(item), comma + 2, comma + 80) >= 0:
            return True
        comma = text.find(", ", comma + 2)
    return False


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

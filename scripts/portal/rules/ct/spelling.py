"""CT: syllables that cannot be, tone marks, i and y, chat words."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from types import MappingProxyType

from portal.law.spelling import CHAT_WORDS, MISSPELT
from portal.rules.needed_words import only_with
from portal.rules.rule import Answer, rule
from portal.rules.source_text import Paragraph, SourceText
from portal.rules.syllables import is_foreign, is_slip_of_keys, is_syllable

_WORD = re.compile(r"(?<![\w@.'’/\-\u0300-\u036f])[^\W\d_]+(?![\w@'’\-\u0300-\u036f]|\.\w)")
# a few words in quotation marks or slanted: the place for what is not Vietnamese
_QUOTED_WORDS = re.compile(r"“[^”]{1,40}”|\"[^\"]{1,40}\"|‘[^’]{1,40}’")
_FEW_WORDS = 4
_SLANTED = re.compile(r"(?<![*\w])\*(?![*\s])[^*\n]{1,40}\*(?!\*)|(?<![_\w])_(?![_\s])[^_\n]{1,40}_(?![_\w])")
# new style puts the mark on the second vowel of open oa, oe, uy; NĐ 30/2020 itself writes the first
_NEW_STYLE = re.compile(
    r"(?<![^\W\d_])(?P<on>[bcdđghklmnpstvxr]{0,3})(?:(?P<o>o)(?P<v>[àáảãạèéẻẽẹ])|(?P<u>u)(?P<y>[ỳýỷỹỵ]))(?![^\W\d_])"
)
_OLD_STYLE = re.compile(r"(?<![^\W\d_])[bcdđghklmnpstvxr]{0,3}(?:[òóỏõọ][ae]|[ùúủũụ]y)(?![^\W\d_])")


@rule("CT-05", "dau-thanh-hai-kieu", subject="source", severity="hint")
def mixed_tone_marks(source: SourceText) -> Iterator[Answer]:
    """Dấu thanh đặt hai kiểu trong một bài: “hòa” và “hoà”.

    Một từ hai cách viết thì tìm chỉ ra một nửa. Cổng theo kiểu đặt dấu ở âm đầu (hòa, khỏe, thủy). Tên riêng, “quý”
    không tính.

    Sai:
        Buổi giao lưu chan hòa. Không khí thật hoà thuận.
        => 1:40 Bài có cả hai kiểu đặt dấu; ở đây là “hoà”.
    Đúng:
        Không khí thật hoà thuận, khoẻ khoắn. Bạn Thuý quý mến bạn Hoà.
    """
    if not source.is_vietnamese or not _both_styles(source.words):
        return
    if not _OLD_STYLE.search(source.prose):
        return
    for paragraph in source.paragraphs:
        for match in _NEW_STYLE.finditer(paragraph.text):
            right = _first_vowel(match[0])
            start = paragraph.at(match.start())
            yield Answer(
                source.place(start),
                f"Bài có cả hai kiểu đặt dấu; ở đây là “{match[0]}”.",
                f"Viết: {right}.",
                match[0],
                edit=source.edit(start, start + len(match[0]), right),
            )


def _both_styles(words: frozenset[str]) -> bool:
    styles = set(map(_style, words))
    return "old" in styles and "new" in styles


@lru_cache(1 << 15)
def _style(word: str) -> str:
    return "old" if _OLD_STYLE.fullmatch(word) else "new" if _NEW_STYLE.fullmatch(word) else ""


def _first_vowel(word: str) -> str:
    loose = unicodedata.normalize("NFD", word)
    mark = loose[-1]
    return unicodedata.normalize("NFC", loose[:-2] + mark + loose[-2])


# first word of each listed slip -> the slips; “phép chia sẽ …”, “dành giải thưởng cho …” are none
_SLIPS = MappingProxyType(
    {first: tuple(w for w in MISSPELT if w.split()[0] == first) for first in {w.split()[0] for w in MISSPELT}}
)
_AFTER_NO_SLIP = re.compile(r"\w| thưởng| đặc biệt cho| cho(?!\w)")


@rule("CT-06", "am-tiet-khong-co", subject="source", severity="warning")
def impossible_syllable(source: SourceText) -> Iterator[Answer]:
    """Từ sai chính tả: âm tiết tiếng Việt không có, hoặc từ có trong danh sách lỗi thường gặp.

    Chỉ xét từ viết thường có dấu; tên riêng, tiếng Ê Đê, M'Nông, tiếng nước ngoài, vài từ trong ngoặc kép hoặc
    chữ nghiêng không tính.

    Sai:
        Toàn nghành xử dụng phần mềm, kết qủa tốt.
        => 1:6 “nghành” sai chính tả.
        => 1:13 “xử dụng” sai chính tả.
        => 1:35 “qủa” không phải âm tiết tiếng Việt.
    Đúng:
        Toàn ngành sử dụng phần mềm, ôtô, ghi-đông, quý, giếng, khuỷu tay, nghiêng, quốc, xoèn xoẹt, café.
    """
    if not source.is_vietnamese or not _has_suspect(source.words):
        return
    for paragraph in source.paragraphs:
        text = paragraph.text
        end = 0  # of the last listed slip: its words are told once
        for match in _WORD.finditer(text):
            word = match[0]
            is_wrong, slips = _known(word)
            if slips and (slip := _slip_at(text, match.start(), slips)):
                end = match.start() + len(slip)
                yield _misspelt(source, paragraph, match.start(), text[match.start() : end], MISSPELT[slip])
                continue
            if not is_wrong or match.start() < end or _is_set_apart(source, paragraph, match.start()):
                continue
            yield Answer(
                source.place(paragraph.at(match.start())),
                f"“{word}” không phải âm tiết tiếng Việt.",
                "Sửa chính tả; từ nước ngoài thì viết trong ngoặc kép hoặc chữ nghiêng.",
                word,
            )


def _is_set_apart(source: SourceText, paragraph: Paragraph, position: int) -> bool:
    """Whether the word stands among a few words in quotation marks, or slanted ones."""
    start = paragraph.at(position)
    found = [
        *((match, position) for match in _QUOTED_WORDS.finditer(paragraph.text)),
        *((match, start) for match in _SLANTED.finditer(source.text, max(start - 45, 0), start + 45)),
    ]
    return any(match.start() < at < match.end() and len(match[0].split()) <= _FEW_WORDS for match, at in found)


@lru_cache(1 << 15)  # the same few thousand words make up most texts
def _known(word: str) -> tuple[bool, tuple[str, ...]]:
    """Whether the word alone is misspelt, and the listed slips that begin with it."""
    lower = word.lower()
    if word.istitle() and not word.isascii():
        return is_slip_of_keys(lower) and not is_foreign(lower), _SLIPS.get(lower, ())
    may_be = word.isascii() or word != lower or not word.isalpha() or is_syllable(word) or is_foreign(word)
    return not may_be, _SLIPS.get(lower, ())


_SLIP_WORDS = tuple(frozenset(slip.split()) for slip in MISSPELT)


def _has_suspect(words: frozenset[str]) -> bool:
    """Whether one of the words (lower case) is misspelt, or all of a listed slip are there."""
    return any(map(_is_wrong, words)) or any(slip <= words for slip in _SLIP_WORDS)


@lru_cache(1 << 15)
def _is_wrong(word: str) -> bool:
    return _known(word)[0]


def _slip_at(text: str, start: int, slips: tuple[str, ...]) -> str | None:
    """The listed slip that begins at `start`."""
    for slip in slips:
        end = start + len(slip)
        if text[start:end].lower() == slip and not _AFTER_NO_SLIP.match(text, end):
            return None if text[max(0, start - 5) : start].lower() == "phép " else slip
    return None


def _misspelt(source: SourceText, paragraph: Paragraph, at: int, written: str, right: str) -> Answer:
    start = paragraph.at(at)
    new = right[0].upper() + right[1:] if written[0].isupper() else right
    whole = source.text[start : start + len(written)] == written
    return Answer(
        source.place(start),
        f"“{written}” sai chính tả.",
        f"Viết: {new}.",
        written,
        edit=source.edit(start, start + len(written), new) if whole else None,
    )


_I_Y = re.compile(
    r"(?<!\w)(?:(?P<prev>[^\W\d_]+) )?(?P<word>k[ìĩỉíị]|k[ỳỹỷýỵ]|l[ìíĩỉị]|l[ýỳỹỷỵ]|m[ĩỹ]|s[ĩỹ]|h[iy]|t[iyỉỷịỵ]"
    r"|qu[iyìỳíýỉỷịỵ])(?!\w)(?= (?P<next>[^\W\d_]+))?"
)
_Y_OF_I = str.maketrans("ìĩỉíịi", "ỳỹỷýỵy")
_WITH_I = frozenset(onset + vowel for onset in ("k", "l", "m", "s", "h", "t", "qu") for vowel in "iìíĩỉị")


@rule("CT-15", "i-ngan-y-dai", subject="source", severity="hint")
def mixed_i_and_y(source: SourceText) -> Iterator[Answer]:
    """Một từ viết khi i, khi y trong cùng bài: “kĩ năng” và “kỹ năng”.

    Chọn một cách cho cả bài. Tên riêng, tên môn học (Vật lí, Địa lí) không tính.

    Sai:
        Rèn kỹ năng đọc. Thi kĩ năng viết.
        => 1:22 “kĩ năng” viết bằng i, chỗ khác trong bài viết “kỹ năng”.
    Đúng:
        Rèn kỹ năng đọc cho học sinh khối Vật lí; quản lý lớp học.
    """
    if not source.is_vietnamese or not any(word.translate(_Y_OF_I) in source.words for word in _WITH_I & source.words):
        return
    seen: set[str] = set()
    found: list[tuple[Paragraph, re.Match[str], str]] = []
    for paragraph in source.paragraphs:
        for match in _I_Y.finditer(paragraph.text):
            word = match["word"]
            for phrase in (f"{match['prev'] or ''} {word}", f"{word} {match['next'] or ''}"):
                if phrase == phrase.lower() and phrase == phrase.strip():
                    seen.add(phrase)
                    found.append((paragraph, match, phrase))
    told: set[int] = set()
    for paragraph, match, phrase in found:
        word = match["word"]
        with_y = phrase.replace(word, word.translate(_Y_OF_I))
        start = paragraph.at(match.start("word"))
        if with_y != phrase and with_y in seen and start not in told:
            told.add(start)
            leads = phrase.endswith(f" {word}") and match["prev"] is not None
            yield Answer(
                source.place(paragraph.at(match.start("prev")) if leads else start),
                f"“{phrase}” viết bằng i, chỗ khác trong bài viết “{with_y}”.",
                f"Viết: {with_y}.",
                phrase,
            )


_CHAT = re.compile(rf"(?<![\w.@/'’\-])(?:{'|'.join(sorted(CHAT_WORDS))})(?![\w.@/'’\-]\w|\w)")
# a lone k or j may be a number or an index (“số k dương”, “hai vectơ i và j”)
_LONE = re.compile(
    r"(?<=[a-zà-ỹđ] )(?:k(?= (?:biết|có|được|phải|thể|cần|thích|muốn|đi|làm|học|hiểu|nên|đến|nói|nghe|thấy|vui|hay) ?)"
    r"(?<!số k)(?<!nguyên k)(?<!trị k)(?<!với k)(?<!cho k)"
    r"|(?:(?<=có )|(?<=cái )|(?<=làm )|(?<=nói ))j|vs(?= [a-zà-ỹđ]{2,}))(?!\w)"
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’")


@rule("CT-16", "chu-viet-tat-chat", subject="source", severity="warning")
@only_with(*CHAT_WORDS, "k", "j", "vs")
def chat_word(source: SourceText) -> Iterator[Answer]:
    """Chữ viết tắt kiểu nhắn tin: “ko”, “đc”, “vs”.

    Cổng là tiếng nói của cơ quan. Lời trích trong ngoặc kép không tính.

    Sai:
        Các em ko đc mang điện thoại vs máy tính.
        => 1:8 “ko” là chữ viết tắt kiểu nhắn tin.
        => 1:11 “đc” là chữ viết tắt kiểu nhắn tin.
        => 1:30 “vs” là chữ viết tắt kiểu nhắn tin.
    Đúng:
        Các em không được mang điện thoại. Bình luận “ko vui” đã được giải thích. Gấp 10k lần, tệp doc.ko.
    """
    if not source.is_vietnamese:
        return
    for paragraph in source.paragraphs:
        quoted = [match.span() for match in _QUOTED.finditer(paragraph.text)]
        hits = [*_CHAT.finditer(paragraph.text), *_LONE.finditer(paragraph.text)]
        for match in sorted(hits, key=lambda hit: hit.start()):
            if any(start <= match.start() < end for start, end in quoted):
                continue
            right = {"k": "không", "j": "gì", "vs": "với"}.get(match[0]) or CHAT_WORDS[match[0]]
            yield Answer(
                source.place(paragraph.at(match.start())),
                f"“{match[0]}” là chữ viết tắt kiểu nhắn tin.",
                f"Viết: {right}.",
                match[0],
            )

"""CT: one spelling for every letter: Unicode, composed (Thông tư 37/2020, Điều 12 khoản 1)."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from portal.rules.rule import Answer, Edit, rule
from portal.rules.source_text import SourceText

_BASIS = ("TT37:12.1",)
_WORD = re.compile(r"[^\s|<>()\[\]\"“”]+")
# TCVN3: accents as ¸ µ ¶ · ¹, letters as ® ¬ ¨ © ª «, others as capitals inside a word of small letters (tuyÓn)
_TCVN3 = re.compile(
    r"[A-Za-z®¬¨©ª«§]+[¸µ¶·¹®¬\xad¨©ª«][a-zà-ỹ¸µ¶·¹®¬¨©ª«]|[a-zà-ỹ][¸µ¶·](?![\w²³])"
    r"|(?<![a-zà-ỹ][A-ZÀ-Þ])(?<=[a-z])[Ê-ÖØ-Þ×](?=[a-z]|\b)|§[a-zÀ-ÿ]"
)
# VNI: the accent as a letter after its vowel (ø û õ ï å ä ë ü ö are no Vietnamese letters), ñ for đ at the beginning
_VNI = re.compile(
    r"[aeouy][øûõåäëüö]|[aeouy]ù|[aeouy]ï|[aeo]â(?!u|y)|a[éèêò]|(?<!\w)[ñÑ][aeiouyöôòøA-Z]|ö[ôùøûõï]|ô[ùøûõï]"
    r"|[ưuö]ô[øùûõïìcntm]"
)
# VIQR: accents as ' ` ? ~ . ^ ( + after the vowel, dd for đ; a^2 and u+v are mathematics
_VIQR = re.compile(
    r"(?<!\w)[A-Za-z]+(?:[aeo]\^|[ou]\+|a\()['`?~.]?[a-z+]*(?![\d=])|\b[dD]d[a-z]*[aeiouy]['`?~.^(+][a-z]*"
    r"|\b[b-df-hj-np-tv-z]+[aeiouy]+[`~][a-z]*"
    r"|\b(?!th|w|y|I)[b-df-hj-np-tv-z]{1,3}[aeiou]{1,2}['.](?:[aeiou]|nh|ng|ch|[mnptc])\b(?!\.\w)",
    re.IGNORECASE,
)
_MOJIBAKE = re.compile(
    "Ã[\u0080-\u00bf\u0192\u2019\u201a\u00b4]|áº[\u00a0-\u00ff\u2018-\u203a]?|á»[\u0080-\u00ff\u2018-\u203a]?|Ä[\u2018\u0090\u0091]|Æ[°¡]|â€[\u0153\u009d\u2122\u2013\u2014œ™“”]|Ä‘"
)
# what a text of each cannot be without: some word that no other language would write so
_TCVN3_SIGN = re.compile("[¸µ¶·¹®¬\xad¨©ª«§]|(?<=[a-z])[Ê-ÖØ-Þ×]")
_VNI_SIGN = re.compile("[øûåäëüöïñÑ]|[aeo]â")
_VIQR_SIGN = re.compile(r"[aeiouyAEIOUY](?:[\^(+`~]|['.][A-Za-z])|[dD]d")
_LEGACY = (("TCVN3", _TCVN3, _TCVN3_SIGN), ("VNI", _VNI, _VNI_SIGN), ("VIQR", _VIQR, _VIQR_SIGN))
_CODE = re.compile(r"(?<![A-Za-z])`[^`]*`")  # VIQR has its ` after a letter
_LEAST_WORDS, _LEAST_SHARE = 3, 10
_IN_HEADER = ("title", "header")


@rule("CT-01", "bang-ma-cu", subject="source", severity="error", basis=_BASIS)
def legacy_encoding(source: SourceText) -> Iterator[Answer]:
    """Chữ còn ở bảng mã cũ (TCVN3, VNI, VIQR) hoặc bị vỡ mã.

    Máy đọc màn hình, công cụ tìm kiếm và điện thoại chỉ thấy ký tự lạ. Tính từ 3 từ, hoặc một phần mười số từ; mã
    lệnh và tên nước ngoài lẻ tẻ không tính.

    Sai:
        Së Gi¸o dôc vµ §µo t¹o th«ng b¸o.
        => 1:4 Có 6 từ ở bảng mã TCVN3, từ đầu là “Gi¸o”.
    Sai:
        SÃ¡ng nay thÃ´ng bÃ¡o lá»‹ch thi.
        => 1:1 Có 4 từ bị vỡ mã, từ đầu là “SÃ¡ng”.
    Đúng:
        Sở Giáo dục và Đào tạo thông báo. Chị Zoë và anh Müller dùng Microsoft® Office® tại quán Noël.
    """
    met = frozenset().union(*map(_signs, set(source.raw.split())))
    suspects = [(name, pattern) for name, pattern, _ in _LEGACY if {name, f"{name} sign"} <= met]
    if not suspects and "mojibake" not in met:
        return
    stretches = [
        *((value.at(0), value.at(len(value.text) - 1) + 1) for value in source.paragraphs if value.form in _IN_HEADER),
        *((line.start, line.start + len(line.text)) for line in source.lines),
    ]
    words = [match for start, end in stretches for match in _words(source, start, end)]
    broken = [(start, word) for start, word in words if _MOJIBAKE.search(word)]
    if len(broken) >= 2:
        start, word = broken[0]
        yield Answer(
            source.raw_place(start),
            f"Có {len(broken)} từ bị vỡ mã, từ đầu là “{word[:20]}”.",
            "Mở lại tệp gốc bằng mã UTF-8, hoặc dán lại từ bản gốc.",
        )
        return
    for name, pattern in suspects:
        hits = [(start, word) for start, word in words if pattern.search(word)]
        share = _LEAST_SHARE if name == "TCVN3" else 3  # VNI and VIQR resemble other languages and plain slips
        if (len(hits) >= _LEAST_WORDS and 50 * len(hits) >= len(words)) or (
            len(hits) >= (1 if name == "TCVN3" else 2) and share * len(hits) >= len(words)
        ):
            start, word = hits[0]
            yield Answer(
                source.raw_place(start),
                f"Có {len(hits)} từ ở bảng mã {name}, từ đầu là “{word[:20]}”.",
                "Chuyển sang Unicode trong phần mềm soạn thảo rồi dán lại.",
            )
            return


@lru_cache(1 << 15)  # the same few thousand words make up most texts
def _signs(word: str) -> frozenset[str]:
    """Of which encodings something, and a sure sign, stands between two white spaces."""
    found = {name for name, pattern, _ in _LEGACY if pattern.search(word)}
    found |= {f"{name} sign" for name, _, sign in _LEGACY if sign.search(word)}
    return frozenset(found | {"mojibake"} if _MOJIBAKE.search(word) else found)


def _words(source: SourceText, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Words of a line as they lie in the file (a soft hyphen is a letter of TCVN3), addresses left out."""
    raw_start, raw_end = source.raw_offset(start), source.raw_offset(end)
    written = _CODE.sub(lambda code: " " * len(code[0]), source.raw[raw_start:raw_end])
    for match in _WORD.finditer(written):
        if "://" not in match[0] and "@" not in match[0] and any(letter.isalpha() for letter in match[0]):
            yield raw_start + match.start(), match[0]


@rule("CT-02", "ky-tu-hong", subject="source", severity="error", basis=_BASIS)
def replacement_character(source: SourceText) -> Iterator[Answer]:
    """Ký tự thay thế U+FFFD: chữ gốc đã mất khi chuyển mã.

    Không máy nào đoán lại được chữ đã mất.

    Sai:
        Sở Gi�o dục thông báo.
        => 1:6 Có 1 ký tự hỏng U+FFFD trong dòng.
    Đúng:
        Sở Giáo dục thông báo.
    """
    start = 0
    for line in source.raw.split("\n"):
        if "�" in line:
            yield Answer(
                source.raw_place(start + line.index("�")),
                f"Có {line.count(chr(0xFFFD))} ký tự hỏng U+FFFD trong dòng.",
                "Gõ lại chữ này theo bản gốc.",
            )
        start += len(line) + 1


@rule("CT-03", "chua-chuan-nfc", subject="source", severity="warning", basis=_BASIS)
def not_composed(source: SourceText) -> Iterator[Answer]:
    """Chữ có dấu viết bằng ký tự rời (chưa theo dạng dựng sẵn NFC).

    Trông như nhau nhưng tìm không ra và so sánh tên tệp thì lệch. Dấu trăng rời trong chữ Ê Đê, M'Nông không có dạng
    dựng sẵn nên không tính.

    Sai:
        Thông báo tuyển sinh.
        => 1:8 Có 1 chữ dùng dấu rời, chữ đầu là “á”.
    Đúng:
        Thông báo tuyển sinh, tiếng Ê Đê: ê̆.
    """
    raw = source.raw
    if unicodedata.is_normalized("NFC", raw):
        return
    loose = [m for m in re.finditer("[^̀-ͯ][̀-ͯ]+|[̀́KÅ]", raw) if unicodedata.normalize("NFC", m[0]) != m[0]]
    if not loose:
        return
    first = unicodedata.normalize("NFC", loose[0][0])
    answer = Answer(
        source.raw_place(loose[0].start()),
        f"Có {len(loose)} chữ dùng dấu rời, chữ đầu là “{first}”.",
        "Chuyển cả bài về Unicode dựng sẵn (NFC).",
        edit=Edit(
            loose[0].start(), loose[-1].end(), unicodedata.normalize("NFC", raw[loose[0].start() : loose[-1].end()])
        ),
    )
    yield answer


_ALIKE = str.maketrans("ÐðƉАВЕКМНОРСТХаеорсухіІΑΒΕΗΙΚΜΝΟΡΤΧοкмтвнѕј", "ĐđĐABEKMHOPCTXaeopcyxiIABEHIKMNOPTXokmtbhsj")
# dressed letters: bold ones of social networks (not the slanted ones of formulas), wide ones, ligatures
_DRESSED = "\U0001d400-\U0001d433\U0001d4d0-\U0001d607\U0001d63c-\U0001d6a3\uff21-\uff3a\uff41-\uff5a\ufb00-\ufb06ǎǍ"
_SUSPECT = re.compile(f"[ÐðƉ\u0370-\u04ff{_DRESSED}]")
_IS_DRESSED = re.compile(f"[{_DRESSED}]")
_SUSPECT_WORD = re.compile(rf"(?<![\w'’])[\w'’\u0300-\u036f]*?[ÐðƉͰ-ӿ{_DRESSED}][\w'’\u0300-\u036f]*")


@rule("CT-04", "chu-giong-chu", subject="source", severity="warning", basis=_BASIS)
def look_alike(source: SourceText) -> Iterator[Answer]:
    """Chữ của bảng chữ khác trông giống chữ Việt: Ð (Iceland) thay Đ, chữ Kirin, chữ Hy Lạp.

    Nhìn thì đúng, tìm thì không ra. Từ viết cả bằng chữ Nga, ký hiệu α, β, π không tính.

    Sai:
        Sở GDÐT Ðắk Lắk thông báo.
        => 1:4 Từ “GDÐT” có chữ “Ð” (U+00D0) giống chữ Việt.
        => 1:9 Từ “Ðắk” có chữ “Ð” (U+00D0) giống chữ Việt.
    Đúng:
        Sở GDĐT Đắk Lắk thông báo về số π, góc α, tạp chí Правда.
    """
    for paragraph in source.paragraphs:
        if not _SUSPECT.search(paragraph.text):
            continue
        for match in _SUSPECT_WORD.finditer(paragraph.text):
            word = match[0]
            foreign = next(letter for letter in word if _SUSPECT.match(letter))
            right = _plain(word)
            others = [
                letter for letter in word if letter.isalpha() and not "Ͱ" <= letter <= "ӿ" and letter not in "ÐðƉ"
            ]
            if (
                foreign not in "ÐðƉ"
                and not _IS_DRESSED.match(foreign)
                and (not others or right == word or len(word) < 2)
            ):
                continue
            start = paragraph.at(match.start())
            yield Answer(
                source.place(start),
                f"Từ “{word}” có chữ “{foreign}” (U+{ord(foreign):04X}) giống chữ Việt.",
                f"Gõ lại: {right}.",
                word,
                edit=source.edit(start, start + len(word), right),
            )


def _plain(word: str) -> str:
    """The word in letters of the Vietnamese alphabet."""
    return unicodedata.normalize("NFKC", word.translate(_ALIKE)).replace("ǎ", "ă").replace("Ǎ", "Ă")

"""Vietnamese letters without their marks, one letter for one, so that places stay."""

import unicodedata

# capital letters of a character class; in the block from U+1EA0 capitals and small letters alternate
UPPER = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯ" + "".join(map(chr, range(0x1EA0, 0x1EFA, 2)))

_LETTERS = "".join(
    chr(code)
    for low, high in ((0xC0, 0x180), (0x1A0, 0x1B1), (0x1EA0, 0x1EFA))
    for code in range(low, high)
    if unicodedata.decomposition(chr(code))
)
_TONES = "\u0300\u0301\u0303\u0309\u0323"


def _bare(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[0]


def _toneless(letter: str) -> str:
    return unicodedata.normalize("NFC", "".join(c for c in unicodedata.normalize("NFD", letter) if c not in _TONES))


_PLAIN = {ord(letter): _bare(letter).lower() for letter in _LETTERS} | {ord("đ"): "d", ord("Đ"): "d"}
_PLAIN |= {code: chr(code + 32) for code in range(65, 91)} | {ord(sign): "'" for sign in "’ʼ`´"}
_TONELESS = {ord(letter): _toneless(letter) for letter in _LETTERS if _toneless(letter) != letter}
MARKED = frozenset(letter for letter in _LETTERS if _toneless(letter) != letter)


def plain(text: str) -> str:
    """Lower case without any mark, đ as d, every apostrophe the same; as long as `text` (NFC)."""
    return text.translate(_PLAIN)


def toneless(text: str) -> str:
    """Without tone marks: `ề` -> `ê`; as long as `text` (NFC)."""
    return text.translate(_TONELESS)

"""Vietnamese alphabetical order, in one place."""

import unicodedata
from functools import lru_cache

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK = {letter: rank for rank, letter in enumerate(_ALPHABET)}
# ngang, huyền, hỏi, ngã, sắc, nặng: the order of Vietnamese dictionaries
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
# the marks that make another letter, not another tone: breve, circumflex, horn
_LETTER_MARKS = "\u0306\u0302\u031b"


@lru_cache(maxsize=4096)
def sort_key(name: str) -> tuple[tuple[int, ...], tuple[int, ...], str]:
    """Key for `sorted`: letters first, tones only between equal letters, then the text itself."""
    letters: list[int] = []
    tones: list[int] = []
    for char in unicodedata.normalize("NFC", name):
        parts = unicodedata.normalize("NFD", char)
        kept = parts[0] + "".join(mark for mark in parts[1:] if mark in _LETTER_MARKS)
        letter = unicodedata.normalize("NFC", kept).lower()
        letters.append(100 + _RANK[letter] if letter in _RANK else ord(letter[0]) if ord(letter[0]) < 97 else 1000)
        tones.append(next((_TONES[mark] for mark in parts[1:] if mark in _TONES), 0))
    return tuple(letters), tuple(tones), name

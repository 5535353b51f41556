"""Vietnamese syllables: which written ones the language can have (onset, rime, tone)."""

import re
import unicodedata

from portal.rules.letters import MARKED, toneless

_ONSETS = (
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "q",
    "r", "s", "t", "th", "tr", "v", "x",
)  # fmt: skip
# Rimes without tone marks. Those with a stop at the end take the tones sắc and nặng only.
_OPEN_RIMES = (
    "a ai ao au ay am an ang anh ăm ăn ăng âm ân âng âu ây e em en eng eo ê êm ên êng ênh êu i ia iêm iên iêng "
    "iêu im in inh ing iu o oa oai oam oan oang oanh oao oay oăm oăn oăng oe oem oen oeo oi om on ong oong ô "
    "ôi ôm ôn ông ôông ơ ơi ơm ơn ơng u ua uân uâng uây uê uên uênh ui um un ung uôi uôm uôn uông uơ uơn uy "
    "uya uyên uynh uyu ư ưa ưi ưm ưn ưng ươi ươm ươn ương ươu ưu y yêm yên yêng yêu uau uâm uêu uao uai uay "
    "uan uang uanh uăn uăng ue uen ueo"
)
_OPEN = frozenset(_OPEN_RIMES.split())
_STOPPED_RIMES = (
    "ac ach ap at ăc ăp ăt âc âp ât ec ep et êc êch êp êt iêc iêp iêt ic ich ip it oac oach oap oat oăc oăp "
    "oăt oec oep oet oc ooc op ot ôc ôp ôt ơp ơt uac uach uat uăc uăt uât uêch uêt uc up ut uôc uôp uôt uych "
    "uyêt uyp uyt ưc ưp ưt ươc ươp ươt yêt uap uêc uet ơc ôôc"
)
_STOPPED = frozenset(_STOPPED_RIMES.split())
# a tone mark on the u of qu, or on the i of gi before another vowel, marks the wrong letter
_MARKED_ONSETS = (
    *(f"q{u}" for u in "úùủũụ"),
    *(f"g{i}{v}" for i in "íìỉĩị" for v in "aăâoôơuư"),
)

# … and so does one on the first of two letters whose second already carries a sign (trừơng)
_MISPLACED = re.compile("[ứừửữự]ơ|[íìỉĩịýỳỷỹỵúùủũụ]ê|[úùủũụ][ôâ]|[óòỏõọ]ă")

_ALPHABET = frozenset("abcdđeghiklmnopqrstuvxyăâêôơư")


def _fits(onset: str, rime: str) -> bool:
    """Whether the spelling lets the rime follow the onset."""
    if onset == "q":
        return rime[0] == "u" and len(rime) > 1
    front = rime[0] in "ieêy"
    if onset in ("k", "gh", "ngh"):
        return front
    return not (onset in ("c", "g", "ng") and front)


def _spelt(rimes: frozenset[str]) -> frozenset[str]:
    plain = {onset + rime for onset in _ONSETS if onset != "gi" for rime in rimes if _fits(onset, rime)}
    after_gi = {"gi" + (rime[1:] if rime[0] == "i" else rime) for rime in rimes if rime[0] not in "y"}
    after_q = {"qu" + rime for rime in rimes if rime[0] not in "uoôư"}
    return frozenset(plain | after_gi | after_q)


_OPEN_SYLLABLES, _STOPPED_SYLLABLES = _spelt(_OPEN), _spelt(_STOPPED)
_STOP_TONES = frozenset(
    letter for letter in MARKED if unicodedata.normalize("NFD", letter)[-1] in "\u0301\u0323"
    or "\u0301" in unicodedata.normalize("NFD", letter) or "\u0323" in unicodedata.normalize("NFD", letter)
)  # fmt: skip


def is_syllable(word: str) -> bool:
    """Whether `word` (lower case, NFC) can be one Vietnamese syllable."""
    bare = toneless(word)
    if word.startswith(_MARKED_ONSETS) or _MISPLACED.search(word):
        return False
    if bare in _OPEN_SYLLABLES:
        return sum(letter in MARKED for letter in word) <= 1
    marks = [letter for letter in word if letter in MARKED]
    return bare in _STOPPED_SYLLABLES and len(marks) == 1 and marks[0] in _STOP_TONES


_VOWELS = re.compile("[aăâeêioôơuưy]+")
# onsets of loanwords: crôm, brôm, blốc, stơ-rê-ô
_FOREIGN_ONSETS = (
    *("br", "bl", "cr", "cl", "dr", "đr", "gl", "gr", "pl", "pr", "st", "sp", "sc", "xc", "xt", "xp", "ps", "kl", "kr"),
    *("h'", "m'", "sl", "sm", "sn", "tl", "vl", "vr", "sh", "rh", "lh"),
)


def is_foreign(word: str) -> bool:
    """Whether the word (lower case) is of another language: several syllables in one, other letters, other onsets."""
    bare = toneless(word)
    return (
        not _ALPHABET.issuperset(bare)
        or len(word) == 1  # a letter of the alphabet, đ of đồng
        or len(_VOWELS.findall(bare.removeprefix("qu").removeprefix("gi") or bare)) != 1
        or bare.startswith(_FOREIGN_ONSETS)
    )

"""Vietnamese syllables: which written ones the language can have (onset, rime, tone)."""

import re
import unicodedata

from portal.rules.letters import MARKED, plain, toneless

_ONSETS = (
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "q",
    "r", "s", "t", "th", "tr", "v", "x",
)  # fmt: skip
# Rimes without tone marks. Those with a stop at the end take the tones sắc and nặng only.
_OPEN_RIMES = (
    "a ai ao au ay am an ang anh ăm ăn ăng âm ân âng âu ây e em en eng eo ê êm ên êng ênh êu i ia iêm iên iêng "
    "iêu im in inh ing iu o oa oai oam oan oang oanh oao oay oăm oăn oăng oe oem oen oeng oeo oi om on ong oong ô "
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
_BARE_VOWELS = re.compile("[aăâeêioôơuưy]+")


def _marked_well(word: str, bare: str) -> bool:
    """Whether the tone mark stands on the letter that may bear it: già, giáo, nghĩa, hoàn, hòa and hoà."""
    at = next((n for n, letter in enumerate(word) if letter in MARKED), None)
    if at is None:
        return True
    onset = next((o for o in ("qu", "gi") if bare.startswith(o) and len(bare) > 2 and bare[2] in "aăâeêioôơuưy"), "")
    found = _BARE_VOWELS.search(bare, len(onset))
    if found is None:
        return True
    vowels, is_open = found[0], found.end() == len(bare)
    signed = [n for n, letter in enumerate(vowels) if letter in "ăâêôơ"]
    if signed:
        return at == found.start() + signed[-1]
    if len(vowels) == 2 and is_open:
        return at == found.start() or (vowels in ("oa", "oe", "uy") and at == found.start() + 1)
    return at == found.start() + min(len(vowels) - 1, 1)


_STOP_TONES = frozenset(
    letter for letter in MARKED if unicodedata.normalize("NFD", letter)[-1] in "\u0301\u0323"
    or "\u0301" in unicodedata.normalize("NFD", letter) or "\u0323" in unicodedata.normalize("NFD", letter)
)  # fmt: skip


def is_slip_of_keys(word: str) -> bool:
    """Whether `word` (lower case, NFC) has its horns or marks where no name has them either: Truờng, Trừơng, Ngưòi."""
    return bool(_MISPLACED.search(word) or re.search("(?<!q)uơ[cimnpt]|ưo", toneless(word)))


def without_marks(word: str) -> bool:
    """Whether `word` (lower case, ASCII) is a Vietnamese syllable whose marks were not typed."""
    return word in _UNMARKED


_UNMARKED = frozenset(plain(syllable) for syllable in _OPEN_SYLLABLES | _STOPPED_SYLLABLES)


def is_syllable(word: str) -> bool:
    """Whether `word` (lower case, NFC) can be one Vietnamese syllable."""
    bare = toneless(word)
    if word.startswith(_MARKED_ONSETS) or _MISPLACED.search(word):
        return False
    if not _marked_well(word, bare):
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
    # of Ê Đê and M'Nông words
    *(
        "hr",
        "hd",
        "hđ",
        "hm",
        "hb",
        "hl",
        "kb",
        "kd",
        "kđ",
        "km",
        "kn",
        "kp",
        "kt",
        "mb",
        "md",
        "mđ",
        "mg",
        "mn",
        "mr",
        "bh",
    ),
)


def is_foreign(word: str) -> bool:
    """Whether the word (lower case) is of another language: several syllables in one, other letters, other onsets."""
    bare = toneless(word)
    return (
        not _ALPHABET.issuperset(bare)
        or len(word) == 1  # a letter of the alphabet, đ of đồng
        or (len(word) > 3 and _VOWELS.fullmatch(bare) is not None)  # a row of letters
        or len(_VOWELS.findall(bare.removeprefix("qu").removeprefix("gi") or bare)) != 1
        or bare.startswith(_FOREIGN_ONSETS)
        or "iô" in bare.removeprefix("gi")  # iốt, điốt
    )

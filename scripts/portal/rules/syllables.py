"""Vietnamese syllables: which written ones the language can have (onset, rime, tone)."""

import unicodedata

_ONSETS = (
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "q",
    "r", "s", "t", "th", "tr", "v", "x",
)  # fmt: skip
# Rimes without tone marks. Those with a stop at the end take the tones sắc and nặng only.
_OPEN = frozenset(
    "a ai ao au ay am an ang anh ăm ăn ăng âm ân âng âu ây e em en eng eo ê êm ên êng ênh êu i ia iêm iên iêng iêu im "
    "in inh ing iu o oa oai oam oan oang oanh oao oay oăm oăn oăng oe oem oen oeo oi om on ong oong ô ôi ôm ôn ông ôông "
    "ơ ơi ơm ơn ơng u ua uân uâng uây uê uên uênh ui um un ung uôi uôm uôn uông uơ uơn uy uya uyên uynh uyu ư ưa ưi ưm "
    "ưn ưng ươi ươm ươn ương ươu ưu y yêm yên yêng yêu uau uâm uêu uao uai uay uan uang uanh uăn uăng ue uen ueo".split()
)
_STOPPED = frozenset(
    "ac ach ap at ăc ăp ăt âc âp ât ec ep et êc êch êp êt iêc iêp iêt ic ich ip it oac oach oap oat oăc oăp oăt oec oep "
    "oet oc ooc op ot ôc ôp ôt ơp ơt uac uach uat uăc uăt uât uêch uêt uc up ut uôc uôp uôt uych uyêt uyp uyt ưc ưp ưt "
    "ươc ươp ươt yêt uap uêc uet ơc ôôc".split()
)
_TONES = {"\u0301": "sắc", "\u0300": "huyền", "\u0309": "hỏi", "\u0303": "ngã", "\u0323": "nặng"}
# a tone mark on the u of qu, or on the i of gi before another vowel, marks the wrong letter
_MARKED_ONSETS = tuple(
    f"q{u}" for u in "úùủũụ"
) + tuple(f"g{i}{v}" for i in "íìỉĩị" for v in "aăâoôơuư")
_LETTERS = frozenset("abcdđeghiklmnopqrstuvxyăâêôơư")


def is_syllable(word: str) -> bool:
    """Whether `word` (lower case, NFC) can be one Vietnamese syllable."""
    plain, tone = _without_tone(word)
    if word.startswith(_MARKED_ONSETS):
        return False
    if tone is None or not plain or not _LETTERS.issuperset(plain):
        return False
    return any(
        _fits(onset, plain[len(onset) :], tone)
        for onset in _ONSETS
        if plain.startswith(onset) and len(plain) > len(onset) - (onset == "gi")
    )


def is_joined(word: str) -> bool:
    """Whether `word` is two or three syllables written together (“ôtô”), each possible."""
    for cut in range(1, len(word)):
        if is_syllable(word[:cut]) and (is_syllable(word[cut:]) or (len(word) < 12 and is_joined(word[cut:]))):
            return True
    return False


def _without_tone(word: str) -> tuple[str, str | None]:
    """(letters without tone, name of the tone); None when two tones stand in one word."""
    tone = "ngang"
    letters = []
    for letter in unicodedata.normalize("NFD", word):
        if letter in _TONES:
            if tone != "ngang":
                return "", None
            tone = _TONES[letter]
        else:
            letters.append(letter)
    return unicodedata.normalize("NFC", "".join(letters)), tone


def _fits(onset: str, rime: str, tone: str) -> bool:
    if onset == "gi":
        rime = rime if rime[:1] in tuple("aăâeêioôơuư") else "i" + rime  # gì, gìn, giếng
    if onset == "q" and (rime[:1] != "u" or rime == "u"):
        return False
    if onset == "q":
        rime = rime if rime in _OPEN or rime in _STOPPED else rime[1:]
    front = rime[:1] in tuple("ieêy")
    if onset in ("k", "gh", "ngh") and not front:
        return False
    if onset in ("c", "g", "ng") and front and not (onset == "g" and rime[:1] == "i"):
        return False
    if rime in _STOPPED:
        return tone in ("sắc", "nặng")
    return rime in _OPEN

"""CT: names of the highlands, Ê Đê and M'Nông, whose letters are often damaged."""

import re
from collections.abc import Iterator
from functools import lru_cache
from types import MappingProxyType

from portal.law.places import HIGHLAND_NAMES
from portal.rules.letters import plain, toneless
from portal.rules.rule import Answer, rule
from portal.rules.source_text import SourceText


@rule("CT-07", "ten-tay-nguyen", subject="source", severity="warning")
def damaged_highland_name(source: SourceText) -> Iterator[Answer]:
    """Tên Ê Đê, M'Nông mất dấu hoặc mất chữ.

    Tên đất, tên người viết đúng là sự tôn trọng; viết sai còn làm tìm kiếm không ra.

    Sai:
        Trường học ở Krông Pak đón học sinh.
        => 1:14 Tên “Krông Pak” viết chưa đúng.
    Đúng:
        Trường học ở Krông Pắc, Cư M'gar, Cư M’gar, Ea H'leo, M'Drắk, M'Đrắk đón học sinh.
    """
    if not source.is_vietnamese or not any(map(_may_begin_name, source.words)):
        return
    for paragraph in source.paragraphs:
        for match in _HIGHLAND.finditer(_flat(paragraph.text)):
            written = paragraph.text[match.start() : match.end()]
            name = _BY_SOUND[_GAP.sub("", match[0])]
            if written not in (name, *HIGHLAND_NAMES[name]) and _is_name(written):
                start = paragraph.at(match.start())
                yield Answer(source.place(start), f"Tên “{written}” viết chưa đúng.", f"Viết: {name}.", written)


@lru_cache(1 << 15)
def _may_begin_name(word: str) -> bool:
    """Whether a highland name could begin with the word (lower case): Krông, Krôngpắc, M."""
    flat = _flat(word)
    return flat.startswith(_LONG_FIRSTS) or flat in _SHORT_FIRSTS


def _is_name(written: str) -> bool:
    """Every word with a capital, not all capitals: “Buôn đón khách” is no Buôn Đôn; Čư M’gar, Êa H’leo are Ê Đê."""
    if written.startswith("Êa") or not _VIETNAMESE.issuperset(toneless(written.lower())):
        return False
    return all(part[:1].isupper() for part in written.split()) and not written.isupper()


def _flat(text: str) -> str:
    """Letters without marks, and k at the end of a word as c: Pắk and Pắc are one name to the ear."""
    return _LAST_K.sub("c", plain(text))


_VIETNAMESE = frozenset("abcdeghiklmnopqrstuvxyzăâđêôơư '’")
_LAST_K = re.compile(r"k(?!\w)")
_GAP = re.compile("[' ]")
_BY_SOUND = MappingProxyType({_GAP.sub("", _flat(name)): name for name in HIGHLAND_NAMES})
_FIRSTS = frozenset(re.split("[' ]", _flat(name))[0] for name in HIGHLAND_NAMES)
_SHORT_FIRSTS = frozenset(first for first in _FIRSTS if len(first) < 3)  # m, ea, cu
_LONG_FIRSTS = (*(first for first in _FIRSTS if len(first) >= 3), "eah", "eas", "cum", "cuk", "mdr")
_LOOSE = MappingProxyType({ord(" "): " ?", ord("'"): " ?'? ?"})  # Ea Hleo, Cư M gar, Krôngpắc
_HIGHLAND = re.compile(rf"(?<!\w)(?:{'|'.join(_flat(name).translate(_LOOSE) for name in HIGHLAND_NAMES)})(?!\w)")

"""The nearest right name for a wrong one."""

import difflib
import unicodedata
from collections.abc import Iterable


def fold(text: str) -> str:
    """Lower case without tone marks, đ as d: how a hurried hand types a name."""
    decomposed = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


def nearest(wrong: str, names: Iterable[str]) -> str | None:
    """The one of `names` that `wrong` most likely means, or None when nothing is near."""
    by_fold: dict[str, str] = {}
    for name in sorted(names):
        by_fold.setdefault(fold(name), name)
    found = difflib.get_close_matches(fold(wrong), by_fold, n=1, cutoff=0.6)
    return by_fold[found[0]] if found else None


def nearest_hint(wrong: str, names: Iterable[str]) -> str | None:
    """The sentence that goes with `nearest`."""
    name = nearest(wrong, names)
    return f"Gần nhất: “{name}”." if name else None

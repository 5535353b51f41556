"""The nearest right name for a wrong one."""

import difflib
import unicodedata
from collections.abc import Iterable

# Comparing letter by letter costs some 100 us a name: a portal's addresses are asked for folder by folder.
_MANY = 1_000


def fold(text: str) -> str:
    """Lower case without tone marks, đ as d: how a hurried hand types a name."""
    decomposed = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


def nearest(wrong: str, names: Iterable[str]) -> str | None:
    """The one of `names` that `wrong` most likely means, or None when nothing is near."""
    by_fold: dict[str, str] = {}
    for name in sorted(_alike(wrong, list(names))):
        by_fold.setdefault(fold(name), name)
    found = difflib.get_close_matches(fold(wrong), by_fold, n=1, cutoff=0.6)
    return by_fold[found[0]] if found else None


def nearest_hint(wrong: str, names: Iterable[str]) -> str | None:
    """The sentence that goes with `nearest`."""
    name = nearest(wrong, names)
    return f"Gần nhất: “{name}”." if name else None


def _alike(wrong: str, names: list[str]) -> list[str]:
    """Of very many names those in the deepest folder above `wrong` that there is; where even that holds very many,
    those with the same last part.
    """
    folder = wrong.rstrip("/")
    last = folder.rpartition("/")[2]
    while len(names) > _MANY and "/" in folder:
        folder = folder.rpartition("/")[0]
        below = [name for name in names if name.startswith(f"{folder}/")]
        if below:
            names = below if len(below) <= _MANY else [n for n in below if n.rstrip("/").rpartition("/")[2] == last]
    return names[:_MANY]

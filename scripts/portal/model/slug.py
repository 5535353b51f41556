"""Vietnamese text -> slug: the same letters for addresses, tags and heading ids."""

import re
import unicodedata

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

# Letters that Unicode does not decompose: đ (and the look-alike eth Ð that old keyboards gave),
# ƀ of Ê Đê, and the Latin letters a foreign name may bring.
_LETTERS = str.maketrans({
    "đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "ƀ": "b", "Ƀ": "b", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l",
    "ß": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ı": "i",
    "'": None, "’": None, "‘": None, "ʼ": None,
})  # fmt: skip


def slugify(text: str) -> str:
    """`Đề thi đợt 2` -> `de-thi-dot-2`, `84/KH` -> `84-kh`, `Cư M'gar` -> `cu-mgar`; may be empty."""
    plain = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    letters = "".join(c for c in plain if not unicodedata.combining(c)).translate(_LETTERS).lower()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")


def is_slug(text: str, limit: int) -> bool:
    """Whether `text` follows the grammar of units, names and tags, at most `limit` characters."""
    return len(text) <= limit and SLUG.fullmatch(text) is not None

"""A path as a browser asks for it -> the file a plain static host answers with, or the name it should have had."""

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal
from urllib.parse import quote, unquote, unquote_to_bytes

from portal.seen.built_tree import BuiltTree

INDEX = "index.html"
_INVISIBLE = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]")
_LIKE = str.maketrans({
    "\u00a0": " ", "\u2002": " ", "\u2003": " ", "\u2009": " ", "\u202f": " ", "\u3000": " ", "\u2010": "-",
    "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2212": "-", "\u2018": "'", "\u2019": "'",
    "\u201c": '"', "\u201d": '"', "\u0110": "đ", "\u00d0": "đ",
})  # fmt: skip
_BROKEN_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_LEGACY = ("cp1258", "cp1252", "utf-16-le")

Slip = Literal["spelling", "stroke", "encoding", "double stroke"]


@dataclass(frozen=True, slots=True)
class Found:
    """`path` of the file."""

    path: str


@dataclass(frozen=True, slots=True)
class Misspelt:
    """Not what was asked for, but `path` is what it means; `slip` says in what they differ."""

    path: str
    slip: Slip


@dataclass(frozen=True, slots=True)
class Missing:
    """`name`: what was asked for, decoded, without leading stroke. `folder`: it is a folder without a page."""

    name: str
    folder: bool = False


@dataclass(frozen=True)
class Lookup:
    """Looks names up in a built folder, exactly; near misses by what is usually mistaken."""

    tree: BuiltTree

    def find(self, pathname: str) -> Found | Misspelt | Missing:
        """`pathname`: percent-encoded as a URL carries it, without leading stroke and without the site's prefix."""
        name = _decoded(pathname)
        if name is not None:
            path = self.answer(name)
            if path is not None:
                return self._found(path, pathname)
            if "//" in "/" + name and (path := self.answer(re.sub("/+", "/", name.lstrip("/")))) is not None:
                return Misspelt(path, "double stroke")
        for candidate, slip in _meant(pathname):
            path = self.answer(candidate) or self.folded(candidate)
            if path is not None:
                return Misspelt(path, slip)
        name = name if name is not None else unquote(pathname)
        return Missing(name, name.rstrip("/") in self.tree.folders)

    def _found(self, path: str, pathname: str) -> Found | Misspelt:
        """What is there may still be asked for in a way that hosts refuse."""
        if _BROKEN_PERCENT.search(pathname) or re.search("%2f", pathname, re.IGNORECASE):
            return Misspelt(path, "encoding")
        return Found(path)

    def answer(self, name: str) -> str | None:
        """The file that stands at exactly this name; a folder answers with its index."""
        files = self.tree.by_path
        if name == "" or name.endswith("/"):
            return name + INDEX if name + INDEX in files and "//" not in name else None
        if name in files:
            return name
        return f"{name}/{INDEX}" if f"{name}/{INDEX}" in files else None

    def folded(self, name: str) -> str | None:
        """The one file whose name differs only in case, in the way of writing marks, or in what cannot be seen."""
        key = _folded(name)
        for candidate in (key, key + INDEX if key == "" or key.endswith("/") else f"{key}/{INDEX}"):
            if candidate in self._by_fold:
                return self._by_fold[candidate]
        return None

    @cached_property
    def _by_fold(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for file in self.tree.files:
            found.setdefault(_folded(file.path), file.path)
        return found


def written_address(path: str) -> str:
    """How the address of a file should be written: letters as they are, signs that mean something else encoded."""
    folder = path[: -len(INDEX)] if path == INDEX or path.endswith("/" + INDEX) else path
    return "/" + "".join(quote(c) if c in ' %#?"<>\\^`{|}' or ord(c) < 32 else c for c in folder)


def _decoded(pathname: str) -> str | None:
    try:
        return unquote_to_bytes(pathname).decode("utf-8")
    except UnicodeDecodeError:
        return None


def _meant(pathname: str) -> Iterator[tuple[str, Slip]]:
    """What the writer may have meant, likeliest first."""
    data = unquote_to_bytes(pathname)
    try:
        name = data.decode("utf-8")
    except UnicodeDecodeError:
        for encoding in _LEGACY:
            try:
                yield unicodedata.normalize("NFC", data.decode(encoding)), "encoding"
            except UnicodeDecodeError:
                continue
        return
    yield name, "spelling"
    if name.endswith("/"):
        yield name.rstrip("/"), "stroke"
    twice = name
    for _ in range(2):
        again = unquote(twice)
        if again == twice:
            break
        twice = again
        yield twice, "encoding"
    mistaken = _mistaken_letters(name)
    if mistaken is not None:
        yield mistaken, "encoding"
    for other in (
        html.unescape(name),
        name.replace("+", " "),
        name.replace("\\", "/"),
        name.strip().rstrip(" .,;:!)]}>\"'”’…"),
        name.replace(" ", ""),
        re.sub("/+", "/", name.lstrip("/")),
    ):
        if other != name:
            yield other, "spelling"


def _mistaken_letters(name: str) -> str | None:
    """UTF-8 read as Windows-1252 and encoded again: `Ä‘` for `đ`."""
    for encoding in ("cp1252", "latin-1"):
        try:
            return name.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return None


def _folded(name: str) -> str:
    plain = _INVISIBLE.sub("", unicodedata.normalize("NFC", name)).translate(_LIKE)
    return unicodedata.normalize("NFC", plain.casefold())

"""Inline Markdown without idle searches: a pattern is tried only on a text that holds the sign it starts with.

Python-Markdown tries every inline pattern on every text, and most texts hold no sign at all: that is a third of the
whole conversion. What is skipped here could not have matched, so the HTML is the same; a test compares both on whole
corpora. It leans on names of Python-Markdown that are private to it (3.11; the version is locked).
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from markdown import Markdown
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

_BARE = ("://", "www.", "Www.", "wWw.", "wwW.", "WWw.", "WwW.", "wWW.", "WWW.")
# Name of the pattern -> what a text must hold (one of them) for the pattern to match anywhere in it.
SIGNS: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "backtick": ("`",),
    "escape": ("\\",),
    "footnote": ("[^",),
    "reference": ("[",),
    "link": ("[",),
    "image_link": ("![",),
    "image_reference": ("![",),
    "short_reference": ("[",),
    "short_image_ref": ("![",),
    "autolink": ("<",),
    "automail": ("<",),
    "linebreak": ("  \n",),
    "html": ("<",),
    "magic-link": _BARE,
    "magic-mail": ("@",),
    "entity": ("&",),
    "em_strong": ("*", "_"),
    "delimiter": ("~",),
})  # fmt: skip


class SignedInline(InlineProcessor):
    """The inline step of `md`, whose patterns are all registered. Those whose signs are not known are always tried."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        signs = {md.inlinePatterns.get_index_for_name(name): told for name, told in SIGNS.items()}
        self._patterns: tuple[tuple[Any, tuple[str, ...]], ...] = tuple(
            (pattern, signs.get(index, ("",))) for index, pattern in enumerate(md.inlinePatterns)
        )

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:
        """The original's loop, name-mangled as the original calls it."""
        if isinstance(data, AtomicString):
            return data
        start = 0
        count = len(self._patterns)
        while patternIndex < count:
            pattern, signs = self._patterns[patternIndex]
            matched = False
            for sign in signs:
                if sign in data:
                    data, matched, start = self._InlineProcessor__applyPattern(  # type: ignore[attr-defined]
                        pattern, data, patternIndex, start
                    )
                    break
            else:
                start = 0
            if not matched:
                patternIndex += 1
        return data

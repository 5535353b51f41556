"""What must stand in a text for a rule to find anything: most rules need not look at most texts.

The words of a text are collected once. A rule that cannot find anything without one of a few words names them
(`only_with`) and is not run on a text that has none; tests hold that this changes no answer.
"""

import re
from collections.abc import Callable, Iterator
from functools import wraps

from portal.rules.people import may_name_child
from portal.rules.rule import Answer
from portal.rules.source_text import SourceText

# What is no word, as one: never equal to a word, for words are letters only.
DIGIT = "0"
LONG_NUMBER = "000000000"  # nine digits or more, in groups or not
MAIL = "@"
CHILD = "em A"  # somebody called a child, with a name

_WORD = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")
_LONG_NUMBER = re.compile(r"\d(?:[^\w/\n\x00]{0,3}\d){8}")

Find = Callable[[SourceText], Iterator[Answer]]


def said_in(prose: str) -> tuple[str, ...]:
    """The words of the prose, one after the other, in lower case."""
    return tuple(_WORD.findall(prose.lower()))


def words_of(text: str, prose: str, said: tuple[str, ...]) -> frozenset[str]:
    """The words in lower case, as they lie in the file and as they are read, and the signs above that hold."""
    found = {*said, *_WORD.findall(text.lower())}
    if _DIGIT.search(text):
        found.add(DIGIT)
        if _LONG_NUMBER.search(prose) or _LONG_NUMBER.search(text):
            found.add(LONG_NUMBER)
    if "@" in text:
        found.add(MAIL)
    if may_name_child(prose):
        found.add(CHILD)
    return frozenset(found)


def only_with(*words: str) -> Callable[[Find], Find]:
    """The rule is run on texts with at least one of `words` only. Written below `@rule`."""
    needed = frozenset(words)

    def make(find: Find) -> Find:
        @wraps(find)
        def found(source: SourceText) -> Iterator[Answer]:
            return iter(()) if needed.isdisjoint(source.words) else find(source)

        return found

    return make

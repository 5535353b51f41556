"""Data in a script element: JSON-LD, and the rules of browsers that are written as JSON. Other JSON is a program's."""

from portal.seen.json_strings import NotJson, json_strings
from portal.seen.json_uses import json_uses, rule_uses
from portal.seen.use import DataFault, FileFacts

_LINKED = "application/ld+json"
_RULES = frozenset({"importmap", "speculationrules"})
_NOTHING = FileFacts()


def script_data(kind: str, text: str, at: int | None, shift: int = 0) -> FileFacts:
    """`kind`: the element's type. `at`: the place of all in it; None: strings have their own, from `shift` on."""
    kind = kind.strip().lower()
    if (kind != _LINKED and kind not in _RULES) or not text.strip():
        return _NOTHING
    strings = json_strings(text, shift if at is None else None)
    if not isinstance(strings, NotJson):
        return FileFacts(tuple(json_uses("linked", strings, at) if kind == _LINKED else rule_uses(strings, at)))
    if kind != _LINKED:
        return _NOTHING
    return FileFacts(faults=(DataFault(strings.what, strings.at if at is None else at, False),))

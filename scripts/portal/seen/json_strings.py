"""The strings of a JSON text: key path, value, and where asked for the place."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from portal.model.record import Record

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]')

_HALF_A_PAIR = re.compile(r"\\u[dD][89a-fA-F]")


class JsonString(Record, frozen=True, array_like=True):
    """`keys`: the names that lead to the value, without list positions; `at`: code points to its opening quote, or -1.

    `branch`: numbers of the containers it lies in, so that values of one object can be told from another's.
    """

    keys: tuple[str, ...]
    value: str
    at: int
    branch: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class NotJson:
    """Why a text is no JSON, and where."""

    what: str
    at: int


def json_strings(text: str, shift: int | None = 0) -> tuple[JsonString, ...] | NotJson:
    """All string values in order. `shift` is added to every place; None: no places, at a quarter of the time."""
    try:
        # objects as tuples of pairs: a name that is there twice counts twice
        value = json.loads(text, object_pairs_hook=tuple)
        if shift is None:
            found: list[JsonString] = []
            _walked(value, (), (), found, count(), _HALF_A_PAIR.search(text) is not None)
            return tuple(found)
    except json.JSONDecodeError as refusal:
        place = (shift or 0) + refusal.pos
        return NotJson(f"JSON viết chưa đúng ở dòng {refusal.lineno}, cột {refusal.colno}", place)
    except (RecursionError, ValueError):
        return NotJson("JSON lồng quá sâu hoặc có số quá lớn", shift or 0)
    return tuple(_strings(text, shift))


def _walked(
    value: object, keys: tuple[str, ...], branch: tuple[int, ...], found: list[JsonString], opened: Iterator[int],
    halves: bool,
) -> None:  # fmt: skip
    """Adds the strings of a value that the parser gave; numbers containers as `_strings` does.

    `halves`: there may be halves of surrogate pairs.
    """
    if type(value) is str:
        found.append(JsonString(keys, _whole(value) if halves else value, -1, branch))
    elif type(value) is list:
        inside = (*branch, next(opened))
        for item in value:
            _walked(item, keys, inside, found, opened, halves)
    elif type(value) is tuple:
        inside = (*branch, next(opened))
        for key, item in value:
            _walked(item, (*keys, _whole(key) if halves else key), inside, found, opened, halves)


def _strings(text: str, shift: int) -> Iterator[JsonString]:
    keys: list[str | None] = [None]  # a key for each open container, None in lists
    branch: list[int] = []
    opened = 0
    waiting: tuple[str, int] | None = None
    for token in _TOKEN.finditer(text):
        mark = token[0]
        if mark[0] == '"':
            waiting = (mark, token.start())
            continue
        if mark == ":" and waiting is not None:
            keys[-1] = _value(waiting[0])
            waiting = None
            continue
        if waiting is not None:
            yield JsonString(_named(keys), _value(waiting[0]), shift + waiting[1], tuple(branch))
            waiting = None
        if mark in "{[":
            keys.append(None)
            branch.append(opened)
            opened += 1
        elif mark in "}]":
            keys.pop()
            branch.pop()
    if waiting is not None:
        yield JsonString((), _value(waiting[0]), shift + waiting[1], ())


def _value(written: str) -> str:
    """A string without its quotes and escapes."""
    return _whole(json.loads(written)) if "\\" in written else written[1:-1]


def _whole(value: str) -> str:
    """Halves of surrogate pairs, which no file can hold, as `?`."""
    return value.encode("utf-8", "replace").decode()


def _named(keys: list[str | None]) -> tuple[str, ...]:
    return tuple(key for key in keys if key is not None)

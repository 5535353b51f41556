"""The strings of a JSON text with their places: key path, value, offset."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]')


@dataclass(frozen=True, slots=True)
class JsonString:
    """`keys`: the names that lead to the value, without list positions; `at`: code points to its opening quote.

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


def json_strings(text: str, shift: int = 0) -> tuple[JsonString, ...] | NotJson:
    """All string values in order. `shift` is added to every place."""
    try:
        json.loads(text)
    except json.JSONDecodeError as refusal:
        return NotJson(f"JSON viết chưa đúng ở dòng {refusal.lineno}, cột {refusal.colno}", shift + refusal.pos)
    except (RecursionError, ValueError):
        return NotJson("JSON lồng quá sâu hoặc có số quá lớn", shift)
    return tuple(_strings(text, shift))


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
    """A string without its quotes and escapes; halves of surrogate pairs, which no file can hold, as `?`."""
    if "\\" not in written:
        return written[1:-1]
    return str(json.loads(written)).encode("utf-8", "replace").decode()


def _named(keys: list[str | None]) -> tuple[str, ...]:
    return tuple(key for key in keys if key is not None)

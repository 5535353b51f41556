"""YAML with the place of every value, read as text only.

One function for every YAML of the project. Plain scalars stay text until the model types them (`no`, `012`, `1:30`,
`2024-02-30`), so nothing turns into a boolean or a number behind the writer's back. Anchors, aliases, tags, merge
keys, several documents, duplicate keys and deep nesting are findings; libyaml's events keep the places and nothing is
ever expanded (no billion laughs).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

import yaml

from portal.findings.finding import Finding, Place

Value: TypeAlias = "str | None | list[Value] | dict[str, Value]"
Path: TypeAlias = tuple[str | int, ...]

_VALUE = re.compile(r"\s*(?:- +)?[^\s:#][^:]*:[ \t]+")
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document: plain values, and for each path of keys the place of its value and of its key."""

    path: str
    value: Value
    places: dict[Path, Place]
    keys: dict[Path, Place]

    def place(self, path: Path) -> Place:
        """Place of the value at `path`, else of the nearest thing above it."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, Place(self.path))


@dataclass(slots=True)
class _Reading:
    path: str
    first_line: int
    depth_limit: int
    places: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        assert mark is not None, "libyaml marks every event"
        return Place(self.path, self.first_line + mark.line, mark.column + 1)

    def tell(self, event: yaml.Event, code: str, message: str, hint: str | None = None) -> None:
        self.findings.append(Finding(self.place(event), code, "error", message, hint))


class _Stop(Exception):
    """The rest of the document cannot be read; the reason is told."""


def read_yaml(text: str, path: str, first_line: int = 1, depth_limit: int = 6) -> tuple[Sheet, tuple[Finding, ...]]:
    """`text` -> sheet and findings. With findings of severity error the sheet holds what could be read."""
    reading = _Reading(path, first_line, depth_limit)
    value: Value = None
    try:
        value = _document(reading, yaml.parse(text, Loader=yaml.CBaseLoader))
    except yaml.YAMLError as broken:
        reading.findings.append(_syntax(reading, broken, text))
    except _Stop:
        pass
    return Sheet(path, value, reading.places, reading.keys), tuple(reading.findings)


def _document(reading: _Reading, events: Iterator[yaml.Event]) -> Value:
    value: Value = None
    documents = 0
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                reading.tell(
                    event,
                    "DL-01",
                    "Tệp có nhiều phần cách nhau bằng dòng “---”; chỉ đọc một phần.",
                    "Xóa dòng “---” thừa.",
                )
                raise _Stop
        elif isinstance(event, yaml.NodeEvent):
            value = _node(reading, events, event, (), 0)
    return value


def _node(reading: _Reading, events: Iterator[yaml.Event], event: yaml.NodeEvent, path: Path, depth: int) -> Value:
    reading.places.setdefault(path, reading.place(event))
    if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
        sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
        reading.tell(
            event, "DL-06", f"Ký hiệu “{sign}{event.anchor}” của YAML không dùng ở đây.", "Đặt giá trị trong ngoặc kép."
        )
        if isinstance(event, yaml.AliasEvent):
            return None
    tag = getattr(event, "tag", None)
    if tag not in (None, "!"):
        reading.tell(event, "DL-06", f"Ký hiệu kiểu “{tag}” của YAML không dùng ở đây.", "Đặt giá trị trong ngoặc kép.")
    if depth > reading.depth_limit:
        reading.tell(event, "DL-10", f"Các khóa lồng nhau quá {reading.depth_limit} tầng.")
        raise _Stop
    if isinstance(event, yaml.ScalarEvent):
        plain = event.style is None or event.style == ""
        return None if plain and event.value in _NULLS else event.value
    if isinstance(event, yaml.SequenceStartEvent):
        items: list[Value] = []
        for item in events:
            if isinstance(item, yaml.SequenceEndEvent):
                break
            assert isinstance(item, yaml.NodeEvent)
            items.append(_node(reading, events, item, (*path, len(items)), depth + 1))
        return items
    return _mapping(reading, events, path, depth)


def _mapping(reading: _Reading, events: Iterator[yaml.Event], path: Path, depth: int) -> dict[str, Value]:
    mapping: dict[str, Value] = {}
    for key in events:
        if isinstance(key, yaml.MappingEndEvent):
            break
        if not isinstance(key, yaml.ScalarEvent):
            reading.tell(key, "DL-01", "Chỗ này cần tên khóa, không phải danh sách hay nhóm.", "Viết: khóa: giá trị")
            raise _Stop
        if key.anchor is not None or (key.tag is not None and key.tag != "!"):
            reading.tell(key, "DL-06", f"Ký hiệu trước khóa “{key.value}” không dùng ở đây.", "Chỉ viết tên khóa.")
        here = (*path, key.value)
        value = next(events)
        assert isinstance(value, yaml.NodeEvent)
        if key.value == "<<":
            reading.tell(key, "DL-06", "Khóa gộp “<<” của YAML không dùng ở đây.", "Viết đủ các khóa.")
            _node(reading, events, value, (*path, "<<", len(reading.findings)), depth + 1)
        elif here in reading.keys:
            first = reading.keys[here].line
            reading.tell(key, "DL-03", f"Khóa “{key.value}” trùng với dòng {first}.", "Giữ lại một khóa.")
            _node(reading, events, value, (*path, key.value, "lại", len(reading.findings)), depth + 1)
        else:
            reading.keys[here] = reading.place(key)
            mapping[key.value] = _node(reading, events, value, here, depth + 1)
    return mapping


_EXPECTED = {
    "found character '\\t' that cannot start any token": "có phím Tab ở đầu dòng; YAML thụt dòng bằng dấu cách",
    "mapping values are not allowed in this context": (
        "dấu hai chấm “:” nằm trong giá trị chưa đặt trong ngoặc kép, hoặc dòng thụt lệch"
    ),
    "could not find expected ':'": "thiếu dấu hai chấm “:” sau tên khóa",
    "found unexpected end of stream": "thiếu dấu ngoặc kép đóng",
    "did not find expected key": "dòng thụt lệch, hoặc giá trị có dấu ngoặc kép ở giữa",
    "did not find expected ',' or ']'": "thiếu dấu phẩy “,” hoặc ngoặc “]”",
    "did not find expected ',' or '}'": "thiếu dấu phẩy “,” hoặc ngoặc “}”",
    "found character that cannot start any token": "ký tự mở đầu giá trị không hợp với YAML",
    "did not find expected node content": "thiếu giá trị hoặc ngoặc đóng",
    "did not find expected '-' indicator": "các dòng của danh sách thụt lệch nhau",
    "control characters are not allowed": "có ký tự điều khiển",
    "found undefined tag handle": "dấu “!” ở đầu giá trị chưa đặt trong ngoặc kép",
    "did not find expected alphabetic or numeric character": "dấu “*” hoặc “&” ở đầu giá trị chưa đặt trong ngoặc kép",
}


def _syntax(reading: _Reading, broken: yaml.YAMLError, text: str) -> Finding:
    problem = str(getattr(broken, "problem", "") or getattr(broken, "reason", "") or "")
    mark = getattr(broken, "problem_mark", None)
    if problem == "found unexpected end of stream":  # an open quote: its own place says more than the end of the file
        mark = getattr(broken, "context_mark", None) or mark
    if mark is not None:
        line, col = mark.line, mark.column
    else:
        before = text[: getattr(broken, "position", 0)]
        line, col = before.count("\n"), len(before) - before.rfind("\n") - 1
    lines = text.split("\n")
    value = _VALUE.match(lines[line]) if line < len(lines) else None
    if value is not None and col >= value.end():
        col = value.end()
    reason = next(
        (said for sign, said in _EXPECTED.items() if problem.startswith(sign)), "viết chưa đúng cách của YAML"
    )
    place = Place(reading.path, reading.first_line + line, col + 1)
    hint = 'Đặt cả giá trị trong ngoặc kép, ví dụ title: "Kỳ thi: những điều cần biết".'
    return Finding(place, "DL-01", "error", f"Không đọc được: {reason}.", hint)

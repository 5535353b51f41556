"""Values of a sheet -> a typed model, every refusal told in the office's words at its place."""

import types
import typing
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Literal, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from portal.findings.finding import Finding
from portal.findings.nearest import nearest
from portal.model.fields import Soft
from portal.read.yaml_file import Path, Sheet, Value

Typed = TypeVar("Typed", bound=BaseModel)

# One mistake, one code: where the law asks for a key, the law's code.
_MISSING_CODE = {"author": "NT-01"}
_MISSING_BASIS = {"author": "Điều 7 khoản 3 Thông tư số 37/2020/TT-BGDĐT"}


def read_sheet(
    model: type[Typed], sheet: Sheet, known: Mapping[str, str] | None = None
) -> tuple[Typed | None, tuple[Finding, ...]]:
    """`known`: keys that people write for another one (`Tiêu đề`, `date`) -> the sentence that helps."""
    value = sheet.value
    if value is None:
        value = {}
    if not isinstance(value, dict):
        place = sheet.place(())
        return None, (Finding(place, "DL-05", "error", "Cần các dòng “khóa: giá trị”.", "Xem docs/formats.md."),)
    try:
        typed = model.model_validate(value)
    except ValidationError as refusals:
        return None, tuple(_told(model, sheet, refusals, known or {}))
    return typed, tuple(_soft(typed, sheet, ()))


def salvage_sheet(model: type[Typed], sheet: Sheet, stand_ins: Mapping[str, Value]) -> Typed | None:
    """What is sound of a refused sheet, so that its other mistakes are told in the same run; never published.

    `stand_ins`: values for required keys that are missing or refused.
    """
    value = dict(sheet.value) if isinstance(sheet.value, dict) else {}
    for _ in range(2):
        try:
            return model.model_validate(value)
        except ValidationError as refusals:
            for key in {str(error["loc"][0]) for error in refusals.errors(include_url=False) if error["loc"]}:
                value.pop(key, None)
                if key in stand_ins:
                    value[key] = stand_ins[key]
    return None


def label_of(model: type[BaseModel], key: str) -> str:
    """`*Tóm tắt* (`summary`)`: the office word and the key."""
    info = _field(model, key)
    return f"*{info.title}* (`{key}`)" if info is not None and info.title else f"`{key}`"


def _told(
    model: type[BaseModel], sheet: Sheet, refusals: ValidationError, known: Mapping[str, str]
) -> Iterator[Finding]:
    """One message a mistake: a misspelt key is not also a missing one, a wrong item not also a list too short."""
    errors = refusals.errors(include_url=False)
    paths = [_real_path(sheet, error["loc"]) for error in errors]
    meant = {
        (*path[:-1], _meant(str(path[-1]), _owner(model, path)[0]))
        for path, error in zip(paths, errors, strict=True)
        if error["type"] == "extra_forbidden"
    }
    told: set[tuple[Path, str]] = set()
    for path, error in zip(paths, errors, strict=True):
        if error["type"] == "missing" and path in meant:
            continue
        if error["type"] in _WHOLE and any(other[: len(path)] == path and len(other) > len(path) for other in paths):
            continue
        finding = _refusal(model, sheet, path, error, known)
        if (path, finding.code) not in told:  # a union reports the same value once for each member
            told.add((path, finding.code))
            yield finding


# refusals of a value as a whole, which say nothing new when something inside it is refused too
_WHOLE = frozenset({"too_short", "string_type", "model_type", "tuple_type", "dict_type"})


def _meant(written: str, owner: type[BaseModel] | None) -> str | None:
    """The key that an unknown one stands for: by its own name or by its office word."""
    office = (
        {}
        if owner is None
        else {info.title: info.alias or name for name, info in owner.model_fields.items() if info.title}
    )
    return nearest(written, _keys(owner)) or office.get(nearest(written, office) or "")


def _keys(owner: type[BaseModel] | None) -> list[str]:
    return [] if owner is None else [info.alias or name for name, info in owner.model_fields.items()]


def _refusal(model: type[BaseModel], sheet: Sheet, path: Path, error: Any, known: Mapping[str, str]) -> Finding:
    owner, key = _owner(model, path)
    kind = error["type"]
    context = error.get("ctx", {})
    if kind == "extra_forbidden":
        return _unknown_key(sheet, path, owner, known)
    if kind == "missing":
        return _missing(sheet, path, owner, str(error["loc"][-1]))
    place = sheet.place(path)
    value = _at(sheet.value, path)
    name = label_of(owner, key) if owner is not None and key else (f"`{key}`" if key else "Tệp")
    if value is None or kind == "empty_text":
        info = _field(owner, key) if owner is not None and key else None
        is_needed = info is None or info.is_required()
        hint = "Điền giá trị." if is_needed else "Điền giá trị, hoặc xóa khóa này."
        code = _MISSING_CODE.get(key or "", "DL-04")
        return Finding(place, code, "error", f"{name} để trống.", hint, _MISSING_BASIS.get(key or ""))
    if kind == "text_too_long":
        return Finding(place, "DL-10", "error", f"{name} {error['msg']}.", "Viết ngắn lại.", target=str(value)[:80])
    if kind == "literal_error":
        words = _literals(owner, key)
        listed = ", ".join(words)
        near = nearest(str(value), words)
        hint = (f"Gần nhất: “{near}”. " if near else "") + f"Các giá trị dùng được: {listed}."
        return Finding(
            place, "DL-05", "error", f"{name} không có giá trị “{_short(value)}”.", hint, target=_short(value)
        )
    if kind == "too_short":
        return Finding(place, "DL-04", "error", f"{name} chưa có mục nào.", "Điền ít nhất một mục.")
    if kind == "too_long":
        limit = context.get("max_length")
        return Finding(
            place, "DL-10", "error", f"{name} có {context.get('actual_length')} mục, nhiều nhất {limit}.", "Bớt lại."
        )
    if kind == "hidden_character":
        return Finding(place, "DL-11", "error", f"{name} {error['msg']}.", "Gõ lại giá trị bằng bàn phím.")
    said = _SHAPES.get(kind, error["msg"])
    return Finding(place, "DL-05", "error", f"{name} viết “{_short(value)}”: {said}.", None, target=_short(value))


_SHAPES = {
    "string_type": "cần một dòng chữ, không phải danh sách hay nhóm khóa",
    "tuple_type": "cần một danh sách, mỗi mục một dòng bắt đầu bằng “- ”",
    "dict_type": "cần các dòng “khóa: giá trị” thụt vào",
    "model_type": "cần các dòng “khóa: giá trị” thụt vào",
    "model_attributes_type": "cần các dòng “khóa: giá trị” thụt vào",
    "is_instance_of": "chưa đúng kiểu",
}


def _unknown_key(sheet: Sheet, path: Path, owner: type[BaseModel] | None, known: Mapping[str, str]) -> Finding:
    key = str(path[-1])
    place = sheet.keys.get(path, sheet.place(path))
    for written, said in known.items():
        if written == key.casefold():
            return Finding(place, "DL-02", "error", f"Khóa “{key}” không dùng ở đây.", said, target=key)
    meant = _meant(key, owner)
    if meant is not None and owner is not None:
        hint = (
            f"Gần nhất: “{meant}”." if nearest(key, [meant]) else f"{label_of(owner, meant)}: viết tên khóa `{meant}`."
        )
    else:
        hint = "Các khóa dùng được: " + ", ".join(_keys(owner)) + "."
    return Finding(place, "DL-02", "error", f"Không có khóa “{key}”.", hint, target=key)


def _missing(sheet: Sheet, path: Path, owner: type[BaseModel] | None, key: str) -> Finding:
    place = sheet.place(path[:-1])
    name = label_of(owner, key) if owner is not None else f"`{key}`"
    code = _MISSING_CODE.get(key, "DL-04")
    return Finding(place, code, "error", f"Thiếu {name}.", f"Thêm dòng “{key}: …”.", _MISSING_BASIS.get(key))


def _soft(value: object, sheet: Sheet, path: Path) -> Iterator[Finding]:
    """Lengths past which the reader warns."""
    if isinstance(value, BaseModel):
        for name, key, limit in _fields(type(value)):
            inner = getattr(value, name)
            if limit is not None:
                for at, text in _texts(inner, (*path, key)):
                    if len(text) > limit:
                        message = f"{label_of(type(value), key)} dài {len(text)} ký tự; nên dưới {limit}."
                        yield Finding(sheet.place(at), "DL-10", "warning", message, "Viết ngắn lại.")
            yield from _soft(inner, sheet, (*path, key))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _soft(item, sheet, (*path, index))


@cache
def _fields(model: type[BaseModel]) -> tuple[tuple[str, str, int | None], ...]:
    """Name, key and soft limit of every field."""
    found = []
    for name, info in model.model_fields.items():
        limits = [rule.characters for rule in _metadata(info) if isinstance(rule, Soft)]
        found.append((name, info.alias or name, limits[0] if limits else None))
    return tuple(found)


def _texts(value: object, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _texts(item, (*path, index))


def _metadata(info: FieldInfo) -> Iterator[object]:
    yield from info.metadata
    for part in _members(info.annotation):
        yield from getattr(part, "__metadata__", ())


def _members(annotation: Any) -> Iterator[Any]:
    yield annotation
    for part in typing.get_args(annotation):
        if not isinstance(part, str):
            yield from _members(part)


def _field(model: type[BaseModel], key: str) -> FieldInfo | None:
    return next((info for name, info in model.model_fields.items() if (info.alias or name) == key), None)


def _literals(owner: type[BaseModel] | None, key: str | None) -> list[str]:
    info = _field(owner, key) if owner is not None and key else None
    if info is None:
        return []
    found = [typing.get_args(part) for part in _members(info.annotation) if typing.get_origin(part) is Literal]
    return [str(word) for words in found for word in words]


def _owner(model: type[BaseModel], path: Path) -> tuple[type[BaseModel] | None, str | None]:
    """The model that holds the last named key of `path`, and that key."""
    owner: type[BaseModel] | None = model
    key: str | None = None
    for step in path:
        if isinstance(step, int):
            continue
        if key is not None and owner is not None:
            info = _field(owner, key)
            inner = None if info is None else next(iter(_models(info.annotation)), None)
            if inner is not None:
                owner = inner
            else:  # a free map (`pictures`, `topic_map`): the key of the map itself is no field
                continue
        key = str(step)
    return owner, key


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    for part in _members(annotation):
        if isinstance(part, type) and not isinstance(part, types.GenericAlias) and issubclass(part, BaseModel):
            yield part


def _real_path(sheet: Sheet, loc: Iterable[str | int]) -> Path:
    """Pydantic's location without the names of validators and union members, which are no keys of the file."""
    path: list[str | int] = []
    steps = list(loc)
    for index, step in enumerate(steps):
        here = (*path, step)
        if here in sheet.places or here in sheet.keys or (index == len(steps) - 1 and not _is_marker(step)):
            path.append(step)
    return tuple(path)


def _is_marker(step: str | int) -> bool:
    return isinstance(step, str) and (
        not step.isidentifier() or step[0].isupper() or step in ("str", "constrained-str")
    )


def _at(value: Value, path: Path) -> Value:
    for step in path:
        if isinstance(value, dict):
            value = value.get(str(step), value)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
    return value


def _short(value: object) -> str:
    text = value if isinstance(value, str) else "…"
    return text if len(text) <= 80 else text[:79] + "…"

"""Types of the values that people write in YAML: everything arrives as text and is typed here.

A refusal is a PydanticCustomError whose message is already the Vietnamese sentence to show.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from portal.model.moment import parse_day, parse_moment
from portal.model.slug import is_slug

# Characters that change how text reads without being seen: controls, bidi marks and overrides (Trojan Source,
# CVE-2021-42574), zero-width space and joiner, byte order mark, tag characters. U+200D is allowed between emoji only.
HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
    "\U000e0000-\U000e007f]|(?<![\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])\u200d"
    "|\u200d(?![\u2600-\u27bf\U0001f000-\U0001faff])"
)


class Sheet(BaseModel):
    """Base of every model read from a file: frozen, closed; its field names are the file's keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=False)


@dataclass(frozen=True, slots=True)
class Soft:
    """A length past which the reader warns."""

    characters: int


def refuse(kind: str, message: str, **context: Any) -> PydanticCustomError:
    """A refusal in the office's words. `message` may use {name} of `context`."""
    return PydanticCustomError(kind, message, context or None)


def _plain_text(value: object) -> object:
    if not isinstance(value, str):
        return value
    hidden = HIDDEN.search(value)
    if hidden:
        raise refuse("hidden_character", "có ký tự ẩn U+{code}", code=f"{ord(hidden[0][0]):04X}")
    return " ".join(unicodedata.normalize("NFC", value).split())


def _not_empty(value: str) -> str:
    if not value:
        raise refuse("empty_text", "để trống")
    return value


def _at_most(limit: int) -> Callable[[str], str]:
    def check(value: str) -> str:
        if len(value) > limit:
            raise refuse("text_too_long", "dài {length} ký tự, nhiều nhất {limit}", length=len(value), limit=limit)
        return value

    return check


def _day(value: object) -> object:
    if isinstance(value, str):
        try:
            return parse_day(value)
        except ValueError:
            raise refuse("day", "cần một ngày có thật, viết năm-tháng-ngày, ví dụ 2024-03-01") from None
    return value


def _moment(value: object) -> object:
    if isinstance(value, str):
        try:
            return parse_moment(value)
        except ValueError:
            raise refuse("moment", "cần ngày và giờ, viết 2024-03-01 08:00") from None
    return value


def _truth(value: object) -> object:
    if isinstance(value, str):
        if value not in ("true", "false"):
            raise refuse("truth", "cần true (có) hoặc false (không)")
        return value == "true"
    return value


def _count(value: object) -> object:
    if isinstance(value, str):
        if not re.fullmatch(r"0|[1-9][0-9]{0,8}", value):
            raise refuse("count", "cần một số nguyên, ví dụ 3")
        return int(value)
    return value


def _slug(limit: int) -> Callable[[str], str]:
    def check(value: str) -> str:
        if not is_slug(value, limit):
            raise refuse("slug", "chỉ dùng chữ thường không dấu, số và gạch nối, nhiều nhất {limit} ký tự", limit=limit)
        return value

    return check


def _web_address(value: str) -> str:
    if not re.fullmatch(r"https?://[^\s/@\\<>\"]+(/[^\s\\<>\"]*)?", value):
        raise refuse("web_address", "cần địa chỉ trang bắt đầu bằng https://")
    return value


def _mail(value: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+", value):
        raise refuse("mail", "cần một địa chỉ thư điện tử, ví dụ vanphong@tencoquan.gov.vn")
    return value


Plain = Annotated[str, BeforeValidator(_plain_text), AfterValidator(_not_empty)]
Title = Annotated[Plain, AfterValidator(_at_most(150)), Soft(110)]
Summary = Annotated[Plain, AfterValidator(_at_most(400)), Soft(300)]
Author = Annotated[Plain, AfterValidator(_at_most(120)), Soft(60)]
Tag = Annotated[Plain, AfterValidator(_at_most(60)), Soft(30)]
Line = Annotated[Plain, AfterValidator(_at_most(300))]
Passage = Annotated[Plain, AfterValidator(_at_most(4000))]
UnitId = Annotated[str, AfterValidator(_slug(40))]
Slug = Annotated[str, AfterValidator(_slug(80))]
Day = Annotated[date, BeforeValidator(_day)]
Moment = Annotated[datetime, BeforeValidator(_moment)]
Truth = Annotated[bool, BeforeValidator(_truth)]
Count = Annotated[int, BeforeValidator(_count)]
WebAddress = Annotated[Plain, AfterValidator(_at_most(500)), AfterValidator(_web_address)]
Mail = Annotated[Plain, AfterValidator(_mail)]


def as_list(value: object) -> object:
    """`topic: a` means `topic: [a]`."""
    return value if value is None or isinstance(value, list | tuple) else [value]


def labelled(label: str, **rules: Any) -> Any:
    """A field with its office word, which messages use beside the key."""
    return Field(title=label, **rules)

"""How days, sizes, numbers and titles are written in Vietnamese; the filters of the templates."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import lru_cache
from types import MappingProxyType

import msgspec
from markupsafe import Markup

from portal.pages.json_text import inert

_BOUND = re.compile(r"\b(năm|tháng|ngày|số|Điều|khoản|điểm|lớp|quý|Năm|Tháng|Ngày|Số|Lớp|Quý) (?=\d)")


def day(value: date) -> str:
    """`05/03/2024`."""
    return f"{value.day:02d}/{value.month:02d}/{value.year}"


def moment(value: datetime) -> str:
    """`17:00 ngày 01/03/2024`; midnight is the day alone."""
    if (value.hour, value.minute) == (0, 0):
        return day(value)
    return f"{value.hour:02d}:{value.minute:02d} ngày {day(value)}"


def iso(value: date) -> str:
    """For `datetime=`: a day, or a moment with its offset."""
    return value.isoformat()


def month(value: date) -> str:
    """`tháng 3 năm 2024`."""
    return f"tháng {value.month} năm {value.year}"


def number(value: int | float) -> str:
    """`1.234`, `1,2`: a point between thousands, a comma before decimals; at most one decimal."""
    whole, _, rest = f"{value:,.1f}".partition(".")
    plain = whole.replace(",", ".")
    return plain if rest == "0" else f"{plain},{rest}"


def size(octets: int) -> str:
    """`1,2 MB`, `340 KB`, `12 byte`; MB and KB count by thousands."""
    if octets >= 1_000_000:
        return f"{number(octets / 1_000_000)} MB"
    if octets >= 1000:
        return f"{number(round(octets / 1000))} KB"
    return f"{octets} byte"


def joined(text: str) -> str:
    """No line of one syllable at the end of a title, no number parted from its word (U+00A0)."""
    bound = _BOUND.sub("\\1\u00a0", text)
    before, space, last = bound.rpartition(" ")
    return f"{before}\u00a0{last}" if space and " " in before and len(last) <= 8 else bound


def minutes_to_read(words: int) -> int:
    """Whole minutes at 200 syllables a minute, never none."""
    return max(1, round(words / 200))


def opened(text: str) -> str:
    """First letter as a capital, the rest as it is."""
    return text[:1].upper() + text[1:]


def json_block(record: msgspec.Struct) -> Markup:
    """A record as JSON that may stand between script tags: what would end the block or a line is escaped (N2)."""
    return Markup(inert(msgspec.json.encode(record).decode()))


@lru_cache(16_384)  # a kilobyte each in every worker
def once(macro: Callable[..., Markup], *values: object) -> Markup:
    """`{{ footer|once(frame) }}`: what a macro makes of frozen records, made once for all the pages that show it."""
    return macro(*values)


FILTERS: Mapping[str, Callable[..., object]] = MappingProxyType({
    "day": day,
    "moment": moment,
    "iso": iso,
    "month": month,
    "number": number,
    "size": size,
    "joined": joined,
    "minutes_to_read": minutes_to_read,
    "opened": opened,
    "json_block": json_block,
    "once": once,
})  # fmt: skip

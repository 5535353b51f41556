"""Days and hours of the portal: Asia/Ho_Chi_Minh, whatever the machine says."""

import re
from datetime import date, datetime, time, timedelta, timezone

# Việt Nam has kept UTC+7 without summer time since 1975 (tz database); no tzdata needed on the machine.
VIETNAM = timezone(timedelta(hours=7), "+07")

_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")  # not \d: int() reads every script's digits
_HOUR = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])(?::([0-5][0-9]))?")


def parse_day(text: str) -> date:
    """`2024-03-01` -> date. Raises ValueError for any other form and for days that do not exist."""
    match = _DAY.fullmatch(text)
    if match is None:
        raise ValueError(text)
    year, month, day = (int(part) for part in match.groups())
    return date(year, month, day)


def parse_moment(text: str) -> datetime:
    """`2024-03-01`, `2024-03-01 08:00`, `2024-03-01T08:00[:30][+07:00]` -> moment in Vietnam's time.

    A bare day means 00:00 of that day. Raises ValueError otherwise.
    """
    plain = text.removesuffix("+07:00")
    day, separator, hour = plain.replace("T", " ", 1).partition(" ")
    if not separator:
        if plain != text:
            raise ValueError(text)
        return start_of(parse_day(day))
    match = _HOUR.fullmatch(hour)
    if match is None:
        raise ValueError(text)
    clock = time(int(match[1]), int(match[2]), int(match[3] or 0))
    return datetime.combine(parse_day(day), clock, VIETNAM)


def start_of(day: date) -> datetime:
    """00:00 of the day in Vietnam."""
    return datetime.combine(day, time(), VIETNAM)


def now() -> datetime:
    """The one clock of the program, to the minute."""
    return datetime.now(VIETNAM).replace(second=0, microsecond=0)

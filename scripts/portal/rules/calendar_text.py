"""A calendar file -> its words and what a calendar program would stumble over (RFC 5545)."""

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from icalendar import Calendar

from portal.model.moment import VIETNAM
from portal.rules.opened_file import OpenedFile, TextPart

_WORDS = ("SUMMARY", "DESCRIPTION", "LOCATION", "COMMENT", "CONTACT", "ORGANIZER", "ATTENDEE")
_MOST_EVENTS = 500


def read_calendar(data: bytes, file: OpenedFile) -> OpenedFile:
    """The file with the words of its events and its faults. `file`: without them."""
    text = data.decode("utf-8", "replace").removeprefix("\ufeff")
    try:
        calendars = Calendar.from_ical(text, multiple=True)
        events = [event for calendar in calendars for event in calendar.walk("VEVENT")][: _MOST_EVENTS + 1]
        faults = tuple(dict.fromkeys(_faults(calendars, events[:_MOST_EVENTS])))
    except (ValueError, KeyError, IndexError, AttributeError, TypeError):  # what icalendar raises for broken lines
        return OpenedFile(file.path, file.type, file.day, (TextPart("", text),), faults=("không mở được",))
    parts = tuple(TextPart(_named(event), _words(event)) for event in events[:_MOST_EVENTS])
    partial = len(events) > _MOST_EVENTS
    return OpenedFile(file.path, file.type, file.day, parts, is_partial=partial, faults=faults)


def _named(event: Any) -> str:
    return f"sự kiện “{str(event.get('SUMMARY') or '')[:60]}”"


def _words(event: Any) -> str:
    told = [event.get(name) for name in _WORDS]
    each = [value for values in told for value in (values if isinstance(values, list) else [values]) if value]
    return "\n\n".join(str(value).removeprefix("mailto:").removeprefix("MAILTO:") for value in each) + "\n"


def _faults(calendars: list[Any], events: list[Any]) -> Iterator[str]:
    if not calendars:
        yield "không mở được"
    elif not events:
        yield "không có sự kiện nào"
    for calendar in calendars:
        yield from (f"thiếu {name}" for name in ("VERSION", "PRODID") if name not in calendar)
    for event in events:
        yield from (f"{_named(event)} thiếu {name}" for name in ("UID", "DTSTAMP", "DTSTART") if name not in event)
        if "SUMMARY" not in event:
            yield "có sự kiện chưa có tên (SUMMARY)"
        start, end = _moment(event, "DTSTART"), _moment(event, "DTEND")
        if start and end and end < start:
            yield f"{_named(event)} kết thúc trước khi bắt đầu"


def _moment(event: Any, name: str) -> datetime | None:
    """As a moment; a day is its first minute, an hour without a zone is Việt Nam's. Raises ValueError when broken."""
    if name not in event:
        return None
    told = event[name].dt
    if isinstance(told, datetime):
        return told if told.tzinfo else told.replace(tzinfo=VIETNAM)
    return datetime.combine(told, time(), VIETNAM) if isinstance(told, date) else None

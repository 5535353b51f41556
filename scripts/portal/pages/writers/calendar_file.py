"""A plan's deadlines as a calendar (RFC 5545), by icalendar: CRLF, folded, the same bytes every time."""

from datetime import UTC, timedelta

from icalendar import Calendar, Event, vRecur

from portal.pages.communication_plans import CalendarEvent
from portal.pages.writers.writer_input import WriterInput
from portal.pages.writers.xml_text import xml_text


def calendar_file(given: WriterInput) -> bytes:
    """All-day events on the last timely day; a monthly deadline repeats to the plan's end."""
    calendar = Calendar()
    calendar.add("prodid", "-//Cong thong tin dien tu//Ke hoach truyen thong//VI")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", given.inputs["name"])
    events = given.inputs["events"]
    assert isinstance(events, tuple), "events are a tuple of CalendarEvent"
    for event in events:
        calendar.add_component(_event(event))
    return bytes(calendar.to_ical())


def _event(told: CalendarEvent) -> Event:
    event = Event()
    event.add("uid", told.uid)
    event.add("dtstamp", told.stamp.astimezone(UTC))
    event.add("dtstart", told.day)
    event.add("dtend", told.day + timedelta(days=1))
    event.add("summary", xml_text(told.summary))
    event.add("description", xml_text(told.description))
    event.add("transp", "TRANSPARENT")
    if told.monthly_until is not None:
        event.add("rrule", vRecur(freq="monthly", bymonthday=told.day.day, until=told.monthly_until))
    return event

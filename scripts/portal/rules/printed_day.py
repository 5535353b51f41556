"""Days as a sentence prints them."""

from datetime import date


def printed_day(day: date) -> str:
    """`05/9/2024`: 0 before days 1-9 and months 1-2 (Nghị định 30/2020)."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"{day.day:02d}/{month}/{day.year}"

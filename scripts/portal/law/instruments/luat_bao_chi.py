"""Luật Báo chí số 126/2025/QH15."""

from datetime import date

from portal.law.clause import Instrument
from portal.law.duty import duties

L126_2025 = Instrument(
    "L126-2025",
    "Luật Báo chí số 126/2025/QH15",
    "Luật Báo chí",
    date(2026, 7, 1),
)

DUTIES = duties(
    L126_2025,
    ("31", "V1c", "people", "Cung cấp thông tin cho báo chí."),
)

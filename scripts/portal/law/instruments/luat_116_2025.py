"""Luật An ninh mạng số 116/2025/QH15."""

from datetime import date

from portal.law.clause import Instrument

L116_2025 = Instrument(
    "L116-2025",
    "Luật An ninh mạng số 116/2025/QH15",
    "Luật An ninh mạng",
    date(2026, 7, 1),
)

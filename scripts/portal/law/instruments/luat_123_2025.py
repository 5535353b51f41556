"""Luật số 123/2025/QH15."""

from datetime import date

from portal.law.clause import Instrument

L123_2025 = Instrument(
    "L123-2025",
    "Luật số 123/2025/QH15",
    "Sửa đổi, bổ sung một số điều của Luật Giáo dục",
    date(2026, 1, 1),
)

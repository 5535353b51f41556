"""Luật Bảo vệ bí mật nhà nước số 117/2025/QH15."""

from datetime import date

from portal.law.clause import Instrument

L117_2025 = Instrument(
    "L117-2025",
    "Luật Bảo vệ bí mật nhà nước số 117/2025/QH15",
    "Luật Bảo vệ bí mật nhà nước",
    date(2026, 3, 1),
)

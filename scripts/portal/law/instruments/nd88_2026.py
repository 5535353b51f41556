"""Nghị định số 88/2026/NĐ-CP."""

from datetime import date

from portal.law.clause import Instrument
from portal.law.duty import duties

ND88_2026 = Instrument(
    "ND88-2026",
    "Nghị định số 88/2026/NĐ-CP",
    "Dữ liệu giáo dục",
    date(2026, 5, 15),
    issued=date(2026, 3, 28),
)

DUTIES = duties(
    ND88_2026,
    ("4.3", "V1c", "rule", "Dữ liệu cá nhân của người học, nhà giáo chỉ dùng trong phạm vi nhiệm vụ được giao."),
    ("8", "V1c", "people", "Hồ sơ học tập suốt đời và mã hồ sơ."),
)

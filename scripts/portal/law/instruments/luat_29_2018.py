"""Luật Bảo vệ bí mật nhà nước số 29/2018/QH14."""

from datetime import date

from portal.law.clause import Instrument
from portal.law.duty import duties

L29_2018 = Instrument(
    "L29-2018",
    "Luật Bảo vệ bí mật nhà nước số 29/2018/QH14",
    "Luật Bảo vệ bí mật nhà nước",
    date(2020, 7, 1),
    date(2026, 2, 28),
    issued=date(2018, 11, 15),
    replaced_by=("117/2025/QH15",),
)

DUTIES = duties(
    L29_2018,
    ("5.9", "V1", "rule", "Cấm đăng, phát tán bí mật nhà nước trên Internet."),
    ("8", "V1", "rule", "Ba độ mật: Tuyệt mật, Tối mật, Mật."),
    ("10.3", "V1", "people", "Dấu chỉ độ mật."),
)

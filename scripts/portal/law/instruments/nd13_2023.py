"""Nghị định số 13/2023/NĐ-CP."""

from datetime import date

from portal.law.clause import Instrument
from portal.law.duty import duties

ND13_2023 = Instrument(
    "ND13-2023",
    "Nghị định số 13/2023/NĐ-CP",
    "Bảo vệ dữ liệu cá nhân",
    date(2023, 7, 1),
    date(2025, 12, 31),
    issued=date(2023, 4, 17),
    replaced_by=(
        "91/2025/QH15",
        "356/2025/NĐ-CP",
    ),
)

DUTIES = duties(
    ND13_2023,
    ("2.4", "V1", "people", "Dữ liệu cá nhân nhạy cảm."),
    ("20", "V1", "people", "Xử lý dữ liệu cá nhân của trẻ em."),
)

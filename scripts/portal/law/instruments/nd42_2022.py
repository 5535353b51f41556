"""Nghị định số 42/2022/NĐ-CP."""

from datetime import date

from portal.law.clause import Instrument

ND42_2022 = Instrument(
    "ND42-2022",
    "Nghị định số 42/2022/NĐ-CP",
    "Cung cấp thông tin và dịch vụ công trực tuyến của cơ quan nhà nước trên môi trường mạng",
    date(2022, 8, 15),
    date(2026, 6, 30),
    issued=date(2022, 6, 24),
    replaced_by=("224/2026/NĐ-CP",),
)

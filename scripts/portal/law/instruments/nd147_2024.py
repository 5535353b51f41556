"""Nghị định số 147/2024/NĐ-CP."""

from datetime import date

from portal.law.clause import Instrument

ND147_2024 = Instrument(
    "ND147-2024",
    "Nghị định số 147/2024/NĐ-CP",
    "Quản lý, cung cấp, sử dụng dịch vụ Internet và thông tin trên mạng",
    date(2024, 12, 25),
    issued=date(2024, 11, 9),
)

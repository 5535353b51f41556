"""Thông tư số 09/2024/TT-BGDĐT."""

from datetime import date

from portal.law.clause import Instrument

TT09_2024 = Instrument(
    "TT09-2024",
    "Thông tư số 09/2024/TT-BGDĐT",
    "Quy định về công khai trong hoạt động của các cơ sở giáo dục",
    date(2024, 7, 19),
)

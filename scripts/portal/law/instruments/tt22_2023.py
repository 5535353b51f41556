"""Thông tư số 22/2023/TT-BTTTT."""

from datetime import date

from portal.law.clause import Instrument
from portal.law.duty import duties

TT22_2023 = Instrument(
    "TT22-2023",
    "Thông tư số 22/2023/TT-BTTTT",
    "Cấu trúc, bố cục, yêu cầu kỹ thuật cho cổng thông tin điện tử và trang thông tin điện tử của cơ quan nhà nước",
    date(2024, 2, 15),
    issued=date(2023, 12, 31),
)

DUTIES = duties(
    TT22_2023,
    ("5", "M", "theme", "Bố cục phần đầu trang, phần chân trang, danh mục."),
)

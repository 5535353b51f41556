"""Thông tư số 32/2017/TT-BTTTT."""

from datetime import date

from portal.law.clause import Instrument
from portal.law.duty import duties

TT32_2017 = Instrument(
    "TT32-2017",
    "Thông tư số 32/2017/TT-BTTTT",
    "Cung cấp dịch vụ công trực tuyến và bảo đảm khả năng truy cập thuận tiện đối với trang thông "
    "tin điện tử của cơ quan nhà nước",
    date(2018, 6, 1),
)

DUTIES = duties(
    TT32_2017,
    ("11.2.b", "V1", "theme", "Tới dịch vụ công không quá ba lần bấm từ trang chủ."),
)

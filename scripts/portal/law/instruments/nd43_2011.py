"""Nghị định số 43/2011/NĐ-CP."""

from datetime import date

from portal.law.clause import Instrument
from portal.law.duty import duties

ND43_2011 = Instrument(
    "ND43-2011",
    "Nghị định số 43/2011/NĐ-CP",
    "Cung cấp thông tin và dịch vụ công trực tuyến trên trang thông tin điện tử hoặc cổng thông tin "
    "điện tử của cơ quan nhà nước",
    date(2011, 10, 1),
    date(2022, 8, 14),
    issued=date(2011, 6, 13),
    replaced_by=("42/2022/NĐ-CP",),
)

DUTIES = duties(
    ND43_2011,
    ("17.1.b", "V1", "people", "Hướng dẫn pháp luật: 15 ngày làm việc."),
    ("17.1.c", "V1", "people", "Văn bản của mình 2 ngày, của cơ quan khác 10 ngày làm việc."),
    ("17.1.d", "V1", "people", "Kế hoạch, dự án, đấu thầu: 10 ngày làm việc."),
)

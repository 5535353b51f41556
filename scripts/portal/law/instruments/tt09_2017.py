"""Thông tư số 09/2017/TT-BTTTT."""

from datetime import date

from portal.law.clause import Instrument
from portal.law.duty import duties

TT09_2017 = Instrument(
    "TT09-2017",
    "Thông tư số 09/2017/TT-BTTTT",
    "Quy định tỷ lệ nội dung, thời điểm, thời lượng và chuyên mục dành cho trẻ em trên báo chí",
    date(2017, 6, 23),
    issued=date(2017, 6, 23),
)

DUTIES = duties(
    TT09_2017,
    ("15.1", "V1", "people", "Báo chí làm mờ, che mặt trẻ em trong vụ việc tiêu cực."),
)

"""Thông tư số 39/2017/TT-BTTTT."""

from datetime import date

from portal.law.clause import Instrument
from portal.law.duty import duties

TT39_2017 = Instrument(
    "TT39-2017",
    "Thông tư số 39/2017/TT-BTTTT",
    "Công bố danh mục tiêu chuẩn kỹ thuật về ứng dụng công nghệ thông tin trong cơ quan nhà nước",
    date(2018, 7, 1),
)

DUTIES = duties(
    TT39_2017,
    ("1", "M", "theme", "UTF-8, HTML, CSS, PNG, JPG, PDF, ODF, OOXML."),
)

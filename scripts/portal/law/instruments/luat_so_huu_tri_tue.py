"""Luật Sở hữu trí tuệ số 50/2005/QH11."""

from datetime import date

from portal.law.clause import Instrument
from portal.law.duty import duties

LSHTT = Instrument(
    "LSHTT2005",
    "Luật Sở hữu trí tuệ số 50/2005/QH11",
    "Luật Sở hữu trí tuệ",
    date(2006, 7, 1),
    issued=date(2005, 11, 29),
)

DUTIES = duties(
    LSHTT,
    ("25", "M", "people", "Trích dẫn hợp lý ghi tên tác giả và nguồn gốc tác phẩm."),
)

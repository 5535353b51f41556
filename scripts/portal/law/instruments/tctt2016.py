"""Luật Tiếp cận thông tin số 104/2016/QH13."""

from datetime import date

from portal.law.clause import Instrument
from portal.law.duty import duties

TCTT2016 = Instrument(
    "TCTT2016",
    "Luật Tiếp cận thông tin số 104/2016/QH13",
    "Luật Tiếp cận thông tin",
    date(2018, 7, 1),
    date(2026, 8, 31),
    issued=date(2016, 4, 6),
    replaced_by=("Luật Tiếp cận thông tin (sửa đổi) thông qua ngày 24/4/2026",),
)

DUTIES = duties(
    TCTT2016,
    ("18.4", "V1", "people", "Đăng thông tin trong 05 ngày làm việc."),
    ("19.1.c", "V1", "people", "Công khai chương trình, kế hoạch công tác năm."),
    ("19.1.e", "V1", "people", "Công khai ngân sách."),
    ("22", "V1", "people", "Sửa thông tin không chính xác và trả lời trong 15 ngày, trên cùng kênh."),
)

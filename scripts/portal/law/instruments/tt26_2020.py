"""Thông tư số 26/2020/TT-BTTTT."""

from datetime import date

from portal.law.clause import Instrument
from portal.law.duty import duties

TT26_2020 = Instrument(
    "TT26-2020",
    "Thông tư số 26/2020/TT-BTTTT",
    "Quy định việc áp dụng tiêu chuẩn, công nghệ hỗ trợ người khuyết tật tiếp cận, sử dụng sản phẩm, "
    "dịch vụ thông tin và truyền thông",
    date(2021, 1, 1),
)

DUTIES = duties(
    TT26_2020,
    ("5.1", "V1", "rule", "Cổng áp dụng tiêu chuẩn tiếp cận trong Phụ lục."),
)

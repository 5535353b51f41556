"""Nghị quyết số 202/2025/QH15."""

from datetime import date

from portal.law.clause import Instrument
from portal.law.duty import duties

NQ202_2025 = Instrument(
    "NQ202-2025",
    "Nghị quyết số 202/2025/QH15",
    "Sắp xếp đơn vị hành chính cấp tỉnh",
    date(2025, 6, 12),
    issued=date(2025, 6, 12),
)

DUTIES = duties(
    NQ202_2025,
    ("1", "M", "rule", "Cả nước còn 34 tỉnh, thành phố; hoạt động theo đơn vị mới từ ngày 01/7/2025."),
)

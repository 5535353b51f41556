"""Luật Chuyển đổi số số 148/2025/QH15."""

from datetime import date

from portal.law.clause import Instrument
from portal.law.duty import duties

L148_2025 = Instrument(
    "L148-2025",
    "Luật Chuyển đổi số số 148/2025/QH15",
    "Luật Chuyển đổi số",
    date(2026, 7, 1),
)

DUTIES = duties(
    L148_2025,
    ("34.2", "Q", "people", "Danh mục thông tin phải công khai (chưa đọc được nguyên văn)."),
)

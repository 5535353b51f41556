"""Thông tư số 15/2025/TT-BGDĐT."""

from datetime import date

from portal.law.clause import Instrument
from portal.law.duty import duties

TT15_2025 = Instrument(
    "TT15-2025",
    "Thông tư số 15/2025/TT-BGDĐT",
    "Hướng dẫn chức năng, nhiệm vụ, quyền hạn của sở giáo dục và đào tạo và phòng văn hóa - xã hội",
    date(2025, 7, 1),
)

DUTIES = duties(
    TT15_2025,
    ("1", "V1c", "rule", "Tên gọi, nhiệm vụ của cơ quan quản lý giáo dục địa phương từ ngày 01/7/2025."),
)

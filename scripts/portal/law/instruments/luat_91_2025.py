"""Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15."""

from datetime import date

from portal.law.clause import Instrument
from portal.law.duty import duties

L91_2025 = Instrument(
    "L91-2025",
    "Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15",
    "Luật Bảo vệ dữ liệu cá nhân",
    date(2026, 1, 1),
    issued=date(2025, 6, 26),
)

DUTIES = duties(
    L91_2025,
    ("9", "V1c", "rule", "Đồng ý phải tự nguyện, rõ ràng, chứng minh được; im lặng không phải là đồng ý."),
    ("24", "M", "people", "Công khai đời sống riêng tư của trẻ từ đủ 7 tuổi cần trẻ và người đại diện đồng ý."),
)

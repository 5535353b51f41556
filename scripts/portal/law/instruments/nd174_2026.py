"""Nghị định số 174/2026/NĐ-CP."""

from datetime import date

from portal.law.clause import Instrument
from portal.law.duty import duties

ND174 = Instrument(
    "ND174",
    "Nghị định số 174/2026/NĐ-CP",
    "Xử phạt vi phạm hành chính",
    date(2026, 7, 1),
    issued=date(2026, 5, 15),
)

DUTIES = duties(
    ND174,
    (
        "93.1",
        "V1c",
        "rule",
        "Trang chủ nêu đủ cơ quan quản lý, cơ quan chủ quản, địa chỉ, thư điện tử, điện thoại, người "
        "chịu trách nhiệm nội dung.",
    ),
    ("93.2", "V1c", "people", "Không đăng liên kết xấu, thông tin sai sự thật."),
    ("93.3.a", "V1c", "rule", "Không đăng bản đồ Việt Nam thiếu chủ quyền quốc gia."),
)

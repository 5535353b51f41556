"""Nghị định số 244/2026/NĐ-CP."""

from datetime import date

from portal.law.clause import Instrument
from portal.law.duty import duties

ND244 = Instrument(
    "ND244",
    "Nghị định số 244/2026/NĐ-CP",
    "Phát ngôn và cung cấp thông tin cho báo chí",
    date(2026, 7, 1),
    issued=date(2026, 6, 26),
)

DUTIES = duties(
    ND244,
    ("3.3", "V1c", "rule", "Họ tên, chức vụ, điện thoại, thư điện tử của người phát ngôn có trên cổng trong 24 giờ."),
    ("3.7", "V1c", "people", "Chỉ người phát ngôn, người được ủy quyền nói thay cơ quan."),
    ("5.2", "V1c", "rule", "Tài khoản mạng xã hội chính thức được thông báo trên cổng."),
    ("7.3", "V1c", "people", "Cung cấp thông tin ban đầu trong 24 giờ khi có vụ việc."),
    ("8.3", "V1c", "people", "Có quy chế phát ngôn nội bộ."),
    ("12", "V1c", "people", "Rà soát quy chế trong 45 ngày."),
)

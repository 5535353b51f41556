"""Thông tư số 24/2011/TT-BTTTT."""

from datetime import date

from portal.law.clause import Instrument
from portal.law.duty import duties

TT24_2011 = Instrument(
    "TT24-2011",
    "Thông tư số 24/2011/TT-BTTTT",
    "Quy định về việc tạo lập, sử dụng và lưu trữ dữ liệu đặc tả trên trang thông tin điện tử hoặc "
    "cổng thông tin điện tử của cơ quan nhà nước",
    date(2011, 11, 15),
    issued=date(2011, 9, 20),
)

DUTIES = duties(
    TT24_2011,
    ("4.1", "V1", "rule", "Yếu tố bắt buộc: tiêu đề, người tạo, thời gian, mô tả, cơ quan ban hành, định danh."),
    ("5.1", "V1", "theme", "Yếu tố bắt buộc không để trống."),
    ("6", "V1", "theme", "Dữ liệu đặc tả có ở trang chủ, giới thiệu, mỗi tin, văn bản, dịch vụ, mua sắm, thống kê."),
)

"""Thông tư số 25/2010/TT-BTTTT."""

from datetime import date

from portal.law.clause import Instrument
from portal.law.duty import duties

TT25_2010 = Instrument(
    "TT25-2010",
    "Thông tư số 25/2010/TT-BTTTT",
    "Quy định việc thu thập, sử dụng, chia sẻ, đảm bảo an toàn và bảo vệ thông tin cá nhân trên "
    "trang thông tin điện tử hoặc cổng thông tin điện tử của cơ quan nhà nước",
    date(2011, 1, 1),
    issued=date(2010, 11, 15),
)

DUTIES = duties(
    TT25_2010,
    ("3.3", "V1", "people", "Thông tin cá nhân gồm họ tên, ngày sinh, địa chỉ, thư điện tử, điện thoại, số giấy tờ."),
    ("5.1", "V1", "rule", "Thông báo cho người dùng biết thông tin nào được thu thập."),
    ("8.1", "V1", "rule", "Không chia sẻ thông tin cá nhân cho bên thứ ba khi chưa được đồng ý."),
    ("11.1", "V1", "rule", "Quy định về thông tin cá nhân đọc được từ trang chủ."),
)

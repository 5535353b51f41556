"""Nghị định số 224/2026/NĐ-CP."""

from datetime import date

from portal.law.clause import Instrument
from portal.law.duty import duties

ND224 = Instrument(
    "ND224",
    "Nghị định số 224/2026/NĐ-CP",
    "Cung cấp thông tin và dịch vụ công trực tuyến của cơ quan nhà nước trên môi trường mạng",
    date(2026, 7, 1),
    issued=date(2026, 6, 24),
)

DUTIES = duties(
    ND224,
    (
        "9.1.b",
        "V1c",
        "rule",
        "Cơ quan chuyên môn cấp tỉnh công khai cơ cấu, chức năng, lịch sử, tiểu sử tóm tắt và nhiệm vụ của lãnh đạo.",
    ),
    ("9.3", "V1c", "people", "Cập nhật ngay khi thông tin thay đổi."),
    ("10.3.a", "V1c", "rule", "Dùng được trên nhiều loại thiết bị, gồm thiết bị di động."),
    ("10.3.b", "V1c", "people", "Có chức năng đánh giá mức độ hài lòng, giữ kín danh tính người đánh giá."),
    ("10.3.c", "V1c", "rule", "Bảo đảm an ninh mạng, hỗ trợ người khuyết tật."),
    ("11.1", "V1c", "people", "Cổng của sở là thành phần của cổng thông tin điện tử tỉnh."),
    ("11.4.b", "V1c", "rule", "Tên miền dạng tencoquan.tentinhthanh.gov.vn."),
    ("11.5", "V1c", "rule", "Có dữ liệu đặc tả."),
    ("13.1.a", "V1c", "people", "Báo trước ít nhất 07 ngày làm việc khi tạm dừng theo kế hoạch."),
    ("21.4", "V1c", "rule", "Bảo đảm an toàn, bảo vệ dữ liệu cá nhân."),
)

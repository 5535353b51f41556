"""Rules of the source book that are not (yet) in the rule book, each with what becomes of it.

A rule written moves from here into its family: no id stands in both.
"""

from dataclasses import dataclass
from typing import Literal

from portal.rules.rule import Subject

# waiting: its data is not there yet, `why` says which; reader, theme: answered there; struck: not to be written
State = Literal["waiting", "reader", "theme", "struck"]


@dataclass(frozen=True, slots=True)
class Absent:
    """`why`: what data it needs, or why it is not written."""

    id: str
    name: str
    subject: Subject
    state: State
    basis: tuple[str, ...]
    why: str


LEDGER: tuple[Absent, ...] = (
    Absent(
        "TE-07",
        "anh-vu-viec-chua-mo",
        "picture",
        "struck",
        (),
        "phần đầu bài không có khóa nói ảnh đã làm mờ; người duyệt phải xem ảnh",
    ),
    Absent("TE-09", "dong-y-cu", "source", "struck", (), "khóa children: dong-y không mang ngày"),
    Absent(
        "VB-19",
        "lien-ket-ra-ngoai-van-ban-co-san",
        "source",
        "waiting",
        ("TT37:8.3",),
        "bảng dữ liệu văn bản của cổng: số ký hiệu và địa chỉ trang",
    ),
    Absent(
        "VB-20", "sua-van-ban-lang-le", "source", "struck", (), "cần lịch sử sửa của tệp; NT-15 xét ghi chú cập nhật"
    ),
    Absent("TCN-06", "tuong-phan", "page", "theme", ("TT26-2020:5.1",), "cặp màu của giao diện có phép thử riêng"),
    Absent(
        "TCN-12",
        "tep-thieu-loai-dung-luong",
        "page",
        "theme",
        ("TT26-2020:5.1",),
        "giao diện tự ghi loại và dung lượng tệp",
    ),
    Absent("DV-04", "don-vi-la", "source", "reader", (), "bộ đọc bài báo mã DV-04"),
    Absent("KH-01", "chu-de-la", "source", "reader", (), "bộ đọc bài báo mã KH-01"),
    Absent("KH-06", "ke-hoach-de-trong", "plan", "struck", (), "là VB-09"),
    Absent("KH-07", "ke-hoach-dan-van-ban-het-hieu-luc", "plan", "struck", (), "là VB-07 trên văn bản kế hoạch"),
    Absent("KH-08", "don-vi-thieu-dau-moi", "plan", "struck", (), "đầu mối là người, không công khai"),
    Absent(
        "KH-09", "loai-tin-khong-hop-chu-de", "source", "struck", (), "kế hoạch không quy định loại tin theo chủ đề"
    ),
    Absent("KH-10", "hai-ke-hoach-chong-nhau", "plan", "reader", (), "bộ đọc kế hoạch báo mã KH-10"),
    Absent("KH-11", "don-vi-duoi-chi-tieu", "site", "struck", (), "hai kế hoạch không đặt chỉ tiêu số bài"),
    Absent("NT-06", "ngay-lech", "source", "reader", (), "bộ đọc bài báo mã NT-06"),
    Absent("NT-11", "sua-sau-khi-duyet", "source", "struck", (), "cần lịch sử sửa của tệp; luồng gộp bài giữ việc này"),
    Absent("NT-13", "noi-thay-nguoi-phat-ngon", "source", "struck", (), "nghĩa của câu phát biểu là việc của biên tập"),
    Absent(
        "TT37-04", "thieu-tim-kiem", "site", "waiting", ("TT37:12.4",), "chỉ mục tìm kiếm: địa chỉ bài, chữ của bài"
    ),
    Absent("TT37-07", "thong-ke-thieu-nam", "site", "waiting", ("TT37:8.8",), "số liệu: năm, chỉ tiêu, giá trị"),
    Absent("TT37-08", "thieu-kho-hoc-lieu", "site", "waiting", ("TT37:8.9",), "tài nguyên số: tên, địa chỉ"),
    Absent(
        "TT37-09",
        "gop-y-thieu-du-lieu",
        "site",
        "waiting",
        ("TT37:8.6",),
        "cuộc lấy ý kiến: vấn đề, nội dung, địa chỉ, thư, hạn",
    ),
    Absent("TT37-10", "gop-y-qua-han-con-mo", "site", "waiting", ("TT37:8.6",), "cuộc lấy ý kiến: hạn, trạng thái"),
    Absent(
        "TT37-13",
        "thu-tuc-thieu-du-lieu",
        "site",
        "waiting",
        ("TT37:8.4.c", "TT37:8.4.b"),
        "thủ tục: quy trình, hồ sơ, nơi nhận, người xử lý, thời hạn, phí",
    ),
    Absent(
        "TT37-15", "thieu-ket-qua-danh-gia", "site", "waiting", ("TT37:16.4",), "kết quả đánh giá: năm, đơn vị, điểm"
    ),
    Absent("TT37-16", "danh-sach-diem-tinh", "site", "struck", ("TT37:8.11",), "là TE-05: bảng điểm có tên"),
)

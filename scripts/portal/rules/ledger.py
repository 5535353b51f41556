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
        "RT-10",
        "sieu-du-lieu-tep",
        "picture",
        "waiting",
        ("TT37:3.4", "ND224:21.4"),
        "tệp đính kèm mở ra: vị trí GPS, chủ máy, tác giả, ghi chú, sửa đổi còn theo dõi",
    ),
    Absent(
        "RT-13",
        "theo-doi-ben-thu-ba",
        "site",
        "waiting",
        ("TT25-2010:5.1",),
        "địa chỉ tài nguyên và biểu mẫu của trang đã dựng",
    ),
    Absent(
        "RT-14", "chinh-sach-du-lieu", "page", "waiting", ("TT25-2010:11.1",), "liên kết chân trang của trang đã dựng"
    ),
    Absent(
        "TE-05",
        "bang-diem-co-ten",
        "attachment",
        "waiting",
        ("ND56-2017:33",),
        "cột và dòng của bảng tính, PDF đính kèm",
    ),
    Absent(
        "TE-07",
        "anh-vu-viec-chua-mo",
        "picture",
        "struck",
        (),
        "phần đầu bài không có khóa nói ảnh đã làm mờ; người duyệt phải xem ảnh",
    ),
    Absent("TE-09", "dong-y-cu", "source", "struck", (), "khóa children: dong-y không mang ngày"),
    Absent("TE-10", "cach-yeu-cau-go", "page", "waiting", ("ND56-2017:36.3",), "liên kết chân trang của trang đã dựng"),
    Absent(
        "VB-12",
        "du-thao-dang-nhu-chinh",
        "attachment",
        "waiting",
        ("ND30-2020:8.2.g", "ND30-2020:15.2"),
        "chữ của tệp đính kèm",
    ),
    Absent("VB-13", "van-ban-ky-dang-docx", "attachment", "waiting", ("ND30-2020:13",), "loại tệp và tên tệp đính kèm"),
    Absent("VB-14", "ban-quet-khong-co-chu", "attachment", "waiting", ("TT37:12.4",), "lớp chữ của PDF"),
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
    Absent("VB-22", "thieu-chuc-vu-ky-thay", "attachment", "waiting", ("ND30-2020:13",), "chữ của tệp đính kèm"),
    Absent("BM-05", "chi-gui-noi-bo", "attachment", "waiting", ("TT37:7.2",), "mục Nơi nhận của tệp đính kèm"),
    Absent("BM-09", "dau-khan-dang-muon", "attachment", "waiting", ("TT37:6.2",), "chữ của tệp đính kèm và ngày đăng"),
    Absent("TCN-03", "ngon-ngu-trang", "page", "waiting", ("TT26-2020:5.1",), "thuộc tính lang của trang đã dựng"),
    Absent("TCN-06", "tuong-phan", "page", "theme", ("TT26-2020:5.1",), "cặp màu của giao diện có phép thử riêng"),
    Absent("TCN-08", "bo-qua-den-noi-dung", "page", "waiting", ("TT26-2020:5.1",), "liên kết đầu trang đã dựng"),
    Absent(
        "TCN-09", "man-hinh-nho", "page", "waiting", ("TT37:12.2", "ND224:10.3.a"), "thẻ viewport của trang đã dựng"
    ),
    Absent("TCN-11", "trang-nang", "page", "waiting", ("TT37:12.2",), "số byte của trang và ảnh"),
    Absent(
        "TCN-12",
        "tep-thieu-loai-dung-luong",
        "page",
        "theme",
        ("TT26-2020:5.1",),
        "giao diện tự ghi loại và dung lượng tệp",
    ),
    Absent(
        "TCN-13", "o-nhap-thieu-nhan", "page", "waiting", ("TT26-2020:5.1", "ND224:10.3.c"), "ô nhập của trang đã dựng"
    ),
    Absent(
        "TCN-14", "tu-chay", "page", "waiting", ("TT26-2020:5.1",), "thuộc tính autoplay, thẻ marquee của trang đã dựng"
    ),
    Absent("TCN-15", "ma-trung", "page", "waiting", ("TT26-2020:5.1",), "thuộc tính id của trang đã dựng"),
    Absent("DV-04", "don-vi-la", "source", "reader", (), "bộ đọc bài báo mã DV-04"),
    Absent("KH-01", "chu-de-la", "source", "reader", (), "bộ đọc bài báo mã KH-01"),
    Absent("KH-03", "chu-de-thieu-dau-moi", "plan", "waiting", (), "bảng chủ đề của kế hoạch"),
    Absent("KH-05", "chu-de-vang-bai", "plan", "waiting", ("TT37:8.2",), "số bài theo chủ đề"),
    Absent("KH-06", "ke-hoach-de-trong", "plan", "struck", (), "là VB-09"),
    Absent("KH-07", "ke-hoach-dan-van-ban-het-hieu-luc", "plan", "struck", (), "là VB-07 trên văn bản kế hoạch"),
    Absent("KH-08", "don-vi-thieu-dau-moi", "plan", "struck", (), "đầu mối là người, không công khai"),
    Absent(
        "KH-09", "loai-tin-khong-hop-chu-de", "source", "struck", (), "kế hoạch không quy định loại tin theo chủ đề"
    ),
    Absent("KH-10", "hai-ke-hoach-chong-nhau", "plan", "reader", (), "bộ đọc kế hoạch báo mã KH-10"),
    Absent("KH-11", "don-vi-duoi-chi-tieu", "site", "struck", (), "hai kế hoạch không đặt chỉ tiêu số bài"),
    Absent("NT-06", "ngay-lech", "source", "reader", (), "bộ đọc bài báo mã NT-06"),
    Absent("NT-08", "bai-trung", "site", "waiting", ("TT37:8.2",), "chữ của mọi bài"),
    Absent("NT-11", "sua-sau-khi-duyet", "source", "struck", (), "cần lịch sử sửa của tệp; luồng gộp bài giữ việc này"),
    Absent("NT-13", "noi-thay-nguoi-phat-ngon", "source", "struck", (), "nghĩa của câu phát biểu là việc của biên tập"),
    Absent(
        "TT37-01",
        "thieu-muc-thong-tin",
        "site",
        "waiting",
        (
            "TT37:8.1.a",
            "TT37:8.2",
            "TT37:8.3",
            "TT37:8.4.a",
            "TT37:8.5",
            "TT37:8.10",
            "TT37:8.12",
            "TT37:8.13",
            "TT37:8.14",
            "TT37:8.16",
            "ND224:9.1.b",
        ),
        "địa chỉ các trang đã dựng và sơ đồ cổng",
    ),
    Absent(
        "TT37-04", "thieu-tim-kiem", "site", "waiting", ("TT37:12.4",), "chỉ mục tìm kiếm: địa chỉ bài, chữ của bài"
    ),
    Absent("TT37-05", "thieu-rss", "site", "waiting", ("TT37:12.5",), "nguồn tin đã dựng"),
    Absent(
        "TT37-06",
        "thieu-du-lieu-dac-ta",
        "page",
        "waiting",
        ("TT37:8.7", "TT37:12.6", "ND224:11.5"),
        "thẻ meta của trang đã dựng",
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
    Absent("TT37-11", "thieu-trang-tieng-anh", "site", "waiting", ("TT37:8.15",), "trang tiếng Anh đã dựng"),
    Absent(
        "TT37-12",
        "thieu-ban-bien-tap",
        "site",
        "waiting",
        ("TT37:11.1", "TT37:3.3.a"),
        "ban biên tập và quy chế của cong.yaml",
    ),
    Absent(
        "TT37-13",
        "thu-tuc-thieu-du-lieu",
        "site",
        "waiting",
        ("TT37:8.4.c", "TT37:8.4.b"),
        "thủ tục: quy trình, hồ sơ, nơi nhận, người xử lý, thời hạn, phí",
    ),
    Absent(
        "TT37-14", "dien-thoai-khong-doc-duoc", "page", "waiting", ("TT37:12.2",), "trang đã dựng ở bề ngang 360 px"
    ),
    Absent(
        "TT37-15", "thieu-ket-qua-danh-gia", "site", "waiting", ("TT37:16.4",), "kết quả đánh giá: năm, đơn vị, điểm"
    ),
    Absent("TT37-16", "danh-sach-diem-tinh", "site", "waiting", ("TT37:8.11",), "tệp bảng điểm của cổng"),
    Absent("TT37-17", "thieu-lien-ket-bo-don-vi", "site", "waiting", ("TT37:10.1",), "liên kết tới Bộ và đơn vị"),
    Absent(
        "TT37-18", "quy-che-thieu-thoi-han", "site", "waiting", ("TT37:11.2.c",), "thời hạn trong quy chế của cong.yaml"
    ),
    Absent("BC-01", "thieu-dau-trang", "page", "waiting", ("ND174:93.1",), "đầu trang đã dựng"),
    Absent("BC-02", "thieu-chan-trang", "page", "waiting", ("ND174:93.1",), "chân trang đã dựng"),
    Absent("BC-03", "danh-muc-khac-nhau", "page", "waiting", (), "danh mục của các trang đã dựng"),
    Absent("BC-04", "thieu-duong-dan", "page", "waiting", (), "đường dẫn, ngày, đơn vị của trang bài"),
    Absent("BC-05", "xa-trang-chu", "site", "waiting", (), "liên kết giữa các trang"),
    Absent("BC-06", "goi-cong-la-bao", "page", "waiting", (), "chữ của khung trang"),
    Absent("BC-08", "thieu-dong-ghi-nguon", "page", "waiting", ("TT37:7.3",), "chân trang đã dựng"),
    Absent("BC-09", "quang-cao", "page", "waiting", (), "tài nguyên của bên thứ ba trong trang"),
    Absent("BC-10", "thieu-404-sitemap", "site", "waiting", (), "địa chỉ các trang đã dựng"),
)

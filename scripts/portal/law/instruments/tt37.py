"""Thông tư số 37/2020/TT-BGDĐT."""

from datetime import date

from portal.law.clause import Instrument
from portal.law.duty import duties

TT37 = Instrument(
    "TT37",
    "Thông tư số 37/2020/TT-BGDĐT",
    "Quy định về tổ chức hoạt động, sử dụng thư điện tử và cổng thông tin điện tử tại sở giáo dục và "
    "đào tạo, phòng giáo dục và đào tạo và các cơ sở giáo dục mầm non, giáo dục phổ thông và giáo "
    "dục thường xuyên",
    date(2020, 11, 20),
    issued=date(2020, 10, 5),
)

DUTIES = duties(
    TT37,
    (
        "3.1.a",
        "V1",
        "theme",
        "Cổng theo các tiêu chuẩn kỹ thuật về ứng dụng công nghệ thông tin trong cơ quan nhà nước.",
    ),
    ("3.1.b", "V1", "rule", "Tên miền theo quy định; có thể dùng thêm tên miền edu.vn."),
    ("3.1.c", "V1", "people", "Sở cấp cổng thành viên cho cơ sở giáo dục trực thuộc khi có điều kiện."),
    ("3.2", "V1", "people", "Tự xây dựng, thuê dịch vụ hoặc dùng dịch vụ được cung cấp."),
    ("3.3.a", "V1", "rule", "Có quy chế quản lý, vận hành, sử dụng cổng."),
    ("3.3.b", "V1", "people", "Có kế hoạch nâng cấp, duy trì cổng."),
    ("3.4", "V1", "rule", "Thủ trưởng đơn vị bảo đảm an toàn thông tin cá nhân và chịu trách nhiệm về nội dung đăng."),
    ("4.2", "V1", "rule", "Công khai địa chỉ thư điện tử trên cổng để tiếp nhận trao đổi, phản ánh."),
    ("6.1", "V1", "theme", "Cổng tích hợp thông tin giáo dục và dịch vụ công trực tuyến."),
    ("6.2", "V1", "rule", "Thông tin đăng phải chính thống, đầy đủ, chính xác, kịp thời."),
    ("7.1", "V1", "people", "Nội dung phù hợp đường lối của Đảng, chính sách, pháp luật của Nhà nước."),
    ("7.2", "V1", "rule", "Tuân thủ pháp luật về an toàn, an ninh mạng, bí mật nhà nước, sở hữu trí tuệ."),
    ("7.3", "V1", "rule", "Đăng, trích dẫn, sử dụng lại thông tin phải ghi rõ tác giả và nguồn."),
    (
        "8.1.a",
        "V1",
        "rule",
        "Sơ đồ, cơ cấu tổ chức, chức năng, nhiệm vụ; họ tên, chức vụ, điện thoại, thư điện tử, nhiệm vụ của lãnh đạo.",
    ),
    ("8.1.b", "V1", "rule", "Thông tin liên hệ, trao đổi, hỏi đáp với tổ chức, cá nhân."),
    ("8.2", "V1", "rule", "Tin tức, sự kiện về hoạt động của ngành."),
    ("8.3", "V1", "rule", "Văn bản quy định liên quan."),
    ("8.4.a", "V1", "rule", "Cung cấp dịch vụ công trực tuyến theo quy định."),
    ("8.4.b", "V1", "rule", "Danh mục dịch vụ công trực tuyến."),
    ("8.4.c", "V1", "rule", "Quy trình, hồ sơ, nơi tiếp nhận, người giải quyết, thời hạn, phí của từng thủ tục."),
    ("8.5", "V1", "rule", "Tuyên truyền, phổ biến, hướng dẫn pháp luật, chế độ, chính sách."),
    ("8.6", "V1", "rule", "Lấy ý kiến góp ý: vấn đề, nội dung, địa chỉ, thư điện tử tiếp nhận, thời hạn."),
    ("8.7", "V1", "rule", "Dữ liệu đặc tả phục vụ tìm kiếm, trao đổi, liên kết thông tin."),
    ("8.8", "V1", "rule", "Niên giám thống kê giáo dục tối thiểu 5 năm gần nhất."),
    ("8.9", "V1", "rule", "Tài nguyên số kèm liên kết tới kho học liệu của Bộ."),
    ("8.10", "V1", "rule", "Kiểm định chất lượng giáo dục; phổ cập giáo dục, xóa mù chữ."),
    ("8.11", "V1", "rule", "Tra cứu điểm thi, kết quả thi."),
    ("8.12", "V1", "rule", "Tra cứu thông tin cấp phát văn bằng, chứng chỉ."),
    ("8.13", "V1", "rule", "Dự án, hạng mục đầu tư, đấu thầu, mua sắm công."),
    ("8.14", "V1", "rule", "Hệ thống họp trực tuyến của Bộ."),
    ("8.15", "V1", "rule", "Thông tin tiếng Anh: giới thiệu, liên hệ, dịch vụ liên quan người nước ngoài."),
    ("8.16", "V1", "rule", "Thông tin các trung tâm ngoại ngữ, tin học."),
    ("10.1", "V1", "rule", "Có thể liên kết tới Bộ, phòng giáo dục và đào tạo, cơ sở giáo dục."),
    ("11.1", "V1", "rule", "Thành lập Ban Biên tập do lãnh đạo đơn vị làm trưởng ban."),
    ("11.2.a", "V1", "people", "Quy chế nêu nội dung thông tin được đăng."),
    ("11.2.b", "V1", "people", "Quy chế nêu quy trình tiếp nhận, xử lý, biên tập, cập nhật."),
    ("11.2.c", "V1", "rule", "Quy chế nêu thời hạn cung cấp và cập nhật thông tin."),
    ("11.2.d", "V1", "rule", "Quy chế nêu trách nhiệm cung cấp, biên soạn, thẩm định và duyệt nội dung."),
    ("11.2.đ", "V1", "people", "Quy chế nêu việc vận hành kỹ thuật."),
    ("11.2.e", "V1", "people", "Quy chế nêu chế độ làm việc của Ban Biên tập."),
    ("11.3", "V1", "people", "Phân công bộ phận, cán bộ phụ trách kỹ thuật và an toàn thông tin."),
    ("12.1", "V1", "rule", "Lưu trữ, trao đổi bằng bộ mã Unicode TCVN 6909:2001."),
    ("12.2", "V1", "rule", "Truy cập được từ thiết bị di động."),
    ("12.3", "V1", "rule", "Hỗ trợ người khuyết tật tiếp cận thông tin theo quy định."),
    ("12.4", "V1", "rule", "Có công cụ tìm kiếm toàn văn."),
    ("12.5", "V1", "rule", "Chia sẻ nội dung bằng RSS."),
    ("12.6", "V1", "rule", "Cung cấp dữ liệu đặc tả."),
    ("12.7", "V1", "people", "Máy chủ, tên miền sẵn sàng cho IPv6, DNSSEC theo lộ trình."),
    ("16.1", "V1", "people", "Cổng được kiểm tra, đánh giá, xếp hạng định kỳ hoặc đột xuất."),
    ("16.4", "V1", "rule", "Sở đánh giá, xếp hạng cổng của phòng, trường và công bố kết quả."),
)

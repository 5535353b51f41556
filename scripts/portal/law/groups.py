"""The groups of information of Circular 37/2020 (Điều 8, 10, 11, 16) and of the texts beside it, as data."""

from collections.abc import Mapping
from types import MappingProxyType

from portal.law.clause import Clause
from portal.law.group import Group
from portal.law.instruments.nd224 import ND224
from portal.law.instruments.nd244 import ND244
from portal.law.instruments.tctt2016 import TCTT2016
from portal.law.instruments.tt25_2010 import TT25_2010
from portal.law.instruments.tt37 import TT37

_NATIONAL_SERVICES = "Cổng Dịch vụ công quốc gia"

GROUPS: tuple[Group, ...] = (
    Group(
        "G01", "Giới thiệu, sơ đồ tổ chức", "must",
        (Clause(TT37, 8, 1, "a"), Clause(ND224, 9, 1, "b")),
        ("chức năng, nhiệm vụ, quyền hạn", "cơ cấu tổ chức", "sơ đồ tổ chức kèm bản chữ", "lịch sử tóm tắt"),
        ("/gioi-thieu/",), "Chưa có thông tin giới thiệu.", always=True,
    ),
    Group(
        "G02", "Lãnh đạo", "must",
        (Clause(TT37, 8, 1, "a"),),
        ("họ và tên", "chức vụ", "điện thoại", "thư điện tử", "nhiệm vụ được phân công"),
        ("/gioi-thieu/lanh-dao/",), "Chưa có thông tin về lãnh đạo.", always=True,
    ),
    Group(
        "G03", "Đơn vị thuộc và trực thuộc", "must",
        (Clause(TT37, 8, 1, "a"),),
        ("tên", "loại đơn vị", "địa chỉ", "điện thoại", "thư điện tử", "trang thông tin"),
        ("/don-vi/",), "Chưa có thông tin về đơn vị.", always=True,
    ),
    Group(
        "G04", "Liên hệ, hỏi đáp", "must",
        (Clause(TT37, 8, 1, "b"), Clause(TT37, 4, 2)),
        ("địa chỉ", "điện thoại", "thư điện tử công vụ", "cách gửi câu hỏi, phản ánh", "câu hỏi đã trả lời"),
        ("/lien-he/", "/hoi-dap/"), "Chưa có câu hỏi nào được trả lời công khai.", always=True,
    ),
    Group(
        "G05", "Tin tức, sự kiện", "must",
        (Clause(TT37, 8, 2),),
        ("tiêu đề", "ngày", "đơn vị", "tác giả", "nguồn", "tóm tắt"),
        ("/tin-tuc/",), "Chuyên mục chưa có tin, bài.", always=True,
    ),
    Group(
        "G06", "Văn bản", "must",
        (Clause(TT37, 8, 3),),
        (
            "số, ký hiệu", "ngày ban hành", "loại văn bản", "trích yếu", "cơ quan ban hành", "người ký", "hiệu lực",
            "tệp",
        ),
        ("/van-ban/",), "Chưa có văn bản.", always=True,
    ),
    Group(
        "G07", "Thủ tục hành chính, dịch vụ công", "must",
        (Clause(TT37, 8, 4),),
        ("tên thủ tục", "quy trình", "hồ sơ", "nơi nhận", "người xử lý", "thời hạn", "phí, lệ phí"),
        ("/dich-vu-cong/",), f"Chưa có thủ tục trên cổng này; thủ tục được cung cấp tại {_NATIONAL_SERVICES}.",
        always=True,
    ),
    Group(
        "G08", "Phổ biến pháp luật, chế độ, chính sách", "must",
        (Clause(TT37, 8, 5),),
        ("tin, bài tuyên truyền, phổ biến, hướng dẫn", "văn bản được dẫn"),
        ("/pho-bien-phap-luat/",), "Chuyên mục chưa có tin, bài.", always=True,
    ),
    Group(
        "G09", "Lấy ý kiến góp ý", "must",
        (Clause(TT37, 8, 6),),
        ("vấn đề", "nội dung", "địa chỉ và thư điện tử nhận ý kiến", "hạn góp ý"),
        ("/lay-y-kien/",), "Hiện không có dự thảo nào đang lấy ý kiến.", always=True,
    ),
    Group(
        "G10", "Niên giám thống kê", "must",
        (Clause(TT37, 8, 8),),
        ("số liệu ít nhất 5 năm gần nhất về trường, lớp, học sinh, cơ sở vật chất",),
        ("/thong-ke/",), "Chưa có số liệu thống kê.", always=True,
    ),
    Group(
        "G11", "Tài nguyên số", "must",
        (Clause(TT37, 8, 9),),
        ("học liệu số, bài giảng, sách điện tử, phần mềm", "liên kết tới kho học liệu của Bộ Giáo dục và Đào tạo"),
        ("/tai-nguyen/",), "Chưa có tài nguyên số.", always=True,
    ),
    Group(
        "G12", "Kiểm định chất lượng, phổ cập, xóa mù chữ", "must",
        (Clause(TT37, 8, 10),),
        ("đơn vị", "mức đạt", "quyết định", "ngày công nhận"),
        ("/kiem-dinh/",), "Chưa có kết quả công bố.", always=True,
    ),
    Group(
        "G13", "Tra cứu điểm thi", "must",
        (Clause(TT37, 8, 11),),
        ("kỳ thi", "địa chỉ tra cứu", "thời gian mở"),
        ("/tra-cuu/",), "Hiện không có kỳ thi nào mở tra cứu.", always=True,
    ),
    Group(
        "G14", "Tra cứu văn bằng, chứng chỉ", "must",
        (Clause(TT37, 8, 12),),
        ("địa chỉ tra cứu", "hướng dẫn tra cứu"),
        ("/tra-cuu/",), "Chưa có thông tin về nơi tra cứu văn bằng, chứng chỉ.", always=True,
    ),
    Group(
        "G15", "Dự án, đấu thầu, mua sắm công", "must",
        (Clause(TT37, 8, 13),),
        ("tên dự án, gói thầu", "vốn", "thời gian", "đơn vị", "kết quả"),
        ("/mua-sam-cong/",), "Chưa có dự án, gói thầu được công bố.", always=True,
    ),
    Group(
        "G16", "Họp trực tuyến", "must",
        (Clause(TT37, 8, 14),),
        ("hệ thống", "đầu mối cung cấp thông tin kết nối"),
        ("/hop-truc-tuyen/",), "Chưa có thông tin về hệ thống họp trực tuyến.", always=True,
    ),
    Group(
        "G17", "English pages", "must",
        (Clause(TT37, 8, 15),),
        ("introduction", "contact", "online services that concern foreigners"),
        ("/en/",), "No English text has been published here yet.", always=True,
    ),
    Group(
        "G18", "Trung tâm ngoại ngữ, tin học", "must",
        (Clause(TT37, 8, 16),),
        ("tên trung tâm", "địa chỉ", "quyết định cho phép", "thời hạn hiệu lực"),
        ("/trung-tam/",), "Chưa có danh sách trung tâm ngoại ngữ, tin học.", always=True,
    ),
    Group(
        "G19", "Kết quả đánh giá cổng của đơn vị", "must",
        (Clause(TT37, 16, 4),),
        ("năm", "đơn vị", "điểm", "xếp hạng"),
        ("/danh-gia-cong/",), "Chưa có kết quả đánh giá.",
    ),
    Group(
        "G20", "Ban Biên tập, quy chế", "must",
        (Clause(TT37, 11, 1), Clause(TT37, 11, 2), Clause(TT37, 3, 3, "a")),
        ("quyết định thành lập", "thành viên", "quy chế quản lý, vận hành, sử dụng cổng"),
        ("/ban-bien-tap/",), "Chưa có thông tin về Ban Biên tập và quy chế.",
    ),
    Group(
        "G21", "Người phát ngôn, kênh mạng xã hội", "must",
        (Clause(ND244, 3, 3), Clause(ND244, 5, 2)),
        ("họ và tên", "chức vụ", "điện thoại", "thư điện tử", "tài khoản mạng xã hội chính thức"),
        ("/lien-he/",), "Chưa có thông tin về người phát ngôn.",
    ),
    Group(
        "G22", "Tìm kiếm, RSS, dữ liệu đặc tả, thiết bị di động", "must",
        (Clause(TT37, 12), Clause(TT37, 8, 7)),
        ("tìm kiếm toàn văn", "nguồn tin RSS", "dữ liệu đặc tả", "đọc được trên thiết bị di động"),
        (), "",
    ),
    Group(
        "G23", "Đánh giá mức độ hài lòng", "must",
        (Clause(ND224, 10, 3, "b"),), ("liên kết tới phiếu đánh giá",), (), "",
    ),
    Group(
        "G24", "Chính sách dữ liệu cá nhân", "must",
        (Clause(TT25_2010, 11, 1),),
        ("dữ liệu được thu thập", "mục đích", "nơi gửi yêu cầu gỡ, sửa"),
        ("/rieng-tu/",), "Chưa có chính sách dữ liệu cá nhân.", always=True,
    ),
    Group(
        "G25", "Công khai, chương trình công tác, ngân sách", "must",
        (Clause(TCTT2016, 19, 1, "c"), Clause(TCTT2016, 19, 1, "e")),
        ("năm", "tệp tài liệu"),
        ("/cong-khai/",), "Chưa có tài liệu công khai.",
    ),
    Group(
        "G26", "Liên kết với Bộ, đơn vị", "may",
        (Clause(TT37, 10, 1),), ("tên", "địa chỉ"), (), "",
    ),
    Group(
        "G27", "Học trực tuyến, đoàn thể, thông cáo, giải đáp, học bổng, thăm dò", "may",
        tuple(Clause(TT37, 10, clause) for clause in range(2, 8)), ("theo từng loại",), (), "",
    ),
)  # fmt: skip


GROUPS_BY_ID: Mapping[str, Group] = MappingProxyType({known.id: known for known in GROUPS})


def group_addresses() -> frozenset[str]:
    """Every address at which a group is read."""
    return frozenset(address for known in GROUPS for address in known.addresses)

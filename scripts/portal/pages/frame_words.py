"""The words of the frame in the portal's languages."""

from portal.model.record import Record


class FrameWords(Record, frozen=True):
    """Labels that every page has."""

    skip: str
    portal: str
    menu: str
    menu_label: str
    search: str
    site_map: str
    path: str
    urgent: str
    until: str
    managing: str
    superior: str
    answerable: str
    address: str
    phone: str
    mail: str
    licence: str
    unknown: str
    reuse: str
    edit: str
    report: str
    footer: str


VIETNAMESE = FrameWords(
    skip="Chuyển đến nội dung chính",
    portal="Cổng thông tin điện tử",
    menu="Danh mục",
    menu_label="Danh mục chính",
    search="Tìm kiếm",
    site_map="Sơ đồ cổng",
    path="Đường dẫn",
    urgent="Khẩn",
    until="Hiện đến",
    managing="Cơ quan quản lý cổng",
    superior="Cơ quan chủ quản",
    answerable="Chịu trách nhiệm nội dung",
    address="Địa chỉ",
    phone="Điện thoại",
    mail="Thư điện tử",
    licence="Giấy phép",
    unknown="Chưa có thông tin",
    reuse="Ghi rõ nguồn “Cổng thông tin điện tử {name}” khi phát hành lại thông tin từ cổng này.",
    edit="Sửa trang này",
    report="Báo lỗi trang này",
    footer="Mục lục cổng",
)
ENGLISH = FrameWords(
    skip="Skip to main content",
    portal="Official portal",
    menu="Menu",
    menu_label="Main menu",
    search="Search",
    site_map="Site map",
    path="You are here",
    urgent="Urgent",
    until="Shown until",
    managing="Managed by",
    superior="Superior body",
    answerable="Responsible for content",
    address="Address",
    phone="Telephone",
    mail="E-mail",
    licence="Licence",
    unknown="No information yet",
    reuse="Name “{name}” as the source when you reuse information from this portal.",
    edit="Edit this page",
    report="Report a fault on this page",
    footer="Pages",
)

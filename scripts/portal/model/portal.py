"""The portal itself, as `cong.yaml` says it."""

from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator

from portal.model.address import ADDRESS
from portal.model.fields import (
    Count,
    Line,
    Mail,
    Moment,
    Passage,
    Plain,
    Sheet,
    Slug,
    UnitId,
    WebAddress,
    as_list,
    labelled,
    refuse,
)

Motif = Literal["tho-cam", "song-nuoc"]


def _portal_address(value: str) -> str:
    if value.startswith("https://") or ADDRESS.fullmatch(value):
        return value
    raise refuse("portal_address", "cần địa chỉ trong cổng bắt đầu bằng /, hoặc địa chỉ https:// đầy đủ")


def _site_url(value: str) -> str:
    stripped = value.rstrip("/")
    if stripped.count("/") != 2 or "?" in stripped or "#" in stripped:
        raise refuse("siteurl", "cần tên miền không kèm đường dẫn, ví dụ https://cong.example")
    return stripped


def _article_id(value: str) -> str:
    if not value.replace("/", "-").replace("-", "").isalnum() or value.count("/") != 1:
        raise refuse("article_id", "cần đơn-vị/thư-mục của tin bài, ví dụ van-phong/2024-03-05-ten-bai")
    return value


ArticleId = Annotated[Plain, AfterValidator(_article_id)]
PortalAddress = Annotated[Plain, AfterValidator(_portal_address)]
SiteUrl = Annotated[WebAddress, AfterValidator(_site_url)]


class Bodies(Sheet):
    """Who stands behind the portal: cơ quan quản lý, cơ quan chủ quản, người chịu trách nhiệm nội dung."""

    managing: Line = labelled("Cơ quan quản lý cổng")
    superior: Line = labelled("Cơ quan chủ quản")
    answerable: Line | None = labelled("Người chịu trách nhiệm nội dung", default=None)


class Contact(Sheet):
    """Official contact; None reads “Chưa có thông tin”."""

    address: Line | None = labelled("Địa chỉ", default=None)
    phone: Line | None = labelled("Điện thoại", default=None)
    mail: Mail | None = labelled("Thư điện tử", default=None)


class Spokesperson(Sheet):
    """Người phát ngôn."""

    name: Line = labelled("Họ tên")
    post: Line = labelled("Chức vụ")
    phone: Line | None = labelled("Điện thoại", default=None)
    mail: Mail | None = labelled("Thư điện tử", default=None)


class Leader(Sheet):
    """One leader of the department (TT37 Đ8(1)a asks for name, title, phone, mail and tasks)."""

    name: Line = labelled("Họ tên")
    post: Line = labelled("Chức vụ")
    phone: Line | None = labelled("Điện thoại", default=None)
    mail: Mail | None = labelled("Thư điện tử", default=None)
    tasks: Passage | None = labelled("Nhiệm vụ được phân công", default=None)


class SocialAccount(Sheet):
    """An official account on a social network."""

    platform: Line = labelled("Nền tảng")
    url: WebAddress = labelled("Địa chỉ")
    since: Line | None = labelled("Từ ngày", default=None)


class Forge(Sheet):
    """Where readers correct a page: `{path}` stands for the source file."""

    edit: WebAddress | None = labelled("Địa chỉ sửa trang", default=None)
    issues: WebAddress | None = labelled("Địa chỉ báo lỗi", default=None)


class Meanwhile(Sheet):
    """Where to find what a group does not hold yet."""

    name: Line = labelled("Tên nơi cung cấp")
    url: PortalAddress = labelled("Địa chỉ")


class CarriedGroup(Sheet):
    """A group of Circular 37 as this portal carries it."""

    id: Plain = labelled("Mã mục thông tin")
    topics: Annotated[tuple[Slug, ...], BeforeValidator(as_list)] = labelled("Chủ đề có tin bài của mục", default=())
    answers: UnitId | None = labelled("Đơn vị chịu trách nhiệm", default=None)
    meanwhile: Meanwhile | None = labelled("Nơi tra cứu trong khi chờ", default=None)


class Task(Sheet):
    """A key link of the home page: what people come for."""

    title: Line = labelled("Tên việc")
    hint: Line | None = labelled("Gợi ý", default=None)
    url: PortalAddress = labelled("Địa chỉ")


class Home(Sheet):
    """What an editor puts first."""

    lead: Annotated[tuple[ArticleId, ...], BeforeValidator(as_list)] = labelled("Tin đứng đầu", default=())
    tasks: tuple[Task, ...] = labelled("Việc thường làm", default=())


class Urgent(Sheet):
    """The one urgent strip, with its end."""

    article: ArticleId = labelled("Tin bài khẩn")
    until: Moment = labelled("Hiện đến")


class Floor(Sheet):
    """Publishing stops when more than this vanishes: `share` in percent of pages, `pages` as a count."""

    share: Count = labelled("Tỷ lệ trang mất tối đa (%)", default=5)
    pages: Count = labelled("Số trang mất tối đa", default=20)


class Portal(Sheet):
    """`cong.yaml`, whole."""

    name: Line = labelled("Tên cổng")
    short: Line = labelled("Tên ngắn")
    siteurl: SiteUrl = labelled("Địa chỉ cổng")
    motif: Motif = labelled("Họa tiết", default="tho-cam")
    logo: Plain | None = labelled("Tệp biểu trưng", default=None)
    bodies: Bodies = labelled("Cơ quan")
    contact: Contact = labelled("Liên hệ", default=Contact())
    spokesperson: Spokesperson | None = labelled("Người phát ngôn", default=None)
    leaders: tuple[Leader, ...] = labelled("Lãnh đạo", default=())
    channels: tuple[SocialAccount, ...] = labelled("Kênh mạng xã hội chính thức", default=())
    forge: Forge | None = labelled("Kho mã nguồn", default=None)
    menu: Annotated[tuple[Slug, ...], BeforeValidator(as_list)] = labelled("Danh mục chính", default=(), max_length=7)
    groups: tuple[CarriedGroup, ...] = labelled("Mục thông tin", default=())
    home: Home = labelled("Trang chủ", default=Home())
    urgent: Urgent | None = labelled("Tin khẩn", default=None)
    approval: Literal["merge", "named"] = labelled("Cách duyệt", default="merge")
    floor: Floor = labelled("Ngưỡng dừng xuất bản", default=Floor())
    licence: Line | None = labelled("Giấy phép", default=None)

    def group(self, group_id: str) -> CarriedGroup | None:
        """How this portal carries a group, if it says so."""
        return next((group for group in self.groups if group.id == group_id), None)

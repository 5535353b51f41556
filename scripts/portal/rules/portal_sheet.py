"""TT37, BC: what Circular 37/2020 asks of the portal's own sheet (`cong.yaml`)."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from portal.model.portal import Leader, Portal
from portal.read.yaml_file import Sheet
from portal.rules.rule import Answer, rule


@dataclass(frozen=True, slots=True)
class PortalRead:
    """`cong.yaml` as typed and with the place of every value."""

    portal: Portal
    sheet: Sheet


_LEADER_FIELDS = (
    ("phone", "điện thoại"), ("mail", "thư điện tử"), ("tasks", "nhiệm vụ được phân công"),
)  # fmt: skip


def _lacking(leader: Leader) -> list[str]:
    return [word for field, word in _LEADER_FIELDS if getattr(leader, field) is None]


@rule("TT37-02", "lanh-dao-thieu-du-lieu", subject="site", severity="error", basis=("TT37:8.1.a",))
def incomplete_leader(read: PortalRead) -> Iterator[Answer]:
    """Lãnh đạo trong cong.yaml chưa có, hoặc thiếu điện thoại, thư điện tử, nhiệm vụ.

    Người dân cần biết ai phụ trách việc gì và liên hệ thế nào. Số và thư ở đây là của công vụ, phải công khai.

    Sai:
        leaders: []
        => 6:10 Danh sách lãnh đạo (leaders) chưa có ai.
    Sai:
        leaders:
          - {name: Trần Văn B, post: Giám đốc, phone: 0262 3812 345}
        => 7:5 Lãnh đạo “Trần Văn B” thiếu thư điện tử, nhiệm vụ được phân công.
    Đúng:
        leaders:
          - {name: Trần Văn B, post: Giám đốc, phone: 0262 3812 345, mail: b@so.example, tasks: Phụ trách chung}
    """
    if not read.portal.leaders:
        yield Answer(
            read.sheet.place(("leaders",)),
            "Danh sách lãnh đạo (leaders) chưa có ai.",
            "Thêm: - {name: …, post: …, phone: …, mail: …, tasks: …}.",
        )
    for n, leader in enumerate(read.portal.leaders):
        lacking = _lacking(leader)
        if lacking:
            yield Answer(
                read.sheet.place(("leaders", n)),
                f"Lãnh đạo “{leader.name}” thiếu {', '.join(lacking)}.",
                "Thêm các khóa phone, mail, tasks.",
            )


@rule("TT37-03", "thieu-thu-cong-khai", subject="site", severity="error", basis=("TT37:4.2", "TT37:8.1.b"))
def no_public_mail(read: PortalRead) -> Iterator[Answer]:
    """Cổng chưa có thư điện tử công khai để tiếp nhận trao đổi, phản ánh.

    Người dân không có chỗ gửi phản ánh bằng chữ.

    Sai:
        contact: {address: null, phone: null, mail: null}
        => 6:45 Thư điện tử công khai (contact.mail) chưa có.
    Đúng:
        contact: {address: null, phone: null, mail: vanphong@so.example}
    """
    if read.portal.contact.mail is None:
        yield Answer(
            read.sheet.place(("contact", "mail")),
            "Thư điện tử công khai (contact.mail) chưa có.",
            "Ghi hộp thư công vụ: contact: {mail: vanphong@…}.",
        )


@rule("BC-07", "ten-mien", subject="site", severity="warning", basis=("TT37:3.1.b", "ND224:11.4.b"))
def domain(read: PortalRead) -> Iterator[Answer]:
    """Địa chỉ cổng không dùng https, hoặc tên miền không thuộc gov.vn, edu.vn.

    Tên miền của Nhà nước giúp người đọc phân biệt với trang giả. Tên miền làm mẫu (.example) không tính.

    Sai:
        siteurl: https://so-gddt.com
        => 6:10 Tên miền “so-gddt.com” không thuộc gov.vn hay edu.vn.
    Đúng:
        siteurl: https://sogddt.tinh.gov.vn
    """
    address = urlsplit(read.portal.siteurl)
    host = address.hostname or ""
    if host.endswith((".example", ".test", ".localhost")) or host == "localhost":
        return
    place = read.sheet.place(("siteurl",))
    if address.scheme != "https":
        yield Answer(place, f"Địa chỉ cổng “{read.portal.siteurl}” chưa dùng https.", "Đổi sang https://.")
    if not host.endswith((".gov.vn", ".edu.vn")):
        yield Answer(
            place, f"Tên miền “{host}” không thuộc gov.vn hay edu.vn.", "Dùng tên miền dạng tencoquan.tentinh.gov.vn."
        )


@rule(
    "BC-11", "thieu-phat-ngon-kenh", subject="site", severity="warning", basis=("ND244:3.3", "ND244:5.2", "ND174:93.1")
)
def no_spokesperson(read: PortalRead) -> Iterator[Answer]:
    """Cổng chưa có người phát ngôn, hoặc người phát ngôn thiếu điện thoại, thư điện tử.

    Nhà báo cần biết hỏi ai trước giờ in. Thông tin này phải có trong 24 giờ kể từ khi cử người.

    Sai:
        spokesperson: null
        => 6:15 Người phát ngôn (spokesperson) chưa có.
    Sai:
        spokesperson: {name: Trần Văn B, post: Chánh Văn phòng, phone: 0262 3812 345}
        => 6:15 Người phát ngôn “Trần Văn B” thiếu thư điện tử.
    Đúng:
        spokesperson: {name: Trần Văn B, post: Chánh Văn phòng, phone: 0262 3812 345, mail: b@so.example}
    """
    person = read.portal.spokesperson
    place = read.sheet.place(("spokesperson",))
    if person is None:
        yield Answer(
            place,
            "Người phát ngôn (spokesperson) chưa có.",
            "Thêm: spokesperson: {name: …, post: …, phone: …, mail: …}.",
        )
        return
    lacking = [word for value, word in ((person.phone, "điện thoại"), (person.mail, "thư điện tử")) if value is None]
    if lacking:
        yield Answer(
            place, f"Người phát ngôn “{person.name}” thiếu {', '.join(lacking)}.", "Thêm các khóa phone, mail."
        )

"""The units: who may publish, under which names, since and until when (`don-vi.yaml`)."""

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator

from portal.model.fields import Day, Line, Plain, Sheet, UnitId, WebAddress, as_list, labelled, refuse
from portal.model.portal import SocialAccount

UnitKind = Literal[
    "van-phong", "phong-chuyen-mon", "thanh-tra", "phong-gddt", "truong-truc-thuoc", "trung-tam", "ban", "nhom"
]

UNIT_KINDS: dict[str, str] = {
    "van-phong": "Văn phòng Sở",
    "phong-chuyen-mon": "Phòng chuyên môn, nghiệp vụ",
    "thanh-tra": "Thanh tra",
    "phong-gddt": "Phòng Giáo dục và Đào tạo",
    "truong-truc-thuoc": "Trường trực thuộc",
    "trung-tam": "Trung tâm",
    "ban": "Ban",
    "nhom": "Nhóm đơn vị",
}
# A board and a collective name have duties but write nothing themselves.
SILENT_KINDS = frozenset({"ban", "nhom"})


# An account, or a team as `organisation/team`, as GitHub, GitLab and Forgejo allow them.
_ACCOUNT = re.compile(
    r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,62}[A-Za-z0-9])?(?:/[A-Za-z0-9](?:[A-Za-z0-9._-]{0,62}[A-Za-z0-9])?)?"
)


def _account(value: str) -> str:
    if not _ACCOUNT.fullmatch(value.removeprefix("@")):
        raise refuse("account", "cần tên tài khoản trên kho nguồn, ví dụ bien-tap-so hoặc so-gddt/bien-tap")
    return value.removeprefix("@")


Account = Annotated[Plain, AfterValidator(_account)]


class Unit(Sheet):
    """One unit. `until` is the last day it existed; `aliases` are its names as printed in plans.

    `reviewers` are accounts of the forge, without `@`, that review what the unit sends; no page shows them.
    """

    id: UnitId = labelled("Mã đơn vị")
    name: Line = labelled("Tên đơn vị")
    short: Line | None = labelled("Tên ngắn", default=None)
    kind: UnitKind = labelled("Loại đơn vị")
    aliases: Annotated[tuple[Line, ...], BeforeValidator(as_list)] = labelled("Tên gọi khác", default=())
    parent: UnitId | None = labelled("Thuộc", default=None)
    site: WebAddress | None = labelled("Trang thông tin", default=None)
    social: tuple[SocialAccount, ...] = labelled("Kênh mạng xã hội", default=())
    start: Day | None = labelled("Hoạt động từ", default=None, alias="from")
    until: Day | None = labelled("Hoạt động đến", default=None)
    successors: Annotated[tuple[UnitId, ...], BeforeValidator(as_list)] = labelled("Đơn vị kế thừa", default=())
    reviewers: Annotated[tuple[Account, ...], BeforeValidator(as_list)] = labelled("Người duyệt", default=())

    @property
    def display(self) -> str:
        """The short name where there is one."""
        return self.short or self.name

    @property
    def address(self) -> str:
        return f"/don-vi/{self.id}/"

    def existed_on(self, day: date) -> bool:
        """Whether the unit could publish on that day."""
        return (self.start is None or self.start <= day) and (self.until is None or day <= self.until)

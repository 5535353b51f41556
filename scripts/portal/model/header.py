"""Front matter: the closed vocabulary of an article and of a fixed page.

Date, unit and name come from the path (`read/tree.py`) and stand in no header.
"""

from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, model_validator

from portal.model.address import ADDRESS
from portal.model.fields import (
    Author,
    Day,
    Line,
    Moment,
    Passage,
    Plain,
    Sheet,
    Summary,
    Tag,
    Title,
    Truth,
    WebAddress,
    as_list,
    labelled,
    refuse,
)

Kind = Literal["tin", "thong-bao", "guong", "phan-bac", "thong-cao", "su-kien"]
KINDS: dict[str, str] = {
    "tin": "Tin, bài",
    "thong-bao": "Thông báo",
    "guong": "Gương điển hình",
    "phan-bac": "Phản bác thông tin sai",
    "thong-cao": "Thông cáo báo chí",
    "su-kien": "Sự kiện",
}
Status = Literal["published", "draft", "withdrawn"]
Children = Literal["khong", "dong-y"]


def _address(value: str) -> str:
    if not ADDRESS.fullmatch(value):
        raise refuse("address", "cần địa chỉ trong cổng, chữ thường không dấu, bắt đầu bằng /")
    return value


Address = Annotated[Plain, AfterValidator(_address)]


class PictureNote(Sheet):
    """What stands under a picture; its description stands in the Markdown."""

    credit: Line | None = labelled("Nguồn ảnh", default=None)
    caption: Line | None = labelled("Chú thích ảnh", default=None)


class AttachmentNote(Sheet):
    """An attachment with the title to show."""

    file: Plain = labelled("Tệp")
    title: Line | None = labelled("Tên tệp", default=None)


class Event(Sheet):
    """Start and end, place, where to register; with `kind: su-kien`."""

    start: Moment = labelled("Bắt đầu")
    end: Moment | None = labelled("Kết thúc", default=None)
    place: Line | None = labelled("Địa điểm", default=None)
    register_at: WebAddress | None = labelled("Nơi đăng ký", default=None, alias="register")

    @model_validator(mode="after")
    def _in_order(self) -> "Event":
        if self.end is not None and self.end < self.start:
            raise refuse("event_order", "kết thúc (end) trước khi bắt đầu (start)")
        return self


class Claim(Sheet):
    """The wrong claim that a rebuttal answers; with `kind: phan-bac`."""

    text: Passage = labelled("Thông tin sai")
    seen_at: Line | None = labelled("Nơi xuất hiện", default=None)
    verdict: Line = labelled("Kết luận")
    evidence: Annotated[tuple[Line, ...], BeforeValidator(as_list)] = labelled("Căn cứ", default=())


class Release(Sheet):
    """Number and contact of a press release; with `kind: thong-cao`."""

    number: Line | None = labelled("Số thông cáo", default=None)
    contact: Line = labelled("Liên hệ")


class Quoted(Sheet):
    """A source outside the department."""

    name: Line = labelled("Tên nguồn")
    url: WebAddress | None = labelled("Địa chỉ nguồn", default=None)


class ArticleHeader(Sheet):
    """What an article's front matter may say."""

    title: Title = labelled("Tiêu đề")
    summary: Summary = labelled("Tóm tắt")
    topic: Annotated[tuple[Plain, ...], BeforeValidator(as_list)] = labelled("Chủ đề", min_length=1, max_length=16)
    author: Author = labelled("Tác giả")
    kind: Kind = labelled("Loại tin", default="tin")
    tags: Annotated[tuple[Tag, ...], BeforeValidator(as_list)] = labelled("Từ khóa", default=(), max_length=12)
    source: Quoted | Plain | None = labelled("Nguồn", default=None)
    status: Status = labelled("Trạng thái", default="published")
    withdrawn_at: Day | None = labelled("Ngày gỡ", default=None)
    withdrawn_note: Line | None = labelled("Lý do gỡ", default=None)
    publish_at: Moment | None = labelled("Giờ đăng", default=None)
    expires: Day | None = labelled("Hết hiệu lực", default=None)
    updated: Day | None = labelled("Ngày cập nhật", default=None)
    updated_note: Line | None = labelled("Nội dung cập nhật", default=None)
    children: Children | None = labelled("Trẻ em trong ảnh", default=None)
    pictures: dict[str, PictureNote] = labelled("Ảnh", default={})
    attachments: tuple[AttachmentNote, ...] | None = labelled("Tệp đính kèm", default=None)
    event: Event | None = labelled("Sự kiện", default=None)
    claim: Claim | None = labelled("Thông tin bị phản bác", default=None)
    release: Release | None = labelled("Thông cáo", default=None)
    redirect_from: Annotated[tuple[Address, ...], BeforeValidator(as_list)] = labelled("Địa chỉ cũ", default=())
    approved_by: Line | None = labelled("Người duyệt", default=None)
    lang: Literal["vi", "en"] = labelled("Ngôn ngữ", default="vi")
    translation_of: Plain | None = labelled("Bản dịch của", default=None)


class PageHeader(Sheet):
    """What a fixed page's front matter may say."""

    title: Title = labelled("Tiêu đề")
    summary: Summary | None = labelled("Tóm tắt", default=None)
    updated: Day | None = labelled("Ngày cập nhật", default=None)
    lang: Literal["vi", "en"] | None = labelled("Ngôn ngữ", default=None)
    menu: Truth = labelled("Hiện trong danh mục", default=False)

"""A communication plan as data (`ke-hoach/<id>.yaml`). Parts of a date may be absent: nothing is invented."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, model_validator

from portal.model.fields import Count, Day, Line, Passage, Plain, Sheet, Slug, Truth, UnitId, as_list, labelled, refuse


def _colour(value: int) -> int:
    if not 1 <= value <= 12:
        raise refuse("colour", "cần số từ 1 đến 12 (bảng màu chủ đề)")
    return value


def _day_of_month(value: int) -> int:
    if not 2 <= value <= 28:
        raise refuse("day_of_month", "cần ngày trong tháng, từ 2 đến 28")
    return value


def _private(value: bool) -> bool:
    if not value:
        raise refuse("private_form", "bản đã điền không bao giờ công khai: chỉ nhận true")
    return value


Colour = Annotated[Count, AfterValidator(_colour)]
Lines = Annotated[tuple[Count, ...], BeforeValidator(as_list)]
SlugList = Annotated[tuple[Slug, ...], BeforeValidator(as_list)]
TextList = Annotated[tuple[Line, ...], BeforeValidator(as_list)]


class Period(Sheet):
    """The days a plan is in force: a calendar year (Đắk Lắk) or a school year (Hậu Giang)."""

    label: Line = labelled("Tên thời kỳ")  # as printed: “năm học 2017-2018”
    start: Day = labelled("Từ ngày", alias="from")
    until: Day = labelled("Đến hết ngày")
    assumed: Truth = labelled("Ngày suy đoán", default=False)  # the plan prints no days: the pages say so


class Signer(Sheet):
    """Who signed; a name that the text as received does not print is None."""

    title: Line = labelled("Chức vụ người ký")
    name: Line | None = labelled("Họ tên người ký", default=None)


class Basis(Sheet):
    """An instrument the plan stands on."""

    symbol: Line | None = labelled("Số, ký hiệu", default=None)
    date: Day | None = labelled("Ngày ban hành", default=None)
    issuer: Line = labelled("Cơ quan ban hành")
    title: Line | None = labelled("Trích yếu", default=None)
    carries_out: Line | None = labelled("Triển khai văn bản", default=None)


class Statement(Sheet):
    """A purpose or a requirement, verbatim. `lines` count in the text as received."""

    id: Line = labelled("Mã")
    text: Passage = labelled("Nội dung")
    lines: Lines = labelled("Dòng trong bản nhận được", default=())


class Headline(Sheet):
    """A headline task over several topics (Hậu Giang)."""

    id: Slug = labelled("Mã nhiệm vụ trọng tâm")
    title: Line = labelled("Tên nhiệm vụ trọng tâm")
    topics: SlugList = labelled("Chủ đề", default=())


class Topic(Sheet):
    """A topic of the plan. `id` is unique in a portal and keeps its meaning from plan to plan."""

    id: Slug = labelled("Mã chủ đề")
    n: Count | None = labelled("Số thứ tự", default=None)
    title: Line = labelled("Tên chủ đề")
    text: Passage = labelled("Nội dung")
    lines: Lines = labelled("Dòng trong bản nhận được", default=())
    focus: TextList = labelled("Trọng tâm", default=())
    lead: UnitId | None = labelled("Đầu mối", default=None)
    cites: TextList = labelled("Văn bản dẫn chiếu", default=())
    catch_all: Truth = labelled("Chủ đề mở", default=False)
    colour: Colour = labelled("Màu", default=9)

    @property
    def address(self) -> str:
        return f"/chu-de/{self.id}/"


class ChannelPart(Sheet):
    """One of the channels that a channel sums up."""

    id: Line = labelled("Mã kênh")
    name: Line = labelled("Tên kênh")
    public: Truth = labelled("Công khai", default=True)


class Channel(Sheet):
    """A communication channel; an internal one is named but never linked."""

    id: Line = labelled("Mã kênh")
    name: Line = labelled("Tên kênh")
    public: Truth = labelled("Công khai", default=True)
    text: Passage | None = labelled("Nội dung", default=None)
    lines: Lines = labelled("Dòng trong bản nhận được", default=())
    parts: tuple[ChannelPart, ...] = labelled("Gồm các kênh", default=())


class Duty(Sheet):
    """What a unit or a kind of unit owes."""

    id: Plain = labelled("Mã nhiệm vụ")
    who: Annotated[tuple[UnitId, ...], BeforeValidator(as_list)] = labelled("Đơn vị thực hiện")
    what: Passage = labelled("Nhiệm vụ")
    to: Line | None = labelled("Gửi về", default=None)
    lines: Lines = labelled("Dòng trong bản nhận được", default=())


class Deadline(Sheet):
    """When a duty falls due; exactly one of the three forms.

    “trước ngày D” = to the end of D-1 (last timely day); monthly: to the end of the day before that day;
    bound to an event: no day until the event is known.
    """

    duty: Plain = labelled("Mã nhiệm vụ")
    text: Line = labelled("Thời hạn như in trong kế hoạch")
    before: Day | None = labelled("Trước ngày", default=None)
    monthly_before: Annotated[Count, AfterValidator(_day_of_month)] | None = labelled(
        "Trước ngày hằng tháng", default=None
    )
    bound_to: SlugList = labelled("Gắn với sự kiện", default=())

    @model_validator(mode="after")
    def _one_form(self) -> "Deadline":
        forms = [self.before is not None, self.monthly_before is not None, bool(self.bound_to)]
        if sum(forms) != 1:
            raise refuse("deadline_form", "cần đúng một trong ba khóa: before, monthly_before, bound_to")
        return self

    def last_days(self, start: date, until: date) -> tuple[date, ...]:
        """Last timely days from `start` to `until`, both included; oldest first."""
        if self.before is not None:
            days = [self.before - timedelta(days=1)]
        elif self.monthly_before is not None:
            months = range(start.year * 12 + start.month - 1, until.year * 12 + until.month)
            days = [date(m // 12, m % 12 + 1, self.monthly_before - 1) for m in months]
        else:
            days = []
        return tuple(day for day in days if start <= day <= until)


class Recipient(Sheet):
    """Nơi nhận, with the mark as printed (để b/c, p/h, c/đ, t/h)."""

    mark: Line | None = labelled("Để", default=None)
    names: TextList = labelled("Nơi nhận")


class Form(Sheet):
    """A form by name and columns only: filled lists never enter the portal."""

    id: Slug = labelled("Mã biểu mẫu")
    title: Line | None = labelled("Tên biểu mẫu", default=None)
    columns: TextList | None = labelled("Các cột", default=None)
    private: Annotated[Truth, AfterValidator(_private)] = labelled("Không công khai bản đã điền", default=True)


class Plan(Sheet):
    """One communication plan, complete."""

    id: Slug = labelled("Mã kế hoạch")
    issuer: Line = labelled("Cơ quan ban hành")
    title: Line = labelled("Tên kế hoạch")
    number: Count | None = labelled("Số", default=None)
    number_printed: Line | None = labelled("Số như in trong bản nhận được", default=None)
    date_printed: Line | None = labelled("Ngày như in trong bản nhận được", default=None)
    issued: Day | None = labelled("Ngày ban hành", default=None)
    issued_range: tuple[Day, Day] | None = labelled("Ban hành trong khoảng", default=None)
    period: Period = labelled("Thời kỳ")
    signer: Signer | None = labelled("Người ký", default=None)
    bases: tuple[Basis, ...] = labelled("Căn cứ", default=())
    purposes: tuple[Statement, ...] = labelled("Mục đích", default=())
    requirements: tuple[Statement, ...] = labelled("Yêu cầu", default=())
    headline: tuple[Headline, ...] = labelled("Nhiệm vụ trọng tâm", default=())
    topics: tuple[Topic, ...] = labelled("Chủ đề", min_length=1)
    channels: tuple[Channel, ...] = labelled("Kênh truyền thông", default=())
    duties: tuple[Duty, ...] = labelled("Nhiệm vụ", default=())
    deadlines: tuple[Deadline, ...] = labelled("Thời hạn", default=())
    recipients: tuple[Recipient, ...] = labelled("Nơi nhận", default=())
    filed: TextList = labelled("Lưu", default=())
    forms: tuple[Form, ...] = labelled("Biểu mẫu", default=())
    supersedes: Slug | None = labelled("Thay thế kế hoạch", default=None)
    extended_until: Day | None = labelled("Gia hạn đến", default=None)
    topic_map: dict[Slug, Slug] = labelled("Chủ đề đổi tên", default={})

    @property
    def address(self) -> str:
        return f"/ke-hoach/{self.id}/"

    @property
    def last_day(self) -> date:
        return self.extended_until or self.period.until

    @property
    def in_force_from(self) -> date:
        """Duties run from the issue, else from the end of the range in which it was issued, else the period."""
        return self.issued or (self.issued_range[1] if self.issued_range else self.period.start)

    def holds(self, day: date) -> bool:
        return self.period.start <= day <= self.last_day

    def topic(self, topic_id: str) -> Topic | None:
        for topic in self.topics:
            if topic.id == topic_id:
                return topic
        return None

    def duty(self, duty_id: str) -> Duty | None:
        return next((duty for duty in self.duties if duty.id == duty_id), None)


def plan_of(day: date, plans: Iterable[Plan]) -> Plan | None:
    """The plan of a day: the one whose period holds it, else the last before it, else the first.

    `plans` are those of the portal's own issuer. None only when there is none at all.
    """
    plans = tuple(plans)
    if len(plans) == 1:
        return plans[0]
    by_start = sorted(plans, key=lambda plan: (plan.period.start, plan.id))
    holding = [plan for plan in by_start if plan.holds(day)]
    before = sorted((plan for plan in by_start if plan.last_day < day), key=lambda plan: plan.last_day)
    return next(iter(holding[-1:] or before[-1:] or by_start[:1]), None)

"""KH: a plan as data against what was published under it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from portal.findings.finding import Place
from portal.model.plan import Plan
from portal.read.yaml_file import Sheet
from portal.rules.printed_day import printed_day
from portal.rules.rule import Answer, rule

SILENT_DAYS = 183  # half a year: a school year has two terms


@dataclass(frozen=True, slots=True)
class PlanRead:
    """`ke-hoach/<id>.yaml` as typed and with the place of every value.

    `newest`: topic id -> day of its newest article on the portal; topics without one are left out.
    """

    plan: Plan
    sheet: Sheet
    newest: Mapping[str, date]
    as_of: date

    def topic_place(self, index: int) -> Place:
        """Where a topic begins."""
        return self.sheet.place(("topics", index))


@rule("KH-03", "chu-de-thieu-dau-moi", subject="plan", severity="warning")
def no_lead(read: PlanRead) -> Iterator[Answer]:
    """Chủ đề của kế hoạch chưa có đơn vị đầu mối.

    Không có đầu mối thì không ai bị nhắc khi chủ đề vắng bài. Chủ đề mở (catch_all) không tính; nói một lần cho cả kế
    hoạch.

    Sai:
        topics: [{id: thi, title: Thi, text: Thi.}]
        => 1 chủ đề chưa có đầu mối (lead): “Thi”.
    Đúng:
        topics: [{id: thi, title: Thi, text: Thi., lead: van-phong}]
    """
    lacking = [
        (n, topic.title) for n, topic in enumerate(read.plan.topics) if topic.lead is None and not topic.catch_all
    ]
    if lacking:
        named = ", ".join(f"“{title}”" for _, title in lacking)
        yield Answer(
            read.topic_place(lacking[0][0]),
            f"{len(lacking)} chủ đề chưa có đầu mối (lead): {named}.",
            "Ghi đầu mối khi Sở phân công; kế hoạch không phân công thì để trống và bỏ qua quy tắc này.",
        )


@rule("KH-05", "chu-de-vang-bai", subject="plan", severity="hint", basis=("TT37:8.2",))
def silent_topic(read: PlanRead) -> Iterator[Answer]:
    """Chủ đề của kế hoạch đang thực hiện không có bài trong nửa năm.

    Kế hoạch hết thời kỳ không tính (KH-02). Đếm từ bài mới nhất của chủ đề, hoặc từ ngày đầu của thời kỳ.

    Sai (ngày 01/10/2024):
        topics: [{id: thi, title: Thi, text: Thi., lead: van-phong}]
        => Chủ đề “Thi” không có bài từ ngày 01/01/2024.
    Đúng (ngày 01/3/2024):
        topics: [{id: thi, title: Thi, text: Thi., lead: van-phong}]
    """
    period = read.plan.period
    until = read.plan.extended_until or period.until
    if not period.start <= read.as_of <= until:
        return
    for n, topic in enumerate(read.plan.topics):
        last = max(read.newest.get(topic.id, period.start), period.start)
        if not topic.catch_all and read.as_of - last > timedelta(days=SILENT_DAYS):
            yield Answer(
                read.topic_place(n),
                f"Chủ đề “{topic.title}” không có bài từ ngày {printed_day(last)}.",
                "Nhắc đơn vị đầu mối, hoặc viết bài mới.",
            )

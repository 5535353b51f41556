"""Time limits that a law names, as data for reports and deadlines."""

from dataclasses import dataclass
from typing import Literal

Unit = Literal["hours", "days", "working days", "at once"]


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """`basis`: the code of the duty; `ended`: the text is no longer in force, the limit serves as a proposal."""

    what: str
    count: int
    unit: Unit
    basis: str
    ended: bool = False


TIME_LIMITS: tuple[TimeLimit, ...] = (
    TimeLimit("cập nhật khi thông tin thay đổi", 0, "at once", "ND224:9.3"),
    TimeLimit("đăng thông tin phải công khai", 5, "working days", "TCTT2016:18.4", ended=True),
    TimeLimit("trả lời về thông tin không chính xác", 15, "days", "TCTT2016:22", ended=True),
    TimeLimit("báo trước khi tạm dừng cổng", 7, "working days", "ND224:13.1.a"),
    TimeLimit("đăng thông tin người phát ngôn", 24, "hours", "ND244:3.3"),
    TimeLimit("thông tin ban đầu khi có vụ việc", 24, "hours", "ND244:7.3"),
    TimeLimit("đăng văn bản của mình", 2, "working days", "ND43-2011:17.1.c", ended=True),
    TimeLimit("đăng văn bản của cơ quan khác", 10, "working days", "ND43-2011:17.1.c", ended=True),
    TimeLimit("hướng dẫn pháp luật", 15, "working days", "ND43-2011:17.1.b", ended=True),
    TimeLimit("kế hoạch, dự án, đấu thầu", 10, "working days", "ND43-2011:17.1.d", ended=True),
    TimeLimit("cấp số, ngày sau khi ký", 1, "working days", "ND30-2020:15.2"),
)

"""Instruments and their clauses: the legal ground of a page or a rule, as data with its printed form."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Instrument:
    """One legal text. `since` and `until` are the first and the last day of its force (None: still in force)."""

    code: str
    printed: str  # as cited in a sentence: “Thông tư số 37/2020/TT-BGDĐT”
    title: str
    since: date
    until: date | None = None

    def in_force(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Clause:
    """A place in an instrument: article (Điều), clause (khoản), point (điểm)."""

    instrument: Instrument
    article: int
    clause: int | None = None
    point: str | None = None

    @property
    def printed(self) -> str:
        """`Điều 8 khoản 1 điểm a Thông tư số 37/2020/TT-BGDĐT`."""
        parts = [f"Điều {self.article}"]
        if self.clause is not None:
            parts.append(f"khoản {self.clause}")
        if self.point is not None:
            parts.append(f"điểm {self.point}")
        return " ".join([*parts, self.instrument.printed])

    @property
    def code(self) -> str:
        """`TT37:8.1.a`: how rules name it."""
        places = (str(part) for part in (self.article, self.clause, self.point) if part is not None)
        return f"{self.instrument.code}:{'.'.join(places)}"


TT37 = Instrument(
    "TT37",
    "Thông tư số 37/2020/TT-BGDĐT",
    "Quy định về tổ chức hoạt động, sử dụng thư điện tử và cổng thông tin điện tử tại sở giáo dục và đào tạo, phòng "
    "giáo dục và đào tạo và các cơ sở giáo dục mầm non, giáo dục phổ thông và giáo dục thường xuyên",
    date(2020, 11, 20),
)
TT25_2010 = Instrument(
    "TT25-2010",
    "Thông tư số 25/2010/TT-BTTTT",
    "Quy định việc thu thập, sử dụng, chia sẻ, đảm bảo an toàn và bảo vệ thông tin cá nhân trên trang thông tin điện "
    "tử hoặc cổng thông tin điện tử của cơ quan nhà nước",
    date(2011, 1, 1),
)
ND224 = Instrument(
    "ND224",
    "Nghị định số 224/2026/NĐ-CP",
    "Cung cấp thông tin và dịch vụ công trực tuyến của cơ quan nhà nước trên môi trường mạng",
    date(2026, 7, 1),
)
ND244 = Instrument(
    "ND244",
    "Nghị định số 244/2026/NĐ-CP",
    "Phát ngôn và cung cấp thông tin cho báo chí",
    date(2026, 7, 1),
)
TCTT2016 = Instrument(
    "TCTT2016",
    "Luật Tiếp cận thông tin số 104/2016/QH13",
    "Luật Tiếp cận thông tin",
    date(2018, 7, 1),
    date(2026, 8, 31),
)

"""Instruments and their clauses: the legal ground of a page or a rule, as data with its printed form."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Instrument:
    """One legal text. `since` and `until` are the first and the last day of its force (None: still in force).

    `confirmed`: a person compared the copy that was read with the official gazette (asked of 2026 texts only).
    """

    code: str
    printed: str  # as cited in a sentence: “Thông tư số 37/2020/TT-BGDĐT”
    title: str
    since: date
    until: date | None = None
    issued: date | None = None
    replaced_by: tuple[str, ...] = ()  # symbols, or the name where the number is not known
    confirmed: bool = False

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

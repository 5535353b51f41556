"""A duty: what a clause asks in short, how sure its text is, and who answers for it."""

from dataclasses import dataclass
from typing import Literal

from portal.law.clause import Clause, Instrument

# V1: the clause's own text was read in the State's codification; V1c: read in an unofficial copy of a 2026 text;
# V2: reliable secondary text; S: inferred from related law; M: from memory; P: a plan's text; Q: doubtful.
Certainty = Literal["V1", "V1c", "V2", "S", "M", "P", "Q"]
# Who sees to it: a rule of the book, the theme by the way pages are made, or people.
Answered = Literal["rule", "theme", "people"]


@dataclass(frozen=True, slots=True)
class Duty:
    """`short`: one Vietnamese sentence, paraphrased, never the legal wording."""

    clause: Clause
    certainty: Certainty
    answered: Answered
    short: str

    @property
    def code(self) -> str:
        """`TT37:8.1.a`: how rules name it."""
        return self.clause.code

    @property
    def may_block(self) -> bool:
        """Whether a rule on this duty may be an error: text read, and, for a 2026 copy, confirmed by a person."""
        return self.certainty == "V1" or (self.certainty == "V1c" and self.clause.instrument.confirmed)


def duties(instrument: Instrument, *rows: tuple[str, Certainty, Answered, str]) -> tuple[Duty, ...]:
    """Rows `("8.1.a", "V1", "rule", sentence)` -> duties of one instrument."""
    return tuple(
        Duty(_clause(instrument, place), certainty, answered, short) for place, certainty, answered, short in rows
    )


def _clause(instrument: Instrument, place: str) -> Clause:
    article, *rest = place.split(".")
    number = int(rest[0]) if rest else None
    return Clause(instrument, int(article), number, rest[1] if len(rest) > 1 else None)

"""What a rule is: a generator function with its id, its ground in the law and, as docstring, its page in the book."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Generic, Literal, TypeVar

from portal.findings.finding import Finding, Place, Severity
from portal.law.law_book import duty

Subject = Literal["source", "picture", "attachment", "page", "site", "plan"]
Read = TypeVar("Read")

CONVENTION = "quy ước của cổng"
FIRST_SET = date(2026, 11, 26)  # the day of the first rule set


@dataclass(frozen=True, slots=True)
class Edit:
    """A safe correction: the stretch `start`..`end` of the raw file becomes `new`."""

    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Answer:
    """One mistake a rule found. `severity`: milder or sterner than the rule's own, where the case asks for it."""

    place: Place
    message: str
    hint: str | None = None
    target: str | None = None
    severity: Severity | None = None
    edit: Edit | None = None


@dataclass(frozen=True, slots=True)
class Rule(Generic[Read]):
    """`severity` is the sternest that `find` answers with; `basis` are codes of `law/`, none: our own convention.

    `since`: the day of the rule set it came with; `before`: its severity in the sets before a day, newest last.
    """

    id: str
    name: str
    subject: Subject
    severity: Severity
    basis: tuple[str, ...]
    find: Callable[[Read], Iterator[Answer]]
    page: str
    since: date = FIRST_SET
    before: tuple[tuple[date, Severity], ...] = ()

    @property
    def title(self) -> str:
        """The first sentence of the page: what is found."""
        return self.page.partition("\n")[0]

    @property
    def family(self) -> str:
        return self.id.partition("-")[0]

    @property
    def printed_basis(self) -> str:
        """The first clause as cited; the rest stand on the rule's page."""
        first = duty(self.basis[0]) if self.basis else None
        return first.clause.printed if first else CONVENTION

    def severity_on(self, day: date) -> Severity:
        """Its severity in the rule set of a day."""
        return next((severity for until, severity in self.before if day < until), self.severity)

    def findings(self, read: Read) -> Iterator[Finding]:
        """The answers as findings of this rule."""
        for answer in self.find(read):
            yield Finding(
                answer.place,
                self.id,
                answer.severity or self.severity,
                answer.message,
                answer.hint,
                self.printed_basis,
                answer.target,
            )


def rule(
    id: str,
    name: str,
    *,
    subject: Subject,
    severity: Severity,
    basis: tuple[str, ...] = (),
    since: date = FIRST_SET,
    before: tuple[tuple[date, Severity], ...] = (),
) -> Callable[[Callable[[Read], Iterator[Answer]]], Rule[Read]]:
    """Makes a rule of a generator function; its docstring, unindented, is the page."""

    def make(find: Callable[[Read], Iterator[Answer]]) -> Rule[Read]:
        return Rule(id, name, subject, severity, basis, find, _unindented(find.__doc__ or ""), since, before)

    return make


def _unindented(docstring: str) -> str:
    first, _, rest = docstring.partition("\n")
    lines = rest.split("\n")
    indent = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    return "\n".join([first.strip(), *(line[indent:].rstrip() for line in lines)]).strip()

"""Documents that the portal knows as data: the plans themselves, and the instruments they stand on or cite."""

from datetime import date

from portal.model.portal_model import Model
from portal.model.record import Record
from portal.pages.plan_facts import issue_printed, number_printed
from portal.pages.signpost import Signpost


class DocumentRow(Record, frozen=True):
    """One document. `symbol` and `day` None when not known; `address`: its own page, when it has one."""

    symbol: str | None
    day: date | None
    day_printed: str | None  # where the day itself is not known
    issuer: str | None
    title: str | None
    address: str | None
    cited_by: tuple[Signpost, ...]


def document_rows(model: Model) -> tuple[DocumentRow, ...]:
    """Newest first, undated last; an instrument that several plans cite stands once."""
    rows: dict[str, DocumentRow] = {}
    for plan in reversed(model.plans):
        rows[plan.id] = DocumentRow(
            number_printed(plan), plan.issued, None if plan.issued else issue_printed(plan), plan.issuer, plan.title,
            plan.address, (),
        )  # fmt: skip
    cited: dict[str, tuple[date | None, str | None, str | None]] = {}
    by: dict[str, list[Signpost]] = {}
    for plan in reversed(model.plans):
        here = Signpost(plan.title, plan.address)
        for basis in plan.bases:
            if basis.symbol is None:
                continue
            title = basis.title or (f"Triển khai {basis.carries_out}" if basis.carries_out else None)
            cited.setdefault(basis.symbol, (basis.date, basis.issuer, title))
            _add(by, basis.symbol, here)
        for topic in plan.topics:
            for symbol in topic.cites:
                cited.setdefault(symbol, (None, None, None))
                _add(by, symbol, here)
    for symbol, (day, issuer, title) in cited.items():
        rows[f"cited {symbol}"] = DocumentRow(symbol, day, None, issuer, title, None, tuple(by[symbol]))
    return tuple(sorted(rows.values(), key=lambda row: (-_rank(row, model), row.symbol or "")))


def _rank(row: DocumentRow, model: Model) -> int:
    """Ordinal of the day; a plan without one ranks by the day its duties run from."""
    if row.day is not None:
        return row.day.toordinal()
    plan = next((plan for plan in model.plans if plan.address == row.address), None)
    return plan.in_force_from.toordinal() if plan else 0


def _add(by: dict[str, list[Signpost]], symbol: str, here: Signpost) -> None:
    places = by.setdefault(symbol, [])
    if here not in places:
        places.append(here)

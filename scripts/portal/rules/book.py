"""The whole rule book, collected from its families; a rule is in it by being written in one of them."""

from types import ModuleType
from typing import Any

from portal.rules import (
    attachments,
    bm,
    built_site,
    kh,
    page_access,
    page_frame,
    pictures,
    plan_sheet,
    portal_sheet,
    readable_files,
    receivers,
    tcn,
    te,
    twins,
)
from portal.rules.ct import capitals, highland, repetition, short_forms, spacing, spelling, unicode, unmarked
from portal.rules.ct import dates as written_dates
from portal.rules.dv import bodies, places
from portal.rules.nt import answering, telling
from portal.rules.rt import lists, numbers, persons
from portal.rules.rule import Rule
from portal.rules.vb import blanks, dates, force, form, symbols

FAMILIES: tuple[ModuleType, ...] = (
    attachments,
    bm,
    built_site,
    *(capitals, highland, repetition, short_forms, spacing, spelling, unicode, unmarked, written_dates),
    *(bodies, places),
    kh,
    *(answering, telling),
    *(lists, numbers, persons),
    page_access,
    page_frame,
    pictures,
    plan_sheet,
    portal_sheet,
    readable_files,
    receivers,
    tcn,
    te,
    twins,
    *(blanks, dates, force, form, symbols),
)


def rules_of(family: ModuleType) -> tuple[Rule[Any], ...]:
    """The rules written in one file."""
    return tuple(value for value in vars(family).values() if isinstance(value, Rule))


BOOK: tuple[Rule[Any], ...] = tuple(
    sorted((rule for family in FAMILIES for rule in rules_of(family)), key=lambda rule: rule.id)
)

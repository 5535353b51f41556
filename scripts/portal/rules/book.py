"""The whole rule book, collected from its families; a rule is in it by being written in one of them."""

from types import ModuleType
from typing import Any

from portal.rules import bm, dv, kh, nt, rt, tcn, te
from portal.rules.ct import capitals, forms, spacing, spelling, unicode
from portal.rules.rule import Rule
from portal.rules.vb import blanks, dates, force, form, symbols

FAMILIES: tuple[ModuleType, ...] = (
    rt,
    te,
    bm,
    dv,
    kh,
    nt,
    tcn,
    capitals,
    forms,
    spacing,
    spelling,
    unicode,
    blanks,
    dates,
    force,
    form,
    symbols,
)


def _rules_of(family: ModuleType) -> tuple[Rule[Any], ...]:
    return tuple(value for value in vars(family).values() if isinstance(value, Rule))


BOOK: tuple[Rule[Any], ...] = tuple(
    sorted((rule for family in FAMILIES for rule in _rules_of(family)), key=lambda rule: rule.id)
)

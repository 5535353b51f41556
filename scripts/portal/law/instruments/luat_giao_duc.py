"""Luật Giáo dục số 43/2019/QH14."""

from datetime import date

from portal.law.clause import Instrument

L43_2019 = Instrument(
    "L43-2019",
    "Luật Giáo dục số 43/2019/QH14",
    "Luật Giáo dục",
    date(2020, 7, 1),
    issued=date(2019, 6, 14),
)

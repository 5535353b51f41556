"""Texts that schools cite often, with the day they were issued and the day they took force."""

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class KnownText:
    """`slips`: wordings met in citations of the title -> the words of the title."""

    symbol: str
    type: str
    issued: date
    since: date | None = None
    slips: tuple[tuple[str, str], ...] = ()

    @property
    def printed(self) -> str:
        return f"{self.type} số {self.symbol}"


KNOWN_TEXTS: tuple[KnownText, ...] = (
    KnownText(
        "37/2020/TT-BGDĐT", "Thông tư", date(2020, 10, 5), date(2020, 11, 20),
        (("các cơ sở mầm non", "các cơ sở giáo dục mầm non"),),
    ),
    KnownText("53/2012/TT-BGDĐT", "Thông tư", date(2012, 12, 20)),
    KnownText("32/2018/TT-BGDĐT", "Thông tư", date(2018, 12, 26)),
    KnownText("22/2021/TT-BGDĐT", "Thông tư", date(2021, 7, 20)),
    KnownText("27/2020/TT-BGDĐT", "Thông tư", date(2020, 9, 4)),
    KnownText("30/2009/TT-BGDĐT", "Thông tư", date(2009, 10, 22)),
    KnownText("24/2011/TT-BTTTT", "Thông tư", date(2011, 9, 20), date(2011, 11, 15)),
    KnownText("25/2010/TT-BTTTT", "Thông tư", date(2010, 11, 15), date(2011, 1, 1)),
    KnownText("09/2017/NĐ-CP", "Nghị định", date(2017, 2, 9)),
    KnownText("43/2011/NĐ-CP", "Nghị định", date(2011, 6, 13), date(2011, 10, 1)),
    KnownText("42/2022/NĐ-CP", "Nghị định", date(2022, 6, 24), date(2022, 8, 15)),
    KnownText("30/2020/NĐ-CP", "Nghị định", date(2020, 3, 5), date(2020, 3, 5)),
    KnownText("13/2023/NĐ-CP", "Nghị định", date(2023, 4, 17), date(2023, 7, 1)),
    KnownText("147/2024/NĐ-CP", "Nghị định", date(2024, 11, 9), date(2024, 12, 25)),
    KnownText("88/2026/NĐ-CP", "Nghị định", date(2026, 3, 28), date(2026, 5, 15)),
    KnownText("174/2026/NĐ-CP", "Nghị định", date(2026, 5, 15), date(2026, 7, 1)),
    KnownText("224/2026/NĐ-CP", "Nghị định", date(2026, 6, 24), date(2026, 7, 1)),
    KnownText("244/2026/NĐ-CP", "Nghị định", date(2026, 6, 26), date(2026, 7, 1)),
    KnownText("102/2016/QH13", "Luật Trẻ em", date(2016, 4, 5), date(2017, 6, 1)),
    KnownText("104/2016/QH13", "Luật Tiếp cận thông tin", date(2016, 4, 6), date(2018, 7, 1)),
    KnownText("43/2019/QH14", "Luật Giáo dục", date(2019, 6, 14), date(2020, 7, 1)),
    KnownText("91/2025/QH15", "Luật Bảo vệ dữ liệu cá nhân", date(2025, 6, 26), date(2026, 1, 1)),
    KnownText("202/2025/QH15", "Nghị quyết", date(2025, 6, 12)),
)  # fmt: skip
BY_SYMBOL = MappingProxyType({text.symbol: text for text in KNOWN_TEXTS})


@dataclass(frozen=True, slots=True)
class NamedLaw:
    """A law cited by its bare name: the symbol it had from `since` on (oldest first in the table)."""

    name: str
    symbol: str
    since: date


NAMED_LAWS: tuple[NamedLaw, ...] = (
    NamedLaw("Luật Giáo dục", "38/2005/QH11", date(2006, 1, 1)),
    NamedLaw("Luật Giáo dục", "43/2019/QH14", date(2020, 7, 1)),
    NamedLaw("Luật Giáo dục đại học", "08/2012/QH13", date(2013, 1, 1)),
    NamedLaw("Luật Giáo dục đại học", "125/2025/QH15", date(2026, 1, 1)),
)

"""Texts that are still cited after another one took their place, as data.

A citation is wrong only where it speaks of the text as in force after `since`. Where a text gave way grade by grade
(assessment, curricula), `since` is the day from which it holds for no grade.
"""

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from portal.law.duty import Certainty


@dataclass(frozen=True, slots=True)
class Superseded:
    """`symbol` as normalised, `type` the word before it, `by` as printed, `since`: the first day of the new one."""

    symbol: str
    type: str
    by: str
    since: date
    certainty: Certainty

    @property
    def printed(self) -> str:
        """“Nghị định số 43/2011/NĐ-CP”."""
        return f"{self.type} số {self.symbol}"


SUPERSEDED: tuple[Superseded, ...] = (
    Superseded(
        "43/2011/NĐ-CP",
        "Nghị định",
        "Nghị định số 42/2022/NĐ-CP, nay là Nghị định số 224/2026/NĐ-CP",
        date(2022, 8, 15),
        "M",
    ),
    Superseded("42/2022/NĐ-CP", "Nghị định", "Nghị định số 224/2026/NĐ-CP", date(2026, 7, 1), "V1c"),
    Superseded("64/2007/NĐ-CP", "Nghị định", "Nghị định số 224/2026/NĐ-CP", date(2026, 7, 1), "V1c"),
    Superseded("09/2017/NĐ-CP", "Nghị định", "Nghị định số 244/2026/NĐ-CP", date(2026, 7, 1), "V1c"),
    Superseded("72/2013/NĐ-CP", "Nghị định", "Nghị định số 147/2024/NĐ-CP", date(2024, 12, 25), "M"),
    Superseded("27/2018/NĐ-CP", "Nghị định", "Nghị định số 147/2024/NĐ-CP", date(2024, 12, 25), "M"),
    Superseded("15/2020/NĐ-CP", "Nghị định", "Nghị định số 174/2026/NĐ-CP", date(2026, 7, 1), "V1c"),
    Superseded("45/2026/NĐ-CP", "Nghị định", "Nghị định số 224/2026/NĐ-CP", date(2026, 7, 1), "V1c"),
    Superseded("53/2012/TT-BGDĐT", "Thông tư", "Thông tư số 37/2020/TT-BGDĐT", date(2020, 11, 20), "V1"),
    Superseded("110/2004/NĐ-CP", "Nghị định", "Nghị định số 30/2020/NĐ-CP", date(2020, 3, 5), "M"),
    Superseded("09/2010/NĐ-CP", "Nghị định", "Nghị định số 30/2020/NĐ-CP", date(2020, 3, 5), "M"),
    Superseded("01/2011/TT-BNV", "Thông tư", "Nghị định số 30/2020/NĐ-CP", date(2020, 3, 5), "M"),
    Superseded("38/2005/QH11", "Luật Giáo dục", "Luật Giáo dục số 43/2019/QH14", date(2020, 7, 1), "M"),
    Superseded("44/2009/QH12", "Luật", "Luật Giáo dục số 43/2019/QH14", date(2020, 7, 1), "M"),
    Superseded(
        "08/2012/QH13", "Luật Giáo dục đại học", "Luật Giáo dục đại học số 125/2025/QH15", date(2026, 1, 1), "M"
    ),
    Superseded("75/2006/NĐ-CP", "Nghị định", "Nghị định số 84/2020/NĐ-CP", date(2020, 9, 1), "M"),
    Superseded("31/2011/NĐ-CP", "Nghị định", "Nghị định số 84/2020/NĐ-CP", date(2020, 9, 1), "M"),
    Superseded("84/2020/NĐ-CP", "Nghị định", "Nghị định số 66/2026/NĐ-CP", date(2026, 7, 1), "V1c"),
    Superseded("30/2014/TT-BGDĐT", "Thông tư", "Thông tư số 27/2020/TT-BGDĐT", date(2024, 9, 5), "M"),
    Superseded("22/2016/TT-BGDĐT", "Thông tư", "Thông tư số 27/2020/TT-BGDĐT", date(2024, 9, 5), "M"),
    Superseded("58/2011/TT-BGDĐT", "Thông tư", "Thông tư số 22/2021/TT-BGDĐT", date(2024, 9, 5), "M"),
    Superseded("26/2020/TT-BGDĐT", "Thông tư", "Thông tư số 22/2021/TT-BGDĐT", date(2024, 9, 5), "M"),
    Superseded("16/2006/QĐ-BGDĐT", "Quyết định", "Thông tư số 32/2018/TT-BGDĐT", date(2024, 9, 5), "M"),
    Superseded("41/2010/TT-BGDĐT", "Thông tư", "Thông tư số 28/2020/TT-BGDĐT", date(2020, 10, 20), "M"),
    Superseded("12/2011/TT-BGDĐT", "Thông tư", "Thông tư số 32/2020/TT-BGDĐT", date(2020, 11, 1), "M"),
    Superseded("14/2008/QĐ-BGDĐT", "Quyết định", "Thông tư số 52/2020/TT-BGDĐT", date(2021, 3, 31), "M"),
    Superseded("17/2012/TT-BGDĐT", "Thông tư", "Thông tư số 29/2024/TT-BGDĐT", date(2025, 2, 14), "M"),
    Superseded("09/2009/TT-BGDĐT", "Thông tư", "Thông tư số 36/2017/TT-BGDĐT", date(2018, 2, 12), "V2"),
    Superseded("36/2017/TT-BGDĐT", "Thông tư", "Thông tư số 09/2024/TT-BGDĐT", date(2024, 7, 19), "M"),
    Superseded("15/2020/TT-BGDĐT", "Thông tư", "Thông tư số 24/2024/TT-BGDĐT", date(2025, 2, 8), "M"),
    Superseded("11/2014/TT-BGDĐT", "Thông tư", "Thông tư số 30/2024/TT-BGDĐT", date(2025, 2, 14), "M"),
    Superseded("56/2011/TT-BGDĐT", "Thông tư", "Thông tư số 17/2023/TT-BGDĐT", date(2023, 11, 25), "M"),
    Superseded("38/2012/TT-BGDĐT", "Thông tư", "Thông tư số 06/2024/TT-BGDĐT", date(2024, 12, 31), "Q"),
    Superseded("46/2017/NĐ-CP", "Nghị định", "Nghị định số 125/2024/NĐ-CP", date(2024, 11, 20), "M"),
    Superseded("135/2018/NĐ-CP", "Nghị định", "Nghị định số 125/2024/NĐ-CP", date(2024, 11, 20), "M"),
    Superseded("30/2009/TT-BGDĐT", "Thông tư", "Thông tư số 20/2018/TT-BGDĐT", date(2018, 10, 10), "M"),
    Superseded("29/2009/TT-BGDĐT", "Thông tư", "Thông tư số 14/2018/TT-BGDĐT", date(2018, 9, 4), "M"),
    Superseded("20/2015/TTLT-BGDĐT-BNV", "Thông tư liên tịch", "Thông tư số 01/2021/TT-BGDĐT", date(2021, 3, 20), "M"),
    Superseded("21/2015/TTLT-BGDĐT-BNV", "Thông tư liên tịch", "Thông tư số 02/2021/TT-BGDĐT", date(2021, 3, 20), "M"),
    Superseded("22/2015/TTLT-BGDĐT-BNV", "Thông tư liên tịch", "Thông tư số 03/2021/TT-BGDĐT", date(2021, 3, 20), "M"),
    Superseded("23/2015/TTLT-BGDĐT-BNV", "Thông tư liên tịch", "Thông tư số 04/2021/TT-BGDĐT", date(2021, 3, 20), "M"),
    Superseded(
        "42/2012/TT-BGDĐT",
        "Thông tư",
        "các Thông tư số 17/2018/TT-BGDĐT, 18/2018/TT-BGDĐT, 19/2018/TT-BGDĐT",
        date(2018, 10, 10),
        "M",
    ),
    Superseded("86/2015/NĐ-CP", "Nghị định", "Nghị định số 81/2021/NĐ-CP", date(2021, 10, 15), "M"),
    Superseded("81/2021/NĐ-CP", "Nghị định", "Nghị định số 238/2025/NĐ-CP", date(2025, 9, 3), "M"),
    Superseded("97/2023/NĐ-CP", "Nghị định", "Nghị định số 238/2025/NĐ-CP", date(2025, 9, 3), "M"),
    Superseded("26/2019/TT-BGDĐT", "Thông tư", "Thông tư số 42/2021/TT-BGDĐT", date(2022, 2, 14), "V2"),
    Superseded(
        "11/2015/TTLT-BGDĐT-BNV",
        "Thông tư liên tịch",
        "Thông tư số 12/2020/TT-BGDĐT, nay là Thông tư số 15/2025/TT-BGDĐT",
        date(2020, 7, 7),
        "M",
    ),
    Superseded("24/2014/NĐ-CP", "Nghị định", "Nghị định số 45/2025/NĐ-CP, 150/2025/NĐ-CP", date(2025, 3, 1), "M"),
    Superseded("37/2014/NĐ-CP", "Nghị định", "Nghị định số 150/2025/NĐ-CP", date(2025, 7, 1), "M"),
    Superseded("69/2017/NĐ-CP", "Nghị định", "Nghị định số 279/2026/NĐ-CP", date(2026, 7, 12), "V2"),
    Superseded("86/2022/NĐ-CP", "Nghị định", "Nghị định số 279/2026/NĐ-CP", date(2026, 7, 12), "V2"),
    Superseded("37/2025/NĐ-CP", "Nghị định", "Nghị định số 279/2026/NĐ-CP", date(2026, 7, 12), "V2"),
    Superseded(
        "15/2003/QH11", "Luật Thi đua, khen thưởng", "Luật Thi đua, khen thưởng số 06/2022/QH15", date(2024, 1, 1), "M"
    ),
    Superseded(
        "22/2008/QH12", "Luật Cán bộ, công chức", "Luật Cán bộ, công chức số 80/2025/QH15", date(2025, 7, 1), "M"
    ),
    Superseded("58/2010/QH12", "Luật Viên chức", "Luật Viên chức số 129/2025/QH15", date(2026, 7, 1), "Q"),
    Superseded(
        "77/2015/QH13",
        "Luật Tổ chức chính quyền địa phương",
        "Luật Tổ chức chính quyền địa phương số 65/2025/QH15, nay là số 72/2025/QH15",
        date(2025, 3, 1),
        "M",
    ),
    Superseded(
        "80/2015/QH13",
        "Luật Ban hành văn bản quy phạm pháp luật",
        "Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15",
        date(2025, 4, 1),
        "M",
    ),
    Superseded(
        "86/2015/QH13", "Luật An toàn thông tin mạng", "Luật An ninh mạng số 116/2025/QH15", date(2026, 7, 1), "M"
    ),
    Superseded("24/2018/QH14", "Luật An ninh mạng", "Luật An ninh mạng số 116/2025/QH15", date(2026, 7, 1), "M"),
    Superseded(
        "29/2018/QH14",
        "Luật Bảo vệ bí mật nhà nước",
        "Luật Bảo vệ bí mật nhà nước số 117/2025/QH15",
        date(2026, 3, 1),
        "M",
    ),
    Superseded("103/2016/QH13", "Luật Báo chí", "Luật Báo chí số 126/2025/QH15", date(2026, 7, 1), "M"),
    Superseded(
        "13/2023/NĐ-CP",
        "Nghị định",
        "Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15, Nghị định số 356/2025/NĐ-CP",
        date(2026, 1, 1),
        "M",
    ),
    Superseded(
        "104/2016/QH13",
        "Luật Tiếp cận thông tin",
        "Luật Tiếp cận thông tin (sửa đổi) thông qua ngày 24/4/2026",
        date(2026, 9, 1),
        "V2",
    ),
    Superseded(
        "51/2005/QH11", "Luật Giao dịch điện tử", "Luật Giao dịch điện tử số 20/2023/QH15", date(2024, 7, 1), "M"
    ),
    Superseded("59/2014/QH13", "Luật Căn cước công dân", "Luật Căn cước số 26/2023/QH15", date(2024, 7, 1), "M"),
    Superseded("01/2011/QH13", "Luật Lưu trữ", "Luật Lưu trữ số 33/2024/QH15", date(2025, 7, 1), "M"),
    Superseded(
        "74/2014/QH13", "Luật Giáo dục nghề nghiệp", "Luật Giáo dục nghề nghiệp số 124/2025/QH15", date(2026, 1, 1), "M"
    ),
    Superseded(
        "25/2004/QH11",
        "Luật Bảo vệ, chăm sóc và giáo dục trẻ em",
        "Luật Trẻ em số 102/2016/QH13",
        date(2017, 6, 1),
        "M",
    ),
    Superseded(
        "30/2000/PL-UBTVQH10",
        "Pháp lệnh Bảo vệ bí mật nhà nước",
        "Luật Bảo vệ bí mật nhà nước số 29/2018/QH14",
        date(2020, 7, 1),
        "M",
    ),
)
BY_SYMBOL = MappingProxyType({text.symbol: text for text in SUPERSEDED})

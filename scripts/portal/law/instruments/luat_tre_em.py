"""Luật Trẻ em số 102/2016/QH13."""

from datetime import date

from portal.law.clause import Instrument
from portal.law.duty import duties

LTE = Instrument(
    "LTE2016",
    "Luật Trẻ em số 102/2016/QH13",
    "Luật Trẻ em",
    date(2017, 6, 1),
    issued=date(2016, 4, 5),
)

DUTIES = duties(
    LTE,
    ("1", "V1", "people", "Trẻ em là người dưới 16 tuổi."),
    (
        "6.11",
        "V1",
        "rule",
        "Cấm công bố thông tin về đời sống riêng tư của trẻ khi trẻ từ đủ 07 tuổi và cha, mẹ, người giám "
        "hộ chưa đồng ý.",
    ),
    ("21", "V1", "people", "Quyền bí mật đời sống riêng tư."),
    ("54.2", "V1", "people", "Bảo vệ trẻ em trên môi trường mạng."),
)

"""Nghị định số 56/2017/NĐ-CP."""

from datetime import date

from portal.law.clause import Instrument
from portal.law.duty import duties

ND56_2017 = Instrument(
    "ND56-2017",
    "Nghị định số 56/2017/NĐ-CP",
    "Quy định chi tiết một số điều của Luật Trẻ em",
    date(2017, 7, 1),
    issued=date(2017, 5, 9),
)

DUTIES = duties(
    ND56_2017,
    (
        "33",
        "V1",
        "rule",
        "Bí mật đời sống riêng tư: tên, tuổi, đặc điểm nhận dạng, sức khỏe, hình ảnh, gia đình, điện "
        "thoại, địa chỉ, trường, lớp, kết quả học tập.",
    ),
    ("36.1", "V1", "rule", "Phải có sự đồng ý trước khi đưa thông tin của trẻ lên mạng."),
    ("36.3", "V1", "rule", "Trẻ, cha mẹ có quyền yêu cầu gỡ thông tin."),
)

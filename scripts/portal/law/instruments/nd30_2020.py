"""Nghị định số 30/2020/NĐ-CP."""

from datetime import date

from portal.law.clause import Instrument
from portal.law.duty import duties

ND30_2020 = Instrument(
    "ND30-2020",
    "Nghị định số 30/2020/NĐ-CP",
    "Công tác văn thư",
    date(2020, 3, 5),
    issued=date(2020, 3, 5),
)

DUTIES = duties(
    ND30_2020,
    ("7", "V1", "rule", "29 loại văn bản hành chính."),
    ("8.2.c", "V1", "rule", "Văn bản có số, ký hiệu."),
    ("8.2.d", "V1", "rule", "Văn bản có địa danh và thời gian ban hành."),
    ("8.2.g", "V1", "rule", "Văn bản có chức vụ, họ tên và chữ ký của người có thẩm quyền."),
    ("9", "V1", "rule", "Thể thức, viết hoa, viết tắt theo Phụ lục."),
    ("13", "V1", "rule", "Ký thay, ký thừa lệnh, ký thừa ủy quyền ghi đúng thể thức."),
    ("15.1", "V1", "rule", "Mỗi văn bản một số, duy nhất trong năm."),
    ("15.2", "V1", "rule", "Số và ngày được cấp sau khi ký, chậm nhất ngày làm việc tiếp theo."),
    ("18.3", "V1", "people", "Văn bản sai sót thì thay thế hoặc đính chính bằng công văn."),
)

"""Agencies that ended or changed their name, as data."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from portal.law.duty import Certainty

# DV-02: the agency itself ended; DV-09: its name or its tasks went to another one
Kind = Literal["ended", "renamed", "may-change"]


@dataclass(frozen=True, slots=True)
class FormerAgency:
    """`pattern`: a regular expression for its names, `now`: who to name since `since`."""

    pattern: str
    now: str
    since: date
    kind: Kind
    certainty: Certainty


_EDUCATION = r"(?:GD&ĐT|GDĐT|GD-ĐT|GD ĐT|[Gg]iáo dục và [Đđ]ào tạo|[Gg]iáo dục & Đào tạo)"

FORMER_AGENCIES: tuple[FormerAgency, ...] = (
    FormerAgency(
        rf"[Pp]hòng {_EDUCATION}|PGD&?ĐT",
        "Ủy ban nhân dân xã, phường (phòng Văn hóa - Xã hội) hoặc Sở Giáo dục và Đào tạo",
        date(2025, 7, 1), "ended", "V1c",
    ),
    FormerAgency(
        r"(?:UBND|(?:[ỦủU]y|[Uu]ỷ) ban nhân dân|HĐND|Hội đồng nhân dân) (?:các |cấp )?(?:huyện|quận|thị xã)(?!\w)",
        "Ủy ban nhân dân xã, phường", date(2025, 7, 1), "ended", "M",
    ),
    FormerAgency(
        rf"[Tt]hanh tra Sở(?: {_EDUCATION})?(?! [A-ZĐ])", "Thanh tra tỉnh", date(2025, 7, 1), "ended", "M",
    ),
    FormerAgency(
        r"Bộ (?:TT&?TT|TTTT|Thông tin và Truyền thông)",
        "Bộ Khoa học và Công nghệ (báo chí: Bộ Văn hóa, Thể thao và Du lịch)", date(2025, 3, 1), "renamed", "M",
    ),
    FormerAgency(
        r"Sở (?:TT&?TT|TTTT|Thông tin và Truyền thông)",
        "Sở Khoa học và Công nghệ (báo chí: Sở Văn hóa, Thể thao và Du lịch)", date(2025, 3, 1), "renamed", "M",
    ),
    FormerAgency(
        r"Ban Tuyên giáo(?: (?:Tỉnh|Thành) ủy| Trung ương)?(?! và Dân vận)",
        "Ban Tuyên giáo và Dân vận", date(2025, 3, 1), "renamed", "M",
    ),
    FormerAgency(
        r"Bộ (?:LĐ-?TB&?XH|LĐTBXH|Lao động - Thương binh và Xã hội)",
        "Bộ Nội vụ (giáo dục nghề nghiệp: Bộ Giáo dục và Đào tạo; trẻ em: Bộ Y tế)", date(2025, 3, 1), "renamed", "M",
    ),
    FormerAgency(
        r"Sở (?:LĐ-?TB&?XH|LĐTBXH|Lao động - Thương binh và Xã hội)", "Sở Nội vụ", date(2025, 3, 1), "renamed", "M",
    ),
    FormerAgency(r"Bộ (?:KHĐT|KH&ĐT|Kế hoạch và Đầu tư)", "Bộ Tài chính", date(2025, 3, 1), "renamed", "M"),
    FormerAgency(
        r"(?:TT|[Tt]rung tâm) (?:GDNN-GDTX|Giáo dục nghề nghiệp - Giáo dục thường xuyên)",
        "tên mới của trung tâm, nếu đã thành trường trung học nghề", date(2026, 1, 1), "may-change", "V1c",
    ),
)  # fmt: skip

"""The words of a report's frame, in the two languages it can be asked for in."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from portal.findings.finding import Severity


@dataclass(frozen=True, slots=True)
class ReportWords:
    """`severities`: before the message; `basis`: before the ground; `nothing`: of a clean file."""

    language: str
    severities: Mapping[Severity, str]
    basis: str
    nothing: str


VIETNAMESE = ReportWords(
    "vi",
    MappingProxyType({"error": "", "warning": "cảnh báo: ", "hint": "gợi ý: "}),
    "Căn cứ",
    "không có phát hiện",
)
ENGLISH = ReportWords(
    "en", MappingProxyType({"error": "", "warning": "warning: ", "hint": "hint: "}), "Basis", "no findings"
)

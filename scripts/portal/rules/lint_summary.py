"""What a run found, in a few lines: by family of rules and by unit."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from portal.findings.finding import Finding, Severity
from portal.rules.manual import FAMILY_NAMES

_WORDS: tuple[tuple[Severity, str], ...] = (("error", "lỗi chặn"), ("warning", "cảnh báo"), ("hint", "gợi ý"))
_UNIT = re.compile(r"content/tin-bai/([^/]+)/")
_OTHER_FAMILIES = {"DL": "Dữ liệu, tệp", "LK": "Liên kết", "QT": "Thiết lập quy tắc", "PR": "Thay đổi"}


@dataclass(frozen=True, slots=True)
class SummaryWords:
    """The frame in one language; `things`: what can be read, where it is not named as it came."""

    looked: str
    older: str
    by_family: str
    by_place: str
    counted: tuple[tuple[Severity, str], ...]
    families: Mapping[str, str]
    things: Mapping[str, str]


VIETNAMESE = SummaryWords(
    "Đã xem {}: {}.",
    "Ngoài ra có {} điều cũ ghi trong no-cu.json.",
    "Theo nhóm quy tắc: {}.",
    "Theo nơi: {}.",
    _WORDS,
    MappingProxyType(FAMILY_NAMES | _OTHER_FAMILIES),
    MappingProxyType({}),
)
ENGLISH = SummaryWords(
    "Read {}: {}.",
    "Besides, {} old ones are held by no-cu.json.",
    "By family: {}.",
    "By place: {}.",
    (("error", "errors"), ("warning", "warnings"), ("hint", "hints")),
    MappingProxyType({
        "BC": "layout", "BM": "secrets", "CT": "spelling, encoding", "DV": "units, places", "KH": "plans",
        "NT": "articles", "RT": "privacy", "TCN": "accessibility", "TE": "children", "TT37": "Circular 37",
        "VB": "official texts", "DL": "data, files", "LK": "links", "QT": "settings of the book", "PR": "changes",
    }),
    MappingProxyType({
        "bài": "articles", "trang cố định": "fixed pages", "văn bản kế hoạch": "plan texts",
        "tệp đính kèm": "attachments", "tệp dữ liệu": "data files", "trang đã dựng": "built pages", "tệp": "files",
    }),
)  # fmt: skip


def summary_lines(
    findings: Sequence[Finding], read: Iterable[tuple[str, int]], older: int, words: SummaryWords = VIETNAMESE
) -> Iterator[str]:
    """First what was read and found in all; then families and units, the most findings first."""
    looked = ", ".join(f"{count} {words.things.get(what, what)}" for what, count in read if count)
    count = Counter(finding.severity for finding in findings)
    yield words.looked.format(looked, ", ".join(f"{count[severity]} {word}" for severity, word in words.counted))
    if older:
        yield words.older.format(older)
    if findings:
        yield words.by_family.format(_listed(Counter(_family(finding, words) for finding in findings)))
        yield words.by_place.format(_listed(Counter(_where(finding) for finding in findings)))


def _family(finding: Finding, words: SummaryWords) -> str:
    code = finding.code.partition("-")[0]
    name = words.families.get(code)
    return f"{code} ({name})" if name else code


def _where(finding: Finding) -> str:
    """The unit whose folder it is, else the part of the content."""
    unit = _UNIT.match(finding.place.path)
    if unit:
        return unit[1]
    first, _, rest = finding.place.path.partition("/")
    return rest.partition("/")[0] if first == "content" and rest else first


def _listed(count: Counter[str]) -> str:
    return ", ".join(f"{name} {n}" for name, n in sorted(count.items(), key=lambda item: (-item[1], item[0])))

"""What a run found, in a few lines: by family of rules and by unit."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from portal.findings.finding import Finding, Severity
from portal.rules.manual import FAMILY_NAMES

_WORDS: tuple[tuple[Severity, str], ...] = (("error", "lỗi chặn"), ("warning", "cảnh báo"), ("hint", "gợi ý"))
_UNIT = re.compile(r"content/tin-bai/([^/]+)/")
_OTHER_FAMILIES = {"DL": "Dữ liệu, tệp", "LK": "Liên kết", "QT": "Thiết lập quy tắc", "PR": "Thay đổi"}


def summary_lines(findings: Sequence[Finding], read: Iterable[tuple[str, int]], older: int) -> Iterator[str]:
    """First what was read and found in all; then families and units, the most findings first."""
    looked = ", ".join(f"{count} {what}" for what, count in read if count)
    yield f"Đã xem {looked}: {counted(findings)}."
    if older:
        yield f"Ngoài ra có {older} điều cũ ghi trong no-cu.json."
    if findings:
        yield f"Theo nhóm quy tắc: {_listed(Counter(_family(finding) for finding in findings))}."
        yield f"Theo nơi: {_listed(Counter(_where(finding) for finding in findings))}."


def counted(findings: Iterable[Finding]) -> str:
    """`1 lỗi chặn, 2 cảnh báo, 0 gợi ý`."""
    count = Counter(finding.severity for finding in findings)
    return ", ".join(f"{count[severity]} {word}" for severity, word in _WORDS)


def _family(finding: Finding) -> str:
    code = finding.code.partition("-")[0]
    name = FAMILY_NAMES.get(code) or _OTHER_FAMILIES.get(code)
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

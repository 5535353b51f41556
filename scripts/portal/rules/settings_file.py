"""`quy-tac.yaml`: severities of the department's own and waivers, with a reason, an owner and a last day each."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator

from portal.findings.finding import Finding, Place, Severity, sorted_findings
from portal.findings.nearest import nearest_hint
from portal.model.fields import Count, Day, Line, Plain, Sheet, as_list, labelled
from portal.read.schema import read_sheet
from portal.read.yaml_file import Sheet as WrittenSheet
from portal.read.yaml_file import read_yaml
from portal.rules.rule import FIRST_SET

SAMPLE_PORTAL = "cổng mẫu"  # the one reason that needs no last day: data only the department can mend
# Personal numbers, a child's details and secrecy marks are never waived (law.md, section 4)
NEVER_WAIVED = frozenset({"RT-01", "RT-02", "TE-01", "BM-01"})


class Waiver(Sheet):
    """One rule set aside at one place. `path` is relative to the content folder; one ending in / is a folder."""

    rule: Plain = labelled("Mã quy tắc")
    path: Plain = labelled("Đường dẫn")
    line: Count | None = labelled("Dòng", default=None)
    reason: Line = labelled("Lý do")
    owner: Line = labelled("Người chịu trách nhiệm")
    until: Day | None = labelled("Ngày cuối", default=None)

    def covers(self, finding: Finding) -> bool:
        """Whether the finding is the one set aside."""
        return finding.code == self.rule and self.covers_place(finding.place)

    def covers_place(self, place: Place) -> bool:
        """Whether a finding of the waived rule at this place is set aside."""
        path = f"content/{self.path}"
        here = place.path.startswith(path) if path.endswith("/") else place.path == path
        return here and self.line in (None, place.line)


class RuleSettings(Sheet):
    """`quy-tac.yaml`, whole. `rule_set`: the day whose rule set is in use; none: the newest."""

    rule_set: Day | None = labelled("Bộ quy tắc", default=None)
    severities: dict[str, Literal["error", "warning", "hint", "off"]] = labelled("Mức của quy tắc", default={})
    waivers: Annotated[tuple[Waiver, ...], BeforeValidator(as_list)] = labelled("Bỏ qua", default=())


@dataclass(frozen=True, slots=True)
class ReadSettings:
    """The settings with the places of what was written; `findings`: mistakes of the file itself."""

    settings: RuleSettings
    sheet: WrittenSheet
    findings: tuple[Finding, ...]


def read_settings(text: str, path: str, known: Collection[str]) -> ReadSettings:
    """`known`: ids of the rule book, of the reader's own checks and of the links'."""
    sheet, findings = read_yaml(text, path)
    settings, told = read_sheet(RuleSettings, sheet)
    result = settings or RuleSettings()
    return ReadSettings(result, sheet, (*findings, *told, *_checked(result, sheet, known)))


def _checked(settings: RuleSettings, sheet: WrittenSheet, known: Collection[str]) -> Iterator[Finding]:
    for rule_id, severity in settings.severities.items():
        place = sheet.place(("severities", rule_id))
        if rule_id not in known:
            yield _unknown(place, rule_id, known)
        elif rule_id in NEVER_WAIVED and severity != "error":
            yield _never(place, rule_id)
    if settings.rule_set is not None and settings.rule_set < FIRST_SET:
        message = f"Không có bộ quy tắc của ngày {settings.rule_set}: bộ đầu tiên từ ngày {FIRST_SET}."
        yield Finding(sheet.place(("rule_set",)), "QT-01", "error", message, "Ghi ngày của một bộ có thật: make rules.")
    for n, waiver in enumerate(settings.waivers):
        place = sheet.place(("waivers", n, "rule"))
        if waiver.rule not in known:
            yield _unknown(place, waiver.rule, known)
        elif waiver.rule in NEVER_WAIVED:
            yield _never(place, waiver.rule)
        elif waiver.until is None and waiver.reason != SAMPLE_PORTAL:
            message = f"Chỗ bỏ qua quy tắc “{waiver.rule}” chưa có ngày cuối (until)."
            yield Finding(place, "QT-03", "error", message, "Thêm until: năm-tháng-ngày.")


def _unknown(place: Place, rule_id: str, known: Collection[str]) -> Finding:
    return Finding(
        place, "QT-01", "error", f"Không có quy tắc “{rule_id}”.", nearest_hint(rule_id, known), None, rule_id
    )


def _never(place: Place, rule_id: str) -> Finding:
    message = f"Quy tắc “{rule_id}” không bỏ qua, không hạ mức được."
    return Finding(place, "QT-02", "error", message, "Xóa dòng này và sửa bài.", None, rule_id)


def settled(
    findings: Iterable[Finding],
    read: ReadSettings,
    as_of: date,
    read_paths: Collection[str],
    waivers: bool = True,
    unasked: Collection[str] = (),
) -> tuple[Finding, ...]:
    """Findings under the department's settings, and those of the settings: expired and unused waivers.

    `read_paths`: what this run read; `unasked`: rules it did not run or the chosen set has not. A waiver for anything
    else, or for these, cannot be called unused. `waivers=False` is `WAIVERS=no`.
    """
    listed = [changed for finding in findings if (changed := _with_severity(finding, read.settings)) is not None]
    if not waivers:
        return sorted_findings(listed)
    valid = [
        (n, waiver)
        for n, waiver in enumerate(read.settings.waivers)
        if waiver.rule not in NEVER_WAIVED and (waiver.until is not None or waiver.reason == SAMPLE_PORTAL)
    ]
    kept: list[Finding] = []
    used: set[int] = set()
    for finding in listed:
        covering = [n for n, waiver in valid if waiver.covers(finding) and not _has_ended(waiver, as_of)]
        used.update(covering)
        if not covering:
            kept.append(finding)
    used.update(n for n, waiver in valid if waiver.rule in unasked)
    kept.extend(_ended_and_unused(valid, used, read, as_of, read_paths))
    return sorted_findings([*kept, *read.findings])


def _has_ended(waiver: Waiver, as_of: date) -> bool:
    return waiver.until is not None and waiver.until < as_of


def _ended_and_unused(
    valid: list[tuple[int, Waiver]], used: set[int], read: ReadSettings, as_of: date, read_paths: Collection[str]
) -> Iterator[Finding]:
    for n, waiver in valid:
        place = read.sheet.place(("waivers", n))
        if _has_ended(waiver, as_of):
            assert waiver.until is not None
            message = f"Chỗ bỏ qua quy tắc “{waiver.rule}” đã hết hạn ngày {waiver.until.isoformat()}."
            yield Finding(place, "QT-04", "warning", message, "Sửa bài, hoặc đặt lại ngày cuối kèm lý do mới.")
        elif n not in used and any(_concerns(waiver, path) for path in read_paths):
            message = f"Chỗ bỏ qua quy tắc “{waiver.rule}” tại “{waiver.path}” không còn dùng đến."
            yield Finding(place, "QT-05", "warning", message, "Xóa chỗ bỏ qua này.")


def _concerns(waiver: Waiver, path: str) -> bool:
    whole = f"content/{waiver.path}"
    return path.startswith(whole) if whole.endswith("/") else path == whole


def _with_severity(finding: Finding, settings: RuleSettings) -> Finding | None:
    """The finding at the department's severity; None where it switched the rule off."""
    wanted = settings.severities.get(finding.code)
    if wanted is None or finding.code in NEVER_WAIVED:
        return finding
    if wanted == "off":
        return None
    severity: Severity = wanted
    return Finding(finding.place, finding.code, severity, finding.message, finding.hint, finding.basis, finding.target)

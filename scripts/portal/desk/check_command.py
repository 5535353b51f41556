"""`check`: what a pull request must pass, with plain values.

With SINCE only what the change brings is told: findings in the texts it touches, and what it breaks elsewhere.
"""

import shutil
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from portal.build.settings import BuildSettings
from portal.desk.change_reading import ChangeReading, read_change
from portal.desk.portal_check import Part, PortalCheck, check_portal, inside_links, rule_book
from portal.findings.finding import Finding, has_error, sorted_findings

PARTS: tuple[Part, ...] = (inside_links, rule_book)


@dataclass(frozen=True, slots=True)
class CheckResult:
    """`findings`: those to be told. `older`: findings elsewhere that were there before the change, counted only.

    `exit`: 0; 1 an error, or a text left out that the change brings; 2 nothing could be built.
    """

    portal: PortalCheck
    reading: ChangeReading | None
    findings: tuple[Finding, ...]
    older: int
    exit: int


def run_check(
    settings: BuildSettings,
    since: str = "",
    editorial: bool = False,
    parts: Sequence[Part] = PARTS,
) -> CheckResult:
    """`since`: a revision of CONTENT's repository; empty: the whole portal is judged. Raises CannotRun."""
    portal = check_portal(settings, parts)
    if not since:
        return CheckResult(portal, None, portal.findings, 0, _exit(portal, portal.findings, portal.build.left_out))
    reading = read_change(settings.content, settings.cache, since, settings.as_of, editorial)
    brought = [finding for finding in portal.findings if reading.change.brings(finding.place.path)]
    elsewhere = [finding for finding in portal.findings if not reading.change.brings(finding.place.path)]
    broken = _new_ones(elsewhere, _findings_before(settings, reading, parts)) if elsewhere else []
    findings = sorted_findings((*brought, *broken, *reading.findings))
    left_out = tuple(path for path in portal.build.left_out if reading.change.brings(path))
    return CheckResult(portal, reading, findings, len(elsewhere) - len(broken), _exit(portal, findings, left_out))


def _exit(portal: PortalCheck, findings: Sequence[Finding], left_out: Sequence[str]) -> int:
    if portal.build.exit == 2:
        return 2
    return int(has_error(findings) or bool(left_out))


def _new_ones(now: Sequence[Finding], before: Sequence[Finding]) -> list[Finding]:
    """Those of `now` that were not there before; lines may have moved."""
    known = Counter(_mistake(finding) for finding in before)
    fresh: list[Finding] = []
    for finding in now:
        if known[_mistake(finding)]:
            known[_mistake(finding)] -= 1
        else:
            fresh.append(finding)
    return fresh


def _mistake(finding: Finding) -> tuple[str, str, str, str | None]:
    return finding.place.path, finding.code, finding.message, finding.target


def _findings_before(settings: BuildSettings, reading: ChangeReading, parts: Sequence[Part]) -> tuple[Finding, ...]:
    """The same check of the content as it was at the base, with the same program; readings are taken over."""
    aside = settings.cache / "goc"
    repository, base = reading.repository, reading.change.base
    shutil.rmtree(aside, ignore_errors=True)
    try:
        repository.extract(base, repository.files(base, repository.content), aside / "cay")
        _lend_readings(settings.cache, aside / "kho")
        content = aside / "cay" / repository.content if repository.content else aside / "cay"
        there = replace(settings, content=content, output=aside / "ra", cache=aside / "kho")
        return check_portal(there, parts).findings if content.is_dir() else ()
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _lend_readings(cache: Path, into: Path) -> None:
    """A copy of what is kept of the texts: those with the same bytes need not be read again."""
    into.mkdir(parents=True, exist_ok=True)
    for name in ("bai-da-doc.bin", "than-bai-0.bin", "than-bai-1.bin"):
        if (cache / name).is_file():
            shutil.copyfile(cache / name, into / name)

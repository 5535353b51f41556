"""The whole check of one content folder: built, its rules, its links. Each finding once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from portal.build.portal_build import build
from portal.build.result import BuildResult
from portal.build.settings import BuildSettings
from portal.findings.finding import Finding, sorted_findings
from portal.links.command import linkcheck
from portal.read.portal_data import read_portal_data
from portal.read.tree import scan_tree
from portal.rules.lint_run import joined_findings, lint_whole


@dataclass(frozen=True, slots=True)
class PortalCheck:
    """`read`: what was looked at, by name; `findings` of all parts, sorted; `edition`: day of the rule set in use."""

    build: BuildResult
    read: tuple[tuple[str, int], ...]
    findings: tuple[Finding, ...]
    edition: date | None = None


# One part: looks at the content and the portal built from it, adds what it finds to what was told before.
Part = Callable[[BuildSettings, PortalCheck], PortalCheck]


def check_portal(settings: BuildSettings, parts: Sequence[Part]) -> PortalCheck:
    """Builds, then asks every part; only the build when nothing could be built. Raises CannotRun."""
    built = build(settings)
    check = PortalCheck(built, (("tệp nguồn", built.sources),), sorted_findings(built.findings))
    if built.exit != 2:
        for part in parts:
            check = part(settings, check)
    return check


def rule_book(settings: BuildSettings, check: PortalCheck) -> PortalCheck:
    """The rules, and what the department has set (`quy-tac.yaml`, `no-cu.json`). Comes last: it judges what the build
    and the other parts told by the same settings.
    """
    result = lint_whole(settings, check.build, told=check.findings)
    read = (("bài và trang soát theo quy tắc", len(result.paths)),)
    return PortalCheck(check.build, (*check.read, *read), result.findings, result.edition)


def inside_links(settings: BuildSettings, check: PortalCheck) -> PortalCheck:
    """The links inside the built portal."""
    portal = read_portal_data(scan_tree(settings.content)).portal
    siteurl = settings.siteurl or (portal.siteurl if portal else None)
    result = linkcheck(settings.output, siteurl, settings.content, settings.cache, strict_files=True)
    read = (("tệp có liên kết", result.read),)
    joined = joined_findings(check.findings, result.findings)
    return PortalCheck(check.build, (*check.read, *read), joined, check.edition)

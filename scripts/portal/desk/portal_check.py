"""The whole check of one content folder: built, its rules, its links. Each finding once."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from portal.build.portal_build import build
from portal.build.result import BuildResult
from portal.build.settings import BuildSettings
from portal.findings.finding import Finding, sorted_findings
from portal.links.command import linkcheck
from portal.read.portal_data import read_portal_data
from portal.read.tree import scan_tree


@dataclass(frozen=True, slots=True)
class PartResult:
    """What one checker read and found."""

    read: int
    findings: tuple[Finding, ...]


# Looks at the content and the portal built from it.
Checker = Callable[[BuildSettings], PartResult]


@dataclass(frozen=True, slots=True)
class PortalCheck:
    """`read`: what the checkers looked at, by name; `findings` of all, sorted."""

    build: BuildResult
    read: tuple[tuple[str, int], ...]
    findings: tuple[Finding, ...]


def check_portal(settings: BuildSettings, checkers: Iterable[tuple[str, Checker]]) -> PortalCheck:
    """Builds, then asks every checker; only the build when nothing could be built. Raises CannotRun."""
    built = build(settings)
    read: list[tuple[str, int]] = [("tệp nguồn", built.sources)]
    told = list(built.findings)
    if built.exit != 2:
        for name, checker in checkers:
            result = checker(settings)
            read.append((name, result.read))
            told = _joined(told, result.findings)
    return PortalCheck(built, tuple(read), sorted_findings(told))


def inside_links(settings: BuildSettings) -> PartResult:
    """The checker of the links inside the built portal."""
    portal = read_portal_data(scan_tree(settings.content)).portal
    siteurl = settings.siteurl or (portal.siteurl if portal else None)
    result = linkcheck(settings.output, siteurl, settings.content, settings.cache)
    return PartResult(result.read, result.findings)


def _joined(told: list[Finding], more: Iterable[Finding]) -> list[Finding]:
    """A mistake that two parts find is told as the first of them tells it."""
    known = {(finding.place, finding.code) for finding in told}
    return [*told, *(finding for finding in more if (finding.place, finding.code) not in known)]

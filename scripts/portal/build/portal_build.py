"""One content folder in, one portal out: scan, read, assemble, plan, render, write."""

from typing import TYPE_CHECKING

from portal.build.front import unchanged
from portal.build.refusal import refused
from portal.build.result import BuildResult
from portal.build.settings import BuildSettings, check_places
from portal.findings.finding import CannotRun

if TYPE_CHECKING:
    from portal.build.beside import Planned
    from portal.build.pelican_portal import PortalPelican

__all__ = ["BuildResult", "BuildSettings", "build"]


def build(
    settings: BuildSettings, pelican: "PortalPelican | None" = None, planned: "Planned | None" = None
) -> BuildResult:
    """Brings OUTPUT up to date. Raises CannotRun for the world's fault; OUTPUT is untouched then, as with exit 2.

    `pelican`: the instance that asks, when Pelican's own command does; otherwise one is opened when it is needed.
    `planned`: hears what the pages are planned from, unless nothing changed.
    """
    try:
        check_places(settings)
        told = unchanged(settings)
        if isinstance(told, BuildResult):
            return told
        from portal.build.flow import build_changed  # msgspec, processes, and the stages

        return build_changed(settings, pelican, told, planned)
    except OSError as refusal:  # what no nearer place could tell better
        raise CannotRun(refused(refusal)) from refusal

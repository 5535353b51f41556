"""The pages that report on the portal, as files of the live tree: `/tu-cham-diem/` and `/quy-tac/`."""

from collections.abc import Iterator, Sequence
from functools import partial

from portal.build.portal_build import build
from portal.build.settings import BuildSettings
from portal.findings.finding import Finding
from portal.publish.live_tree import LiveFile
from portal.rules.report_files import ReportFile, make_report

_SOURCE = ("scripts/portal/rules/report_files.py",)


def report_pages(settings: BuildSettings, findings: Sequence[Finding]) -> Iterator[LiveFile]:
    """A producer for `run_publish`. `findings` are judged anew there, waivers aside."""
    for file in make_report(settings, build(settings)).files:  # nothing changed since: one walk over the sources
        yield LiveFile(file.path, _SOURCE, partial(_content, file))


def _content(file: ReportFile) -> bytes:
    return file.content

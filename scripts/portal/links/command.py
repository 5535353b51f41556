"""`linkcheck`: the inside check as a command with plain values."""

from dataclasses import dataclass
from pathlib import Path

from portal.findings.finding import Finding, Place, has_error, sorted_findings
from portal.links.inside import check_inside


@dataclass(frozen=True, slots=True)
class LinkcheckResult:
    """`exit`: 0 without errors, else 1. `read`: files looked into.

    `at_sources`: places start content/ or theme/; else they are paths inside the folder that was checked.
    """

    findings: tuple[Finding, ...]
    exit: int
    read: int
    at_sources: bool


def linkcheck(
    output: Path,
    siteurl: str | None,
    content: Path | None,
    cache: Path | None,
    lonely: bool = False,
    strict_files: bool = False,
    files_too: bool = False,
) -> LinkcheckResult:
    """Checks the links inside `output`. `lonely`: pages without a way in or out are told as hints.
    `files_too`: also links inside PDF and office files.

    Raises CannotRun when there is no such folder or nothing in it to check.
    """
    result = check_inside(output, siteurl, content, cache, lonely, strict_files, files_too)
    hints = [
        *(
            _hint(path, "Không trang nào dẫn đến trang này.", "Thêm liên kết đến trang, hoặc gỡ trang.")
            for path in result.orphans or ()
        ),
        *(
            _hint(path, "Trang này không dẫn đến trang nào khác.", "Thêm đường về trang chủ.")
            for path in result.dead_ends or ()
        ),
    ]
    findings = sorted_findings((*result.findings, *hints))
    return LinkcheckResult(findings, int(has_error(findings)), result.read, result.at_sources)


def _hint(path: str, message: str, hint: str) -> Finding:
    return Finding(Place(path), "LK-12", "hint", message, hint)

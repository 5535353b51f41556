"""One real build of a content folder for the hostile and honest tests."""

import time
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from portal.build.portal_build import build
from portal.build.result import BuildResult
from portal.build.settings import REPOSITORY, BuildSettings
from portal.model.moment import parse_moment


@dataclass(frozen=True, slots=True)
class Built:
    """One build of many cases: codes by folder, and the output."""

    result: BuildResult
    codes: Mapping[str, tuple[str, ...]]
    output: Path
    seconds: float

    def bytes_of(self) -> Mapping[str, bytes]:
        """Every file of the output."""
        files = (path for path in self.output.rglob("*") if path.is_file())
        return {path.relative_to(self.output).as_posix(): path.read_bytes() for path in files}

    def holding(self, text: str) -> list[str]:
        """Files of the output in which `text` stands, pictures and fonts included."""
        return sorted(path for path, data in self.bytes_of().items() if text.encode() in data)

    def page(self, folder: str) -> str | None:
        """The page of a case; None when it is not shown."""
        page = self.output / folder / "index.html"
        return page.read_text("utf-8") if page.exists() else None


def built(content: Path, as_of: str = "2024-12-31") -> Built:
    """Build `content` beside itself, as of a moment."""
    output = content.with_name(f"{content.name}-output")
    settings = BuildSettings(
        content=content,
        output=output,
        theme=REPOSITORY / "theme",
        cache=content.with_name(f"{content.name}-cache"),
        siteurl=None,
        as_of=parse_moment(as_of),
        drafts=False,
    )
    begun = time.monotonic()
    result = build(settings)
    codes: defaultdict[str, set[str]] = defaultdict(set)
    for finding in result.findings:
        codes["/".join(finding.place.path.split("/")[1:4])].add(finding.code)
    return Built(
        result, {folder: tuple(sorted(told)) for folder, told in codes.items()}, output, time.monotonic() - begun
    )

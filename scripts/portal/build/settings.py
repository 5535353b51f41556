"""What one build is asked for, and where it may work."""

import os
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from pathlib import Path

from portal.findings.finding import CannotRun

CONF_NAMES = ("pelicanconf.py", "publishconf.py")
MANIFEST_NAME = "manifest.json"
REPOSITORY = Path(__file__).resolve().parents[3]


@dataclass(frozen=True, slots=True)
class BuildSettings:
    """`siteurl` None: as `cong.yaml` says. `as_of`: the only notion of now, with Vietnam's offset.

    `verbose`: the slowest pages are named at the end. `conf`: the Pelican settings file the theme is rendered with;
    always the repository's, wherever CONTENT lies.
    """

    content: Path
    output: Path
    theme: Path
    cache: Path
    siteurl: str | None
    as_of: datetime
    drafts: bool = False
    conf: Path = REPOSITORY / "pelicanconf.py"
    verbose: bool = False


def default_cache(content: Path, output: Path) -> Path:
    """`.cache/<digest of the real paths>` under the repository: one for each pair of CONTENT and OUTPUT."""
    places = f"{content.resolve()}\0{output.resolve()}"
    return REPOSITORY / ".cache" / blake2b(os.fsencode(places), digest_size=8).hexdigest()


def check_places(settings: BuildSettings) -> None:
    """Raises CannotRun when one folder would swallow another: output is exchanged whole, content never written."""
    content, output, theme, cache = (
        path.resolve() for path in (settings.content, settings.output, settings.theme, settings.cache)
    )
    if not content.is_dir():
        raise CannotRun(f"Không có thư mục nội dung “{settings.content}” (CONTENT).")
    for folder, name in ((content, "CONTENT"), (theme, "theme"), (REPOSITORY / "scripts", "scripts")):
        if _nested(output, folder):
            raise CannotRun(f"OUTPUT “{settings.output}” và {name} nằm lồng vào nhau: chọn thư mục khác cho OUTPUT.")
        if _nested(cache, folder):
            raise CannotRun(f"CACHE “{settings.cache}” và {name} nằm lồng vào nhau: chọn thư mục khác cho CACHE.")
    if _nested(cache, output):
        raise CannotRun(f"CACHE “{settings.cache}” và OUTPUT nằm lồng vào nhau: chọn thư mục khác cho CACHE.")


def _nested(one: Path, other: Path) -> bool:
    return one == other or one in other.parents or other in one.parents

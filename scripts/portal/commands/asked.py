"""Words of the command line that several commands share."""

import argparse
import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from portal.build.settings import REPOSITORY, BuildSettings, default_cache
from portal.findings.finding import CannotRun
from portal.model.moment import now, parse_moment


def portal_options(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """CONTENT, OUTPUT and what a build of them depends on."""
    parser.add_argument("--content", type=Path, default=Path("content"))
    parser.add_argument("--output", type=Path, default=Path("output"))
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--as-of", default="")
    parser.add_argument("--siteurl", default="")
    parser.add_argument("--drafts", action="store_true")
    return parser


def build_settings(options: argparse.Namespace) -> BuildSettings:
    """Theme and settings are always the repository's."""
    return BuildSettings(
        content=options.content,
        output=options.output,
        theme=REPOSITORY / "theme",
        cache=options.cache or default_cache(options.content, options.output),
        siteurl=options.siteurl or None,
        as_of=moment(options.as_of),
        drafts=options.drafts,
    )


def moment(written: str) -> datetime:
    """AS_OF; empty: now."""
    if not written:
        return now()
    try:
        return parse_moment(written)
    except ValueError:
        message = f"AS_OF “{written}” không phải ngày: viết AS_OF=2024-03-01 hoặc AS_OF='2024-03-01 08:00'."
        raise CannotRun(message) from None


def shown_from(content: Path) -> Callable[[str], str]:
    """`content/…` -> relative to the working folder; outside it, relative to CONTENT."""
    here = os.path.relpath(content)
    outside = here == os.pardir or here.startswith(os.pardir + os.sep)

    def shown(path: str) -> str:
        first, slash, rest = path.partition("/")
        if first != "content":
            return path
        if outside:
            return rest or "."
        return here + slash + rest

    return shown

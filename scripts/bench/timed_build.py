"""A build as `portal html` makes it that keeps what every file took, and prints it by kind as JSON.

It stays on one processor: one process makes all files then and can keep their times. JSON-LD stands within pages: it
is part of their bytes and time and told apart too. Who comes first pays for what opens late (theme, icalendar, fonts).
"""

import json
import os
import sys
import time
from dataclasses import asdict

from bench.pages import Kind
from portal.build import open_theme
from portal.build.making import Maker
from portal.build.portal_build import build
from portal.build.wanted import Making, Wanted
from portal.commands.asked import build_settings
from portal.commands.html import parser
from portal.pages.page import Copy, Page, PictureFile
from portal.pages.words import FILTERS

_kinds: dict[str, Kind] = {}
_make = Maker.make


def _timed_make(maker: Maker, file: Wanted) -> bytes:
    begun = time.process_time()
    made = _make(maker, file)
    _keep(_kind(file.path, file.making), len(made), time.process_time() - begun)
    return made


def _timed_json_block(record: object) -> object:
    begun = time.process_time()
    made = FILTERS["json_block"](record)
    _keep("within pages: JSON-LD", len(str(made).encode()), time.process_time() - begun)
    return made


def _keep(kind: str, size: int, seconds: float) -> None:
    _kinds.setdefault(kind, Kind(kind)).add(size, seconds)


def main() -> int:
    settings = build_settings(parser().parse_args(sys.argv[1:]))
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    Maker.make = _timed_make  # type: ignore[method-assign,assignment]
    open_theme.FILTERS = {**FILTERS, "json_block": _timed_json_block}  # type: ignore[attr-defined]
    result = build(settings)
    print(json.dumps([asdict(kind) for kind in sorted(_kinds.values(), key=lambda kind: -kind.seconds)]))
    return result.exit


def _kind(path: str, making: Making) -> str:
    """`article.html`; a data writer with the folder it writes to; `copy`, `picture`, `drawing` with the format."""
    if isinstance(making, Page):
        return making.template if making.template.endswith(".html") else f"{making.template} /{path.partition('/')[0]}"
    what = "copy" if isinstance(making, Copy) else "picture" if isinstance(making, PictureFile) else "drawing"
    return f"{what} .{path.rpartition('.')[2]}"


if __name__ == "__main__":
    sys.exit(main())

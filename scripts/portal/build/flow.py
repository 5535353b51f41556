"""A build around its stages: what it holds, what runs beside it, and what it does when its cache is damaged.

Imports little at first: the trees are looked at, beside, while what reads and plans is imported.
"""

import gc
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from portal.build.aside import Aside
from portal.build.beside import Beside, Planned
from portal.build.body_store import DamagedCache
from portal.build.engine_version import engine_version
from portal.build.front import unchanged
from portal.build.kept_trees import load_trees
from portal.build.lock import locked
from portal.build.look import Look
from portal.build.manifest import check_ours
from portal.build.progress import Progress
from portal.build.result import BuildResult
from portal.build.settings import BuildSettings
from portal.build.two_trees import output_held, see_trees
from portal.build.workers import begun

if TYPE_CHECKING:
    from portal.build.pelican_portal import PortalPelican


def build_changed(
    settings: BuildSettings, pelican: "PortalPelican | None", look: Look | None, planned: Planned | None = None
) -> BuildResult:
    """See `portal_build.build`. `look`: what the front has just seen, when it looked."""
    settings = replace(settings, output=Path(os.path.realpath(settings.output)))
    check_ours(settings.output)
    progress = Progress(settings.verbose)
    with _uncollected(), output_held(settings.output) as has_waited, _cache_held(settings.cache):
        if has_waited:
            told = unchanged(settings)
            if isinstance(told, BuildResult):
                return told
            look = told
        try:
            return _beside(settings, pelican, progress, look, planned)
        except DamagedCache:
            progress.note("Bộ nhớ đệm bị hỏng: bỏ đi và đọc lại từ đầu.")
            from portal.build.kept_readings import forget_readings  # no part of most builds

            forget_readings(settings.cache)
            return _beside(settings, pelican, progress, None, planned)
        finally:
            progress.end()


def _beside(
    settings: BuildSettings,
    pelican: "PortalPelican | None",
    progress: Progress,
    look: Look | None,
    planned: Planned | None,
) -> BuildResult:
    """The build, and beside it what needs not wait for it: the look at the trees and, for a small change, `Aside`."""
    program = engine_version()
    known = load_trees(settings.cache, program)
    with ExitStack() as stack:
        seen = stack.enter_context(begun(lambda: msgspec.msgpack.encode(see_trees(settings.output, known.trees))))
        from portal.build.stages import run_stages  # heavy: pydantic, PyYAML, everything that plans

        aside = Aside(settings) if known.trees and pelican is None else None  # shares what was just imported
        if aside is not None:
            stack.callback(aside.close)
        beside = Beside(program, known, seen, aside, planned)
        return run_stages(settings, pelican, progress, look, beside)


@contextmanager
def _uncollected() -> Iterator[None]:
    """No search for cycles among records that live to the end anyway: a tenth of a build. Workers search again."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@contextmanager
def _cache_held(folder: Path) -> Iterator[None]:
    """No other build writes to the cache meanwhile; a cache that cannot be written needs no lock."""
    with ExitStack() as held:
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            held.enter_context(locked(folder / "khoa"))
        yield

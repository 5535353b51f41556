"""What goes into a build: the content read, most of it from the last build."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from portal.build.aside import Aside
from portal.build.body_store import DamagedCache
from portal.build.kept_readings import load_readings, save_readings
from portal.build.kept_trees import KeptTrees
from portal.build.look import Look, look_at
from portal.build.progress import Progress
from portal.build.readings import Texts, read_texts, standing_units
from portal.build.settings import BuildSettings
from portal.model.portal_model import Model
from portal.pages.site import SiteSettings
from portal.read.assemble import Assembly, assemble
from portal.read.portal_data import read_portal_data
from portal.read.tree import Tree, scan_tree

KEPT = b"1"
Planned = Callable[[Model, SiteSettings], None]


@dataclass(frozen=True, slots=True)
class Beside:
    """What runs beside. `program`: its version; `known`: from the last build; `seen`: waits for `see_trees`;
    `begin`: see `workers.begun`; `planned`: see `portal_build.build`.
    """

    program: str
    known: KeptTrees
    seen: Callable[[], bytes]
    aside: Aside | None
    begin: Callable[[Callable[[], bytes]], Callable[[], bytes]]
    planned: Planned | None


@dataclass(frozen=True, slots=True)
class Sources:
    """What went in, `files` in number. `program`: version of the program; `saved`: waits for `_save`."""

    program: str
    look: Look
    tree: Tree
    texts: Texts
    assembly: Assembly
    files: int
    saved: Callable[[], bytes]


def read_sources(settings: BuildSettings, progress: Progress, look: Look | None, beside: Beside) -> Sources:
    """Everything read, and the saving of it begun. `look`: when the front has looked. Raises CannotRun."""
    progress.phase("Đọc nội dung")
    program, aside = beside.program, beside.aside
    look = look or look_at(settings)
    before = load_readings(settings.cache, program)
    standing = standing_units(before[0], look.units)
    tree = scan_tree(settings.content, standing)
    data = read_portal_data(tree)
    read_aside = aside.read if aside is not None else None
    texts = read_texts(tree, before, look.scanned_ns, progress, units=look.units, aside=read_aside)
    if aside is not None:
        aside.open_theme()
    saved = beside.begin(partial(_save, settings.cache, program, texts))
    assembly = assemble(tree, data, texts.articles, texts.pages, settings.as_of, settings.drafts)
    return Sources(program, look, tree, texts, assembly, sources_of(tree) + texts.files(standing), saved)


def _save(cache: Path, program: str, texts: Texts) -> bytes:
    """Keeps the readings, beside the build. A body that was altered is told to the build when it asks for it."""
    with suppress(DamagedCache):
        if save_readings(cache, program, texts.kept, texts.store, texts.passing):
            return KEPT
    return b""


def sources_of(tree: Tree) -> int:
    """How many files went in, those left out included."""
    folders = (*tree.articles, *tree.pages)
    files = (*tree.data.values(), *tree.plans, *tree.plan_texts, *tree.shared, *tree.groups)
    return len(files) + sum(1 + len(folder.files) for folder in folders) + len(tree.left_out)

"""What goes into a build: the content read, most of it from the last build."""

from dataclasses import dataclass

from portal.build.beside import Beside
from portal.build.kept_readings import load_readings, save_readings
from portal.build.look import Look, look_at
from portal.build.progress import Progress
from portal.build.readings import Texts, read_texts, standing_units
from portal.build.settings import BuildSettings
from portal.read.assemble import Assembly, assemble
from portal.read.portal_data import read_portal_data
from portal.read.tree import Tree, scan_tree


@dataclass(frozen=True, slots=True)
class Sources:
    """What went in, `files` in number. `program`: its version; `is_saved`: the readings are kept for the next build."""

    program: str
    look: Look
    tree: Tree
    texts: Texts
    assembly: Assembly
    files: int
    is_saved: bool


def read_sources(settings: BuildSettings, progress: Progress, look: Look | None, beside: Beside) -> Sources:
    """Everything read, and kept. `look`: when the front has looked. Raises CannotRun, DamagedCache."""
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
    # in this process: beside it, every record touched meanwhile would be copied
    is_saved = save_readings(settings.cache, program, texts.kept, texts.store, texts.passing)
    assembly = assemble(tree, data, texts.articles, texts.pages, settings.as_of, settings.drafts)
    return Sources(program, look, tree, texts, assembly, sources_of(tree) + texts.files(standing), is_saved)


def sources_of(tree: Tree) -> int:
    """How many files went in, those left out included."""
    folders = (*tree.articles, *tree.pages)
    files = (*tree.data.values(), *tree.plans, *tree.plan_texts, *tree.shared, *tree.groups)
    return len(files) + sum(1 + len(folder.files) for folder in folders) + len(tree.left_out)

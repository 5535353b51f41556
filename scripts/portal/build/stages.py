"""The stages of a build: read, assemble, plan, render, write. Imports what reads and plans; see `flow.py`."""

from typing import TYPE_CHECKING

import msgspec

from portal.build.aside import FEW
from portal.build.beside import Beside
from portal.build.front import keep_look
from portal.build.kept_trees import KeptTrees, save_trees
from portal.build.look import REST, Look, altered_places
from portal.build.making import Maker, real_path
from portal.build.next_moment import next_moment
from portal.build.open_theme import OpenTheme
from portal.build.progress import Progress
from portal.build.rendering import Renderer
from portal.build.result import BuildResult, held_back
from portal.build.settings import BuildSettings
from portal.build.site_plan import Site, plan_site
from portal.build.source_state import is_as_read
from portal.build.sources import Sources, read_sources
from portal.build.two_trees import SeenTrees, TwoTrees
from portal.build.wanted import Wanted
from portal.build.writing import Written, write_portal
from portal.findings.finding import Finding, has_error, sorted_findings
from portal.model.portal_model import Model
from portal.pages.page import Copy, Page, PictureFile

if TYPE_CHECKING:
    from portal.build.pelican_portal import PortalPelican


def run_stages(
    settings: BuildSettings, pelican: "PortalPelican | None", progress: Progress, look: Look | None, beside: Beside
) -> BuildResult:
    """The build, while OUTPUT and the cache are held. Raises as `portal_build.build`, and DamagedCache."""
    sources = read_sources(settings, progress, look, beside)
    model = sources.assembly.model
    if model is None:
        return _result(sources)
    progress.phase("Lập danh sách trang")
    site = plan_site(settings, sources, model, beside.known)
    if beside.planned is not None:
        beside.planned(model, site.settings)
    trees = TwoTrees(settings.output, beside.known.trees, msgspec.msgpack.decode(beside.seen(), type=SeenTrees))
    pages = [(file, file.making) for file in site.wanted.values() if isinstance(file.making, Page)]
    rendered = [page for file, page in pages if trees.lacks(file.path, file.key)]
    theme = OpenTheme(settings, pelican)
    drawn_aside = beside.aside if beside.aside is not None and 0 < len(rendered) <= FEW else None
    refused = drawn_aside.refused if drawn_aside is not None else None
    if refused is None:
        drawn_aside = None
        refused = theme.refused if rendered else ()
    if refused:
        return _result(sources, refused)
    # Workers cannot ask the process beside; of a file that is altered meanwhile they draw the page themselves.
    only_here = {page.path for page in rendered} if drawn_aside is not None else frozenset()

    def render(page: Page) -> bytes:
        draw = drawn_aside.draw if drawn_aside is not None and page.path in only_here else theme.draw
        return Renderer(draw, site.frame, sources.texts.body, site.settings.siteurl).render(page)

    maker = Maker(render, settings.content, settings.theme, settings.cache)
    written = write_portal(trees, site.wanted, maker.make, progress, only_here)
    result = _result(sources, site.findings, site)
    # What was made while somebody edited a source may be of the old or of the new text: it is made again next time.
    altered = altered_places(settings, sources.look)
    is_sure = REST not in altered and _were_as_read(settings, sources, site, written)
    known = KeptTrees(
        trees.known(written.standing if is_sure else written.untouched), site.templates, site.closures, site.keys
    )
    is_kept = save_trees(settings.cache, sources.program, known) and sources.is_saved
    if is_sure and not altered and not sources.texts.passing:
        is_kept &= _keep_look(settings, sources, model, result)
    if not is_kept:
        progress.note(f"Không ghi được bộ nhớ đệm “{settings.cache}”: lần dựng sau sẽ lâu hơn.")
    theme.tell_written(rendered)
    progress.tell_slowest()
    return result


def _were_as_read(settings: BuildSettings, sources: Sources, site: Site, written: Written) -> bool:
    """Whether the pictures and attachments that were made last are what was read of them at first."""
    made = (site.wanted[path].making for path in written.made)
    late = {making.source for making in made if isinstance(making, Copy | PictureFile)}
    states = ((source, sources.texts.state(source)) for source in late)
    try:
        return all(
            state is None or is_as_read(state, real_path(source, settings.content, settings.theme))
            for source, state in states
        )
    except OSError:
        return False


def _keep_look(settings: BuildSettings, sources: Sources, model: Model, result: BuildResult) -> bool:
    """Remembers for the front what this build saw and told; False when the cache cannot be written."""
    records = [reading.record for reading in sources.texts.articles if reading.record is not None]
    return keep_look(settings, sources.look, next_moment(settings.as_of, model.portal, records), result)


def _result(sources: Sources, findings: tuple[Finding, ...] = (), site: Site | None = None) -> BuildResult:
    """`findings`: those that came after the assembly; `site` None: nothing was built."""
    assembly = sources.assembly
    told = sorted_findings((*assembly.findings, *findings))
    is_clean = not assembly.left_out and not has_error(told)
    return BuildResult(
        findings=told,
        sources=sources.files,
        pages=sum(_is_rendered(file) for file in site.wanted.values()) if site else 0,
        held=held_back(assembly.held),
        left_out=assembly.left_out,
        exit=2 if site is None else 0 if is_clean else 1,
        units=dict(sources.look.units),
    )


def _is_rendered(file: Wanted) -> bool:
    """Whether a template makes it."""
    return isinstance(file.making, Page) and file.making.template.endswith(".html")

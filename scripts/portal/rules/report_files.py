"""The pages that report on the portal, made: for `OUTPUT.check/` and the live portal, never for OUTPUT itself."""

import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from portal.build.drawn_files import shown_theme_files
from portal.build.engine_version import engine_version
from portal.build.kept_readings import load_readings
from portal.build.open_theme import OpenTheme
from portal.build.progress import Progress
from portal.build.readings import read_texts
from portal.build.rendering import Renderer
from portal.build.result import BuildResult
from portal.build.settings import BuildSettings
from portal.build.theme_files import scan_theme
from portal.findings.finding import CannotRun
from portal.model.portal_model import Model
from portal.pages.frame import frame_of
from portal.pages.shelf import shelve
from portal.pages.site import SiteSettings
from portal.read.assemble import assemble
from portal.read.portal_data import read_portal_data
from portal.read.tree import scan_tree
from portal.rules.built_site import file_of
from portal.rules.lint_run import LintResult, lint_whole
from portal.rules.score import ClauseScore, Looked, score
from portal.rules.score_pages import report_pages


@dataclass(frozen=True, slots=True)
class ReportFile:
    """`path` in the portal, no leading slash."""

    path: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Report:
    """The assessment and the files that show it, sorted by path."""

    scores: tuple[ClauseScore, ...]
    files: tuple[ReportFile, ...]


def make_report(settings: BuildSettings, built: BuildResult) -> Report:
    """Judges the portal that was just built, waivers aside, and renders the four files. Raises CannotRun."""
    if built.exit == 2:
        raise CannotRun("Không chấm điểm được: cổng chưa dựng được.")
    result = lint_whole(settings, built, waivers=False)
    scores = score_portal(settings, result)
    model = _model(settings)
    siteurl = settings.siteurl or model.portal.siteurl
    theme = scan_theme(settings.theme)
    shelf = shelve(model, SiteSettings(siteurl, shown_theme_files(settings.theme, theme)))
    renderer = Renderer(OpenTheme(settings, None).draw, partial(frame_of, model), _no_body, siteurl)
    pages = report_pages(shelf, scores, settings.as_of.date(), result.edition)
    files = (ReportFile(page.path, renderer.render(page)) for page in pages)
    return Report(scores, tuple(sorted(files, key=lambda file: file.path)))


def score_portal(settings: BuildSettings, result: LintResult) -> tuple[ClauseScore, ...]:
    """The assessment of a run. `result`: without waivers."""
    read = dict(result.read)
    texts = read["bài"] + read["trang cố định"] + read["văn bản kế hoạch"]
    items = {
        "source": texts,
        "attachment": read["tệp đính kèm"],
        "page": read["trang đã dựng"],
        "site": min(1, read["trang đã dựng"]),
        "plan": read["văn bản kế hoạch"],
    }
    return score(result.settled, Looked(items, partial(_main_text, settings.output)))


def _main_text(output: Path, address: str) -> str | None:
    try:
        data = (output / file_of(address)).read_bytes()
    except OSError:
        return None
    main = LexborHTMLParser(data).css_first("main")
    return " ".join(main.text(separator=" ").split()) if main is not None else ""


def _model(settings: BuildSettings) -> Model:
    tree = scan_tree(settings.content)
    before = load_readings(settings.cache, engine_version())
    texts = read_texts(tree, before, time.time_ns(), Progress())
    data = read_portal_data(tree)
    model = assemble(tree, data, texts.articles, texts.pages, settings.as_of, settings.drafts).model
    if model is None:
        raise CannotRun("Không chấm điểm được: cổng chưa dựng được.")
    return model


def _no_body(source: str) -> str:
    """These pages hold no text of an author."""
    raise AssertionError(source)

"""The page of a text that was just edited, drawn before the portal is built anew: what its writer waits for.

The build that follows draws it once more, with everything else. Early is shown only a text that keeps its place: the
same lists, pictures and attachments as in the last build.
"""

from collections.abc import Container, Mapping
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

from portal.build.body_store import BodyStore
from portal.build.kept_readings import KeptReadings
from portal.build.look import UNITS
from portal.build.open_theme import OpenTheme
from portal.build.progress import Progress
from portal.build.readings import read_texts
from portal.build.rendering import Renderer
from portal.build.settings import BuildSettings
from portal.desk.content_reading import read_content
from portal.findings.finding import has_error
from portal.model.address import output_path
from portal.model.article import Article
from portal.model.portal_model import Model
from portal.pages.article_pages import article_page
from portal.pages.frame import frame_of
from portal.pages.link_check import dead_links
from portal.pages.page import Body
from portal.pages.shelf import shelve
from portal.pages.site import SiteSettings
from portal.read.tree import Tree, scan_tree

_TEMPLATES = ("article.html", "article-en.html")


class EarlyPages:
    """Remembers what the last build planned from, and keeps the theme open."""

    def __init__(self, settings: BuildSettings) -> None:
        self._settings = replace(settings, content=settings.content.resolve())
        self._theme = OpenTheme(settings, None)
        self._model: Model | None = None
        self._site = SiteSettings("")
        self._articles: Mapping[str, Article] = {}

    def planned(self, model: Model, site: SiteSettings) -> None:
        """A build plans its pages from `model`."""
        self._model, self._site = model, site
        self._articles = {article.source: article for article in model.articles}

    def prepare(self) -> None:
        """While nobody waits: the theme is opened; the content is read when the first build had nothing to do."""
        if self._model is None:
            settings = self._settings
            model = read_content(settings.content, settings.cache).assembled(settings.as_of, settings.drafts).model
            if model is not None:
                self.planned(model, SiteSettings(settings.siteurl or model.portal.siteurl))
        if not self._theme.refused:
            for template in _TEMPLATES:
                self._theme.compile(template)

    def page(self, file: Path) -> tuple[str, bytes] | None:
        """(path in the output, page) of the text `file`, a path below the content; None: a build must tell."""
        source = f"content/{file.relative_to(self._settings.content).as_posix()}"
        before = self._articles.get(source)
        if before is None or self._model is None or self._theme.refused:
            return None
        read = self._read(source, before.unit)
        if read is None or _place(read[0]) != _place(before) or before.status == "withdrawn":
            return None
        article, body = read
        articles = tuple(article if each.source == source else each for each in self._model.articles)
        model = replace(self._model, articles=articles)
        dead = dead_links(article.links, _Built(self._settings.output))
        page = article_page(shelve(model, self._site), article)
        page = replace(page, inputs={**page.inputs, "body": Body(source, article.body_digest, dead)})
        frame = cache(partial(frame_of, model))
        renderer = Renderer(self._theme.draw, frame, lambda _: body, self._site.siteurl)
        return page.path, renderer.render(page)

    def _read(self, source: str, unit: str) -> tuple[Article, str] | None:
        """The text and its body, in a guarded worker; None when it has a fault."""
        units = {path.name for path in (self._settings.content / UNITS.removeprefix("content/")).iterdir()}
        folders = scan_tree(self._settings.content, units - {unit}).articles
        tree = Tree(articles=[folder for folder in folders if folder.index.path == source])
        texts = read_texts(tree, (KeptReadings("", {}, {}, {}), BodyStore(None)), 0, Progress())
        kept = texts.kept.articles.get(source)
        if kept is None or kept.reading.record is None or has_error(kept.reading.findings):
            return None
        return kept.reading.record, texts.body(source)


class _Built(Container[str]):
    """The addresses at which the last build put something."""

    def __init__(self, output: Path) -> None:
        self._output = output

    def __contains__(self, address: object) -> bool:
        return (self._output / output_path(str(address))).is_file()


def _place(article: Article) -> tuple[object, ...]:
    """What decides in which lists it stands and what lies beside it."""
    return (
        article.topics, article.tags, article.kind, article.status, article.publish_at, article.lang,
        article.translation_of, article.source_unit, article.pictures, article.attachments,
    )  # fmt: skip

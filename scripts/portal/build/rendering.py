"""A page as a value -> its bytes: with the theme's templates, or with a data writer of `pages`."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from markupsafe import Markup

from portal.build.unlinked import unlinked
from portal.pages.frame import page_facts
from portal.pages.page import Body, Page
from portal.pages.words import FILTERS
from portal.pages.writers.catalogue import WRITERS
from portal.pages.writers.writer_input import WriterInput

if TYPE_CHECKING:
    from jinja2 import Environment


class Renderer:
    """`environment`: opens the theme, once and only when a template is rendered. `frame`: what surrounds the pages of
    (language, menu item); `body`: source -> kept HTML of a text; `siteurl`: scheme and host.
    """

    def __init__(
        self,
        environment: "Callable[[], Environment]",
        frame: Callable[[str, str | None], object],
        body: Callable[[str], str],
        siteurl: str,
    ) -> None:
        self._open = environment
        self._environment: Environment | None = None
        self._frame = frame
        self._body = body
        self._siteurl = siteurl

    @property
    def environment(self) -> "Environment":
        """The theme's, with the filters of the pages."""
        if self._environment is None:
            self._environment = self._open()
            self._environment.filters.update(FILTERS)
        return self._environment

    def render(self, page: Page) -> bytes:
        """A template that reads what its page does not declare raises jinja2's UndefinedError."""
        bodies = self._bodies(page)
        writer = WRITERS.get(page.template)
        if writer is not None:
            return writer(WriterInput(page.inputs, self._siteurl, bodies))
        inputs = dict(page.inputs)
        if isinstance(inputs.get("body"), Body):
            inputs["body"] = Markup(next(iter(bodies.values())))  # sanitised when it was read
        if "bodies" in inputs:
            inputs["bodies"] = {source: Markup(html) for source, html in bodies.items()}
        template = self.environment.get_template(page.template)
        facts = page_facts(page, self._siteurl)
        text = template.render(**inputs, page=facts, frame=self._frame(page.lang, page.section))
        return text.encode()

    def _bodies(self, page: Page) -> Mapping[str, str]:
        declared = [value for value in page.inputs.values() if isinstance(value, Body)]
        several = page.inputs.get("bodies", ())
        assert isinstance(several, tuple), "bodies are a tuple of Body"
        return {body.source: unlinked(self._body(body.source), body.dead) for body in (*declared, *several)}

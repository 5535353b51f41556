"""A page as a value -> its bytes: with the theme's templates, or with a data writer of `pages`."""

from collections.abc import Callable, Mapping

from markupsafe import Markup

from portal.build.unlinked import unlinked
from portal.pages.frame import page_facts
from portal.pages.page import Body, Page
from portal.pages.writers.catalogue import WRITERS
from portal.pages.writers.writer_input import WriterInput

Draw = Callable[[str, Mapping[str, object]], str]  # template, inputs -> text


class Renderer:
    """`draw`: see `OpenTheme.draw`; used only for pages of the theme. `frame`: what surrounds the pages of
    (language, menu item); `body`: source -> kept HTML of a text; `siteurl`: scheme and host.
    """

    def __init__(
        self,
        draw: Draw,
        frame: Callable[[str, str | None], object],
        body: Callable[[str], str],
        siteurl: str,
    ) -> None:
        self._draw = draw
        self._frame = frame
        self._body = body
        self._siteurl = siteurl

    def render(self, page: Page) -> bytes:
        """As `draw` does; data writers are asked here."""
        bodies = self._bodies(page)
        writer = WRITERS.get(page.template)
        if writer is not None:
            return writer(WriterInput(page.inputs, self._siteurl, bodies))
        inputs = dict(page.inputs)
        if isinstance(inputs.get("body"), Body):
            inputs["body"] = Markup(next(iter(bodies.values())))  # sanitised when it was read
        if "bodies" in inputs:
            inputs["bodies"] = {source: Markup(html) for source, html in bodies.items()}
        around = {"page": page_facts(page, self._siteurl), "frame": self._frame(page.lang, page.section)}
        return self._draw(page.template, inputs | around).encode()

    def _bodies(self, page: Page) -> Mapping[str, str]:
        declared = [value for value in page.inputs.values() if isinstance(value, Body)]
        several = page.inputs.get("bodies", ())
        assert isinstance(several, tuple), "bodies are a tuple of Body"
        return {body.source: unlinked(self._body(body.source), body.dead) for body in (*declared, *several)}

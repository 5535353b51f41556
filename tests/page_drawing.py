"""Pages drawn with the real theme, without the engine."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser

from portal.model.portal_model import Model
from portal.pages.frame import frame_of, page_facts
from portal.pages.page import Body, Page
from portal.pages.words import FILTERS
from portal.pages.writers.catalogue import WRITERS
from portal.pages.writers.writer_input import WriterInput

THEME = Path(__file__).parents[1] / "theme" / "templates"
BODY = '<h2 id="n-mot">Một</h2><p>Nội dung <a href="/chu-de/thi-cu/">chủ đề</a></p>'


@cache
def _environment() -> Environment:
    """Opened once: compiling the templates costs more than all pages of a test."""
    environment = Environment(
        loader=FileSystemLoader(THEME), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters.update(FILTERS)
    return environment


def draw(page: Page, told: Model, siteurl: str = "https://cong.example") -> str:
    """The page as text; every body is the same short one."""
    bodies = [value for value in page.inputs.values() if isinstance(value, Body)]
    several = page.inputs.get("bodies", ())
    assert isinstance(several, tuple)
    writer = WRITERS.get(page.template)
    if writer is not None:
        return writer(WriterInput(page.inputs, siteurl, {body.source: BODY for body in several})).decode()
    inputs = dict(page.inputs)
    if bodies:
        inputs["body"] = Markup(BODY)
    frame = frame_of(told, page.lang, page.section)
    return _environment().get_template(page.template).render(**inputs, page=page_facts(page, siteurl), frame=frame)


def text_of(html: str) -> str:
    """What a reader sees in main, spaces folded."""
    main = LexborHTMLParser(html).css_first("main")
    assert main is not None
    return " ".join(main.text(separator=" ").replace("\u00a0", " ").split())

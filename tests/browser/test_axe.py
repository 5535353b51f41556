"""axe-core over every template: WCAG 2.0 to 2.2, levels A and AA, and its best practice."""

from pathlib import Path

from browser.conftest import Looks, Opener
from browser.looks import AXE_RUN, AXE_TAGS
from browser.needed_programs import AXE, need
from browser.shown_pages import SENT_ON, SHOWN

need("chromium", parts=(AXE,))


def test_axe_finds_nothing_narrow_or_wide_light_or_dark(looks: Looks):
    assert len(looks) > 50
    assert {} == {page: look.axe for page, look in looks.items() if look.axe}


def test_axe_would_tell(show: Opener):
    page = show("dak-lak", "/tro-nang/")
    page.evaluate(AXE.read_text("utf-8"))
    page.evaluate("document.querySelector('main').append(document.createElement('button'))")

    assert ["button-name: <button></button>"] == page.evaluate(AXE_RUN, AXE_TAGS)


def test_every_template_is_among_the_pages_that_are_looked_at():
    templates = {path.name for path in (Path(__file__).parents[2] / "theme" / "templates").glob("*.html")}

    assert templates - {"base.html", *SENT_ON} == {template for pages in SHOWN.values() for template in pages}

"""axe-core over every template: WCAG 2.0 to 2.2, levels A and AA, and its best practice."""

from pathlib import Path

import pytest

from browser.conftest import Opener
from browser.needed_programs import AXE, need
from browser.sampler import SAMPLER
from browser.shown_pages import SHOWN, every_shown

need("chromium", parts=(AXE,))

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """tags => axe.run(document, {runOnly: tags, resultTypes: ["violations"]}).then(found =>
  found.violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html.slice(0, 160)}`)))"""


@pytest.fixture(scope="session")
def axe() -> str:
    return AXE.read_text("utf-8")


@pytest.mark.parametrize(("portal", "address"), [*every_shown(), ("trang-thai", SAMPLER)])
def test_axe_finds_nothing_wide_or_narrow_light_or_dark(show: Opener, axe: str, portal: str, address: str):
    page = show(portal, address).page
    page.evaluate(axe)
    found = {}

    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            found[f"{width} {scheme}"] = page.evaluate(RUN, TAGS)

    assert {"1280 light": [], "1280 dark": [], "360 light": [], "360 dark": []} == found


def test_every_template_is_among_the_pages_that_are_looked_at():
    templates = {path.name for path in (Path(__file__).parents[2] / "theme" / "templates").glob("*.html")}

    assert templates - {"base.html"} == {template for pages in SHOWN.values() for template in pages}

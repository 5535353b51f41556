"""Room: nothing wider than a small phone, targets for thumbs, lines that hold Vietnamese."""

import pytest

from browser.conftest import Opener
from browser.needed_programs import need
from browser.sampler import SAMPLER
from browser.shown_pages import every_shown

need("chromium")

PAGES = [*every_shown(), ("trang-thai", SAMPLER)]
LONG = "/tin-bai/van-phong/2024-05-20-tieu-de-dai/"

# Links inside a sentence may be as high as its line; the target of a stretched link is its whole box.
SMALL_TARGETS = """() => [...document.querySelectorAll("a[href], button, summary, input")]
  .filter(element => element.checkVisibility({visibilityProperty: true}) && !element.matches(".skip"))
  .filter(element => getComputedStyle(element).display !== "inline"
    || element.parentElement.textContent.trim() === element.textContent.trim())
  .map(element => [element, (element.closest(".hit") ?? element).getBoundingClientRect()])
  .filter(([, box]) => box.height < 43.9 || box.width < 23.9)
  .map(([element, box]) => `${box.width.toFixed(0)} x ${box.height.toFixed(1)}: ${element.outerHTML.slice(0, 120)}`)"""

LOW_LINES = """() => [...document.querySelectorAll("body *")]
  .filter(element => [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
  .filter(element => element.checkVisibility() && !element.closest("svg"))
  .map(element => [element, getComputedStyle(element)])
  .map(([element, style]) => [element, parseFloat(style.lineHeight) / parseFloat(style.fontSize), style])
  .filter(([element, ratio, style]) => !(ratio >= 1.299) || parseFloat(style.fontSize) < 14.5
    || element.clientHeight && style.overflowY === "hidden" && element.scrollHeight > element.clientHeight + 1
      && !element.matches(".vh"))
  .map(([element, ratio]) => `${ratio}: ${element.outerHTML.slice(0, 120)}`)"""


@pytest.mark.parametrize(("portal", "address"), PAGES)
def test_on_a_phone_nothing_scrolls_sideways_and_every_target_is_44_pixels_high(
    show: Opener, portal: str, address: str
):
    page = show(portal, address, width=320).page
    width = page.evaluate("document.documentElement.scrollWidth")
    page.set_viewport_size({"width": 360, "height": 740})

    assert (320, []) == (width, page.evaluate(SMALL_TARGETS))


@pytest.mark.parametrize(("portal", "address"), PAGES)
def test_no_line_is_lower_than_two_stacked_accents_need(show: Opener, portal: str, address: str):
    page = show(portal, address).page

    assert [] == page.evaluate(LOW_LINES)


def test_names_in_e_de_and_m_nong_are_drawn_by_the_fonts_of_the_portal(show: Opener):
    page = show("trang-thai", LONG).page
    page.evaluate("document.fonts.ready")
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    used = {}
    for selector in ("h1", ".article__sum"):
        node = session.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
        used[selector] = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]

    assert {"h1": {True}, ".article__sum": {True}} == {
        name: {font["isCustomFont"] for font in fonts} for name, fonts in used.items()
    }


def test_a_long_word_breaks_and_a_long_title_is_shown_whole(show: Opener):
    page = show("trang-thai", LONG, width=320).page
    title = page.locator("h1").evaluate("h => [h.scrollWidth <= h.clientWidth, h.scrollHeight <= h.clientHeight + 1]")

    assert [True, True] == title
    assert "chữ viết Ê Đê, M’Nông" in page.locator("h1").inner_text().replace("\u00a0", " ")


def test_a_wide_table_scrolls_inside_itself_and_can_be_reached_by_keyboard(show: Opener):
    page = show("trang-thai", "/tin-bai/phong-mau/2024-06-10-du-moi-thanh-phan/", width=360).page
    table = page.locator(".scroll").first

    assert table.evaluate("t => t.scrollWidth > t.clientWidth")
    assert ("region", "0") == (table.get_attribute("role"), table.get_attribute("tabindex"))


def test_on_a_phone_the_news_starts_on_the_first_screen(show: Opener):
    starts = {
        name: show(name, "/", width=360).page.locator("main article").first.bounding_box()["y"]
        for name in ("dak-lak", "hau-giang", "trang-thai")
    }

    assert {} == {name: start for name, start in starts.items() if start > 380}

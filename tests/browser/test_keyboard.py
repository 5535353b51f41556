"""The way through a page by keyboard alone."""

from typing import Any

import pytest
from playwright.sync_api import Page

from browser.conftest import Opener
from browser.needed_programs import AXE, need
from browser.sampler import SAMPLER

need("chromium", parts=(AXE,))

MENU = "nav.nav button"
# What has the focus: its place in the page, whether it is to be seen, whether a ring of 2 px or more shows it.
STOP = """() => {
  const element = document.activeElement;
  if (element === document.body) return null;
  const marked = element.closest(".hit") ?? element;
  const ringed = [element, marked].some(each => {
    const style = getComputedStyle(each);
    return style.outlineStyle === "solid" && parseFloat(style.outlineWidth) >= 2 && style.outlineColor !== "transparent";
  });
  const box = element.getClientRects()[0];
  const top = document.elementFromPoint(box.left + Math.min(box.width / 2, 40), box.top + box.height / 2);
  const seen = element.checkVisibility({visibilityProperty: true, opacityProperty: true}) && box.width > 1
    && top !== null && (element.contains(top) || top.contains(element) || marked.contains(top));
  const all = [...document.querySelectorAll("*")];
  return {at: all.indexOf(element), html: element.outerHTML.slice(0, 120), ringed, seen};
}"""


def _stops(page: Page) -> list[dict[str, Any]]:
    """Every stop of the Tab key from the top to the end of the page."""
    stops: list[dict[str, Any]] = []
    while True:
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None or stops and stop["at"] == stops[0]["at"]:
            return stops
        stops.append(stop)
        assert len(stops) < 400


@pytest.mark.parametrize(
    ("portal", "address", "width"),
    [
        ("trang-thai", "/", 1280),
        ("trang-thai", "/", 360),
        ("trang-thai", "/tin-bai/phong-mau/2024-06-10-du-moi-thanh-phan/", 1280),
        ("trang-thai", SAMPLER, 1280),
        ("hau-giang", "/ke-hoach/hau-giang-2017-2018/", 360),
    ],
)
def test_every_stop_is_seen_and_ringed_in_the_order_of_the_page(show: Opener, portal: str, address: str, width: int):
    stops = _stops(show(portal, address, width=width))
    places = [stop["at"] for stop in stops]

    assert len(stops) > 20
    assert [] == [stop["html"] for stop in stops if not (stop["seen"] and stop["ringed"])]
    assert sorted(places) == places


def test_the_first_stop_leads_past_the_header(show: Opener):
    page = show("dak-lak", "/tin-tuc/")
    page.keyboard.press("Tab")
    first = page.locator(":focus").get_attribute("class")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert "skip" == first
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_the_menu_of_a_phone_opens_and_closes_by_keyboard(show: Opener):
    page = show("dak-lak", "/tin-tuc/", width=360)
    menu = page.locator("#danh-muc")
    before = menu.is_visible()
    page.focus(MENU)
    page.keyboard.press("Enter")
    opened = menu.is_visible()
    whole = menu.evaluate("m => { const b = m.getBoundingClientRect(); return b.top >= 0 && b.bottom <= innerHeight }")
    page.keyboard.press("Tab")
    first = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Escape")

    assert (False, True, True, "Trang chủ", False) == (before, opened, whole, first, menu.is_visible())
    assert page.evaluate(f"document.activeElement === document.querySelector('{MENU}')")


def test_without_script_the_menu_opens_all_the_same(show: Opener):
    page = show("dak-lak", "/", width=360, java_script_enabled=False)
    page.click(MENU)

    assert page.locator("#danh-muc").is_visible()
    assert 8 == page.locator("#danh-muc a").count()


def test_what_is_folded_opens_by_keyboard(show: Opener):
    page = show("trang-thai", "/tin-bai/phong-mau/2024-06-10-du-moi-thanh-phan/")
    page.focus(".toc summary")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert "#n-danh-sach" == page.evaluate("location.hash")

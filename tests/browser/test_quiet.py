"""What a page asks for: nothing from elsewhere, nothing that a strict policy forbids, no script to be read."""

import re
from urllib.parse import urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from browser.built_portals import Built
from browser.conftest import MOMENT, Opener
from browser.needed_programs import need
from browser.sampler import SAMPLER
from browser.shown_pages import every_shown

need("chromium")

PAGES = [*every_shown(), ("trang-thai", SAMPLER)]


@pytest.mark.parametrize(("portal", "address"), PAGES)
def test_the_browser_complains_of_nothing_and_asks_nobody_else(show: Opener, portal: str, address: str):
    seen = show(portal, address)
    seen.page.evaluate("for (const image of document.images) image.loading = 'eager'")
    seen.page.wait_for_load_state("networkidle")
    broken = seen.page.evaluate("[...document.images].filter(i => !i.naturalWidth).map(i => i.src)")

    assert ([], [], {"127.0.0.1"}) == (seen.errors, broken, {urlsplit(url).hostname for url in seen.requests})


def test_a_forbidden_script_would_be_told(show: Opener):
    seen = show("dak-lak", "/")

    seen.page.evaluate("document.body.append(Object.assign(document.createElement('script'), {text: '1'}))")

    assert 1 == len([error for error in seen.errors if "Content Security Policy" in error])


def test_no_page_holds_a_script_or_style_of_its_own(portals: dict[str, Built]):
    found = {
        (portal.name, address): inline
        for portal in portals.values()
        for address in portal.addresses
        if (inline := _inline(portal.html(address)))
    }

    assert {} == found


def _inline(html: str) -> list[str]:
    tree = LexborHTMLParser(html)
    scripts = [s.html or "" for s in tree.css("script:not([src])") if s.attributes.get("type") != "application/ld+json"]
    styles = [style.html or "" for style in tree.css("style, [style]")]
    handlers = [
        name for node in tree.css("*") for name in node.attributes if re.fullmatch(r"on\w+", name) or name == "srcdoc"
    ]
    return scripts + styles + handlers


@pytest.mark.parametrize(("portal", "address"), PAGES)
def test_without_script_the_same_words_are_there(show: Opener, portal: str, address: str):
    with_script = show(portal, address).page.inner_text("body")
    without = show(portal, address, java_script_enabled=False).page.inner_text("body")

    assert with_script == without


def test_the_urgent_strip_leaves_on_time_without_a_new_build(show: Opener):
    page = show("trang-thai", "/").page
    strip = page.locator(".notice--strip")
    while_it_lasts = strip.is_visible()

    page.context.clock.set_fixed_time("2024-06-20T17:00:01+07:00")
    page.reload()

    assert (True, False) == (while_it_lasts, strip.is_visible())
    assert MOMENT < "2024-06-20T17:00:00+07:00"

"""What a page asks for: nothing from elsewhere, nothing that a strict policy forbids, no script to be read."""

import re

from selectolax.lexbor import LexborHTMLParser

from browser.built_portals import Built
from browser.conftest import Looks, Opener
from browser.looks import MOMENT
from browser.needed_programs import AXE, need

need("chromium", parts=(AXE,))


def test_the_browser_complains_of_nothing_under_a_strict_policy(looks: Looks):
    assert {} == {page: look.errors for page, look in looks.items() if look.errors}


def test_a_forbidden_script_would_be_told(show: Opener):
    page = show("dak-lak", "/")
    errors: list[str] = []
    page.on("console", lambda said: errors.append(said.text))
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), {text: '1'}))")
    page.wait_for_timeout(50)

    assert 1 == len([error for error in errors if "Content Security Policy" in error])


def test_nobody_else_is_asked_and_every_picture_is_there(looks: Looks):
    assert {} == {page: look.hosts for page, look in looks.items() if look.hosts != {"127.0.0.1"}}
    assert {} == {page: look.broken_pictures for page, look in looks.items() if look.broken_pictures}


def test_no_page_holds_a_script_or_style_of_its_own(portals: dict[str, Built]):
    found = {
        portal.name + address: inline
        for portal in portals.values()
        for address in portal.addresses
        if (inline := _inline(portal.html(address)))
    }

    assert {} == found


def _inline(html: str) -> list[str]:
    tree = LexborHTMLParser(html)
    scripts = [s.html or "" for s in tree.css("script:not([src])") if s.attributes.get("type") != "application/ld+json"]
    styles = [style.html or "" for style in tree.css("style, [style]")]
    handlers = [name for node in tree.css("*") for name in node.attributes if re.fullmatch(r"on\w+|srcdoc", name)]
    return scripts + styles + handlers


def test_without_script_the_same_words_are_there(looks: Looks):
    assert {} == {
        page: (look.words, look.words_without_script)
        for page, look in looks.items()
        if look.words != look.words_without_script
    }


def test_the_urgent_strip_leaves_on_time_without_a_new_build(show: Opener):
    page = show("trang-thai", "/")
    strip = page.locator(".notice--strip")
    while_it_lasts = strip.is_visible()
    page.context.clock.set_fixed_time("2024-06-20T17:00:01+07:00")
    page.reload()

    assert MOMENT < "2024-06-20T17:00:00+07:00"
    assert (True, False) == (while_it_lasts, strip.is_visible())


def test_an_old_address_leads_on_without_script(show: Opener):
    page = show("trang-thai", "/dia-chi-cu/", java_script_enabled=False)
    page.wait_for_url("**/tin-tuc/")

    assert "Tin tức" == page.locator("h1").inner_text()

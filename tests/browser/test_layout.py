"""Room: nothing wider than a small phone, targets for thumbs, lines that hold Vietnamese."""

from browser.conftest import Looks, Opener
from browser.needed_programs import AXE, need

need("chromium", parts=(AXE,))

LONG = "/tin-bai/van-phong/2024-05-20-tieu-de-dai/"
FULL = "/tin-bai/phong-mau/2024-06-10-du-moi-thanh-phan/"


def test_nothing_scrolls_sideways_at_320_pixels(looks: Looks):
    assert {} == {page: look.width_px for page, look in looks.items() if look.width_px > 320}


def test_on_a_phone_every_target_outside_a_sentence_is_44_pixels_high(looks: Looks):
    assert {} == {page: look.small_targets for page, look in looks.items() if look.small_targets}


def test_no_line_is_lower_than_two_stacked_accents_need_and_none_is_cut(looks: Looks):
    assert {} == {page: look.low_lines for page, look in looks.items() if look.low_lines}


def test_names_in_e_de_and_m_nong_are_drawn_by_the_fonts_of_the_portal(show: Opener):
    page = show("trang-thai", LONG)
    page.evaluate("document.fonts.ready")
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    used = {}
    for selector in ("h1", ".article__sum"):
        node = session.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
        fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
        used[selector] = {font["isCustomFont"] for font in fonts}

    assert {"h1": {True}, ".article__sum": {True}} == used


def test_a_long_title_is_shown_whole_on_the_smallest_phone(show: Opener):
    title = show("trang-thai", LONG, width=320).locator("h1")

    assert [True, True] == title.evaluate("h => [h.scrollWidth <= h.clientWidth, h.scrollHeight <= h.clientHeight + 1]")
    assert title.inner_text().replace("\u00a0", " ").endswith("chữ viết Ê Đê, M’Nông")


def test_a_wide_table_scrolls_inside_itself_and_can_be_reached_by_keyboard(show: Opener):
    table = show("trang-thai", FULL, width=360).locator(".scroll").first

    assert table.evaluate("t => t.scrollWidth > t.clientWidth")
    assert ("region", "0") == (table.get_attribute("role"), table.get_attribute("tabindex"))


def test_on_a_phone_the_news_starts_on_the_first_screen(show: Opener):
    starts = {}
    for name in ("dak-lak", "hau-giang", "trang-thai"):
        box = show(name, "/", width=360).locator("main article").first.bounding_box()
        starts[name] = box["y"] if box else None

    assert {} == {name: start for name, start in starts.items() if start is None or start > 380}

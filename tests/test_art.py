"""The drawings: same input, same bytes; small; whole; each slot and variant its own."""

import io
import re
import xml.etree.ElementTree as ET
from itertools import pairwise
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFont

from portal.art.cloth import HEIGHT, cloth
from portal.art.colours import SLOTS, mixed, slot_colour
from portal.art.drawing import art_files, drawing, strip
from portal.art.favicon import favicon
from portal.art.share_image import SANS, SERIF, SERIF_LACKS, balanced_lines, draw_line, share_image

THEME = Path(__file__).parents[1] / "theme"
FONTS = THEME / "static" / "fonts"
MOTIFS = ("tho-cam", "song-nuoc")
EVERY = [(motif, slot, variant) for motif in MOTIFS for slot in range(1, 13) for variant in range(1, 5)]
LARGEST = 4_200  # bytes of one drawing
TITLE = "Tình hình triển khai đổi mới chương trình, sách giáo khoa giáo dục phổ thông"


def test_the_same_drawing_has_the_same_bytes_and_no_two_drawings_are_alike():
    files = [drawing(*which, wide=wide) for which in EVERY for wide in (False, True)]

    assert files == [drawing(*which, wide=wide) for which in EVERY for wide in (False, True)]
    assert len(files) == len(set(files))


@pytest.mark.parametrize("wide", [False, True])
def test_every_drawing_is_small_well_formed_svg_of_its_size_without_script_or_outside_address(wide: bool):
    for motif, slot, variant in EVERY:
        content = drawing(motif, slot, variant, wide)
        root = ET.fromstring(content)

        assert "{http://www.w3.org/2000/svg}svg" == root.tag
        assert ("1280" if wide else "320", "200") == (root.get("width"), root.get("height"))
        assert len(content) <= LARGEST
        assert not {"script", "image", "style", "text"} & {tag.tag.rpartition("}")[2] for tag in root.iter()}


def test_a_cloth_shows_the_colour_of_its_slot_in_every_variant():
    for slot in range(1, 13):
        for variant in range(1, 5):
            woven = cloth(slot, variant)
            shown = {colour for band in woven.bands for row in band.rows for colour in row}

            assert mixed(slot_colour(slot), "#0b0d12", 72) == woven.ground
            assert mixed(slot_colour(slot), "#f6efe0", 18) in shown


def test_a_cloth_is_the_same_above_and_below_its_middle():
    for slot in range(1, 13):
        for variant in range(1, 5):
            woven = cloth(slot, variant)
            rows = {band.top + n: row for band in woven.bands for n, row in enumerate(band.rows)}
            first, last = min(rows), max(rows)

            assert 0 <= first and last < HEIGHT
            assert rows == {first + last - y: row for y, row in rows.items()}


def test_the_files_of_a_portal_are_those_of_the_slots_in_use_and_all_strips():
    paths = [path for path, _ in art_files("tho-cam", (4,))]

    assert [
        "hinh/song-nuoc/dai.svg",
        "hinh/tho-cam/dai.svg",
        "hinh/tho-cam/4-1.svg",
        "hinh/tho-cam/4-1-rong.svg",
        "hinh/tho-cam/4-2.svg",
        "hinh/tho-cam/4-2-rong.svg",
        "hinh/tho-cam/4-3.svg",
        "hinh/tho-cam/4-3-rong.svg",
        "hinh/tho-cam/4-4.svg",
        "hinh/tho-cam/4-4-rong.svg",
    ] == paths


@pytest.mark.parametrize("motif", MOTIFS)
def test_strip_and_favicon_are_well_formed_and_under_a_kilobyte(motif: str):
    for content in (strip(motif), favicon(motif)):
        ET.fromstring(content)

        assert len(content) <= 1_000


def test_the_strip_repeats_without_a_seam():
    root = ET.fromstring(strip("tho-cam"))
    width = int(root.get("width", "0"))

    assert 0 == width % 2
    assert 14 == int(root.get("height", "0"))


def test_the_stylesheet_names_no_drawing_that_a_portal_lacks():
    css = (THEME / "static" / "css" / "tokens.css").read_text("utf-8")
    named = set(re.findall(r"url\(/(hinh/[^)]+)\)", css))

    assert named and named <= {path for path, _ in art_files("song-nuoc", ())}


def test_slots_have_the_colours_of_the_stylesheet():
    css = (THEME / "static" / "css" / "tokens.css").read_text("utf-8")
    light = css.split("@media")[0]

    assert SLOTS == tuple(re.search(rf"\.tc-{n} {{ --tc: (#\w+) }}", light)[1] for n in range(1, 13))


@given(st.integers(1, 12), st.integers(0, 100))
def test_mixing_gives_a_colour_between_the_two(slot: int, share: int):
    colour = mixed(slot_colour(slot), "#ffffff", share)

    assert re.fullmatch(r"#[0-9a-f]{6}", colour)
    assert slot_colour(slot) <= colour <= "#ffffff"


def test_a_share_image_is_1200_by_630_small_and_the_same_each_time():
    content = share_image("tho-cam", 4, TITLE, "Tin", "Sở Giáo dục và Đào tạo Đắk Lắk", FONTS)

    assert (1200, 630) == Image.open(io.BytesIO(content)).size
    assert len(content) < 40_000
    assert content == share_image("tho-cam", 4, TITLE, "Tin", "Sở Giáo dục và Đào tạo Đắk Lắk", FONTS)


@pytest.mark.parametrize("title", ["Thi", TITLE, TITLE * 4, "x" * 300])
def test_words_of_a_share_image_keep_off_its_art_and_its_foot(title: str):
    with_title, without = (
        Image.open(io.BytesIO(share_image("song-nuoc", 6, words, "Thông báo", "Sở", FONTS))).convert("L")
        for words in (title, "")
    )
    margins = [(0, 0, 1200, 236), (0, 534, 1200, 630), (0, 236, 60, 534)]

    assert [without.crop(box).point(_ink).getbbox() for box in margins] == [
        with_title.crop(box).point(_ink).getbbox() for box in margins
    ]


def _ink(light: int) -> int:
    return 255 if light < 30 else 0


def test_a_title_breaks_into_even_lines_without_losing_a_word():
    font = ImageFont.truetype(FONTS / SERIF, 60, layout_engine=ImageFont.Layout.BASIC)

    lines = balanced_lines(TITLE.split(), font, 1072)

    assert TITLE.split() == " ".join(lines).split()
    assert max(map(font.getlength, lines)) < 2 * min(map(font.getlength, lines))


@pytest.mark.parametrize("letter", ["ê\u0306", "ơ\u0306", "Ô\u0306"])
def test_a_breve_stands_above_its_letter(letter: str):
    font = ImageFont.truetype(FONTS / SANS, 76, layout_engine=ImageFont.Layout.BASIC)
    boxes = list[tuple[int, int, int, int]]()
    for text in (letter, letter[0]):
        image = Image.new("L", (200, 200), 255)
        draw_line(ImageDraw.Draw(image), 60, 150, text, font)
        boxes.append(image.point(_ink).getbbox() or (0, 0, 0, 0))
    whole, plain = boxes

    assert whole[1] < plain[1] - 8
    assert (plain[0], plain[2]) == (whole[0], whole[2])


def test_letters_that_the_serif_lacks_are_all_known_and_stand_in_the_sans():
    serif, sans = (set(TTFont(FONTS / name).getBestCmap()) for name in (SERIF, SANS))

    assert set() == sans - serif - {ord(letter) for letter in SERIF_LACKS}
    assert {ord(letter) for letter in SERIF_LACKS} <= sans


def test_bands_of_one_cloth_do_not_lie_on_each_other():
    spans = sorted((band.top, band.top + len(band.rows)) for band in cloth(7, 1).bands)

    assert all(before[1] <= after[0] for before, after in pairwise(spans))

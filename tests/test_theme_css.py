"""The look as a promise: sizes, tokens, contrast, line heights, weights of selectors, letters of the fonts."""

import re
from collections.abc import Iterator
from pathlib import Path
from unicodedata import normalize

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from portal.art.stylesheet import section_files, squeezed, stylesheet

THEME = Path(__file__).parents[1] / "theme"
FONTS = THEME / "static" / "fonts"
CSS = stylesheet(THEME).decode()
SOURCES = {name: (THEME / name).read_text("utf-8") for name in section_files(THEME)}
PLAIN = {name: squeezed(text) for name, text in SOURCES.items()}
TOKENS = PLAIN["static/css/tokens.css"]

RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
COLOUR = re.compile(
    r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|lab|lch|oklch|color)a?\(|(?<![-\w])(?:white|black|red|blue|green|gr[ae]y)(?![-\w])"
)
PHYSICAL = re.compile(
    r"(?:^|;)(?:(?:margin|padding|border)-(?:top|right|bottom|left)|(?:min-|max-)?(?:width|height)|top|right|bottom|left|"
    r"overflow-[xy]|float|clear)\b[^:]*:"
)
VIETNAMESE = "aăâeêioôơuưyđAĂÂEÊIOÔƠUƯYĐ"
TONES = "\u0300\u0301\u0303\u0309\u0323"
HIGHLAND = "ƀɃčČñÑĕĔŏŎŭŬĭĬ"  # further letters of Ê Đê and M'Nông
MARKS = "\u0302\u0300\u0301\u0303\u0306\u0309\u0323\u031b"
PUNCTUATION = "–—‘’“”…•→₫ «»°²³×·§\u2010\u2011"


def rules(css: str) -> Iterator[tuple[str, str]]:
    """Selector list and declarations of every rule, those inside media queries too."""
    return ((selector, body) for selector, body in RULE.findall(css) if not selector.startswith("@"))


def selectors(css: str) -> Iterator[str]:
    """Each selector alone; commas inside parentheses do not part them."""
    for group, _ in rules(css):
        depth, start = 0, 0
        for at, sign in enumerate(group):
            depth += (sign == "(") - (sign == ")")
            if sign == "," and not depth:
                yield group[start:at]
                start = at + 1
        yield group[start:]


def weight(selector: str) -> tuple[int, int, int]:
    """Specificity: ids, classes, elements. What stands in :where() weighs nothing."""
    while ":where(" in selector:
        start = selector.index(":where(")
        end, depth = start + len(":where("), 1
        while depth:
            depth += (selector[end] == "(") - (selector[end] == ")")
            end += 1
        selector = selector[:start] + selector[end:]
    elements = len(re.findall(r"(?:^|[\s>+~])[a-z]|::[a-z]", selector))
    return selector.count("#"), len(re.findall(r"\.|\[|(?<!:):[a-z]", selector)), elements


def tokens(dark: bool) -> dict[str, str]:
    """The values of :root and of the topic slots (`tc-1` …) in one scheme."""
    light, _, rest = TOKENS.partition("@media screen and (prefers-color-scheme:dark)")
    found = dict[str, str]()
    for part in (light, rest.partition("@media")[0]) if dark else (light,):
        for selector, body in rules(part.replace("{:root", ":root") if part is not light else part):
            for name, value in (pair.split(":", 1) for pair in body.split(";") if pair.startswith("--")):
                found[selector.lstrip("{.") if name == "--tc" and "root" not in selector else name] = value
    return found


def value(name: str, found: dict[str, str]) -> str:
    text = found[name]
    while text.startswith("var("):
        text = found[text[4:-1]]
    return text if len(text) == 7 else "#" + "".join(digit * 2 for digit in text[1:])


def luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Of two #rrggbb colours, as WCAG 2 computes it: 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


TEXT_PAIRS = [
    *((ink, paper) for ink in ("--ink", "--ink-2", "--link", "--link-h") for paper in ("--paper", "--paper-2")),
    *((f"tc-{slot}", paper) for slot in range(1, 13) for paper in ("--paper", "--paper-2")),
    ("--visited", "--paper"),
    ("--son", "--paper"),
    ("--son", "--son-bg"),
    ("--ink", "--son-bg"),
    ("--nghe-ink", "--nghe-bg"),
    ("--nghe-ink", "--paper"),
    ("--ink", "--nghe-bg"),
    ("--la", "--la-bg"),
    ("--la", "--paper"),
    ("--ink", "--la-bg"),
    ("--on-cham", "--cham"),
    ("--on-cham", "--cham-2"),
    ("--on-cham-2", "--cham"),
    ("--on-cham-2", "--cham-2"),
    ("--on-nghe", "--nghe"),
    ("--on-focus", "--focus-2"),
    ("--paper", "--link"),
    ("--paper", "--link-h"),
    ("--paper", "--son"),
]
EDGE_PAIRS = [
    ("--line-2", "--paper"),
    ("--line-2", "--paper-2"),
    ("--focus", "--paper"),
    ("--focus", "--paper-2"),
    ("--focus-2", "--focus"),
    ("--focus-2", "--cham"),
    ("--focus-2", "--cham-2"),
]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("pair", TEXT_PAIRS, ids=" on ".join)
def test_text_stands_out_from_its_ground(pair: tuple[str, str], dark: bool):
    found = tokens(dark)

    assert contrast(value(pair[0], found), value(pair[1], found)) >= 4.5


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("pair", EDGE_PAIRS, ids=" on ".join)
def test_borders_of_controls_and_both_tones_of_the_ring_stand_out(pair: tuple[str, str], dark: bool):
    found = tokens(dark)
    if dark and pair == ("--focus-2", "--focus"):
        pair = ("--focus-2", "--paper")  # white and yellow ring: on dark both must stand out from the ground

    assert contrast(value(pair[0], found), value(pair[1], found)) >= 3


def test_contrast_agrees_with_the_worked_examples_of_wcag():
    assert 21 == round(contrast("#000000", "#ffffff"), 6)
    assert 4.48 == round(contrast("#777777", "#ffffff"), 2)


def test_the_stylesheet_is_at_most_24_kilobytes():
    assert len(CSS.encode()) <= 24_000


def test_the_stylesheet_holds_every_section_once_with_tokens_first_and_print_last():
    names = list(SOURCES)
    on_disk = {path.relative_to(THEME).as_posix() for path in (THEME / "static" / "css").rglob("*.css")}

    assert on_disk == set(names) and len(names) == len(on_disk)
    assert ("static/css/tokens.css", "static/css/print.css") == (names[0], names[-1])


def test_squeezing_keeps_quoted_text_and_the_spaces_that_mean_something():
    css = '/* a */ .a  .b > c { content: " ( ; /* x */ " ;\n inline-size: calc( 1px + 2px ) ; }\n.a :hover { x: y }'

    assert '.a .b>c{content:" ( ; /* x */ ";inline-size:calc( 1px + 2px )}.a :hover{x:y}' == squeezed(css)


@given(st.text(alphabet="ab .:>{};,+()\n", max_size=60))
def test_squeezing_twice_changes_nothing(css: str):
    assert squeezed(squeezed(css)) == squeezed(css)


@given(st.text(alphabet="ab .:>{};,+()\n", max_size=60))
def test_squeezing_drops_only_space_and_last_semicolons(css: str):
    def signs(text: str) -> str:
        return re.sub(r"[\s;]", "", text)

    assert signs(css) == signs(squeezed(css))


@pytest.mark.parametrize("name", PLAIN)
def test_raw_colours_stand_only_among_the_tokens(name: str):
    bodies = [body for _, body in rules(PLAIN[name])]

    assert name.endswith("tokens.css") or [] == [body for body in bodies if COLOUR.search(body)]


@pytest.mark.parametrize("name", PLAIN)
def test_no_selector_weighs_more_than_one_class_and_one_element(name: str):
    heavy = {selector: weight(selector) for selector in selectors(PLAIN[name])}

    assert {} == {one: of for one, of in heavy.items() if of[0] or of[1] > 1 or of[2] > 1}


def test_the_weight_of_a_selector_counts_as_css_does():
    assert (0, 1, 1) == weight(".a b")
    assert (0, 1, 0) == weight(".a > :where(li:first-child .x, #y)")
    assert (0, 2, 1) == weight(".a a:hover")
    assert (1, 0, 1) == weight("#a::before")


@pytest.mark.parametrize("name", PLAIN)
def test_properties_are_logical_and_nothing_is_forced(name: str):
    assert "!important" not in PLAIN[name]
    assert [] == [body for _, body in rules(PLAIN[name]) if PHYSICAL.search(body)]


def test_there_is_no_shadow_but_the_sharp_second_tone_of_the_focus_ring():
    shadows = re.findall(r"(?:box|text)-shadow:([^;}]+)", CSS)

    assert set() == {shadow for shadow in shadows if not re.fullmatch(r"none|0 0 0 \dpx var\(--focus-2\)", shadow)}


def test_no_line_is_lower_than_vietnamese_needs():
    found = tokens(dark=False)
    written = re.findall(r"line-height:([^;}]+)", CSS) + re.findall(r"font:[^;}]*?/([^ ;}]+)", CSS)
    heights = [float(found[height[4:-1]] if height.startswith("var(") else height) for height in written]

    assert heights and min(heights) >= 1.3


def test_no_text_is_smaller_than_15_pixels():
    sizes = [size for name, size in tokens(dark=False).items() if re.fullmatch(r"--f\d", name)]
    written = [float(size) for size in re.findall(r"font-size:([\d.]+)rem", CSS)]
    smallest = [float(re.findall(r"[\d.]+", size)[0]) for size in sizes]

    assert min(smallest + written) * 16 >= 15


def test_every_token_that_is_used_is_defined_and_every_defined_one_is_used():
    used, defined = set(re.findall(r"var\((--[\w-]+)", CSS)), set(re.findall(r"(?<![\w-])(--[\w-]+):", CSS))

    assert used == defined


def test_every_class_of_the_stylesheet_is_worn_by_something_that_the_portal_writes():
    writers = [*(THEME / "templates").rglob("*.html"), *(THEME.parent / "scripts" / "portal" / "read").glob("*.py")]
    written = set(re.findall(r"[\w-]+", " ".join(path.read_text("utf-8") for path in writers)))
    computed = re.compile(r"tc-\d+|m-[\w-]+|notice--\w+")  # from a number, the motif, the state
    styled = {name for one in selectors(CSS) for name in re.findall(r"\.([a-z][\w-]*)", one)}

    assert set() == {name for name in styled - written if not computed.fullmatch(name)}


def test_every_section_that_a_part_names_is_there():
    parts = [path.read_text("utf-8") for path in sorted((THEME / "templates" / "parts").glob("*.html"))]
    named = {name for text in parts for name in re.findall(r"CSS: (parts/[\w-]+\.css)", text)}

    assert set() == {name for name in named if f"static/css/{name}" not in SOURCES}


def test_the_stylesheet_asks_no_other_host():
    addresses = re.findall(r"url\(([^)]*)\)", CSS)

    assert addresses and all(re.match(r"\.\./fonts/|/hinh/", address) for address in addresses)
    assert all((FONTS / address.rpartition("/")[2]).is_file() for address in addresses if "fonts" in address)


def test_motion_forced_colours_print_and_more_contrast_are_thought_of():
    for query in ("prefers-reduced-motion:no-preference", "forced-colors:active", "prefers-contrast:more", "print"):
        assert f"@media ({query})" in CSS or f"@media {query}" in CSS


def test_the_fonts_weigh_at_most_75_kilobytes_and_carry_their_licence():
    assert sum(path.stat().st_size for path in FONTS.glob("*.woff2")) <= 75_000
    for name in ("OFL-sans.txt", "OFL-serif.txt"):
        assert "SIL OPEN FONT LICENSE Version 1.1" in (FONTS / name).read_text("utf-8")


def needed_letters() -> str:
    latin = "".join(map(chr, [*range(0x20, 0x7F), *range(0xA0, 0x100)]))
    toned = "".join(normalize("NFC", letter + tone) for letter in VIETNAMESE if letter not in "đĐ" for tone in TONES)
    return latin + VIETNAMESE + toned + HIGHLAND + MARKS + PUNCTUATION


@pytest.mark.parametrize("face", ["sans-400.woff2", "sans-600.woff2"])
def test_the_sans_has_every_letter_of_vietnamese_and_of_the_highland_names(face: str):
    has = TTFont(FONTS / face).getBestCmap()

    assert [] == [letter for letter in needed_letters() if ord(letter) not in has]


def test_the_serif_has_them_all_but_those_that_the_sans_behind_it_gives():
    has = TTFont(FONTS / "serif-600.woff2").getBestCmap()

    assert set("ƀɃĭĬ\u2011") == {letter for letter in needed_letters() if ord(letter) not in has}
    assert '--serif:"Portal Serif","Portal Sans"' in CSS


@pytest.mark.parametrize("face", ["sans-400.woff2", "sans-600.woff2"])
def test_a_breve_over_a_circumflex_is_anchored_above_it(face: str):
    font = TTFont(FONTS / face)
    cmap, tops = font.getBestCmap(), font["glyf"]
    anchored = dict[str, int]()
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for part in lookup.SubTable:
            table = getattr(part, "ExtSubTable", part)
            if table.LookupType == 4 and cmap[0x306] in table.MarkCoverage.glyphs:
                mark = table.MarkArray.MarkRecord[table.MarkCoverage.glyphs.index(cmap[0x306])]
                lowest = tops[cmap[0x306]].yMin - mark.MarkAnchor.YCoordinate
                for name, letter in zip(table.BaseCoverage.glyphs, table.BaseArray.BaseRecord, strict=True):
                    if letter.BaseAnchor[mark.Class] is not None:
                        anchored[name] = letter.BaseAnchor[mark.Class].YCoordinate + lowest

    assert [] == [sign for sign in "âêôÂÊÔ" if anchored.get(cmap[ord(sign)], 0) <= tops[cmap[ord(sign)]].yMax]

"""The picture that social networks show for a page: 1200 x 630, drawn once per topic and kind."""

import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from unicodedata import combining

from PIL import Image, ImageDraw, ImageFont

from portal.art.cloth import Cloth, cloth
from portal.art.colours import CHAM, slot_colour
from portal.art.water import Water, Wave, water

SIZE = (1200, 630)  # px
ART = 236  # px of art at the top
BAR = 96  # px of chàm at the foot
MARGIN = 64  # px
COLOURS = 96  # of the palette: flat art and smooth letters need no more, and files stay small
INK = "#16181d"
ABOVE = 230  # combining class of Unicode
SERIF, SANS = "serif-600.woff2", "sans-600.woff2"
SERIF_LACKS = frozenset("ĬĭƀɃ\u2011\u201b")  # letters of Ê Đê and M'Nông that only Portal Sans has


def share_image(motif: str, slot: int, title: str, kind_label: str, portal_name: str, fonts: Path) -> bytes:
    """A PNG with the cloth or the water of `slot`, the kind, the title and who speaks.

    `fonts`: folder of the theme's fonts. Same input and same Pillow give the same bytes.
    """
    image = Image.new("RGB", SIZE, "#ffffff")
    image.paste(_water_art(slot) if motif == "song-nuoc" else _cloth_art(slot), (0, 0))
    draw = ImageDraw.Draw(image)
    _draw_bar(draw, portal_name, fonts)
    _draw_words(draw, slot, title, kind_label, fonts)
    out = io.BytesIO()
    image.quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def _draw_words(draw: ImageDraw.ImageDraw, slot: int, title: str, kind_label: str, fonts: Path) -> None:
    colour, top = slot_colour(slot), ART + 34
    x, y = MARGIN + 11, top + 20
    draw.polygon([(x, y - 11), (x + 11, y), (x, y + 11), (x - 11, y)], fill=colour)
    draw.text((MARGIN + 36, y), kind_label, fill=colour, font=_font(fonts / SANS, 32), anchor="lm")
    lines, font = _fitted(title, fonts, SIZE[0] - 2 * MARGIN, SIZE[1] - BAR - top - 80)
    # 1.25 em: what Source Serif needs between Ằ and ỵ.
    size = int(font.size)
    step = size * 5 // 4
    baseline = top + 54 + size
    for number, line in enumerate(lines):
        draw_line(draw, MARGIN, baseline + number * step, line, font)


def _draw_bar(draw: ImageDraw.ImageDraw, portal_name: str, fonts: Path) -> None:
    width, height = SIZE
    draw.rectangle((0, height - BAR, width, height), fill=CHAM)
    room = width - 2 * MARGIN
    font = next(
        font
        for font in _sizes(fonts / SANS, (36, 32, 28, 24))
        if font.getlength(portal_name) <= room or font.size == 24
    )
    draw.text((MARGIN, height - BAR // 2), portal_name, fill="#ffffff", font=font, anchor="lm")


def draw_line(draw: ImageDraw.ImageDraw, left: int, baseline: int, text: str, font: ImageFont.FreeTypeFont) -> None:
    """A line of NFC text; marks without a letter of their own (ê̆ ư̆) are set above or below the letter before them.

    The basic layout puts them behind it.
    """
    plain = ""
    for sign in text:
        if plain and combining(sign):
            before = left + font.getlength(plain[:-1])
            letter, mark = _ink(plain[-1], font), _ink(sign, font)
            x = before + (letter[0] + letter[2] - mark[0] - mark[2]) / 2
            gap = font.size // 24
            above, below = letter[1] - mark[3] - gap, letter[3] - mark[1] + gap
            lift = min(0, above) if combining(sign) == ABOVE else max(0, below)
            draw.text((round(x), baseline + round(lift)), sign, fill=INK, font=font, anchor="ls")
        else:
            plain += sign
    draw.text((left, baseline), plain, fill=INK, font=font, anchor="ls")


def _ink(sign: str, font: ImageFont.FreeTypeFont) -> tuple[int, int, int, int]:
    """Left, top, right, bottom of what is drawn, from the pen on the baseline."""
    mask, (left, top) = font.getmask2(sign, anchor="ls")
    box = mask.getbbox() or (0, 0, 0, 0)
    return left + box[0], top + box[1], left + box[2], top + box[3]


def _font(path: Path, size: int) -> ImageFont.FreeTypeFont:
    # Basic layout: the other engine is only there where the machine has its libraries, so bytes would differ.
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)


def _sizes(path: Path, sizes: Sequence[int]) -> Iterator[ImageFont.FreeTypeFont]:
    return (_font(path, size) for size in sizes)


def _fitted(title: str, fonts: Path, width: int, height: int) -> tuple[tuple[str, ...], ImageFont.FreeTypeFont]:
    """The title in the largest size in which it fits; in the smallest the rest is cut with an ellipsis."""
    path = fonts / (SANS if SERIF_LACKS & set(title) else SERIF)
    lines: tuple[str, ...] = ()
    for font in _sizes(path, (76, 68, 60, 52, 44)):
        lines, most = balanced_lines(title.split(), font, width), height // (int(font.size) * 5 // 4)
        if len(lines) <= most:
            return lines, font
    return (*lines[: most - 1], lines[most - 1] + "…"), font


def balanced_lines(words: Sequence[str], font: ImageFont.FreeTypeFont, width: int) -> tuple[str, ...]:
    """As few lines as `width` px allows, as even as they get, so that no syllable ends alone."""
    lines = _wrapped(words, font, width)
    for narrower in range(width - 20, width // 3, -20):
        tried = _wrapped(words, font, narrower)
        if len(tried) > len(lines) or any(font.getlength(line) > narrower for line in tried):
            break
        lines = tried
    return lines


def _wrapped(words: Sequence[str], font: ImageFont.FreeTypeFont, width: int) -> tuple[str, ...]:
    lines = list[str]()
    for word in words:
        if lines and font.getlength(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return tuple(lines)


def _cloth_art(slot: int) -> Image.Image:
    """The main band and as much of its borders as fit, from the middle outwards."""
    woven, cell = cloth(slot, 1), 6
    columns = SIZE[0] // cell
    image = _cells(woven, columns).resize((SIZE[0], 50 * cell), Image.Resampling.NEAREST)
    top = (image.height - ART) // 2
    return image.crop((0, top, SIZE[0], top + ART))


def _cells(woven: Cloth, columns: int) -> Image.Image:
    image = Image.new("RGB", (columns, 50), woven.ground)
    draw = ImageDraw.Draw(image)
    for band in woven.bands:
        left = columns // 2 - band.period // 2
        for y, row in enumerate(band.rows, band.top):
            for x in range(columns):
                colour = row[(x - left) % band.period]
                if colour is not None:
                    draw.point((x, y), colour)
    return image


def _water_art(slot: int) -> Image.Image:
    """Drawn twice as large and halved, for smooth edges."""
    scene, scale = water(slot, 1), 3
    width, height = 2 * SIZE[0], 2 * ART
    image = Image.new("RGB", (width, height), scene.sky)
    draw = ImageDraw.Draw(image)
    lift = 20 * scale
    for radius, colour in ((scene.sun_radius + 14, scene.glow), (scene.sun_radius, scene.sun)):
        draw.circle(_sun(scene, width, scale, lift), radius * scale, fill=colour)
    for wave in scene.waves:
        draw.polygon([*_crest(wave, width, scale, lift), (width, height), (0, height)], fill=wave.colour)
    return image.resize((SIZE[0], ART), Image.Resampling.LANCZOS)


def _sun(scene: Water, width: int, scale: int, lift: int) -> tuple[int, int]:
    return width * scene.sun_share // 1000, scene.sun_y * scale - lift


def _crest(wave: Wave, width: int, scale: int, lift: int) -> Iterator[tuple[int, int]]:
    """Points along the wave, one each 4 px: parabolas up and down in turn, as the curves of the SVG."""
    half = wave.half * scale
    for x in range(0, width + 4, 4):
        turn, along = divmod(x + wave.shift * scale, half)
        rise = 2 * wave.swing * scale * along * (half - along) // (half * half)
        yield x, wave.y * scale - lift + (rise if turn % 2 else -rise)

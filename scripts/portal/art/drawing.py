"""The illustrations of a portal as SVG: one for each motif, topic slot and variant, and the strip of each motif."""

from collections.abc import Iterator
from itertools import groupby

from portal.art.cloth import HEIGHT as CLOTH_HEIGHT
from portal.art.cloth import Band, cloth
from portal.art.colours import CHAM, COTTON, NIGHT, RED, YELLOW, mixed
from portal.art.water import HEIGHT as WATER_HEIGHT
from portal.art.water import Water, Wave, water

VARIANTS = 4
WIDTH, WIDE = 320, 1280  # px
CELL = 4  # px
_STRIP_CLOTH = (
    "##++..::....::..++##",
    "#++..::..##..::..++#",
    "++..::..####..::..++",
    "+..::..##++##..::..+",
    "++..::..####..::..++",
    "#++..::..##..::..++#",
    "##++..::....::..++##",
)


def art_files(motif: str, slots: tuple[int, ...]) -> Iterator[tuple[str, bytes]]:
    """Path in the output and content of every drawing that pages of `motif` may name, for the slots in use.

    The strips of all motifs are among them: the one stylesheet names each.
    """
    for name in ("song-nuoc", "tho-cam"):
        yield f"hinh/{name}/dai.svg", strip(name)
    for slot in slots:
        for variant in range(1, VARIANTS + 1):
            yield f"hinh/{motif}/{slot}-{variant}.svg", drawing(motif, slot, variant, wide=False)
            yield f"hinh/{motif}/{slot}-{variant}-rong.svg", drawing(motif, slot, variant, wide=True)


def drawing(motif: str, slot: int, variant: int, wide: bool) -> bytes:
    """One illustration, 320 x 200, or 1280 x 200 as the band above a page; the same input gives the same bytes."""
    width = WIDE if wide else WIDTH
    body, crisp = (_water(slot, variant, width), "") if motif == "song-nuoc" else (_cloth(slot, variant, width), _CRISP)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} 200" width="{width}" height="200" '
        f'preserveAspectRatio="xMidYMid slice"{crisp}>{body}</svg>\n'
    ).encode()


def strip(motif: str) -> bytes:
    """The strip that runs along header and footer, one repeat of it, 14 px high when shown."""
    if motif == "song-nuoc":
        ground = mixed("#0a6470", NIGHT, 35)
        lines = ((4, "#7fcdd8"), (8, COTTON), (12, YELLOW))
        body = f'<path fill="{ground}" d="M0 0h48v14H0z"/>' + "".join(
            f'<path fill="none" stroke="{colour}" stroke-width="1.6" d="M0 {y}q6-5 12 0t12 0t12 0t12 0"/>'
            for y, colour in lines
        )
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 14" width="48" height="14">{body}</svg>\n'
        ).encode()
    inks = {"#": RED, "+": YELLOW, ":": COTTON, ".": None}
    rows = tuple(tuple(inks[sign] for sign in line) for line in _STRIP_CLOTH)
    ground = f'<path fill="{mixed(CHAM, NIGHT, 70)}" d="M0 0h20v7H0z"/>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 7" width="40" height="14"{_CRISP}>'
        f"{ground}{_threads(rows)}</svg>\n"
    ).encode()


_CRISP = ' shape-rendering="crispEdges"'


def _cloth(slot: int, variant: int, width: int) -> str:
    woven = cloth(slot, variant)
    parts = [f'<path fill="{woven.ground}" d="M0 0h{width}v{CLOTH_HEIGHT * CELL}H0z"/>']
    for number, band in enumerate(woven.bands):
        top, height = band.top * CELL, len(band.rows) * CELL
        if band.period == 1:
            parts.append(f'<path fill="{band.rows[0][0]}" d="M0 {top}h{width}v{height}H0z"/>')
            continue
        parts.append(_repeat(number, band, width // 2 - band.period * CELL // 2))
        parts.append(f'<path fill="url(#b{number})" d="M0 {top}h{width}v{height}H0z"/>')
    return "".join(parts)


def _repeat(number: int, band: Band, left: int) -> str:
    """A pattern whose middle lies in the middle of the drawing."""
    return (
        f'<pattern id="b{number}" width="{band.period}" height="{len(band.rows)}" patternUnits="userSpaceOnUse" '
        f'patternTransform="translate({left} {band.top * CELL})scale({CELL})">{_threads(band.rows)}</pattern>'
    )


def _threads(rows: tuple[tuple[str | None, ...], ...]) -> str:
    """Each colour one path of horizontal strokes, one cell thick: a third of the size of filled boxes."""
    paths = dict[str, tuple[str, int, int]]()  # colour -> path so far, where its pen stands
    for y, row in enumerate(rows):
        x = 0
        for colour, cells in groupby(row):
            run = len(tuple(cells))
            if colour is not None:
                path, pen_x, pen_y = paths.get(colour, ("", 0, 0))
                move = f"m{x - pen_x} {y - pen_y}" if path else f"M{x} {y}.5"
                paths[colour] = (f"{path}{move}h{run}", x + run, y)
            x += run
    return "".join(f'<path stroke="{colour}" d="{path}"/>' for colour, (path, _, _) in sorted(paths.items()))


def _water(slot: int, variant: int, width: int) -> str:
    scene = water(slot, variant)
    x = width * scene.sun_share // 1000
    parts = [
        f'<path fill="{scene.sky}" d="M0 0h{width}v{WATER_HEIGHT}H0z"/>',
        f'<circle cx="{x}" cy="{scene.sun_y}" r="{scene.sun_radius + 14}" fill="{scene.glow}"/>',
        f'<circle cx="{x}" cy="{scene.sun_y}" r="{scene.sun_radius}" fill="{scene.sun}"/>',
    ]
    if scene.has_birds:
        parts.append(_birds(scene, width))
    for number, wave in enumerate(scene.waves):
        line = _line(wave, width)
        parts.append(f'<path fill="{wave.colour}" d="{line}V{WATER_HEIGHT}H0z"/>')
        parts.append(
            f'<path fill="none" stroke="{scene.crest}" stroke-opacity=".5" stroke-width="1.5" '
            f'd="{line}" transform="translate(0 8)"/>'
        )
        if number == 1 and scene.has_boat:
            parts.append(_boat(scene, width))
    return "".join(parts)


def _line(wave: Wave, width: int) -> str:
    count = (width + wave.shift) // wave.half + 1
    first = f"M{-wave.shift} {wave.y}q{wave.half / 2:g}-{wave.swing} {wave.half} 0"
    return first + f"t{wave.half} 0" * (count - 1)


def _boat(scene: Water, width: int) -> str:
    """A low river boat on the second wave, on the side away from the sun."""
    x, y, dark = width * (1000 - scene.sun_share) // 1000, scene.waves[1].y - 10, scene.waves[-1].colour
    return (
        f'<path fill="{dark}" d="M{x - 40} {y}q40 22 80 0q-8 18-26 18h-28q-18 0-26-18z"/>'
        f'<path fill="{scene.waves[-2].colour}" d="M{x - 16} {y + 9}q0-20 16-20t16 20z"/>'
    )


def _birds(scene: Water, width: int) -> str:
    x, dark = width * (1000 - scene.sun_share) // 1000, scene.waves[-1].colour
    flock = "".join(f"M{x + dx} {scene.sun_y + dy}q6-7 11 0q5-7 11 0" for dx, dy in ((-30, -32), (0, -44), (26, -28)))
    return f'<path fill="none" stroke="{dark}" stroke-width="2" d="{flock}"/>'

"""Thổ cẩm: woven bands as a grid of cells, computed from the slot and the variant.

Plain geometry after published accounts of Ê Đê cloth (black and indigo ground, red, white and yellow; rhombus,
triangle, zigzag); no named design of a community. The same grid serves the SVG and the share image.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from portal.art.colours import COTTON, NIGHT, RED, YELLOW, mixed, slot_colour

HEIGHT = 50  # cells; one cell is 4 px of the 200 px high drawing

Ring = Callable[[int, int, int], int]  # dx, dy from the middle of the tile, period -> number of the ring


@dataclass(frozen=True, slots=True)
class Band:
    """Rows that repeat sideways: `rows[y][x]` is a colour, None lets the ground show; `top` in cells."""

    top: int
    rows: tuple[tuple[str | None, ...], ...]

    @property
    def period(self) -> int:
        """Width of the repeat, in cells."""
        return len(self.rows[0])


@dataclass(frozen=True, slots=True)
class Cloth:
    """A ground with bands on it, HEIGHT cells high and as wide as wanted."""

    ground: str
    bands: tuple[Band, ...]


def _rhombus(dx: int, dy: int, period: int) -> int:
    return dx + dy


def _flower(dx: int, dy: int, period: int) -> int:
    return max(dx, dy) + (dx + dy) // 2


def _zigzag(dx: int, dy: int, period: int) -> int:
    return dx + period - dy


def _cross(dx: int, dy: int, period: int) -> int:
    return abs(dx - dy) + (0 if min(dx, dy) > 1 else 2)


def _eye(dx: int, dy: int, period: int) -> int:
    return dx + 2 * dy if dy < period // 5 else dx + dy + period // 5


def _star(dx: int, dy: int, period: int) -> int:
    return min(dx + 2 * dy, 2 * dx + dy) * 2 // 3


MOTIFS: tuple[Ring, ...] = (_flower, _zigzag, _rhombus, _eye, _cross, _star)


def cloth(slot: int, variant: int) -> Cloth:
    """The cloth of a slot: its colour stays, the motif and the bands change with the variant."""
    choice = hashlib.sha256(f"tho-cam/{slot}/{variant}".encode()).digest()
    base = slot_colour(slot)
    ground = mixed(base, NIGHT, 72)
    deep, bright, pale = mixed(base, NIGHT, 30), mixed(base, COTTON, 18), mixed(base, COTTON, 58)
    warm = (RED, YELLOW) if (choice[0] + variant) % 2 else (YELLOW, RED)
    motif = MOTIFS[(slot - 1 + 2 * (variant - 1) + (variant - 1) // 3) % len(MOTIFS)]
    period = (20, 24, 28)[(choice[1] + variant) % 3]
    height = (19, 21, 23)[choice[2] % 3]  # odd, so that it has a middle row
    colours = _sequence((bright, ground, COTTON, deep, warm[0], pale, ground, warm[1]), choice[3])
    main = _main_band((HEIGHT - height) // 2, height, period, motif, 2 + choice[4] % 2, colours)
    return Cloth(ground, (*_borders(main, choice, (bright, pale, *warm)), main))


def _sequence(colours: tuple[str, ...], turn: int) -> tuple[str, ...]:
    turn %= len(colours)
    return colours[turn:] + colours[:turn]


def _main_band(top: int, height: int, period: int, motif: Ring, width: int, colours: tuple[str, ...]) -> Band:
    half, middle = period // 2, height // 2
    rows = tuple(
        tuple(colours[motif(abs(x - half), abs(y - middle), period) // width % len(colours)] for x in range(period))
        for y in range(height)
    )
    return Band(top, rows)


def _borders(main: Band, choice: bytes, colours: tuple[str, ...]) -> tuple[Band, ...]:
    """Stripes and one narrow band above the main band, and the same mirrored below it."""
    bright, pale, first, second = colours
    narrow = (_wave, _stitch, _steps, _teeth)[choice[5] % 4](pale if choice[6] % 2 else COTTON, first)
    layers = (
        ((bright,),),
        ((None,),),
        ((second,), (second,)) if choice[7] % 2 else ((second,),),
        ((None,),),
        narrow,
        ((None,),),
        ((first,),),
        ((bright,), (bright,)),
    )
    bands = list[Band]()
    top = main.top
    for rows in reversed(layers):
        top -= len(rows)
        if rows != ((None,),):
            bands += (Band(top, rows), Band(2 * main.top + len(main.rows) - top - len(rows), rows[::-1]))
    return tuple(bands)


def _wave(colour: str, accent: str) -> tuple[tuple[str | None, ...], ...]:
    return _drawn(("...##...", "..#..#..", ".#....#.", "#..++..#"), colour, accent)


def _stitch(colour: str, accent: str) -> tuple[tuple[str | None, ...], ...]:
    return _drawn(("###..+..", "###.+++.", "###..+.."), colour, accent)


def _steps(colour: str, accent: str) -> tuple[tuple[str | None, ...], ...]:
    return _drawn(("##....++", ".##..++.", "..####..", "...##..."), colour, accent)


def _teeth(colour: str, accent: str) -> tuple[tuple[str | None, ...], ...]:
    return _drawn(("+..#..", "..###.", ".#####"), colour, accent)


def _drawn(lines: tuple[str, ...], colour: str, accent: str) -> tuple[tuple[str | None, ...], ...]:
    inks = {"#": colour, "+": accent, ".": None}
    return tuple(tuple(inks[sign] for sign in line) for line in lines)

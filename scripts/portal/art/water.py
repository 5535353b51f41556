"""Sóng nước: sun, far bank and stacked waves of a delta, computed from the slot and the variant.

The same numbers serve the SVG and the share image.
"""

import hashlib
from dataclasses import dataclass

from portal.art.colours import COTTON, NIGHT, YELLOW, mixed, slot_colour

HEIGHT = 200  # px


@dataclass(frozen=True, slots=True)
class Wave:
    """A wave across the drawing: `y` of its crests' middle, half a wave length, swing, shift to the left, all px."""

    y: int
    half: int
    swing: int
    shift: int
    colour: str


@dataclass(frozen=True, slots=True)
class Water:
    """Sky, sun (middle as per mille of the width, y and radius in px), waves from far to near, and what floats."""

    sky: str
    glow: str
    sun: str
    sun_share: int
    sun_y: int
    sun_radius: int
    crest: str
    waves: tuple[Wave, ...]
    has_boat: bool
    has_birds: bool


def water(slot: int, variant: int) -> Water:
    """The water of a slot: its colour stays; sun, waves, boat and birds change with the variant.

    Tiles and page bands show the middle only: the horizon lies there, with the sun on it.
    """
    choice = hashlib.sha256(f"song-nuoc/{slot}/{variant}".encode()).digest()
    base = slot_colour(slot)
    tints = (mixed(base, COTTON, 62), mixed(base, COTTON, 40), mixed(base, COTTON, 16), base, mixed(base, NIGHT, 42))
    waves = tuple(
        Wave(
            y=100 + 20 * n + choice[n] % 4,
            half=(26, 32, 40, 52)[(choice[5 + n] + n) % 4],
            swing=(7, 9, 11)[choice[10 + n] % 3],
            shift=choice[15 + n] % 60,
            colour=tint,
        )
        for n, tint in enumerate(tints)
    )
    return Water(
        sky=mixed(base, COTTON, 88),
        glow=mixed(YELLOW, COTTON, 62),
        sun=YELLOW,
        sun_share=(240, 360, 640, 760)[(choice[20] + variant) % 4],
        sun_y=92 + choice[21] % 10,
        sun_radius=22 + choice[22] % 8,
        crest=mixed(base, COTTON, 78),
        waves=waves,
        has_boat=variant in (2, 4),
        has_birds=variant in (3, 4),
    )

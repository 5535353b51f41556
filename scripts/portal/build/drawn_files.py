"""The files that the program draws: illustrations, share images, the icon, the joined style sheet."""

from collections.abc import Callable, Iterator
from functools import cache, partial
from hashlib import blake2b
from itertools import product
from pathlib import Path

import msgspec

from portal.art.drawing import art_files
from portal.art.favicon import favicon
from portal.art.stylesheet import PATH as STYLESHEET
from portal.art.stylesheet import section_files, stylesheet
from portal.build.theme_files import Theme
from portal.build.wanted import Drawn
from portal.model.portal_model import Model
from portal.pages.art_addresses import VARIANTS, ShareImage, art_address, share_images, slots_in_use

FAVICON = "favicon.svg"
MOTIFS = ("song-nuoc", "tho-cam")
_ART = ("content/cong.yaml", "scripts/portal/art/drawing.py")
_SHARE = ("content/cong.yaml", "scripts/portal/art/share_image.py")


def drawn_files(model: Model, theme: Path, files: Theme, base: str) -> Iterator[Drawn]:
    """Nothing is drawn yet: each is known by what it is made from. `base`: version of the program and the settings."""
    sections = section_files(theme)
    sheet = "\0".join(files.static[name.removeprefix("static/")] for name in sections)
    sources = tuple(f"theme/{name}" for name in sections)
    yield Drawn(STYLESHEET, f"sheet {_digest(f'{sheet} {base}'.encode())}", sources, lambda: stylesheet(theme))
    motif = model.portal.motif
    yield Drawn(FAVICON, f"favicon {motif} {base}", _ART, lambda: favicon(motif))
    slots = slots_in_use(model)
    art = cache(lambda: dict(art_files(motif, slots)))
    for path in _art_paths(motif, slots):
        yield Drawn(path, f"art {base}", _ART, partial(_art, art, path))
    fonts = "\0".join(digest for path, digest in files.static.items() if path.startswith("fonts/"))
    for image in share_images(model):
        parts = msgspec.json.encode((image, motif, model.portal.name, fonts, base))
        yield Drawn(image.path, f"share {_digest(parts)}", _SHARE, _share_drawer(image, model, theme))


def shown_theme_files(theme: Path, files: Theme) -> tuple[str, ...]:
    """Static files that are published as they are: all but the sections of the style sheet."""
    joined = set(section_files(theme))
    return tuple(path for path in files.static if f"static/{path}" not in joined)


def _art_paths(motif: str, slots: tuple[int, ...]) -> Iterator[str]:
    """What `art_files` draws, known without drawing it."""
    for name in MOTIFS:
        yield f"hinh/{name}/dai.svg"
    for slot, variant, wide in product(slots, range(1, VARIANTS + 1), (False, True)):
        yield art_address(motif, slot, variant, wide)[1:]


def _art(drawings: Callable[[], dict[str, bytes]], path: str) -> bytes:
    return drawings()[path]


def _share_drawer(image: ShareImage, model: Model, theme: Path) -> Callable[[], bytes]:
    portal = model.portal
    fonts = theme / "static" / "fonts"

    def draw() -> bytes:
        from portal.art.share_image import share_image  # opens Pillow

        return share_image(portal.motif, image.slot, image.title, image.label, portal.name, fonts)

    return draw


def _digest(content: bytes) -> str:
    return blake2b(content, digest_size=16).hexdigest()

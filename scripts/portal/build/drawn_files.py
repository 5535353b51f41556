"""The files that the program draws: illustrations, share images, the icon, the joined style sheet."""

from collections.abc import Callable, Iterator
from hashlib import blake2b
from pathlib import Path

import msgspec

from portal.art.drawing import art_files
from portal.art.favicon import favicon
from portal.art.share_image import share_image
from portal.art.stylesheet import PATH as STYLESHEET
from portal.art.stylesheet import section_files, stylesheet
from portal.build.theme_files import Theme
from portal.build.wanted import Drawn
from portal.model.portal_model import Model
from portal.pages.art_addresses import ShareImage, share_images, slots_in_use

_ART = ("content/cong.yaml", "scripts/portal/art/drawing.py")
_SHARE = ("content/cong.yaml", "scripts/portal/art/share_image.py")


def drawn_files(model: Model, theme: Path, files: Theme, base: str) -> Iterator[Drawn]:
    """Those that are cheap are drawn at once and known by their bytes; a share image only when its parts changed.

    `base`: version of the program and the settings.
    """
    sheet = tuple(f"theme/{name}" for name in section_files(theme))
    yield _drawn_now(STYLESHEET, stylesheet(theme), sheet)
    motif = model.portal.motif
    yield _drawn_now("favicon.svg", favicon(motif), _ART)
    for path, content in art_files(motif, slots_in_use(model)):
        yield _drawn_now(path, content, _ART)
    fonts = "\0".join(digest for path, digest in files.static.items() if path.startswith("fonts/"))
    for image in share_images(model):
        parts = msgspec.json.encode((image, motif, model.portal.name, fonts, base))
        yield Drawn(image.path, f"share {_digest(parts)}", _SHARE, _share_drawer(image, model, theme))


def shown_theme_files(theme: Path, files: Theme) -> tuple[str, ...]:
    """Static files that are published as they are: all but the sections of the style sheet."""
    joined = set(section_files(theme))
    return tuple(path for path in files.static if f"static/{path}" not in joined)


def _drawn_now(path: str, content: bytes, sources: tuple[str, ...]) -> Drawn:
    return Drawn(path, f"drawn {_digest(content)}", sources, lambda: content)


def _share_drawer(image: ShareImage, model: Model, theme: Path) -> Callable[[], bytes]:
    portal = model.portal
    fonts = theme / "static" / "fonts"
    return lambda: share_image(portal.motif, image.slot, image.title, image.label, portal.name, fonts)


def _digest(content: bytes) -> str:
    return blake2b(content, digest_size=16).hexdigest()

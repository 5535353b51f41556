"""Opening the bytes of a picture with Pillow: three formats, no surprises."""

import io
import re
import struct
import warnings
import zlib

# Imported by name so that Pillow need not load its forty other formats to find these.
from PIL import Image, JpegImagePlugin, MpoImagePlugin, PngImagePlugin, WebPImagePlugin

FORMATS = (
    JpegImagePlugin.JpegImageFile.format,
    PngImagePlugin.PngImageFile.format,
    WebPImagePlugin.WebPImageFile.format,
)

# What Pillow 13 raises for bytes that are not a whole picture, seen by cutting and flipping bytes (tests).
BROKEN = (OSError, SyntaxError, ValueError, TypeError, ArithmeticError, LookupError, EOFError, struct.error, zlib.error)

# Over this Pillow itself refuses (twice its own warning limit): no header is believed so far.
PILLOW_PIXELS = 2 * (Image.MAX_IMAGE_PIXELS or 0)

_ORIENTATION_TAG = 0x0112
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_SCAN = re.compile(rb"\xff\xda")


def open_picture(data: bytes) -> Image.Image:
    """The header only; no pixel is decoded. Raises one of BROKEN, or Image.DecompressionBombError."""
    with _quiet():
        return Image.open(io.BytesIO(data), formats=FORMATS)


def decode(image: Image.Image) -> None:
    """Every pixel, to the last byte. Raises one of BROKEN."""
    with _quiet():
        image.load()


def format_of(image: Image.Image) -> str:
    """JPEG, PNG or WEBP. A phone's picture with a second one behind it (MPO) is the JPEG it starts with."""
    return "JPEG" if isinstance(image, MpoImagePlugin.MpoImageFile) else image.format or ""


def is_animated(image: Image.Image) -> bool:
    """Whether it moves: an APNG or WebP of several frames."""
    return format_of(image) != "JPEG" and getattr(image, "n_frames", 1) > 1


def scan_count(data: bytes) -> int:
    """Passes over a JPEG; ordinary progressive ones have about ten."""
    return len(_SCAN.findall(data))


def turn_of(image: Image.Image) -> Image.Transpose | None:
    """How the picture is to be turned to stand upright, by its EXIF. Ask after `decode`: PNG may tell it at the end."""
    try:
        with _quiet():
            orientation = image.getexif().get(_ORIENTATION_TAG)
    except BROKEN:
        return None  # a broken note beside the picture is no fault of the picture
    return _TURNS.get(orientation) if isinstance(orientation, int) else None


def is_lying(turn: Image.Transpose | None) -> bool:
    """Whether upright exchanges width and height."""
    return turn in (
        Image.Transpose.TRANSPOSE,
        Image.Transpose.TRANSVERSE,
        Image.Transpose.ROTATE_90,
        Image.Transpose.ROTATE_270,
    )


def _quiet() -> "warnings.catch_warnings[None]":
    """Pillow warns on standard error of large pictures and broken notes: the one is a finding, the other no matter."""
    return warnings.catch_warnings(action="ignore")

"""The published copies of a picture: made anew, upright, in sRGB, with nothing of the sender's in them."""

import hashlib
import io

from PIL import Image, ImageCms, features
from PIL import __version__ as pillow_version

from portal.findings.finding import CannotRun
from portal.model.text_parts import Picture, Variant
from portal.read.bounded_file import read_plain
from portal.read.decoded_picture import BROKEN, decode, is_lying, open_picture, turn_of

FULL_WIDTH_PX = 1600
VARIANT_WIDTHS_PX = (480, 960)
REFUSED_BYTES = 12_000_000

_RECIPE = 1  # raise it whenever the copies of an unchanged picture come out differently
_QUALITY = 82
_PROFILE_BYTES = 4_000_000
_FORMATS = {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "webp": "WEBP"}


def fitted(width_px: int, height_px: int, most_px: int) -> tuple[int, int]:
    """The size at most `most_px` wide, in the same proportion; never larger than it was, never nothing."""
    if width_px <= most_px:
        return width_px, height_px
    return most_px, max(1, (height_px * most_px + width_px // 2) // width_px)


def variants_of(file: str, width_px: int) -> tuple[Variant, ...]:
    """The smaller copies of a picture published `width_px` wide, narrowest first.

    `anh.jpg.480.webp`: an author's file has exactly one dot, and anh.png beside anh.jpg has variants of its own.
    """
    return tuple(Variant(f"{file}.{narrow}.webp", narrow) for narrow in VARIANT_WIDTHS_PX if narrow < width_px)


def published_copies(picture: Picture) -> tuple[tuple[str, int], ...]:
    """(path in the output without leading slash, width in px) of the full copy and of each variant."""
    folder = picture.address.rpartition("/")[0].lstrip("/")
    smaller = ((f"{folder}/{variant.file}".lstrip("/"), variant.width_px) for variant in picture.variants)
    return ((picture.address.lstrip("/"), picture.width_px), *smaller)


def copy_key(digest: str, ending: str, width_px: int) -> str:
    """Names the bytes that `make_copy` would give: by the picture's digest, the request, and what makes the copy."""
    codecs = (features.version(name) or "" for name in ("jpg", "webp", "zlib", "littlecms2"))
    parts = (digest, _FORMATS[ending], str(width_px), str(_RECIPE), pillow_version, *codecs)
    return hashlib.blake2b("\n".join(parts).encode(), digest_size=16).hexdigest()


def make_copy(real: str, ending: str, width_px: int) -> bytes:
    """The picture at `real`, at most `width_px` wide, encoded as `ending` (jpg, jpeg, png, webp) says.

    Same file, same bytes. The file was accepted by `inspect_picture`; raises CannotRun when it has changed since.
    """
    data = read_plain(real, REFUSED_BYTES)
    try:
        return encoded(upright(data or b"", width_px), ending)
    except (*BROKEN, Image.DecompressionBombError) as change:
        raise CannotRun(f"Ảnh {real} đã thay đổi trong lúc dựng cổng.") from change


def upright(data: bytes, width_px: int) -> Image.Image:
    """The pixels alone: RGB, or RGBA where something is transparent, at most `width_px` wide. Raises as Pillow does."""
    image = open_picture(data)
    width, height = image.size
    longest = max(fitted(width, height, width_px)[0], fitted(height, width, width_px)[1])
    # JPEG decodes to a half, quarter or eighth at once; twice what is needed keeps the picture sharp.
    image.draft(None, (2 * longest, 2 * longest))
    decode(image)
    turn = turn_of(image)
    target = fitted(height, width, width_px)[::-1] if is_lying(turn) else fitted(width, height, width_px)
    pixels = _plain_mode(image)
    if pixels.size != target:
        pixels = pixels.resize(target, Image.Resampling.LANCZOS, reducing_gap=3.0)
    if turn is not None:
        pixels = pixels.transpose(turn)
    return _without_spare_alpha(_in_srgb(pixels, image.info.get("icc_profile")))


def encoded(image: Image.Image, ending: str) -> bytes:
    """The file of `upright` pixels. Nothing but pixels goes in."""
    image.info = {}  # the encoders would copy comments, profiles and transparency from here
    file = io.BytesIO()
    match _FORMATS[ending]:
        case "JPEG":
            flat = image if image.mode == "RGB" else image.convert("RGB")
            flat.save(file, "JPEG", quality=_QUALITY, progressive=True, optimize=True)
        case "PNG":
            image.save(file, "PNG", optimize=True)
        case format_name:
            image.save(file, format_name, quality=_QUALITY, method=4)
    return file.getvalue()


def _plain_mode(image: Image.Image) -> Image.Image:
    """Modes that can be resized without harm: palettes resolved, 16 bits brought to 8."""
    if image.mode.startswith("I"):
        # Pillow cuts what is over 255 off instead of scaling it.
        return image.convert("I").point(lambda value: value * (1 / 257) + 0.5).convert("L")
    if image.mode in ("RGB", "RGBA", "L", "CMYK") and "transparency" not in image.info:
        return image
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


def _in_srgb(image: Image.Image, profile: object) -> Image.Image:
    """The picture's own colour profile applied; without one, or with a broken one, its numbers are taken as sRGB."""
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    if isinstance(profile, bytes) and 0 < len(profile) <= _PROFILE_BYTES:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            spaces = {"RGB": "RGB ", "RGBA": "RGB ", "L": "GRAY", "CMYK": "CMYK"}
            if source.profile.xcolor_space == spaces[image.mode]:
                return _transformed(image, source, mode)
        except (ImageCms.PyCMSError, *BROKEN):
            pass  # seen in phones' pictures; every browser shows them all the same
    return image if image.mode == mode else image.convert(mode)


def _transformed(image: Image.Image, source: ImageCms.ImageCmsProfile, mode: str) -> Image.Image:
    made = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode=mode)
    if made is None:
        raise OSError("no transform")
    return made


def _without_spare_alpha(image: Image.Image) -> Image.Image:
    """An alpha channel that hides nothing is left out: a third less to send."""
    if image.mode == "RGBA" and image.getchannel("A").getextrema()[0] == 255:
        return image.convert("RGB")
    return image

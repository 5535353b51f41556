"""A picture beside a text: looked into before it is believed."""

import hashlib

from PIL import Image

from portal.findings.finding import Finding, Place
from portal.model.text_parts import Picture
from portal.read.bounded_file import SizeLimit, read_bounded
from portal.read.decoded_picture import (
    BROKEN,
    PILLOW_PIXELS,
    decode,
    format_of,
    is_animated,
    is_lying,
    open_picture,
    scan_count,
    turn_of,
)
from portal.read.file_kind import kind_of
from portal.read.picture_copies import FULL_WIDTH_PX, REFUSED_BYTES, fitted, variants_of
from portal.read.tree import PICTURE_TYPES, SourceFile

_SMALLER = "Thu nhỏ ảnh còn 1600 px chiều ngang, lưu lại bằng JPEG rồi gửi lại."
_AGAIN = "Mở ảnh gốc, lưu lại bằng JPEG, PNG hoặc WebP rồi gửi lại."
_WEIGHT = SizeLimit("Ảnh", 4_000_000, REFUSED_BYTES, _SMALLER)
_WARNED_PIXELS = 20_000_000
_REFUSED_PIXELS = 50_000_000
# libwebp keeps two canvases while it decodes: 50 MP would not fit into the memory one article may take.
_REFUSED_WEBP_PIXELS = 25_000_000
_REFUSED_SIDE_PX = 12_000
# A scan may cost a pass over the whole picture: thousands of empty ones would hold the build for minutes.
_REFUSED_SCANS = 100
_ENDINGS = {"JPEG": ("jpg", "jpeg"), "PNG": ("png",), "WEBP": ("webp",)}


def inspect_picture(file: SourceFile, base: str) -> tuple[Picture | None, tuple[Finding, ...]]:
    """The record of a picture as it will be published, or None with the reason.

    `base`: address of its page (`/tin-bai/u/2024-01-01-x/`). Width and height are those of the full copy, upright.
    Findings: DL-08 not the picture its ending says, or broken; DL-10 over a limit (a warning leaves the record).
    Raises CannotRun when the disk refuses.
    """
    data, told = read_bounded(file, _WEIGHT)
    if data is None:
        return None, told
    if finding := _mismatch(file, data):
        return None, (finding,)
    try:
        image = open_picture(data)
    except Image.DecompressionBombError:
        million = PILLOW_PIXELS // 1_000_000
        return None, (_refused(file, "DL-10", f"có hơn {million} triệu điểm ảnh, nhiều nhất 50 triệu.", _SMALLER),)
    except BROKEN:
        return None, (_broken(file),)
    if finding := _over_limit(file, image, data):
        return None, (finding,)
    size = image.size
    try:
        # The eighth of a JPEG reads every byte of it all the same.
        image.draft(None, (1, 1))
        decode(image)
    except BROKEN:
        return None, (_broken(file),)
    pixels = size[0] * size[1]
    if pixels > _WARNED_PIXELS and not told:
        message = (
            f"Ảnh “{file.name}” có {_millions(pixels)} triệu điểm ảnh, nên dưới {_WARNED_PIXELS // 1_000_000} triệu."
        )
        told = (Finding(Place(file.path), "DL-10", "warning", message, _SMALLER),)
    width, height = fitted(*(size[::-1] if is_lying(turn_of(image)) else size), FULL_WIDTH_PX)
    digest = hashlib.blake2b(data, digest_size=16).hexdigest()
    return Picture(file.name, base + file.name, digest, width, height, variants_of(file.name, width)), told


def promised_pixels(file: SourceFile) -> int:
    """What the header of a picture promises; 0 when it cannot be told. Raises CannotRun when the disk refuses."""
    data, _ = read_bounded(file, _WEIGHT)
    try:
        size = open_picture(data or b"").size
    except (*BROKEN, Image.DecompressionBombError):
        return 0
    return size[0] * size[1]


def _mismatch(file: SourceFile, data: bytes) -> Finding | None:
    """Told when the first bytes are not those of the ending."""
    kind = kind_of(data)
    if kind.ending == file.type or (kind.ending, file.type) == ("jpg", "jpeg"):
        return None
    hint = _AGAIN
    if kind.ending in PICTURE_TYPES:
        hint = f"Đổi tên tệp thành “{file.name.rpartition('.')[0]}.{kind.ending}” và sửa tên ấy trong bài."
    return _refused(file, "DL-08", f"mang đuôi “.{file.type}” nhưng bên trong là {kind.word}.", hint)


def _over_limit(file: SourceFile, image: Image.Image, data: bytes) -> Finding | None:
    """Told when the header promises too much, before any pixel is decoded."""
    width, height = image.size
    real_format = format_of(image)
    most = _REFUSED_WEBP_PIXELS if real_format == "WEBP" else _REFUSED_PIXELS
    if file.type not in _ENDINGS.get(real_format, ()):
        return _broken(file)
    if max(width, height) > _REFUSED_SIDE_PX:
        message = f"rộng {width} px, cao {height} px, mỗi cạnh nhiều nhất {_REFUSED_SIDE_PX} px."
        return _refused(file, "DL-10", message, _SMALLER)
    if width * height > most:
        message = f"có {_millions(width * height)} triệu điểm ảnh, nhiều nhất {most // 1_000_000} triệu."
        return _refused(file, "DL-10", message, _SMALLER)
    if is_animated(image):
        return _refused(file, "DL-08", "là ảnh động.", "Lưu một khung hình thành ảnh JPEG hoặc PNG rồi gửi lại.")
    if real_format == "JPEG" and (scans := scan_count(data)) > _REFUSED_SCANS:
        return _refused(file, "DL-10", f"chia thành {scans} lượt quét, nhiều nhất {_REFUSED_SCANS}.", _AGAIN)
    return None


def _broken(file: SourceFile) -> Finding:
    return _refused(file, "DL-08", "hỏng hoặc thiếu dữ liệu, không mở được.", _AGAIN)


def _refused(file: SourceFile, code: str, message: str, hint: str) -> Finding:
    return Finding(Place(file.path), code, "error", f"Ảnh “{file.name}” {message}", hint)


def _millions(pixels: int) -> str:
    """Rounded up, so that what is over a limit never reads as the limit itself."""
    whole, tenth = divmod(-(-pixels // 100_000), 10)
    return f"{whole},{tenth}" if tenth else str(whole)

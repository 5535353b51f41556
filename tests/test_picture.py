"""Pictures: what is taken, what is refused, and what the published copies hold."""

import io
import os
import struct
import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, PngImagePlugin

from portal.findings.finding import CannotRun, Place
from portal.model.text_parts import Picture, Variant
from portal.read.picture import inspect_picture
from portal.read.picture_copies import copy_key, fitted, make_copy, published_copies
from portal.read.tree import SourceFile

BASE = "/tin-bai/van-phong/2024-03-05-hoi-khoe/"
SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
FORMATS = {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "webp": "WEBP"}


def put(folder: Path, name: str, data: bytes) -> SourceFile:
    real = folder / name
    real.write_bytes(data)
    info = real.stat()
    path = f"content{BASE}{name}"
    return SourceFile(path, str(real), info.st_size, info.st_mtime_ns, info.st_ctime_ns, info.st_ino)


def drawn(width: int = 64, height: int = 48, mode: str = "RGB") -> Image.Image:
    """Red above left, blue elsewhere: which way up it is can be told from its corners."""
    image = Image.new("RGB", (width, height), (0, 0, 255))
    image.paste((255, 0, 0), (0, 0, width // 2, height // 2))
    return image.convert(mode)


def encode(image: Image.Image, format_name: str, **options: object) -> bytes:
    file = io.BytesIO()
    image.save(file, format_name, **options)
    return file.getvalue()


def told(file: SourceFile) -> list[tuple[str, str]]:
    return [(finding.code, finding.severity) for finding in inspect_picture(file, BASE)[1]]


def copied(file: SourceFile, ending: str, width_px: int = 1600) -> Image.Image:
    image = Image.open(io.BytesIO(make_copy(file.real, ending, width_px)))
    image.load()
    return image


def pixel(image: Image.Image, at: tuple[int, int]) -> tuple[int, ...]:
    value = image.getpixel(at)
    assert isinstance(value, tuple)
    return value


def png_chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png_claiming(width: int, height: int) -> bytes:
    """A PNG of a few bytes whose header promises `width` x `height`."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = png_chunk(b"IHDR", header) + png_chunk(b"IDAT", zlib.compress(b"\0" * 100)) + png_chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


@pytest.mark.parametrize("ending", ["jpg", "jpeg", "png", "webp"])
def test_a_picture_is_told_with_its_address_size_and_digest(tmp_path: Path, ending: str) -> None:
    file = put(tmp_path, f"anh.{ending}", encode(drawn(), FORMATS[ending]))

    picture, findings = inspect_picture(file, BASE)

    assert () == findings
    assert picture is not None
    assert (f"anh.{ending}", f"{BASE}anh.{ending}", 64, 48, ()) == (
        picture.file,
        picture.address,
        picture.width_px,
        picture.height_px,
        picture.variants,
    )
    assert 32 == len(picture.digest)


def test_a_large_picture_is_published_1600_wide_with_two_variants(tmp_path: Path) -> None:
    file = put(tmp_path, "anh.jpg", encode(drawn(3200, 1000), "JPEG"))

    picture, findings = inspect_picture(file, BASE)

    assert () == findings
    assert picture is not None
    assert (1600, 500) == (picture.width_px, picture.height_px)
    assert (Variant("anh.jpg.480.webp", 480), Variant("anh.jpg.960.webp", 960)) == picture.variants


@pytest.mark.parametrize(("width", "narrower"), [(480, ()), (481, (480,)), (960, (480,)), (961, (480, 960))])
def test_a_variant_is_always_narrower_than_the_full_copy(tmp_path: Path, width: int, narrower: tuple[int, ...]) -> None:
    picture, _ = inspect_picture(put(tmp_path, "anh.png", encode(drawn(width, 10), "PNG")), BASE)

    assert picture is not None
    assert narrower == tuple(variant.width_px for variant in picture.variants)


def test_two_pictures_that_differ_only_in_their_ending_share_no_published_file(tmp_path: Path) -> None:
    data = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP"}
    files = [put(tmp_path, f"anh.{ending}", encode(drawn(1000, 10), name)) for ending, name in data.items()]

    pictures = [inspect_picture(file, BASE)[0] for file in files]
    paths = [path for picture in pictures if picture for path, _ in published_copies(picture)]

    assert 9 == len(paths) == len(set(paths))


def test_the_published_copies_lie_under_the_page_without_a_leading_slash() -> None:
    picture = Picture("a.png", "/tin-bai/u/2024-01-01-x/a.png", "0", 1000, 10, (Variant("a.png.480.webp", 480),))

    copies = published_copies(picture)

    assert (("tin-bai/u/2024-01-01-x/a.png", 1000), ("tin-bai/u/2024-01-01-x/a.png.480.webp", 480)) == copies


@pytest.mark.parametrize("format_name", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_exif_orientation_comes_out_upright(tmp_path: Path, format_name: str, orientation: int) -> None:
    turned = ["FLIP_LEFT_RIGHT", "ROTATE_180", "FLIP_TOP_BOTTOM", "TRANSPOSE", "ROTATE_90", "TRANSVERSE", "ROTATE_270"]
    image = drawn()
    if orientation > 1:
        image = image.transpose(Image.Transpose[turned[orientation - 2]])  # what the sensor of a camera so held sees
    exif = Image.Exif()
    exif[0x0112] = orientation
    ending = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}[format_name]
    file = put(tmp_path, f"anh.{ending}", encode(image, format_name, exif=exif))

    picture, _ = inspect_picture(file, BASE)
    copy = copied(file, ending).convert("RGB")

    assert picture is not None
    assert (64, 48) == (picture.width_px, picture.height_px) == copy.size
    corners = [pixel(copy, at) for at in ((4, 4), (59, 4), (4, 43), (59, 43))]
    assert ["red", "blue", "blue", "blue"] == ["red" if corner[0] > corner[2] else "blue" for corner in corners]


def test_a_lying_picture_is_measured_upright_before_it_is_made_smaller(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    file = put(tmp_path, "anh.jpg", encode(drawn(2000, 3000), "JPEG", exif=exif))

    picture, _ = inspect_picture(file, BASE)

    assert picture is not None
    assert (1600, 1067) == (picture.width_px, picture.height_px) == copied(file, "jpg").size
    assert (480, 320) == copied(file, "webp", 480).size


def test_a_tall_picture_keeps_its_height(tmp_path: Path) -> None:
    file = put(tmp_path, "anh.png", encode(drawn(300, 5000), "PNG"))

    picture, _ = inspect_picture(file, BASE)

    assert picture is not None
    assert (300, 5000) == (picture.width_px, picture.height_px) == copied(file, "png").size


@given(st.integers(1, 12_000), st.integers(1, 12_000), st.integers(1, 1600))
def test_a_copy_is_never_larger_than_its_picture_and_never_nothing(width: int, height: int, most: int) -> None:
    narrower, lower = fitted(width, height, most)

    assert 1 <= narrower <= min(width, most)
    assert 1 <= lower <= height


@pytest.mark.parametrize("ending", ["jpg", "png", "webp"])
def test_nothing_of_the_sender_is_in_a_copy(tmp_path: Path, ending: str) -> None:
    exif = Image.Exif()
    exif[0x010F] = "BIMAT-may-anh"
    exif.get_ifd(0x8825)[2] = (12.0, 40.0, 30.0)
    options: dict[str, object] = {"exif": exif, "icc_profile": SRGB, "xmp": b"<x:xmpmeta>BIMAT</x:xmpmeta>"}
    if ending == "jpg":
        options["comment"] = b"BIMAT"
    if ending == "png":
        notes = PngImagePlugin.PngInfo()
        notes.add_text("Author", "BIMAT")
        notes.add_itxt("XML:com.adobe.xmp", "BIMAT")
        options["pnginfo"] = notes
    sent = encode(drawn(), FORMATS[ending], **options) + b"PK\x03\x04BIMAT<html><script>"
    file = put(tmp_path, f"anh.{ending}", sent)

    for asked in (ending, "webp"):
        copy = make_copy(file.real, asked, 1600)
        image = Image.open(io.BytesIO(copy))
        image.load()

        assert b"BIMAT" in sent
        assert b"BIMAT" not in copy
        assert b"PK\x03\x04" not in copy
        assert {} == dict(image.getexif())
        assert not {"icc_profile", "comment", "xmp", "exif", "XML:com.adobe.xmp", "Author"} & image.info.keys()


def test_a_zip_hidden_behind_a_jpeg_ends_with_the_copy(tmp_path: Path) -> None:
    file = put(tmp_path, "anh.jpg", encode(drawn(), "JPEG") + b"PK\x03\x04 <html><script>alert(1)</script>")

    picture, findings = inspect_picture(file, BASE)
    copy = make_copy(file.real, "jpg", 1600)

    assert picture is not None
    assert () == findings
    assert b"\xff\xd9" == copy[-2:]
    assert b"<script" not in copy


def test_a_copy_is_the_same_bytes_every_time(tmp_path: Path) -> None:
    file = put(tmp_path, "anh.jpg", encode(drawn(900, 700), "JPEG"))

    for ending, width in (("jpg", 1600), ("png", 1600), ("webp", 480)):
        assert make_copy(file.real, ending, width) == make_copy(file.real, ending, width)


def test_a_colour_profile_is_applied_before_it_is_dropped(tmp_path: Path) -> None:
    """A profile that exchanges red and blue: what a browser showed blue is blue without it."""
    profile = bytearray(SRGB)
    red, blue = profile.index(b"rXYZ"), profile.index(b"bXYZ")
    profile[red : red + 4], profile[blue : blue + 4] = b"bXYZ", b"rXYZ"
    red, blue = profile.index(b"rTRC"), profile.index(b"bTRC")
    profile[red : red + 4], profile[blue : blue + 4] = b"bTRC", b"rTRC"
    image = Image.new("RGB", (10, 10), (255, 0, 0))
    file = put(tmp_path, "anh.png", encode(image, "PNG", icc_profile=bytes(profile)))

    red_part, _, blue_part = pixel(copied(file, "png"), (5, 5))

    assert (True, True) == (red_part < 20, blue_part > 235)


@pytest.mark.parametrize(
    "profile",
    [
        b"",
        b"khong phai ICC",
        b"\0" * 200,
        SRGB[:300],
        SRGB[:16] + b"\xffGB " + SRGB[20:],
        SRGB[:16] + b"CMYK" + SRGB[20:],
    ],
)
def test_a_broken_colour_profile_does_not_spoil_the_picture(tmp_path: Path, profile: bytes) -> None:
    file = put(tmp_path, "anh.png", encode(drawn(), "PNG", icc_profile=profile))

    assert (255, 0, 0) == pixel(copied(file, "png"), (4, 4))


def test_a_printers_picture_comes_out_in_screen_colours(tmp_path: Path) -> None:
    file = put(tmp_path, "anh.jpg", encode(drawn(mode="CMYK"), "JPEG", quality=95))

    copy = copied(file, "jpg")
    red, green, blue = pixel(copy, (4, 4))

    assert "RGB" == copy.mode
    assert (True, True, True) == (red > 200, green < 60, blue < 60)


def test_sixteen_bits_are_scaled_to_eight_not_cut(tmp_path: Path) -> None:
    image = Image.new("I;16", (20, 10), 32_768)
    file = put(tmp_path, "anh.png", encode(image, "PNG"))

    assert (128, 128, 128) == pixel(copied(file, "png"), (5, 5))


def test_a_transparent_palette_stays_transparent(tmp_path: Path) -> None:
    image = Image.new("P", (10, 10), 1)
    image.putpalette([255, 255, 255, 0, 128, 0])
    image.paste(0, (0, 0, 5, 10))
    file = put(tmp_path, "anh.png", encode(image, "PNG", transparency=0))

    for ending in ("png", "webp"):
        copy = copied(file, ending)

        assert "RGBA" == copy.mode
        assert 0 == pixel(copy, (1, 5))[3]
        assert 255 == pixel(copy, (8, 5))[3]


def test_a_colour_profile_leaves_transparency_alone(tmp_path: Path) -> None:
    image = Image.new("RGBA", (10, 10), (255, 0, 0, 100))
    file = put(tmp_path, "anh.png", encode(image, "PNG", icc_profile=SRGB))

    assert 100 == pixel(copied(file, "png"), (5, 5))[3]


def test_an_alpha_channel_that_hides_nothing_is_left_out(tmp_path: Path) -> None:
    file = put(tmp_path, "anh.png", encode(drawn(mode="RGBA"), "PNG"))

    assert "RGB" == copied(file, "png").mode


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_mode_of_png_gives_every_copy(tmp_path: Path, mode: str) -> None:
    image = Image.new("I;16", (600, 40), 900) if mode == "I;16" else drawn(600, 40, mode)
    file = put(tmp_path, "anh.png", encode(image, "PNG"))

    picture, findings = inspect_picture(file, BASE)

    assert () == findings
    assert picture is not None
    assert [(600, 40), (480, 32)] == [copied(file, "png").size, copied(file, "webp", 480).size]


def test_a_phones_picture_with_a_second_one_behind_it_is_taken_as_the_first(tmp_path: Path) -> None:
    second = Image.new("RGB", (64, 48), (0, 255, 0))
    file = put(tmp_path, "anh.jpg", encode(drawn(), "MPO", save_all=True, append_images=[second]))

    picture, findings = inspect_picture(file, BASE)

    assert () == findings
    assert picture is not None
    assert pixel(copied(file, "jpg"), (4, 4))[0] > 200


@pytest.mark.parametrize(
    ("name", "format_name", "word", "hint"),
    [
        ("anh.jpg", "PNG", "ảnh PNG", "Đổi tên tệp thành “anh.png” và sửa tên ấy trong bài."),
        ("anh.png", "JPEG", "ảnh JPEG", "Đổi tên tệp thành “anh.jpg” và sửa tên ấy trong bài."),
        ("anh.png", "WEBP", "ảnh WebP", "Đổi tên tệp thành “anh.webp” và sửa tên ấy trong bài."),
        ("anh.png", "GIF", "ảnh GIF", None),
        ("anh.jpg", "TIFF", "ảnh TIFF", None),
        ("anh.jpg", "BMP", "ảnh BMP", None),
    ],
)
def test_a_picture_of_another_kind_is_told_by_its_real_name(
    tmp_path: Path, name: str, format_name: str, word: str, hint: str | None
) -> None:
    file = put(tmp_path, name, encode(drawn(), format_name))

    picture, (finding,) = inspect_picture(file, BASE)

    assert picture is None
    assert ("DL-08", "error", Place(file.path)) == (finding.code, finding.severity, finding.place)
    assert f"Ảnh “{name}” mang đuôi “.{file.type}” nhưng bên trong là {word}." == finding.message
    assert hint is None or hint == finding.hint


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "ảnh SVG"),
        (b"<?xml version='1.0'?>\n<svg/>", "ảnh SVG"),
        (b"<!DOCTYPE html><script>alert(1)</script>", "trang HTML"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", "ảnh HEIC của điện thoại"),
        ("Chỉ là chữ.\n".encode(), "văn bản thường"),
        (b"%PDF-1.7\n", "tài liệu PDF"),
        (b"PK\x03\x04aaaa", "gói nén ZIP"),
        (b"MZ\x90\x00\x03", "chương trình Windows"),
        (bytes(range(128, 256)), "dữ liệu không rõ loại"),
    ],
)
def test_what_is_no_picture_is_told_by_what_it_is(tmp_path: Path, data: bytes, word: str) -> None:
    picture, (finding,) = inspect_picture(put(tmp_path, "anh.jpg", data), BASE)

    assert picture is None
    assert f"Ảnh “anh.jpg” mang đuôi “.jpg” nhưng bên trong là {word}." == finding.message


def test_an_empty_file_is_told(tmp_path: Path) -> None:
    picture, (finding,) = inspect_picture(put(tmp_path, "anh.png", b""), BASE)

    assert picture is None
    assert ("DL-08", "Tệp “anh.png” rỗng (0 byte).") == (finding.code, finding.message)


@pytest.mark.parametrize("ending", ["jpg", "png", "webp"])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_picture_that_was_cut_off_is_told(tmp_path: Path, ending: str, share: float) -> None:
    noise = Image.effect_noise((200, 200), 80).convert("RGB")
    data = encode(noise, FORMATS[ending])
    file = put(tmp_path, f"anh.{ending}", data[: int(len(data) * share)])

    assert [("DL-08", "error")] == told(file)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.sampled_from(["jpg", "png", "webp"]), st.lists(st.tuples(st.integers(0, 4000), st.integers(0, 255)), max_size=6)
)
def test_bytes_changed_anywhere_are_a_finding_or_a_picture_never_a_crash(
    tmp_path: Path, ending: str, changes: list[tuple[int, int]]
) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    data = bytearray(encode(drawn(40, 30), FORMATS[ending], exif=exif))
    for at, value in changes:
        data[at % len(data)] = value
    file = put(tmp_path, f"anh.{ending}", bytes(data))

    picture, findings = inspect_picture(file, BASE)

    assert (picture is None) == any(finding.severity == "error" for finding in findings)
    if picture is not None:
        assert (picture.width_px, picture.height_px) == copied(file, ending).size


@pytest.mark.parametrize(("format_name", "ending"), [("PNG", "png"), ("WEBP", "webp")])
def test_what_moves_is_refused(tmp_path: Path, format_name: str, ending: str) -> None:
    second = Image.new("RGB", (64, 48), (0, 255, 0))
    file = put(tmp_path, f"anh.{ending}", encode(drawn(), format_name, save_all=True, append_images=[second]))

    picture, (finding,) = inspect_picture(file, BASE)

    assert picture is None
    assert ("DL-08", f"Ảnh “anh.{ending}” là ảnh động.") == (finding.code, finding.message)


@pytest.mark.parametrize(
    ("width", "height", "message"),
    [
        (12_001, 10, "rộng 12001 px, cao 10 px, mỗi cạnh nhiều nhất 12000 px."),
        (10, 12_001, "rộng 10 px, cao 12001 px, mỗi cạnh nhiều nhất 12000 px."),
        (10_000, 5_001, "có 50,1 triệu điểm ảnh, nhiều nhất 50 triệu."),
        (12_000, 12_000, "có 144 triệu điểm ảnh, nhiều nhất 50 triệu."),
        (60_000, 60_000, "có hơn 178 triệu điểm ảnh, nhiều nhất 50 triệu."),
    ],
)
def test_a_picture_too_large_is_refused_by_its_header_alone(
    tmp_path: Path, width: int, height: int, message: str
) -> None:
    picture, (finding,) = inspect_picture(put(tmp_path, "anh.png", png_claiming(width, height)), BASE)

    assert picture is None
    assert ("DL-10", "error", f"Ảnh “anh.png” {message}") == (finding.code, finding.severity, finding.message)


def test_many_pixels_bring_a_warning_and_are_taken(tmp_path: Path) -> None:
    file = put(tmp_path, "anh.png", encode(Image.new("1", (5_000, 4_001)), "PNG"))

    picture, (finding,) = inspect_picture(file, BASE)

    assert picture is not None
    assert "Ảnh “anh.png” có 20,1 triệu điểm ảnh, nên dưới 20 triệu." == finding.message
    assert "warning" == finding.severity


def test_weight_is_warned_of_then_refused(tmp_path: Path) -> None:
    plain = encode(drawn(), "JPEG")
    heavy = put(tmp_path, "nang.jpg", plain + b"\0" * (4_000_001 - len(plain)))
    heavier = put(tmp_path, "nang-qua.jpg", plain + b"\0" * (12_000_001 - len(plain)))

    taken, (warned,) = inspect_picture(heavy, BASE)
    left, (refused,) = inspect_picture(heavier, BASE)

    assert taken is not None
    assert ("DL-10", "warning", "Ảnh “nang.jpg” nặng 4,1 MB, nên dưới 4 MB.") == (
        warned.code,
        warned.severity,
        warned.message,
    )
    assert left is None
    assert ("DL-10", "error", "Ảnh “nang-qua.jpg” nặng 12,1 MB, nhiều nhất 12 MB.") == (
        refused.code,
        refused.severity,
        refused.message,
    )


def test_a_jpeg_of_very_many_scans_is_refused_before_it_is_decoded(tmp_path: Path) -> None:
    data = encode(drawn(), "JPEG", progressive=True)
    scan = data.rindex(b"\xff\xda")
    last = data[scan:-2]
    file = put(tmp_path, "anh.jpg", data[:-2] + last * 200 + data[-2:])

    picture, (finding,) = inspect_picture(file, BASE)

    assert picture is None
    assert "DL-10" == finding.code
    assert "lượt quét, nhiều nhất 100." in finding.message


def test_a_picture_exchanged_for_a_link_after_the_scan_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "bi-mat.png"
    secret.write_bytes(encode(drawn(), "PNG"))
    file = put(tmp_path, "anh.png", encode(drawn(), "PNG"))
    os.remove(file.real)
    os.symlink(secret, file.real)

    with pytest.raises(CannotRun):
        inspect_picture(file, BASE)
    with pytest.raises(CannotRun):
        make_copy(file.real, "png", 1600)


def test_a_pipe_in_the_place_of_a_picture_holds_nothing_up(tmp_path: Path) -> None:
    file = put(tmp_path, "anh.png", encode(drawn(), "PNG"))
    os.remove(file.real)
    os.mkfifo(file.real)

    with pytest.raises(CannotRun):
        inspect_picture(file, BASE)


def test_a_picture_that_broke_after_it_was_accepted_stops_the_build(tmp_path: Path) -> None:
    file = put(tmp_path, "anh.png", b"khong con la anh")

    with pytest.raises(CannotRun):
        make_copy(file.real, "png", 1600)


def test_the_key_of_a_copy_tells_apart_what_gives_other_bytes() -> None:
    keys = [
        copy_key("a", "jpg", 1600),
        copy_key("b", "jpg", 1600),
        copy_key("a", "webp", 1600),
        copy_key("a", "jpg", 960),
    ]

    assert 4 == len(set(keys))
    assert copy_key("a", "jpg", 1600) == copy_key("a", "jpeg", 1600)

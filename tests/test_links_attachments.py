"""Links inside PDF and office files: found on request, told at the file."""

import io
import zlib
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases_links.link_site import page
from portal.build.manifest import ManifestFile, manifest_bytes
from portal.links.inside import check_inside
from portal.seen.office_uses import office_facts
from portal.seen.pdf_uses import pdf_uses

SITE = "https://own.example"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


def package(parts: dict[str, str]) -> bytes:
    held = io.BytesIO()
    with ZipFile(held, "w") as opened:
        for name, text in parts.items():
            opened.writestr(name, text)
    return held.getvalue()


def word(*targets: str) -> bytes:
    relations = "".join(
        f'<Relationship Id="r{number}" Type="{RELATION}" Target="{target}" TargetMode="External"/>'
        for number, target in enumerate(targets)
    )
    return package({"word/document.xml": "<w:document/>", "word/_rels/document.xml.rels": f"<R>{relations}</R>"})


def pdf(*written: bytes) -> bytes:
    links = b"".join(b"<< /Type /Annot /A << /S /URI /URI %s >> >>\n" % address for address in written)
    return b"%PDF-1.7\n1 0 obj\n" + links + b"endobj\nstartxref\n9\n%%EOF\n"


def packed_pdf(address: bytes) -> bytes:
    body = zlib.compress(b"1 0 << /S /URI /URI %s >>" % address)
    return b"%PDF-1.7\n1 0 obj\n<< /Type /ObjStm /N 1 /First 4 >>\nstream\n" + body + b"\nendstream\nendobj\n%%EOF\n"


def addresses(data: bytes) -> list[str]:
    return [use.address for use in (pdf_uses(data) if data.startswith(b"%PDF") else office_facts(data).uses)]


def lay(folder: Path, files: dict[str, bytes]) -> Path:
    for path, data in {"index.html": page().encode(), **files}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


def told(output: Path, files_too: bool = True) -> list[tuple[str, str]]:
    findings = check_inside(output, SITE, strict_files=True, files_too=files_too).findings
    return [(finding.place.path, finding.code) for finding in findings]


def test_a_dead_link_inside_a_word_file_is_told_at_the_file(tmp_path: Path) -> None:
    output = lay(tmp_path, {"tep/mau.docx": word("https://own.example/khong-co/", "https://own.example/")})

    assert [("tep/mau.docx", "LK-01")] == told(output)


def test_a_dead_link_inside_a_pdf_is_told_at_the_file(tmp_path: Path) -> None:
    output = lay(tmp_path, {"tep/van-ban.pdf": pdf(b"(https://own.example/khong-co/)", b"(https://own.example/)")})

    assert [("tep/van-ban.pdf", "LK-01")] == told(output)


def test_attachments_are_not_looked_into_unless_asked(tmp_path: Path) -> None:
    output = lay(tmp_path, {"tep/mau.docx": word("https://own.example/khong-co/"), "a.pdf": pdf(b"(file:///C:/a)")})

    assert [] == told(output, files_too=False)


def test_a_path_of_the_writers_machine_inside_a_word_file_is_told(tmp_path: Path) -> None:
    output = lay(tmp_path, {"mau.docx": word("file:///C:\\Users\\a\\bai.docx", "http://localhost/x")})

    assert [("mau.docx", "LK-05")] * 2 == told(output)


def test_with_sources_the_fault_is_told_at_the_attachment_of_the_content(tmp_path: Path) -> None:
    output = lay(tmp_path / "o", {"tin-bai/a/mau.docx": word("/khong-co/")})
    sources = ("content/tin-bai/a/index.md", "content/tin-bai/a/mau.docx")
    listed = [ManifestFile("tin-bai/a/mau.docx", 1, "0" * 64, sources)]
    (output / "manifest.json").write_bytes(manifest_bytes(listed))
    (tmp_path / "content").mkdir()

    findings = check_inside(output, SITE, tmp_path / "content", files_too=True).findings

    assert [("content/tin-bai/a/mau.docx", 1, 1)] == [(f.place.path, f.place.line, f.place.col) for f in findings]


def test_a_broken_word_file_is_told(tmp_path: Path) -> None:
    output = lay(tmp_path, {"mau.docx": word("/")[:-30]})

    assert [("mau.docx", "LK-11")] == told(output)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (b"(https://a.example/)", "https://a.example/"),
        (b"(https://a.example/\\(1\\)\\\\x)", "https://a.example/(1)\\x"),
        (b"(https://a.example/\\0501\\051(2))", "https://a.example/(1)(2)"),
        (b"(https://a.example/\\\n1)", "https://a.example/1"),
        (b"(/tin-b\\303\\240i/)", "/tin-bài/"),
        (b"<68747470733A2F2F612E6578616D706C652F>", "https://a.example/"),
        (b"(\xfe\xff\x00/\x1e\xa3)", "/ả"),
    ],
)
def test_an_address_of_a_pdf_is_read_in_every_way_of_writing_it(written: bytes, expected: str) -> None:
    assert [expected] == addresses(pdf(written))


def test_addresses_in_packed_lists_of_objects_are_found() -> None:
    assert ["https://a.example/"] == addresses(packed_pdf(b"(https://a.example/)"))


def test_a_locked_pdf_is_passed_over() -> None:
    locked = pdf(b"(\x91\x92)").replace(b"startxref", b"trailer << /Encrypt 5 0 R >>\nstartxref")

    assert [] == addresses(locked)


def test_fields_of_word_and_links_of_opendocument_are_found() -> None:
    field = '<w:instrText> HYPERLINK "https://a.example/?a=1&amp;b=2" </w:instrText><w:instrText>HYPERLINK \\l "m"</w:instrText>'
    text = '<office:text><text:a xlink:type="simple" xlink:href="https://b.example/">x</text:a></office:text>'

    found = [addresses(package({"word/document.xml": field})), addresses(package({"content.xml": text}))]

    assert [["https://a.example/?a=1&b=2"], ["https://b.example/"]] == found


def test_marks_inside_the_file_and_parts_that_are_no_links_are_left_alone() -> None:
    picture = '<Relationship Type="http://x/image" Target="https://a.example/a.png" TargetMode="External"/>'
    inner = f'<Relationship Type="{RELATION}" Target="/khong-co/"/>'

    found = addresses(package({"word/_rels/document.xml.rels": picture + inner, "x.txt": 'HYPERLINK "y"'}))

    assert [] == found + addresses(word("#muc")) + addresses(pdf(b"(#trang)"))


@given(st.binary(max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_read_without_a_crash(data: bytes) -> None:
    for whole in (b"%PDF-1.7 /URI (" + data, b"%PDF-1.7 /ObjStm stream\n" + data + b"endstream /URI <" + data):
        assert all(use.role == "link" for use in pdf_uses(whole))

    assert office_facts(b"PK\x03\x04" + data).faults

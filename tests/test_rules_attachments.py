"""Attachments opened: their text through the rules that protect persons, their traces, broken and hostile files."""

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject, TextStringObject

from portal.findings.finding import Finding
from portal.read.tree import SourceFile
from portal.rules.attachment_lint import FILE_RULES, judge_opened, lint_attachment, open_file
from portal.rules.attachments import is_form
from portal.rules.examples import examples
from portal.rules.facts import PortalFacts
from portal.rules.opened_file import OpenedFile, TextPart, Unreadable
from portal.rules.receivers import internal_receivers

DAY = date(2024, 3, 5)
HERE = "content/tin-bai/van-phong/2024-03-05-hop"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
X = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
NAMES = ("Nguyễn Văn An", "Trần Thị Bình", "Lê Văn Cường", "Phạm Thị Dung", "Võ Văn Em")


def opened(*texts: str, name: str = "vi-du.docx", **more: object) -> OpenedFile:
    parts = tuple(TextPart("", text) for text in texts)
    return OpenedFile(f"{HERE}/{name}", name.rpartition(".")[2], DAY, parts, **more)  # type: ignore[arg-type]


def package(parts: dict[str, str]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, text in parts.items():
            archive.writestr(path, text)
    return held.getvalue()


def word(body: str, **more: str) -> bytes:
    return package({"word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>", **more})


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def sheet(rows: list[list[str]]) -> str:
    told = []
    for n, row in enumerate(rows, 1):
        cells = "".join(
            f'<c r="{chr(65 + column)}{n}" t="inlineStr"><is><t>{cell}</t></is></c>'
            for column, cell in enumerate(row)
            if cell
        )
        told.append(f'<row r="{n}">{cells}</row>')
    return f"<worksheet {X}><sheetData>{''.join(told)}</sheetData></worksheet>"


def workbook(rows: list[list[str]], state: str = "") -> bytes:
    hidden = f' state="{state}"' if state else ""
    return package(
        {
            "xl/workbook.xml": f'<workbook {X}><sheets><sheet name="Danh sách"{hidden}/></sheets></workbook>',
            "xl/worksheets/sheet1.xml": sheet(rows),
        }
    )


def pdf(text: str = "", title: str = "Kế hoạch năm 2024", language: str = "vi-VN") -> bytes:
    writer = PdfWriter()
    page = writer.add_blank_page(200, 200)
    if text:
        font = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Font"),
                NameObject("/Subtype"): NameObject("/Type1"),
                NameObject("/BaseFont"): NameObject("/Helvetica"),
            }
        )
        page[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})}
        )
        stream = DecodedStreamObject()
        stream.set_data(f"BT /F1 10 Tf 10 100 Td ({text}) Tj ET".encode())
        page[NameObject("/Contents")] = writer._add_object(stream)
    if title:
        writer.add_metadata({"/Title": title})
    if language:
        writer.root_object[NameObject("/Lang")] = TextStringObject(language)
    held = io.BytesIO()
    writer.write(held)
    return held.getvalue()


def on_disk(folder: Path, name: str, data: bytes) -> SourceFile:
    real = folder / name
    real.write_bytes(data)
    info = real.stat()
    return SourceFile(f"{HERE}/{name}", str(real), info.st_size, info.st_mtime_ns, info.st_ctime_ns, info.st_ino)


def lint(folder: Path, name: str, data: bytes) -> tuple[Finding, ...]:
    return lint_attachment(on_disk(folder, name, data), DAY, PortalFacts())


def codes(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.code for finding in findings]


def test_an_identity_number_in_a_word_file_is_found_and_covered(tmp_path: Path) -> None:
    told = lint(tmp_path, "ds.docx", word(paragraph("Ông Nguyễn Văn An, CCCD 066204001234, dự họp.")))

    assert [("RT-01", "error", "Tệp “ds.docx”: Có số căn cước “066•••••••••” trong bài.")] == [
        (one.code, one.severity, one.message) for one in told
    ]


def test_a_number_cut_into_runs_is_still_one_number(tmp_path: Path) -> None:
    runs = "".join(f"<w:r><w:t>{piece}</w:t></w:r>" for piece in ("CCCD ", "0662", "0400", "1234"))

    assert ["RT-01"] == codes(lint(tmp_path, "ds.docx", word(f"<w:p>{runs}</w:p>")))


def test_what_was_deleted_under_tracking_is_told_as_tracking(tmp_path: Path) -> None:
    body = "<w:p><w:del><w:r><w:delText>CCCD 066204001234 Nguyễn Văn An</w:delText></w:r></w:del></w:p>"

    told = lint(tmp_path, "bc.docx", word(body))

    assert ["Tệp “bc.docx” còn 1 sửa đổi đang theo dõi."] == [one.message for one in told]


def test_comments_are_told_with_their_number(tmp_path: Path) -> None:
    comments = f"<w:comments {W}><w:comment/><w:comment/></w:comments>"

    told = lint(tmp_path, "bc.docx", word(paragraph("Báo cáo."), **{"word/comments.xml": comments}))

    assert ["Tệp “bc.docx” còn 2 ghi chú."] == [one.message for one in told]


def test_a_list_of_persons_in_a_sheet_is_found_below_its_title(tmp_path: Path) -> None:
    rows = [["DANH SÁCH GIÁO VIÊN"], [], ["TT", "Họ và tên", "Ngày sinh"]]
    rows += [[str(n), name, "01/02/1990"] for n, name in enumerate(NAMES, 1)]

    told = lint(tmp_path, "ds.xlsx", workbook(rows))

    assert ("RT-09", "error") in {(one.code, one.severity) for one in told}


def test_four_persons_are_no_list(tmp_path: Path) -> None:
    rows = [["Họ và tên", "Ngày sinh"], *([name, "01/02/1990"] for name in NAMES[:4])]

    assert "RT-09" not in codes(lint(tmp_path, "ds.xlsx", workbook(rows)))


def test_marks_of_named_pupils_are_an_error_and_totals_are_none(tmp_path: Path) -> None:
    named = [["STT", "Họ và tên", "Lớp", "Điểm toán"], *([str(n), name, "7A", "8,5"] for n, name in enumerate(NAMES))]
    totals = [["Lớp", "Sĩ số", "Điểm toán"], *([f"7{n}", "40", "8,5"] for n in range(9))]

    assert ("TE-05", "error") in {(one.code, one.severity) for one in lint(tmp_path, "d.xlsx", workbook(named))}
    assert [] == codes(lint(tmp_path, "t.xlsx", workbook(totals)))


def test_an_empty_cell_keeps_its_column(tmp_path: Path) -> None:
    rows = [["TT", "Họ và tên", "Lớp", "Điểm thi"], *(["", name, "", "8"] for name in NAMES)]

    told = lint(tmp_path, "d.xlsx", workbook(rows))

    assert ["Tệp “d.xlsx” có 5 dòng họ tên kèm cột “Điểm thi”."] == [one.message for one in told if one.code == "TE-05"]


def test_an_empty_form_for_marks_is_none(tmp_path: Path) -> None:
    rows = [["Họ và tên", "Lớp", "Điểm"], *([name, "7A", ""] for name in NAMES)]

    assert [] == codes(lint(tmp_path, "mau.xlsx", workbook(rows)))


def test_a_hidden_sheet_is_told_by_name(tmp_path: Path) -> None:
    told = lint(tmp_path, "t.xlsx", workbook([["Trường", "Số lớp"]], "veryHidden"))

    assert ["Tệp “t.xlsx” có trang tính ẩn: “Danh sách”."] == [one.message for one in told]


def test_a_csv_is_read_as_a_table(tmp_path: Path) -> None:
    text = "Họ và tên;Điện thoại\n" + "".join(f"{name};0905123456\n" for name in NAMES)

    assert "RT-09" in codes(lint(tmp_path, "ds.csv", text.encode()))


def test_a_scan_has_no_text_layer_and_a_text_has(tmp_path: Path) -> None:
    assert ["VB-14"] == codes(lint(tmp_path, "quet.pdf", pdf()))
    assert [] == codes(lint(tmp_path, "chu.pdf", pdf("Ke hoach nam 2024")))


def test_the_page_of_a_pdf_is_named(tmp_path: Path) -> None:
    told = lint(tmp_path, "ds.pdf", pdf("CCCD 066204001234"))

    assert ["Tệp “ds.pdf”, trang 1: Có số căn cước “066•••••••••” trong bài."] == [one.message for one in told]


def test_a_blank_number_stops_a_word_file_and_warns_in_a_pdf() -> None:
    text = "Số: /KH-SGDĐT\n\nĐắk Lắk, ngày tháng 02 năm 2024\n"

    stopped = judge_opened(opened(text, name="kh.docx"), DAY, PortalFacts())
    warned = judge_opened(opened(text, name="kh.pdf"), DAY, PortalFacts())

    assert ["error"] == [one.severity for one in stopped if one.code == "VB-09"]
    assert ["warning"] == [one.severity for one in warned if one.code == "VB-09"]


@pytest.mark.parametrize("name", ["mau-01.docx", "phu-luc-2.docx", "don-xin-nhap-hoc.docx"])
def test_a_form_may_leave_its_number_blank(name: str) -> None:
    file = opened("Số: /KH-SGDĐT\n", name=name)

    assert is_form(file)
    assert "VB-09" not in codes(judge_opened(file, DAY, PortalFacts()))


def test_a_list_without_rules_is_found_by_names_and_days_of_birth() -> None:
    text = "".join(f"{n}. {name} 0{n}/02/2010 Lớp 7A\n" for n, name in enumerate(NAMES, 1))

    told = judge_opened(opened(text, name="ds.pdf"), DAY, PortalFacts())

    assert ("RT-09", "warning") in {(one.code, one.severity) for one in told}


def test_names_with_days_of_this_year_are_no_list_of_births() -> None:
    text = "".join(f"{n}. {name} trực ngày 0{n}/02/2024\n" for n, name in enumerate(NAMES, 1))

    assert "RT-09" not in codes(judge_opened(opened(text, name="lich.pdf"), DAY, PortalFacts()))


def test_a_mark_of_secrecy_at_the_head_of_a_file_is_an_error() -> None:
    told = judge_opened(opened("MẬT\n\nSố: 12/KH-SGDĐT\n"), DAY, PortalFacts())

    assert ("BM-01", "error") in {(one.code, one.severity) for one in told}


def test_ordinary_files_are_clean() -> None:
    text = (
        "Số: 12/KH-SGDĐT\n\nKẾ HOẠCH\n\nCác trường gửi báo cáo trước ngày 15/4/2024, điện thoại 0262 3812 345.\n"
        "\nKinh phí 240.123.456 đồng; 1.024 học sinh; điểm trung bình 8,75; ISBN 978-604-0-12345-6.\n"
    )

    file = opened(text, name="ke-hoach.pdf", title="Kế hoạch", language="vi-VN")

    assert () == judge_opened(file, DAY, PortalFacts())


@pytest.mark.parametrize("name", ["x.docx", "x.xlsx", "x.pptx", "x.odt", "x.pdf"])
def test_a_broken_file_is_told_and_never_a_crash(name: str, tmp_path: Path) -> None:
    assert ["QT-08"] == codes(lint(tmp_path, name, b"PK\x03\x04 hong" if name != "x.pdf" else b"%PDF-1.7 hong"))


def test_entities_of_a_file_are_not_expanded() -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "x">]><w:document ' + W + "><w:p>&b;</w:p></w:document>"

    with pytest.raises(Unreadable):
        open_file(package({"word/document.xml": bomb}), opened())


def test_a_file_that_swells_is_not_read() -> None:
    with pytest.raises(Unreadable):
        open_file(word(paragraph("a" * 50_000_000)), opened())


@pytest.mark.parametrize(
    ("rule_id", "wrong", "right"),
    [
        ("RT-10", opened("x", comments=2, tracked=1), opened("x")),
        ("VB-12", opened("DỰ THẢO\n\nKế hoạch"), opened("DỰ THẢO\n\nKế hoạch", name="du-thao-kh.docx")),
        (
            "VB-13",
            opened("Số: 12/KH-SGDĐT\n\nNội dung\n\nNơi nhận:\n"),
            opened("Số: 12/KH-SGDĐT\n\nNơi nhận:\n", name="x.pdf"),
        ),
        ("VB-14", opened("", name="x.pdf"), opened("chữ", name="x.pdf")),
        (
            "VB-22",
            opened("KT. GIÁM ĐỐC\n\nNguyễn Văn An\n"),
            opened("KT. GIÁM ĐỐC\n\nPHÓ GIÁM ĐỐC\n\nNguyễn Văn An\n"),
        ),
        ("TCN-16", opened("chữ", name="x.pdf"), opened("chữ", name="x.pdf", title="Kế hoạch", language="vi")),
        ("NT-16", opened("Họp", name="x.ics", faults=("thiếu UID",)), opened("Họp", name="x.ics")),
        (
            "BM-05",
            opened("Nơi nhận:\n- Ban Giám đốc Sở;\n- Lưu: VT."),
            opened("Nơi nhận:\n- Ban Giám đốc Sở;\n- Các trường THPT;\n- Lưu: VT."),
        ),
        ("BM-09", opened("HỎA TỐC\n\nSố: 12/KH-SGDĐT"), opened("Các trường khẩn trương thực hiện.")),
    ],
)
def test_a_rule_on_files_finds_and_allows(rule_id: str, wrong: OpenedFile, right: OpenedFile) -> None:
    rule = next(rule for rule in FILE_RULES if rule.id == rule_id)

    assert list(rule.find(wrong)) != []
    assert list(rule.find(right)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Nơi nhận:\n- GĐ, các PGĐ Sở (để b/c);\n- Các phòng chuyên môn;\n- Lưu: VT, KHTC.",
        "Kính gửi: Các phòng chuyên môn Sở\n\nNội dung.\n\nNơi nhận:\n- Như trên;\n- Lãnh đạo Sở;\n- Lưu: VT.",
        "Kính gửi:\n- Thanh tra Sở;\n- Văn phòng Sở.\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.",
        "| Nơi nhận: - Ban Giám hiệu; - Các tổ chuyên môn; - Lưu: VT. | HIỆU TRƯỞNG |",
        "Thông báo này chỉ phổ biến trong nội bộ cơ quan.",
    ],
)
def test_a_text_for_the_house_only_is_asked_about(text: str) -> None:
    assert ["BM-05"] == codes(judge_opened(opened(text, name="tb.docx"), DAY, PortalFacts()))


@pytest.mark.parametrize(
    "text",
    [
        "Kính gửi: Các trường THPT, THCS\n\nNội dung.\n\nNơi nhận:\n- Như trên;\n- Lãnh đạo Sở;\n- Lưu: VT.",
        "Kính gửi: Các phòng GDĐT\n\nNội dung.\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.",
        "Nơi nhận:\n- Như Điều 3;\n- Lãnh đạo Sở;\n- Lưu: VT.",
        "Nơi nhận:\n- Như trên;\n- Lưu: VT.",
        "Nơi nhận:\n- UBND tỉnh (để b/c);\n- Lãnh đạo Sở;\n- Lưu: VT.",
        "Nơi nhận:\n- Lãnh đạo Sở;\n- Website Sở;\n- Lưu: VT.",
        "Nơi nhận:\n- Phòng Giáo dục và Đào tạo;\n- Lưu: VT.",
        "Nơi nhận:\n- Các đơn vị trực thuộc;\n- Các phòng chuyên môn;\n- Lưu: VT.",
        "Nơi nhận:\n- Lưu: VT.",
        "Nhà trường công khai.\n\nNơi nhận:\n- Ban Giám hiệu;\n- Lưu: VT.",
        "Tổ biên soạn tài liệu lưu hành nội bộ.",
    ],
)
def test_a_text_with_a_receiver_outside_or_unclear_is_not_asked_about(text: str) -> None:
    assert [] == codes(judge_opened(opened(text, name="cv.docx"), DAY, PortalFacts()))


def test_a_text_marked_for_circulation_is_told_once() -> None:
    text = "LƯU HÀNH NỘI BỘ\n\nNơi nhận:\n- Ban Giám đốc Sở;\n- Lưu: VT."

    assert ["BM-03"] == codes(judge_opened(opened(text), DAY, PortalFacts()))


def test_the_page_of_internal_receivers_shows_what_it_answers() -> None:
    for example in examples(internal_receivers.page):
        _, _, shown = example.text.strip().partition(": ")
        told = internal_receivers.find(opened(shown.replace(" / ", "\n"), name="vi-du.pdf"))

        assert list(example.answers) == [answer.message for answer in told]


@pytest.mark.parametrize(
    ("title", "language", "lacking"),
    [
        ("", "", "tên văn bản, ngôn ngữ"),
        ("Kế hoạch năm 2024", "", "ngôn ngữ"),
        ("Microsoft Word - kh 84.docx", "vi-VN", "tên văn bản"),
        ("ke-hoach.pdf", "vi", "tên văn bản"),
        ("Untitled", "vi", "tên văn bản"),
    ],
)
def test_a_pdf_without_a_title_or_language_of_its_own_is_told(
    title: str, language: str, lacking: str, tmp_path: Path
) -> None:
    told = lint(tmp_path, "kh.pdf", pdf("Ke hoach", title, language))

    assert [f"Tệp “kh.pdf” chưa ghi {lacking} trong thuộc tính."] == [one.message for one in told]


def calendar(*lines: str, head: str = "VERSION:2.0\nPRODID:-//so//lich//VI", uid: str = "UID:1\n") -> bytes:
    event = f"BEGIN:VEVENT\n{uid}DTSTAMP:20240101T000000Z\n" + "\n".join(lines) + "\nEND:VEVENT"
    return f"BEGIN:VCALENDAR\n{head}\n{event}\nEND:VCALENDAR\n".replace("\n", "\r\n").encode()


HOUR = "DTSTART;TZID=Asia/Ho_Chi_Minh:20240315T080000"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (calendar("SUMMARY:Họp"), "sự kiện “Họp” thiếu DTSTART"),
        (calendar(HOUR, "SUMMARY:Họp", uid=""), "sự kiện “Họp” thiếu UID"),
        (calendar(HOUR), "có sự kiện chưa có tên (SUMMARY)"),
        (calendar(HOUR, "DTEND:20240315T000000Z", "SUMMARY:Họp"), "sự kiện “Họp” kết thúc trước khi bắt đầu"),
        (calendar("DTSTART;VALUE=DATE:20240315", "DTEND;VALUE=DATE:20240314", "SUMMARY:Họp"),
         "sự kiện “Họp” kết thúc trước khi bắt đầu"),
        (calendar(HOUR, "SUMMARY:Họp", head="VERSION:2.0"), "thiếu PRODID"),
        (calendar("DTSTART:2024-15-03", "SUMMARY:Họp"), "không mở được"),
        (b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nEND:VCALENDAR\r\n", "không có sự kiện nào"),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n", "không mở được"),
    ],
)  # fmt: skip
def test_a_calendar_that_programs_stumble_over_is_told(data: bytes, told: str, tmp_path: Path) -> None:
    findings = lint(tmp_path, "lich.ics", data)

    assert [f"Tệp “lich.ics” chưa đúng chuẩn lịch: {told}."] == [one.message for one in findings]


def test_a_sound_calendar_gives_no_finding(tmp_path: Path) -> None:
    ends = "DTEND;TZID=Asia/Ho_Chi_Minh:20240315T100000"

    assert [] == codes(lint(tmp_path, "lich.ics", calendar(HOUR, ends, "SUMMARY:Họp giao ban", "LOCATION:Phòng 2")))
    assert [] == codes(lint(tmp_path, "lich.ics", calendar("DTSTART;VALUE=DATE:20240315", "SUMMARY:Hội thi")))


def test_personal_data_in_a_calendar_are_found_with_their_event(tmp_path: Path) -> None:
    told = lint(tmp_path, "lich.ics", calendar(HOUR, "SUMMARY:Họp", "DESCRIPTION:Liên hệ cô Lan 0905 123 456"))

    assert ["Tệp “lich.ics”, sự kiện “Họp”: Số di động “090•••••••” chưa có trong dữ liệu liên hệ của cổng."] == [
        one.message for one in told
    ]


def test_a_private_mail_box_of_an_organiser_is_found(tmp_path: Path) -> None:
    told = lint(tmp_path, "lich.ics", calendar(HOUR, "SUMMARY:Họp", "ORGANIZER:mailto:lan.nguyen@gmail.com"))

    assert ["RT-08"] == codes(told)


def told_of(name: str, data: bytes) -> list[tuple[str, str]]:
    file = open_file(data, OpenedFile(f"{HERE}/{name}", name.rpartition(".")[2], DAY, ()))
    return [(finding.code, finding.severity) for finding in judge_opened(file, DAY, PortalFacts())]


@pytest.mark.parametrize(
    ("heads", "cells", "told"),
    [
        (["TT", "Học sinh", "Ngày sinh"], ["01/03/2012"], [("RT-09", "error")]),
        (["TT", "Thí sinh", "NTNS"], ["01/03/2012"], [("RT-09", "error")]),
        (["TT", "Học sinh", "Toán", "Tiếng Việt"], ["9", "8,5"], [("TE-05", "error")]),
        (["TT", "Họ và tên", "Chức vụ", "Điện thoại"], ["Hiệu trưởng", "0262 3812 345"], []),
        (["TT", "Học sinh", "Giải"], ["Nhất"], []),
    ],
)
def test_a_list_is_known_by_its_heads_and_its_cells(heads: list[str], cells: list[str], told: list[tuple[str, str]]):
    rows = [["DANH SÁCH LỚP 5A"], heads, *([str(n), name, *cells] for n, name in enumerate(NAMES, 1))]

    assert told == told_of("ds.xlsx", workbook(rows))


def test_a_row_of_a_short_table_is_read_with_its_head():
    row = "<w:tr>{}</w:tr>"
    cells = "".join("<w:tc>" + paragraph(text) + "</w:tc>" for text in ("Họ tên", "CMND"))
    below = "".join("<w:tc>" + paragraph(text) + "</w:tc>" for text in ("Lê Thị Hoa", "240987654"))

    told = told_of("hop.docx", word("<w:tbl>" + row.format(cells) + row.format(below) + "</w:tbl>"))

    assert [("RT-02", "error")] == told


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("lien-he-0905-123-456.txt", [("RT-03", "warning")]),
        ("cccd-066185001234.txt", [("RT-01", "error")]),
        ("thong-bao-12-tb-sgddt-05-3-2024.txt", []),
    ],
)
def test_a_name_is_read_like_a_text(name: str, told: list[tuple[str, str]]):
    assert told == told_of(name, "Xin chào các em.".encode())

"""Any text -> prose with the way back to every character."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.rules.facts import PortalFacts
from portal.rules.linting import lint_text
from portal.rules.reading import clean, read_source

DAY = date(2026, 11, 22)


def _read(text: str, path: str = "bai.md"):  # type: ignore[no-untyped-def]
    return read_source(path, text, DAY, PortalFacts())


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("Xem **đậm** và *nghiêng*.", "Xem đậm và nghiêng."),
        ("Xem [Kế hoạch](a.pdf) nhé.", "Xem Kế hoạch nhé."),
        ("![mô tả](a.jpg)", "mô tả"),
        ("Mã `x = 1` ở đây.", "Mã \x00 ở đây."),
        ("Trang https://a.vn/b nhé.", "Trang \x00 nhé."),
        ("một\n  hai\nba", "một hai ba"),
        ("> trích\n> dẫn", "trích dẫn"),
        ("GD&amp;ĐT", "GD&ĐT"),
        ("a<br>b <!-- ẩn --> c", "a b  c"),
        ("<td>An</td><td>12</td>", "\x00An\x00\x0012\x00"),
        ("Thư <a.b@c.vn>.", "Thư <a.b@c.vn>."),
    ],
)
def test_prose_is_what_a_reader_sees(text: str, prose: str) -> None:
    assert [prose] == [paragraph.text for paragraph in _read(text).paragraphs]


def test_terms_and_notes_are_paragraphs_of_their_own() -> None:
    source = _read("Thuật ngữ\n: định nghĩa\n\n[^1]: Ghi chú.\n")

    assert ["Thuật ngữ", "định nghĩa", "Ghi chú."] == [paragraph.text for paragraph in source.paragraphs]


def test_code_blocks_and_keys_of_the_header_are_no_prose() -> None:
    source = _read("---\ntitle: Tên bài\ntopic: he-nam-hoc-moi\n---\nMột.\n\n```\nnghành\n```\n\n    nghành\n\nHai.\n")

    assert ["Tên bài", "Một.", "Hai."] == [paragraph.text for paragraph in source.paragraphs]


def test_a_header_that_yaml_refuses_is_still_read() -> None:
    findings = lint_text("bai.md", "---\ntitle: a: b: CCCD 066204001234\n---\nNội dung.\n", DAY, PortalFacts())

    assert ("RT-01", 2) in [(finding.code, finding.place.line) for finding in findings]


@pytest.mark.parametrize(
    ("path", "text", "kind", "day"),
    [
        ("content/tin-bai/a/2024-03-05-b/index.md", "---\ntitle: x\n---\n", "article", date(2024, 3, 5)),
        ("x.md", "---\ntitle: x\nauthor: y\n---\n", "article", DAY),
        ("content/trang/a/index.md", "---\ntitle: x\nupdated: 2024-03-01\n---\n", "page", date(2024, 3, 1)),
        ("x.txt", "\nSố: 84/KH-SGDĐT\n\nHậu Giang, ngày 20 tháng 10 năm 2017\n", "document", date(2017, 10, 20)),
        ("x.txt", "Số: /KH-SGDĐT\n\nĐắk Lắk, ngày tháng 02 năm 2024\n", "document", date(2024, 2, 29)),
        ("x.txt", "Sáng nay trời đẹp.\n", "text", DAY),
        ("x.txt", "Số: 1/KH-A\nngày 31 tháng 02 năm 2024\n", "document", date(2024, 2, 29)),
    ],
)
def test_kind_and_day_are_told_from_path_header_and_head(path: str, text: str, kind: str, day: date) -> None:
    source = _read(text, path)

    assert (kind, day) == (source.kind, source.day)


def test_places_count_in_the_file_as_it_lies_there() -> None:
    findings = lint_text("bai.md", "\u200bThông ba\u0301o,\u00a0nghành\r\ngiáo\r\nduc\r\n", DAY, PortalFacts())

    place = next(finding.place for finding in findings if finding.target == "nghành")
    assert (1, 14) == (place.line, place.col)


@given(st.text(max_size=80))
@settings(deadline=None)
def test_cleaned_text_is_nfc_and_leads_back(raw: str) -> None:
    text, origins = clean(raw)

    assert unicodedata.is_normalized("NFC", text) or origins is not None
    if origins is not None:
        assert len(text) == len(origins)
        assert list(origins) == sorted(origins)
        assert all(0 <= origin < len(raw) for origin in origins)


@given(st.text(alphabet="aà\n #-*|[]()`<>!:/.,;“”\t019HĐ—_~\\&@{}\u0301\u200b'\"", max_size=300))
@settings(max_examples=200, deadline=None)
def test_no_text_makes_a_rule_stumble(text: str) -> None:
    for path in ("a.md", "a.txt", "content/tin-bai/a/2024-03-05-b/index.md"):
        for finding in lint_text(path, text, DAY, PortalFacts()):
            assert 1 <= finding.place.line <= text.count("\n") + 1
            assert finding.place.col >= 1


@pytest.mark.parametrize(
    "text", ["[" * 20_000, "*" * 20_000, "<" * 20_000, "`" * 20_001, "a " * 10_000, "Số " * 7_000, "](" * 10_000, "0" * 20_000, "A/" * 9_000, "H'" * 9_000, "![](" * 5_000, "| " * 9_000, "em A" * 5_000, "Nguyễn " * 3_000, "1/1/" * 5_000, "ngày " * 4_000, "- " * 9_000, "thường trú " * 2_000]
)  # fmt: skip
def test_long_runs_cost_no_more_than_seconds(text: str) -> None:
    import time

    began = time.process_time()

    lint_text("a.md", text, DAY, PortalFacts())

    assert time.process_time() - began < 5


def test_a_folded_line_with_a_colon_is_still_read() -> None:
    text = "---\ntitle: Bài\nsummary: Dòng một\n  gồm: CCCD 066204001234\n---\nNội dung.\n"

    assert ("RT-01", 4) in [(f.code, f.place.line) for f in lint_text("bai.md", text, DAY, PortalFacts())]


def test_captions_of_several_pictures_are_read_apart() -> None:
    text = (
        "---\ntitle: Bài\npictures:\n  a.jpg:\n    caption: Một nghành\n  b.jpg:\n    caption: Hai nghành\n"
        "  c.jpg: {credit: A, caption: Ba nghành}\n---\nNội dung.\n"
    )

    assert [5, 7, 8] == [f.place.line for f in lint_text("bai.md", text, DAY, PortalFacts()) if f.code == "CT-06"]

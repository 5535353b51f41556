"""The header of a text, in both its forms, and every way to get it wrong."""

import pytest

from portal.findings.finding import Finding, Place
from portal.model.header import ArticleHeader
from portal.read.file_text import FileText
from portal.read.front_matter import KNOWN_ELSEWHERE, read_front_matter
from portal.read.schema import read_sheet

PATH = "content/tin-bai/van-phong/2024-03-05-ten/index.md"
GOOD = {"title": "Tên bài", "summary": "Tóm tắt bài.", "topic": "ky-thi", "author": "Văn phòng Sở"}


def read(text: str) -> tuple[ArticleHeader | None, list[Finding]]:
    header, findings = read_front_matter(FileText(PATH, text))
    if header is None:
        return None, list(findings)
    typed, told = read_sheet(ArticleHeader, header.sheet, KNOWN_ELSEWHERE)
    return typed, [*findings, *told]


def yaml_header(**changes: str | None) -> str:
    lines = {**GOOD, **changes}
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in lines.items() if value is not None) + "---\nBài.\n"


def told(text: str) -> list[tuple[int, int, str]]:
    return [(finding.place.line, finding.place.col, finding.code) for finding in read(text)[1]]


def test_yaml_is_read_as_yaml_with_lists_and_folded_text():
    typed, findings = read(
        "---\ntitle: 'Một: hai'\nsummary: >-\n  Dòng một\n  dòng hai\ntopic: [ky-thi]\nauthor: A\ntags:\n  - thi\n  - lớp 1\n---\nBài"
    )

    assert [] == findings
    assert typed is not None
    assert ("Một: hai", "Dòng một dòng hai", ("thi", "lớp 1")) == (typed.title, typed.summary, typed.tags)


def test_pelicans_plain_header_is_read_too_with_names_in_any_case_and_lists_by_comma():
    typed, findings = read(
        "Title: Tên bài\nSUMMARY: Tóm tắt\n  nối dòng\nTopic: ky-thi, chu-truong\nauthor: A\nTags: thi, lớp 1\n\nBài.\n"
    )

    assert [] == findings
    assert typed is not None
    assert ("Tóm tắt nối dòng", ("ky-thi", "chu-truong"), ("thi", "lớp 1")) == (typed.summary, typed.topic, typed.tags)


def test_the_body_keeps_the_line_it_starts_on():
    header, _ = read_front_matter(FileText(PATH, "---\r\ntitle: A\r\n---\r\nBài\r\n"))

    assert header is not None
    assert ("Bài\r\n", 4) == (header.body, header.body_line)


@pytest.mark.parametrize("key", ["Date", "Slug", "Save_as", "URL", "Template", "Category"])
def test_keys_of_stock_pelican_that_choose_address_or_template_are_refused(key: str):
    text = f"Title: A\nSummary: B\nTopic: ky-thi\nAuthor: C\n{key}: ../../x\n\nBài"

    assert [(5, 1, "DL-02")] == told(text)


def test_a_misspelt_key_is_one_finding_with_the_nearest_right_name():
    _, findings = read(yaml_header(summary=None, summry="Tóm tắt"))

    assert [(5, 1, "DL-02", "Gần nhất: “summary”.")] == [(f.place.line, f.place.col, f.code, f.hint) for f in findings]


def test_an_office_word_as_key_names_the_key():
    _, findings = read("Tiêu đề: A\nSummary: B\nTopic: ky-thi\nAuthor: C\n\nBài")

    assert [("DL-02", "*Tiêu đề* (`title`): viết tên khóa `title`.")] == [(f.code, f.hint) for f in findings]


def test_everything_that_is_missing_is_told_in_one_run():
    assert [(2, 1, "DL-04"), (2, 1, "DL-04"), (2, 1, "NT-01")] == told("---\ntitle: A\n---\n")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"author": ""}, (5, 8, "NT-01")),
        ({"kind": "tinn"}, (6, 7, "DL-05")),
        ({"status": "nháp"}, (6, 9, "DL-05")),
        ({"publish_at": "2024-02-30 08:00"}, (6, 13, "DL-05")),
        ({"expires": "05/11/2024"}, (6, 10, "DL-05")),
        ({"expires": "2024"}, (6, 10, "DL-05")),
        ({"updated": "11"}, (6, 10, "DL-05")),
        ({"title": "x" * 151}, (2, 8, "DL-10")),
        ({"summary": "x" * 401}, (3, 10, "DL-10")),
        ({"tags": "[a, '', b]"}, (6, 11, "DL-04")),
        ({"tags": "[" + ", ".join("abcdefghijklm") + "]"}, (6, 7, "DL-10")),
        ({"children": "co"}, (6, 11, "DL-05")),
        ({"pictures": "{a.jpg: {credti: x}}"}, (6, 20, "DL-02")),
        ({"event": "{start: 2024-05-01, end: 2024-04-01}"}, (6, 8, "DL-05")),
        ({"event": "{start: khi nào}"}, (6, 16, "DL-05")),
        ({"source": "{name: Báo, url: 'javascript:x'}"}, (6, 26, "DL-05")),
        ({"redirect_from": "[https://evil.example/]"}, (6, 17, "DL-05")),
        ({"lang": "fr"}, (6, 7, "DL-05")),
        ({"title": '"Tên \u202e ẩn"'}, (2, 8, "DL-11")),
        ({"draft": "true"}, (6, 1, "DL-02")),
        ({"attachments": "[mau.docx]"}, (6, 15, "DL-05")),
    ],
)
def test_a_mistyped_value_is_one_finding_at_the_value(changes: dict[str, str], expected: tuple[int, int, str]):
    assert [expected] == told(yaml_header(**changes))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", (1, 1, "DL-01")),
        ("\ntitle: A\n", (1, 1, "DL-01")),
        ("Chỉ có lời văn.\n", (1, 1, "DL-01")),
        ("----\ntitle: A\n----\n", (1, 1, "DL-01")),
        ("---\ntitle: A\n----\n", (3, 1, "DL-01")),
        ("---\ntitle: A\n", (1, 1, "DL-01")),
        ("---\ntitle: A\n" + "x: 1\n" * 4000 + "---\n", (1, 1, "DL-10")),
    ],
)
def test_a_header_that_cannot_be_told_from_the_text_is_refused(text: str, expected: tuple[int, int, str]):
    assert [expected] == told(text)


def test_a_title_of_over_110_characters_is_a_warning_only():
    typed, findings = read(yaml_header(title="x" * 111))

    assert typed is not None
    assert [("DL-10", "warning", Place(PATH, 2, 8))] == [(f.code, f.severity, f.place) for f in findings]


def test_text_is_nfc_and_plain():
    typed, _ = read(yaml_header(title="'Ky\u0300 thi <b>&'"))

    assert typed is not None
    assert "Kỳ thi <b>&" == typed.title

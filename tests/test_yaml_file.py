"""YAML as the project reads it: text only, with places, nothing clever."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.findings.finding import Place
from portal.read.yaml_file import read_yaml


def codes(text: str) -> list[tuple[int, int, str]]:
    _, findings = read_yaml(text, "content/x.yaml")
    return [(finding.place.line, finding.place.col, finding.code) for finding in findings]


@pytest.mark.parametrize("written", ["no", "012", "1:30", "2024-02-30", "1_000", "0o777", "true", "1e3", "=", ".inf"])
def test_a_plain_scalar_stays_as_it_is_written(written: str):
    sheet, findings = read_yaml(f"a: {written}\n", "content/x.yaml")

    assert {"a": written} == sheet.value
    assert () == findings


def test_an_empty_value_is_none_and_an_empty_quote_is_text():
    sheet, _ = read_yaml("a:\nb: ~\nc: ''\n", "content/x.yaml")

    assert {"a": None, "b": None, "c": ""} == sheet.value


def test_every_value_has_the_place_of_its_first_character():
    sheet, _ = read_yaml("tiêu đề: {khóa: [một, 'hai']}\n", "content/x.yaml", first_line=3)

    assert Place("content/x.yaml", 3, 10) == sheet.place(("tiêu đề",))
    assert Place("content/x.yaml", 3, 23) == sheet.place(("tiêu đề", "khóa", 1))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: 2\na: 3\n", [(3, 1, "DL-03")]),
        ("a: &x 1\n", [(1, 4, "DL-06")]),
        ("a: *x\n", [(1, 4, "DL-06")]),
        ("a: !!python/object:os.system x\n", [(1, 4, "DL-06")]),
        ("<<: {b: 1}\n", [(1, 1, "DL-06")]),
        ("a: b: c\n", [(1, 4, "DL-01")]),
        ("x: 1\na: [1, 2\nb: 3\n", [(3, 2, "DL-01")]),
        ('a: "mở\nb: 1\n', [(1, 4, "DL-01")]),
        ("a: 1\n---\nb: 2\n", [(2, 1, "DL-01")]),
        ("a: {b: {c: {d: {e: {f: {g: {h: 1}}}}}}}\n", [(1, 28, "DL-10")]),
        ("? [a]\n: b\n", [(1, 3, "DL-01")]),
        ("a: \x01\n", [(1, 4, "DL-01")]),
    ],
)
def test_what_yaml_could_do_behind_the_writers_back_is_told_at_its_place(
    text: str, expected: list[tuple[int, int, str]]
):
    assert expected == codes(text)


def test_all_mistakes_of_a_file_are_told_in_one_run():
    assert [(1, 4, "DL-06"), (3, 1, "DL-03"), (4, 4, "DL-06")] == codes("a: &x 1\nb: 2\nb: 3\nc: !t 4\n")


def test_a_laugh_of_a_billion_is_two_findings_and_no_memory():
    text = "a: &a [x, x]\n" + "".join(f"b{n}: [*a, *a, *a]\n" for n in range(50))

    assert {"DL-06"} == {code for _, _, code in codes(text)}


@given(st.text(max_size=60))
def test_no_text_at_all_is_a_crash(text: str):
    sheet, findings = read_yaml(text, "content/x.yaml")

    assert all(finding.place.line >= 1 and finding.place.col >= 1 for finding in findings)
    assert sheet.path == "content/x.yaml"

"""A text that would cost minutes is refused by number, before anything is done with it."""

import pytest

from bodies import codes, html, reading
from portal.read.quiet_brackets import quiet_brackets, restore_brackets

REFUSED = {
    "twenty thousand brackets": "[" * 20_000,
    "brackets with letters between": "[a " * 2_001,
    "a run of stars": "*" * 51,
    "a run of ampersands": "&" * 51,
    "many stars": "*a " * 5_001,
    "many tags": "<b>\n\n" * 2_001,
    "many backticks": "`a``b " * 1_700,
    "many addresses": "http://a.vn\n\n" * 2_001,
    "a very long line": "a" * 20_001,
    "a very long paragraph": "aaaaaaaaa\n" * 2_100,
    "300 quotes in each other": ">" * 300 + " a",
    "300 lists in each other": "- " * 300 + "a",
    "13 lists in each other by indent": "\n".join("  " * depth + "- a" for depth in range(13)),
    "sixty thousand items": "- a\n" * 60_000,
    "twenty thousand headings": "## a\n" * 20_000,
    "hard breaks": "\n\n".join(["a\\\n" * 900] * 4),
    "151 headings": "## a\n\n" * 151,
    "301 links": "[a](/lich/) " * 301,
    "61 pictures": "![a](anh.jpg) " * 61,
    "101 footnotes": "\n".join(f"[^{number}]: a" for number in range(101)),
    "51 abbreviations": "\n".join(f"*[a{number}]: a" for number in range(51)),
    "a table of 5001 cells": "|a|b|c|\n|-|-|-|\n" + "|1|2|3|\n" * 1_667,
    "elements in each other": "<b>" * 61,
    "divisions in each other": "<div>\n\n" * 900,
    "cells of written HTML": "<table>" + "<tr><td>a<td>a" * 900 + "</table>",
}
DONE = {
    "blank forms": "Họ tên: " + "_" * 3_000,
    "a rule of stars": "*" * 50,
    "twelve lists in each other": "\n".join("  " * depth + "- a" for depth in range(12)),
    "unclosed brackets": "[aaaaaaaaa " * 1_700,
    "unclosed links": "[a](bbbbbbb " * 1_600,
    "unclosed pictures": "![a](bbbbbb " * 1_600,
    "brackets closed at the end": "[a" * 900 + "](b)" * 900,
    "unclosed tags": '<a b=" ' * 2_000,
    "bold again and again": "<b>a</b> " * 900,
    "emphasis": "***a*b" * 1_200,
    "mixed emphasis": "*_" * 2_500,
    "ampersands": "&a;" * 5_000,
    "table with 5000 cells": "|a|b|\n|-|-|\n" + "|1|2|\n" * 2_498,
    "one word of 19,000 letters": "a-" * 9_500,
}


@pytest.mark.parametrize("name", REFUSED)
def test_too_much_is_refused_with_number_and_limit(name):
    found = [finding for finding in reading(REFUSED[name]).findings if finding.severity == "error"]

    assert "DL-10" in {finding.code for finding in found}
    assert any(c.isdigit() for c in found[0].message) or "quá" in found[0].message


@pytest.mark.parametrize("name", DONE)
def test_much_is_done(name):
    assert "DL-10" not in codes(DONE[name])


def test_brackets_that_open_nothing_are_shown_as_they_are():
    text = "[aaaaaaaaa " * 100 + "[a](/lich/)"

    assert text.replace("[a](/lich/)", '<a href="/lich/">a</a>') == html(text)[3:-4]


def test_the_message_says_number_and_limit():
    assert "Có 60 dấu “[” liền nhau, nhiều nhất 50." in [f.message for f in reading("[" * 60).findings]


def test_brackets_that_open_nothing_are_hidden_from_markdown():
    many = "[a](b " * 30

    assert "](" not in quiet_brackets(many) and "[" not in quiet_brackets("[a " * 30)
    assert many == restore_brackets(quiet_brackets(many))
    assert "[a](b) [c [d](e)" == quiet_brackets("[a](b) [c [d](e)")
    assert "[a](b)" * 40 == quiet_brackets("[a](b)" * 40)

"""Places are exact: line and column, in code points of the raw file, of the sign that opens the link or tag."""

import unicodedata
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bodies import body, reading, told
from portal.read.body import read_body

# § stands before the sign whose place is expected; {n} makes targets different, {same} makes decoys equal.
LINKS = [
    "Xem §[mẫu]({n}.pdf) nhé",
    "Ảnh §![mô tả]({n}.jpg)",
    "**đậm §[a *b*]({n}.pdf)** và `mã [a]({n}.pdf)`",
    "`[a]({n}.pdf)` rồi §[a]({n}.pdf)",
    "\\[a]({n}.pdf) rồi §[a]({n}.pdf)",
    "Chữ <!-- [a]({n}.pdf) --> §[a]({n}.pdf)",
    "[1] [ghi chú] §[a]({n}.pdf)",
    "§[a][r{n}]\n\n[r{n}]: {n}.pdf",
    "§[r{n}][]\n\n[r{n}]: {n}.pdf",
    "§[r{n}]\n\n[r{n}]: <{n}.pdf> 'tên'",
    "- §[r{n}]: tải về\n\n[r{n}]:\n  {n}.pdf",
    "*§[a]({n}.pdf)*",
    "chữ §[r{n}]: x\n\n[r{n}]: {n}.pdf",
    '§[a](<{n}.pdf> "tên")',
    'chữ §<a href="{n}.pdf">a</a>',
    "chữ §<img src='{n}.jpg' alt='a'>",
    "§<a\nhref={n}.pdf>a</a>",
    "<div>\n§<a href={n}.pdf>a</a>\n</div>",
    "Xem §ftp://{n}.vn/a và http://{n}.vn",
    "Xem §<ftp://{n}.vn/a>",
    "§<javascript:{n}>",
    "chú[^{n}]\n\n[^{n}]: xem §[a]({n}.pdf)",
    "Từ\n: nghĩa §[a]({n}.pdf)",
    "## Đề mục §[a]({n}.pdf)\nchữ",
    "| a | b |\n|---|---|\n| 1 | §[a]({n}.pdf) |",
    "```\n[a]({n}.pdf)\n```\n§[a]({n}.pdf)",
    "a\\\n§[a]({n}.pdf)",
    "&amp; &lt; §[a]({n}.pdf)",
    "~~§[a]({n}.pdf)~~ a@b.vn",
]
FRAMES = ["{}", "- {}", "- x\n  - {}", "1) {}", "> {}", "> - {}", "- > {}", "-\t{}", "Gồm:\n- a\n- {}", "\t{}"]


class Expected(NamedTuple):
    text: str
    places: list[tuple[int, int]]


def framed(frame: str, piece: str) -> str:
    """The piece inside a frame, its further lines indented or quoted like the first."""
    before, _, _ = frame.rpartition("{}")
    head = before.rpartition("\n")[2]
    inner = "".join(c if c in ">\t" else " " for c in head)
    return before + piece.replace("\n", "\n" + inner)


def measured(text: str, line_end: str) -> Expected:
    """The text without §, and the places § stood at."""
    places = []
    lines = text.split("\n")
    for number, line in enumerate(lines, start=1):
        while "§" in line:
            places.append((number, line.index("§") + 1))
            line = line.replace("§", "", 1)
        lines[number - 1] = line
    return Expected(line_end.join(lines), places)


pieces = st.tuples(st.sampled_from(FRAMES[:-1]), st.sampled_from(LINKS)).map(lambda pair: framed(*pair))


@settings(max_examples=150, deadline=None)
@given(
    st.lists(pieces, min_size=1, max_size=5),
    st.sampled_from(["NFC", "NFD"]),
    st.sampled_from(["\n", "\r\n"]),
)
def test_every_finding_stands_where_its_sign_stands(parts, form, line_end):
    whole = "\n\n".join(part.replace("{n}", f"k{number}") for number, part in enumerate(parts))
    expected = measured(unicodedata.normalize(form, whole), line_end)

    found = read_body(body(expected.text)).findings

    assert expected.places == [(f.place.line, f.place.col) for f in found if f.code in ("LK-02", "LK-05")]


@pytest.mark.parametrize("link", LINKS)
def test_each_way_to_write_a_link_has_its_place(link):
    expected = measured(link.replace("{n}", "k"), "\n")

    found = [f for f in reading(expected.text).findings if f.code in ("LK-02", "LK-05")]

    assert expected.places == [(f.place.line, f.place.col) for f in found]


def test_lines_count_from_the_first_line_of_the_body():
    found = read_body(body("a\n\n [b](c.pdf)", first_line=12)).findings

    assert [(14, 2)] == [(f.place.line, f.place.col) for f in found]


def test_hidden_characters_before_a_link_are_counted():
    assert [("DL-11", 1, 2), ("LK-02", 1, 4)] == told("a\u200b\u200b[b](c.pdf)")


def test_links_come_in_order_with_their_text_and_target():
    links = reading("[a *b*](/lich/) <https://a.vn> [![ảnh](anh.jpg)](#x)\n\n## x").links

    assert [
        ("/lich/", "/lich/", "a b", 1, 1),
        ("https://a.vn", "https://a.vn", "https://a.vn", 1, 17),
        ("/tin-bai/van-phong/2024-03-05-ten/#n-x", "#x", "ảnh", 1, 32),
    ] == [(link.address, link.target, link.text, link.line, link.col) for link in links]


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="ab[]()<>!*_`~\\#-+>|:.\n\t &;\"'/=ớ", max_size=60))
def test_whatever_is_typed_ends_in_a_reading(text):
    result = reading(text)

    assert all(1 <= f.place.line <= text.count("\n") + 1 and f.place.col >= 1 for f in result.findings)
    assert not any("\U000f0000" <= c <= "\U0010ffff" for c in result.html)

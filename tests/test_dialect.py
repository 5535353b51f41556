"""What a forge's preview shows is what the portal shows."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

from bodies import codes, html, reading, told
from portal.read.dialect import rewrite
from portal.read.markdown_html import to_html

SAME_AS_PREVIEW = {
    "a list right after a line is a list": ("Gồm:\n- a\n- b", "<p>Gồm:</p><ul><li>a</li><li>b</li></ul>"),
    "a numbered list right after a line is a list": ("Gồm:\n1. a\n2. b", "<p>Gồm:</p><ol><li>a</li><li>b</li></ol>"),
    "a year that starts a line stays text": ("Trong năm\n2024. Sau đó", "<p>Trong năm2024. Sau đó</p>"),
    "two spaces make a sub-item": ("- a\n  - b\n- c", "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"),
    "three levels of two spaces": (
        "- a\n  - b\n    - c\n",
        "<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li></ul>",
    ),
    "three spaces under a number": ("1. a\n   - b\n2. c", "<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>"),
    "four spaces make a sub-item as well": ("- a\n    - b", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
    "a tab makes a sub-item": ("- a\n\t- b", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
    "two marks on one line with a child below": (
        "- - a\n    - b",
        "<ul><li><ul><li><p>a</p><ul><li>b</li></ul></li></ul></li></ul>",
    ),
    "a parenthesis numbers a list": ("1) a\n2) b", "<ol><li>a</li><li>b</li></ol>"),
    "a list keeps its first number": ("5. a\n6. b", '<ol start="5"><li>a</li><li>b</li></ol>'),
    "a paragraph goes on in its item": ("- a\n\n  b\n- c", "<ul><li><p>a</p><p>b</p></li><li><p>c</p></li></ul>"),
    "a quote in an item may have two lines": (
        "- > a\n  > b",
        "<ul><li><blockquote><p>ab</p></blockquote></li></ul>",
    ),
    "a list after a quote leaves it": ("> a\n- b", "<blockquote><p>a</p></blockquote><ul><li>b</li></ul>"),
    "open and done tasks": ("- [ ] a\n- [x] b", "<ul><li>☐ a</li><li>☑ b</li></ul>"),
    "a struck word": ("~~a~~ và ~b~", "<p><del>a</del> và ~b~</p>"),
    "a bare address is a link": (
        "Xem https://moet.gov.vn/a.",
        '<p>Xem <a href="https://moet.gov.vn/a">https://moet.gov.vn/a</a>.</p>',
    ),
    "a bare www address is a link": (
        "Xem www.moet.gov.vn",
        '<p>Xem <a href="http://www.moet.gov.vn">www.moet.gov.vn</a></p>',
    ),
    "a bare mail address is a link": ("a@b.vn", '<p><a href="mailto:a@b.vn">a@b.vn</a></p>'),
    "a backslash breaks a line": ("a\\\nb", "<p>a<br>b</p>"),
    "two spaces break a line": ("a  \nb", "<p>a<br>b</p>"),
    "a hash without a space is no heading": ("#chuyendoiso", "<p>#chuyendoiso</p>"),
    "a heading keeps the hash of its own word": ("## Học C#", '<h2 id="n-hoc-c">Học C#</h2>'),
    "a heading right after a line": ("a\n## B", '<p>a</p><h2 id="n-b">B</h2>'),
    "an underlined heading of two lines": ("a\nb\n---", '<h2 id="n-a-b">a b</h2>'),
    "code in a list": (
        "1. a\n   ```\n   <b>\n   ```\n2. c",
        "<ol><li><p>a</p><pre><code>&lt;b&gt;</code></pre></li><li><p>c</p></li></ol>",
    ),
    "code that nobody closed": ("```\na\n\nb", "<pre><code>ab</code></pre>"),
    "Markdown inside details": (
        "<details>\n<summary>a</summary>\n\n**b**\n\n</details>",
        "<details><summary>a</summary><p><strong>b</strong></p></details>",
    ),
    "an escaped tag is text": ("\\<b>a", "<p>&lt;b&gt;a</p>"),
    "a reference defined later": ("[a][N]\n\n[n]: https://a.vn", '<p><a href="https://a.vn">a</a></p>'),
    "a definition list": ("a\n: b\n: c", "<dl><dt>a</dt><dd>b</dd><dd>c</dd></dl>"),
    "an abbreviation": ("GDĐT\n\n*[GDĐT]: Giáo dục", '<p><abbr title="Giáo dục">GDĐT</abbr></p>'),
}


@pytest.mark.parametrize("name", SAME_AS_PREVIEW)
def test_the_portal_shows_what_the_preview_shows(name):
    text, expected = SAME_AS_PREVIEW[name]

    assert (expected, []) == (html(text), codes(text))


def test_a_table_right_after_a_line_is_a_table():
    text = "Bảng:\n| a | b |\n|---|---|\n| 1 | 2 |"

    assert html(text).startswith("<p>Bảng:</p><div") and "<td>2</td>" in html(text)


def test_a_table_without_outer_strokes_is_a_table():
    assert 1 == html("a | b\n|---|---|\n1 | 2").count("<table>")


def test_a_table_in_an_item_is_a_table():
    assert "<li>" in html("- x\n\n  | a | b |\n  |---|---|\n  | 1 | 2 |") and "<table>" in html(
        "- | a |\n  |---|\n  | 1 |"
    )


def test_the_line_after_a_table_is_no_row_and_is_told():
    text = "| a |\n|---|\n| 1 |\n  Ghi chú"

    assert [("DL-20", 4, 3)] == told(text)
    assert html(text).endswith("<p>Ghi chú</p>")


def test_a_first_heading_is_lowered_and_told_at_its_sign():
    assert [("DL-14", 3, 1)] == told("a\n\n# B")
    assert [("DL-14", 1, 3)] == told("> # B")
    assert '<h2 id="n-b">B</h2>' == html("# B")


def test_a_heading_below_the_fourth_is_raised_and_told():
    assert [("DL-22", 1, 1)] == told("##### B")
    assert '<h4 id="n-b">B</h4>' == html("##### B")


def test_a_comment_vanishes_without_a_word():
    assert ("<p>a b</p>", []) == (html("a <!-- x --> b").replace("  ", " "), codes("a <!-- x --> b\n\n<!--\n\ny\n-->"))


def test_a_comment_that_nobody_closed_is_told_where_it_opens():
    assert [("DL-21", 3, 1)] == told("a\n\n<!-- b\n\nc")


def test_one_text_leaves_nothing_behind_for_the_next():
    first = html("[a][n] x[^1]\n\n[n]: https://a.vn\n\n[^1]: y\n\n*[x]: z")

    assert "<p>[a][n] x[^1]</p>" == html("[a][n] x[^1]")
    assert first == html("[a][n] x[^1]\n\n[n]: https://a.vn\n\n[^1]: y\n\n*[x]: z")


def test_headings_keep_their_letters_in_ids():
    headings = reading("## Đề thi đợt 2\n## Đề thi đợt 2\n### 84/KH\n## ???").headings

    assert ["n-de-thi-dot-2", "n-de-thi-dot-2-2", "n-84-kh", "n-muc"] == [heading.id for heading in headings]
    assert [2, 2, 3, 2] == [heading.level for heading in headings]


def test_stars_glued_to_the_next_word_are_told_at_the_stars():
    assert [("DL-24", 1, 9)] == told("**Lưu ý:**các em `:**các`")
    assert [("DL-24", 2, 4)] == told("a\nchữ**(đậm)**")
    assert [] == codes("**Lưu ý:** các em (**đậm**), **a** *b*.")


def test_instructions_and_declarations_are_told():
    assert [("DL-13", 1, 3), ("DL-13", 3, 1)] == told("a <?php x ?> b\n\n<!DOCTYPE html>")


def test_a_tag_that_swallows_text_is_refused():
    assert [("DL-21", 3, 1)] == told('a\n\n<div title="b\n\nmất\n\nmất nữa')
    assert ("DL-21", 1, 1) in told('<div title="b\n\nmất\n\n## a "\n\n<div title="c">')


def test_footnotes_are_numbered_as_the_text_calls_them():
    result = html("b[^b] a[^a]\n\n[^a]: một\n[^b]: hai\n\n[^c]:\n    *[d]: chỉ là định nghĩa\n\nx[^c]")

    assert result.index("hai") < result.index("một") < result.index('id="n-chu_3')


WORDS = ["ớt", "Đề", "ba,", "3.5", "(tư)", "–", "năm:", "“sáu”"]
words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4)
openings = st.sampled_from(
    ["", "- ", "  - ", "1. ", "2) ", "> ", "> - ", "## ", "    ", "| ", "\n", "* ", "+ ", "#", ": "]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(openings, words), max_size=8))
def test_no_word_is_lost_or_doubled(lines):
    text = "\n".join(f"{opening}{' '.join(inner)}" for opening, inner in lines)
    expected = [word for _, inner in lines for word in inner]

    shown = LexborHTMLParser(reading(text).html, is_fragment=True).text(separator=" ").split()

    assert sorted(expected) == sorted(word.lstrip("#") for word in shown if word.lstrip("#") in WORDS)


PIECES = [
    "Điều một", "- mục", "  - con", "    - cháu", "1. bước", "2. bước", "   - x", "  tiếp", "", "", "", "> dẫn",
    "```", "  ```", "# Đ", "| a | b |", "|---|---|", "1) một", "<details>", "</details>", "* sao", "+ cộng",
    "9. chín", "**đậm** x", "<br>", "- [x](/y/)", "2024. năm", "-thường", "---", "    mã",
]  # fmt: skip


def skeleton(page: str) -> list[object]:
    """Tags and words; paragraphs of items, neighbouring lists and quotes run together (looseness is not compared)."""

    def inside(node: LexborNode) -> list[object]:
        found: list[object] = []
        child = node.first_child
        while child is not None:
            if child.is_text_node:
                found += (child.text_content or "").split()
            elif child.is_element_node and (kids := inside(child)) + [1] and not (child.tag in EMPTY and not kids):
                tag = {"h1": "h2", "h5": "h4", "h6": "h4", "s": "del"}.get(child.tag or "", child.tag)
                last = found[-1] if found else None
                if tag == "p" and node.tag == "li":
                    found += kids
                elif isinstance(last, tuple) and last[0] == tag and tag in ("ul", "ol", "blockquote"):
                    found[-1] = (tag, last[1] + kids)
                elif not (tag == "tbody" and not "".join(child.text().split())):
                    found.append((tag, kids))
            child = child.next
        return found

    root = LexborHTMLParser(f"<main>{page}</main>", is_fragment=True).root
    return inside(root) if root is not None else []


EMPTY = frozenset({"li", "ul", "ol", "h2", "blockquote", "p"})


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=7))
def test_blocks_are_those_of_commonmark(lines):
    preview = pytest.importorskip("markdown_it").MarkdownIt("commonmark").enable(["table", "strikethrough"])
    text = "\n".join(lines) + "\n"
    rewritten = rewrite(text)
    if any(remark.complaint == "line-after-table" for remark in rewritten.remarks):
        return

    assert skeleton(preview.render(text)) == skeleton(rewritten.unstash(to_html(rewritten.text)))

"""Nothing active that somebody wrote reaches a page, and nothing is removed in silence."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from bodies import codes, html, reading, told
from portal.read.sanitise import sanitise

ACTIVE = [
    "<script>alert(1)</script>",
    "<script src=//x.vn/a.js></script>",
    "<SCRIPT\n>alert(1)</SCRIPT\n>",
    "chữ <script>alert(1)</script> chữ",
    "- <iframe src=https://a.vn></iframe>",
    "> <object data=x></object>",
    "<embed src=x>",
    "<form action=/x><input name=a></form>",
    "<button>a</button>",
    "<svg onload=alert(1)><a href=x>b</a></svg>",
    "<math><mtext><img src=x onerror=alert(1)></mtext></math>",
    "<style>body{display:none}</style>",
    "<meta http-equiv=refresh content=0>",
    "<base href=//x.vn/>",
    "<link rel=stylesheet href=x>",
    "<template><img src=x></template>",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    "<textarea>a</textarea>",
    "<title>a</title>",
    "<xmp>a</xmp>",
    "<plaintext>a",
    "<video src=x></video>",
    "<select><option>a</select>",
    "<dialog open>a</dialog>",
    "<html lang=vi>",
    "<body onload=alert(1)>",
    "<frameset>",
    "<img src=anh.jpg alt=a onerror=alert(1)>",
    "<img src=anh.jpg alt=a srcset='https://x.vn/a.jpg 2x'>",
    "<p onclick=alert(1)>a</p>",
    "<details ontoggle=alert(1) open>a</details>",
    "<td background=x>a</td>\n\n<table background=x><tr><td>a</table>",
    "<a href=/lich/ ping=//x.vn>a</a>",
    "<blockquote cite='javascript:x'>a</blockquote>",
    "![a](https://x.vn/a.png)",
    "![a](data:image/png;base64,AAAA)",
    "![a](//x.vn/a.png)",
    "<img src='https://x.vn/a.png' alt=a>",
    "<image src=x onerror=alert(1)>",
]
COSMETIC = [
    "<font color=red>a</font>",
    "<center>a</center>",
    "<p style='color:red'>a</p>",
    "<p align=center>a</p>",
    "<span class=MsoNormal>a</span>",
    "<div id=menu>a</div>",
    "<a name=x>a</a>",
    "<p data-x=1 role=alert aria-label=a tabindex=0>a</p>",
    "<a href=/lich/ target=_blank>a</a>",
    "<x-la>a</x-la>",
    "<o:p>a</o:p>",
    "<marquee>a</marquee>",
    "<td>a</td>",
]
ADDRESSES = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java&#9;script:alert(1)",
    "java&Tab;script:alert(1)",
    "&#106;avascript:alert(1)",
    "vbscript:x",
    "data:text/html,a",
    "file:///etc/passwd",
    "ftp://a.vn/",
    "//x.vn/a",
    "/\\\\x.vn/a",
    "\\\\\\\\x.vn",
    "https:\\\\\\\\x.vn",
    "https:x.vn",
    "https://moet.gov.vn@x.vn/",
    "https://a:b@x.vn/",
    "https://mоet.gov.vn/",
    "https://xn--met-sed.gov.vn/",
    "https://ｍoet.gov.vn/",
    "https://a.vn:x/",
    "https:///a",
    "mailto:a",
    "mailto:a@b",
    "tel:abc",
    "../../../../a/",
    "../../../",
    "/Chu-De/",
    "/a/../b/",
    "/đề/",
]


@pytest.mark.parametrize("text", ACTIVE)
def test_what_is_active_is_refused_and_gone(text):
    result = reading(text)

    assert "DL-12" in [f.code for f in result.findings if f.severity == "error"]
    assert not re.search(r"script|iframe|object|onerror|onload|onclick|svg|x\.vn|style|alert", result.html)


@pytest.mark.parametrize("text", COSMETIC)
def test_what_is_only_for_looks_is_told_and_its_text_kept(text):
    result = reading(text)

    assert ["DL-13"] == [f.code for f in result.findings if f.severity == "warning"]
    assert "a" == LexborHTMLParser(result.html, is_fragment=True).text().strip()
    assert not re.search(r"style|class|id=|role|name=|target|<font|color", result.html)


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_that_deceives_or_runs_is_refused(address):
    markdown, written = f"[a]({address})", f'<a href="{address.replace(chr(92) * 2, chr(92))}">a</a>'

    assert ["LK-05"] == codes(markdown)
    assert ["LK-05"] == codes(written)
    assert ("<p><a>a</a></p>", "<p><a>a</a></p>") == (html(markdown), html(written))


def test_findings_stand_at_the_tag():
    text = "a\n\n<b id=x><script>x</script></b>\n\n- <font>a</font>"

    assert [("DL-13", 3, 1), ("DL-12", 3, 9), ("DL-13", 5, 3)] == told(text)


def test_allowed_html_stays():
    text = "H<sub>2</sub>O <kbd>Ctrl</kbd> <mark>a</mark> <abbr title='x'>b</abbr> <span lang=en>c</span>"

    assert [] == codes(text)
    assert (
        '<p>H<sub>2</sub>O <kbd>Ctrl</kbd> <mark>a</mark> <abbr title="x">b</abbr> <span lang="en">c</span></p>'
        == html(text)
    )


def test_a_written_first_heading_becomes_the_second_with_a_warning():
    assert ('<h2 id="n-a">a</h2>', ["DL-14"]) == (html("<h1>a</h1>"), codes("<h1>a</h1>"))


def test_text_that_shows_another_host_is_told():
    assert ["LK-06"] == codes("[moet.gov.vn](https://x.vn/)")
    assert ["LK-06"] == codes("[https://moet.gov.vn/a](https://moet.gov.vn.x.vn/a)")
    assert [] == codes("[moet.gov.vn](https://www.moet.gov.vn/a) [vanban.moet.gov.vn](https://vanban.moet.gov.vn)")


def test_code_shows_tags_and_is_not_told():
    assert ("<p><code>&lt;script&gt;</code></p>", []) == (html("`<script>`"), codes("`<script>`"))
    assert [] == codes("```\n<script>[a](javascript:x)</script>\n```")


def test_hidden_characters_are_refused_or_dropped():
    assert [("DL-11", 1, 2)] == told("a\u202eb")
    assert [("DL-11", 2, 1)] == told("a\n\u0007b")
    assert [("DL-11", 1, 2)] == told("a\U000e0041b")
    assert [("DL-11", 1, 2)] == told("a\U00100001b")
    assert ("<p>ab</p>", ["DL-11"]) == (html("a\u200bb"), codes("a\u200bb"))
    assert "error" == reading("a\u202eb").findings[0].severity
    assert "warning" == reading("a\u200bb").findings[0].severity


def test_letters_are_composed():
    assert "<p>Đề ế</p>" == html("Đề e\u0302\u0301")


def test_no_style_and_no_foreign_id_is_left():
    text = "| a | b |\n|:-:|--:|\n| 1 | 2 |\n\n<p id=n-a class=can-giua style=x>a</p>\n\n## A"

    assert '<td class="can-giua">1</td>' in html(text) and '<td class="can-phai">2</td>' in html(text)
    assert 1 == html(text).count('id="n-a"') and "style" not in html(text) and 2 == html(text).count("can-giua")


def test_the_cleaner_alone_lets_nothing_through():
    hostile = (
        '<a href="javascript:x" onclick=x id=top style=x>a</a><img src="//x"><a href="/\\x">b</a><script>c</script>'
    )

    assert "<a>a</a><img><a>b</a>" == sanitise(hostile)


pieces = st.sampled_from([
    *ACTIVE, *COSMETIC, "<b>", "</b>", "</div>", "<div>", "<table>", "<tr>", "</table>", "`", "\n", "\n\n", " ", "- ", "> ",
    "chữ", "<!--", "-->", "<a href='", "'>", '"', "<p ", "=", "/>", "&lt;script>", "<<script>script>", "<scr<b>ipt>",
    "[a](", ")", "<svg>", "<math>", "<noscript>", "<style>", "</style>", "\\", "<![CDATA[", "]]>", "<?x", "?>", "<mglyph>",
])  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(pieces, max_size=8).map("".join))
def test_no_mixture_leaves_anything_active(text):
    result = reading(text).html

    assert result == reading(text).html
    for node in LexborHTMLParser(f"<div>{result}</div>", is_fragment=True).css("*"):
        assert node.tag not in (
            "script",
            "iframe",
            "object",
            "svg",
            "math",
            "style",
            "form",
            "input",
            "base",
            "meta",
            "link",
        )
        for name, value in node.attributes.items():
            assert not name.startswith("on") and name not in ("style", "srcdoc", "action", "ping", "background")
            if name in ("href", "src"):
                assert re.match(r"(/(?![/\\])|#|https?://[^@/]+(/|$)|mailto:|tel:)", value or "")

"""A page read piece by piece says what its tree says, and leaves to the tree what only the tree knows."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases_links.faults import FAULTS
from cases_links.harmless import HARMLESS
from portal.seen.html_facts import html_facts, located_html_facts, tree_facts
from portal.seen.html_pieces import piece_facts
from portal.seen.use import FileFacts, Use

PLAIN = (
    '<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Tin &amp; bài</title>'
    '<link rel="canonical" href="https://own.example/t/"><style>p { background: url(/nen.png) }</style>'
    '<script type="application/ld+json">{"@context": "https://schema.org", "logo": "/logo.png"}</script></head>'
    '<body class="x"><!-- <a href="/khong-dung/"> --><h2 id="muc">Mục</h2><p>1 < 2, a&b <a href=/a/ title=\'"\'>x</a>'
    '<svg viewBox="0 0 1 1"><title>Ô</title><path d="M0 0" fill="url(#f)"/></svg><img src="/x.jpg" alt=""/></p></body></html>\n'
)


def said(facts: FileFacts) -> tuple[object, ...]:
    """What counts of facts without places: which uses and names there are, and the first base and refresh."""
    parts = tuple(frozenset(part) - {""} for part in facts.ids)
    return frozenset(facts.uses), parts, facts.base, frozenset(facts.maps), facts.refresh, facts.faults


def test_a_page_as_it_should_be_written_is_read_by_pieces() -> None:
    facts = piece_facts(PLAIN)

    assert facts is not None
    assert {
        Use("page", "https://own.example/t/"), Use("picture", "/nen.png"), Use("picture", "/logo.png"),
        Use("link", "/a/"), Use("part", "#f"), Use("picture", "/x.jpg"),
    } == set(facts.uses)  # fmt: skip
    assert said(tree_facts(PLAIN)) == said(facts)


@pytest.mark.parametrize(
    "html",
    [
        '<A href="/a/">x</A>',  # not in small letters
        '<a href="/a/"class="x">x</a>',  # no space between attributes
        '<a href = "/a/">x</a>',
        '<a href="/a/>x</a>',  # a quote that never ends
        '<p title=it\'s><a href="/a/">x</a>',
        '<select><a href="/a/">x</a></select>',
        '<template><a href="/a/">x</a></template>',
        '<textarea><a href="/a/">x</a></textarea>',
        '<td background="/a.png">x',  # no table around it
        '<form action="/a/"><form action="/b/"></form></form>',
        '<image href="/a.png">',  # no drawing around it
        '<svg><![CDATA[<a href="/a/">]]></svg>',
        '<script>"<!--<script>"</script><a href="/a/">"</script>',
        '<svg><script><script type="application/ld+json">{"url": "/a/"}</script>',  # no raw text in a drawing
        '<script type="application/ld+json">{"url": "/a/"}</SCRIPT><a href="/b/">x</a><script></script>',
        "<!--> <a href='/a/'>x</a> -->",
        '</p title="<a href=/a/>">',
        '<title><a href="/a/"></title>',
        "<plaintext><a href='/a/'>",
        '<a href="/a\0/">x</a>',
        '<iframe src="/a/"><a href="/b/">x</a></iframe>',
    ],
)
def test_what_browsers_mend_or_move_is_read_as_a_tree(html: str) -> None:
    assert piece_facts(html) is None
    assert tree_facts(html) == html_facts(html)


@pytest.mark.parametrize("case", [*FAULTS, *HARMLESS], ids=lambda case: case.name)
def test_pieces_of_every_case_say_what_its_tree_says(case: object) -> None:
    for path, data in case.files.items():  # type: ignore[attr-defined]
        if path.endswith(".html") and isinstance(data, str) and (facts := piece_facts(data)) is not None:
            assert said(tree_facts(data)) == said(facts)


_SCRAPS = st.sampled_from([
    "<p>", "</p>", "<b>", "</b>", "<div class='x'>", "</div>", '<a href="/1/">', "<a href='/2/' id=i2>", "<a href=/3/>",
    "</a>", '<A HREF="/4/">', "<a name=n5>", "<table>", "</table>", "<tr>", "<td>", '<td background="/6.png">', "<td id=i7>",
    "<th style='background:url(/8.png)'>", "<select>", "</select>", "<option value=x>", "<form action=/9/>", "</form>",
    "<input type=image src=/10.png>", "<button formaction='/11/'>", "<svg>", "<svg viewBox='0 0 1 1'>", "</svg>",
    "<use href='#i2'/>", "<image href='/12.png'/>", "<path fill='url(#f13)'/>", "<linearGradient href='#g14'>", "<title>",
    "</title>", "<script>", "</script>", '<script type="application/ld+json">{"url": "/15/"}</script>', "<!--", "-->", "<!-->",
    "<style>", "</style>", "p{background:url(/16.png)}", "<template>", "</template>", "<textarea>", "</textarea>", "<noscript>",
    "</noscript>", "<img src=/17.jpg alt>", "<img srcset='/18.jpg 1x, /19.jpg 2x'/>", '"', "'", ">", "<", " ", "\n", "x", "&lt;",
    "<meta http-equiv=refresh content='5; url=/20/'>", '<meta property="og:image" content="/21.png">', "<base href=/22/>",
    "<link rel=stylesheet href=/23.css>", "<iframe src=/24/>", "</iframe>", "<body id=b25>", "<body>", "<html id=h26>", "<head>",
    "</head>", "</body>", "<map name=m27>", "<area href=/28/>", "</map>", "<video src=/29.mp4 poster='/30.jpg'>", "</video>",
    "<object data=/31.pdf>", "</object>", "<math>", "</math>", "<mi href=/32/>", "<![CDATA[", "]]>", "<?php ?>", "<!doctype html>",
    "<frameset>", "<frame src=/33/>", "<caption id=c34>", "<li id='l35' class=\"y\">", "<h2 id=\"m&#7909;c\">", "<a href='/a?b&copy=1'>",
    "<br/>", "<hr id=h36/>", "</br>", "<a\nhref='/37/'\n>", "<a href='/38\n/'>", "<q cite='/39/'>", "<a href>", "<a href=''>", "<p\x0c id=p40>",
    "<foreignObject>", "</foreignObject>", "<desc>", "</desc>", "<select id=s41>", "<isindex>", "<col id=c42>", "<dialog id=d43>", "\r\n",
])  # fmt: skip


@settings(max_examples=1_500, deadline=None)
@given(st.lists(_SCRAPS, max_size=14).map("".join))
def test_pieces_of_any_soup_of_tags_say_what_its_tree_says(html: str) -> None:
    facts = piece_facts(html)

    if facts is not None:
        assert said(tree_facts(html)) == said(facts)


def test_both_readings_find_the_same_addresses_in_a_plain_page() -> None:
    assert {(use.role, use.address) for use in html_facts(PLAIN).uses} == {
        (use.role, use.address) for use in located_html_facts(PLAIN).uses
    }

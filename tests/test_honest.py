"""Honest contributors: their texts come through whole, letter for letter, and nothing of them is an error.

The reference reader is markdown-it-py with GFM's tables and strikethrough: what it shows, the page shows.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from hostile_build import Built, built
from output_audit import faults_of_output
from portal.model.slug import slugify
from reading import article

ROWS: dict[str, dict[str, Any]] = {
    row["name"]: row for row in yaml.safe_load((Path(__file__).parent / "data" / "honest.yaml").read_text("utf-8"))
}
# Marks of our own page that are not the author's text: the way back from a footnote.
_OWN = ".footnote-backref"


def folder_of(name: str) -> str:
    return f"tin-bai/van-phong/2024-04-01-{slugify(name)}"


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory, base_portal: Callable[..., Path]) -> Built:
    files = {
        f"{folder_of(name)}/index.md": article(
            row["body"], **{key: quoted(row[key]) for key in ("title", "summary", "author") if key in row}
        )
        for name, row in ROWS.items()
    }
    return built(base_portal(tmp_path_factory.mktemp("thuc"), files))


def words_of(html: str, leave_out: str = "script, style") -> str:
    """What a reader sees, runs of white space as one space."""
    tree = LexborHTMLParser(f"<body>{html}</body>")
    for node in tree.css(leave_out):
        node.decompose()
    for node in tree.css("br, p, li, td, th, dt, dd, h2, h3, h4, summary, pre, figcaption, tr, div, blockquote"):
        node.insert_before(" ")
        node.insert_after(" ")
    return " ".join((tree.body.text() if tree.body else "").split())


def shown_by_reference(text: str) -> str:
    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    return words_of(reader.render(text.replace("\r\n", "\n")))


def prose_of(page: str) -> str:
    prose = LexborHTMLParser(page).css_first(".prose")
    assert prose is not None
    return words_of(prose.html or "", _OWN)


@pytest.mark.parametrize("name", ROWS)
def test_an_honest_text_is_shown_letter_for_letter(everything: Built, name: str):
    row = ROWS[name]
    page = everything.page(folder_of(name))

    assert page is not None
    assert (row["shows"] if "shows" in row else shown_by_reference(row["body"])) == prose_of(page)


def test_nothing_honest_is_an_error(everything: Built):
    assert [] == [finding for finding in everything.result.findings if finding.severity == "error"]
    assert 0 == everything.result.exit
    assert [] == faults_of_output(everything.output)


@pytest.mark.parametrize("name", [name for name, row in ROWS.items() if "title" in row])
def test_title_summary_and_author_are_the_same_letters_in_page_list_feed_and_data(everything: Built, name: str):
    row = ROWS[name]
    address = f"https://cong.example/{folder_of(name)}/"
    page = LexborHTMLParser(everything.page(folder_of(name)) or "")
    told = [json.loads(node.text()) for node in page.css('script[type="application/ld+json"]')]
    news = next(item for item in told if item["@type"] == "NewsArticle")
    feed = json.loads((everything.output / "nguon-tin/chu-de/ky-thi/feed.json").read_text("utf-8"))
    items = {item["url"]: item for item in feed["items"]}
    atom = ElementTree.parse(everything.output / "nguon-tin/don-vi/van-phong/atom.xml").getroot()
    entries = {entry.findtext("{*}id"): entry for entry in atom.iterfind("{*}entry")}

    assert row["title"] == (page.css_first("h1").text() if page.css_first("h1") else "").replace("\u00a0", " ")
    assert row["title"] == news["headline"]
    assert row.get("summary", "Tóm tắt bài.") == news["description"]
    assert row.get("author", "Văn phòng Sở") == news["author"]["name"]
    if address in items:
        assert row["title"] == items[address]["title"]
        assert row.get("summary", "Tóm tắt bài.") == items[address]["summary"]
    if address in entries:
        assert row["title"] == entries[address].findtext("{*}title")


def test_feeds_carry_the_whole_text(everything: Built):
    feed = json.loads((everything.output / "nguon-tin/feed.json").read_text("utf-8"))
    rss = ElementTree.parse(everything.output / "nguon-tin/rss.xml").getroot()
    in_rss = {item.findtext("link"): item.findtext("description") or "" for item in rss.iterfind(".//item")}

    for item in feed["items"]:
        path = item["url"].removeprefix("https://cong.example/").strip("/")
        shown = prose_of(everything.page(path) or "")
        assert shown == words_of(item["content_html"], _OWN)
        assert shown == words_of(in_rss[item["url"]], _OWN)
    assert 20 == len(feed["items"])

"""What a page's key depends on, and until when a build holds."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import msgspec
import pytest

from portal.build.next_moment import next_moment
from portal.build.page_keys import PageKeys
from portal.build.theme_files import scan_theme, template_closures
from portal.build.unlinked import unlinked
from portal.findings.finding import CannotRun
from portal.model.article import Article
from portal.model.moment import parse_moment
from portal.model.text_parts import EventTime
from portal.pages.page import Body, Page


class Card(msgspec.Struct, frozen=True):
    title: str
    day: datetime


CARD = Card("Tin", parse_moment("2024-03-05"))
PAGE = Page("/tin/", "list.html", {"cards": (CARD,), "body": Body("content/a", "00")}, ("content/a",))


def key(page: Page, base: str = "1", closure: str = "c", frame: object = "khung") -> str:
    return PageKeys(base, {"list.html": closure}, lambda lang, section: (frame, lang, section)).key(page)


def changed(**parts: object) -> Page:
    """PAGE with other parts."""
    values = {name: getattr(PAGE, name) for name in Page.__slots__} | parts
    return Page(**values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "other",
    [
        lambda: key(changed(address="/tin2/")),
        lambda: key(changed(template="topic.html")),
        lambda: key(changed(lang="en")),
        lambda: key(changed(section="tin-tuc")),
        lambda: key(changed(inputs={**PAGE.inputs, "cards": (Card("Tin khác", CARD.day),)})),
        lambda: key(changed(inputs={**PAGE.inputs, "cards": (Card("Tin", parse_moment("2024-03-06")),)})),
        lambda: key(changed(inputs={**PAGE.inputs, "cards": (CARD, CARD)})),
        lambda: key(changed(inputs={**PAGE.inputs, "body": Body("content/a", "01")})),
        lambda: key(changed(inputs={**PAGE.inputs, "body": Body("content/a", "00", ("/x/",))})),
        lambda: key(changed(inputs={**PAGE.inputs, "more": None})),
        lambda: key(PAGE, base="2"),
        lambda: key(PAGE, closure="d"),
        lambda: key(PAGE, frame="khung khác"),
    ],
)
def test_whatever_a_page_shows_changes_its_key(other: Callable[[], str]):
    assert key(PAGE) != other()


def test_equal_pages_have_equal_keys_in_whatever_order_their_inputs_were_named():
    turned = changed(inputs={"body": Body("content/a", "00"), "cards": (Card("Tin", parse_moment("2024-03-05")),)})

    assert key(PAGE) == key(turned)


def test_what_is_no_value_cannot_be_an_input():
    with pytest.raises(TypeError):
        key(changed(inputs={"portal": object()}))


def theme(folder: Path, **templates: str) -> Path:
    (folder / "templates/parts").mkdir(parents=True)
    (folder / "static").mkdir()
    for name, text in templates.items():
        (folder / "templates" / f"{name.replace('__', '/')}.html").write_text(text, "utf-8")
    return folder


def closures(folder: Path) -> dict[str, str]:
    return template_closures(folder, scan_theme(folder).templates)


TEMPLATES = {
    "base": "{% from 'parts/head.html' import head %}{{ head() }}",
    "article": "{% extends 'base.html' %}{% import 'parts/card.html' as card %}",
    "plan": "{% include 'parts/card.html' %}",
    "free": "{% include chosen %}",
    "parts__head": "{% macro head() %}h{% endmacro %}",
    "parts__card": "c",
}


@pytest.mark.parametrize(
    ("edited", "reached"),
    [
        ("parts/head.html", {"article.html", "base.html", "free.html", "parts/head.html"}),
        ("parts/card.html", {"article.html", "free.html", "parts/card.html", "plan.html"}),
        ("plan.html", {"free.html", "plan.html"}),
    ],
)
def test_an_edited_template_reaches_all_that_draw_it_in(tmp_path: Path, edited: str, reached: set[str]):
    folder = theme(tmp_path, **TEMPLATES)
    before = closures(folder)
    (folder / "templates" / edited).write_text((folder / "templates" / edited).read_text("utf-8") + " ", "utf-8")
    after = closures(folder)

    assert reached == {name for name in before if before[name] != after[name]}


def test_a_template_that_cannot_be_read_is_told_by_name(tmp_path: Path):
    with pytest.raises(CannotRun, match=r"theme/templates/base\.html"):
        closures(theme(tmp_path, base="{% if %}"))


def test_links_to_what_is_not_there_lose_the_link_and_keep_the_words():
    html = '<p><a href="/a/#n-b">một</a> &amp; <a href="/c/"><em>hai</em></a></p>'

    assert '<p>một &amp; <a href="/c/"><em>hai</em></a></p>' == unlinked(html, ("/a/#n-b",))
    assert '<p><a href="/a/#n-b">một</a> &amp; <em>hai</em></p>' == unlinked(html, ("/c/",))
    assert html == unlinked(html, ())


def article(publish_at: str, start: str | None = None, end: str | None = None) -> Article:
    moment = parse_moment(publish_at)
    event = EventTime(parse_moment(start), parse_moment(end) if end else None) if start else None
    return Article(
        "content/a", "u", moment.date(), "a", "t", "s", ("k",), "x", "tin", "published", moment, event=event
    )  # fmt: skip


@pytest.mark.parametrize(
    ("as_of", "articles", "until"),
    [
        ("2024-06-01 08:00", [], "2024-06-02"),
        ("2024-06-01 08:00", [article("2024-06-01 10:00"), article("2024-06-01 09:00")], "2024-06-01 09:00"),
        ("2024-06-01 09:00", [article("2024-06-01 09:00")], "2024-06-02"),
        ("2024-06-01 09:00", [article("2024-07-01 09:00")], "2024-06-02"),
        ("2024-06-01 08:00", [article("2024-05-01", "2024-06-01 13:30", "2024-06-01 17:00")], "2024-06-01 13:30"),
        ("2024-06-01 14:00", [article("2024-05-01", "2024-06-01 13:30", "2024-06-01 17:00")], "2024-06-01 17:00"),
    ],
)
def test_a_build_holds_until_the_day_ends_or_something_falls_due(as_of: str, articles: list[Article], until: str):
    assert parse_moment(until) == next_moment(parse_moment(as_of), None, articles)

"""`once` of `portal.pages.words`: a piece of every page is made once for all of them."""

from jinja2 import Environment

from portal.pages.cards import Art
from portal.pages.words import FILTERS

_PAGE = """
{%- macro shown(art) %}<p>{{ art.address }} {{ told(art.width) }}</p>{% endmacro -%}
{{ shown|once(art) }}{{ shown|once(other) }}
"""


def _drawn(told: list[int], art: Art, other: Art) -> str:
    environment = Environment(autoescape=True)
    environment.filters.update(FILTERS)
    return environment.from_string(_PAGE).render(art=art, other=other, told=lambda width: told.append(width) or width)


def test_equal_records_are_drawn_once_and_look_the_same() -> None:
    told: list[int] = []

    page = _drawn(told, Art("/a.svg", 1, 2), Art("/a.svg", 1, 2))

    assert "<p>/a.svg 1</p>" * 2 == page.strip()
    assert [1] == told


def test_another_record_is_drawn_anew() -> None:
    told: list[int] = []

    page = _drawn(told, Art("/a.svg", 1, 2), Art("/b.svg", 3, 2))

    assert "<p>/a.svg 1</p><p>/b.svg 3</p>" == page.strip()
    assert [1, 3] == told


def test_what_a_record_says_is_escaped_as_ever() -> None:
    page = _drawn([], Art("<b>", 1, 2), Art("&", 1, 2))

    assert "<p>&lt;b&gt; 1</p><p>&amp; 1</p>" == page.strip()

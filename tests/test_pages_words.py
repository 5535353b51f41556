"""How days, sizes, numbers and titles are written: pages/words.py."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.model.moment import parse_moment
from portal.pages.linked_data import Person
from portal.pages.words import day, joined, json_block, minutes_to_read, moment, month, number, size


def test_days_and_moments_read_as_in_an_office():
    assert "05/03/2024" == day(date(2024, 3, 5))
    assert "17:00 ngày 01/03/2024" == moment(parse_moment("2024-03-01 17:00"))
    assert "01/03/2024" == moment(parse_moment("2024-03-01"))
    assert "tháng 3 năm 2024" == month(date(2024, 3, 5))


@pytest.mark.parametrize(
    ("octets", "words"),
    [
        (12, "12 byte"),
        (1000, "1 KB"),
        (340_400, "340 KB"),
        (999_999, "1.000 KB"),
        (1_234_567, "1,2 MB"),
        (2_000_000, "2 MB"),
    ],
)
def test_sizes_count_by_thousands(octets: int, words: str):
    assert words == size(octets)


@pytest.mark.parametrize(("value", "words"), [(0, "0"), (1234, "1.234"), (1.25, "1,2"), (1_000_000, "1.000.000")])
def test_numbers_have_points_for_thousands_and_a_comma_for_decimals(value: float, words: str):
    assert words == number(value)


def test_a_title_never_ends_on_one_syllable_nor_parts_a_number_from_its_word():
    assert "Kế hoạch năm\u00a02024 của\u00a0Sở" == joined("Kế hoạch năm 2024 của Sở")
    assert "Hai từ" == joined("Hai từ")


@given(st.text())
def test_joining_changes_spaces_only(text: str):
    assert text.replace("\u00a0", " ") == joined(text).replace("\u00a0", " ")


@given(st.text())
def test_json_in_a_page_cannot_end_its_block(name: str):
    block = json_block(Person(name=name))

    assert not set(block) & set("<>&\u2028\u2029")


def test_reading_time_is_never_none():
    assert (1, 1, 3) == (minutes_to_read(0), minutes_to_read(250), minutes_to_read(640))

"""The lists of signs: no sign escapes the cheap look that decides whether a page is parsed at all."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.links.outside.page import plain
from portal.links.outside.page_signs import says_missing, signs, worth_reading

_LISTS = ("missing_line", "parked", "challenge", "resting", "emptied", "missing_title")
_PATTERNS = [(name, pattern) for name in _LISTS for pattern in getattr(signs(), name)]


@pytest.mark.parametrize(("name", "pattern"), _PATTERNS)
@settings(max_examples=6, deadline=None)
@given(data=st.data())
def test_whatever_a_sign_matches_is_worth_reading(name: str, pattern: str, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(pattern, fullmatch=True, alphabet=st.characters(codec="ascii", exclude_categories=["Cc"])))

    assert worth_reading(plain(text)), (name, text)


@pytest.mark.parametrize("pattern", signs().taken_over)
@settings(max_examples=6, deadline=None)
@given(data=st.data())
def test_whatever_praises_gambling_is_worth_reading(pattern: str, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(pattern, fullmatch=True, alphabet=st.characters(codec="ascii", exclude_categories=["Cc"])))

    assert worth_reading(plain(f"{text} casino"))


@pytest.mark.parametrize(
    "title",
    [
        "Lỗi 404 là gì và cách khắc phục", "Không tìm thấy trẻ lạc sau lũ", "404 phòng học mới được đưa vào sử dụng",
        "Thông báo", "Error", "Trang thiết bị dạy học không có trong danh mục", "Quốc lộ 410", "Danh sách 404 học sinh",
        "Trang chủ", "Tin tức - Trường THPT Ví dụ", "",
    ],
)  # fmt: skip
def test_an_honest_title_says_nothing_is_missing(title: str) -> None:
    assert not says_missing(plain(title))

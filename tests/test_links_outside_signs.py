"""The lists of signs, and the quick look that decides whether a page is read with care."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from link_server import html
from portal.links.outside.answer import Answer
from portal.links.outside.first_look import looks_telling
from portal.links.outside.page import plain, read_page
from portal.links.outside.page_signs import says_missing
from portal.links.outside.web_address import web_address

AT = web_address("https://truong.example/tin/1")


def answer(body: str | bytes, charset: str | None = "utf-8") -> Answer:
    assert AT is not None
    return Answer(
        AT,
        status=200,
        content_type="text/html",
        charset=charset,
        body=body if isinstance(body, bytes) else body.encode(),
    )


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


@pytest.mark.parametrize(
    "line",
    [
        "Trang bạn tìm kiếm không tồn tại.", "Page not found", "This domain is for sale", "Tên miền này đã hết hạn",
        "Website đang bảo trì", "Xác minh bạn là người", "This page isn’t available right now",
    ],
)  # fmt: skip
def test_a_telling_line_is_seen_wherever_it_stands(line: str) -> None:
    for body in (f"<p>{line}</p>", f"<div><span>{line}</span></div>", f"<h2>{line}</h2>", f"Chào<br>{line}"):
        assert looks_telling(answer(html("Trường", body)))
    assert looks_telling(answer(html(line)))


def test_a_plain_page_needs_no_careful_reading() -> None:
    assert not looks_telling(answer(html("Lịch thi", "<h1>Lịch thi</h1><p>Thi ngày 05/6.</p>")))


def test_a_page_in_an_old_encoding_is_read_with_care() -> None:
    assert looks_telling(answer("<title>Không</title>".encode("windows-1258", "replace"), "windows-1258"))


def test_text_of_scripts_comments_and_templates_is_no_text() -> None:
    page = read_page(
        answer(html("Tin", "<script>404</script><!-- mất --><template>x</template><noscript>y</noscript><p>Có</p>"))
    )

    assert ("co",) == page.lines


def test_words_of_menus_and_links_stand_apart_from_the_text() -> None:
    page = read_page(
        answer(html("Tin", "<nav>Danh mục</nav><p>Một câu. <a href=/>Liên kết</a></p><footer>Chân</footer>"))
    )

    assert (("mot cau.",), ("danh muc", "lien ket", "chan")) == (page.lines, page.link_lines)


@settings(max_examples=200, deadline=None)
@given(
    st.binary(max_size=400),
    st.sampled_from(["utf-8", None, "x-khong-co", "utf-16", "windows-1258", "idna", "rot13", "undefined"]),
)
def test_whatever_the_bytes_are_a_page_comes_out(body: bytes, charset: str | None) -> None:
    looks_telling(answer(body, charset))

    assert read_page(answer(body, charset)).prose >= 0

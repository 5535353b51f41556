"""Lists never shift: pages/lists.py, list_pages.py."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from portal.model.article import Article
from portal.pages.lists import Part, newest_part, older_parts
from portal_builder import articles, model, planned


def parts(address: str, told: Sequence[Article]) -> list[Part]:
    return [*older_parts(address, told), newest_part(address, told)]


@given(st.integers(0, 130))
def test_every_article_stands_on_exactly_one_page_of_a_list(count: int):
    told = articles(count)

    shown = [article.id for part in parts("/tin-tuc/", told) for article in part.articles]

    assert sorted(article.id for article in told) == sorted(shown)


@given(st.integers(0, 130))
def test_an_added_article_changes_one_page_of_a_list_or_two_when_a_chunk_fills(count: int):
    before = {part.address: part for part in parts("/tin-tuc/", articles(count))}
    after = {part.address: part for part in parts("/tin-tuc/", articles(count + 1))}

    changed = {address for address in after if before.get(address) != after[address]}

    fills = (count + 1) % 20 == 0 and count + 1 >= 40
    filled = (count + 1) // 20 - 1
    expected = {"/tin-tuc/"}
    if fills:
        expected |= {f"/tin-tuc/trang-{n}/" for n in (filled - 1, filled) if n > 0}
    assert expected == changed


def test_the_list_itself_shows_the_newest_twenty_to_thirty_nine():
    sizes = {count: len(newest_part("/x/", articles(count)).articles) for count in (19, 20, 39, 40, 59, 60)}

    assert {19: 19, 20: 20, 39: 39, 40: 20, 59: 39, 60: 20} == sizes


def test_the_pager_names_the_days_its_neighbours_span():
    *_, second, newest = parts("/x/", articles(60))

    assert newest.pager.older is not None
    assert ("/x/trang-2/", "21/01/2024 – 09/02/2024") == (newest.pager.older.address, newest.pager.older.span)
    assert newest.pager.newer is None
    assert second.pager.newer is not None
    assert ("/x/", "từ 10/02/2024") == (second.pager.newer.address, second.pager.newer.span)
    assert second.pager.older is not None
    assert "/x/trang-1/" == second.pager.older.address


def test_an_added_article_changes_no_other_article_and_no_old_chunk():
    before, after = planned(model(articles(70))), planned(model(articles(71)))

    changed = {address for address, page in after.items() if address not in before or before[address] != page}

    newest, last = articles(71)[-1], articles(70)[-1]
    told = {address for address in changed if not address.endswith((".json", ".xml", ".txt"))}
    assert newest.address in told
    assert last.address in told  # its link to the next newer one
    others = {address for address in told if address.startswith("/tin-bai/")} - {newest.address, last.address}
    assert set() == others
    assert [] == [address for address in told if "/trang-" in address]


def test_neighbours_in_a_list_never_show_the_same_drawing():
    page = planned(model(articles(39)))["/tin-tuc/"]

    drawings = [card.art.address for card in page.inputs["cards"]]  # type: ignore[attr-defined]

    assert all(one != other for one, other in zip(drawings, drawings[1:], strict=False))

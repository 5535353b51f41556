"""What a page costs on a slow line, as stored."""

import pytest

from browser.built_portals import Built

KB = 1000
ARTICLES = {
    "dak-lak": "/tin-bai/van-phong/2024-05-14-tim-thong-tin-cuoc-thi-ky-thi/",
    "hau-giang": "/tin-bai/phong-gdtrh-gdtx/2018-04-24-day-va-hoc-ngoai-ngu/",
    "trang-thai": "/tin-bai/phong-mau/2024-06-10-du-moi-thanh-phan/",
}


def _bytes(portal: Built, ending: str) -> int:
    return sum(path.stat().st_size for path in (portal.folder / "theme").rglob(f"*{ending}"))


@pytest.mark.parametrize("name", ARTICLES)
def test_style_and_fonts_stay_within_their_bytes(portals: dict[str, Built], name: str):
    assert 0 < _bytes(portals[name], ".css") <= 24 * KB
    assert 0 < _bytes(portals[name], ".woff2") <= 75 * KB


@pytest.mark.parametrize("name", ARTICLES)
def test_an_article_without_pictures_and_art_weighs_at_most_120_kilobytes(portals: dict[str, Built], name: str):
    portal = portals[name]
    page = portal.file(ARTICLES[name]).stat().st_size
    shared = sum(_bytes(portal, ending) for ending in (".css", ".woff2", ".js"))

    assert page + shared <= 120 * KB


def test_no_page_but_the_whole_rule_book_is_heavier_than_the_longest_plan(portals: dict[str, Built]):
    sizes = {
        portal.name + address: portal.file(address).stat().st_size
        for portal in portals.values()
        for address in portal.addresses
    }

    assert {} == {page: size for page, size in sizes.items() if size > 75 * KB and not page.endswith("/quy-tac/")}
    assert sizes["dak-lak/quy-tac/"] <= 150 * KB

"""Which redirects between domains stay in the family."""

import pytest

from portal.links.outside.kinship import kinship, needs_sign_in
from portal.links.outside.resolver import read_hosts
from portal.links.outside.web_address import registrable, web_address
from portal.model.unit import Unit


@pytest.mark.parametrize(
    ("start", "end", "is_stranger"),
    [
        ("so.haugiang.edu.vn", "haugiang.edu.vn", False),
        ("haugiang.edu.vn", "cantho.edu.vn", False),
        ("tin.haugiang.edu.vn", "www.cantho.edu.vn", False),
        ("phong.haugiang.edu.vn", "haugiang.edu.vn.example", True),
        ("a.edu.vn", "b.edu.vn", True),
        ("a.gov.vn", "a.edu.vn", True),
        ("mot.example", "ba.example", False),
        ("ba.example", "mot.example", True),
        ("bit.ly", "bat-ky.example", False),
        ("youtu.be", "www.youtube.com", False),
        ("a.github.io", "b.github.io", True),
        ("10.1.1.1", "10.1.1.2", True),
    ],
)
def test_a_redirect_leaves_the_family_or_not(start: str, end: str, is_stranger: bool) -> None:
    written = {"haugiang.edu.vn": "https://cantho.edu.vn/", "mot.example": "hai.example", "hai.example": "ba.example"}

    assert is_stranger == kinship(written, ()).is_stranger(start, end)


def test_the_site_of_a_unit_passes_to_its_successor() -> None:
    old = Unit.model_validate(
        {"id": "cu", "name": "Cũ", "kind": "ban", "site": "https://cu.example", "successors": ["moi"]}
    )
    new = Unit.model_validate({"id": "moi", "name": "Mới", "kind": "ban", "site": "https://moi.example/trang"})

    family = kinship({}, (old, new))

    assert (False, True) == (
        family.is_stranger("cu.example", "moi.example"),
        family.is_stranger("moi.example", "cu.example"),
    )


def test_common_sign_in_hosts_are_known() -> None:
    assert needs_sign_in("accounts.google.com") and not needs_sign_in("google.com")


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("HTTP://Ten:mat-khau@SO.Example:80/a/../b?x=1#y", "http://so.example/b?x=1"),
        ("https://sở.vn/đường dẫn", "https://xn--s-lym.vn/%C4%91%C6%B0%E1%BB%9Dng%20d%E1%BA%ABn"),
        ("http://2130706433/", "http://127.0.0.1/"),
        ("http://0x7f.1/", "http://127.0.0.1/"),
    ],
)
def test_an_address_is_asked_as_a_browser_asks_it(written: str, url: str) -> None:
    address = web_address(written)

    assert address is not None and url == address.url


@pytest.mark.parametrize(
    "written", ["mailto:a@b.vn", "javascript:1", "https://", "//a.vn/", "/a", "", "http://[x", "ftp://a.vn/"]
)
def test_what_is_no_web_address_is_none(written: str) -> None:
    assert web_address(written) is None


@pytest.mark.parametrize(
    ("path", "query", "is_home"),
    [("/", "", True), ("/index.html", "", True), ("/Default.aspx", "", True), ("/vi/", "", True), ("/tin.html", "", False),
     ("/home", "", True), ("/index.pdf", "", False), ("/a/", "", False)],
)  # fmt: skip
def test_a_front_page_is_known_by_its_path(path: str, query: str, is_home: bool) -> None:
    address = web_address(f"https://a.example{path}{query}")

    assert address is not None and is_home == address.is_home_path


def test_registrable_domains_follow_the_public_suffix_list() -> None:
    assert ["so.edu.vn", "a.gov.vn", "8.8.8.8", "localhost"] == [
        registrable(host) for host in ("tin.so.edu.vn", "x.y.a.gov.vn", "8.8.8.8", "localhost")
    ]


def test_a_hosts_file_may_have_comments_and_several_names(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("hosts") / "hosts"
    path.write_text("# đầu\n127.0.0.2  A.example b.example. # cuối\n::1 a.example\n\n", "utf-8")

    assert {"a.example": ("127.0.0.2", "::1"), "b.example": ("127.0.0.2",)} == read_hosts(path)

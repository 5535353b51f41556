"""Hashed names: every reference follows, and nothing that authors wrote is touched."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.build.manifest import Manifest, ManifestFile
from portal.publish import published_tree
from portal.publish.asset_names import HASHED, hashed_assets
from portal.publish.composing import kept_assets
from portal.publish.published_tree import PublishedTree

TREE = {
    "theme/fonts/sans.woff2": b"font",
    "theme/css/portal.css": b'@font-face { src: url(../fonts/sans.woff2#iefix) format("woff2") } a { b: url("/hinh/x.svg") }',
    "theme/js/khan.js": b"let x = 1",
    "theme/fonts/OFL.txt": b"licence",
    "index.html": b"",
}


def assets_of(tree: dict[str, bytes]):
    return hashed_assets(tree, tree.__getitem__)


def test_style_scripts_and_fonts_get_names_with_their_digest():
    assets = assets_of(TREE)
    digest = sha256(b"font").hexdigest()[:10]

    assert f"theme/fonts/sans.{digest}.woff2" == assets.names["theme/fonts/sans.woff2"]
    assert {"theme/css/portal.css", "theme/fonts/sans.woff2", "theme/js/khan.js"} == {*assets.names}
    assert all(HASHED.fullmatch(path) for path in assets.contents)


def test_the_sheet_names_the_font_as_it_is_now_called_and_leaves_the_rest():
    assets = assets_of(TREE)
    font = assets.names["theme/fonts/sans.woff2"].removeprefix("theme/")
    sheet = assets.contents[assets.names["theme/css/portal.css"]].decode()

    assert f"url(../{font}#iefix)" in sheet
    assert 'url("/hinh/x.svg")' in sheet


def test_another_font_gives_the_sheet_another_name():
    other = assets_of({**TREE, "theme/fonts/sans.woff2": b"font 2"})

    assert assets_of(TREE).names["theme/css/portal.css"] != other.names["theme/css/portal.css"]
    assert assets_of(TREE).names["theme/js/khan.js"] == other.names["theme/js/khan.js"]


def test_tags_follow_and_the_words_of_a_text_do_not():
    assets = assets_of(TREE)
    sheet = "/" + assets.names["theme/css/portal.css"]
    page = (
        '<link rel="stylesheet" href="/theme/css/portal.css"><link href="https://cong.example/theme/css/portal.css">'
        '<p>Viết href="/theme/css/portal.css" ở đầu trang.</p>'
        '<script type="application/ld+json">{"a":"=\\"/theme/css/portal.css\\""}</script>'
        '<a href="https://khac.example/theme/css/portal.css">x</a>'
    )
    told = assets.html(page.encode(), "https://cong.example").decode()

    assert f'<link rel="stylesheet" href="{sheet}"><link href="https://cong.example{sheet}">' in told
    assert page.partition("<p>")[2] == told.partition("<p>")[2]


def test_an_asset_that_data_or_a_script_speaks_of_keeps_its_plain_name_too():
    spoken = {**TREE, "theme/js/khac.js": b"import './khan.js'", "data.json": b'{"x": "/theme/fonts/sans.woff2"}'}

    assert frozenset() == assets_of(TREE).plain
    assert {"theme/js/khan.js", "theme/fonts/sans.woff2"} == assets_of(spoken).plain


@given(st.text(alphabet='<>"=/ theme.cspotal&', max_size=60))
def test_a_page_without_a_reference_stays_byte_for_byte(text: str):
    page = f"<p>{text.replace('<', '&lt;').replace('>', '&gt;')}</p>".encode()

    assert page == assets_of(TREE).html(page, "https://cong.example")


def test_a_host_cannot_have_a_name_kept_that_the_theme_does_not_know(monkeypatch: pytest.MonkeyPatch):
    asked: list[str] = []
    monkeypatch.setattr(published_tree, "fetched_once", lambda url: asked.append(url) or b"old")
    digest = sha256(b"old").hexdigest()
    names = ("theme/js/khan", "theme/js/la", "theme/../../la", "theme/js/../../la")
    paths = [f"{name}.{digest[:10]}.js" for name in names]
    rows = tuple(ManifestFile(path, 3, digest, ()) for path in paths)
    old = PublishedTree(Manifest(1, rows), None, None, "https://cong.example")

    assert [paths[0]] == [file.path for file in kept_assets(old, assets_of(TREE))]
    assert [f"https://cong.example/{paths[0]}"] == asked

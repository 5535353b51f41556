"""The preview shows an edited text before the portal is built anew, as the build will."""

import fcntl
from pathlib import Path
from typing import Any

import pytest

from edits import World, header, new_world
from portal.build.portal_build import build
from portal.build.two_trees import idle_folder
from portal.desk.early_page import EarlyPages
from test_desk_serve import served

OPENING = "tin-bai/van-phong/2024-03-05-mo-dau"


def prepared(world: World) -> EarlyPages:
    """As the preview's builder is after a build."""
    early = EarlyPages(world.settings)
    build(world.settings, planned=early.planned)
    early.prepare()
    return early


@pytest.mark.parametrize("with_memory", [True, False])
def test_an_early_page_is_what_the_build_then_writes(tmp_path: Path, with_memory: bool):
    world = new_world(tmp_path, articles=8)
    early = prepared(world)
    if not with_memory:  # the preview was started on a portal that was built before
        early = EarlyPages(world.settings)
        early.prepare()
    shown = 0
    for text in world.articles:
        text.write_text(
            text.read_text("utf-8").replace("title: ", "title: Mới, ", 1) + "\nThêm **một** câu.\n", "utf-8"
        )
        found = early.page(text)
        result = build(world.settings, planned=early.planned)
        if found is not None:
            shown += 1
            path, page = found
            assert (world.settings.output / path).read_bytes() == page
        else:
            assert str(text.relative_to(world.content)) in str([*result.held, *result.left_out])

    assert shown > 3


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("topic: ky-thi", "topic: chu-truong"),
        ("author:", "status: draft\nauthor:"),
        ("author:", "autor:"),
        ("Nội dung", "![Ảnh sân trường](khong-co.jpg)"),
        ("Nội dung", "[Tệp](khong-co.pdf)"),
        ("---", "--"),
    ],
)
def test_what_only_a_build_can_tell_waits_for_it(tmp_path: Path, old: str, new: str):
    world = new_world(tmp_path, articles=1)
    text = world.content / OPENING / "index.md"
    text.write_text(header("Mở đầu") + "Nội dung.\n", "utf-8")
    early = prepared(world)
    is_shown = early.page(text) is not None
    text.write_text(text.read_text("utf-8").replace(old, new, 1), "utf-8")

    assert (True, None) == (is_shown, early.page(text))


def test_a_text_that_is_new_waits_for_the_build(tmp_path: Path):
    world = new_world(tmp_path, articles=1)
    early = prepared(world)
    new = world.content / "tin-bai/van-phong/2024-04-01-them/index.md"
    new.parent.mkdir()
    new.write_text(header("Thêm") + "Chữ.\n", "utf-8")

    assert (None, None) == (early.page(new), early.page(world.content / "trang/gioi-thieu/index.md"))


def test_a_reader_sees_the_edit_while_the_build_is_held_up(tmp_path: Path, portal: Any):
    content = portal()
    text, address = content / OPENING / "index.md", f"/{OPENING}/"
    with served(tmp_path, content) as preview:
        first = preview.state_with(lambda state: bool(state["version"]) and not state["blocked"])
        preview.until(address, lambda page: "Nội dung bài mở đầu" in page)
        with (idle_folder(tmp_path / "ra") / "khoa").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            preview.save(text, text.read_text("utf-8").replace("Nội dung bài mở đầu", "Nội dung sửa sớm"))
            early = preview.state_with(lambda state: state["version"] != first["version"])
            page = preview.get(address)[1]
            still = (tmp_path / f"ra{address}index.html").read_text("utf-8")
        built = preview.state_with(lambda state: state["version"] not in (first["version"], early["version"]))

        assert "Nội dung sửa sớm" in page
        assert early["version"] in page
        assert "Nội dung sửa sớm" not in still
        assert "Nội dung sửa sớm" in preview.get(address)[1]
        assert built["version"] in preview.get(address)[1]

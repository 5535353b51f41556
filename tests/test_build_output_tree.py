"""The output tree on the disk: what is written where, what counts as standing, what is removed."""

import os
from pathlib import Path

import pytest

from portal.build.output_tree import OutputTree, read_standing, standing_files, strangers
from trees import tree_bytes, tree_modes


def test_files_are_made_readable_whatever_the_umask(tmp_path: Path):
    before = os.umask(0o077)
    try:
        OutputTree(tmp_path / "cay").write("tin-tuc/index.html", b"tin", "k")
    finally:
        os.umask(before)

    assert {(True, 0o755), (False, 0o644)} == tree_modes(tmp_path / "cay")


@pytest.mark.parametrize(
    "path", ["../ra-ngoai.html", "a/../../b.html", "/etc/x", "a//b", "", "a/./b", "a\0b", "a" * 181]
)
def test_a_path_that_leaves_the_tree_or_is_no_plain_path_is_refused(tmp_path: Path, path: str):
    tree = OutputTree(tmp_path / "cay")

    with pytest.raises(ValueError, match="output"):
        tree.write(path, b"x", "k")
    assert {} == tree_bytes(tmp_path / "cay")


def test_a_link_inside_the_tree_does_not_lead_a_write_out_of_it(tmp_path: Path):
    tree = OutputTree(tmp_path / "cay")
    (tmp_path / "noi-khac").mkdir()
    (tmp_path / "cay" / "tin-tuc").symlink_to(tmp_path / "noi-khac")

    with pytest.raises(ValueError, match="leaves the tree"):
        tree.write("tin-tuc/index.html", b"x", "k")
    assert [] == list((tmp_path / "noi-khac").iterdir())


def test_a_root_that_leads_elsewhere_is_made_a_folder_of_its_own(tmp_path: Path):
    (tmp_path / "noi-khac").mkdir()
    (tmp_path / "cay").symlink_to(tmp_path / "noi-khac")
    OutputTree(tmp_path / "cay").write("index.html", b"x", "k")

    assert ({"index.html": b"x"}, {}) == (tree_bytes(tmp_path / "cay"), tree_bytes(tmp_path / "noi-khac"))


def test_a_file_that_is_there_is_never_written_over(tmp_path: Path):
    tree = OutputTree(tmp_path / "cay")
    tree.write("index.html", b"mot", "k")

    with pytest.raises(FileExistsError):
        tree.write("index.html", b"hai", "k")
    assert {"index.html": b"mot"} == tree_bytes(tmp_path / "cay")


def test_a_file_touched_since_it_was_written_does_not_stand(tmp_path: Path):
    tree = OutputTree(tmp_path / "cay")
    written = {name: tree.write(name, b"nguyen", "k") for name in ("a.html", "b/c.html")}
    (tmp_path / "cay" / "a.html").write_bytes(b"sua ve")

    standing, others = standing_files(tree.root, written)

    assert ({"b/c.html"}, ("a.html",)) == (set(standing), others)
    assert read_standing(tree.root / "a.html", written["a.html"]) is None
    assert b"nguyen" == read_standing(tree.root / "b/c.html", written["b/c.html"])


def test_what_others_put_into_an_output_is_told_apart_from_what_we_made(tmp_path: Path):
    tree = OutputTree(tmp_path / "cay")
    tree.write("tin-tuc/index.html", b"tin", "k")
    (tmp_path / "cay" / ".git" / "refs").mkdir(parents=True)
    (tmp_path / "cay" / "tin-tuc" / "ghi-chu.txt").write_text("x", "utf-8")

    assert (".git", "tin-tuc/ghi-chu.txt") == strangers(tree.root, ["tin-tuc/index.html"])


def test_folders_left_empty_are_removed_and_others_stay(tmp_path: Path):
    tree = OutputTree(tmp_path / "cay")
    for path in ("a/b/c.html", "a/d.html", "e/f.html"):
        tree.write(path, b"x", "k")
    for path in ("a/b/c.html", "e/f.html"):
        tree.remove(path)
    tree.remove_empty_parents(["a/b/c.html", "e/f.html"])

    assert {"a/d.html": b"x"} == tree_bytes(tmp_path / "cay")
    tree.write("a/b/c.html", b"y", "k")
    assert {"a/b/c.html": b"y", "a/d.html": b"x"} == tree_bytes(tmp_path / "cay")

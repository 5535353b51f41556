"""Paths: one grammar, everything else refused by name with the right one proposed."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from portal.read.tree import Tree, scan_tree

ARTICLE = "tin-bai/van-phong/2024-03-06-bai"
TEXT = "---\ntitle: A\n---\n"


def told(tree: Tree) -> list[tuple[str, str]]:
    return [(finding.place.path.removeprefix("content/"), finding.code) for finding in tree.findings]


def test_the_base_portal_is_all_there(portal: Callable[..., Path]):
    tree = scan_tree(portal())

    assert [] == told(tree)
    assert [("van-phong", "mo-dau")] == [(folder.unit, folder.name) for folder in tree.articles]
    assert ["gioi-thieu"] == [folder.name for folder in tree.pages]
    assert ["cong.yaml", "don-vi.yaml"] == sorted(tree.data)


@pytest.mark.parametrize(
    ("path", "at"),
    [
        ("tin-bai/Van-Phong/2024-03-06-bai/index.md", "tin-bai/Van-Phong"),
        ("tin-bai/van_phong/2024-03-06-bai/index.md", "tin-bai/van_phong"),
        ("tin-bai/van-phong/2024-02-30-bai/index.md", "tin-bai/van-phong/2024-02-30-bai"),
        ("tin-bai/van-phong/2024-3-6-bai/index.md", "tin-bai/van-phong/2024-3-6-bai"),
        ("tin-bai/van-phong/1989-03-06-bai/index.md", "tin-bai/van-phong/1989-03-06-bai"),
        ("tin-bai/van-phong/2024-03-06-bài/index.md", "tin-bai/van-phong/2024-03-06-bài"),
        ("tin-bai/van-phong/2024-03-06-" + "a" * 81 + "/index.md", "tin-bai/van-phong/2024-03-06-" + "a" * 81),
        ("tin-bai/van-phong/bai.md", "tin-bai/van-phong/bai.md"),
        ("tin-bai/bai.md", "tin-bai/bai.md"),
        (f"{ARTICLE}/bai.md", f"{ARTICLE}/bai.md"),
        (f"{ARTICLE}/Thông báo (bản cuối) .pdf", f"{ARTICLE}/Thông báo (bản cuối) .pdf"),
        (f"{ARTICLE}/x.tar.gz", f"{ARTICLE}/x.tar.gz"),
        (f"{ARTICLE}/x.html", f"{ARTICLE}/x.html"),
        (f"{ARTICLE}/x.svg", f"{ARTICLE}/x.svg"),
        (f"{ARTICLE}/x.php", f"{ARTICLE}/x.php"),
        (f"{ARTICLE}/x.rst", f"{ARTICLE}/x.rst"),
        (f"{ARTICLE}/.htaccess", f"{ARTICLE}/.htaccess"),
        (f"{ARTICLE}/con.jpg", f"{ARTICLE}/con.jpg"),
        (f"{ARTICLE}/anh/a.jpg", f"{ARTICLE}/anh"),
        ("tin-bai/van-phong/con/index.md", "tin-bai/van-phong/con"),
        ("trang/Giới thiệu/index.md", "trang/Giới thiệu"),
        ("cong.yml", "cong.yml"),
        ("tin-tuc/a.md", "tin-tuc"),
        ("Makefile", "Makefile"),
        ("ke-hoach/x.py", "ke-hoach/x.py"),
    ],
)
def test_a_path_outside_the_grammar_is_refused_by_name(portal: Callable[..., Path], path: str, at: str):
    files = {f"{ARTICLE}/index.md": TEXT, path: TEXT}

    assert [(at, "DL-07")] == told(scan_tree(portal(files)))


def test_the_right_name_is_proposed(portal: Callable[..., Path]):
    tree = scan_tree(portal({f"{ARTICLE}/index.md": TEXT, f"{ARTICLE}/Kế hoạch số 84.PDF": "x"}))

    assert ["Đổi tên thành “ke-hoach-so-84.pdf”."] == [finding.hint for finding in tree.findings]


def test_links_are_not_followed(portal: Callable[..., Path]):
    content = portal({f"{ARTICLE}/index.md": TEXT})
    (content / ARTICLE / "mat.txt").symlink_to("/etc/passwd")
    (content / "tin-bai/van-phong/2024-03-07-thu-muc").symlink_to("/etc")
    (content / "tin-bai/don-vi").symlink_to("/")

    tree = scan_tree(content)

    assert {f"{ARTICLE}/mat.txt", "tin-bai/van-phong/2024-03-07-thu-muc", "tin-bai/don-vi"} <= {
        path for path, _ in told(tree)
    }
    assert [] == [file.name for folder in tree.articles for file in folder.files]


def test_a_file_shared_by_a_hard_link_is_refused_outside_git(portal: Callable[..., Path], tmp_path: Path):
    (tmp_path / "mat").write_text("mật khẩu", "utf-8")
    content = portal({f"{ARTICLE}/index.md": TEXT})
    os.link(tmp_path / "mat", content / ARTICLE / "mat.txt")

    assert [(f"{ARTICLE}/mat.txt", "DL-07")] == told(scan_tree(content))


def test_a_pipe_is_no_file(portal: Callable[..., Path]):
    content = portal({f"{ARTICLE}/index.md": TEXT})
    os.mkfifo(content / ARTICLE / "ong.txt")

    assert [(f"{ARTICLE}/ong.txt", "DL-07")] == told(scan_tree(content))


def test_twins_that_differ_only_in_case_or_normal_form_are_refused(portal: Callable[..., Path]):
    content = portal({f"{ARTICLE}/index.md": TEXT, f"{ARTICLE}/INDEX.md": TEXT})

    assert [(f"{ARTICLE}/INDEX.md", "DL-07")] == told(scan_tree(content))


def test_a_name_cannot_break_a_line_of_the_report(portal: Callable[..., Path]):
    content = portal({f"{ARTICLE}/index.md": TEXT, f"{ARTICLE}/a\n::error::b.jpg": "x"})

    assert all("\n" not in finding.place.path + finding.message for finding in scan_tree(content).findings)


def test_a_folder_without_a_text_is_told(portal: Callable[..., Path]):
    content = portal({f"{ARTICLE}/anh.jpg": "x"})

    assert [(ARTICLE, "DL-07")] == told(scan_tree(content))


def test_more_than_sixty_files_are_refused(portal: Callable[..., Path]):
    files = {f"{ARTICLE}/index.md": TEXT} | {f"{ARTICLE}/t{n}.txt": "x" for n in range(60)}

    assert [(ARTICLE, "DL-10")] == told(scan_tree(portal(files)))

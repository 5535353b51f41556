"""`make hook`: on this machine `git commit` looks at the articles it is about to record. Real git, real make."""

import os
import subprocess
from pathlib import Path

import pytest

from portal.build.settings import REPOSITORY

PARTS = ("Makefile", "scripts", "theme", "pelicanconf.py", "publishconf.py", "package-lock.json", ".venv")
ARTICLE = """---
title: Thông báo lịch họp tháng ba
summary: Lịch họp tháng 3 của các phòng.
topic: chu-truong
author: Văn phòng Sở
kind: thong-bao
---
{}
"""
SHEETS = {
    "cong.yaml": "name: Sở Giáo dục và Đào tạo Mẫu\nshort: Sở GDĐT Mẫu\nsiteurl: https://cong.example\nmotif: tho-cam\n"
    "bodies: {managing: Sở Giáo dục và Đào tạo Mẫu, superior: Ủy ban nhân dân tỉnh Mẫu}\nmenu: [tin-tuc]\n",
    "don-vi.yaml": "- {id: van-phong, name: Văn phòng Sở, kind: van-phong}\n",
    "ke-hoach/nam-2024.yaml": "id: nam-2024\nissuer: Sở Giáo dục và Đào tạo Mẫu\ntitle: Kế hoạch truyền thông\n"
    'period: {label: năm 2024, from: "2024-01-01", until: "2024-12-31"}\n'
    "topics:\n  - {id: chu-truong, title: Chủ trương, text: Chủ trương., colour: 4}\n",
}
PATH = "content/tin-bai/van-phong/2024-03-05-lich-hop/index.md"


class Repository:
    """A clone as a contributor has it: the program, a small portal, the hook set."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in (*PARTS, *(file.name for file in REPOSITORY.glob("requirements*.txt"))):
            if (REPOSITORY / name).exists():
                (folder / name).symlink_to(REPOSITORY / name)
        for name, text in SHEETS.items():
            self.write(f"content/{name}", text)
        (folder / ".gitignore").write_text("*\n!content\n!content/**\n", "utf-8")
        self.run("git", "init", "-q")
        assert 0 == self.run("make", "-s", "hook").returncode
        assert 0 == self.commit().returncode

    def write(self, path: str, text: str) -> None:
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / path).write_text(text, "utf-8")

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        names = ("AUTHOR_NAME", "AUTHOR_EMAIL", "COMMITTER_NAME", "COMMITTER_EMAIL")
        who = {f"GIT_{name}": "van-phong@so.example" for name in names}
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "MAKE"))}
        return subprocess.run(
            words, cwd=self.folder, env={**kept, **who}, capture_output=True, encoding="utf-8", check=False
        )

    def commit(self) -> subprocess.CompletedProcess[str]:
        self.run("git", "add", "-A")
        return self.run("git", "commit", "-q", "-m", "Bài mới")

    @property
    def recorded(self) -> int:
        return int(self.run("git", "rev-list", "--count", "HEAD").stdout)


@pytest.fixture
def clone(tmp_path: Path) -> Repository:
    return Repository(tmp_path)


def test_an_article_with_an_error_is_not_recorded_and_is_told_where(clone: Repository) -> None:
    clone.write(PATH, ARTICLE.format("Theo Kế hoạch mới, số CCCD 066204001234 của thầy Nguyễn Văn An."))

    refused = clone.commit()

    assert (1, 1) == (refused.returncode, clone.recorded)
    assert f"{PATH}:8:28: RT-01 Có số căn cước “066•••••••••” trong bài." in refused.stdout + refused.stderr
    assert "Chưa ghi: sửa các lỗi trên" in refused.stderr


def test_a_sound_article_and_files_that_are_no_text_are_recorded(clone: Repository) -> None:
    clone.write(PATH, ARTICLE.format("Sáng 05/3/2024, các phòng họp tại hội trường."))
    assert 0 == clone.commit().returncode

    clone.write("content/don-vi.yaml", SHEETS["don-vi.yaml"] + "\n")
    assert (0, 3) == (clone.commit().returncode, clone.recorded)


def test_what_is_not_about_to_be_recorded_is_not_judged(clone: Repository) -> None:
    clone.write(PATH, ARTICLE.format("Số CCCD 066204001234 của thầy Nguyễn Văn An."))
    other = "content/tin-bai/van-phong/2024-03-06-lich-hop/index.md"
    clone.write(other, ARTICLE.format("Sáng 06/3/2024, các phòng họp tại hội trường."))
    clone.run("git", "add", other)

    recorded = clone.run("git", "commit", "-q", "-m", "Bài mới")

    assert (0, 2) == (recorded.returncode, clone.recorded)


def test_a_name_that_no_article_may_have_stops_before_anything_runs(clone: Repository) -> None:
    clone.write("content/tin-bai/van-phong/2024-03-05-$(shell touch x)/index.md", ARTICLE.format("Nội dung."))

    refused = clone.commit()

    assert (1, 1) == (refused.returncode, clone.recorded)
    assert "Tên tệp chỉ dùng chữ thường không dấu" in refused.stderr
    assert not (clone.folder / "x").exists()


def test_a_repository_with_hooks_of_its_own_keeps_them(clone: Repository) -> None:
    clone.run("git", "config", "core.hooksPath", "rieng")

    told = clone.run("make", "-s", "hook")

    assert 0 != told.returncode
    assert "đã dùng thư mục hook “rieng”" in told.stdout
    assert "rieng\n" == clone.run("git", "config", "core.hooksPath").stdout

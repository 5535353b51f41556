"""A new article's folder: passes the build as it is, never writes over anything, refuses with the nearest name."""

import io
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from portal.build.settings import REPOSITORY, BuildSettings
from portal.desk.check_command import PARTS
from portal.desk.new_article import NewArticle, Wish
from portal.desk.new_command import run_new
from portal.desk.portal_check import check_portal
from portal.findings.finding import CannotRun
from portal.model.header import KINDS
from portal.model.moment import parse_moment

DAY = date(2024, 5, 6)
WISH = Wish(unit="phong-mau", name="Hội thảo dạy học tích hợp cấp tỉnh")


def new(content: Path, wish: Wish = WISH, day: date = DAY) -> NewArticle:
    return run_new(content, day, wish, None)


def header_of(made: NewArticle) -> dict[str, str]:
    text = (made.folder / "index.md").read_text("utf-8")
    lines = text.split("---\n")[1].splitlines()
    return {
        line.partition(": ")[0]: line.partition(": ")[2].partition(" #")[0].strip() for line in lines if line[0] != "#"
    }


@pytest.mark.parametrize("kind", KINDS)
def test_what_it_makes_passes_every_check_in_the_shipped_portal_as_a_draft_of_every_kind(
    tmp_path: Path, kind: str
) -> None:
    content = tmp_path / "content"
    shutil.copytree(REPOSITORY / "content", content)

    made = new(content, Wish("van-phong", 'Tiêu đề có "ngoặc": và \\ gạch, # dấu', "cuoc-thi-ky-thi", kind))

    settings = BuildSettings(
        content, tmp_path / "ra", REPOSITORY / "theme", tmp_path / "kho", None, parse_moment("2024-12-31"), drafts=True
    )
    result = check_portal(settings, PARTS)
    found = [finding for finding in result.findings if finding.place.path == made.source]
    assert ([], (), 0) == (found, result.build.left_out, result.build.exit)
    assert (tmp_path / "ra" / made.address[1:] / "index.html").is_file()


def test_folder_topic_kind_and_author_follow_from_unit_and_plan(portal: Any) -> None:
    content = portal()

    made = new(content)

    assert content / "tin-bai/phong-mau/2024-05-06-hoi-thao-day-hoc-tich-hop-cap-tinh" == made.folder
    header = header_of(made)
    assert ("ky-thi", "tin", '"Phòng Mẫu"', "khong", "draft") == tuple(
        header[key] for key in ("topic", "kind", "author", "children", "status")
    )
    assert f'"{WISH.name}"' == header["title"]


def test_a_picture_line_is_shown_in_a_comment(portal: Any) -> None:
    text = (new(portal()).folder / "index.md").read_text("utf-8")

    assert any(line.startswith("# ") and "![" in line and "(anh.jpg)" in line for line in text.splitlines())


def test_a_name_in_the_grammar_of_folders_is_kept_as_it_is(portal: Any) -> None:
    assert "2024-05-06-hoi-thao" == new(portal(), replace(WISH, name="hoi-thao")).folder.name


def test_a_long_title_gives_a_name_cut_between_words(portal: Any) -> None:
    made = new(portal(), replace(WISH, name=" ".join(["nghiêng"] * 15)))

    assert f"2024-05-06-{'-'.join(['nghieng'] * 10)}" == made.folder.name


def test_nothing_is_written_over(portal: Any) -> None:
    content = portal()
    made = new(content)
    (made.folder / "index.md").write_text("của người khác", "utf-8")

    with pytest.raises(CannotRun, match="không ghi đè"):
        new(content)

    assert "của người khác" == (made.folder / "index.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("wish", "told"),
    [
        (replace(WISH, unit="phong-mua"), "Gần nhất: “phong-mau”"),
        (replace(WISH, unit="Phòng Mẫu"), "Gần nhất: “phong-mau”"),
        (replace(WISH, unit="../trang"), "Không có đơn vị"),
        (replace(WISH, unit="truc-thuoc"), "không tự gửi tin"),
        (replace(WISH, unit=""), "UNIT="),
        (replace(WISH, name=""), "NAME="),
        (replace(WISH, name="!!!"), "không có chữ hay số"),
        (replace(WISH, name="a" * 151), "dài 151 ký tự, nhiều nhất 150"),
        (replace(WISH, name="ẩn\u202etên"), r"ký tự ẩn U\+202E"),
        (replace(WISH, topic="ky-thu"), "Gần nhất: “ky-thi”"),
        (replace(WISH, kind="thong-ba"), "Gần nhất: “thong-bao”"),
    ],
)
def test_a_wish_that_leads_nowhere_is_refused_with_what_to_write(portal: Any, wish: Wish, told: str) -> None:
    content = portal()

    with pytest.raises(CannotRun, match=told):
        new(content, wish)

    assert ["van-phong"] == sorted(folder.name for folder in (content / "tin-bai").iterdir())


def test_a_unit_that_has_ended_names_its_heirs(portal: Any) -> None:
    with pytest.raises(CannotRun, match=r"kết thúc ngày 30/06/2024\. Đơn vị kế thừa: phong-mau"):
        new(portal(), replace(WISH, unit="phong-cu"), date(2024, 7, 1))


def test_a_folder_of_units_that_leads_elsewhere_is_not_written_into(tmp_path: Path, portal: Any) -> None:
    content = portal()
    (tmp_path / "noi-khac").mkdir()
    (content / "tin-bai/phong-mau").symlink_to(tmp_path / "noi-khac")

    with pytest.raises(CannotRun, match="liên kết tượng trưng"):
        new(content)

    assert [] == list((tmp_path / "noi-khac").iterdir())


def test_on_a_terminal_only_what_is_missing_is_asked_and_a_number_or_an_empty_line_answers(portal: Any) -> None:
    answers, screen = io.StringIO("2\n\n\n"), io.StringIO()

    made = run_new(portal(), DAY, Wish(name="Hội thảo cấp tỉnh"), (answers, screen))

    assert "phong-mau" == made.folder.parent.name
    assert ("ky-thi", "tin") == (header_of(made)["topic"], header_of(made)["kind"])
    assert "1. Văn phòng Sở (van-phong)" in screen.getvalue() and "Tiêu đề" not in screen.getvalue()
    assert "Các đơn vị trực thuộc" not in screen.getvalue()


def test_a_terminal_that_closes_leaves_nothing(portal: Any) -> None:
    content = portal()

    with pytest.raises(CannotRun, match="chưa trả lời hết"):
        run_new(content, DAY, Wish(unit="phong-mau"), (io.StringIO(""), io.StringIO()))

    assert not (content / "tin-bai/phong-mau").exists()


def test_data_that_cannot_be_read_starts_nothing(portal: Any) -> None:
    with pytest.raises(CannotRun, match="đang có lỗi"):
        new(portal({"don-vi.yaml": "- {id: x}\n"}))

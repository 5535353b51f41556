"""What a change brings, told from real git: clones of a bare repository, branches, merges, conflicts."""

from pathlib import Path

import pytest

from desk_git import Clone, Forge, git, new_forge
from portal.desk.change_checks import check_change, conflict_marks
from portal.desk.change_reading import ChangeReading, read_change
from portal.desk.change_set import ChangedItem, ChangeSet
from portal.desk.git_repository import repository_of
from portal.findings.finding import CannotRun
from portal.model.moment import parse_moment
from reading import article

AS_OF = parse_moment("2024-12-31")
UNITS = """\
- {id: van-phong, name: Văn phòng Sở, kind: van-phong, reviewers: [bien-tap]}
- {id: phong-mau, name: Phòng Mẫu, kind: phong-chuyen-mon, reviewers: "@truong-phong"}
- {id: phong-cu, name: Phòng Cũ, kind: phong-gddt}
- {id: truc-thuoc, name: Các đơn vị trực thuộc, kind: nhom}
"""
SHARED = "content/tin-bai/van-phong/2024-03-05-mo-dau/index.md"


@pytest.fixture
def forge(tmp_path: Path) -> Forge:
    return new_forge(tmp_path, UNITS)


@pytest.fixture
def school(forge: Forge) -> Clone:
    clone = forge.clone("truong")
    clone.branch("phong-mau/bai-moi")
    return clone


def read(clone: Clone, since: str = "origin/main", editorial: bool = False) -> ChangeReading:
    return read_change(clone.content, clone.folder.parent / "kho-doc", since, AS_OF, editorial)


def codes(reading: ChangeReading) -> list[tuple[str, str]]:
    return [(finding.place.path, finding.code) for finding in reading.findings]


def add(clone: Clone, unit: str = "phong-mau", name: str = "2024-05-06-hoi-thao", **keys: str) -> str:
    path = f"content/tin-bai/{unit}/{name}/index.md"
    clone.write(path, article(**({"title": "Hội thảo dạy học", "topic": "chu-truong"} | keys)))
    return path


def test_a_units_branch_tells_its_new_article_with_its_title_and_who_must_review_it(school: Clone) -> None:
    path = add(school)
    school.commit("tin: phong-mau - Hội thảo")

    reading = read(school)

    assert (ChangedItem("article", "added", path, "Hội thảo dạy học", "phong-mau", ("chu-truong",)),) == (
        reading.change.items
    )
    assert [
        ("van-phong", ("đầu mối chủ đề “Chủ trương”",), ("bien-tap",)),
        ("phong-mau", ("bài của đơn vị",), ("truong-phong",)),
    ] == [(review.unit, review.reasons, review.accounts) for review in reading.reviews]
    assert [] == codes(reading)


def test_a_text_not_yet_given_to_git_counts_too(school: Clone) -> None:
    path = add(school)

    assert {path: "added"} == dict(read(school).change.files)


def test_what_others_merged_meanwhile_is_not_this_changes(forge: Forge, school: Clone) -> None:
    add(school)
    school.commit("tin: phong-mau")
    editor = forge.clone("bien-tap")
    add(editor, "van-phong", "2024-05-07-khac")
    editor.commit("tin: van-phong")
    editor.must("push", "-q", "origin", "HEAD:main")
    school.must("fetch", "-q")

    before_merge = read(school).change.units
    school.must("merge", "-q", "-m", "Gộp main", "origin/main")

    assert ("phong-mau",) == before_merge == read(school).change.units


def test_a_picture_changed_beside_a_text_changes_the_article(school: Clone) -> None:
    school.write("content/tin-bai/van-phong/2024-03-05-mo-dau/ghi-chu.txt", "Ghi chú.\n")
    school.commit("tệp")

    items = read(school, editorial=True).change.items

    assert [("changed", SHARED, "Bài mở đầu của cổng thử nghiệm")] == [(i.change, i.source, i.title) for i in items]


def test_a_conflict_left_in_the_text_is_told_at_its_first_line(forge: Forge, school: Clone) -> None:
    text = (school.folder / SHARED).read_text("utf-8")
    school.write(SHARED, text.replace("Một đoạn nữa.", "Đoạn của trường."))
    school.commit("sửa")
    editor = forge.clone("bien-tap")
    editor.write(SHARED, text.replace("Một đoạn nữa.", "Đoạn của Sở."))
    editor.commit("sửa khác")
    editor.must("push", "-q", "origin", "HEAD:main")
    school.must("fetch", "-q")

    merged = git(school.folder, "merge", "origin/main")

    assert 0 != merged.returncode
    found = [finding for finding in read(school).findings if finding.code == "PR-06"]
    line = (school.folder / SHARED).read_text("utf-8").split("\n").index("<<<<<<< HEAD") + 1
    assert [(SHARED, line)] == [(finding.place.path, finding.place.line) for finding in found]


def test_a_line_of_equal_signs_is_a_heading_and_no_conflict() -> None:
    assert [] == list(conflict_marks("content/a.md", "Đề mục\n=======\n\n> trích\n"))


def test_two_units_in_one_change_are_refused_without_an_editors_word(school: Clone) -> None:
    add(school)
    path = add(school, "van-phong")
    school.commit("hai đơn vị")

    assert [(path, "PR-03")] == codes(read(school))
    assert [] == codes(read(school, editorial=True))


def test_a_change_outside_the_content_is_refused_without_an_editors_word(school: Clone) -> None:
    add(school)
    school.write("README.md", "Khác.\n")
    school.write("scripts/a.py", "")
    school.write("scripts/b.py", "")
    school.commit("ngoài nội dung")

    reading = read(school)

    assert [("README.md", "PR-01"), ("scripts/a.py", "PR-01")] == codes(reading)
    assert "và 1 tệp khác trong “scripts”" in reading.findings[1].message
    assert [] == codes(read(school, editorial=True))


def test_data_and_fixed_pages_are_the_editors(school: Clone) -> None:
    school.write("content/don-vi.yaml", UNITS.replace("[bien-tap]", "[ke-gian]"))
    school.write("content/trang/gioi-thieu/index.md", "---\ntitle: Giới thiệu mới\n---\nKhác.\n")
    school.commit("dữ liệu")

    reading = read(school)

    assert [("content/don-vi.yaml", "PR-02"), ("content/trang/gioi-thieu/index.md", "PR-02")] == codes(reading)
    assert [("page", "Giới thiệu mới"), ("data", "Danh sách đơn vị")] == [
        (item.sort, item.title) for item in sorted(reading.change.items, key=lambda item: item.sort, reverse=True)
    ]


def test_a_change_does_not_choose_its_own_reviewers(school: Clone) -> None:
    school.write("content/don-vi.yaml", UNITS.replace("[bien-tap]", "[ke-gian]"))
    add(school, "van-phong")
    school.commit("đổi người duyệt")

    assert [("bien-tap",)] == [review.accounts for review in read(school).reviews]


def test_a_published_article_may_not_vanish_without_redirect_or_notice(school: Clone) -> None:
    school.must("rm", "-q", "-r", "content/tin-bai/van-phong/2024-03-05-mo-dau")
    school.commit("xóa")

    reading = read(school)

    assert [(SHARED, "PR-05")] == codes(reading)
    assert ["Bài mở đầu của cổng thử nghiệm"] == [item.title for item in reading.change.items]


def test_a_published_article_made_a_draft_again_loses_its_address_too(school: Clone) -> None:
    text = (school.folder / SHARED).read_text("utf-8")
    school.write(SHARED, text.replace("author:", "status: draft\nauthor:"))

    assert [(SHARED, "PR-05")] == codes(read(school))


def test_an_article_moved_with_its_old_address_kept_may_go(school: Clone) -> None:
    text = (school.folder / SHARED).read_text("utf-8")
    school.must("rm", "-q", "-r", "content/tin-bai/van-phong/2024-03-05-mo-dau")
    old = "/tin-bai/van-phong/2024-03-05-mo-dau/"
    school.write(
        "content/tin-bai/van-phong/2024-03-06-mo-dau/index.md",
        text.replace("author:", f"redirect_from: [{old}]\nauthor:"),
    )
    school.commit("dời")

    assert [] == codes(read(school))


def test_a_draft_may_be_removed(forge: Forge, school: Clone) -> None:
    path = add(school, status="draft")
    school.commit("nháp")
    school.must("push", "-q", "origin", "HEAD:main")
    school.must("fetch", "-q")
    school.branch("xoa-nhap")
    (school.folder / path).unlink()
    school.commit("xóa nháp")

    assert [] == codes(read(school))


@pytest.mark.parametrize(("count", "severities"), [(20, []), (21, ["warning"]), (200, ["warning"]), (201, ["error"])])
def test_many_articles_in_one_change_are_told_with_count_and_limit(count: int, severities: list[str]) -> None:
    items = tuple(
        ChangedItem("article", "added", f"content/tin-bai/phong-mau/2024-01-01-{n}/index.md", "T", "phong-mau")
        for n in range(count)
    )

    found = list(check_change(ChangeSet("0", items, {}, ()), editorial=False))

    assert severities == [finding.severity for finding in found]
    assert all(str(count) in finding.message for finding in found)


@pytest.mark.parametrize("since", ["khong-co", "-q", "--upload-pack=x", "origin/main^{tree}", ""])
def test_a_revision_that_does_not_exist_is_one_clear_refusal(school: Clone, since: str) -> None:
    with pytest.raises(CannotRun, match="SINCE"):
        repository_of(school.content).base(since)


def test_a_content_folder_outside_git_is_one_clear_refusal(tmp_path: Path) -> None:
    with pytest.raises(CannotRun, match="kho git"):
        repository_of(tmp_path)


def test_names_with_line_ends_and_accents_come_through(school: Clone) -> None:
    school.write("content/tin-bai/phong-mau/Bài lạ\nxuống dòng/index.md", "x")
    school.commit("tên lạ")

    assert ["content/tin-bai/phong-mau/Bài lạ\nxuống dòng/index.md"] == list(read(school).change.files)


def test_a_content_folder_that_is_the_whole_repository_is_read_alike(tmp_path: Path) -> None:
    forge = new_forge(tmp_path, UNITS)
    clone = forge.clone("mot")
    clone.must(
        "mv",
        "-k",
        "content/cong.yaml",
        "content/don-vi.yaml",
        "content/ke-hoach",
        "content/trang",
        "content/tin-bai",
        ".",
    )
    clone.must("rm", "-q", "README.md")
    clone.commit("nội dung ở gốc")
    clone.must("branch", "goc")
    clone.write("tin-bai/phong-mau/2024-05-06-hoi-thao/index.md", article(title="Hội thảo dạy học", topic="ky-thi"))

    reading = read_change(clone.folder, tmp_path / "kho-doc", "goc", AS_OF, False)

    assert ["content/tin-bai/phong-mau/2024-05-06-hoi-thao/index.md"] == list(reading.change.files)
    assert [] == codes(reading)

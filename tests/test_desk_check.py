"""`check`: only what a change brings is told, also where it breaks something elsewhere; told in every forge's form."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from desk_git import Clone, new_forge
from portal.build.settings import REPOSITORY, BuildSettings
from portal.desk.change_summary import change_summary, inert_markdown
from portal.desk.check_command import PARTS, CheckResult, run_check
from portal.desk.check_report import check_report
from portal.desk.code_owners import code_owners, run_code_owners
from portal.desk.portal_check import Part, inside_links, rule_book
from portal.model.moment import parse_moment
from portal.model.unit import Unit
from reading import article

OLD_FAULT = "content/tin-bai/phong-cu/2024-02-01-loi-cu/index.md"
LINKED = "content/tin-bai/van-phong/2024-03-05-mo-dau/index.md"
LINKING = "content/tin-bai/phong-cu/2024-04-01-dan-den/index.md"


@pytest.fixture
def school(tmp_path: Path) -> Clone:
    forge = new_forge(tmp_path)
    editor = forge.clone("bien-tap")
    editor.write(OLD_FAULT, article(author=None))
    editor.write(LINKING, article("[Bài](../../van-phong/2024-03-05-mo-dau/)\n", title="Bài dẫn đến bài khác"))
    editor.commit("có sẵn")
    editor.must("push", "-q", "origin", "HEAD:main")
    clone = forge.clone("truong")
    clone.branch("bai-moi")
    return clone


def check(
    clone: Clone, since: str = "origin/main", editorial: bool = False, parts: Sequence[Part] = (inside_links,)
) -> CheckResult:
    beside = clone.folder.parent
    settings = BuildSettings(
        clone.content, beside / "ra", REPOSITORY / "theme", beside / "kho-doc", None, parse_moment("2024-12-31")
    )
    return run_check(settings, since, editorial, parts)


def told(result: CheckResult) -> list[tuple[str, str]]:
    return [(finding.place.path, finding.code) for finding in result.findings]


def test_old_mistakes_of_others_do_not_fail_a_change_but_are_counted(school: Clone) -> None:
    school.write("content/tin-bai/phong-mau/2024-05-06-hoi-thao/index.md", article(title="Hội thảo dạy học"))

    result = check(school)

    assert ([], 1, 0) == (told(result), result.older, result.exit)


def test_a_mistake_in_what_the_change_touches_fails_it(school: Clone) -> None:
    path = "content/tin-bai/phong-mau/2024-05-06-hoi-thao/index.md"
    school.write(path, article(title="Hội thảo dạy học", topic="ky-thu"))

    result = check(school)

    assert ([(path, "KH-01")], 1) == (told(result), result.exit)


def test_what_a_change_breaks_elsewhere_fails_it_where_it_broke(school: Clone) -> None:
    school.must("rm", "-q", LINKED)
    school.write("content/chuyen-huong.yaml", "/tin-bai/van-phong/2024-03-05-mo-dau/: /tin-tuc/\n")

    gone = check(school, editorial=True)
    school.write("content/chuyen-huong.yaml", "{}\n")
    lost = check(school, editorial=True)

    assert not [path for path, code in told(gone) if code in ("LK-01", "PR-05")]
    assert {(LINKED, "PR-05"), (LINKING, "LK-01")} <= set(told(lost))
    assert 1 == lost.exit


def test_the_rule_book_judges_what_the_change_brings_too(school: Clone) -> None:
    path = "content/tin-bai/phong-mau/2024-05-06-hoi-thao/index.md"
    school.write(path, article("Liên hệ thầy A, CCCD 001203004567.\n", title="Hội thảo dạy học tích hợp cấp tỉnh"))

    with_rules, without = check(school, parts=(rule_book,)), check(school, parts=())

    assert (path, "RT-01") in told(with_rules) and 1 == with_rules.exit
    assert [] == told(without)


SETTINGS = """\
severities: {%s}
waivers:
  - {rule: LK-01, path: tin-bai/phong-cu/2024-04-01-dan-den/index.md, reason: Trang đang dựng, owner: Văn phòng, until: %s}
"""


@pytest.mark.parametrize(
    ("severity", "until", "expected"),
    [
        ("", "2025-01-31", []),
        ("", "2024-12-30", [("content/quy-tac.yaml", "QT-04", "warning"), (LINKING, "LK-01", "error")]),
        ("LK-01: hint", "2024-12-30", [("content/quy-tac.yaml", "QT-04", "warning"), (LINKING, "LK-01", "hint")]),
        ("LK-01: off", "2025-01-31", [("content/quy-tac.yaml", "QT-05", "warning")]),
    ],
)
def test_links_are_judged_under_the_departments_settings_too(
    school: Clone, severity: str, until: str, expected: list[tuple[str, str, str]]
) -> None:
    school.must("rm", "-q", LINKED)
    school.write("content/quy-tac.yaml", SETTINGS % (severity, until))

    findings = check(school, since="", parts=PARTS).findings

    told = [(finding.place.path, finding.code, finding.severity) for finding in findings]
    assert expected == [row for row in told if row[1] in ("LK-01", "QT-01", "QT-04", "QT-05")]


def test_without_a_revision_the_whole_portal_is_judged(school: Clone) -> None:
    result = check(school, since="")

    assert [(OLD_FAULT, "NT-01")] == told(result)
    assert (1, None) == (result.exit, result.reading)


def test_the_check_leaves_nothing_of_the_base_behind(school: Clone) -> None:
    school.write("content/tin-bai/phong-mau/2024-05-06-hoi-thao/index.md", article(title="Hội thảo dạy học"))

    check(school)

    assert not (school.folder.parent / "kho-doc" / "goc").exists()
    assert "" == school.must("status", "--porcelain", "--", "README.md")


def test_the_summary_says_what_changed_what_is_wrong_and_who_reviews(school: Clone) -> None:
    school.write(
        "content/tin-bai/phong-mau/2024-05-06-hoi-thao/index.md",
        article(title="Hội thảo [bẫy](https://x.example) @bien-tap <b>", topic="ky-thu"),
    )

    text = change_summary(check(school), str)

    assert "**Chưa đạt**: 1 lỗi phải sửa, 0 cảnh báo." in text
    assert "- Thêm bài: Hội thảo \\[bẫy\\]\\(https\\:\\/\\/x\\.example\\) @<!-- -->bien\\-tap \\<b\\> (tin" in text
    assert "| Lỗi | KH-01 |" in text and "Gần nhất" in text
    assert "- Phòng Mẫu (bài của đơn vị): chưa có tài khoản nào" in text
    assert "1 lời báo ở nơi khác có từ trước" in text


def test_machines_are_told_the_change_and_a_forge_the_paths_of_its_repository(school: Clone) -> None:
    path = "content/tin-bai/phong-mau/2024-05-06-hoi-thao/index.md"
    school.write(path, article(title="Hội thảo dạy học", topic="ky-thu"))
    result = check(school)

    data = json.loads(check_report(result, "json", lambda path: f"../{path}"))
    (annotation, ending) = check_report(result, "github", str).splitlines()

    assert [{"kind": "article", "change": "added", "path": f"../{path}", "title": "Hội thảo dạy học",
             "unit": "phong-mau", "topics": ["ky-thu"]}] == data["change"]["items"]  # fmt: skip
    assert (1, 1, ["phong-mau"]) == (data["summary"]["exit"], data["older"], [r["unit"] for r in data["reviews"]])
    assert annotation.startswith(f"::error file={path},line=4,col=8,title=KH-01::")
    assert ending.startswith("Chưa đạt: 1 lỗi, 0 lời báo khác; 1 lời báo cũ ở nơi khác không tính. Đã đọc ")
    assert [path] == [row["location"]["path"] for row in json.loads(check_report(result, "gitlab", str))]
    assert "Thêm bài: Hội thảo dạy học (content/tin-bai" in check_report(result, "text", str)


def test_code_owners_are_written_for_the_repository_of_the_content(school: Clone) -> None:
    units = (school.content / "don-vi.yaml").read_text("utf-8")
    school.write("content/don-vi.yaml", units.replace("name: Phòng Mẫu", "reviewers: [b], name: Phòng Mẫu"))

    assert "/content/tin-bai/phong-mau/ @b" in run_code_owners(school.content).splitlines()


@pytest.mark.parametrize("text", ["a\n# b", "a | b", "![x](y)", "<script>", "`x`", "\u202ea", "&lt;", "www.x.example"])
def test_no_text_of_a_file_is_markdown(text: str) -> None:
    inert = inert_markdown(text)

    assert "\n" not in inert and "\u202e" not in inert
    unescaped = inert.replace("\\\\", "")
    for sign in "#|![]<>`&.":
        assert unescaped.count(sign) == unescaped.count(f"\\{sign}")


def unit(unit_id: str, *reviewers: str, kind: str = "phong-chuyen-mon") -> Unit:
    return Unit.model_validate({"id": unit_id, "name": unit_id, "kind": kind, "reviewers": list(reviewers)})


def test_code_owners_name_the_office_for_all_and_each_unit_for_its_folder() -> None:
    units = [unit("van-phong", "bien-tap", kind="van-phong"), unit("phong-mau", "@a", "so/nhom"), unit("phong-cu")]

    lines = code_owners(units, "content").splitlines()[1:]

    assert [
        "* @bien-tap",
        "/content/tin-bai/van-phong/ @bien-tap",
        "/content/tin-bai/phong-mau/ @a @so/nhom",
    ] == lines
    assert "/tin-bai/phong-mau/ @a @so/nhom" in code_owners(units, "").splitlines()


@pytest.mark.parametrize("account", ["a b", "a\n* @ke-gian", "#a", "a//b", "-a", "a" * 70, "@", ""])
def test_what_is_no_account_is_refused_in_the_data(account: str) -> None:
    with pytest.raises(ValueError, match=r"tài khoản|để trống|string"):
        unit("phong-mau", account)

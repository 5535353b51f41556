"""`lint`, `rules`, `explain` as they are called: what is read, told, corrected; their exits and formats."""

import json
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from portal.__main__ import main
from portal.build.settings import REPOSITORY
from portal.findings.finding import Place
from portal.rules.marked_line import marked_line

DRAFT = """---
title: Thông báo lịch họp
summary: Lịch họp tháng 3 của các phòng.
topic: chu-truong-chinh-sach
author: Văn phòng Sở
---
{body}
"""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A small portal: one unit, one plan, no text yet."""
    folder = tmp_path / "noi-dung"
    (folder / "ke-hoach").mkdir(parents=True)
    folder.joinpath("cong.yaml").write_text(
        "name: Sở Giáo dục và Đào tạo Mẫu\nshort: Sở GDĐT Mẫu\nsiteurl: https://cong.example\nmotif: tho-cam\n"
        "bodies: {managing: Sở Giáo dục và Đào tạo Mẫu, superior: Ủy ban nhân dân tỉnh Mẫu}\n"
        "contact: {address: null, phone: null, mail: so@mau.example}\n"
        "leaders:\n  - {name: Trần Văn B, post: Giám đốc, phone: 0262 3812 345, mail: b@mau.example, tasks: Chung}\n"
        "spokesperson: {name: Trần Văn B, post: Giám đốc, phone: 0262 3812 345, mail: b@mau.example}\n"
        "menu: [tin-tuc]\n",
        encoding="utf-8",
    )
    folder.joinpath("don-vi.yaml").write_text("- {id: van-phong, name: Văn phòng Sở, kind: van-phong}\n", "utf-8")
    folder.joinpath("ke-hoach/nam-2024.yaml").write_text(
        "id: nam-2024\nissuer: Sở Giáo dục và Đào tạo Mẫu\ntitle: Kế hoạch truyền thông\n"
        'period: {label: năm 2024, from: "2024-01-01", until: "2024-12-31"}\n'
        "topics:\n  - {id: chu-truong-chinh-sach, title: Chủ trương, text: Chủ trương., colour: 4}\n",
        encoding="utf-8",
    )
    return folder


def add(content: Path, body: str, name: str = "2024-03-05-lich-hop") -> Path:
    file = content / "tin-bai/van-phong" / name / "index.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(DRAFT.format(body=body), encoding="utf-8")
    return file


def lint(content: Path, *words: str) -> int:
    beside = content.parent
    places = ("--content", str(content), "--output", str(beside / "ra"), "--cache", str(beside / "kho"))
    return main(["lint", *places, "--as-of", "2024-04-01", *words])


def report(capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    value: dict[str, object] = json.loads(capsys.readouterr().out)
    return value


def codes(told: dict[str, object]) -> list[str]:
    findings = told["findings"]
    assert isinstance(findings, list)
    return [finding["code"] for finding in findings]


def test_a_mistake_in_a_text_is_told_at_its_place_and_stops(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add(content, "Họp ở phòng 2.\n\nCCCD 066204001234 của người dự họp.")

    code = lint(content)

    out = capsys.readouterr().out
    assert code == 1
    assert "tin-bai/van-phong/2024-03-05-lich-hop/index.md:9:6: RT-01 " in out
    assert "066204001234" not in out


def test_the_same_file_alone_is_answered_as_in_the_whole_run(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = add(content, "Thực hiện Thông tư số 37/2020/TTBGDĐT. Sỡ nghành đã họp .")
    here = f"tin-bai/van-phong/{file.parent.name}/index.md"

    lint(content, "--format", "json")
    whole = [one for one in report(capsys)["findings"] if one["path"] == here]  # type: ignore[attr-defined]
    lint(content, "--format", "json", "--files", str(file))
    alone = report(capsys)["findings"]

    assert whole == alone
    assert whole != []


def test_a_second_run_tells_the_same_from_what_is_kept(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add(content, "Nghành giáo dục họp .")
    lint(content, "--format", "json")
    first = report(capsys)

    lint(content, "--format", "json")

    assert first == report(capsys)
    assert codes(first) != []


def test_a_file_anywhere_is_judged_without_a_build(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    elsewhere = tmp_path / "thu.txt"
    elsewhere.write_text("Nghành giáo dục họp hôm nay.\n", encoding="utf-8")

    code = lint(content, "--files", str(elsewhere), "--format", "json")

    assert (0, False) == (code, (tmp_path / "ra").exists())
    assert codes(report(capsys)) != []


def test_reading_nothing_is_not_a_pass(content: Path, tmp_path: Path) -> None:
    (tmp_path / "rong").mkdir()

    assert lint(content, "--files", str(tmp_path / "rong")) == 2


def test_a_file_that_is_not_there_cannot_be_judged(content: Path, tmp_path: Path) -> None:
    assert lint(content, "--files", str(tmp_path / "khong-co.md")) == 2


def test_fix_corrects_and_a_second_time_changes_nothing(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = add(content, "Theo Thông tư số 37/2020/TT -BGDĐT ngày 05/10/2020 của Bộ Giáo dục và Đào tạo.")

    lint(content, "--diff")
    shown = capsys.readouterr().out
    lint(content, "--fix")
    once = file.read_text("utf-8")
    lint(content, "--fix")

    assert "+Theo Thông tư số 37/2020/TT-BGDĐT" in shown
    assert "37/2020/TT-BGDĐT" in once
    assert once == file.read_text("utf-8")


def test_diff_alone_writes_nothing(content: Path) -> None:
    file = add(content, "Theo Thông tư số 37/2020/TT -BGDĐT ngày 05/10/2020 của Bộ Giáo dục và Đào tạo.")
    before = file.read_bytes()

    code = lint(content, "--diff")

    assert (0, before) == (code, file.read_bytes())


def test_a_waived_correction_is_not_made(content: Path) -> None:
    file = add(content, "Theo Thông tư số 37/2020/TT -BGDĐT ngày 05/10/2020 của Bộ Giáo dục và Đào tạo.")
    content.joinpath("quy-tac.yaml").write_text(
        "waivers:\n  - {rule: VB-03, path: tin-bai/van-phong/, reason: Trích nguyên văn, owner: Văn phòng Sở, "
        "until: 2025-01-01}\n",
        encoding="utf-8",
    )
    before = file.read_bytes()

    lint(content, "--fix")

    assert before == file.read_bytes()


def test_waivers_no_tells_what_is_waived(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add(content, "Nghành giáo dục họp hôm nay.")
    content.joinpath("quy-tac.yaml").write_text(
        "waivers:\n  - {rule: CT-06, path: tin-bai/, reason: Cách viết cũ, owner: Văn phòng Sở, until: 2025-01-01}\n",
        encoding="utf-8",
    )
    lint(content, "--format", "json")
    waived = report(capsys)

    lint(content, "--format", "json", "--waivers", "no")

    assert "CT-06" not in codes(waived)
    assert "CT-06" in codes(report(capsys))


def test_old_debt_is_frozen_and_only_what_is_new_counts(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add(content, "Nghành giáo dục họp hôm nay.")
    lint(content, "--debt")
    capsys.readouterr()
    add(content, "Nghành giáo dục họp hôm qua.", "2024-03-06-lich-hop-moi")

    lint(content, "--format", "json")

    told = report(capsys)
    paths = {finding["path"] for finding in told["findings"]}  # type: ignore[attr-defined]
    assert {"tin-bai/van-phong/2024-03-06-lich-hop-moi/index.md"} == paths
    assert told["older"] != 0


def test_since_tells_only_what_the_change_brings(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add(content, "Nghành giáo dục họp hôm nay.")
    git(content, "init", "-q", "-b", "main")
    git(content, "add", ".")
    git(content, "-c", "user.name=Mẫu", "-c", "user.email=mau@so.example", "commit", "-q", "-m", "có sẵn")
    add(content, "Nghành giáo dục họp hôm qua.", "2024-03-06-lich-hop-moi")

    lint(content, "--format", "json", "--since", "HEAD")

    told = report(capsys)
    assert {"tin-bai/van-phong/2024-03-06-lich-hop-moi/index.md"} == {
        finding["path"]
        for finding in told["findings"]  # type: ignore[attr-defined]
    }


def git(content: Path, *words: str) -> None:
    subprocess.run(["git", "-C", str(content), *words], check=True)


def test_what_cannot_be_built_is_told_and_ends_with_two(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add(content, "Nghành giáo dục họp hôm nay.")
    content.joinpath("don-vi.yaml").write_text("- {id: van-phong}\n", encoding="utf-8")

    code = lint(content, "--format", "json")

    told = report(capsys)
    assert code == 2
    assert {"don-vi.yaml", "tin-bai/van-phong/2024-03-05-lich-hop/index.md"} <= {
        finding["path"]
        for finding in told["findings"]  # type: ignore[attr-defined]
    }


def test_sarif_names_its_rules_and_places(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add(content, "Nghành giáo dục họp hôm nay.")

    lint(content, "--format", "sarif")

    run = report(capsys)["runs"][0]  # type: ignore[index]
    rules = run["tool"]["driver"]["rules"]
    told = {(rules[one["ruleIndex"]]["id"], one["ruleId"]) for one in run["results"]}
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert ("CT-06", "CT-06") in told
    assert all(named == used for named, used in told)
    assert {"startLine": 1, "startColumn": 1} == region


def test_the_other_formats_are_whole(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add(content, "Nghành giáo dục họp hôm nay.")

    lint(content, "--format", "junit")
    suites = ET.fromstring(capsys.readouterr().out)
    lint(content, "--format", "gitlab")
    quality = json.loads(capsys.readouterr().out)
    lint(content, "--format", "github")
    annotations = capsys.readouterr().out.splitlines()

    assert suites.get("failures") == "0"
    assert {"description", "check_name", "engine_name", "fingerprint", "severity", "location"} == set(quality[0])
    assert all(line.startswith(("::warning file=", "::notice file=")) for line in annotations[:-1])


def test_the_summary_counts_families_and_units(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add(content, "Nghành giáo dục họp hôm nay.")

    lint(content)

    out = capsys.readouterr().out
    assert "Đã xem 1 bài" in out
    assert "CT (Chính tả, bảng mã) 1" in out
    assert "van-phong 2" in out


def test_the_place_is_marked_and_numbers_are_covered() -> None:
    told = marked_line("một\nGọi số 0905 123 456 nhé\n", Place("content/x.md", 2, 8))

    assert ("     2 | Gọi số •••• ••• ••• nhé", "       |        ^") == told


def test_a_long_line_is_cut_around_its_place() -> None:
    told = marked_line("a" * 300 + "đ" + "b" * 300, Place("content/x.md", 1, 301))

    assert told is not None
    line, mark = told
    assert line[mark.index("^")] == "đ"
    assert len(line) < 120


def test_rules_lists_the_book(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["rules", "--format", "json"])

    told = report(capsys)
    ids = [rule["id"] for rule in told["rules"]]  # type: ignore[attr-defined]
    assert (0, True, True) == (code, "VB-09" in ids, "TE-07" in ids)


@pytest.mark.parametrize("written", ["VB-09", "vb-9", " vb-09 "])
def test_explain_shows_one_page(written: str, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["explain", "--rule", written])

    out = capsys.readouterr().out
    assert code == 0
    assert out.startswith("VB-09 so-ngay-de-trong (chặn)\n")
    assert "Căn cứ: Điều 8 khoản 2 điểm c" in out


def test_a_mistyped_rule_is_answered_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["explain", "--rule", "VB-099"])

    assert (2, True) == (code, "Gần nhất: “VB-09”" in capsys.readouterr().err)


def test_both_shipped_portals_have_no_error(tmp_path: Path) -> None:
    for content in (REPOSITORY / "content", REPOSITORY / "tests/portals/hau-giang"):
        beside = tmp_path / content.name
        places = ("--content", str(content), "--output", str(beside / "ra"), "--cache", str(beside / "kho"))

        assert main(["lint", *places, "--as-of", "2026-11-22"]) == 0


def told_in(content: Path, capsys: pytest.CaptureFixture[str]) -> list[tuple[str, int, str]]:
    lint(content, "--format", "json")
    report = json.loads(capsys.readouterr().out)
    return [(one["path"], one["line"], one["code"]) for one in report["findings"] if "tin-bai" in one["path"]]


def test_after_an_edit_only_the_answers_of_that_text_change(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one = add(content, "Các em ko được đến muộn.", "2024-03-05-mot")
    add(content, "Các em đc nghỉ học.", "2024-03-06-hai")
    other = content / "tin-bai/phong-hai/2024-03-07-ba/index.md"
    (content / "don-vi.yaml").write_text(
        "- {id: van-phong, name: Văn phòng Sở, kind: van-phong}\n- {id: phong-hai, name: Phòng Hai, kind: van-phong}\n",
        "utf-8",
    )
    other.parent.mkdir(parents=True)
    other.write_text(DRAFT.format(body="Toàn nghành họp sáng 07/3/2024."), "utf-8")
    first = told_in(content, capsys)
    assert {"CT-16", "CT-06"} <= {code for _, _, code in first}

    one.write_text(DRAFT.format(body="Các em không được đến muộn."), "utf-8")
    second = told_in(content, capsys)
    assert [row for row in first if "mot" not in row[0] or row[2] != "CT-16"] == second

    other.unlink()
    other.parent.rmdir()
    third = told_in(content, capsys)
    assert [row for row in second if "phong-hai" not in row[0]] == third

    one.write_text(DRAFT.format(body="Các em ko được đến muộn."), "utf-8")
    assert [row for row in first if "phong-hai" not in row[0]] == told_in(content, capsys)


def test_what_is_kept_of_a_unit_is_counted_and_its_texts_stay_under_waivers(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add(content, "Các em ko được đến muộn.")
    (content / "quy-tac.yaml").write_text(
        "waivers:\n  - {rule: CT-16, path: tin-bai/van-phong/, reason: Lời trích, owner: Văn phòng Sở, "
        'until: "2024-12-31"}\n',
        "utf-8",
    )

    reports = []
    for _ in range(3):
        lint(content, "--format", "json")
        reports.append(json.loads(capsys.readouterr().out))

    assert reports[0] == reports[1] == reports[2]
    assert 1 == reports[2]["items"]["bài"]
    assert not {"CT-16", "QT-05"} & {one["code"] for one in reports[2]["findings"]}

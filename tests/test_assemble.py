"""Counted in = counted out: every text is shown, held back with a reason, or left out with a finding."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from reading import article, assembly_of, shown_ids, told

BASE = "van-phong/2024-03-05-mo-dau"
FOLDER = "tin-bai/phong-mau/2024-04-01-bai"
FILE = f"{FOLDER}/index.md"


def test_the_base_portal_shows_its_article_and_its_page(portal: Callable[..., Path]):
    assembly = assembly_of(portal())

    assert () == assembly.findings
    assert [BASE] == shown_ids(assembly)
    assert ["gioi-thieu"] == [page.name for page in assembly.model.fixed] if assembly.model else False


@pytest.mark.parametrize(
    ("keys", "as_of", "reason"),
    [
        ({"status": "draft"}, "2024-12-31", "Bản nháp (status: draft)."),
        ({}, "2024-03-31 23:59", "Chờ đến 00:00 ngày 01/04/2024."),
        ({"publish_at": "2024-04-01 08:30"}, "2024-04-01 08:29", "Chờ đến 08:30 ngày 01/04/2024."),
        ({"publish_at": "2024-03-01 08:30"}, "2024-03-31 23:59", "Chờ đến 00:00 ngày 01/04/2024."),
    ],
)
def test_a_draft_and_a_future_text_are_held_back_with_the_reason(
    portal: Callable[..., Path], keys: dict[str, str], as_of: str, reason: str
):
    assembly = assembly_of(portal({FILE: article(**keys)}), as_of)

    assert [(f"content/{FILE}", reason)] == list(assembly.held)
    assert [BASE] == shown_ids(assembly)
    assert {"/tin-bai/phong-mau/2024-04-01-bai/": reason} == dict(assembly.hidden)


@pytest.mark.parametrize(
    ("keys", "as_of"),
    [
        ({}, "2024-04-01"),
        ({"publish_at": "2024-04-01 08:30"}, "2024-04-01 08:30"),
        ({"status": "withdrawn", "withdrawn_at": "2024-05-01", "withdrawn_note": "Sai ngày."}, "2024-06-01"),
    ],
)
def test_a_text_is_shown_from_its_moment_on(portal: Callable[..., Path], keys: dict[str, str], as_of: str):
    assembly = assembly_of(portal({FILE: article(**keys)}), as_of)

    assert "phong-mau/2024-04-01-bai" in shown_ids(assembly)
    assert () == assembly.held


def test_drafts_are_shown_when_asked_for_but_nothing_before_its_hour(portal: Callable[..., Path]):
    files = {FILE: article(status="draft"), "tin-bai/phong-mau/2024-05-01-sau/index.md": article()}

    assert [BASE, "phong-mau/2024-04-01-bai"] == shown_ids(assembly_of(portal(files), "2024-04-02", drafts=True))


def test_named_approval_holds_back_what_nobody_approved(portal: Callable[..., Path]):
    content = portal({FILE: article(approved_by="Chánh Văn phòng")})
    with (content / "cong.yaml").open("a", encoding="utf-8") as data:
        data.write("approval: named\n")

    assembly = assembly_of(content)

    assert ["phong-mau/2024-04-01-bai"] == shown_ids(assembly)
    assert ["Chưa có người duyệt (approved_by)."] == [held.reason for held in assembly.held]


@pytest.mark.parametrize(
    ("path", "keys", "expected"),
    [
        (FILE, {"topic": "ky-thy"}, (FILE, 4, 8, "KH-01")),
        (FILE, {"topic": "[ky-thi, khong-co]"}, (FILE, 4, 17, "KH-01")),
        (FILE, {"topic": "[ky-thi, ky-thi]"}, (FILE, 4, 8, "DL-03")),
        ("tin-bai/phong-mao/2024-04-01-bai/index.md", {}, ("tin-bai/phong-mao/2024-04-01-bai/index.md", 1, 1, "DV-04")),
        (
            "tin-bai/truc-thuoc/2024-04-01-bai/index.md",
            {},
            ("tin-bai/truc-thuoc/2024-04-01-bai/index.md", 1, 1, "DV-04"),
        ),
        ("tin-bai/phong-cu/2024-07-01-bai/index.md", {}, ("tin-bai/phong-cu/2024-07-01-bai/index.md", 1, 1, "DV-04")),
        (FILE, {"source": "phong-khac"}, (FILE, 6, 9, "DV-04")),
        (FILE, {"updated": "2024-05-01"}, (FILE, 6, 10, "DL-04")),
        (FILE, {"status": "withdrawn"}, (FILE, 6, 9, "DL-04")),
        (FILE, {"withdrawn_at": "2024-05-01", "withdrawn_note": "x"}, (FILE, 6, 15, "DL-05")),
        (FILE, {"kind": "su-kien"}, (FILE, 6, 7, "DL-04")),
        (FILE, {"kind": "phan-bac"}, (FILE, 6, 7, "DL-04")),
        (FILE, {"claim": "{text: a, verdict: b}"}, (FILE, 6, 1, "DL-05")),
        (FILE, {"tags": "[thi, Thi]"}, (FILE, 6, 13, "DL-03")),
        (FILE, {"tags": "['???']"}, (FILE, 6, 8, "DL-05")),
        (FILE, {"redirect_from": "[/tin-bai/van-phong/cu/]"}, (FILE, 6, 17, "DL-17")),
        (FILE, {"redirect_from": "[/]"}, (FILE, 6, 17, "DL-17")),
        (FILE, {"pictures": "{khong-co.jpg: {credit: A}}"}, (FILE, 6, 12, "LK-02")),
        (FILE, {"attachments": "[{file: khong-co.pdf}]"}, (FILE, 6, 22, "LK-02")),
    ],
)
def test_a_fault_leaves_out_the_text_and_nothing_else(
    portal: Callable[..., Path], path: str, keys: dict[str, str], expected: tuple[str, int, int, str]
):
    assembly = assembly_of(portal({path: article(**keys)}))

    assert [expected] == told(assembly.findings)
    assert (f"content/{path}",) == assembly.left_out
    assert [BASE] == shown_ids(assembly)


def test_every_text_in_the_folder_of_an_unknown_unit_is_accounted_for(portal: Callable[..., Path]):
    files = {f"tin-bai/phong-mao/2024-04-0{n}-bai/index.md": article() for n in range(1, 6)}

    assembly = assembly_of(portal(files))

    assert [(path, 1, 1, "DV-04") for path in sorted(files)] == told(assembly.findings)
    assert 5 == len(assembly.left_out)


def test_a_topic_without_a_plan_for_that_day_is_a_warning(portal: Callable[..., Path]):
    path = "tin-bai/phong-mau/2025-04-01-bai/index.md"

    assembly = assembly_of(portal({path: article()}), "2025-12-31")

    assert [("KH-02", "warning", 4)] == [(f.code, f.severity, f.place.line) for f in assembly.findings]
    assert (BASE, "phong-mau/2025-04-01-bai") == tuple(shown_ids(assembly))


def test_two_spellings_of_one_tag_are_told_at_the_rarer_one_naming_both(portal: Callable[..., Path]):
    files = {
        FILE: article(tags="[Đề thi]"),
        "tin-bai/phong-mau/2024-04-02-bai/index.md": article(tags="[Đề thi]"),
        "tin-bai/phong-mau/2024-04-03-bai/index.md": article(tags="[lớp 9, Để thi]"),
    }

    assembly = assembly_of(portal(files))

    assert [("tin-bai/phong-mau/2024-04-03-bai/index.md", 6, 15, "DL-16")] == told(assembly.findings)
    assert "“Để thi” và “Đề thi”" in assembly.findings[0].message


@pytest.mark.parametrize("name", ["tim-kiem", "the", "tin-bai", "theme", "nguon-tin", "en"])
def test_a_fixed_page_cannot_take_an_address_that_the_portal_writes(portal: Callable[..., Path], name: str):
    assembly = assembly_of(portal({f"trang/{name}/index.md": "---\ntitle: A\n---\nB\n"}))

    assert {"DL-07"} == {finding.code for finding in assembly.findings}


def test_a_fixed_page_at_a_groups_address_is_that_groups_text(portal: Callable[..., Path]):
    assembly = assembly_of(portal({"trang/rieng-tu/index.md": "---\ntitle: A\n---\nB\n"}))

    assert () == assembly.findings


@pytest.mark.parametrize(
    ("line", "at", "code"),
    [
        ("home: {lead: [van-phong/2024-03-05-mo-dua]}", "van-phong/2024-03-05-mo-dua", "LK-01"),
        ("urgent: {article: van-phong/2024-03-05-xyz, until: 2024-05-01}", "van-phong/2024-03-05-xyz", "LK-01"),
        ("logo: anh/logo.svg", "anh/logo.svg", "LK-02"),
    ],
)
def test_what_the_portals_data_names_must_exist_or_nothing_is_built(
    portal: Callable[..., Path], line: str, at: str, code: str
):
    content = portal()
    before = (content / "cong.yaml").read_text("utf-8")
    (content / "cong.yaml").write_text(f"{before}{line}\n", "utf-8")

    assembly = assembly_of(content)

    assert [("cong.yaml", before.count("\n") + 1, line.index(at) + 1, code)] == told(assembly.findings)
    assert assembly.model is None


def test_an_unknown_menu_item_is_told(portal: Callable[..., Path]):
    content = portal()
    text = (content / "cong.yaml").read_text("utf-8").replace("[tin-tuc, ", "[tin-tucc, ")
    (content / "cong.yaml").write_text(text, "utf-8")

    assert [("cong.yaml", 7, 8, "LK-01")] == told(assembly_of(content).findings)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/cu/: /gioi-thieu/\n", []),
        ("/cu/: https://evil.example/\n", [("chuyen-huong.yaml", 1, 1, "DL-17")]),
        ("Cũ: /gioi-thieu/\n", [("chuyen-huong.yaml", 1, 1, "DL-17")]),
        ("/a/: /b/\n/b/: /gioi-thieu/\n", [("chuyen-huong.yaml", 1, 1, "DL-17")]),
        ("/a/: /a/\n", [("chuyen-huong.yaml", 1, 1, "DL-17")]),
        ("/a/:\n", [("chuyen-huong.yaml", 1, 5, "DL-05")]),
        ("- /a/\n", [("chuyen-huong.yaml", 1, 1, "DL-05")]),
        ("/a/: /gioi-thieu/\n/a/: /\n", [("chuyen-huong.yaml", 2, 1, "DL-03")]),
    ],
)
def test_old_addresses_lead_on_inside_the_portal_without_chains(
    portal: Callable[..., Path], text: str, expected: list[tuple[str, int, int, str]]
):
    assert expected == told(assembly_of(portal({"chuyen-huong.yaml": text})).findings)


def test_a_portal_with_nothing_to_publish_is_told(portal: Callable[..., Path]):
    content = portal({"tin-bai/van-phong/2024-03-05-mo-dau/index.md": None, "trang/gioi-thieu/index.md": None})

    assembly = assembly_of(content)

    assert assembly.model is None
    assert "DL-19" in {finding.code for finding in assembly.findings}


def test_all_faults_of_all_files_are_told_in_one_run(portal: Callable[..., Path]):
    files = {
        f"tin-bai/phong-mau/2024-04-{n:02d}-bai/index.md": text
        for n, text in enumerate(
            ["", "---\ntitle: A\n", article(topic="x"), article(kind="x"), article(body="![](a.jpg)\n")], 1
        )
    }

    assembly = assembly_of(portal(files))

    assert 5 == len({finding.place.path for finding in assembly.findings})
    assert 5 == len(assembly.left_out)


def test_a_text_with_faults_of_the_header_still_has_its_topic_and_files_checked(portal: Callable[..., Path]):
    text = article(body="![](khong-co.jpg)\n", kind="tinn", topic="ky-thy", author=None)

    assembly = assembly_of(portal({FILE: text}))

    assert ["DL-05", "KH-01", "LK-02", "NT-01"] == sorted(finding.code for finding in assembly.findings)
    assert [BASE] == shown_ids(assembly)


def test_a_file_beside_the_text_that_no_page_shows_is_told(portal: Callable[..., Path]):
    files = {FILE: article(attachments="[{file: a.txt}]"), f"{FOLDER}/a.txt": "Một.\n", f"{FOLDER}/b.txt": "Hai.\n"}

    assembly = assembly_of(portal(files))

    assert [(f"{FOLDER}/b.txt", 1, 1, "DL-23")] == told(assembly.findings)
    assert "warning" == assembly.findings[0].severity


def test_many_small_files_that_promise_too_many_pixels_are_refused_before_one_is_decoded(portal: Callable[..., Path]):
    buffer = io.BytesIO()
    Image.new("1", (7000, 7000)).save(buffer, "PNG")
    folder = "tin-bai/phong-mau/2024-04-01-bai"
    body = "".join(f"![Ảnh]({n}.png)\n\n" for n in range(9))
    files = {f"{folder}/{n}.png": buffer.getvalue() for n in range(9)}

    assembly = assembly_of(portal({f"{folder}/index.md": article(body=body), **files}))

    assert [(f"{folder}/index.md", 1, 1, "DL-10")] == told(assembly.findings)

"""`cong.yaml`, `don-vi.yaml`, `ke-hoach/`: every mistake at its place, both real plans complete."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from portal.model.plan import Plan, plan_of
from portal.read.portal_data import PortalData, read_portal_data
from portal.read.tree import scan_tree

ROOT = Path(__file__).parents[1]
PLAN = Path(__file__).parent / "portals/nho/ke-hoach/thu-2024.yaml"


def read(content: Path) -> PortalData:
    return read_portal_data(scan_tree(content))


def told(content: Path) -> list[tuple[str, int, int, str]]:
    return sorted(
        (f.place.path.removeprefix("content/"), f.place.line, f.place.col, f.code) for f in read(content).findings
    )


def changed(file: str, before: str, after: str) -> dict[str, str]:
    """One file of the base portal with one passage changed."""
    text = (PLAN.parents[1] / file).read_text("utf-8")
    assert text.count(before) == 1
    return {file: text.replace(before, after)}


def test_the_base_portal_has_no_finding(portal: Callable[..., Path]):
    data = read(portal())

    assert () == data.findings
    assert data.portal is not None


@pytest.mark.parametrize(
    ("file", "before", "after", "at", "code"),
    [
        ("cong.yaml", "motif: tho-cam", "motif: tho-cẩm", "tho-cẩm", "DL-05"),
        ("cong.yaml", "siteurl: https://cong.example", "siteurl: cong.example", "cong.example", "DL-05"),
        ("cong.yaml", "https://cong.example", "https://a.example/b", "https://a.example/b", "DL-05"),
        ("cong.yaml", "short: Sở", "shorrt: Sở", "shorrt", "DL-02"),
        ("cong.yaml", "menu: [", "groups: [{id: G80}]\nmenu: [", "G80", "DL-05"),
        ("cong.yaml", "menu: [", "groups: [{id: G08, topics: [ky-thy]}]\nmenu: [", "ky-thy", "KH-01"),
        ("cong.yaml", "menu: [", "groups: [{id: G08, answers: van-phog}]\nmenu: [", "van-phog", "DV-04"),
        ("cong.yaml", "menu: [", "contact: {mail: khong phai thu}\nmenu: [", "khong phai", "DL-05"),
        ("cong.yaml", "menu: [", "floor: {share: 5%}\nmenu: [", "5%", "DL-05"),
        ("cong.yaml", "menu: [", "urgent: {article: x/y, until: 2024-13-01}\nmenu: [", "2024-13-01", "DL-05"),
        (
            "don-vi.yaml",
            "- {id: phong-mau",
            "- {id: van-phong, name: A, kind: ban}\n- {id: phong-mau",
            "van-phong, name: A",
            "DL-03",
        ),
        ("don-vi.yaml", "kind: nhom", "kind: nhóm", "nhóm", "DL-05"),
        ("don-vi.yaml", "until: 2024-06-30", "until: 30/06/2024", "30/06/2024", "DL-05"),
        ("don-vi.yaml", "[phong-mau]", "[phong-mao]", "phong-mao", "DV-04"),
        ("don-vi.yaml", "kind: nhom", "parent: khong-co, kind: nhom", "khong-co", "DV-04"),
        ("ke-hoach/thu-2024.yaml", "id: thu-2024", "id: thu-2025", "thu-2025", "DL-05"),
        ("ke-hoach/thu-2024.yaml", "number: 1", "number: một", "một", "DL-05"),
        ("ke-hoach/thu-2024.yaml", "issued: 2024-01-15", "issued: 2024-02-30", "2024-02-30", "DL-05"),
        ("ke-hoach/thu-2024.yaml", "until: 2024-12-31", "until: 2023-12-31", "2023-12-31", "DL-05"),
        ("ke-hoach/thu-2024.yaml", "lead: phong-mau", "lead: phong-mao", "phong-mao", "DV-04"),
        ("ke-hoach/thu-2024.yaml", "colour: 4", "colour: 13", "13}", "DL-05"),
        ("ke-hoach/thu-2024.yaml", "who: [truc-thuoc]", "who: [truc-thuocc]", "truc-thuocc", "DV-04"),
        ("ke-hoach/thu-2024.yaml", "duty: DV1", "duty: DV2", "DV2", "DL-05"),
        ("ke-hoach/thu-2024.yaml", "before: 2024-03-01,", "", "{duty: DV1", "DL-05"),
        ("ke-hoach/thu-2024.yaml", "id: ky-thi", "id: chu-truong", "chu-truong, n: 2", "DL-03"),
    ],
)
def test_a_mistake_is_one_finding_at_its_value(
    portal: Callable[..., Path], file: str, before: str, after: str, at: str, code: str
):
    files = changed(file, before, after)
    content = portal(files)

    assert [(file, *place_of(at, files[file]), code)] == told(content)
    assert read(content).portal is None


def place_of(passage: str, text: str) -> tuple[int, int]:
    assert text.count(passage) == 1
    before = text[: text.index(passage)]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def test_mistakes_of_all_files_are_told_in_one_run(portal: Callable[..., Path]):
    content = portal(
        changed("cong.yaml", "motif: tho-cam", "motif: x")
        | changed("don-vi.yaml", "kind: nhom", "kind: nhóm")
        | changed("ke-hoach/thu-2024.yaml", "number: 1", "number: một")
    )

    assert ["cong.yaml", "don-vi.yaml", "ke-hoach/thu-2024.yaml"] == [path for path, *_ in told(content)]


@pytest.mark.parametrize("file", ["cong.yaml", "don-vi.yaml", "ke-hoach/thu-2024.yaml"])
@pytest.mark.parametrize("broken", ["", "a: b: c\n", "- [", b"\xff\xfea\x00", b"\xc3\x28", "chỉ là chữ", None])
def test_data_that_cannot_be_read_is_told_and_nothing_is_built(
    portal: Callable[..., Path], file: str, broken: str | bytes | None
):
    content = portal({file: broken})

    assert read(content).portal is None
    assert told(content)


def test_two_plans_of_one_issuer_over_the_same_days_need_supersedes(portal: Callable[..., Path]):
    second = PLAN.read_text("utf-8").replace("id: thu-2024", "id: thu-2024b").replace("2024-01-01", "2024-07-01")

    content = portal({"ke-hoach/thu-2024b.yaml": second})
    mended = portal({"ke-hoach/thu-2024b.yaml": second + "supersedes: thu-2024\n"}, name="mended")

    assert [("ke-hoach/thu-2024b.yaml", 6, 9, "KH-10")] == told(content)
    assert [] == told(mended)


def test_another_issuers_plan_is_archive_and_binds_nobody(portal: Callable[..., Path]):
    other = PLAN.read_text("utf-8").replace("id: thu-2024", "id: khac").replace("issuer: Sở", "issuer: Phòng")

    data = read(portal({"ke-hoach/khac.yaml": other.replace("lead: phong-mau", "lead: don-vi-khac")}))

    assert () == data.findings
    assert (["thu-2024"], ["khac"]) == ([p.id for p in data.plans], [p.id for p in data.archive])


def plan(content: str, name: str) -> Plan:
    data = read(ROOT / content)
    assert () == data.findings
    return next(plan for plan in data.plans if plan.id == name)


def test_the_plan_of_dak_lak_is_complete_and_invents_nothing():
    dak_lak = plan("content", "dak-lak-2024")

    assert (None, None) == (dak_lak.number, dak_lak.issued)
    assert (date(2024, 2, 6), date(2024, 2, 29)) == dak_lak.issued_range
    assert (4, 5, 6, 9, 5, 22, 3) == tuple(
        len(getattr(dak_lak, key))
        for key in ("bases", "purposes", "requirements", "topics", "channels", "duties", "deadlines")
    )
    assert all(topic.lead is None for topic in dak_lak.topics)
    assert "Phạm Đăng Khoa" == (dak_lak.signer and dak_lak.signer.name)


def test_the_plan_of_hau_giang_is_complete_with_sixteen_leads_and_the_open_clause():
    hau_giang = plan("tests/portals/hau-giang", "hau-giang-2017-2018")

    assert (84, date(2017, 10, 20), True) == (hau_giang.number, hau_giang.issued, hau_giang.period.assumed)
    assert (1, 2, 2, 17, 13, 4, 2) == tuple(
        len(getattr(hau_giang, key))
        for key in ("purposes", "requirements", "headline", "topics", "duties", "deadlines", "forms")
    )
    assert 16 == len([topic for topic in hau_giang.topics if topic.lead])
    assert ["noi-dung-khac"] == [topic.id for topic in hau_giang.topics if topic.catch_all]
    assert hau_giang.signer is not None
    assert hau_giang.signer.name is None


@pytest.mark.parametrize(
    ("content", "name"), [("content", "dak-lak-2024"), ("tests/portals/hau-giang", "hau-giang-2017-2018")]
)
def test_every_quoted_passage_stands_in_the_lines_of_the_text_as_received(content: str, name: str):
    lines = (ROOT / content / f"ke-hoach/{name}.txt").read_text("utf-8").split("\n")
    the_plan = plan(content, name)
    quoted = [*the_plan.purposes, *the_plan.requirements, *the_plan.topics]
    passages = [(item.text, item.lines) for item in quoted] + [(duty.what, duty.lines) for duty in the_plan.duties]

    for text, numbers in passages:
        received = " ".join(lines[number - 1] for number in numbers)
        assert words(text) <= words(received), text


def words(text: str) -> set[str]:
    return set("".join(char if char.isalnum() else " " for char in text).split())


@pytest.mark.parametrize(("content", "ended"), [("content", 15), ("tests/portals/hau-giang", 8)])
def test_the_district_units_ended_on_30_june_2025(content: str, ended: int):
    units = [unit for unit in read(ROOT / content).units if unit.kind == "phong-gddt"]

    assert ended == len(units)
    assert {date(2025, 6, 30)} == {unit.until for unit in units}


@pytest.mark.parametrize(
    ("name", "duty", "expected"),
    [
        ("dak-lak-2024", "DV7", [date(2024, 2, 29)]),
        ("hau-giang-2017-2018", "PG1", [date(2017, 10, 29)]),
        ("hau-giang-2017-2018", "DV4", [date(2017, 10, 30)]),
        ("hau-giang-2017-2018", "DV3", []),
    ],
)
def test_before_a_day_means_to_the_end_of_the_day_before(name: str, duty: str, expected: list[date]):
    the_plan = plan("content" if name.startswith("dak") else "tests/portals/hau-giang", name)
    deadline = next(deadline for deadline in the_plan.deadlines if deadline.duty == duty)

    assert expected == list(deadline.last_days(the_plan.period.start, the_plan.last_day))


def test_the_monthly_report_is_due_by_the_19th_first_in_november():
    the_plan = plan("tests/portals/hau-giang", "hau-giang-2017-2018")
    deadline = next(deadline for deadline in the_plan.deadlines if deadline.duty == "PG3")

    days = deadline.last_days(the_plan.in_force_from, the_plan.last_day)

    assert (date(2017, 11, 19), date(2018, 8, 19), 10) == (days[0], days[-1], len(days))


def test_the_plan_of_a_day_is_the_one_that_holds_it_else_the_last_before_else_the_first():
    first = plan("content", "dak-lak-2024")
    later = first.model_copy(
        update={
            "id": "sau",
            "period": first.period.model_copy(update={"start": date(2026, 1, 1), "until": date(2026, 12, 31)}),
        }
    )

    found = [plan_of(date(year, 5, 1), [later, first]) for year in (2023, 2024, 2025, 2026, 2030)]

    assert ["dak-lak-2024", "dak-lak-2024", "dak-lak-2024", "sau", "sau"] == [item.id for item in found if item]

"""Contributors with bad intentions: everything they send is built, in a few portals, by the real build.

The tables of tests/data/hostile hold one case a line, hostile_files.py those that need bytes. Whatever a case brings,
no file of the output may hold anything active (output_audit.py), and what is refused is told at the case's own folder.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

import hostile_files
from hostile_build import Built, built
from output_audit import faults_of_output
from reading import article

DATA = Path(__file__).parent / "data" / "hostile"
DAY = "2024-04-01"
UNIT = "van-phong"


def rows(name: str) -> dict[str, dict[str, Any]]:
    """The cases of one table by name."""
    table = yaml.safe_load((DATA / f"{name}.yaml").read_text("utf-8"))
    return {f"{name}: {row['name']}": row for row in table}


TABLES = {**rows("texts"), **rows("headers")}

# Too long for a table: what costs time or room. Name -> (body, codes, whether it is shown).
BOMBS: Mapping[str, tuple[str, tuple[str, ...], bool]] = {
    "ngoac-vuong": ("[" * 20_000, ("DL-10",), False),
    "ngoac-lien-ket": ("[x](" * 2_100, ("DL-10",), False),
    "ngoac-long-nhau": ("[" * 49 + "x" + "](a)" * 49, ("LK-02",), False),
    "sao": ("*" * 20_000, ("DL-10",), False),
    "sao-thua": ("*a " * 6_000, ("DL-10",), False),
    "nhay-nguoc": ("`" * 20_000, ("DL-10",), False),
    "nho-hon": ("<" * 3_000, ("DL-10",), False),
    "va": ("&" * 5_500, ("DL-10",), False),
    "anh-ho": ("![" * 2_500, ("DL-10",), False),
    "trich-300-bac": (">" * 300 + " x", ("DL-10",), False),
    "danh-sach-300-bac": ("\n".join("  " * n + "- x" for n in range(300)), ("DL-10",), False),
    "dong-20001": ("a" * 20_001, ("DL-10",), False),
    "the-mo": ("<b>" * 2_500, ("DL-10",), False),
    "the-long-nhau": ("<div>" * 900, ("DL-10",), False),
    "o-bang": ("|a" * 80 + "|\n" + "|-" * 80 + "|\n" + ("|b" * 80 + "|\n") * 80, ("DL-10",), False),
    "chu-thich-101": ("\n".join(f"[^{n}]: x" for n in range(101)), ("DL-10",), False),
    "lien-ket-301": (" ".join(f"[x](https://a.vn/{n})" for n in range(301)), ("DL-10",), False),
    "de-muc-151": ("## m\n\n" * 151, ("DL-10",), False),
    "dia-chi-tran": ("www." * 2_100, ("DL-10",), False),
    "thu-tran": ("a@" * 2_500, ("DL-10",), False),
    "viet-tat-60": ("\n".join(f"*[A{n}]: x" for n in range(60)), ("DL-10",), False),
    "doan-60000": ("x\n\n" * 60_000, ("DL-10",), False),
    "nang-300kb": (("x" * 60 + "\n") * 5_000, ("DL-10",), False),
    "thuc-the-dai": ("&#x" + "0" * 15_000 + "41;", (), True),
    "gach-duoi": ("_" * 15_000, (), True),
    "tieu-de-lien-ket-ho": ('[x](a "' * 1_000, (), True),
}
HEADER_BOMBS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "topic-2000": (article(topic="[" + ", ".join(f"k{n}" for n in range(2_000)) + "]"), ("DL-10",)),
    "topic-dai": (article(topic="x" * 10_000), ("KH-01",)),
    "attachments-1500": (article(attachments="[" + "{file: a}, " * 1_500 + "]"), ("DL-10",)),
    "yaml-sau": (article(pictures="{a: " * 1_500 + "x" + "}" * 1_500), ("DL-04", "DL-10", "NT-01")),
    "yaml-ngoac": ("---\ntitle: " + "[" * 7_000 + "\n---\nx\n", ("DL-01",)),
    "phan-dau-17kb": (article(summary="x" * 17_000), ("DL-10",)),
    "khoa-500": (
        "---\n" + "".join(f"k{n}: x\n" for n in range(500)) + "---\nx\n",
        ("DL-02", "DL-04", "DL-10", "NT-01"),
    ),
}


def folder_of(name: str) -> str:
    return f"tin-bai/{UNIT}/{DAY}-{name.replace(': ', '-')}"


def text_of(row: Mapping[str, Any]) -> str:
    return row["text"] if "text" in row else article(row.get("body", "Nội dung.\n"), **row.get("header", {}))


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory, base_portal: Callable[..., Path]) -> Built:
    """All cases in one portal: what one of them does to another would show."""
    files: dict[str, str | bytes] = {"tin-bai/phong-mau/2024-04-02-goc/index.md": article()}
    for name, row in TABLES.items():
        files[f"{folder_of(name)}/index.md"] = text_of(row)
        if "anh.jpg" in row.get("body", ""):
            files[f"{folder_of(name)}/anh.jpg"] = hostile_files.picture("JPEG")
    for name, (body, _, _) in BOMBS.items():
        files[f"{folder_of('bom-' + name)}/index.md"] = article(body)
    for name, (text, _) in HEADER_BOMBS.items():
        files[f"{folder_of('bom-' + name)}/index.md"] = text
    for name, (body, beside, _, _) in hostile_files.CASES.items():
        files[f"{folder_of('tep-' + name)}/index.md"] = article(body)
        files |= {f"{folder_of('tep-' + name)}/{file}": data for file, data in beside.items()}
    return built(base_portal(tmp_path_factory.mktemp("tat-ca"), files))


@pytest.mark.parametrize("name", TABLES)
def test_a_text_or_header_that_is_hostile_is_told_or_harmless(everything: Built, name: str):
    row = TABLES[name]
    page = everything.page(folder_of(name))

    assert tuple(row["codes"]) == everything.codes.get(folder_of(name), ())
    assert row["shown"] == (page is not None)
    for needed in row.get("present", ()):
        assert needed in (page or "")


@pytest.mark.parametrize("name", BOMBS)
def test_a_text_that_would_cost_minutes_is_refused_or_done(everything: Built, name: str):
    _, codes, is_shown = BOMBS[name]

    assert codes == everything.codes.get(folder_of("bom-" + name), ())
    assert is_shown == (everything.page(folder_of("bom-" + name)) is not None)


@pytest.mark.parametrize("name", HEADER_BOMBS)
def test_a_header_that_would_cost_minutes_is_refused(everything: Built, name: str):
    assert HEADER_BOMBS[name][1] == everything.codes.get(folder_of("bom-" + name), ())
    assert everything.page(folder_of("bom-" + name)) is None


@pytest.mark.parametrize("name", hostile_files.CASES)
def test_a_file_that_is_not_what_it_says_or_acts_is_refused(everything: Built, name: str):
    _, _, codes, is_shown = hostile_files.CASES[name]

    assert codes == everything.codes.get(folder_of("tep-" + name), ())
    assert is_shown == (everything.page(folder_of("tep-" + name)) is not None)


def test_no_file_of_the_output_holds_anything_active(everything: Built):
    assert faults_of_output(everything.output) == []


def test_nothing_that_was_refused_is_in_any_file_of_the_output(everything: Built):
    forbidden = {text for row in TABLES.values() for text in row.get("absent", ())} | {hostile_files.MARK}
    files = everything.bytes_of()

    held = {(path, text) for path, data in files.items() for text in forbidden if text.encode() in data}

    assert set() == held


def test_one_bad_text_takes_nothing_with_it(everything: Built):
    assert everything.page("tin-bai/van-phong/2024-03-05-mo-dau") is not None
    assert everything.page("tin-bai/phong-mau/2024-04-02-goc") is not None
    assert 1 == everything.result.exit


def test_the_whole_hostile_portal_is_built_in_reasonable_time(everything: Built):
    assert everything.seconds < 60


def test_every_text_is_shown_held_back_or_told(everything: Built):
    content = everything.output.with_name("content")
    told = {"/".join(finding.place.path.split("/")[1:4]) for finding in everything.result.findings}
    told |= {"/".join(path.split("/")[1:4]) for path, _ in everything.result.held}
    folders = [str(text.parent.relative_to(content)) for text in content.rglob("tin-bai/*/*/index.md")]

    assert [] == [folder for folder in folders if folder not in told and everything.page(folder) is None]

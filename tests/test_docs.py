"""What the documents say is there: codes, commands, sizes, and nothing that does not belong."""

import re
import subprocess
from pathlib import Path

import pytest

from portal.findings.link_codes import LINK_CODES
from portal.rules.manual import explained

ROOT = Path(__file__).parents[1]
PROGRAM = ROOT / "scripts/portal"
CODE = re.compile(r'"((?:DL|LK|PR|QT)-\d\d)"')
# over 400 lines for a reason: one grammar read in one pass
LONG = {"read/dialect.py"}


def tracked(*patterns: str) -> list[Path]:
    told = subprocess.run(["git", "ls-files", "-z", *patterns], cwd=ROOT, capture_output=True, encoding="utf-8")
    if told.returncode != 0:
        pytest.skip("Không phải kho git: không biết tệp nào thuộc dự án.")
    return [ROOT / name for name in told.stdout.split("\0") if name and (ROOT / name).is_file()]


def test_every_code_that_can_be_told_is_in_the_table_of_formats():
    table = (ROOT / "docs/formats.md").read_text("utf-8")
    used = {code for path in PROGRAM.rglob("*.py") for code in CODE.findall(path.read_text("utf-8"))}

    assert [] == sorted(code for code in used if code not in table)


def test_every_code_of_an_inside_link_can_be_set_and_explained():
    told = {code for path in PROGRAM.rglob("*.py") for code in CODE.findall(path.read_text("utf-8"))}

    assert {code for code in told if code.startswith("LK-") and code < "LK-20"} == {*LINK_CODES}
    assert [] == [code for code in LINK_CODES if explained(code) is None]


def test_every_make_target_named_in_the_documents_exists():
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = set()
    for document in [
        ROOT / "README.md",
        ROOT / "README.vi.md",
        ROOT / "CONTRIBUTING.md",
        *(ROOT / "docs").glob("*.md"),
    ]:
        named |= set(re.findall(r"`make (?:-s )?([a-z-]+)", document.read_text("utf-8")))
        named |= set(re.findall(r"^make (?:-s )?([a-z-]+)", document.read_text("utf-8"), re.MULTILINE))

    assert set() == named - targets


def test_a_file_of_the_program_holds_one_concept():
    sizes = {
        path.relative_to(PROGRAM).as_posix(): path.read_text("utf-8").count("\n") for path in PROGRAM.rglob("*.py")
    }

    assert LONG >= {name for name, lines in sizes.items() if lines > 400}


@pytest.mark.parametrize("word", ["utils", "helpers", "common", "misc", "manager", "handler"])
def test_nothing_is_called_by_a_name_that_says_nothing(word: str):
    assert [] == [path for path in PROGRAM.rglob(f"*{word}*") if "__pycache__" not in path.parts]


def test_the_repository_names_no_machine_and_no_registry():
    wrong = re.compile(r"/work/(?:main|shared)|/root/|files\.pythonhosted|registry\.npmjs|deb\.debian\.org")
    text = [
        path for path in tracked() if path.suffix not in (".png", ".woff2", ".pdf", ".jpg") and path != Path(__file__)
    ]

    assert [] == [path for path in text if wrong.search(path.read_text("utf-8", "replace"))]


def test_nothing_that_was_built_is_kept():
    assert [] == tracked("output*", ".cache", ".venv", "node_modules", "**/__pycache__/**")

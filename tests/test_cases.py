"""Whole small portals as data: what lies in tests/cases/<name>/ is laid over the base portal and built.

content/       files over tests/portals/nho (a file named x.xoa takes x away)
settings.txt   variables of the command line, one a line (AS_OF=2024-09-06)
findings.txt   what is printed, with the exit code in its last line
output/        the files of the output that this case is about
`make test ACCEPT=1` writes findings.txt and refreshes the files that output/ already names.
"""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from portal.__main__ import main

CASES = Path(__file__).parent / "cases"


@pytest.mark.parametrize("name", sorted(case.name for case in CASES.iterdir()))
def test_case(
    name: str,
    portal: Callable[..., Path],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
):
    case = CASES / name
    content = portal()
    shutil.copytree(case / "content", content, dirs_exist_ok=True)
    for sign in sorted(content.rglob("*.xoa")):
        sign.with_suffix("").unlink()
        sign.unlink()
    monkeypatch.chdir(tmp_path)
    arguments = ["html", "--cache", "cache", *_options(case / "settings.txt")]

    exit_code = main(arguments)
    printed = f"{capsys.readouterr().out}exit {exit_code}\n"

    if os.environ.get("ACCEPT"):
        (case / "findings.txt").write_text(printed, "utf-8")
        for file in _files(case / "output"):
            shutil.copyfile(tmp_path / "output" / file, case / "output" / file)
    assert (case / "findings.txt").read_text("utf-8") == printed
    for file in _files(case / "output"):
        assert (case / "output" / file).read_text("utf-8") == (tmp_path / "output" / file).read_text("utf-8"), file
    assert exit_code == main(arguments)
    assert f"{capsys.readouterr().out}exit {exit_code}\n" == printed


def _options(settings: Path) -> list[str]:
    lines = settings.read_text("utf-8").split("\n") if settings.exists() else []
    pairs = [line.split("=", 1) for line in lines if line]
    return [word for key, value in pairs for word in (f"--{key.lower().replace('_', '-')}", value)]


def _files(folder: Path) -> list[Path]:
    return sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file())

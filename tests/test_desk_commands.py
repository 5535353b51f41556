"""The commands of the desk as they are called: a newcomer's way from a clone to a merged article."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desk_git import Clone, new_forge
from portal.build.settings import REPOSITORY

CALL = "import sys; from importlib import import_module as module; command = module('portal.commands.' + sys.argv[1]); "
CALL += "sys.exit(command.run(command.parser().parse_args(sys.argv[2:])))"


def call(folder: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-P", "-c", CALL, *words],
        cwd=folder,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        check=False,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY / "scripts"), "PYTHONUTF8": "1"},
    )


@pytest.fixture
def school(tmp_path: Path) -> Clone:
    clone = new_forge(tmp_path).clone("truong")
    clone.branch("phong-mau/hoi-thao")
    return clone


def test_from_a_clone_to_a_merged_article_counted_in_the_report(tmp_path: Path, school: Clone) -> None:
    beside = [f"--output={tmp_path / 'ra'}", f"--cache={tmp_path / 'kho-doc'}", "--as-of=2024-06-01"]

    made = call(school.folder, "new", "--as-of=2024-05-06", "--unit=phong-mau", "--name=Hội thảo dạy học tích hợp")
    assert (0, b"") == (made.returncode, made.stderr)
    (file,) = (school.content / "tin-bai/phong-mau").glob("*/index.md")
    lines = file.read_text("utf-8").splitlines(keepends=True)
    file.write_text("".join(line for line in lines if not line.startswith("status:")), "utf-8")
    school.commit("tin: phong-mau - Hội thảo")
    summary = tmp_path / "tom-tat.md"
    checked = call(school.folder, "check", *beside, "--since=origin/main", "--format=json", f"--summary={summary}")
    school.must("push", "-q", "origin", "HEAD:main")
    told = call(school.folder, "report", *beside, "--from=2024-05-01", "--until=2024-05-31", "--format=json")

    assert 0 == checked.returncode, checked.stdout
    assert ["Hội thảo dạy học tích hợp"] == [item["title"] for item in json.loads(checked.stdout)["change"]["items"]]
    assert "**Đạt**" in summary.read_text("utf-8") and "Hội thảo" in summary.read_text("utf-8")
    report = json.loads(told.stdout)["report"]
    assert {"van-phong": 0, "phong-mau": 1, "phong-cu": 0} == {row["id"]: row["total"] for row in report["units"]}
    assert ["chu-truong"] == report["silent_topics"]


def test_code_owners_go_to_standard_output_alone(school: Clone) -> None:
    done = call(school.folder, "codeowners")

    assert (0, b"") == (done.returncode, done.stderr)
    assert done.stdout.decode().startswith("# Làm từ khóa reviewers")


def test_csv_keeps_its_line_ends(tmp_path: Path, school: Clone) -> None:
    done = call(school.folder, "report", f"--cache={tmp_path / 'kho-doc'}", "--as-of=2024-06-01", "--format=csv")

    assert 0 == done.returncode
    assert done.stdout.startswith('\ufeff"Bảng"'.encode()) and done.stdout.endswith(b'"\r\n')


@pytest.mark.parametrize("port", ["0", "x", "70000", "١"])
def test_a_port_that_is_no_port_is_refused_in_one_line(school: Clone, port: str) -> None:
    done = subprocess.run(
        [sys.executable, "-P", "-m", "portal", "serve", f"--port={port}"],
        cwd=school.folder,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY / "scripts")},
    )

    assert 2 == done.returncode
    assert 1 == len(done.stderr.decode().splitlines()) and "PORT" in done.stderr.decode()

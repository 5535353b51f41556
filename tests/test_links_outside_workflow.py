"""The weekly workflow: one issue, opened, rewritten or closed; what other sites say stays plain text in it."""

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

WORKFLOW = Path(__file__).resolve().parents[1] / ".github/workflows/outside-links.yml"
FOUND = "content/tin-bai/u/a/index.md:4:5: LK-20 cảnh báo: Liên kết “https://a.example/```@so” đã hỏng.\n"
FORGE = """#!/bin/sh
printf '%s\\n' "$*" >>"$CALLS"
case "$1 $2" in
"run download") mkdir -p so && cp "$REPORT" so/ket-qua.txt ;;
"issue list") echo "$OPEN" ;;
esac
"""


@pytest.fixture
def jobs() -> Any:
    return yaml.safe_load(WORKFLOW.read_text("utf-8"))["jobs"]


def calls(jobs: Any, folder: Path, report: str, open_issue: str) -> list[str]:
    """What the forge's program is asked when the last job runs with this report."""
    (folder / "gh").write_text(FORGE, "utf-8")
    (folder / "gh").chmod(0o755)
    (folder / "bao-cao").write_text(report, "utf-8")
    (step,) = jobs["tell"]["steps"]
    own = {
        "CALLS": str(folder / "calls"),
        "REPORT": str(folder / "bao-cao"),
        "OPEN": open_issue,
        "RUN": "1",
        "TITLE": "T",
    }
    path = f"{folder}:{os.environ['PATH']}"
    subprocess.run(["bash", "-e", "-c", step["run"]], cwd=folder, env={**os.environ, **own, "PATH": path}, check=True)
    asked = (folder / "calls").read_text("utf-8").splitlines()
    return [" ".join(call.split(" ")[:3]) for call in asked if call.startswith("issue") and "list" not in call]


@pytest.mark.parametrize(
    ("report", "open_issue", "expected"),
    [
        (FOUND, "", ["issue create --title"]),
        (FOUND, "7", ["issue edit 7"]),
        ("3 liên kết tới trang khác: 3 vào được.\n", "7", ["issue close 7"]),
        ("3 liên kết tới trang khác: 3 vào được.\n", "", []),
    ],
)
def test_one_issue_is_opened_rewritten_or_closed(
    report: str, open_issue: str, expected: list[str], jobs: Any, tmp_path: Path
) -> None:
    assert expected == calls(jobs, tmp_path, report, open_issue)


def test_words_of_other_sites_stand_in_a_block_of_code_and_the_issue_is_not_too_long(jobs: Any, tmp_path: Path) -> None:
    calls(jobs, tmp_path, FOUND * 2_000, "")

    head, _, told = (tmp_path / "noi-dung.md").read_text("utf-8").partition("\n\n")
    assert head.startswith("Lượt kiểm tra mới nhất có 2000 điều cần xem lại.")
    assert all(line.startswith("    ") for line in told.splitlines())
    assert len(head + told) < 65_536


def test_the_job_that_may_write_issues_runs_nothing_of_the_repository(jobs: Any) -> None:
    assert "issues" not in jobs["ask"]["permissions"]
    assert {"actions": "read", "issues": "write"} == jobs["tell"]["permissions"]
    assert not any("checkout" in step.get("uses", "") or "make" in step["run"] for step in jobs["tell"]["steps"])

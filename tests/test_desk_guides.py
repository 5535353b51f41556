"""What contributors are told holds: the example of CONTRIBUTING is built, templates and workflows are sound."""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from PIL import Image

from portal.build.settings import REPOSITORY, BuildSettings
from portal.desk.change_checks import MOST_ARTICLES, WARN_ARTICLES
from portal.desk.check_command import PARTS
from portal.desk.portal_check import check_portal
from portal.model.header import KINDS
from portal.model.moment import parse_moment

GUIDE = (REPOSITORY / "CONTRIBUTING.md").read_text("utf-8")
OFFICE = (REPOSITORY / "README.vi.md").read_text("utf-8")
FORMS = sorted(path for path in (REPOSITORY / ".github/ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml")
WORKFLOWS = sorted(
    (*(REPOSITORY / ".github/workflows").glob("*.yml"), *(REPOSITORY / ".forgejo/workflows").glob("*.yml"))
)


def example() -> tuple[str, str]:
    """Path and text of the annotated article."""
    path = re.search(r"Tệp `(content/tin-bai/[^`]+/index\.md)`", GUIDE)
    text = re.search(r"^```markdown\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
    assert path and text
    return path[1], text[1]


def test_the_example_article_is_built_in_the_shipped_portal_without_a_word_against_it(tmp_path: Path) -> None:
    path, text = example()
    shutil.copytree(REPOSITORY / "content", tmp_path / "content")
    file = tmp_path / path
    file.parent.mkdir()
    file.write_text(text, "utf-8")
    Image.new("RGB", (1200, 800), (90, 120, 60)).save(file.parent / "bang-tin.jpg")

    settings = BuildSettings(
        tmp_path / "content", tmp_path / "ra", REPOSITORY / "theme", tmp_path / "kho", None, parse_moment("2024-12-31")
    )
    result = check_portal(settings, PARTS)

    found = [finding for finding in result.findings if finding.place.path.startswith(path.removesuffix("index.md"))]
    assert ([], (), 0) == (found, result.build.left_out, result.build.exit)
    page = (tmp_path / "ra" / path.removeprefix("content/")).with_name("index.html").read_text("utf-8")
    assert "Ba điểm cần xem" in page and "<table" in page and "Bảng tin ở cổng trường" in page
    assert "20 đến 110 ký tự" not in page


def test_every_kind_and_limit_is_the_programs_own() -> None:
    assert ", ".join(KINDS) in GUIDE
    assert f"quá {WARN_ARTICLES} bài" in GUIDE and f"quá {MOST_ARTICLES} bài" in GUIDE


def test_every_code_of_a_change_is_explained() -> None:
    source = (REPOSITORY / "scripts/portal/desk/change_checks.py").read_text("utf-8")

    assert set(re.findall(r'"(PR-\d\d)"', source)) == set(re.findall(r"^\| (PR-\d\d) \|", GUIDE, re.MULTILINE))


@pytest.mark.parametrize("guide", [GUIDE, OFFICE])
def test_every_file_a_guide_links_to_exists(guide: str) -> None:
    prose = re.sub(r"^```.*?^```$", "", guide, flags=re.MULTILINE | re.DOTALL)
    linked = re.findall(r"\]\(([^)#]+)\)", re.sub(r"`[^`]*`", "", prose))

    assert linked and [] == [path for path in linked if not (REPOSITORY / path).exists()]


@pytest.mark.parametrize("form", FORMS, ids=lambda path: path.stem)
def test_issue_forms_follow_the_forges_schema(form: Path) -> None:
    read: dict[str, Any] = yaml.safe_load(form.read_text("utf-8"))

    assert {"name", "description", "title", "labels", "body"} == set(read)
    asked = [part for part in read["body"] if part["type"] != "markdown"]
    assert {part["type"] for part in asked} <= {"input", "textarea", "dropdown", "checkboxes"}
    ids = [part["id"] for part in asked]
    assert len(ids) == len(set(ids)) and all(re.fullmatch(r"[a-z_]+", name) for name in ids)
    assert all(part["attributes"]["label"] for part in asked)


def test_there_is_a_form_for_an_article_a_correction_a_complaint_and_a_new_unit() -> None:
    assert ["article", "complaint", "correction", "new-unit"] == [form.stem for form in FORMS]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: f"{path.parts[-3][1:]}-{path.stem}")
def test_workflows_pin_what_they_use_ask_for_nothing_and_leave_no_credentials(path: Path) -> None:
    text = path.read_text("utf-8")
    read: dict[str, Any] = yaml.safe_load(text)

    assert {"contents": "read"} == read["permissions"]
    assert "pull_request_target" not in text
    steps = [step for job in read["jobs"].values() for step in job["steps"]]
    assert all(re.search(r"@[0-9a-f]{40}$", step["uses"]) for step in steps if "uses" in step)
    assert all(step["with"]["persist-credentials"] is False for step in steps if "checkout" in step.get("uses", ""))
    assert [] == [step["run"] for step in steps if "${{" in step.get("run", "")]
    if "pull_request" in read[True]:  # YAML 1.1 reads the key `on` as true
        assert "secrets." not in text


def test_a_change_is_judged_by_the_program_of_its_base() -> None:
    for folder in (".github", ".forgejo"):
        text = (REPOSITORY / folder / "workflows/pull-request.yml").read_text("utf-8")
        (job,) = yaml.safe_load(text)["jobs"].values()
        checkouts = [step["with"] for step in job["steps"] if "checkout" in step.get("uses", "")]
        (check,) = [step["run"] for step in job["steps"] if "check" in step.get("run", "")]

        assert ["tools", "pr"] == [checkout["path"] for checkout in checkouts]
        assert "${{ github.event.pull_request.base.sha }}" == checkouts[0]["ref"]
        assert check.startswith("make -s -C tools check CONTENT=../pr/content ")


def test_gitlab_takes_the_program_of_the_base_too() -> None:
    (job,) = yaml.safe_load((REPOSITORY / ".gitlab-ci.yml").read_text("utf-8")).values()

    assert 'git worktree add --detach "$TOOLS" "$CI_MERGE_REQUEST_DIFF_BASE_SHA"' == job["script"][0]
    assert 'make -s -C "$TOOLS" check CONTENT="$CI_PROJECT_DIR/content"' in job["script"][-1]


def found_tool(name: str) -> str:
    """The tool of the test environment or of the machine; without it the test is skipped."""
    beside = Path(sys.executable).with_name(name)
    tool = str(beside) if beside.is_file() else shutil.which(name)
    if tool is None:
        pytest.skip(f"máy chưa có {name}")
    return tool


def test_actionlint_finds_nothing() -> None:
    paths = [str(path) for path in WORKFLOWS if ".github" in path.parts]
    done = subprocess.run([found_tool("actionlint"), *paths], capture_output=True, encoding="utf-8", check=False)

    assert (0, "") == (done.returncode, done.stdout)


def test_zizmor_finds_nothing() -> None:
    words = [found_tool("zizmor"), "--offline", "--no-progress", "--persona=pedantic", *map(str, WORKFLOWS)]
    done = subprocess.run(words, capture_output=True, encoding="utf-8", check=False)

    assert 0 == done.returncode, done.stdout

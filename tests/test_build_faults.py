"""Never half a portal: killed builds, full disks, folders that cannot be written, with real processes."""

import hashlib
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import portal.read.fixed_page  # noqa: F401  # for `as_nobody`
from edits import AS_OF, asked, edit_style, edit_template, new_world
from portal.build.portal_build import build
from portal.build.settings import REPOSITORY, BuildSettings
from portal.build.two_trees import idle_folder
from portal.findings.finding import CannotRun
from trees import differing, tree_bytes

PortalMaker = Callable[..., Path]
NOBODY = 65534


def start(folder: Path, setup: Callable[[], None] | None = None, output: str = "ra") -> "subprocess.Popen[str]":
    """`portal html` on `folder`/content as a process of its own; `setup` runs in it first."""
    command = [sys.executable, "-P", "-m", "portal", "html", "--as-of", AS_OF, "--cache", f"{folder}/kho"]
    return subprocess.Popen(
        [*command, "--content", f"{folder}/content", "--output", f"{folder}/{output}"],
        env={"PYTHONPATH": str(REPOSITORY / "scripts"), "PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=setup,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )


def ran(folder: Path, setup: Callable[[], None] | None = None, output: str = "ra") -> tuple[int, str]:
    """(exit code, standard error) of a build."""
    process = start(folder, setup, output)
    _, told = process.communicate(timeout=120)
    return process.returncode, told


def one_line(told: str) -> bool:
    return 1 == len(told.strip().splitlines()) and "Traceback" not in told


def change(content: Path, n: int) -> None:
    page = content / "trang/gioi-thieu/index.md"
    page.write_text(f"---\ntitle: Giới thiệu {n}\nupdated: 2024-01-02\n---\nLần {n}.\n", "utf-8")


KILLS = 200 if os.environ.get("LONG") else 50


def test_a_build_killed_at_any_moment_leaves_a_whole_portal(portal: PortalMaker, tmp_path: Path):
    content = portal()
    began = time.monotonic()
    assert 0 == ran(tmp_path)[0]
    took = time.monotonic() - began
    moments = random.Random(50)
    for n in range(KILLS):
        change(content, n)
        process = start(tmp_path)
        time.sleep(moments.random() * took)
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()

        assert [] == torn(tmp_path / "ra"), f"kill {n}"
        if n % 10 == 9:
            assert 0 == ran(tmp_path)[0]
            assert [] == torn(tmp_path / "ra")
            assert f"Lần {n}.".encode() in (tmp_path / "ra/gioi-thieu/index.html").read_bytes()
    (tmp_path / "moi").mkdir()
    (tmp_path / "content").rename(tmp_path / "moi/content")
    ran(tmp_path / "moi")
    assert [] == differing(tree_bytes(tmp_path / "moi/ra"), tree_bytes(tmp_path / "ra"))


def torn(output: Path) -> list[str]:
    """Paths at which a portal is not what its own manifest says."""
    rows = json.loads((output / "manifest.json").read_bytes())["files"]
    told = {row["path"]: row["sha256"] for row in rows}
    found = {
        path: hashlib.sha256(data).hexdigest() for path, data in tree_bytes(output).items() if path != "manifest.json"
    }
    return sorted(path for path in told.keys() | found.keys() if told.get(path) != found.get(path))


@pytest.mark.parametrize("moved_s", [-(365 * 86_400), -3_600, 365 * 86_400])
def test_a_clock_that_was_set_changes_nothing(portal: PortalMaker, tmp_path: Path, moved_s: int):
    content = portal()
    assert 0 == ran(tmp_path)[0]
    before = tree_bytes(tmp_path / "ra")
    change(content, 1)
    for file in content.rglob("*"):
        os.utime(file, (time.time() + moved_s, time.time() + moved_s))

    assert 0 == ran(tmp_path)[0]
    after = tree_bytes(tmp_path / "ra")
    assert "Lần 1.".encode() in after["gioi-thieu/index.html"]
    assert before["don-vi/index.html"] == after["don-vi/index.html"]
    assert 0 == ran(tmp_path)[0]
    assert [] == differing(after, tree_bytes(tmp_path / "ra"))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 5 MB."""
    disk = tmp_path / "dia"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=5m", "tmpfs", disk], capture_output=True, check=False)
    if mounted.returncode != 0:
        pytest.skip("không gắn được ổ đĩa nhỏ: thử giới hạn cỡ tệp thay cho đĩa đầy")
    yield disk
    subprocess.run(["umount", disk], check=True)


def test_a_full_disk_leaves_the_old_portal_and_gives_its_room_back(portal: PortalMaker, small_disk: Path):
    shutil.move(portal(), small_disk / "content")
    world = small_disk / "content"
    first = ran(small_disk)
    before = tree_bytes(small_disk / "ra")
    change(world, 1)
    room = shutil.disk_usage(small_disk).free
    (small_disk / "choan-cho").write_bytes(bytes(room - 300_000))
    code, told = ran(small_disk)

    assert ((0, ""), 2, True, []) == (first, code, one_line(told), differing(before, tree_bytes(small_disk / "ra")))
    assert "No space left" in told
    (small_disk / "choan-cho").unlink()
    assert (0, "") == ran(small_disk)
    assert "Lần 1.".encode() in tree_bytes(small_disk / "ra")["gioi-thieu/index.html"]


def test_no_file_may_grow_leaves_the_old_portal_and_says_so_in_one_line(portal: PortalMaker, tmp_path: Path):
    content = portal()
    ran(tmp_path)
    before = tree_bytes(tmp_path / "ra")
    change(content, 1)

    code, told = ran(tmp_path, lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)))

    assert (2, True, []) == (code, one_line(told), differing(before, tree_bytes(tmp_path / "ra")))
    assert not (idle_folder(tmp_path / "ra") / "cay").exists()
    assert 0 == ran(tmp_path)[0]


def test_too_few_file_handles_leave_the_old_portal(portal: PortalMaker, tmp_path: Path):
    content = portal()
    ran(tmp_path)
    before = tree_bytes(tmp_path / "ra")
    change(content, 1)

    code, told = ran(tmp_path, lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (8, 8)))

    assert (2, True, []) == (code, one_line(told), differing(before, tree_bytes(tmp_path / "ra")))


def test_a_hundred_texts_need_few_file_handles(tmp_path: Path):
    new_world(tmp_path, articles=100)
    code, told = ran(tmp_path, lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (32, 32)))

    assert (True, "") == (code < 2, told)  # 1: some link to drafts


def as_nobody(settings: BuildSettings) -> str:
    """What a build by an ordinary user tells: its exit code, or the line of CannotRun.

    In a fork of this process, which has everything imported: the interpreter may lie where nobody else may read.
    """
    settings.content.parent.chmod(0o755)
    for folder in settings.content.parents:
        if folder.name.startswith("pytest-"):
            folder.chmod(0o755)
    incoming, outgoing = os.pipe()
    pid = os.fork()
    if pid == 0:
        told = "?"
        try:
            os.setuid(NOBODY)
            told = str(build(settings).exit)
        except CannotRun as refusal:
            told = str(refusal)
        finally:
            os.write(outgoing, told.encode())
            os._exit(0)
    os.waitpid(pid, 0)
    os.close(outgoing)
    with os.fdopen(incoming, encoding="utf-8") as pipe:
        return pipe.read()


@pytest.mark.skipif(os.geteuid() != 0, reason="cần quyền quản trị để chạy như người dùng khác")
def test_an_output_that_an_ordinary_user_may_not_write_is_told_in_one_line(portal: PortalMaker, tmp_path: Path):
    settings = asked(portal())
    build(settings)
    before = tree_bytes(settings.output)
    change(settings.content, 1)

    told = as_nobody(settings)

    assert told.startswith("Không ghi được cạnh OUTPUT")
    assert before == tree_bytes(settings.output)


@pytest.mark.skipif(os.geteuid() != 0, reason="cần quyền quản trị để chạy như người dùng khác")
def test_content_that_may_only_be_read_is_built_by_another_user_to_the_same_bytes(portal: PortalMaker, tmp_path: Path):
    settings = asked(portal())
    build(settings)
    change(settings.content, 1)
    for path in (settings.content, *settings.content.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    mine = [path for path in (tmp_path, *tmp_path.rglob("*")) if settings.content not in (path, *path.parents)]
    for path in mine:
        os.chown(path, NOBODY, NOBODY)

    told = as_nobody(settings)
    mine_too = replace(settings, output=tmp_path / "cua-toi", cache=tmp_path / "kho-cua-toi")
    build(mine_too)

    assert "0" == told
    assert [] == differing(tree_bytes(mine_too.output), tree_bytes(settings.output))


def test_two_builds_at_once_give_one_portal(portal: PortalMaker, tmp_path: Path):
    portal()
    processes = [start(tmp_path) for _ in range(3)]
    codes = [(process.communicate(timeout=120), process.returncode)[1] for process in processes]
    (tmp_path / "moi").mkdir()
    (tmp_path / "content").rename(tmp_path / "moi/content")
    ran(tmp_path / "moi")

    assert [0, 0, 0] == codes
    assert [] == differing(tree_bytes(tmp_path / "moi/ra"), tree_bytes(tmp_path / "ra"))


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_build_asked_to_stop_says_nothing_of_itself_and_frees_the_lock(
    portal: PortalMaker, tmp_path: Path, number: signal.Signals
):
    content = portal()
    ran(tmp_path)
    before = tree_bytes(tmp_path / "ra")
    change(content, 1)
    process = start(tmp_path)
    time.sleep(0.8)
    os.killpg(process.pid, number)
    _, told = process.communicate()
    after = tree_bytes(tmp_path / "ra")

    assert "Traceback" not in told
    assert 0 == ran(tmp_path)[0]
    assert after in (before, tree_bytes(tmp_path / "ra"))


def test_many_changes_at_once_are_made_by_workers_and_come_out_the_same(tmp_path: Path):
    world = new_world(tmp_path, articles=120)
    world.built()
    edit_template(world)
    edit_style(world)
    world.built()
    _, fresh = world.built_from_nothing(tmp_path / "moi")

    assert [] == differing(tree_bytes(fresh), tree_bytes(world.settings.output))

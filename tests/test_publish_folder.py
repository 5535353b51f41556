"""Copying into a mounted folder: in order, resumable, deleting only what is ours."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from loopback_port import HANG_S
from portal.build.settings import REPOSITORY
from portal.findings.finding import CannotRun
from portal.publish.deploy_command import Login, run_deploy, run_rollback
from portal.publish.hosts.folder import JOURNAL, LOCK
from portal.publish.hosts.kept_releases import kept_folder
from publish_world import World, new_world
from trees import tree_bytes

GONE = "status: withdrawn\nwithdrawn_at: 2024-05-01\nwithdrawn_note: Số liệu sai.\n"
MARK = "CHỮ CỦA BÀI SẼ GỠ"
BAD = "tin-bai/van-phong/2024-04-01-se-go"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> World:
    """`lan-0` with an article and its attachment, `lan-1` with the article withdrawn."""
    world = new_world(tmp_path_factory.mktemp("cong"))
    world.article("2024-04-01-se-go", MARK)
    world.write(f"{BAD}/bang.csv", f"{MARK},1\n")
    assert 0 == world.publish().exit
    shutil.copytree(world.live, world.folder / "lan-0")
    world.article("2024-04-01-se-go", MARK, GONE)
    (world.content / BAD / "bang.csv").unlink()
    assert 0 == world.publish(reason="Gỡ bài sai số liệu").exit
    shutil.copytree(world.live, world.folder / "lan-1")
    return world


@pytest.fixture
def target(tmp_path: Path) -> Path:
    place = tmp_path / "gan"
    place.mkdir()
    return place


def release(world: World, n: int) -> Path:
    return world.folder / f"lan-{n}"


def deploy(live: Path, target: Path):
    return run_deploy(live, str(target), Login(), "Người thử")


def site(target: Path) -> dict[str, bytes]:
    """What a web server would serve."""
    return {path: content for path, content in tree_bytes(target).items() if path != LOCK}


def test_everything_arrives_and_a_second_run_sends_nothing(published: World, target: Path):
    first = deploy(release(published, 0), target)
    again = deploy(release(published, 0), target)

    assert tree_bytes(release(published, 0)) == site(target)
    assert len(site(target)) == first.sent
    assert (0, 0, ()) == (again.sent, again.deleted, again.findings)


def test_an_article_taken_down_is_gone_to_the_last_byte(published: World, target: Path):
    deploy(release(published, 0), target)
    assert (target / BAD / "bang.csv").is_file()
    told = deploy(release(published, 1), target)

    assert tree_bytes(release(published, 1)) == site(target)
    assert 0 < told.deleted
    assert "Số liệu sai." in (target / BAD / "index.html").read_text("utf-8")
    assert [] == [path for path, content in site(target).items() if MARK.encode() in content]


def test_a_copy_killed_at_any_moment_can_be_read_and_goes_on(published: World, target: Path):
    deploy(release(published, 0), target)
    began = time.monotonic()
    assert 0 == _started(release(published, 1), target).wait(HANG_S)
    took = time.monotonic() - began
    moments = random.Random(7)
    for n in range(10):
        process = _started(release(published, n % 2), target)
        time.sleep(moments.uniform(took / 4, took))
        process.send_signal(signal.SIGKILL)
        process.wait(HANG_S)

        assert [] == _unreadable(published, target), n
    (target / ".index.html.moi").write_text("nửa chừng", "utf-8")
    (target / JOURNAL).write_text('{"known": {}}', "utf-8")
    deploy(release(published, 0), target)
    assert tree_bytes(release(published, 0)) == site(target)


def test_a_first_copy_that_was_cut_goes_on(published: World, target: Path):
    process = _started(release(published, 0), target)
    for _ in range(400):
        if (target / "theme").exists():
            break
        time.sleep(0.05)
    process.send_signal(signal.SIGKILL)
    process.wait(HANG_S)
    told = deploy(release(published, 0), target)

    assert tree_bytes(release(published, 0)) == site(target)
    assert () == told.findings


def test_what_others_put_there_is_told_and_left_alone(published: World, target: Path):
    deploy(release(published, 0), target)
    (target / "cua-nguoi-khac.txt").write_text("giữ", "utf-8")
    (target / BAD / "them.txt").write_text("giữ", "utf-8")
    (target / "robots.txt").write_text("sửa tay", "utf-8")
    (target / BAD / "bang.csv").write_text("sửa tay", "utf-8")
    told = deploy(release(published, 1), target)

    assert {f"{BAD}/them.txt", f"{BAD}/bang.csv", "cua-nguoi-khac.txt", "robots.txt"} == {
        f.target for f in told.findings
    }
    assert {"PH-10"} == {finding.code for finding in told.findings}
    assert "giữ" == (target / "cua-nguoi-khac.txt").read_text("utf-8")
    assert "giữ" == (target / BAD / "them.txt").read_text("utf-8")
    assert "sửa tay" == (target / BAD / "bang.csv").read_text("utf-8")  # altered, so not ours to delete
    assert (release(published, 1) / "robots.txt").read_bytes() == (target / "robots.txt").read_bytes()


def test_a_folder_with_something_else_in_it_is_refused(published: World, target: Path):
    (target / "anh.jpg").write_bytes(b"x")

    with pytest.raises(CannotRun, match="không trống"):
        deploy(release(published, 0), target)
    assert {"anh.jpg": b"x"} == site(target)


def test_a_link_on_the_host_does_not_lead_out_of_it(published: World, target: Path, tmp_path: Path):
    deploy(release(published, 0), target)
    (tmp_path / "ngoai").mkdir()
    shutil.rmtree(target / "tin-tuc")
    (target / "tin-tuc").symlink_to(tmp_path / "ngoai")

    with pytest.raises(CannotRun, match="đường dẫn tắt"):
        deploy(release(published, 0), target)
    assert [] == list((tmp_path / "ngoai").iterdir())


def test_a_full_disk_leaves_every_old_page_whole(published: World, target: Path):
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", target], capture_output=True).returncode:
        pytest.skip("Không gắn được tmpfs: cần quyền root.")
    try:
        deploy(release(published, 0), target)
        left = os.statvfs(target)
        (target / "chiem").write_bytes(b"x" * (left.f_bavail * left.f_bsize - 8192))
        with pytest.raises(CannotRun, match="hết chỗ"):
            deploy(release(published, 1), target)
        unreadable = _unreadable(published, target)
        (target / "chiem").unlink()
        deploy(release(published, 1), target)

        assert [] == unreadable
        assert tree_bytes(release(published, 1)) == site(target)
    finally:
        subprocess.run(["umount", "-l", target], check=True)


def test_two_copies_at_once_end_as_one_of_them(published: World, target: Path):
    deploy(release(published, 0), target)
    ends = [process.wait(HANG_S) for process in [_started(release(published, 1), target) for _ in range(3)]]

    assert 0 in ends
    assert set(ends) <= {0, 2}
    assert tree_bytes(release(published, 1)) == site(target)


def test_a_read_only_folder_is_told_in_one_line(published: World, target: Path):
    deploy(release(published, 0), target)
    if subprocess.run(["mount", "--bind", target, target], capture_output=True).returncode:
        pytest.skip("Không gắn được ổ chỉ đọc: cần quyền root.")
    try:
        subprocess.run(["mount", "-o", "remount,ro,bind", target], check=True)
        with pytest.raises(CannotRun, match="Không ghi được") as refusal:
            deploy(release(published, 1), target)
    finally:
        subprocess.run(["umount", "-l", target], check=True)

    assert 1 == len(str(refusal.value).splitlines())
    assert tree_bytes(release(published, 0)) == site(target)


def back(world: World, target: Path, asked: str = ""):
    """`deploy` keeps what it put there beside the folder it was taken from."""
    return run_rollback(release(world, 0), str(target), asked, Login(), "Người thử")


@pytest.fixture
def both_kept(published: World, target: Path) -> Iterator[list[str]]:
    """Both releases went into `target`, the second is live; their ids."""
    live = release(published, 0)
    ids = [deploy(live, target).live]
    live.rename(published.folder / "cat")
    shutil.copytree(release(published, 1), live)
    try:
        yield [*ids, deploy(live, target).live]
    finally:
        shutil.rmtree(live)
        (published.folder / "cat").rename(live)
        shutil.rmtree(kept_folder(live, target), ignore_errors=True)


def test_a_folder_goes_back_to_the_release_before_and_forward_again(
    published: World, target: Path, both_kept: list[str]
):
    told = back(published, target)
    before = site(target)
    forward = back(published, target, both_kept[1])

    assert (both_kept[0], both_kept[1]) == (told.live, told.before)
    assert tree_bytes(published.folder / "cat") == before
    assert tree_bytes(release(published, 1)) == site(target)
    assert both_kept[1] == forward.live


def test_what_is_kept_for_going_back_holds_equal_files_once(published: World, target: Path, both_kept: list[str]):
    one, other = (kept_folder(release(published, 0), target) / name for name in both_kept)

    assert (one / "robots.txt").samefile(other / "robots.txt")
    assert not (one / "index.html").samefile(other / "index.html")


def test_what_is_not_kept_or_was_altered_is_not_gone_back_to(published: World, target: Path, both_kept: list[str]):
    page = kept_folder(release(published, 0), target) / both_kept[0] / "index.html"
    content = page.read_bytes()
    page.unlink()
    page.write_bytes(content + b" ")

    with pytest.raises(CannotRun, match="không đúng như lúc công bố"):
        back(published, target)
    with pytest.raises(CannotRun, match="không giữ bản “20240101T000000-000000000000”"):
        back(published, target, "20240101T000000-000000000000")
    with pytest.raises(CannotRun, match="không giữ bản “trước đó”"):
        run_rollback(release(published, 1), str(target), "", Login(), "")
    assert tree_bytes(release(published, 1)) == site(target)


def _unreadable(world: World, target: Path) -> list[str]:
    """Files that are no release's, half written, or a page whose style sheet is not there."""
    trees = [tree_bytes(release(world, n)) for n in (0, 1)]
    bad = []
    for path, content in site(target).items():
        if path == JOURNAL or path.endswith(".moi") or path == "chiem":
            continue
        if content not in [tree.get(path) for tree in trees]:
            bad.append(path)
        if path.endswith(".html") and not all((target / sheet).is_file() for sheet in _sheets(content)):
            bad.append(f"{path}: style")
    return bad + [path for path in trees[0] if path in trees[1] and not (target / path).is_file()]


def _sheets(html: bytes) -> list[str]:
    return [part.partition(b'"')[0].decode() for part in html.split(b'rel="stylesheet" href="/')[1:]]


_DEPLOY = """
import sys
from pathlib import Path
from portal.findings.finding import CannotRun
from portal.publish.deploy_command import Login, run_deploy
try:
    run_deploy(Path(sys.argv[1]), sys.argv[2], Login(), "")
except CannotRun:
    sys.exit(2)
"""


def _started(live: Path, target: Path) -> "subprocess.Popen[bytes]":
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY / "scripts"), "PYTHONUTF8": "1"}
    return subprocess.Popen([sys.executable, "-P", "-c", _DEPLOY, str(live), str(target)], env=environment)

"""Deploying over a real ssh on loopback: whole or not at all, whatever happens on the way."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from cutting_proxy import cutting_proxy
from loopback_port import HANG_S
from loopback_ssh import SshServer, need_ssh, new_server, running
from portal.build.manifest import read_manifest
from portal.build.settings import REPOSITORY
from portal.findings.finding import CannotRun
from portal.publish.deploy_command import Login, run_deploy, run_rollback
from portal.publish.hosts.host import SshHost, parse_host
from portal.publish.published_tree import published_in
from publish_world import World, modes_count, new_world
from trees import tree_bytes

need_ssh()

WHO = "Người thử, từ phép thử"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> World:
    """Seven releases kept beside each other: `lan-0` … `lan-6`; the last also stands in OUTPUT.live."""
    world = new_world(tmp_path_factory.mktemp("cong"))
    for n in range(7):
        world.article("2024-04-01-bai", f"Lần thứ {n}.")
        assert 0 == world.publish().exit
        subprocess.run(["cp", "-a", str(world.live), str(world.folder / f"lan-{n}")], check=True)
    return world


@pytest.fixture
def server(tmp_path: Path) -> Iterator[SshServer]:
    made = new_server(tmp_path / "may")
    with running(made):
        yield made


def release(world: World, n: int) -> Path:
    return world.folder / f"lan-{n}"


def live_id(server: SshServer) -> str:
    return os.readlink(server.site / "current").removeprefix("releases/")


def is_whole(server: SshServer) -> bool:
    """Every byte that the web server would serve is one release's."""
    live = (
        server.site / "current"
    ).resolve()  # once: the host may still obey the last word of a client that was killed
    tree = published_in(live)
    assert tree is not None
    listed = {"manifest.json", *tree.by_path}
    return listed == {*tree_bytes(live)} and all(tree.read(path) is not None for path in tree.by_path)


def test_a_release_goes_live_whole_and_a_second_run_sends_nothing(server: SshServer, published: World):
    first = run_deploy(release(published, 0), server.host, server.login, WHO)
    again = run_deploy(release(published, 0), server.host, server.login, WHO)

    assert is_whole(server)
    assert tree_bytes(release(published, 0)) == tree_bytes(server.site / "current")
    assert len(tree_bytes(release(published, 0))) == first.sent
    assert (0, first.live, ()) == (again.sent, again.live, again.findings)


def test_only_what_changed_is_sent(server: SshServer, published: World):
    run_deploy(release(published, 0), server.host, server.login, WHO)
    second = run_deploy(release(published, 1), server.host, server.login, WHO)

    one, other = tree_bytes(release(published, 0)), tree_bytes(release(published, 1))
    assert sum(one.get(path) != content for path, content in other.items()) == second.sent
    assert is_whole(server)


def test_five_releases_stay_and_each_can_be_gone_back_to(server: SshServer, published: World):
    ids = [run_deploy(release(published, n), server.host, server.login, WHO).live for n in range(7)]
    before = run_rollback(published.live, server.host, "", server.login, WHO)
    steps = [run_rollback(published.live, server.host, wanted, server.login, WHO).live for wanted in ids[2:]]

    assert ids[5] == before.live
    assert ids[2:] == steps
    assert is_whole(server)
    assert sorted(ids[2:]) == sorted(path.name for path in (server.site / "releases").iterdir() if path.is_dir())
    with pytest.raises(CannotRun, match=ids[1]):
        run_rollback(published.live, server.host, ids[1], server.login, WHO)


def test_going_back_twice_goes_back_two_releases(server: SshServer, published: World):
    ids = [run_deploy(release(published, n), server.host, server.login, WHO).live for n in range(3)]
    run_rollback(published.live, server.host, "", server.login, WHO)
    run_rollback(published.live, server.host, "", server.login, WHO)

    assert ids[0] == live_id(server)
    with pytest.raises(CannotRun, match="trước đó"):
        run_rollback(published.live, server.host, "", server.login, WHO)


def test_a_deployment_killed_at_any_moment_leaves_the_live_site_whole(server: SshServer, published: World):
    run_deploy(release(published, 0), server.host, server.login, WHO)
    began = time.monotonic()
    assert 0 == _started(server, release(published, 1)).wait(HANG_S)
    took = time.monotonic() - began
    moments = random.Random(2024)
    for n in range(10):
        wanted = release(published, 2 + n % 5)
        process = _started(server, wanted)
        time.sleep(moments.uniform(0.05, took))
        process.send_signal(signal.SIGKILL)
        process.wait(HANG_S)

        assert is_whole(server), n
    _patiently(server, release(published, 6))
    assert tree_bytes(release(published, 6)) == tree_bytes(server.site / "current")


def test_another_host_key_stops_before_anything_is_sent(published: World, tmp_path: Path):
    server = new_server(tmp_path / "may")
    with running(server, host_key="khoa-khac"), pytest.raises(CannotRun, match="Khóa của máy chủ") as refusal:
        run_deploy(release(published, 0), server.host, server.login, WHO)

    assert 1 == len(str(refusal.value).splitlines())
    assert [] == list(server.site.iterdir())


def test_a_host_without_a_pinned_key_is_not_asked(published: World, tmp_path: Path):
    server = new_server(tmp_path / "may")
    nobody = Login(tmp_path / "khong-co", server.login.key)
    with running(server):
        with pytest.raises(CannotRun, match="Chưa có khóa của máy chủ"):
            run_deploy(release(published, 0), server.host, nobody, WHO)
        (server.folder / "known_hosts").write_text("", "utf-8")
        with pytest.raises(CannotRun, match="Khóa của máy chủ"):
            run_deploy(release(published, 0), server.host, server.login, WHO)

    assert [] == list(server.site.iterdir())


def test_a_wrong_login_key_is_told_in_one_line(server: SshServer, published: World):
    wrong = Login(server.login.known_hosts, server.folder / "khoa-khac")

    with pytest.raises(CannotRun, match="không nhận khóa đăng nhập") as refusal:
        run_deploy(release(published, 0), server.host, wrong, WHO)
    assert 1 == len(str(refusal.value).splitlines())
    assert [] == list(server.site.iterdir())


def test_a_server_that_is_away_is_tried_three_times(published: World, tmp_path: Path):
    server = new_server(tmp_path / "may")

    with pytest.raises(CannotRun, match="Đã thử 3 lần"):
        run_deploy(release(published, 0), server.host, server.login, WHO)


def test_a_line_that_is_cut_twice_goes_on_and_arrives(server: SshServer, published: World):
    with cutting_proxy(server.port, after_bytes={2: 30_000, 4: 60_000}) as port:
        kind, key = (server.folder / "khoa-may-chu.pub").read_text("ascii").split()[:2]
        (server.folder / "known_hosts").write_text(f"[127.0.0.1]:{port} {kind} {key}\n", "ascii")
        told = run_deploy(release(published, 0), server.host.replace(f":{server.port}", f":{port}"), server.login, WHO)

    assert told.live == live_id(server)
    assert tree_bytes(release(published, 0)) == tree_bytes(server.site / "current")


def test_a_line_that_is_always_cut_leaves_the_old_release(server: SshServer, published: World):
    old = run_deploy(release(published, 0), server.host, server.login, WHO).live
    with cutting_proxy(server.port, after_bytes=dict.fromkeys(range(1, 20), 9_000)) as port:
        kind, key = (server.folder / "khoa-may-chu.pub").read_text("ascii").split()[:2]
        (server.folder / "known_hosts").write_text(f"[127.0.0.1]:{port} {kind} {key}\n", "ascii")
        host = server.host.replace(f":{server.port}", f":{port}")
        with pytest.raises(CannotRun, match="Đã thử 3 lần") as refusal:
            run_deploy(release(published, 6), host, server.login, WHO)

    assert 1 == len(str(refusal.value).splitlines())
    assert (old, True) == (live_id(server), is_whole(server))


def test_a_full_disk_on_the_host_leaves_the_old_release_live(server: SshServer, published: World):
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", server.site], capture_output=True).returncode:
        pytest.skip("Không gắn được tmpfs: cần quyền root.")
    try:
        old = run_deploy(release(published, 0), server.host, server.login, WHO).live
        left = os.statvfs(server.site)
        (server.site / "chiem").write_bytes(b"x" * (left.f_bavail * left.f_bsize - 8192))

        with pytest.raises(CannotRun, match="hết chỗ") as refusal:
            run_deploy(release(published, 1), server.host, server.login, WHO)
        assert 1 == len(str(refusal.value).splitlines())
        assert (old, True) == (live_id(server), is_whole(server))
        (server.site / "chiem").unlink()
        assert old != run_deploy(release(published, 1), server.host, server.login, WHO).live
    finally:
        subprocess.run(["umount", "-l", server.site], check=True)


def test_a_target_that_cannot_be_written_is_told_in_one_line(server: SshServer, published: World):
    run_deploy(release(published, 0), server.host, server.login, WHO)
    if modes_count():
        server.site.chmod(0o555)
    elif subprocess.run(["mount", "--bind", server.site, server.site], capture_output=True).returncode:
        pytest.skip("Không gắn được ổ chỉ đọc: cần quyền root.")
    else:
        subprocess.run(["mount", "-o", "remount,ro,bind", server.site], check=True)
    try:
        with pytest.raises(CannotRun, match="không cho ghi|không ghi được") as refusal:
            run_deploy(release(published, 1), server.host, server.login, WHO)
    finally:
        if modes_count():
            server.site.chmod(0o755)
        else:
            subprocess.run(["umount", "-l", server.site], check=True)

    assert 1 == len(str(refusal.value).splitlines())
    assert is_whole(server)


def test_of_two_deployments_at_once_one_wins_whole_and_the_other_says_who(server: SshServer, published: World):
    run_deploy(release(published, 0), server.host, server.login, WHO)
    host = parse_host(server.host)
    assert isinstance(host, SshHost)
    holder = subprocess.Popen(
        ["flock", server.site / "khoa", "sh", "-c", "echo giữ; exec cat"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert holder.stdout is not None
    holder.stdout.readline()
    with pytest.raises(CannotRun, match=WHO):
        run_deploy(release(published, 1), server.host, server.login, WHO)
    holder.communicate()
    both = [_started(server, release(published, n)) for n in (1, 2)]
    ends = [process.wait(HANG_S) for process in both]

    assert 0 in ends
    assert set(ends) <= {0, 2}
    assert is_whole(server)


def test_what_was_altered_on_the_host_is_told_and_not_taken_over(server: SshServer, published: World):
    run_deploy(release(published, 0), server.host, server.login, WHO)
    page = server.site / "current" / "index.html"
    page.write_bytes(page.read_bytes() + b"<!-- la -->")
    told = run_deploy(release(published, 1), server.host, server.login, WHO)

    assert [("PH-10", "warning")] == [(f.code, f.severity) for f in told.findings]
    assert "index.html" in told.findings[0].message
    assert is_whole(server)
    with pytest.raises(CannotRun, match="không đúng với bản công bố"):  # the altered one is not gone back to
        run_rollback(published.live, server.host, "", server.login, WHO)
    assert is_whole(server)


def test_a_published_tree_that_was_altered_is_not_sent(server: SshServer, published: World, tmp_path: Path):
    subprocess.run(["cp", "-a", str(release(published, 0)), str(tmp_path / "sua")], check=True)
    (tmp_path / "sua" / "index.html").write_text("khác", "utf-8")

    with pytest.raises(CannotRun, match=r"index\.html"):
        run_deploy(tmp_path / "sua", server.host, server.login, WHO)
    assert [] == list(server.site.iterdir())


def test_a_strange_umask_on_the_host_does_not_show(server: SshServer, published: World):
    old = os.umask(0o077)
    try:
        run_deploy(release(published, 0), server.host, server.login, WHO)
    finally:
        os.umask(old)

    manifest = read_manifest(server.site / "current")
    assert manifest is not None
    assert {0o644} == {(server.site / "current" / f.path).stat().st_mode & 0o777 for f in manifest.files}


@pytest.mark.parametrize(
    "written", ["", "user@host:", "user@host", "ftp://user@host/x", "ssh://user@host/", "-oProxyCommand=x@host:/x"]
)
def test_a_host_that_cannot_be_read_is_told(written: str):
    with pytest.raises(CannotRun, match="HOST"):
        parse_host(written)


def test_hosts_are_read_in_both_spellings():
    assert SshHost("web", "cong.example", "/srv/cong") == parse_host("web@cong.example:/srv/cong/")
    assert SshHost("web", "[::1]", "/srv/cong", 2222) == parse_host("ssh://web@[::1]:2222/srv/cong")
    assert Path("/mnt/cong") == parse_host("/mnt/cong")


_DEPLOY = """
import sys
from pathlib import Path
from portal.findings.finding import CannotRun
from portal.publish.deploy_command import Login, run_deploy
live, host, known, key = sys.argv[1:]
try:
    run_deploy(Path(live), host, Login(Path(known), Path(key)), "tiến trình khác")
except CannotRun as refusal:
    print(refusal, file=sys.stderr)
    sys.exit(2)
"""


def _started(server: SshServer, live: Path) -> "subprocess.Popen[bytes]":
    words = [str(live), server.host, str(server.login.known_hosts), str(server.login.key)]
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY / "scripts"), "PYTHONUTF8": "1"}
    return subprocess.Popen([sys.executable, "-P", "-c", _DEPLOY, *words], env=environment, stderr=subprocess.DEVNULL)


def _patiently(server: SshServer, live: Path) -> None:
    """The host lets go of the lock of a killed client when it notices, within seconds."""
    end = time.monotonic() + HANG_S
    while True:
        try:
            run_deploy(live, server.host, server.login, WHO)
            return
        except CannotRun as refusal:
            if "đang nhận" not in str(refusal) or time.monotonic() > end:
                raise
            time.sleep(1)

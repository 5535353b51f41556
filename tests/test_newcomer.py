"""From a newcomer's clone to the reader's page and back: every command as README, CONTRIBUTING and operations give it."""

import os
import shutil
import signal
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import trustme

from guide_commands import block, commands, step
from guide_world import Person, World, bare_repository, borrow_python
from host_programs import need
from loopback_port import HANG_S, free_port
from loopback_ssh import need_ssh, new_server, running
from loopback_web import nginx_with
from portal.build.settings import REPOSITORY

need_ssh()
need("nginx")

TITLE = "Thu, chi đầu năm học: những khoản được thu"
BRANCH = "phong-khtc/thu-chi-dau-nam"
ADDRESS = "/tin-bai/phong-khtc/2024-12-20-thu-chi-dau-nam-hoc-nhung-khoan-duoc-thu/"
WORKFLOW = REPOSITORY / ".github/workflows/pull-request.yml"


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    server = new_server(tmp_path / "may")
    site = tmp_path / "srv-cong"
    site.symlink_to(server.site)
    public = (server.folder / "khoa-dang-nhap.pub").read_text("ascii")
    (server.folder / "authorized_keys").write_text(f"restrict {public}", "ascii")
    (tmp_path / "nginx/snippets").mkdir(parents=True)
    (tmp_path / "nginx/tam").mkdir()
    authority = tmp_path / "ca.pem"
    made = trustme.CA()
    made.cert_pem.write_to_path(str(authority))
    certificate = made.issue_cert("127.0.0.1")
    certificate.private_key_pem.write_to_path(str(tmp_path / "cong.key"))
    certificate.cert_chain_pems[0].write_to_path(str(tmp_path / "cong.pem"))
    with running(server):
        yield World(tmp_path, bare_repository(tmp_path), server, site, f"https://127.0.0.1:{free_port()}", authority)


def served_page(person: Person, line: str, port: str, holds: str) -> str:
    """Runs the preview as a terminal would until the page holds a text, then presses Ctrl-C; the page."""
    process = subprocess.Popen(
        ["bash", "-c", person.words(line)],
        cwd=person.clone,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=person.environment,
        start_new_session=True,
    )
    try:
        end, page = time.monotonic() + HANG_S, ""
        while holds not in page and time.monotonic() < end:
            time.sleep(0.2)
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}{ADDRESS}", timeout=HANG_S) as answer:
                    page = answer.read().decode()
            except OSError:  # not yet listening, not yet built
                continue
        return page
    finally:
        os.killpg(process.pid, signal.SIGINT)
        process.wait(HANG_S)


def forge_checks(world: World, name: str, expected: int) -> tuple[str, str]:
    """Plays the forge: the workflow's own step over the base and the merged change; its log and its summary."""
    forge = world.person(name, GITHUB_STEP_SUMMARY=str(world.folder / name / "tom-tat.md"))
    bare = str(world.bare)
    base = subprocess.run(
        ["git", "-C", bare, "merge-base", "main", BRANCH], check=True, capture_output=True, encoding="utf-8"
    ).stdout.strip()
    for line in (
        f"git clone -q {bare} tools && git -C tools checkout -q {base}",
        f"git clone -q {bare} pr && git -C pr merge -q --no-ff -m gộp origin/{BRANCH}",
    ):
        forge.does(line)
    borrow_python(forge.home / "tools")
    log = forge.does(f"SINCE={base} EDITORIAL= {step(WORKFLOW, 'Kiểm tra')}", expected)
    return log, (forge.home / "tom-tat.md").read_text("utf-8")


@contextmanager
def web_server(world: World) -> Iterator[None]:
    """nginx with the server block of the guide."""
    port = int(world.url.rpartition(":")[2])
    servers = block("docs/operations.md", "### nginx", "nginx")
    for name, real in {
        "listen 443 ssl http2;": f"listen 127.0.0.1:{port} ssl http2;",
        "listen 80;": f"listen 127.0.0.1:{free_port()};",
        "/etc/ssl/cong.example.pem": str(world.folder / "cong.pem"),
        "/etc/ssl/cong.example.key": str(world.folder / "cong.key"),
        "/srv/cong/current": f"{world.site}/current",
    }.items():
        assert name in servers
        servers = servers.replace(name, real)
    with nginx_with(world.folder / "nginx", servers, port):
        yield


def test_a_newcomers_article_is_checked_merged_published_read_and_taken_back(world: World) -> None:
    # The officer sets up the host and puts the portal on it as it is.
    officer = world.person("quan-tri", SSL_CERT_FILE=str(world.authority))
    shutil.copy(world.server.folder / "khoa-dang-nhap", officer.home / ".ssh/cong")
    officer.does_all(commands("README.vi.md", "## Cài đặt một lần")[1:3])
    shutil.copy(world.server.folder / "known_hosts", officer.clone / "known_hosts")
    officer.does("git add known_hosts && git commit -q -m 'Khóa của máy chủ' && git push -q origin main")
    pull, publish, deploy, verify = commands("docs/operations.md", "## Việc hằng ngày")
    officer.does_all([pull, publish, deploy, *commands("docs/operations.md", "### nginx")])
    with web_server(world):
        officer.does(verify)
        before = world.read("/")[0], world.read(ADDRESS)[0]

        # The newcomer writes and sends; the hook finds a mistake, then the forge; the newcomer mends it.
        port = str(free_port())
        newcomer = world.person("nguoi-moi", PORT=port)
        clone, _, branch, new, hook, serve, check, add, commit, push = commands("CONTRIBUTING.md", "### Trên máy")
        newcomer.does_all([clone, branch, new, hook])
        page = served_page(newcomer, serve, port, TITLE)
        file = newcomer.clone / "content" / ADDRESS.strip("/") / "index.md"
        draft = file.read_text("utf-8")
        text = "".join(line for line in draft.splitlines(keepends=True) if not line.startswith("status: draft"))
        file.write_text(text.replace("topic: ", "topic: khong-co-"), "utf-8")
        newcomer.does(add)
        newcomer.does(commit, expected=1)
        newcomer.does_all([f"{commit} --no-verify", push])  # as the hook says
        refused, refusal = forge_checks(world, "kho-lan-1", expected=2)
        file.write_text(text, "utf-8")
        checked = newcomer.does(check)
        newcomer.does_all([add, commit, push])
        _, summary = forge_checks(world, "kho-lan-2", expected=0)

        # The editor merges, the officer publishes.
        editor = world.person("bien-tap")
        editor.does_all([clone, *commands("README.vi.md", "**Nhận bài.**")])
        officer.does(pull)
        published = officer.does(publish)
        deployed = officer.does(deploy)
        verified = officer.does(verify)
        live = world.read(ADDRESS)

        # Back to the release before, and forward again.
        officer.does_all(commands("docs/operations.md", "## Trở về bản trước"))
        taken_back = world.read("/")[0], world.read(ADDRESS)[0]
        officer.does_all([deploy, verify])
        again = world.read(ADDRESS)

    assert (200, 404) == before == taken_back
    assert TITLE in page and "_xem-truoc" in page
    assert f"::error file=content{ADDRESS}index.md,line=5,col=8,title=KH-01::" in refused
    assert "**Chưa đạt**" in refusal and "| KH-01 |" in refusal
    assert "Đạt: 0 lỗi" in checked
    assert "**Đạt**" in summary and "- Thêm bài: Thu, chi đầu năm học" in summary
    assert f"  thêm: {ADDRESS} {TITLE}" in published
    assert "đang chạy bản" in deployed and "đúng như bản công bố" in verified
    assert 200 == live[0] and TITLE in live[1]
    assert live == again

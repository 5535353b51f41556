"""From a change in the content to what a reader sees: published, deployed over ssh, served by nginx, taken back."""

import shutil
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from host_programs import need
from loopback_port import HANG_S
from loopback_ssh import SshServer, need_ssh, new_server, running
from loopback_web import nginx
from portal.publish.deploy_command import run_deploy, run_rollback, run_verify
from portal.publish.publish_command import nginx_file
from publish_world import World, new_world

need_ssh()
need("nginx")

MARK = "CHỮ CỦA BÀI SẼ GỠ"
WITHDRAWN = "status: withdrawn\nwithdrawn_at: 2024-05-01\nwithdrawn_note: Số liệu sai.\n"
WHO = "Người thử"


@pytest.fixture
def world(tmp_path: Path) -> World:
    return new_world(tmp_path)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[SshServer]:
    made = new_server(tmp_path / "may")
    with running(made):
        yield made


def read(url: str) -> str:
    with urllib.request.urlopen(url, timeout=HANG_S) as answer:
        return answer.read().decode()


def deploy(world: World, server: SshServer) -> str:
    return run_deploy(world.live, server.host, server.login, WHO).live


def test_an_article_goes_live_is_taken_down_and_the_portal_is_taken_back(
    world: World, server: SshServer, tmp_path: Path
):
    address = world.article("2024-04-01-se-go", MARK)
    assert 0 == world.publish().exit
    first = deploy(world, server)
    with nginx(tmp_path, server.site / "current", nginx_file(world.live)) as root:
        shown = read(root + address)
        world.article("2024-04-01-se-go", MARK, WITHDRAWN)
        assert 0 == world.publish(reason="Gỡ bài sai số liệu").exit
        deploy(world, server)
        taken_down = [
            read(root + place) for place in (address, "/", "/tin-tuc/", "/nguon-tin/atom.xml", "/sitemap.xml")
        ]
        told = run_verify(world.live, root)
        back = run_rollback(world.live, server.host, "", server.login, WHO)
        shown_again = read(root + address)

    assert MARK in shown
    assert "Số liệu sai." in taken_down[0]
    assert [] == [text for text in taken_down if MARK in text]
    assert ((), 0) == (told.findings, told.exit)
    assert first == back.live
    assert shown == shown_again


def test_a_page_open_while_the_portal_changes_still_finds_its_assets(world: World, server: SshServer, tmp_path: Path):
    world.publish()
    deploy(world, server)
    with nginx(tmp_path, server.site / "current", nginx_file(world.live)) as root:
        sheet = read(f"{root}/").split('rel="stylesheet" href="')[1].partition('"')[0]
        kept = read(root + sheet)
        theme = tmp_path / "theme"
        shutil.copytree(world.settings().theme, theme)
        tokens = theme / "static" / "css" / "tokens.css"
        tokens.write_text(tokens.read_text("utf-8") + ".x { order: 1 }\n", "utf-8")
        world.theme = theme
        assert 0 == world.publish().exit
        deploy(world, server)
        new_sheet = read(f"{root}/").split('rel="stylesheet" href="')[1].partition('"')[0]

        assert sheet != new_sheet
        assert kept == read(root + sheet)
    assert 0 == world.publish().exit  # the generation after: the old one goes
    assert not (world.live / sheet[1:]).exists()

"""`deploy`, `rollback`, `github`, `verify` with plain values."""

from dataclasses import dataclass
from pathlib import Path

from portal.build.settings import REPOSITORY
from portal.findings.text_report import one_line
from portal.publish.hosts.deployed import Deployed
from portal.publish.hosts.folder import deploy_into_folder
from portal.publish.hosts.host import SshHost, parse_host
from portal.publish.hosts.kept_releases import keep_release, kept_folder, release_before
from portal.publish.hosts.pages_branch import PagesBranch, push_pages
from portal.publish.hosts.sound_release import sound_release
from portal.publish.hosts.ssh import deploy_over_ssh, rollback_over_ssh
from portal.publish.hosts.ssh_connection import connection_to
from portal.publish.live_check import LiveCheck, check_live
from portal.publish.published_tree import published_in

KNOWN_HOSTS = REPOSITORY / "known_hosts"


@dataclass(frozen=True, slots=True)
class Login:
    """How a host is reached. `known_hosts`: its pinned key; `key`: private key file, None: ssh's own."""

    known_hosts: Path = KNOWN_HOSTS
    key: Path | None = None


def run_deploy(live: Path, host: str, login: Login, who: str) -> Deployed:
    """Puts OUTPUT.live on HOST. `who`: shown to one who finds the host busy. Raises CannotRun."""
    place = parse_host(host)
    release = sound_release(live)
    if isinstance(place, SshHost):
        return deploy_over_ssh(connection_to(place, login.known_hosts, login.key), release, one_line(who))
    told = deploy_into_folder(place, release)
    keep_release(kept_folder(live, place), release)
    return told


def run_rollback(live: Path, host: str, release: str, login: Login, who: str) -> Deployed:
    """Puts HOST back to `release`, empty: the one before. `live`: OUTPUT.live; what went from there into a mounted
    folder is kept beside it. Raises CannotRun.
    """
    place = parse_host(host)
    if not isinstance(place, SshHost):
        standing = published_in(place)
        now = standing.release.id if standing and standing.release else ""
        return deploy_into_folder(place, release_before(kept_folder(live, place), now, release))
    return rollback_over_ssh(connection_to(place, login.known_hosts, login.key), release, one_line(who))


def run_github(live: Path, repository: Path, remote: str = "origin", branch: str = "gh-pages") -> str:
    """Pushes OUTPUT.live as the pages branch of `repository`; the commit. Raises CannotRun."""
    return push_pages(PagesBranch(repository, remote, branch), sound_release(live))


def run_verify(live: Path, url: str, with_headers: bool = True) -> LiveCheck:
    """Compares what URL answers with OUTPUT.live. Raises CannotRun."""
    return check_live(url, sound_release(live), with_headers)

"""Putting a release on a host over ssh, and taking it back: sent aside, checked there, switched by one rename."""

import re
import shutil
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress

from portal.findings.finding import CannotRun, Finding, Place
from portal.publish.hosts.deployed import Deployed
from portal.publish.hosts.host_session import HostSession, NotSound, host_session
from portal.publish.hosts.sound_release import SoundRelease
from portal.publish.hosts.ssh_connection import HostFault, SshConnection, end_with_us, environment, judged
from portal.publish.release import RELEASE_ID

TRIES = 3
_PAUSE_S = 2.0
_WAIT_AGAIN_S = 60  # for our own lock of a session that was cut
_SENT = re.compile(r"^Number of regular files transferred: (\d+)", re.MULTILINE)


def deploy_over_ssh(connection: SshConnection, release: SoundRelease, who: str) -> Deployed:
    """Raises CannotRun with the live release untouched; a broken line is tried three times and goes on where it was."""
    _need_rsync()
    return _tried(lambda wait_s: _deploy(connection, release, who, wait_s))


def rollback_over_ssh(connection: SshConnection, asked: str, who: str) -> Deployed:
    """`asked`: id of a release that stands on the host; empty: the one before the live one. Raises CannotRun."""
    if asked and not RELEASE_ID.fullmatch(asked):
        raise CannotRun(f"RELEASE “{asked}” không phải tên một bản công bố, như 20240301T080000-0123456789ab.")
    return _tried(lambda wait_s: _rollback(connection, asked, who, wait_s))


def _deploy(connection: SshConnection, release: SoundRelease, who: str, wait_s: int) -> Deployed:
    name = release.release.id
    with host_session(connection, who, wait_s) as session:
        drift = _drift(session)
        sent = 0
        if session.order("stands", name) != "yes":
            try:
                session.order("list", name, tuple(f"{file.sha256}  {file.path}" for file in release.files))
                sent = _upload(connection, release)
            except CannotRun:
                with suppress(CannotRun, HostFault):  # what stopped the upload is told, not what came after
                    session.order("drop", name)  # a full disk needs the room
                raise
            session.order("arrive", name)
        elif session.live != name:
            session.order("check", name)
        if session.live != name:
            session.order("switch", name)
        session.order("prune")
        return Deployed(name, session.live, sent, findings=drift)


def _rollback(connection: SshConnection, asked: str, who: str, wait_s: int) -> Deployed:
    with host_session(connection, who, wait_s) as session:
        standing = session.order("order").split()
        older = standing[: standing.index(session.live)] if session.live in standing else standing
        wanted = asked or (older[-1] if older else "")
        if wanted not in standing:
            told = ", ".join(standing) or "chưa có bản nào"
            raise CannotRun(f"Máy chủ không có bản “{asked or 'trước đó'}” để trở về; đang có: {told}.")
        session.order("check", wanted)
        session.order("switch", wanted)
        return Deployed(wanted, session.live, 0)


def _drift(session: HostSession) -> tuple[Finding, ...]:
    """PH-10 when somebody has altered the live release by hand: the new one does not take anything over from it."""
    if not session.live:
        return ()
    try:
        session.order("check", session.live)
    except NotSound as told:
        first = f" (“{told.first}”)" if told.first else ""
        message = f"Bản đang chạy “{session.live}” trên máy chủ không còn đúng như lúc đưa lên{first}."
        hint = "Tìm ai đã sửa; bản mới đưa lên không lấy lại gì từ đó."
        return (Finding(Place("content"), "PH-10", "warning", message, hint, target=session.live),)
    return ()


def _upload(connection: SshConnection, release: SoundRelease) -> int:
    """Number of files sent; equal ones of the live release are linked on the host by content."""
    folder = connection.host.folder
    command = connection.upload(release.folder, f"{folder}/releases/.{release.release.id}", "../../current/")
    done = subprocess.run(command, capture_output=True, check=False, env=environment(), preexec_fn=end_with_us)
    if done.returncode:
        told = done.stderr.decode("utf-8", "replace")
        raise judged(connection, told, done.returncode)
    found = _SENT.search(done.stdout.decode("utf-8", "replace"))
    return int(found[1]) if found else 0


def _tried(attempt: Callable[[int], Deployed]) -> Deployed:
    for n in range(TRIES):
        try:
            return attempt(_WAIT_AGAIN_S if n else 0)
        except HostFault as fault:
            if n == TRIES - 1:
                raise CannotRun(f"{fault} Đã thử {TRIES} lần; bản đang chạy còn nguyên, lần sau gửi tiếp.") from fault
            time.sleep(_PAUSE_S * (n + 1))
    raise AssertionError("unreachable")


def _need_rsync() -> None:
    if shutil.which("rsync") is None:
        raise CannotRun("Máy này chưa có rsync. Cài: apt install rsync")

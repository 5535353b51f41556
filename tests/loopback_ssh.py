"""A real sshd on loopback with keys and settings of its own, for the account that runs the tests."""

import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from host_programs import found, need
from loopback_port import HANG_S, free_port, until_listening
from portal.publish.deploy_command import Login

_SETTINGS = """\
Port {port}
ListenAddress 127.0.0.1
HostKey {folder}/{host_key}
PidFile {folder}/sshd.pid
AuthorizedKeysFile {folder}/authorized_keys
StrictModes no
UsePAM no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin prohibit-password
PrintMotd no
MaxStartups 100
"""


@dataclass(frozen=True, slots=True)
class SshServer:
    """`folder`: keys and settings. `site`: the folder that is deployed into."""

    folder: Path
    site: Path
    port: int

    @property
    def host(self) -> str:
        account = pwd.getpwuid(os.geteuid()).pw_name  # whatever the environment calls it
        return f"ssh://{account}@127.0.0.1:{self.port}{self.site}"

    @property
    def login(self) -> Login:
        return Login(self.folder / "known_hosts", self.folder / "khoa-dang-nhap")


def need_ssh() -> None:
    """Skips the module that calls it when a program is missing."""
    need("sshd", "ssh", "rsync", "flock")


def make_key(path: Path) -> None:
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", str(path)], check=True)


def new_server(folder: Path) -> SshServer:
    """Keys made, the host's key pinned; nothing runs yet."""
    folder.mkdir()
    server = SshServer(folder, folder / "srv cong", free_port())
    server.site.mkdir()
    for name in ("khoa-may-chu", "khoa-dang-nhap", "khoa-khac"):
        make_key(folder / name)
    shutil.copy(folder / "khoa-dang-nhap.pub", folder / "authorized_keys")
    kind, key = (folder / "khoa-may-chu.pub").read_text("ascii").split()[:2]
    (folder / "known_hosts").write_text(f"[127.0.0.1]:{server.port} {kind} {key}\n", "ascii")
    return server


@contextmanager
def running(server: SshServer, host_key: str = "khoa-may-chu") -> Iterator[None]:
    """The server answers for as long as the block lasts."""
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)  # sshd wants it there
    settings = server.folder / "sshd_config"
    settings.write_text(_SETTINGS.format(port=server.port, folder=server.folder, host_key=host_key), "utf-8")
    log = (server.folder / "sshd.log").open("ab")
    process = subprocess.Popen([str(found("sshd")), "-D", "-e", "-f", str(settings)], stderr=log)
    try:
        until_listening(process, server.port)
        yield
    finally:
        process.terminate()
        process.wait(HANG_S)
        log.close()

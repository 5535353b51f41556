"""ssh and rsync as they are called here: one pinned key, nothing asked, nothing accepted, nothing forwarded."""

import ctypes
import os
import shlex
import signal
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from portal.findings.finding import CannotRun
from portal.publish.hosts.host import SshHost

_CONNECT_S = 15
RSYNC_TIMEOUT_S = 60
_PR_SET_PDEATHSIG = 1
FULL = "Máy chủ hết chỗ: dọn bớt rồi đưa lên lại."


class HostFault(Exception):
    """The way to the host broke: worth another try. The message is a sentence."""


@dataclass(frozen=True, slots=True)
class SshConnection:
    """`known_hosts`: file with the host's key, compared with nothing else. `key`: private key file; None: ssh's agent
    and its default keys.
    """

    host: SshHost
    known_hosts: Path
    key: Path | None = None

    @property
    def words(self) -> list[str]:
        """`ssh` with its options, before the account."""
        options = {
            "BatchMode": "yes",
            "StrictHostKeyChecking": "yes",
            "UserKnownHostsFile": _quoted(self.known_hosts),
            "GlobalKnownHostsFile": "/dev/null",
            "UpdateHostKeys": "no",
            "CheckHostIP": "no",
            "PasswordAuthentication": "no",
            "ForwardAgent": "no",
            "ClearAllForwardings": "yes",
            "PermitLocalCommand": "no",
            "ConnectTimeout": str(_CONNECT_S),
            "ServerAliveInterval": "10",
            "ServerAliveCountMax": "3",
            "LogLevel": "ERROR",
        }
        if self.key is not None:
            options |= {"IdentityFile": _quoted(self.key), "IdentitiesOnly": "yes"}
        words = ["ssh", "-F", "/dev/null", "-T", *(f"-o{name}={value}" for name, value in options.items())]
        return [*words, *(("-p", str(self.host.port)) if self.host.port else ())]

    def command(self, program: str, arguments: Sequence[str]) -> list[str]:
        """A shell program run on the host; the arguments reach it as they are."""
        told = " ".join(shlex.quote(word) for word in arguments)
        return [*self.words, "--", self.host.account, f"exec sh -c {shlex.quote(program)} sh {told}"]

    def upload(self, tree: Path, into: str, like: str) -> list[str]:
        """rsync of a whole tree. `like`: folder beside `into` whose equal files are linked, not sent.

        What differs is sent whole: hardened rsyncs do not open a file beside `into` to take parts of it over, find that
        out after the parts are sent, and send it once more.
        """
        return [
            "rsync", "--recursive", "--checksum", "--whole-file", "--perms", "--chmod=D755,F644", "--delete",
            "--partial", "--protect-args", f"--timeout={RSYNC_TIMEOUT_S}", f"--link-dest={like}",
            f"--rsh={' '.join(shlex.quote(word) for word in self.words)}", "--stats", "--no-human-readable",
            f"{tree.resolve()}/", f"{self.host.user}@{self.host.name}:{into}/",
        ]  # fmt: skip


def connection_to(host: SshHost, known_hosts: Path, key: Path | None) -> SshConnection:
    """Raises CannotRun when there is no pinned key, or a key file is missing."""
    if not known_hosts.is_file():
        raise CannotRun(
            f"Chưa có khóa của máy chủ ở “{known_hosts}” (KNOWN_HOSTS): xin quản trị máy chủ dòng khóa công khai của "
            "máy, đối chiếu dấu vân tay qua điện thoại rồi ghi vào tệp ấy."
        )
    if key is not None and not key.is_file():
        raise CannotRun(f"Không có tệp khóa đăng nhập “{key}” (DEPLOY_KEY_FILE).")
    return SshConnection(host, known_hosts, key)


def environment() -> dict[str, str]:
    """That of the caller, with answers in English: they are recognised below."""
    return {**os.environ, "LC_ALL": "C"}


def end_with_us() -> None:
    """For `preexec_fn`: a child does not go on alone when this program is killed."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


_FINAL = (
    (
        ("REMOTE HOST IDENTIFICATION HAS CHANGED", "Host key verification failed", "No ED25519 host key is known",
         "host key is known for"),
        "Khóa của máy chủ không phải khóa đã ghi trong {known_hosts}: dừng lại, chưa gửi gì. Gọi quản trị máy chủ hỏi "
        "dấu vân tay; chỉ sửa tệp ấy khi đúng là máy chủ đã thay khóa.",
    ),
    (
        ("Permission denied (", "Too many authentication failures", "Load key", "UNPROTECTED PRIVATE KEY"),
        "Máy chủ không nhận khóa đăng nhập của {account}: kiểm tra DEPLOY_KEY_FILE và authorized_keys trên máy chủ.",
    ),
    (("No space left on device", "Disk quota exceeded", "File too large"), FULL),
    (
        ("Read-only file system", "Permission denied", "Operation not permitted"),
        "Máy chủ không cho ghi vào “{folder}”: kiểm tra quyền của tài khoản {account} và ổ đĩa.",
    ),
    (
        ("rsync: command not found", "rsync: not found", "rsync: No such file"),
        "Máy chủ chưa có rsync. Cài trên máy chủ: apt install rsync",
    ),
    (("flock: not found", "flock: command not found"), "Máy chủ chưa có flock. Cài ở đó: apt install util-linux"),
)  # fmt: skip


def judged(connection: SshConnection, told: str, code: int) -> CannotRun | HostFault:
    """What a failed ssh or rsync means: a fault to mend, or one that may pass."""
    for signs, sentence in _FINAL:
        if any(sign in told for sign in signs):
            host = connection.host
            words = {"known_hosts": connection.known_hosts, "account": host.account, "folder": host.folder}
            return CannotRun(f"{sentence.format(**words)} Bản đang chạy còn nguyên.")
    lines = [line.strip() for line in told.splitlines() if line.strip()]
    last = lines[-1] if lines else f"mã {code}"
    return HostFault(f"Không tới được máy chủ {connection.host.account}: {last}")


def _quoted(path: Path) -> str:
    """ssh reads its option values as words, with `%` marking what it fills in."""
    return f'"{str(path.resolve()).replace("%", "%%")}"'

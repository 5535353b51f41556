"""HOST as written: a folder of this machine, or an account and a folder on another."""

import re
from dataclasses import dataclass
from pathlib import Path

from portal.findings.finding import CannotRun

_ACCOUNT = r"(?P<user>[A-Za-z0-9_][A-Za-z0-9._-]*)@(?P<name>[A-Za-z0-9][A-Za-z0-9.-]*|\[[0-9A-Fa-f:.]+\])"
_SHORT = re.compile(rf"{_ACCOUNT}:(?P<folder>[^\0\n]+)")
_LONG = re.compile(rf"ssh://{_ACCOUNT}(?::(?P<port>[0-9]{{1,5}}))?(?P<folder>/[^\0\n]*)")


@dataclass(frozen=True, slots=True)
class SshHost:
    """An account on another machine. `folder`: where `releases/` and `current` lie, absolute or below the home."""

    user: str
    name: str
    folder: str
    port: int | None = None

    @property
    def account(self) -> str:
        """`user@host`, an IPv6 address without brackets as ssh wants it."""
        return f"{self.user}@{self.name.strip('[]')}"


def parse_host(written: str) -> SshHost | Path:
    """`user@host:folder`, `ssh://user@host:2222/folder`, or a folder of this machine. Raises CannotRun."""
    if not written:
        raise CannotRun("Chưa có HOST: viết HOST=tài-khoản@máy-chủ:thư-mục, hoặc HOST=/thư/mục/đã/gắn.")
    found = _LONG.fullmatch(written) or _SHORT.fullmatch(written)
    if found is not None:
        port = found.groupdict().get("port")
        folder = found["folder"].rstrip("/")
        if not folder or folder.startswith("-"):
            raise CannotRun(f"HOST “{written}” chưa chỉ thư mục riêng cho cổng: viết tài-khoản@máy-chủ:/srv/cong.")
        return SshHost(found["user"], found["name"], folder, int(port) if port else None)
    if "://" in written or re.match(r"[^/]+@[^/]*:?", written):
        raise CannotRun(f"HOST “{written}” không đọc được: viết tài-khoản@máy-chủ:thư-mục, hoặc /thư/mục/đã/gắn.")
    return Path(written)

"""The programs of a host that tests run; without one of them a module skips itself and says what to install."""

import os
import shutil

import pytest

_PACKAGES = {
    "sshd": "openssh-server",
    "ssh": "openssh-client",
    "rsync": "rsync",
    "flock": "util-linux",
    "nginx": "nginx",
}
_PACKAGES |= {"apache2": "apache2-bin", "chromium": "chromium"}


def found(name: str) -> str | None:
    """The program's path; a user's PATH may lack the folders of servers."""
    return shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")


def need(*names: str) -> None:
    """Skips the test, or the module that calls it."""
    missing = sorted({_PACKAGES[name] for name in names if found(name) is None})
    if missing:
        pytest.skip(
            f"Thiếu chương trình để thử đường ra. Cài: apt install {' '.join(missing)}", allow_module_level=True
        )

"""What the tests here need besides Python; without it their module skips itself and says what to install."""

import shutil
from pathlib import Path

import pytest

from portal.build.settings import REPOSITORY

NODE_MODULES = REPOSITORY / "node_modules"
AXE = NODE_MODULES / "axe-core" / "axe.min.js"
VNU = NODE_MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
LIGHTHOUSE = NODE_MODULES / "lighthouse"
_PACKAGES = {"chromium": "chromium", "java": "default-jre-headless", "node": "nodejs npm"}


def need(*programs: str, parts: tuple[Path, ...] = ()) -> None:
    """Skips the module that calls it when a program or a part of node_modules is missing."""
    packages = [_PACKAGES[name] for name in programs if shutil.which(name) is None]
    wanted = [f"apt install {' '.join(packages)}"] if packages else []
    if any(not part.exists() for part in parts):
        wanted.append("npm ci --ignore-scripts")
    if wanted:
        pytest.skip(f"Thiếu chương trình để thử trong trình duyệt. Cài: {'; '.join(wanted)}", allow_module_level=True)

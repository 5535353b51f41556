"""Small portals laid over one base: the folder of a case holds only what the case is about."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
BASE = TESTS / "portals" / "nho"

PortalMaker = Callable[..., Path]


@pytest.fixture(scope="session")
def base_portal() -> PortalMaker:
    """`base_portal(folder, files)` -> `folder/content`: the base portal with these files over it.

    A value None takes the file away; bytes are written as they are.
    """

    def make(folder: Path, files: dict[str, str | bytes | None] | None = None, name: str = "content") -> Path:
        content = folder / name
        shutil.copytree(BASE, content)
        for path, text in (files or {}).items():
            file = content / path
            file.parent.mkdir(parents=True, exist_ok=True)
            if text is None:
                file.unlink()
            elif isinstance(text, bytes):
                file.write_bytes(text)
            else:
                file.write_text(text, encoding="utf-8", newline="")
        return content

    return make


@pytest.fixture
def portal(tmp_path: Path, base_portal: PortalMaker) -> PortalMaker:
    """`portal({"tin-bai/…/index.md": "…"})` -> a content folder, see `base_portal`."""

    def make(files: dict[str, str | bytes | None] | None = None, name: str = "content") -> Path:
        return base_portal(tmp_path, files, name)

    return make

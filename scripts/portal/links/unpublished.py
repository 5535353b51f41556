"""Texts that lie in the content folder and have no page in the output: drafts, embargoed, left out for a fault."""

import os
from collections.abc import Iterator
from pathlib import Path

from portal.seen.built_tree import BuiltTree

_REASON = "có trong nội dung nhưng chưa có trên cổng (bản nháp, chưa đến giờ đăng, hoặc bị bỏ ra vì lỗi)."


def unpublished(content: Path, tree: BuiltTree) -> dict[str, str]:
    """Address -> why nothing answers there. Only names are looked at, never the texts."""
    return {
        address: _REASON
        for address in (*_articles(content), *_pages(content))
        if f"{address[1:]}index.html" not in tree.by_path
    }


def _articles(content: Path) -> Iterator[str]:
    for unit in _folders(content / "tin-bai"):
        for article in _folders(unit):
            yield f"/tin-bai/{unit.name}/{article.name}/"


def _pages(content: Path) -> Iterator[str]:
    for page in _folders(content / "trang"):
        if page.name == "en":
            yield from (f"/en/{inner.name}/" for inner in _folders(page))
        else:
            yield f"/{page.name}/"


def _folders(folder: Path) -> list[Path]:
    try:
        with os.scandir(folder) as entries:
            return sorted(folder / entry.name for entry in entries if entry.is_dir(follow_symlinks=False))
    except OSError:
        return []

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
    texts = f"{content}/tin-bai"
    for unit in _folders(texts):
        for article in _folders(f"{texts}/{unit}"):
            yield f"/tin-bai/{unit}/{article}/"


def _pages(content: Path) -> Iterator[str]:
    pages = f"{content}/trang"
    for page in _folders(pages):
        if page == "en":
            yield from (f"/en/{inner}/" for inner in _folders(f"{pages}/en"))
        else:
            yield f"/{page}/"


def _folders(folder: str) -> list[str]:
    """Names of the folders in it."""
    try:
        with os.scandir(folder) as entries:
            return [entry.name for entry in entries if entry.is_dir(follow_symlinks=False)]
    except OSError:
        return []

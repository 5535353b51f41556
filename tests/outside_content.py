"""Content folders full of outside links, and a run of the checker over them."""

import shutil
from collections.abc import Sequence
from datetime import date
from ipaddress import ip_network
from pathlib import Path

from portal.links.outside.check import OutsideResult, OutsideSettings, check_outside
from portal.links.outside.resolver import Reach, read_hosts

TODAY = date(2026, 11, 25)
LOOPBACK = (ip_network("127.0.0.0/8"),)
A_TEXT = 200  # links in one article


def content_with(folder: Path, base: Path, urls: Sequence[str]) -> Path:
    """The base portal with articles that hold all of `urls`, one a line."""
    content = folder / "content"
    shutil.copytree(base, content)
    for n in range(0, len(urls), A_TEXT):
        text = content / "tin-bai" / "van-phong" / f"2024-04-01-lien-ket-{n // A_TEXT}" / "index.md"
        text.parent.mkdir(parents=True)
        links = "".join(f"[lk{n + m}](<{url}>)\n\n" for m, url in enumerate(urls[n : n + A_TEXT]))
        header = "---\ntitle: Tên bài\nsummary: Tóm tắt bài.\ntopic: ky-thi\nauthor: Văn phòng Sở\n---\n"
        text.write_text(header + links, "utf-8")
    return content


def check(content: Path, folder: Path, today: date = TODAY, **settings: object) -> OutsideResult:
    """A run with `folder/hosts`; memory and journal lie in `folder` too."""
    usual: dict[str, object] = {
        "reach": Reach(LOOPBACK, read_hosts(folder / "hosts")),
        "timeout_s": 3.0,
        "budget_s": 120.0,
    }
    return check_outside(
        OutsideSettings(content, folder / "nho.tsv", folder / "do-dang.jsonl", today, **{**usual, **settings})  # type: ignore[arg-type]
    )

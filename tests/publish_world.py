"""A small portal on its way out: published in a folder of its own, with articles made here."""

import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from portal.build.settings import REPOSITORY, BuildSettings
from portal.model.moment import parse_moment
from portal.publish.publish_command import Producer, PublishResult, PublishSettings, live_folder, run_publish

BASE = REPOSITORY / "tests" / "portals" / "nho"
AS_OF = "2024-06-01 08:00"
_HEAD = "---\ntitle: {0}\nsummary: Tóm tắt của bài này.\ntopic: {1}\nauthor: Văn phòng Sở\n{2}---\n"


@dataclass
class World:
    """`content`, `output`, `output.live` in one folder; each publication a minute after the last."""

    folder: Path
    moment: datetime = field(default_factory=lambda: parse_moment("2024-06-01 09:00"))
    theme: Path = REPOSITORY / "theme"

    @property
    def content(self) -> Path:
        return self.folder / "content"

    @property
    def live(self) -> Path:
        return live_folder(self.folder / "output")

    def write(self, path: str, text: str | bytes) -> None:
        place = self.content / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text.encode() if isinstance(text, str) else text)

    def article(self, name: str, body: str = "Nội dung.", more: str = "", title: str = "") -> str:
        """Writes an article of van-phong; its address."""
        path = f"tin-bai/van-phong/{name}"
        self.write(f"{path}/index.md", _HEAD.format(title or f"Bài {name}", "ky-thi", more) + body + "\n")
        return f"/{path}/"

    def remove(self, path: str) -> None:
        shutil.rmtree(self.content / path)

    def settings(self, as_of: str = AS_OF, drafts: bool = False) -> BuildSettings:
        return BuildSettings(
            content=self.content,
            output=self.folder / "output",
            theme=self.theme,
            cache=self.folder / "kho",
            siteurl=None,
            as_of=parse_moment(as_of),
            drafts=drafts,
        )

    def publish(
        self,
        as_of: str = AS_OF,
        reason: str = "",
        previous: str = "",
        drafts: bool = False,
        producers: Sequence[Producer] = (),
    ) -> PublishResult:
        self.moment += timedelta(minutes=1)
        asked = PublishSettings(self.settings(as_of, drafts), self.live, self.moment, "Người thử", reason, previous)
        return run_publish(asked, (), producers)

    def live_text(self, address: str) -> str:
        return (self.live / f"{address.strip('/')}/index.html").read_text("utf-8")


def new_world(folder: Path) -> World:
    """The base portal in `folder`, not yet published."""
    shutil.copytree(BASE, folder / "content")
    return World(folder)


def codes(result: PublishResult) -> list[tuple[str, str]]:
    """(code, severity) of what publishing told, without the remark that tests have no repository."""
    return [(finding.code, finding.severity) for finding in result.findings if finding.code != "PH-08"]


def modes_count() -> bool:
    """Whether modes of files mean something here: not for root."""
    return os.geteuid() != 0

"""What people do to a portal between two builds, at random: the oracle tests compare what comes out."""

import io
import os
import re
import shutil
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from random import Random

from PIL import Image

from portal.build.portal_build import build
from portal.build.result import BuildResult
from portal.build.settings import REPOSITORY, BuildSettings
from portal.model.moment import parse_moment

BASE = Path(__file__).parent / "portals" / "nho"
AS_OF = "2024-06-01"


@dataclass(slots=True)
class World:
    """A content folder and a theme that may be changed, and how they are built."""

    settings: BuildSettings
    random: Random

    @property
    def content(self) -> Path:
        return self.settings.content

    @property
    def articles(self) -> list[Path]:
        return sorted((self.content / "tin-bai").glob("*/*/index.md"))

    def built(self) -> BuildResult:
        """A build on top of what is there."""
        return build(self.settings)

    def built_from_nothing(self, folder: Path) -> tuple[BuildResult, Path]:
        """The same portal without memory, elsewhere: (result, output)."""
        settings = replace(self.settings, output=folder / "ra", cache=folder / "kho")
        return build(settings), settings.output


def asked(content: Path, as_of: str = AS_OF) -> BuildSettings:
    """A build of `content` into the folder beside it."""
    folder = content.parent
    return BuildSettings(content, folder / "ra", REPOSITORY / "theme", folder / "kho", None, parse_moment(as_of))


def new_world(folder: Path, seed: int = 0, articles: int = 3) -> World:
    """The base portal, some articles, a theme of its own."""
    shutil.copytree(BASE, folder / "content")
    shutil.copytree(REPOSITORY / "theme", folder / "theme")
    places = {name: folder / name for name in ("content", "output", "theme", "cache")}
    world = World(BuildSettings(**places, siteurl=None, as_of=parse_moment(AS_OF)), Random(seed))
    for _ in range(articles):
        add_article(world)
    return world


def header(title: str, topic: str = "ky-thi", more: str = "") -> str:
    return f"---\ntitle: {title}\nsummary: Tóm tắt của {title}.\ntopic: {topic}\nauthor: Văn phòng Sở\n{more}---\n"


def add_article(world: World) -> None:
    random = world.random
    unit, topic = random.choice(["van-phong", "phong-mau"]), random.choice(["ky-thi", "chu-truong"])
    day, number = f"2024-{random.randint(2, 7):02d}-{random.randint(1, 28):02d}", random.randint(0, 10**6)
    folder = world.content / "tin-bai" / unit / f"{day}-bai-{number}"
    folder.mkdir(parents=True)
    more = f"tags: [nhãn {random.randint(0, 2)}]\n" + random.choice(["", "expires: 2024-06-15\n", "status: draft\n"])
    others = [path for path in world.articles if path.parent != folder]
    link = (
        f"[Bài khác](../../{random.choice(others).parent.relative_to(world.content / 'tin-bai')}/)\n" if others else ""
    )
    (folder / "index.md").write_text(
        f"{header(f'Bài {number}', topic, more)}Một đoạn văn.\n\n## Đề mục {number}\n\n{link}", "utf-8"
    )


def edit_body(world: World) -> None:
    path = world.random.choice(world.articles)
    path.write_text(path.read_text("utf-8") + f"\nThêm đoạn {world.random.randint(0, 99)}.\n", "utf-8")


def edit_title(world: World) -> None:
    path = world.random.choice(world.articles)
    path.write_text(path.read_text("utf-8").replace("title: ", "title: Mới ", 1), "utf-8")


def edit_topic(world: World) -> None:
    path = world.random.choice(world.articles)
    old, new = ("ky-thi", "chu-truong") if world.random.random() < 0.5 else ("chu-truong", "ky-thi")
    path.write_text(path.read_text("utf-8").replace(f"topic: {old}", f"topic: {new}"), "utf-8")


def edit_tags(world: World) -> None:
    path = world.random.choice(world.articles)
    path.write_text(path.read_text("utf-8").replace("nhãn", "dấu"), "utf-8")


def break_article(world: World) -> None:
    path = world.random.choice(world.articles)
    path.write_text(path.read_text("utf-8").replace("author:", "autor:"), "utf-8")


def delete_article(world: World) -> None:
    if len(world.articles) > 1:
        shutil.rmtree(world.random.choice(world.articles).parent)


def move_article(world: World) -> None:
    old = world.random.choice(world.articles).parent
    unit = "phong-mau" if old.parent.name == "van-phong" else "van-phong"
    new = old.parents[1] / unit / f"2024-04-{world.random.randint(1, 28):02d}{old.name[10:]}"
    if not new.exists():
        new.parent.mkdir(exist_ok=True)
        old.rename(new)


def add_picture(world: World) -> None:
    path = world.random.choice(world.articles)
    out = io.BytesIO()
    Image.new("RGB", (world.random.choice([300, 700, 1200]), 200), (world.random.randint(0, 255), 80, 40)).save(
        out, "JPEG"
    )
    (path.parent / "anh.jpg").write_bytes(out.getvalue())
    if "anh.jpg" not in path.read_text("utf-8"):
        path.write_text(path.read_text("utf-8") + "\n![Ảnh chụp sân trường](anh.jpg)\n", "utf-8")


def add_attachment(world: World) -> None:
    path = world.random.choice(world.articles)
    (path.parent / "mau.csv").write_text(f"stt,ten\n1,lop {world.random.randint(0, 9)}\n", "utf-8")


def rename_unit(world: World) -> None:
    path = world.content / "don-vi.yaml"
    path.write_text(path.read_text("utf-8").replace("Phòng Mẫu", f"Phòng Mẫu {world.random.randint(0, 9)}"), "utf-8")


def change_plan(world: World) -> None:
    path = world.content / "ke-hoach" / "thu-2024.yaml"
    path.write_text(path.read_text("utf-8").replace("Kỳ thi", f"Kỳ thi {world.random.randint(0, 9)}", 1), "utf-8")


def change_portal(world: World) -> None:
    path = world.content / "cong.yaml"
    path.write_text(path.read_text("utf-8").replace("short: Sở", "short: Ngành", 1), "utf-8")


def edit_template(world: World) -> None:
    path = world.settings.theme / "templates" / world.random.choice(["article.html", "base.html", "list.html"])
    note = f"<!-- {world.random.randint(0, 99)} -->"
    text, count = re.subn(r"(\{% block \w+ %\})", rf"\1{note}", path.read_text("utf-8"))
    assert count, "a template shows what stands in its blocks"
    path.write_text(text, "utf-8")


def edit_style(world: World) -> None:
    path = world.settings.theme / "static" / "css" / "tokens.css"
    path.write_text(path.read_text("utf-8") + f"\n.x{world.random.randint(0, 99)} {{ margin: 0 }}\n", "utf-8")


def change_setting(world: World) -> None:
    url = f"https://cong{world.random.randint(0, 9)}.example"
    world.settings = replace(world.settings, siteurl=world.random.choice([None, url]))


def show_drafts(world: World) -> None:
    world.settings = replace(world.settings, drafts=not world.settings.drafts)


def move_moment(world: World) -> None:
    days = world.random.choice([-90, -1, 1, 30])
    world.settings = replace(world.settings, as_of=world.settings.as_of + timedelta(days=days, hours=days % 5))


def spoil_output(world: World) -> None:
    pages = sorted(world.settings.output.rglob("*.html"))
    if pages:
        page = world.random.choice(pages)
        page.write_text("sửa tay", "utf-8")
        edit_body(world)  # the front does not look into OUTPUT; a build that has something to do sets it right


def lose_cache(world: World) -> None:
    shutil.rmtree(world.settings.cache, ignore_errors=True)


def spoil_cache(world: World) -> None:
    files = sorted(path for path in world.settings.cache.rglob("*") if path.is_file() and path.stat().st_size)
    for path in files:
        content = bytearray(path.read_bytes())
        content[world.random.randrange(len(content))] ^= 1 + world.random.randrange(255)
        path.write_bytes(content)


def interrupt(world: World) -> None:
    """A build that is killed at some moment."""
    edit_body(world)
    pid = os.fork()
    if pid == 0:
        try:
            world.built()
        finally:
            os._exit(0)
    time.sleep(world.random.random() * 0.6)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)


Edit = Callable[[World], None]

EDITS: tuple[Edit, ...] = (
    add_article, edit_body, edit_title, edit_topic, edit_tags, break_article, delete_article, move_article, add_picture,
    add_attachment, rename_unit, change_plan, change_portal, edit_template, edit_style, change_setting, show_drafts,
    move_moment, spoil_output, lose_cache, spoil_cache, interrupt,
)  # fmt: skip

"""The process beside the build: what it reads and draws is what the build itself would."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from edits import World, asked, header, new_world
from portal.build import flow, writing
from portal.build.aside import Aside
from portal.build.portal_build import build
from portal.build.workers import Guard
from trees import differing, tree_bytes

PortalMaker = Callable[..., Path]

EDITS = (("\n---\n", "\n---\nThêm một câu.\n\n"), ("title: ", "title: Mới "))  # of the body, of the title


def edit(world: World, old: str, new: str) -> None:
    """Of an article that stands in the portal: pages change."""
    article = world.content / "tin-bai/van-phong/2024-03-05-mo-dau/index.md"
    text = article.read_text("utf-8")
    assert old in text
    article.write_text(text.replace(old, new, 1), "utf-8")


class Counted(Aside):
    """Tells what it was asked."""

    asked: list[str] = []

    def _tell(self, request: tuple[object, ...]) -> None:
        self.asked.append(str(request[0]))
        super()._tell(request)


class Killed(Aside):
    """Somebody ends the process as soon as it lives."""

    def __init__(self, *given: object) -> None:
        super().__init__(*given)  # type: ignore[arg-type]
        assert self._pid is not None
        os.kill(self._pid, signal.SIGKILL)


class Starved(Aside):
    """No text can be read with so little."""

    def read(self, folder, state, guard):  # type: ignore[no-untyped-def]
        return super().read(folder, state, Guard(guard.cpu_s, -(10**9)))


@pytest.mark.parametrize("kind", [Aside, Killed, Starved])
def test_whatever_becomes_of_it_the_output_is_that_of_a_build_from_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: type[Aside]
):
    world = new_world(tmp_path, articles=6)
    world.built()
    monkeypatch.setattr(flow, "Aside", kind)
    for old, new in EDITS:
        edit(world, old, new)
        world.built()
    _, fresh = world.built_from_nothing(tmp_path / "moi")

    assert [] == differing(tree_bytes(fresh), tree_bytes(world.settings.output))


@pytest.mark.parametrize(("old", "new"), EDITS)
def test_pages_are_drawn_beside_while_workers_copy_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str
):
    world = new_world(tmp_path, articles=6)
    world.built()  # the tree for the next build is empty: all files but those of the edit are copied to it
    monkeypatch.setattr(writing, "worker_count", lambda tasks, _: min(tasks, 4))
    monkeypatch.setattr(flow, "Aside", Counted)
    Counted.asked.clear()
    edit(world, old, new)
    world.built()
    _, fresh = world.built_from_nothing(tmp_path / "moi")

    assert "draw" in Counted.asked
    assert [] == differing(tree_bytes(fresh), tree_bytes(world.settings.output))


def test_a_small_change_is_read_and_drawn_beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    world = new_world(tmp_path, articles=6)
    world.built()
    monkeypatch.setattr(flow, "Aside", Counted)
    Counted.asked.clear()
    edit(world, *EDITS[0])
    world.built()

    assert ["read", "open", "refused", "draw"] == Counted.asked


def test_no_process_is_left_behind(portal: PortalMaker, monkeypatch: pytest.MonkeyPatch):
    content = portal()
    settings = asked(content)
    build(settings)
    (content / "tin-bai/van-phong/2024-04-01-them").mkdir(parents=True)
    (content / "tin-bai/van-phong/2024-04-01-them/index.md").write_text(header("Thêm") + "Chữ.\n", "utf-8")
    build(settings)

    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)

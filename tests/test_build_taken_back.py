"""What is saved while a build runs and then taken back: the next build tells of what lies there, as if from nothing."""

import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from edits import World, header, new_world
from portal.build import sources, stages
from portal.findings.finding import CannotRun
from portal.rules.lint_run import lint_whole
from trees import differing, tree_bytes

ARTICLE = "tin-bai/van-phong/2024-05-02-tam-thoi"


def _replaced(path: Path, content: bytes) -> None:
    """As careful editors save."""
    aside = path.parents[1] / f".{path.name}"
    aside.write_bytes(content)
    aside.replace(path)


def _broken(text: str) -> bytes:
    return text.replace("author:", "autor:").encode()


def save_a_mistake(content: Path) -> None:
    path = content / ARTICLE / "index.md"
    _replaced(path, _broken(path.read_text("utf-8")))


def save_a_mistake_in_place(content: Path) -> None:
    path = content / ARTICLE / "index.md"
    path.write_bytes(_broken(path.read_text("utf-8")))


def change_the_portals_sheet(content: Path) -> None:
    path = content / "cong.yaml"
    _replaced(path, path.read_bytes().replace(b"short: ", "short: Khác ".encode(), 1))


def change_an_attachment(content: Path) -> None:
    _replaced(content / ARTICLE / "mau.csv", b"stt,ten\n1,khac\n")


def add_an_attachment(content: Path) -> None:
    (content / ARTICLE / "them.csv").write_bytes(b"stt,ten\n2,them\n")


def add_an_article(content: Path) -> None:
    shutil.copytree(content / ARTICLE, content / f"{ARTICLE}-hai")


def add_a_unit_that_is_not_known(content: Path) -> None:
    shutil.copytree(content / ARTICLE, content / "tin-bai" / "khong-biet" / "2024-05-02-tam-thoi")


def take_the_article_away(content: Path) -> None:
    shutil.rmtree(content / ARTICLE)


Change = Callable[[Path], None]
CHANGES: tuple[Change, ...] = (
    save_a_mistake, save_a_mistake_in_place, change_the_portals_sheet, change_an_attachment, add_an_attachment,
    add_an_article, add_a_unit_that_is_not_known, take_the_article_away,
)  # fmt: skip


@pytest.fixture
def world(tmp_path: Path) -> World:
    """Everything in it was touched just now."""
    made = new_world(tmp_path)
    folder = made.content / ARTICLE
    folder.mkdir(parents=True)
    (folder / "index.md").write_text(f"{header('Tạm thời')}Xem [mẫu](mau.csv).\n", "utf-8")
    (folder / "mau.csv").write_bytes(b"stt,ten\n1,cu\n")
    return made


def _during(monkeypatch: pytest.MonkeyPatch, place: Any, name: str, act: Callable[[], None]) -> None:
    """`act` once, before the build goes on at `name`."""
    go_on, left = getattr(place, name), [act]

    def first(*words: Any, **named: Any) -> Any:
        while left:
            left.pop()()
        return go_on(*words, **named)

    monkeypatch.setattr(place, name, first)


def _take_back(content: Path, before: Path) -> None:
    """Only what differs is touched."""
    for path in sorted(content.rglob("*"), reverse=True):
        if not (before / path.relative_to(content)).exists():
            path.rmdir() if path.is_dir() else path.unlink()
    for path in sorted(before.rglob("*")):
        now = content / path.relative_to(before)
        if path.is_dir():
            now.mkdir(exist_ok=True)
        elif not now.exists() or now.read_bytes() != path.read_bytes():
            _replaced(now, path.read_bytes())


@pytest.mark.parametrize("while_it_runs", [False, True], ids=["afterwards", "while_it_runs"])
@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_what_is_taken_back_leaves_no_trace(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: Change, while_it_runs: bool
) -> None:
    before = shutil.copytree(world.content, tmp_path / "truoc")
    # the build has looked at the sources, and reads them now
    _during(monkeypatch, sources, "load_readings", lambda: change(world.content))
    if while_it_runs:
        _during(monkeypatch, stages, "write_portal", lambda: _take_back(world.content, before))
    with suppress(CannotRun):  # a file that is gone before it is copied
        world.built()
    _take_back(world.content, before)

    result = world.built()

    fresh, output = world.built_from_nothing(tmp_path / "moi")
    assert fresh == result
    assert [] == differing(tree_bytes(output), tree_bytes(world.settings.output))


def test_a_mistake_that_only_the_rules_saw_is_forgotten_with_it(world: World) -> None:
    path = world.content / ARTICLE / "index.md"
    text = path.read_text("utf-8")
    built = world.built()
    _replaced(path, f"{text}\nXem tại [đây](mau.csv).\n".encode())
    seen = lint_whole(world.settings, built)
    _replaced(path, text.encode())

    now = lint_whole(world.settings, world.built())

    assert any(finding.place.path.endswith(f"{ARTICLE}/index.md") for finding in set(seen.findings) - set(now.findings))
    shutil.rmtree(world.settings.cache)
    assert now.findings == lint_whole(world.settings, world.built()).findings

"""The pages branch: pushed to a real bare repository, history kept, never forced."""

import shutil
from pathlib import Path

import pytest

from desk_git import Clone
from portal.findings.finding import CannotRun
from portal.publish.deploy_command import run_github
from publish_world import World, new_world
from trees import tree_bytes


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> World:
    world = new_world(tmp_path_factory.mktemp("cong"))
    for n in range(2):
        world.article("2024-04-01-bai", f"Lần thứ {n}.")
        assert 0 == world.publish().exit
        shutil.copytree(world.live, world.folder / f"lan-{n}")
    return world


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone of a bare repository with one commit on main."""
    git(tmp_path, "init", "-q", "--bare", "-b", "main", "xa.git")
    return new_clone(tmp_path, "mot", first=True)


def new_clone(folder: Path, name: str, first: bool = False) -> Path:
    git(folder, "clone", "-q", "xa.git", name)
    place = folder / name
    git(place, "config", "user.name", "Thử")
    git(place, "config", "user.email", "thu@example.org")
    if first:
        (place / "bai.md").write_text("x", "utf-8")
        git(place, "add", "-A")
        git(place, "commit", "-q", "-m", "x")
        git(place, "push", "-q", "origin", "HEAD:main")
    return place


def git(folder: Path, *words: str) -> str:
    return Clone(folder).must(*words)


def far(clone: Path) -> Path:
    return clone.parent / "xa.git"


def checked_out(clone: Path) -> dict[str, bytes]:
    """The branch as the forge has it."""
    place = clone.parent / "ra"
    shutil.rmtree(place, ignore_errors=True)
    git(clone.parent, "clone", "-q", "-b", "gh-pages", "xa.git", "ra")
    shutil.rmtree(place / ".git")
    return tree_bytes(place)


def test_the_branch_holds_the_published_tree_without_its_twins(published: World, clone: Path):
    commit = run_github(published.folder / "lan-0", clone)
    wanted = {
        path: content
        for path, content in tree_bytes(published.folder / "lan-0").items()
        if not path.endswith((".gz", ".br"))
    }

    assert {**wanted, ".nojekyll": b"", "CNAME": b"cong.example"} == {
        path: content.strip() if path == "CNAME" else content for path, content in checked_out(clone).items()
    }
    assert commit == git(far(clone), "rev-parse", "gh-pages").strip()


def test_history_is_kept_also_from_a_fresh_clone(published: World, clone: Path):
    first = run_github(published.folder / "lan-0", clone)
    other = new_clone(clone.parent, "hai")
    second = run_github(published.folder / "lan-1", other)

    assert [second, first] == git(far(clone), "rev-list", "gh-pages").split()
    assert 1 == len(git(other, "log", "-1", "--format=%s", "gh-pages").splitlines())


def test_a_branch_that_went_on_elsewhere_is_not_overwritten(published: World, clone: Path):
    run_github(published.folder / "lan-0", clone)
    theirs = run_github(published.folder / "lan-1", new_clone(clone.parent, "hai"))

    with pytest.raises(CannotRun, match="có bản công bố mà máy này chưa có") as refusal:
        run_github(published.folder / "lan-0", clone)
    assert 1 == len(str(refusal.value).splitlines())
    assert theirs == git(far(clone), "rev-parse", "gh-pages").strip()


def test_the_way_out_that_is_told_works(published: World, clone: Path):
    run_github(published.folder / "lan-0", clone)
    theirs = run_github(published.folder / "lan-1", new_clone(clone.parent, "hai"))
    git(clone, "fetch", "-q", "origin", "+gh-pages:gh-pages")
    ours = run_github(published.folder / "lan-0", clone)

    assert [ours, theirs] == git(far(clone), "rev-list", "-2", "gh-pages").split()


def test_the_work_tree_is_not_touched(published: World, clone: Path):
    run_github(published.folder / "lan-0", clone)

    assert "" == git(clone, "status", "--porcelain")
    assert ["bai.md"] == sorted(path.name for path in clone.iterdir() if path.name != ".git")


def test_a_remote_that_is_not_there_is_told(published: World, clone: Path):
    with pytest.raises(CannotRun, match="không làm được"):
        run_github(published.folder / "lan-0", clone, remote="khong-co")

"""A build in full on small portals: what it makes, what it tells, when it does nothing, when it refuses."""

import hashlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pelican.plugins import signals

from edits import AS_OF, add_attachment, add_picture, asked, edit_body, edit_style, edit_title, header, new_world
from portal.build.pelican_portal import open_pelican
from portal.build.portal_build import build
from portal.build.settings import REPOSITORY, BuildSettings
from portal.build.two_trees import idle_folder
from portal.findings.finding import CannotRun
from portal.model.moment import parse_moment
from trees import differing, tree_bytes, tree_modes

PortalMaker = Callable[..., Path]
BOMB = "tin-bai/van-phong/2024-04-01-bai/index.md"


def rendered(settings: BuildSettings) -> set[str]:
    """The pages that a build renders, as Pelican's signals tell."""
    told: set[str] = set()

    def note(path: str, **_: object) -> None:
        told.add(os.path.relpath(path, os.path.realpath(settings.output)))

    signals.content_written.connect(note)
    signals.feed_written.connect(note)
    try:
        build(settings, open_pelican(settings))
    finally:
        signals.content_written.disconnect(note)
        signals.feed_written.disconnect(note)
    return told


def test_the_smallest_portal_is_built(portal: PortalMaker):
    settings = asked(portal())

    result = build(settings)

    assert (0, (), (), ()) == (result.exit, result.findings, result.held, result.left_out)
    assert (5, result.pages) == (result.sources, len(list(settings.output.rglob("*.html"))))
    assert "Bài mở đầu" in (settings.output / "index.html").read_text("utf-8")


def test_the_manifest_tells_the_truth_about_every_file(portal: PortalMaker):
    settings = asked(portal())
    build(settings)
    files = tree_bytes(settings.output)
    manifest = json.loads(files.pop("manifest.json"))

    assert 1 == manifest["version"]
    assert {path: (len(content), hashlib.sha256(content).hexdigest()) for path, content in files.items()} == {
        file["path"]: (file["size"], file["sha256"]) for file in manifest["files"]
    }
    assert sorted(files) == [file["path"] for file in manifest["files"]]
    sources = {source.partition("/")[0] for file in manifest["files"] for source in file["source"]}
    assert sources <= {"content", "theme", "scripts"}
    assert all(file["source"] for file in manifest["files"])


def test_what_is_left_out_costs_exit_1_and_the_rest_is_built(portal: PortalMaker):
    settings = asked(portal({BOMB: header("Bài", "khong-co")}))

    result = build(settings)

    assert (1, (f"content/{BOMB}",)) == (result.exit, result.left_out)
    assert (settings.output / "tin-bai/van-phong/2024-03-05-mo-dau/index.html").is_file()
    assert not (settings.output / "tin-bai/van-phong/2024-04-01-bai").exists()


def test_with_nothing_to_build_the_old_output_is_untouched(portal: PortalMaker):
    settings = asked(portal())
    build(settings)
    before = tree_bytes(settings.output)
    (settings.content / "cong.yaml").unlink()

    result = build(settings)

    assert (2, 0) == (result.exit, result.pages)
    assert any(finding.place.path == "content/cong.yaml" for finding in result.findings)
    assert before == tree_bytes(settings.output)


def test_nothing_changed_gives_the_same_report_without_touching_the_output(portal: PortalMaker):
    settings = asked(portal({BOMB: header("Bài", "khong-co")}))
    first = build(settings)
    inode = settings.output.stat().st_ino

    assert (first, inode) == (build(settings), settings.output.stat().st_ino)


def test_nothing_changed_imports_nothing_heavy(portal: PortalMaker):
    settings = asked(portal())
    build(settings)
    script = (
        "import sys; from pathlib import Path; from portal.build.portal_build import BuildSettings, build\n"
        "from portal.model.moment import parse_moment\n"
        f"c = Path({str(settings.content)!r}).parent\n"
        f"build(BuildSettings(c / 'content', c / 'ra', Path({str(settings.theme)!r}), c / 'kho', None, "
        f"parse_moment({AS_OF!r})))\n"
        "print(sorted({'jinja2', 'pelican', 'pydantic', 'msgspec', 'markdown', 'yaml', 'PIL'} & set(sys.modules)))"
    )

    assert "[]\n" == run([sys.executable, "-P", "-c", script]).stdout


def test_an_edit_long_after_the_build_is_seen(portal: PortalMaker):
    settings = asked(portal())
    build(settings)
    time.sleep(2.1)  # past the tick: from here on the front trusts what the disk tells of a file
    build(settings)
    build(settings)
    page = settings.content / "trang/gioi-thieu/index.md"
    before = page.stat()
    page.write_text(page.read_text("utf-8").replace("Trang", "Trăng"), "utf-8")
    os.utime(page, ns=(before.st_atime_ns, before.st_mtime_ns))

    build(settings)

    assert "Trăng giới thiệu" in (settings.output / "gioi-thieu/index.html").read_text("utf-8")


@pytest.mark.parametrize("hour", ["09:00", "10:00"])
def test_an_article_appears_at_its_hour_and_not_before(portal: PortalMaker, hour: str):
    settings = asked(portal({BOMB: header("Bài hẹn giờ", more="publish_at: 2024-06-01 10:00\n")}), "2024-06-01 08:00")
    first = build(settings)
    inode = settings.output.stat().st_ino
    later = replace(settings, as_of=parse_moment(f"2024-06-01 {hour}"))

    result = build(later)

    assert [f"content/{BOMB}"] == [path for path, _ in first.held]
    is_due = hour == "10:00"
    assert (is_due, not is_due) == (settings.output.stat().st_ino != inode, bool(result.held))
    found = any("Bài hẹn giờ".encode() in content for content in tree_bytes(settings.output).values())
    assert is_due == found


def test_an_earlier_moment_takes_back_what_was_not_yet_there(portal: PortalMaker):
    settings = asked(portal({BOMB: header("Bài")}))
    build(settings)
    build(replace(settings, as_of=parse_moment("2024-03-31")))

    assert not (settings.output / "tin-bai/van-phong/2024-04-01-bai").exists()


def test_a_page_deleted_from_the_output_comes_back_with_the_next_change(tmp_path: Path):
    world = new_world(tmp_path)
    world.built()
    (world.settings.output / "tin-tuc/index.html").unlink()
    edit_body(world)
    world.built()

    assert (world.settings.output / "tin-tuc/index.html").is_file()


def test_a_missing_output_is_built_again_though_nothing_changed(portal: PortalMaker):
    settings = asked(portal())
    build(settings)
    before = tree_bytes(settings.output)
    settings.output.rename(settings.output.with_name("khac"))
    build(settings)

    assert before == tree_bytes(settings.output)


def test_a_body_edited_renders_its_page_and_the_feeds_only(tmp_path: Path):
    world = new_world(tmp_path, articles=5)
    world.built()
    article = world.content / "tin-bai/van-phong/2024-03-05-mo-dau/index.md"
    article.write_text(article.read_text("utf-8") + "\nThêm một câu.\n", "utf-8")
    pages = rendered(world.settings)

    assert "tin-bai/van-phong/2024-03-05-mo-dau/index.html" in pages
    assert {"tin-bai", "nguon-tin"} == {page.partition("/")[0] for page in pages}
    assert 1 == sum(page.startswith("tin-bai/") for page in pages)


def test_a_style_sheet_edited_renders_no_page(tmp_path: Path):
    world = new_world(tmp_path)
    world.built()
    edit_style(world)

    assert set() == rendered(world.settings)
    assert b".x" in (world.settings.output / "theme/css/portal.css").read_bytes()


def test_a_template_edited_renders_the_pages_that_draw_it_in_only(tmp_path: Path):
    world = new_world(tmp_path)
    world.built()
    template = world.settings.theme / "templates/404.html"
    template.write_text(template.read_text("utf-8") + "<!-- x -->\n", "utf-8")

    assert {"404.html"} == rendered(world.settings)


def test_pictures_and_attachments_are_published_and_copied_only_when_they_change(tmp_path: Path):
    world = new_world(tmp_path, articles=1)
    add_picture(world)
    add_attachment(world)
    world.built()
    before = {
        path: path.stat().st_mtime_ns for path in world.settings.output.rglob("*") if path.suffix in (".jpg", ".csv")
    }
    edit_title(world)
    world.built()
    edit_title(world)
    world.built()

    assert 2 == len(before)
    assert before == {path: path.stat().st_mtime_ns for path in before}


def test_what_was_rendered_while_a_template_was_edited_and_put_back_is_rendered_again(tmp_path: Path):
    world = new_world(tmp_path, articles=1)
    template = world.settings.theme / "templates/base.html"
    before = template.read_bytes()

    def meddle(sender: object) -> None:
        template.write_bytes(before + b"<!-- chen vao giua chung -->")

    signals.all_generators_finalized.connect(meddle)
    world.built()
    signals.all_generators_finalized.disconnect(meddle)
    page = world.settings.output / "404.html"
    assert b"chen vao" in page.read_bytes()
    template.write_bytes(before)
    world.built()

    assert b"chen vao" not in page.read_bytes()


@pytest.mark.parametrize("place", ["content", "content/ra", ".", "theme/ra"])
def test_an_output_that_would_swallow_sources_is_refused(tmp_path: Path, place: str):
    world = new_world(tmp_path, articles=0)
    before = tree_bytes(tmp_path)

    with pytest.raises(CannotRun, match="lồng vào nhau"):
        build(replace(world.settings, output=tmp_path / place))
    assert before == tree_bytes(tmp_path)


def test_a_foreign_folder_is_no_output(portal: PortalMaker):
    settings = asked(portal())
    settings.output.mkdir()
    (settings.output / "anh-cuoi.jpg").write_bytes(b"x")

    with pytest.raises(CannotRun, match="không trống"):
        build(settings)
    assert ({"anh-cuoi.jpg": b"x"}, False) == (tree_bytes(settings.output), idle_folder(settings.output).exists())


def test_an_output_named_by_a_link_is_built_where_the_link_leads(portal: PortalMaker, tmp_path: Path):
    settings = asked(portal())
    (tmp_path / "that").mkdir()
    settings.output.symlink_to(tmp_path / "that")
    build(settings)

    assert settings.output.is_symlink()
    assert (tmp_path / "that/index.html").is_file()


def test_a_cache_that_cannot_be_written_costs_time_only(portal: PortalMaker, capfd: pytest.CaptureFixture[str]):
    settings = asked(portal())
    settings.cache.write_text("tep", "utf-8")
    build(settings)
    result = build(settings)

    assert (0, True) == (result.exit, (settings.output / "index.html").is_file())
    assert "Không ghi được bộ nhớ đệm" in capfd.readouterr().err


def test_modes_do_not_depend_on_the_umask(portal: PortalMaker):
    settings = asked(portal())
    before = os.umask(0o077)
    try:
        build(settings)
    finally:
        os.umask(before)

    assert {(True, 0o755), (False, 0o644)} == tree_modes(settings.output)


def run(command: list[str], **more: object) -> "subprocess.CompletedProcess[str]":
    """A real process with our program on its path."""
    env = {"PYTHONPATH": str(REPOSITORY / "scripts"), **more.pop("env", {})}  # type: ignore[dict-item]
    return subprocess.run(command, env=env, capture_output=True, encoding="utf-8", check=False, **more)  # type: ignore[call-overload, no-any-return]


def html(folder: Path, output: str = "ra", as_of: str = AS_OF) -> list[str]:
    """The command that builds `folder`/content."""
    places = ["--content", f"{folder}/content", "--output", f"{folder}/{output}", "--cache", f"{folder}/kho-{output}"]
    return [sys.executable, "-P", "-m", "portal", "html", *places, "--as-of", as_of]


def test_the_same_input_gives_the_same_bytes_whatever_the_machine(portal: PortalMaker, tmp_path: Path):
    portal()
    run(
        html(tmp_path, "mot"),
        env={"LC_ALL": "C", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1", "HOME": "/nonexistent"},
    )
    (tmp_path / "noi-khac").mkdir()
    (tmp_path / "content").rename(tmp_path / "noi-khac/content")
    second = run(
        html(tmp_path / "noi-khac", "hai"),
        env={"LC_ALL": "vi_VN.UTF-8", "TZ": "", "PYTHONHASHSEED": "2", "PYTHONUTF8": "1"},
        umask=0o077,
    )

    assert (0, "") == (second.returncode, second.stderr)
    assert [] == differing(tree_bytes(tmp_path / "mot"), tree_bytes(tmp_path / "noi-khac/hai"))


def test_pelicans_own_command_builds_the_same_portal(portal: PortalMaker, tmp_path: Path):
    settings = asked(portal())
    build(settings)
    told = run(
        [sys.executable, "-P", "-m", "pelican", str(settings.content), "-s", str(REPOSITORY / "pelicanconf.py"),
         "-o", str(tmp_path / "pelican"), "--cache-path", str(tmp_path / "kho-pelican")],
        env={"AS_OF": AS_OF},
    )  # fmt: skip

    assert (0, "") == (told.returncode, told.stderr)
    assert [] == differing(tree_bytes(settings.output), tree_bytes(tmp_path / "pelican"))

"""The gate: what is published, what is refused, what is told of it."""

import gzip
import json
import os
import subprocess
from pathlib import Path

import brotli
import pytest

from desk_git import Clone
from portal.build.manifest import read_manifest
from portal.findings.finding import CannotRun
from portal.publish.difference_report import difference_json, difference_text
from portal.publish.live_tree import LiveFile
from portal.publish.outcome_report import publish_more, publish_text
from portal.publish.release import release_of
from publish_world import World, codes, new_world
from trees import tree_bytes

LATER = "2024-05-02-hen-gio"


@pytest.fixture
def world(tmp_path: Path) -> World:
    return new_world(tmp_path)


def test_the_first_publication_stands_whole_with_its_release(world: World):
    result = world.publish(reason="Lần đầu")

    assert (0, []) == (result.exit, codes(result))
    manifest = read_manifest(world.live)
    assert manifest is not None
    assert {*tree_bytes(world.live)} == {"manifest.json", *(file.path for file in manifest.files)}
    release = release_of((world.live / "release.json").read_bytes())
    assert release == result.release
    assert release is not None
    assert ("Người thử", "Lần đầu", None) == (release.who, release.reason, release.previous)


def test_the_same_sources_give_the_same_tree_but_for_the_release(tmp_path: Path):
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    one, other = new_world(tmp_path / "a"), new_world(tmp_path / "b")
    one.publish()
    other.publish()
    other.publish()  # with what a release before lends

    assert _without_release(one) == _without_release(other)


def test_a_publication_without_a_change_is_the_release_before(world: World):
    first = world.publish()
    before = tree_bytes(world.live)
    again = world.publish(reason="Chạy theo giờ")

    assert (first.release, False) == (again.release, again.is_new)
    assert before == tree_bytes(world.live)
    assert "Không có gì đổi" in [*publish_text(again, world.live, str)][-1]


def test_packed_twins_hold_the_bytes_of_their_files(world: World):
    world.publish()
    files = tree_bytes(world.live)
    packed = [path for path in files if path.endswith(".gz")]

    assert "index.html.gz" in packed
    for path in packed:
        plain = files[path.removesuffix(".gz")]
        assert plain == gzip.decompress(files[path])
        assert plain == brotli.decompress(files[f"{path.removesuffix('.gz')}.br"])


def test_a_changed_and_an_added_article_are_told_with_their_titles(world: World):
    world.article("2024-04-01-cu", "Câu thứ nhất.")
    world.publish()
    world.article("2024-04-01-cu", "Câu đã sửa.")
    world.article("2024-04-02-moi", title="Bài thêm vào")
    result = world.publish()
    told = "\n".join(difference_text(result.difference)) if result.difference else ""

    assert 0 == result.exit
    assert "  thêm: /tin-bai/van-phong/2024-04-02-moi/ Bài thêm vào" in told
    assert "  đổi: /tin-bai/van-phong/2024-04-01-cu/ Bài 2024-04-01-cu" in told
    assert result.difference is not None
    assert [] == difference_json(result.difference)["removed"]
    assert "Đã công bố bản" in [*publish_text(result, world.live, str)][-1]
    assert json.dumps(publish_more(result, str))


def test_a_page_that_vanishes_without_a_word_stops_publishing(world: World):
    address = world.article("2024-04-01-mat")
    world.publish()
    before = tree_bytes(world.live)
    world.remove("tin-bai/van-phong/2024-04-01-mat")
    result = world.publish(reason="Xóa hẳn")  # a reason moves the floor, not the promise

    assert 1 == result.exit
    lost = [finding for finding in result.findings if finding.code == "PH-01"]
    assert [(address, f"content{address}index.md")] == [(finding.target, finding.place.path) for finding in lost]
    assert before == tree_bytes(world.live)


def test_a_page_that_moves_with_a_redirect_is_published(world: World):
    world.article("2024-04-01-cu")
    world.publish()
    world.remove("tin-bai/van-phong/2024-04-01-cu")
    world.article("2024-04-01-moi", more="redirect_from: [/tin-bai/van-phong/2024-04-01-cu/]\n")
    result = world.publish()

    assert (0, []) == (result.exit, codes(result))
    assert "/tin-bai/van-phong/2024-04-01-moi/" in world.live_text("/tin-bai/van-phong/2024-04-01-cu/")
    assert 'location = "/tin-bai/van-phong/2024-04-01-cu/"' in (world.folder / "output.live.nginx.conf").read_text(
        "utf-8"
    )


def test_an_attachment_goes_with_its_withdrawn_article_but_not_by_itself(world: World):
    folder = "tin-bai/van-phong/2024-04-01-co-tep"
    world.article("2024-04-01-co-tep")
    world.write(f"{folder}/mau.csv", "ten,ngay\nmot,hai\n")
    assert 0 == world.publish().exit
    (world.content / folder / "mau.csv").unlink()
    alone = world.publish()
    gone = "status: withdrawn\nwithdrawn_at: 2024-05-01\nwithdrawn_note: Sai số liệu.\n"
    world.article("2024-04-01-co-tep", more=gone)
    withdrawn = world.publish(reason="Gỡ bài sai")

    assert [("PH-01", "error")] == codes(alone)
    assert 0 == withdrawn.exit, withdrawn.findings
    assert "Sai số liệu." in world.live_text(folder)
    assert not (world.live / folder / "mau.csv").exists()


def test_more_pages_gone_than_the_floor_allows_needs_a_reason(world: World):
    for n in range(3):
        world.article(f"2024-04-0{n + 1}-bai", "Nội dung.")
    world.publish()
    gone = "status: withdrawn\nwithdrawn_at: 2024-05-01\nwithdrawn_note: Gỡ.\n"
    for n in range(3):
        world.article(f"2024-04-0{n + 1}-bai", "Nội dung.", gone)
    refused = world.publish()
    allowed = world.publish(reason="Gỡ theo yêu cầu")

    assert (1, ("PH-02", "error")) == (refused.exit, codes(refused)[0])
    assert "content/cong.yaml" == [f for f in refused.findings if f.code == "PH-02"][0].place.path
    assert (0, ("PH-02", "warning")) == (allowed.exit, codes(allowed)[0])


def test_a_tag_page_may_go_with_its_last_article(world: World):
    for n in range(9):  # enough pages for the floor
        world.article(f"2024-04-0{n + 1}-bai", more="tags: [chung]\n")
    world.article("2024-04-10-the", more="tags: [rieng-mot-bai]\n")
    assert (world.folder / "content").is_dir()
    world.publish()
    world.article("2024-04-10-the")
    result = world.publish(reason="Bỏ thẻ")

    assert 0 == result.exit
    assert ("PH-05", "warning") in codes(result)


def test_drafts_are_refused_on_the_way_out(world: World):
    with pytest.raises(CannotRun, match="Bản nháp"):
        world.publish(drafts=True)


def test_an_error_in_any_article_keeps_the_old_portal_live(world: World):
    world.publish()
    before = tree_bytes(world.live)
    world.write("tin-bai/van-phong/2024-04-03-hong/index.md", "---\ntitle: Thiếu\n---\nChữ.\n")
    result = world.publish()

    assert (1, None) == (result.exit, result.release)
    assert before == tree_bytes(world.live)


def test_a_file_of_the_output_altered_by_hand_is_not_published(world: World):
    world.publish()
    page = world.folder / "output" / "index.html"
    page.write_bytes(page.read_bytes().replace(b"</body>", b"<!-- x --></body>"))
    result = world.publish()

    assert (1, [("PH-04", "error")]) == (result.exit, codes(result))


def test_a_file_put_into_the_live_tree_by_hand_is_not_swept_away(world: World):
    world.publish()
    (world.live / "ghi-chu.txt").write_text("của tôi", "utf-8")

    with pytest.raises(CannotRun, match=r"ghi-chu\.txt"):
        world.publish()
    assert "của tôi" == (world.live / "ghi-chu.txt").read_text("utf-8")


def test_previous_may_be_another_tree_and_must_be_one(world: World, tmp_path: Path):
    world.article("2024-04-01-mat")
    world.publish()
    (tmp_path / "luu").mkdir()
    world.live.rename(tmp_path / "luu" / "output.live")
    world.remove("tin-bai/van-phong/2024-04-01-mat")

    assert 1 == world.publish(previous=str(tmp_path / "luu" / "output.live")).exit
    assert 1 == world.publish(previous=str(tmp_path / "luu" / "output.live" / "manifest.json")).exit
    with pytest.raises(CannotRun, match="PREVIOUS"):
        world.publish(previous=str(tmp_path / "luu"))


def test_nothing_of_a_scheduled_article_leaks_before_its_time(world: World):
    mark = "CHUAĐẾNGIỜ"
    world.article(LATER, f"{mark} nội dung.", "publish_at: 2024-05-02 17:00\ntags: [the-hen-gio]\n", f"{mark} đề")
    world.write(f"tin-bai/van-phong/{LATER}/bang.csv", f"{mark},1\n")
    world.publish(as_of="2024-05-02 16:59")
    early = _everything(world)
    result = world.publish(as_of="2024-05-02 17:00")

    assert [] == [path for path, content in early.items() if mark.encode() in content or b"hen-gio" in content]
    assert [] == [path for path in early if "hen-gio" in path]
    assert 0 == result.exit
    assert mark in world.live_text(f"/tin-bai/van-phong/{LATER}/")


def test_what_needs_a_name_is_not_published_without_one(world: World):
    portal = world.content / "cong.yaml"
    portal.write_text(portal.read_text("utf-8") + "approval: named\n", "utf-8")
    first = world.content / "tin-bai/van-phong/2024-03-05-mo-dau/index.md"
    first.write_text(first.read_text("utf-8").replace("title:", "approved_by: Chánh Văn phòng\ntitle:", 1), "utf-8")
    world.article("2024-04-01-chua-duyet")
    world.article("2024-04-02-da-duyet", more="approved_by: Chánh Văn phòng\n")
    result = world.publish()

    assert 0 == result.exit, result.findings
    assert not (world.live / "tin-bai/van-phong/2024-04-01-chua-duyet").exists()
    assert (world.live / "tin-bai/van-phong/2024-04-02-da-duyet/index.html").is_file()
    assert any("2024-04-01-chua-duyet" in held.path for held in result.check.build.held)


def test_the_portal_is_restored_from_the_repository_alone(world: World, tmp_path: Path):
    world.article("2024-04-01-bai")
    Clone(world.folder).must("init", "-q", "-b", "main")
    Clone(world.folder).must("add", "content")
    Clone(world.folder).must("commit", "-q", "-m", "tin")
    published = world.publish()
    Clone(tmp_path).must("clone", "-q", str(world.folder), str(tmp_path / "khac"))
    restored = World(tmp_path / "khac")
    again = restored.publish()

    assert published.release is not None
    assert again.release is not None
    assert published.release.commit == Clone(world.folder).must("rev-parse", "HEAD").strip()
    assert (published.release.commit, published.release.tree) == (again.release.commit, again.release.tree)
    assert _without_release(world) == _without_release(restored)


def test_content_that_git_does_not_hold_is_told(world: World):
    Clone(world.folder).must("init", "-q", "-b", "main")
    Clone(world.folder).must("add", "content")
    Clone(world.folder).must("commit", "-q", "-m", "tin")
    world.article("2024-04-01-chua-ghi")
    result = world.publish()

    told = [(f.code, f.place.path) for f in result.findings if f.code == "PH-08"]
    assert [("PH-08", "content/tin-bai/van-phong/2024-04-01-chua-ghi/index.md")] == told


def test_reports_on_the_portal_are_live_and_not_in_the_output(world: World):
    page = b'<!doctype html><title>x</title><link rel="stylesheet" href="/theme/css/portal.css"><main>x</main>'
    report = LiveFile("quy-tac/index.html", ("scripts/portal/rules/book.py",), lambda: page)
    world.publish(producers=[lambda settings, findings: [report]])

    assert "/theme/css/portal.css" not in world.live_text("/quy-tac/")
    assert not (world.folder / "output/quy-tac").exists()


def test_a_file_of_a_kind_never_published_is_refused(world: World):
    program = LiveFile("tai-ve/cong.exe", ("scripts/portal/rules/book.py",), lambda: b"MZ")
    result = world.publish(producers=[lambda settings, findings: [program]])

    assert (1, [("PH-06", "error")]) == (result.exit, codes(result))
    assert not world.live.exists()


def test_a_full_disk_leaves_the_old_portal_live(tmp_path: Path):
    full = tmp_path / "dia"
    full.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", str(full)], capture_output=True).returncode:
        pytest.skip("Không gắn được tmpfs: cần quyền root.")
    try:
        world = new_world(full)
        world.folder.joinpath("kho").symlink_to(tmp_path / "kho")
        (tmp_path / "kho").mkdir()
        world.publish()
        before = tree_bytes(world.live)
        (full / "chiem").write_bytes(b"x" * _free(full, 100_000))
        world.article("2024-04-01-them")

        with pytest.raises(CannotRun, match="No space left"):
            world.publish()
        assert before == tree_bytes(world.live)
    finally:
        subprocess.run(["umount", "-l", str(full)], check=True)


def _free(folder: Path, rest: int) -> int:
    found = os.statvfs(folder)
    return max(0, found.f_bavail * found.f_bsize - rest)


def _without_release(world: World) -> dict[str, bytes]:
    return {
        path: content
        for path, content in tree_bytes(world.live).items()
        if path not in ("release.json", "manifest.json")
    }


def _everything(world: World) -> dict[str, bytes]:
    """Every file, the packed ones unpacked."""
    files = tree_bytes(world.live)
    unpacked = {path: gzip.decompress(content) for path, content in files.items() if path.endswith(".gz")}
    unpacked |= {path: brotli.decompress(content) for path, content in files.items() if path.endswith(".br")}
    return files | unpacked

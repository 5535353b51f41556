"""OUTPUT and its idle twin change places; what is a user's own stays."""

from pathlib import Path

import pytest

from portal.build.manifest import ManifestFile, check_output, manifest_bytes, read_manifest
from portal.build.output_tree import Standing
from portal.build.progress import Progress
from portal.build.swap import put_in_place, repair
from portal.build.two_trees import TwoTrees, idle_folder, output_held
from portal.build.wanted import Drawn, Wanted
from portal.build.writing import write_portal
from portal.findings.finding import CannotRun
from trees import tree_bytes

Known = dict[int, dict[str, Standing]]


def wanted(files: dict[str, bytes]) -> dict[str, Wanted]:
    """Files whose key is their content."""
    found = {}
    for path, content in sorted(files.items()):
        drawn = Drawn(path, content.hex(), ("theme/x",), lambda content=content: content)
        found[path] = Wanted(path, content.hex(), ("theme/x",), drawn)
    return found


def built(output: Path, files: dict[str, bytes], known: Known | None = None) -> tuple[Known, list[str]]:
    """One build of `files`; what is known of the trees afterwards, and which files had to be made."""
    made: list[str] = []

    def make(file: Wanted) -> bytes:
        made.append(file.path)
        assert isinstance(file.making, Drawn)
        return file.making.draw()

    with output_held(output):
        trees = TwoTrees(output, known or {})
        written = write_portal(trees, wanted(files), make, Progress())
        return trees.known(written.standing), made


def shown(output: Path) -> dict[str, bytes]:
    return {path: content for path, content in tree_bytes(output).items() if path != "manifest.json"}


def test_the_output_holds_exactly_what_is_wanted_build_after_build(tmp_path: Path):
    output, known = tmp_path / "ra", None
    for files in ({"a/x": b"1", "b": b"1"}, {"a/x": b"2"}, {"c/d/e": b"3", "a/x": b"2"}, {"b": b"1"}):
        known, _ = built(output, files, known)

        assert files == shown(output)
        manifest = read_manifest(output)
        assert manifest is not None
        assert sorted(files) == [file.path for file in manifest.files]


def test_only_what_changed_is_made_again_also_two_builds_later(tmp_path: Path):
    output = tmp_path / "ra"
    known, _ = built(output, {"a": b"1", "b": b"1", "c": b"1"})
    known, second = built(output, {"a": b"2", "b": b"1", "c": b"1"}, known)
    known, third = built(output, {"a": b"2", "b": b"2", "c": b"1"}, known)
    _, fourth = built(output, {"a": b"2", "b": b"2", "c": b"1"}, known)

    assert (["a"], ["b"], []) == (second, third, fourth)


def test_a_file_edited_in_the_output_is_made_anew_and_never_comes_back(tmp_path: Path):
    output = tmp_path / "ra"
    known, _ = built(output, {"a": b"1", "b": b"1"})
    known, _ = built(output, {"a": b"1", "b": b"2"}, known)
    (output / "a").write_bytes(b"sua")
    for n in range(3, 6):
        known, _ = built(output, {"a": b"1", "b": b"%d" % n}, known)

        assert {"a": b"1", "b": b"%d" % n} == shown(output)


def test_a_users_own_file_in_the_output_stays_there(tmp_path: Path):
    output = tmp_path / "ra"
    known, _ = built(output, {"tin/a": b"1"})
    (output / "CNAME").write_text("cong.example", "utf-8")
    (output / "tin" / "ghi-chu").write_text("x", "utf-8")
    for files in ({"tin/a": b"2"}, {"tin/a": b"3"}, {"b": b"1"}):
        known, _ = built(output, files, known)

        assert {**files, "CNAME": b"cong.example", "tin/ghi-chu": b"x"} == shown(output)


def test_a_users_own_file_where_a_page_belongs_stops_the_build(tmp_path: Path):
    output = tmp_path / "ra"
    known, _ = built(output, {"a": b"1"})
    (output / "b").write_text("của tôi", "utf-8")

    with pytest.raises(CannotRun, match="không do cổng làm ra"):
        built(output, {"a": b"1", "b": b"1"}, known)
    assert {"a": b"1", "b": "của tôi".encode()} == shown(output)


def test_a_folder_that_is_not_ours_is_refused_and_left_alone(tmp_path: Path):
    (tmp_path / "ra").mkdir()
    (tmp_path / "ra" / "luan-van.docx").write_text("x", "utf-8")

    with pytest.raises(CannotRun, match="không trống"):
        check_output(tmp_path / "ra")
    assert {"luan-van.docx": b"x"} == tree_bytes(tmp_path / "ra")


@pytest.mark.parametrize("text", ["", "{", "[]", '{"version": 2, "files": []}', '{"version": 1}'])
def test_a_manifest_that_is_not_ours_makes_no_output_ours(tmp_path: Path, text: str):
    (tmp_path / "manifest.json").write_text(text, "utf-8")

    with pytest.raises(CannotRun):
        check_output(tmp_path)


def test_left_overs_of_a_killed_build_are_cleared(tmp_path: Path):
    output = tmp_path / "ra"
    known, _ = built(output, {"a": b"1"})
    known, _ = built(output, {"a": b"2"}, known)
    half = idle_folder(output) / "cay"
    (half / "manifest.json").unlink()
    (half / "nua-chung").mkdir()
    (half / "nua-chung" / "x").write_text("x", "utf-8")
    (half / "a").write_text("dở dang", "utf-8")
    known, _ = built(output, {"a": b"3"}, known)
    _, _ = built(output, {"a": b"4"}, known)

    assert {"a": b"4"} == shown(output)
    assert {"a": b"3"} == shown(half)


def test_without_memory_of_the_trees_everything_is_made_anew(tmp_path: Path):
    output = tmp_path / "ra"
    built(output, {"a": b"1", "b": b"1"})
    _, made = built(output, {"a": b"1", "b": b"1"})

    assert ["a", "b"] == made
    assert {"a": b"1", "b": b"1"} == shown(output)


def test_where_the_kernel_cannot_exchange_a_kill_between_the_renames_is_repaired(tmp_path: Path):
    tree, output, aside = (tmp_path / name for name in ("cay", "ra", "cu"))
    tree.mkdir()
    (tree / "moi").write_text("x", "utf-8")
    aside.mkdir()  # OUTPUT was moved here, then the kill came
    (aside / "cu").write_text("x", "utf-8")

    repair(tree, output, aside)

    assert ({"cu": b"x"}, {"moi": b"x"}, False) == (tree_bytes(output), tree_bytes(tree), aside.exists())
    put_in_place(tree, output, aside)
    assert ({"moi": b"x"}, {"cu": b"x"}) == (tree_bytes(output), tree_bytes(tree))


def test_the_manifest_is_sorted_and_has_one_line_a_file():
    files = [ManifestFile(path, 1, "00", ("content/a", "theme/b")) for path in ("b", "a")]

    assert (
        b'{"version": 1, "files": [\n'
        b'{"path":"a","size":1,"sha256":"00","source":["content/a","theme/b"]},\n'
        b'{"path":"b","size":1,"sha256":"00","source":["content/a","theme/b"]}\n]}\n'
    ) == manifest_bytes(files)

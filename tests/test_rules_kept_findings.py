"""What was found is kept by unit and by content: nothing is judged twice, and nothing that changed is missed."""

import os
import time
from pathlib import Path

import pytest

from portal.build.workers import Guard
from portal.findings.finding import Finding, Place
from portal.read.tree import SourceFile
from portal.rules.judgement import Judgement
from portal.rules.kept_findings import Memory, Told, judge_all, judge_files, read_memory, standing_units, write_memory

LATER = time.time_ns() + 60_000_000_000  # the files were written long before the scan


class World:
    """Files on the disk, a judge that finds the first word of each and notes what it was given."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.log = folder / "da-xet.txt"
        self.memory: Memory = {}

    def write(self, path: str, text: str) -> None:
        real = self.folder / path
        real.parent.mkdir(parents=True, exist_ok=True)
        real.write_text(text, "utf-8")

    def file(self, path: str) -> SourceFile:
        info = os.lstat(self.folder / path)
        real = str(self.folder / path)
        return SourceFile(path, real, info.st_size, info.st_mtime_ns, info.st_ctime_ns, info.st_ino)

    def judge(self, file: SourceFile) -> Judgement:
        text = Path(file.real).read_text("utf-8")
        with self.log.open("a", encoding="utf-8") as log:  # also from a worker
            log.write(f"{file.path}\n")
        return Judgement((Finding(Place(file.path), "CT-06", "warning", text.split()[0]),), text.split()[-1])

    def run(self, paths: list[str], units: dict[str, str]) -> tuple[list[tuple[str, str]], list[str]]:
        """(what was found, which files were judged) for the files outside of standing units."""
        self.log.write_text("", "utf-8")
        standing = standing_units(self.memory, units)
        seen = [self.file(path) for path in paths if path.split("/")[2] not in standing]
        told, self.memory = judge_all(seen, (), self.memory, units, self.judge, LATER)
        return found(told), self.log.read_text("utf-8").split()


def found(told: Told) -> list[tuple[str, str]]:
    return sorted((finding.place.path.rpartition("/")[0][16:], finding.message) for finding in told.findings)


ONE, TWO, THREE = (
    f"content/tin-bai/{name}/index.md" for name in ("mot/2024-01-01-a", "mot/2024-01-02-b", "hai/2024-01-03-c")
)


@pytest.fixture
def world(tmp_path: Path) -> World:
    made = World(tmp_path)
    for path, text in ((ONE, "Một bài."), (TWO, "Hai bài."), (THREE, "Ba bài.")):
        made.write(path, text)
    return made


ALL = [("hai/2024-01-03-c", "Ba"), ("mot/2024-01-01-a", "Một"), ("mot/2024-01-02-b", "Hai")]


def test_a_standing_unit_is_not_judged_again_and_its_findings_are_told(world: World) -> None:
    assert (ALL, [ONE, TWO, THREE]) == world.run([ONE, TWO, THREE], {"mot": "1", "hai": "1"})
    assert (ALL, []) == world.run([ONE, TWO, THREE], {"mot": "1", "hai": "1"})


def test_of_a_changed_unit_only_the_changed_text_is_judged(world: World) -> None:
    world.run([ONE, TWO, THREE], {"mot": "1", "hai": "1"})
    world.write(TWO, "Sửa rồi.")

    now, judged = world.run([ONE, TWO, THREE], {"mot": "2", "hai": "1"})

    assert [*ALL[:2], ("mot/2024-01-02-b", "Sửa")] == now
    assert [TWO] == judged


def test_a_text_that_went_takes_its_findings_along(world: World) -> None:
    world.run([ONE, TWO, THREE], {"mot": "1", "hai": "1"})

    assert (ALL[:2], []) == world.run([ONE, THREE], {"mot": "2", "hai": "1"})
    assert ([ALL[1]], []) == world.run([ONE], {"mot": "2"})


def test_without_the_builds_word_every_file_is_compared_by_its_bytes(world: World) -> None:
    world.run([ONE, TWO, THREE], {})
    world.write(ONE, "Khác hẳn.")

    now, judged = world.run([ONE, TWO, THREE], {})

    assert ("mot/2024-01-01-a", "Khác") in now
    assert [ONE] == judged


def test_a_memory_of_other_facts_or_a_broken_one_counts_for_nothing(world: World, tmp_path: Path) -> None:
    world.run([ONE, TWO, THREE], {"mot": "1", "hai": "1"})
    write_memory(tmp_path / "kho", "hôm nay", world.memory, {})

    assert world.memory == read_memory(tmp_path / "kho", "hôm nay")
    assert {} == read_memory(tmp_path / "kho", "hôm qua")
    (tmp_path / "kho/quy-tac-bai.json").write_text("hỏng", "utf-8")
    assert {} == read_memory(tmp_path / "kho", "hôm nay")


def test_a_text_that_takes_too_long_is_told_and_its_unit_looked_at_again(world: World) -> None:
    def endless(file: SourceFile) -> Judgement:
        while file.path == ONE:
            pass
        return Judgement(())

    files = [world.file(path) for path in (ONE, TWO)]

    told = judge_files(files, endless, Guard(cpu_s=1, memory_bytes=512_000_000))

    assert [(ONE, "QT-07")] == [(finding.place.path, finding.code) for one in told for finding in one.findings]


def test_a_unit_with_a_text_that_could_not_be_judged_does_not_stand(world: World) -> None:
    def too_long(file: SourceFile) -> Judgement:
        return Judgement((Finding(Place(file.path), "QT-07", "error", "Chưa xét xong."),) if file.path == ONE else ())

    told, memory = judge_all([world.file(ONE), world.file(THREE)], (), {}, {"mot": "1", "hai": "1"}, too_long, LATER)

    assert ["QT-07"] == [finding.code for finding in told.findings]
    assert {"hai"} == standing_units(memory, {"mot": "1", "hai": "1"})


def test_the_sketches_of_all_texts_are_told_those_of_standing_units_too(world: World) -> None:
    files = [world.file(path) for path in (ONE, TWO, THREE)]
    units = {"mot": "1", "hai": "1"}
    first, memory = judge_all(files, (), {}, units, world.judge, LATER)

    again, _ = judge_all([], (), memory, units, world.judge, LATER)

    assert {ONE: "bài.", TWO: "bài.", THREE: "bài."} == first.sketches
    assert first.sketches == again.sketches

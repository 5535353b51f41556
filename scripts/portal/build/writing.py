"""The wanted files -> a whole tree that takes OUTPUT's place. Only what the idle tree lacks is made."""

import time
from collections.abc import Callable, Container, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import msgspec

from portal.build.body_store import DamagedCache
from portal.build.flush import flush
from portal.build.manifest import ManifestFile, manifest_bytes
from portal.build.output_tree import Standing
from portal.build.progress import Progress
from portal.build.settings import MANIFEST_NAME
from portal.build.two_trees import TwoTrees, drop_idle_tree
from portal.build.wanted import Wanted
from portal.build.workers import answers, worker_count
from portal.findings.finding import CannotRun

Make = Callable[[Wanted], bytes]

_FILES_A_WORKER = 100


@dataclass(frozen=True, slots=True)
class Written:
    """Every file of the output as it now stands, and which of them this build made or copied."""

    standing: dict[str, Standing]
    made: frozenset[str]

    @property
    def untouched(self) -> dict[str, Standing]:
        """The files that stood already."""
        return {path: row for path, row in self.standing.items() if path not in self.made}


def write_portal(
    trees: TwoTrees, wanted: Mapping[str, Wanted], make: Make, progress: Progress, only_here: Container[str] = ()
) -> Written:
    """Makes the idle tree hold exactly what is wanted and puts it in OUTPUT's place. `only_here`: paths of files that
    no other process than this can make.

    Raises CannotRun: OUTPUT is as it was, and the room that the idle tree took is given back.
    """
    keys = {path: file.key for path, file in wanted.items()}
    try:
        with _faults_told(trees.output):
            trees.clear(keys)
            made = dict(_made(trees, wanted, make, progress, only_here))
            standing = {path: made.get(path) or trees.standing[path] for path in wanted}
            rows = [
                ManifestFile(path, standing[path].size, standing[path].sha256, wanted[path].sources) for path in wanted
            ]
            trees.write(MANIFEST_NAME, manifest_bytes(rows), "")
            flush(str(trees.idle.root), (*made, MANIFEST_NAME))
        trees.exchange(keys)
    except CannotRun:
        drop_idle_tree(trees.output)
        raise
    return Written(standing, frozenset(made))


def _made(
    trees: TwoTrees, wanted: Mapping[str, Wanted], make: Make, progress: Progress, only_here: Container[str]
) -> Iterator[tuple[str, Standing]]:
    """The files that the idle tree lacks, written to it: copied from OUTPUT where it has them, else made."""
    files = [file for path, file in wanted.items() if path not in trees.standing]
    files.sort(key=lambda file: file.path not in only_here)
    here = sum(file.path in only_here for file in files)

    def work(task: int) -> bytes:
        file = files[task]
        with _faults_told(trees.output):
            try:
                begun = time.perf_counter()
                content = trees.in_live(file.path, file.key)
                standing = trees.write(file.path, make(file) if content is None else content, file.key)
            except DamagedCache:
                return b""
        return msgspec.json.encode((standing, time.perf_counter() - begun))

    decoder = msgspec.json.Decoder(tuple[Standing, float])
    workers = worker_count(len(files) - here, _FILES_A_WORKER)
    if workers == 1:
        here = len(files)
    by_workers = ((here + n, answer) for n, answer in answers(len(files) - here, lambda n: work(here + n), workers))
    for done, (task, answer) in enumerate(chain(((n, work(n)) for n in range(here)), by_workers), 1):
        progress.phase("Dựng trang", done, len(files))
        if answer is None:
            raise CannotRun("Một tiến trình dựng trang bị hệ thống dừng giữa chừng (có thể thiếu bộ nhớ): dựng lại.")
        if not answer:
            raise DamagedCache
        standing, seconds = decoder.decode(answer)
        progress.took(files[task].path, seconds)
        yield files[task].path, standing


@contextmanager
def _faults_told(output: Path) -> Iterator[None]:
    """The disk's refusals in one line."""
    try:
        yield
    except OSError as refusal:
        raise CannotRun(f"Không ghi được cổng mới cạnh OUTPUT “{output}”: {refusal.strerror}.") from refusal

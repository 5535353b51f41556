"""OUTPUT.live: the portal as hosts get it, made aside and swapped in whole.

From OUTPUT's files: assets under hashed names, references to them, packed twins, what hosts read (headers, redirects).
"""

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import msgspec

from portal.build.flush import flush
from portal.build.manifest import ManifestFile, check_output, manifest_bytes
from portal.build.output_tree import OutputTree, strangers
from portal.build.settings import MANIFEST_NAME
from portal.build.swap import put_in_place
from portal.build.two_trees import idle_folder, output_held
from portal.build.workers import answers, worker_count
from portal.findings.finding import CannotRun
from portal.publish.packed import packed, packing_version, twin_endings
from portal.publish.published_tree import PublishedTree

_A_TASK = 32  # files
_ROWS = msgspec.json.Decoder(tuple[ManifestFile, ...])


@dataclass(frozen=True, slots=True)
class LiveFile:
    """One file of the live tree before it is packed; `source` as in the manifest."""

    path: str
    source: tuple[str, ...]
    read: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class LiveTree:
    """A tree made aside. `rows`: its files by path, the manifest left out."""

    tree: OutputTree
    rows: Mapping[str, ManifestFile]

    def read(self, path: str) -> bytes | None:
        """The bytes of a file of the tree."""
        return (self.tree.root / path).read_bytes() if path in self.rows else None


@contextmanager
def live_held(live: Path) -> Iterator[None]:
    """Nobody else publishes into `live` meanwhile, and all that lies in it is ours. Raises CannotRun."""
    with output_held(live):
        manifest = check_output(live)
        listed = (MANIFEST_NAME, *(file.path for file in manifest.files))
        foreign = strangers(live, listed) if live.is_dir() else ()
        if foreign:
            raise CannotRun(f"“{live / foreign[0]}” không do make publish làm ra: chuyển nó đi rồi chạy lại.")
        yield


def make_aside(live: Path, files: Iterable[LiveFile], old: PublishedTree | None) -> LiveTree:
    """Writes every file and its twins beside `live`. Twins of files that are as in `old` are taken from there when the
    same libraries made them. Raises CannotRun; the room is given back then.
    """
    aside = idle_folder(live) / "cay"
    shutil.rmtree(aside, ignore_errors=True)
    wanted = sorted(files, key=lambda file: file.path)
    tasks = [wanted[at : at + _A_TASK] for at in range(0, len(wanted), _A_TASK)]
    lender = old if old and old.release and old.release.packing == packing_version() else None
    with _faults_told(live):
        tree = OutputTree(aside)

        def work(task: int) -> bytes:
            with _faults_told(live):
                return msgspec.json.encode(tuple(_written(tree, tasks[task], lender)))

        workers = worker_count(len(tasks), 4)
        told = answers(len(tasks), work, workers) if workers > 1 else ((n, work(n)) for n in range(len(tasks)))
        rows = [row for _, answer in told for row in _rows(answer)]
    return LiveTree(tree, {row.path: row for row in sorted(rows, key=lambda row: row.path)})


def add_file(made: LiveTree, file: LiveFile) -> LiveTree:
    """One more file, without twins."""
    content = file.read()
    with _faults_told(made.tree.root):
        standing = made.tree.write(file.path, content, "")
    row = ManifestFile(file.path, standing.size, standing.sha256, file.source)
    return LiveTree(made.tree, dict(sorted((*made.rows.items(), (file.path, row)))))


def swap_in(live: Path, made: LiveTree) -> None:
    """The tree, complete with its manifest, becomes `live` in one step. Raises CannotRun; `live` is as it was then."""
    with _faults_told(live):
        made.tree.write(MANIFEST_NAME, manifest_bytes(made.rows.values()), "")
        flush(str(made.tree.root), (*made.rows, MANIFEST_NAME))
        put_in_place(made.tree.root, live, idle_folder(live) / "cu")
    drop_aside(live)


def drop_aside(live: Path) -> None:
    """Gives back the room of a tree that was made and not swapped in, or of the one before."""
    shutil.rmtree(idle_folder(live) / "cay", ignore_errors=True)


def _written(tree: OutputTree, files: Sequence[LiveFile], lender: PublishedTree | None) -> Iterator[ManifestFile]:
    for file in files:
        content = file.read()
        standing = tree.write(file.path, content, "")
        yield ManifestFile(file.path, standing.size, standing.sha256, file.source)
        is_same = lender is not None and (row := lender.by_path.get(file.path)) and row.sha256 == standing.sha256
        for ending in twin_endings(file.path, content):
            path = f"{file.path}{ending}"
            lent = lender.read(path) if lender is not None and is_same else None
            twin = tree.write(path, lent or packed(file.path, content, ending), "")
            yield ManifestFile(path, twin.size, twin.sha256, file.source)


def _rows(answer: bytes | None) -> tuple[ManifestFile, ...]:
    if answer is None:
        raise CannotRun("Một tiến trình công bố bị máy dừng giữa chừng (có thể thiếu bộ nhớ): chạy lại.")
    return _ROWS.decode(answer)


@contextmanager
def _faults_told(live: Path) -> Iterator[None]:
    try:
        yield
    except OSError as refusal:
        shutil.rmtree(idle_folder(live) / "cay", ignore_errors=True)
        raise CannotRun(f"Không ghi được bản công bố “{live}”: {refusal.strerror}. Bản cũ còn nguyên.") from refusal

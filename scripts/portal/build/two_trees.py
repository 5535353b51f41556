"""OUTPUT and its idle twin: a build works on the idle tree, then the two change places.

Beside `output` lies the hidden folder `.output.nghi/` with `cay/` (the idle tree: the portal before the last),
`khoa` (the lock) and, only where the kernel cannot exchange two folders, for an instant `cu/`.
"""

import errno
import os
import shutil
from collections.abc import Collection, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import msgspec

from portal.build.lock import locked
from portal.build.manifest import listed_paths
from portal.build.output_tree import OutputTree, Standing, inode_of, read_standing, standing_files, strangers
from portal.build.settings import MANIFEST_NAME
from portal.build.swap import put_in_place, repair
from portal.findings.finding import CannotRun


def idle_folder(output: Path) -> Path:
    """The hidden folder beside OUTPUT in which the next portal is made ready."""
    return output.with_name(f".{output.name}.nghi")


@contextmanager
def output_held(output: Path) -> Iterator[bool]:
    """No other build works on this OUTPUT meanwhile; gives whether there was one to wait for.

    What a killed build left of an exchange is finished first. Raises CannotRun.
    """
    aside = idle_folder(output)
    with ExitStack() as held:
        try:
            aside.mkdir(parents=True, exist_ok=True)
            has_waited = held.enter_context(locked(aside / "khoa"))
        except OSError as refusal:
            raise CannotRun(f"Không ghi được cạnh OUTPUT, ở “{aside.parent}”: {refusal.strerror}.") from refusal
        repair(aside / "cay", output, aside / "cu")
        yield has_waited


class SeenTrees(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """What the disk tells of both trees. `changed`: files of the idle tree that do not stand as written; `others`: what
    else lies in it; `strangers`: what lies in OUTPUT and is none of ours.
    """

    changed: frozenset[str]
    others: tuple[str, ...]
    strangers: tuple[str, ...]


Known = Mapping[int, Mapping[str, Standing]]  # inode of a tree's root -> its files as written


def see_trees(output: Path, known: Known) -> SeenTrees:
    """Looks at every file, while `output_held`."""
    idle = idle_folder(output) / "cay"
    written = known.get(inode_of(idle), {})
    is_there = idle.is_dir() and not idle.is_symlink()  # a link there is taken away, not followed (`OutputTree`)
    standing, others = standing_files(idle, written, _ours(idle, written)) if is_there else ({}, ())
    ours = _ours(output, known.get(inode_of(output), {}))
    return SeenTrees(
        frozenset(written.keys() - standing.keys()), others, strangers(output, ours) if output.is_dir() else ()
    )


def _ours(root: Path, written: Mapping[str, Standing]) -> Collection[str]:
    """The paths of a tree that are ours: those remembered, and those its manifest lists."""
    listed = listed_paths(root)
    return written.keys() if listed is None else {MANIFEST_NAME, *written, *listed}


class TwoTrees:
    """The trees of one build, for use while `output_held`."""

    def __init__(self, output: Path, known: Known, seen: SeenTrees | None = None) -> None:
        self.output = output
        self.live: Mapping[str, Standing] = known.get(inode_of(output), {})
        self.idle = OutputTree(idle_folder(output) / "cay")
        seen = seen or see_trees(output, known)
        written = known.get(inode_of(self.idle.root), {})
        self.standing = {path: row for path, row in written.items() if path not in seen.changed}
        self._rubbish = seen.others
        self._strangers = seen.strangers
        self._stale: set[str] = set()
        if MANIFEST_NAME in self._rubbish and len(self._rubbish) > 1:
            # A build was killed between the exchange and `_carry`: what a user had put into OUTPUT goes back there.
            ours = _ours(self.idle.root, written)
            foreign = tuple(path for path in self._rubbish if path not in ours)
            self._carry(self.idle.root, foreign)
            self._strangers = tuple(sorted({*self._strangers, *foreign}))

    def clear(self, wanted: Mapping[str, str]) -> None:
        """Removes from the idle tree what is not wanted any more, and its manifest (`wanted`: path -> key).

        What is wanted under another key lies there until `write` replaces it: workers remove faster than one process.
        """
        gone = [path for path in self.standing if path not in wanted]
        for path in (*self._rubbish, *gone):
            if os.path.lexists(self.idle.root / path):
                self.idle.remove(path)
        self._stale = {path for path, row in self.standing.items() if path in wanted and wanted[path] != row.key}
        for path in (*gone, *self._stale):
            del self.standing[path]
        self.idle.remove_empty_parents((*gone, *self._rubbish), wanted)

    def write(self, path: str, content: bytes, key: str) -> Standing:
        """A file of the idle tree. Raises as `OutputTree.write`."""
        if path in self._stale:
            with suppress(FileNotFoundError):
                self.idle.remove(path)
        return self.idle.write(path, content, key)

    def lacks(self, path: str, key: str) -> bool:
        """Whether neither tree is known to hold the file made under `key`."""
        idle, live = self.standing.get(path), self.live.get(path)
        return (idle is None or idle.key != key) and (live is None or live.key != key)

    def in_live(self, path: str, key: str) -> bytes | None:
        """The content of a file of OUTPUT made under `key` and untouched since; None otherwise."""
        row = self.live.get(path)
        return read_standing(self.output / path, row) if row is not None and row.key == key else None

    def exchange(self, wanted: Mapping[str, str]) -> None:
        """The idle tree, complete, becomes OUTPUT. Raises CannotRun; nothing has moved then."""
        foreign = self._strangers
        for path in foreign:
            if path in wanted or any(name.startswith(f"{path}/") for name in wanted):
                raise CannotRun(
                    f"“{self.output / path}” không do cổng làm ra và chiếm chỗ của một trang: chuyển nó đi."
                )
        try:
            put_in_place(self.idle.root, self.output, idle_folder(self.output) / "cu")
        except OSError as refusal:
            if refusal.errno in (errno.EXDEV, errno.EBUSY):
                hint = "OUTPUT là chỗ gắn ổ đĩa, hãy đặt OUTPUT vào một thư mục con của nó"
                raise CannotRun(f"Không thay được OUTPUT “{self.output}”: {hint}.") from refusal
            raise CannotRun(f"Không thay được OUTPUT “{self.output}”: {refusal.strerror}.") from refusal
        self._carry(self.idle.root, foreign)

    def known(self, standing: Mapping[str, Standing]) -> dict[int, dict[str, Standing]]:
        """What the next build may know of both trees, after `exchange`; `standing`: of the new OUTPUT."""
        return {inode_of(self.output): dict(standing), inode_of(self.idle.root): dict(self.live)}

    def _carry(self, old: Path, foreign: tuple[str, ...]) -> None:
        """What a user has put into OUTPUT stays there."""
        for path in foreign:
            target = self.output / path
            if not os.path.lexists(target):
                target.parent.mkdir(parents=True, exist_ok=True)
                os.rename(old / path, target)


def drop_idle_tree(output: Path) -> None:
    """Gives the room of the idle tree back: after a full disk the next build needs it."""
    shutil.rmtree(idle_folder(output) / "cay", ignore_errors=True)

"""One walk over the sources: what the disk tells of every file that the output depends on. Imports nothing heavy.

Files and folders touched within the clock's tick of the walk are told by what is in them: the disk may hide a later
change. Such a change may also be taken back, so that a later walk shows what this one did though something else was
read in between: see `altered_places`.
The folders of the units, where nearly all files lie, are told one by one: a build reads only those that changed.
"""

import json
import os
import stat
import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from portal.build.engine_version import CODE, PARTS
from portal.build.file_bytes import TICK_NS, bytes_digest
from portal.build.settings import CONF_NAMES, BuildSettings
from portal.findings.finding import CannotRun

UNITS = "content/tin-bai"
REST = ""  # the place of all that lies in no unit's folder
_MANY = 16  # places: with fewer, a second process costs more than it saves
_NAME = attrgetter("name")
_File = tuple[str, str, os.stat_result]  # source path, real path, what the disk tells
_Place = tuple[str, Iterator[_File]]  # source path, what lies there


class Told(NamedTuple):
    """A place as the disk tells of it. `digest`: what was touched just before by its content; `known`: so too what was
    asked for; `touched`: digest of how the disk tells of what was touched just before, empty when nothing was.
    """

    digest: str
    known: str
    touched: str

    def is_as(self, other: "Told") -> bool:
        """Whether the disk tells of the same, and that nobody touched it in between."""
        return (self.digest, self.touched) == (other.digest, other.touched)


@dataclass(frozen=True, slots=True)
class Look:
    """`digest`, `known`: see `Told`, over everything. `fresh`: paths of what was touched just before.

    `units`: a digest of each unit's folder, where the disk would tell of every later change. `unsure`: the places
    where it might not, and what lies beside the units.
    """

    digest: str
    known: str
    units: Mapping[str, str]
    unsure: Mapping[str, Told]
    fresh: tuple[str, ...]
    scanned_ns: int


def look_at(settings: BuildSettings, by_bytes: Collection[str] = ()) -> Look:
    """Walks the sources; `by_bytes`: source paths. Raises OSError when a folder cannot be listed."""
    scanned_ns = time.time_ns()
    rows = _Rows(scanned_ns - TICK_NS, by_bytes)
    places = _told(rows, list(_places(settings)))
    asked = _asked(settings)
    return Look(
        _digest("".join((asked, *(told.digest for told in places.values())))),
        _digest("".join((asked, *(told.known for told in places.values())))),
        {path.rpartition("/")[2]: told.digest for path, told in places.items() if path and not told.touched},
        {path: told for path, told in places.items() if not path or told.touched},
        tuple(rows.fresh),
        scanned_ns,
    )


def altered_places(settings: BuildSettings, look: Look) -> frozenset[str]:
    """Those of `unsure` that are not what `look` saw, or were not all the while; all when they cannot be listed."""
    rows = _Rows(look.scanned_ns - TICK_NS, ())
    try:
        now = {path: rows.told(files) for path, files in _places(settings) if path in look.unsure}
    except OSError:
        return frozenset(look.unsure)
    return frozenset(path for path, told in look.unsure.items() if path not in now or not now[path].is_as(told))


def _told(rows: "_Rows", places: Sequence[_Place]) -> dict[str, Told]:
    """Each place by its path; of many places half are looked at by a process beside."""

    def told_of(some: Iterable[_Place]) -> dict[str, Told]:
        return {path: rows.told(files) for path, files in some}

    if len(places) < _MANY or len(os.sched_getaffinity(0)) < 2:
        return told_of(places)
    from portal.build.workers import begun  # not for a small portal

    with begun(lambda: json.dumps((told_of(places[1::2]), rows.fresh)).encode()) as answer:
        told = told_of(places[::2])
        try:
            there, fresh = json.loads(answer())
        except CannotRun:  # it was stopped, or refused what is then refused here
            there, fresh = told_of(places[1::2]), []
    rows.fresh += fresh
    told |= {path: Told(*one) for path, one in there.items()}
    return {path: told[path] for path, _ in places}


class _Rows:
    """Files to digests. Touched after `settled_ns`: by their content."""

    def __init__(self, settled_ns: int, by_bytes: Collection[str]) -> None:
        self.settled_ns = settled_ns
        self.by_bytes = by_bytes
        self.fresh: list[str] = []

    def told(self, files: Iterator[_File]) -> Told:
        rows: list[str] = []
        touched: list[str] = []
        differing: dict[int, str] = {}
        settled_ns, by_bytes = self.settled_ns, self.by_bytes
        for path, real, info in files:
            mode, mtime_ns, ctime_ns = info.st_mode, info.st_mtime_ns, info.st_ctime_ns
            is_folder = stat.S_ISDIR(mode)
            if is_folder and path.startswith("scripts/"):  # Python keeps files of its own there
                rows.append(f"{path}\0{mode}\n")
                continue
            size = 0 if is_folder else info.st_size
            row = f"{path}\0{mode}\n{info.st_nlink}\n{size}\0{mtime_ns}\0{ctime_ns}\0{info.st_ino}\n"
            if (mtime_ns >= settled_ns or ctime_ns >= settled_ns) and (is_folder or stat.S_ISREG(mode)):
                self.fresh.append(path)
                touched.append(row)
                row = _by_content(path, real, info, row)
            elif path in by_bytes:
                differing[len(rows)] = _by_content(path, real, info, row)
            rows.append(row)
        digest = _digest("".join(rows))
        known = _digest("".join([differing.get(n, row) for n, row in enumerate(rows)])) if differing else digest
        return Told(digest, known, _digest("".join(touched)) if touched else "")


def _by_content(path: str, real: str, info: os.stat_result, row: str) -> str:
    """A file's row by its bytes; one that cannot be opened counts as the disk tells of it. What lies in a folder has
    rows of its own.
    """
    if stat.S_ISDIR(info.st_mode):
        return f"{path}\0{info.st_mode}\n"
    try:
        return f"{path}\0{info.st_mode}\n{info.st_nlink}\n{bytes_digest(real)}"
    except OSError:
        return row


def _asked(settings: BuildSettings) -> str:
    places = [str(path.resolve()) for path in (settings.content, settings.output, settings.theme, settings.conf)]
    return "\0".join([*places, settings.siteurl or "", str(settings.drafts), str(_in_git(settings.content))])


def _in_git(content: Path) -> bool:
    """Hard links are refused outside git's work trees only."""
    real = content.resolve()
    return any((folder / ".git").exists() for folder in (real, *real.parents))


def _places(settings: BuildSettings) -> Iterator[_Place]:
    """What lies beside the units' folders, then each of these by its source path."""
    yield REST, _rest(settings)
    above = settings.content / "tin-bai"
    if above.is_symlink() or not above.is_dir():
        return
    with os.scandir(above) as found:
        folders = sorted((entry.name, entry.path) for entry in found if entry.is_dir(follow_symlinks=False))
    for name, real in folders:
        yield f"{UNITS}/{name}", _below(f"{UNITS}/{name}", real)


def _rest(settings: BuildSettings) -> Iterator[_File]:
    """Everything else below the content, the theme and the program, and the settings files, in a fixed order."""
    yield from _below("content", str(settings.content))
    yield from _below("theme", str(settings.theme))
    for part in PARTS:
        yield from _below(f"scripts/{part}", str(CODE / part))
    for name in CONF_NAMES:
        real = str(settings.conf.with_name(name))
        if os.path.lexists(real):
            yield name, real, os.lstat(real)


def _below(path: str, real: str) -> Iterator[_File]:
    """A folder and all below it but the units' folders, which are places of their own."""
    yield path, real, os.lstat(real)
    ahead = [(path, real)]
    while ahead:
        path, real = ahead.pop()
        with os.scandir(real) as found:
            entries = list(found)
        if len(entries) > 1:  # most folders hold one text
            entries.sort(key=_NAME)
        for entry in entries:
            name = entry.name
            if name in ("__pycache__", ".git"):
                continue
            is_folder = entry.is_dir(follow_symlinks=False)
            if is_folder and path == UNITS:
                continue
            yield f"{path}/{name}", entry.path, entry.stat(follow_symlinks=False)
            if is_folder:
                ahead.append((f"{path}/{name}", entry.path))


def _digest(text: str) -> str:
    """Names of files may hold bytes that are no text."""
    return blake2b(text.encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()

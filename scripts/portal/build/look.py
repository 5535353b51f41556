"""One walk over the sources: what the disk tells of every file that the output depends on. Imports nothing heavy.

Files touched within the clock's tick of the walk are told by their bytes: the disk may hide a later change of them.
The folders of the units, where nearly all files lie, are told one by one: a build reads only those that changed.
"""

import os
import stat
import time
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from operator import attrgetter
from pathlib import Path

from portal.build.engine_version import CODE, PARTS
from portal.build.file_bytes import TICK_NS, bytes_digest
from portal.build.settings import CONF_NAMES, BuildSettings

UNITS = "content/tin-bai"
_NAME = attrgetter("name")
_File = tuple[str, str, os.stat_result]  # source path, real path, what the disk tells


@dataclass(frozen=True, slots=True)
class Look:
    """`digest` over all that was seen, files of `fresh` (touched just now) by their bytes; `known` the same with the
    files that were asked for by their bytes too. `units`: the same by folder of `tin-bai`; `rest`: without those.
    """

    digest: str
    known: str
    rest: str
    units: Mapping[str, str]
    fresh: tuple[str, ...]
    scanned_ns: int


def look_at(settings: BuildSettings, by_bytes: Collection[str] = ()) -> Look:
    """Walks the sources; `by_bytes`: source paths. Raises OSError when a folder cannot be listed."""
    scanned_ns = time.time_ns()
    asked = _asked(settings)
    rows = _Rows(scanned_ns - TICK_NS, by_bytes)
    units = {path: rows.digests(asked, _below(path, real)) for path, real in _unit_folders(settings)}
    rest = rows.digests(asked, _files(settings))
    told = [rest, *units.values()]
    return Look(
        _digest("".join(digest for digest, _ in told)),
        _digest("".join(known for _, known in told)),
        rest[0],
        {path.rpartition("/")[2]: digest for path, (digest, _) in units.items()},
        tuple(rows.fresh),
        scanned_ns,
    )


def is_same_beside(settings: BuildSettings, look: Look) -> bool:
    """Whether all but the folders of the units is still what `look` saw."""
    rows = _Rows(look.scanned_ns - TICK_NS, look.fresh)
    return rows.digests(_asked(settings), _files(settings))[1] == look.rest


class _Rows:
    """Files to digests. Touched after `settled_ns`: by their bytes."""

    def __init__(self, settled_ns: int, by_bytes: Collection[str]) -> None:
        self.settled_ns = settled_ns
        self.by_bytes = by_bytes
        self.fresh: list[str] = []

    def digests(self, asked: str, files: Iterator[_File]) -> tuple[str, str]:
        """(digest, the same with the files of `by_bytes` by their bytes)."""
        rows, differing = [asked], {}
        settled_ns, by_bytes = self.settled_ns, self.by_bytes
        for path, real, info in files:
            mode, mtime_ns, ctime_ns = info.st_mode, info.st_mtime_ns, info.st_ctime_ns
            if stat.S_ISDIR(mode):
                rows.append(f"{path}\0{mode}\n")
                continue
            row = f"{path}\0{mode}\n{info.st_nlink}\n{info.st_size}\0{mtime_ns}\0{ctime_ns}\0{info.st_ino}\n"
            if (mtime_ns >= settled_ns or ctime_ns >= settled_ns) and stat.S_ISREG(mode):
                self.fresh.append(path)
                row = _by_bytes(path, real, info, row)
            elif path in by_bytes:
                differing[len(rows)] = _by_bytes(path, real, info, row)
            rows.append(row)
        digest = _digest("".join(rows))
        if not differing:
            return digest, digest
        return digest, _digest("".join([differing.get(number, row) for number, row in enumerate(rows)]))


def _by_bytes(path: str, real: str, info: os.stat_result, row: str) -> str:
    """A file's row by its bytes; one that cannot be opened counts as the disk tells of it."""
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


def _unit_folders(settings: BuildSettings) -> list[tuple[str, str]]:
    """(source path, real path), sorted."""
    above = settings.content / "tin-bai"
    if above.is_symlink() or not above.is_dir():
        return []
    with os.scandir(above) as found:
        folders = [(f"{UNITS}/{entry.name}", entry.path) for entry in found if entry.is_dir(follow_symlinks=False)]
    return sorted(folders)


def _files(settings: BuildSettings) -> Iterator[_File]:
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
    """All below a folder but the contents of the units' folders."""
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
            yield f"{path}/{name}", entry.path, entry.stat(follow_symlinks=False)
            if path != UNITS and entry.is_dir(follow_symlinks=False):
                ahead.append((f"{path}/{name}", entry.path))


def _digest(text: str) -> str:
    """Names of files may hold bytes that are no text."""
    return blake2b(text.encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()

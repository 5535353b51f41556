"""The front: nothing changed since the last build costs one walk over the sources. Imports nothing heavy.

It compares path, size, mtime, ctime and inode of every file the output depends on. Files touched within the clock's
tick of the walk are compared by their bytes. Past the next moment at which the output would differ (an article falls
due, a day ends) the build plans again.
"""

import json
import os
import stat
import time
from collections.abc import Collection, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import blake2b
from pathlib import Path
from typing import Any

from portal.build.checked_file import read_checked, write_checked
from portal.build.engine_version import CODE, PARTS, library_versions
from portal.build.file_bytes import TICK_NS, bytes_digest
from portal.build.result import BuildResult, held_back
from portal.build.settings import CONF_NAMES, MANIFEST_NAME, BuildSettings
from portal.findings.finding import Finding, Place

_FILE = "lan-dung-truoc.json"


@dataclass(frozen=True, slots=True)
class Look:
    """One walk. `digest` over all rows, those of `fresh` (touched just now) by their bytes; `known` the same with the
    given paths by their bytes too.
    """

    digest: str
    fresh: tuple[str, ...]
    known: str
    scanned_ns: int


def look_at(settings: BuildSettings, by_bytes: Collection[str] = ()) -> Look:
    """Walks the sources. Raises OSError when a folder cannot be listed."""
    scanned_ns = time.time_ns()
    rows, differing = [_asked(settings)], {}
    fresh: list[str] = []
    settled_ns = scanned_ns - TICK_NS
    for path, real, info in _files(settings):
        mode, mtime_ns, ctime_ns = info.st_mode, info.st_mtime_ns, info.st_ctime_ns
        if stat.S_ISDIR(mode):
            rows.append(f"{path}\0{mode}\n")
            continue
        plain = f"{path}\0{mode}\n{info.st_nlink}\n"
        row = f"{plain}{info.st_size}\0{mtime_ns}\0{ctime_ns}\0{info.st_ino}\n"
        if (mtime_ns >= settled_ns or ctime_ns >= settled_ns) and stat.S_ISREG(mode):
            fresh.append(path)
            row = _by_bytes(plain, real, row)
        elif path in by_bytes:
            differing[len(rows)] = _by_bytes(plain, real, row)
        rows.append(row)
    digest = known = _digest(rows)
    if differing:
        known = _digest([differing.get(number, row) for number, row in enumerate(rows)])
    return Look(digest, tuple(fresh), known, scanned_ns)


def _digest(rows: list[str]) -> str:
    return blake2b(_encoded("".join(rows)), digest_size=16).hexdigest()


def _by_bytes(plain: str, real: str, row: str) -> str:
    """A file's row by its bytes; one that cannot be opened counts as the disk tells of it."""
    try:
        return plain + bytes_digest(real)
    except OSError:
        return row


def is_same(settings: BuildSettings, look: Look) -> bool:
    """Whether the sources are still what `look` saw."""
    return look_at(settings, frozenset(look.fresh)).known == look.digest


def unchanged(settings: BuildSettings) -> BuildResult | Look | None:
    """What the last build told, when another would give the same; else the look that showed a change, if any did."""
    payload = read_checked(settings.cache / _FILE, library_versions())
    if payload is None:
        return None
    kept = json.loads(payload)
    since, until = datetime.fromisoformat(kept["as_of"]), datetime.fromisoformat(kept["until"])
    if not since <= settings.as_of < until or kept["manifest"] != _manifest_row(settings.output):
        return None
    try:
        look = look_at(settings, frozenset(kept["fresh"]))
    except OSError:
        return None
    if look.known != kept["digest"]:
        return look
    if kept["fresh"] and not look.fresh:  # from now on the disk's word is enough
        _keep(settings, kept | {"digest": look.digest, "fresh": []})
    return _result(kept["result"])


def keep_look(settings: BuildSettings, look: Look, until: datetime, result: BuildResult) -> bool:
    """Kept for the next front. `until`: the first moment at which the output may differ."""
    kept = {
        "digest": look.digest,
        "fresh": look.fresh,
        "as_of": settings.as_of.isoformat(),
        "until": until.isoformat(),
        "manifest": _manifest_row(settings.output),
        "result": asdict(result),
    }
    return _keep(settings, kept)


def _keep(settings: BuildSettings, kept: dict[str, Any]) -> bool:
    return write_checked(settings.cache / _FILE, json.dumps(kept).encode(), library_versions())


def _result(kept: dict[str, Any]) -> BuildResult:
    """The result as this same program kept it."""
    return BuildResult(
        findings=tuple(Finding(**finding | {"place": Place(**finding["place"])}) for finding in kept["findings"]),
        sources=kept["sources"],
        pages=kept["pages"],
        held=held_back(kept["held"]),
        left_out=tuple(kept["left_out"]),
        exit=kept["exit"],
    )


def _asked(settings: BuildSettings) -> str:
    places = [str(path.resolve()) for path in (settings.content, settings.output, settings.theme, settings.conf)]
    return "\0".join([*places, settings.siteurl or "", str(settings.drafts), str(_in_git(settings.content))])


def _in_git(content: Path) -> bool:
    """Hard links are refused outside git's work trees only."""
    real = content.resolve()
    return any((folder / ".git").exists() for folder in (real, *real.parents))


def _files(settings: BuildSettings) -> Iterator[tuple[str, str, os.stat_result]]:
    """Everything below the content, the theme and the program, and the settings files, in a fixed order."""
    yield from _below("content", str(settings.content))
    yield from _below("theme", str(settings.theme))
    for part in PARTS:
        yield from _below(f"scripts/{part}", str(CODE / part))
    for name in CONF_NAMES:
        real = str(settings.conf.with_name(name))
        if os.path.lexists(real):
            yield name, real, os.lstat(real)


def _below(path: str, real: str) -> Iterator[tuple[str, str, os.stat_result]]:
    ahead = [(path, real)]
    while ahead:
        path, real = ahead.pop()
        with os.scandir(real) as found:
            entries = sorted([(entry.name, entry) for entry in found])
        for name, entry in entries:
            if name in ("__pycache__", ".git"):
                continue
            yield f"{path}/{name}", entry.path, entry.stat(follow_symlinks=False)
            if entry.is_dir(follow_symlinks=False):
                ahead.append((f"{path}/{name}", entry.path))


def _encoded(text: str) -> bytes:
    """Names of files may hold bytes that are no text."""
    return text.encode("utf-8", "surrogateescape")


def _manifest_row(output: Path) -> list[int]:
    """How the disk knows the manifest of the output; empty when there is none."""
    try:
        info = os.lstat(output / MANIFEST_NAME)
    except OSError:
        return []
    return [info.st_size, info.st_mtime_ns, info.st_ctime_ns, info.st_ino]

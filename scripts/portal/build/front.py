"""The front: nothing changed since the last build costs one walk over the sources. Imports nothing heavy.

It compares path, size, mtime, ctime and inode of every file the output depends on (see `look.py`). Past the next moment
at which the output would differ (an article falls due, a day ends) the build plans again.
"""

import json
import os
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from portal.build.checked_file import read_checked, write_checked
from portal.build.engine_version import library_versions
from portal.build.look import Look, look_at
from portal.build.result import BuildResult, held_back
from portal.build.settings import MANIFEST_NAME, BuildSettings
from portal.findings.finding import Finding, Place

_FILE = "lan-dung-truoc.json"


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
    return _result(kept["result"], look)


def keep_look(settings: BuildSettings, look: Look, until: datetime, result: BuildResult) -> bool:
    """Kept for the next front. `until`: the first moment at which the output may differ."""
    kept = {
        "digest": look.digest,
        "fresh": look.fresh,
        "as_of": settings.as_of.isoformat(),
        "until": until.isoformat(),
        "manifest": _manifest_row(settings.output),
        "result": asdict(replace(result, units={})),
    }
    return _keep(settings, kept)


def _keep(settings: BuildSettings, kept: dict[str, Any]) -> bool:
    return write_checked(settings.cache / _FILE, json.dumps(kept).encode(), library_versions())


def _result(kept: dict[str, Any], look: Look) -> BuildResult:
    """The result as this same program kept it, on the folders as they were seen now."""
    return BuildResult(
        findings=tuple(Finding(**finding | {"place": Place(**finding["place"])}) for finding in kept["findings"]),
        sources=kept["sources"],
        pages=kept["pages"],
        held=held_back(kept["held"]),
        left_out=tuple(kept["left_out"]),
        exit=kept["exit"],
        units=dict(look.units),
    )


def _manifest_row(output: Path) -> list[int]:
    """How the disk knows the manifest of the output; empty when there is none."""
    try:
        info = os.lstat(output / MANIFEST_NAME)
    except OSError:
        return []
    return [info.st_size, info.st_mtime_ns, info.st_ctime_ns, info.st_ino]

"""The inside check: every address that a built folder uses, minus every address it defines.

Files are read once, in parallel, without places; only a file in which something is wrong is read again, exactly.
"""

import os
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import msgspec

from portal.build.engine_version import engine_version
from portal.build.file_bytes import TICK_NS
from portal.build.manifest import Manifest, read_manifest
from portal.build.workers import answers, worker_count
from portal.findings.finding import CannotRun, Finding, sorted_findings
from portal.links.file_report import Reporter
from portal.links.file_signs import unsound_files
from portal.links.inside_memory import Kept, Memory, read_memory, write_memory
from portal.links.judge import Judge
from portal.links.lookup import Lookup
from portal.links.nearby import Nearby
from portal.links.own_site import OwnSite, own_site
from portal.links.redirect_graph import Redirects, move_ends, redirect_graph
from portal.links.sighting import Sighting, holds_any, mark, sighting
from portal.links.source_places import SourcePlaces
from portal.links.unpublished import unpublished
from portal.seen.built_tree import BuiltFile, BuiltTree, built_tree
from portal.seen.file_facts import LARGEST_BYTES, file_facts, is_html, is_read

_A_TASK = 48  # files
_TASKS_A_WORKER = 3
_REDIRECT_MAPS = frozenset({"redirects.json", "_redirects"})


@dataclass(frozen=True, slots=True)
class InsideResult:
    """`read`: files looked into. `orphans`, `dead_ends`: pages, by path; empty unless asked for."""

    findings: tuple[Finding, ...]
    read: int
    orphans: tuple[str, ...] = ()
    dead_ends: tuple[str, ...] = ()


class _Seen(msgspec.Struct, frozen=True, array_like=True):
    """What a worker says of one file."""

    digest: str
    sighting: Sighting


def check_inside(
    output: Path, siteurl: str | None, content: Path | None = None, cache: Path | None = None, lonely: bool = False
) -> InsideResult:
    """Checks a folder of built HTML, also one that others built.

    `siteurl`: where it lives; without it every absolute address is another site's. With `content` and a manifest of
    ours places are those of the sources, else those of the built files, relative to `output`. `cache`: folder for
    what is kept between runs. `lonely`: also tell pages that nothing leads to, and pages that lead nowhere.
    Raises CannotRun when there is nothing to check.
    """
    site = _site(siteurl)
    scanned_ns = time.time_ns()  # compared with times of files only; shows in no output
    tree = built_tree(output)
    manifest = read_manifest(output)
    check = _Check(tree, site, _judge(tree, site, manifest, content))
    memory = read_memory(cache, f"{engine_version()} {site.root} {content is not None}" if cache else "")
    kept = check.see(memory, _digests(output, tree, manifest))
    redirects = check.redirects()
    reporter = Reporter(check.judge, check.sightings, redirects)
    found = check.report(reporter)
    if manifest is not None and content is not None:
        found = SourcePlaces(manifest, content, tree, site).placed(found)
    if kept is not None and cache is not None:
        write_memory(cache, check.remembered(memory.version or f"{engine_version()} {site.root} {content is not None}", scanned_ns))
    orphans, dead_ends = check.lonely(redirects) if lonely else ((), ())
    return InsideResult(sorted_findings(found), len(check.sightings), orphans, dead_ends)

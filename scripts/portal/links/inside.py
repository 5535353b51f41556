"""The inside check: every address that a built folder uses, minus every address it defines.

Files are read once, in parallel, without places; only a file in which something is wrong is read again, exactly.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from portal.build.engine_version import engine_version
from portal.build.manifest import Manifest, read_manifest
from portal.build.settings import MANIFEST_NAME
from portal.build.workers import answers, worker_count
from portal.findings.finding import CannotRun, Finding, Place, sorted_findings
from portal.links.file_report import Reporter
from portal.links.file_signs import Unsound, unsound_files
from portal.links.inside_address import InsideAddresses
from portal.links.inside_memory import Memory, read_memory, write_memory
from portal.links.judge import Judge
from portal.links.lookup import Lookup
from portal.links.moved_addresses import moved_addresses
from portal.links.nearby import Nearby
from portal.links.own_site import OwnSite, own_site
from portal.links.redirect_graph import Redirects, move_ends, redirect_graph
from portal.links.sight import Sight, scan_moment
from portal.links.sighting import Sighting, all_marks, mark
from portal.links.source_places import SourcePlaces
from portal.links.unpublished import unpublished
from portal.seen.built_tree import BuiltTree, built_tree
from portal.seen.file_facts import file_facts, is_html, is_redirect_map
from portal.seen.use import FileFacts

# What the memory depends on: a rule that has changed is asked again.
_PROGRAM = ("build", "findings", "links", "model", "seen")
_A_TASK = 16  # files, 3-5 ms each
_MOST_COMPARED = 200  # files with faults
_UNNAMED = "Tên tệp không phải UTF-8: không địa chỉ nào gọi được tệp này."
_FOUND = msgspec.msgpack.Decoder(tuple[Finding, ...])


@dataclass(frozen=True, slots=True)
class InsideResult:
    """`read`: files looked into. `at_sources`: places are those of the sources.

    `orphans`, `dead_ends`: paths of pages; None when not asked for.
    """

    findings: tuple[Finding, ...]
    read: int
    at_sources: bool
    orphans: tuple[str, ...] | None = None
    dead_ends: tuple[str, ...] | None = None


def check_inside(
    output: Path,
    siteurl: str | None,
    content: Path | None = None,
    cache: Path | None = None,
    lonely: bool = False,
    strict_files: bool = False,
    files_too: bool = False,
) -> InsideResult:
    """Checks a folder of built HTML, also one that others built.

    `siteurl`: where it lives; without it every absolute address is another site's. With `content` and a manifest of
    ours places are those of the sources, else those of the built files, relative to `output`. `cache`: folder for
    what is kept between runs. `lonely`: also list pages that nothing leads to, and pages that lead nowhere.
    `strict_files`: pictures and attachments must begin as their kind does, not only not as another kind.
    `files_too`: also links inside PDF and office files.
    Raises CannotRun when there is nothing to check.
    """
    if lonely:
        cache = None  # what a reader can go to is not kept
    site = _site(siteurl)
    now_ns = scan_moment()
    tree = built_tree(output)
    manifest = read_manifest(output)
    if manifest is None:
        content = None
    maps = {file.path: file_facts(file.path, tree.read(file.path)) for file in tree.files if is_redirect_map(file.path)}
    held = unpublished(content, tree) if content else {}
    judge = _judge(tree, site, maps, held, unsound_files(tree, strict_files))
    version = f"{engine_version(_PROGRAM)} {site.root} {sorted(held)} {judge.inside.moved.words()}" if cache else ""
    kept = Sight(tree, judge, _vouched(tree, manifest), lonely, files_too).see(read_memory(cache, version), now_ns)
    if not kept:
        raise CannotRun(f"Thư mục “{output}” không có trang nào để kiểm tra.")
    if cache is not None:
        paths = tuple(file.path for file in tree.files)
        write_memory(cache, Memory(version, kept, paths, tuple(sorted(judge.inside.unsound))))
    sightings = {one.file.path: one.sighting for one in kept}
    redirects = _redirects(sightings, maps, judge)
    findings: Iterable[Finding] = _reports(tree, Reporter(judge, sightings, redirects), maps)
    if manifest is not None and content is not None:
        findings = SourcePlaces(manifest, content, site).placed(findings)
    unnamed = [Finding(Place(name), "LK-07", "error", _UNNAMED, "Đổi tên tệp.") for name in tree.unnamed]
    lists = _lonely(sightings, redirects) if lonely else (None, None)
    return InsideResult(sorted_findings((*findings, *unnamed)), len(kept), content is not None, *lists)


def _site(siteurl: str | None) -> OwnSite:
    try:
        return own_site(siteurl)
    except ValueError:
        raise CannotRun(f"SITEURL “{siteurl}” không phải địa chỉ: viết SITEURL=https://ten-mien.") from None


def _judge(
    tree: BuiltTree,
    site: OwnSite,
    maps: Mapping[str, FileFacts],
    held: Mapping[str, str],
    unsound: Mapping[str, Unsound],
) -> Judge:
    moved = moved_addresses(move for facts in maps.values() for move in facts.moves)
    return Judge(InsideAddresses(site, Lookup(tree), None, unsound, held, moved))


def _vouched(tree: BuiltTree, manifest: Manifest | None) -> dict[str, str]:
    """Digests of files that have not been touched since the manifest of ours was written."""
    if manifest is None or (written := tree.by_path.get(MANIFEST_NAME)) is None:
        return {}
    listed = {file.path: file for file in manifest.files}
    return {
        file.path: listed[file.path].sha256
        for file in tree.files
        if file.path in listed
        and listed[file.path].size == file.size
        and max(file.mtime_ns, file.ctime_ns) <= written.mtime_ns
    }


def _redirects(sightings: Mapping[str, Sighting], maps: Mapping[str, FileFacts], judge: Judge) -> Redirects:
    refreshes = [(path, seen.refresh) for path, seen in sightings.items() if seen.refresh is not None]
    moves = [(start, end) for facts in maps.values() for _, start, end in move_ends(facts, judge.inside)]
    return redirect_graph(refreshes, moves)


def _reports(tree: BuiltTree, reporter: Reporter, maps: Mapping[str, FileFacts]) -> list[Finding]:
    suspects = [
        path
        for path, seen in reporter.sightings.items()
        if not seen.sound
        or path in reporter.redirects.faults
        or (path in maps and reporter.redirects.faults)
        or any(reporter.unanswered(target, fragment) for target, fragment in seen.asks)
    ]
    reporter = reporter.telling(Nearby(tree, compares=len(suspects) <= _MOST_COMPARED))
    tasks = [suspects[at : at + _A_TASK] for at in range(0, len(suspects), _A_TASK)]

    def work(task: int) -> bytes:
        found = [finding for path in tasks[task] for finding in reporter.findings(path, tree.read(path))]
        return msgspec.msgpack.encode(found)

    workers = worker_count(len(tasks), 2)
    if workers == 1:
        return [finding for path in suspects for finding in reporter.findings(path, tree.read(path))]
    return [finding for _, answer in answers(len(tasks), work, workers) for finding in _decoded(answer)]


def _decoded(answer: bytes | None) -> Sequence[Finding]:
    if answer is None:
        raise CannotRun("Một tiến trình kiểm tra liên kết bị máy dừng giữa chừng (có thể thiếu bộ nhớ).")
    return _FOUND.decode(answer)


def _lonely(sightings: Mapping[str, Sighting], redirects: Redirects) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Pages to which no other page leads (the front page and error pages apart), and pages from which none leads on."""
    reached = {one for seen in sightings.values() for one in all_marks(seen.ways)}
    pages = [path for path in sightings if is_html(path) and path not in redirects.onward]
    orphans = [path for path in pages if mark(path) not in reached and path not in ("index.html", "404.html")]
    return tuple(sorted(orphans)), tuple(sorted(path for path in pages if not sightings[path].ways))

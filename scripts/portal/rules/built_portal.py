"""The built portal through the rules on pages: each page is read once, in workers, and again when its bytes change."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from hashlib import blake2b
from pathlib import Path

import msgspec
from selectolax.lexbor import LexborHTMLParser

from portal.build.checked_file import read_checked, write_checked
from portal.build.engine_version import PARTS, engine_version
from portal.build.manifest import Manifest, ManifestFile
from portal.build.workers import Guard, answers, worker_count
from portal.findings.finding import CannotRun, Finding, Place, sorted_findings
from portal.rules.book import BOOK
from portal.rules.built_site import BuiltSite, is_ministry
from portal.rules.page_read import SiteNames, read_page
from portal.rules.rule import Rule

GUARD = Guard(cpu_s=20, memory_bytes=512_000_000)
_FILE = "quy-tac-trang.json"
_A_TASK = 32
_TASKS_A_WORKER = 2
_MOST_TOLD = 3  # places at which one and the same mistake of pages is told; more are the theme's and told once

PAGE_RULES: tuple[Rule, ...] = tuple(rule for rule in BOOK if rule.subject == "page")  # type: ignore[type-arg]


class PageSight(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """What was seen in one page. `menu`: its main menu in words; `to_ministry`: it links to the Ministry."""

    digest: str
    findings: tuple[Finding, ...] = ()
    menu: str = ""
    to_ministry: bool = False


_KEPT = msgspec.json.Decoder(dict[str, PageSight])
_SEEN = msgspec.json.Decoder(tuple[PageSight, ...])


def see_pages(output: Path, manifest: Manifest, names: SiteNames, folder: Path) -> Mapping[str, PageSight]:
    """Every page of the output, by path; those known by their digest are not read. `folder`: of the cache."""
    version = f"{engine_version((*PARTS, 'rules'))} {blake2b(repr(names).encode(), digest_size=8).hexdigest()}"
    payload = read_checked(folder / _FILE, version)
    before = {} if payload is None else _KEPT.decode(payload)
    sizes = {file.path: file.size for file in manifest.files}
    pages = [file for file in manifest.files if file.path.endswith(".html")]
    now = {
        file.path: before[file.path]
        for file in pages
        if file.path in before and before[file.path].digest == file.sha256
    }
    unread = [file for file in pages if file.path not in now]
    for file, sight in zip(unread, _read(output, unread, names, sizes), strict=True):
        now[file.path] = sight
    if unread or len(before) != len(now):
        write_checked(folder / _FILE, msgspec.json.encode(now), version)
    return now


def page_findings(sights: Mapping[str, PageSight], manifest: Manifest) -> Iterator[Finding]:
    """The mistakes of pages at their sources. One that many pages share is the theme's and told once."""
    sources = {file.path: file.source for file in manifest.files}
    shared: defaultdict[tuple[str, str], list[Finding]] = defaultdict(list)
    for path in sorted(sights):
        for finding in sights[path].findings:
            shared[finding.code, finding.message].append(finding)
    for findings in shared.values():
        if len(findings) > _MOST_TOLD:
            first = findings[0]
            message = f"{first.message.removesuffix('.')} ({len(findings)} trang, từ “{first.place.path}”)."
            yield replace(first, place=Place("theme/templates"), message=message)
        else:
            for finding in findings:
                yield replace(finding, place=_source(finding.place.path, sources.get(finding.place.path, ())))


def site_of(output: Path, manifest: Manifest, sights: Mapping[str, PageSight], sheet: Place) -> BuiltSite:
    """The portal as the rules on the whole see it. `sheet`: where mistakes of the whole are told."""

    @cache
    def read(path: str) -> bytes:
        return _bytes(output, path)

    return BuiltSite(
        frozenset(file.path for file in manifest.files),
        read,
        sheet,
        {path: sight.menu for path, sight in sights.items() if sight.menu},
        any(sight.to_ministry for sight in sights.values()),
    )


def see_page(path: str, data: bytes, digest: str, names: SiteNames, sizes: Mapping[str, int]) -> PageSight:
    """One page, with its mistakes at `path`."""
    page = read_page(path, data, names, sizes)
    if page is None:
        return PageSight(digest)
    found = sorted_findings(finding for rule in PAGE_RULES for finding in rule.findings(page))
    return PageSight(digest, found, _menu(page.html), _to_ministry(page.html))


def _menu(html: LexborHTMLParser) -> str:
    links = html.css('nav[aria-label="Danh mục chính"] a, nav[aria-label="Main menu"] a')
    return " ".join(f"{node.attributes.get('href')} {node.text().strip()}" for node in links)


def _to_ministry(html: LexborHTMLParser) -> bool:
    return any(is_ministry(node.attributes.get("href") or "") for node in html.css('a[href*="moet."]'))


def _read(output: Path, files: Sequence[ManifestFile], names: SiteNames, sizes: Mapping[str, int]) -> list[PageSight]:
    tasks = [files[at : at + _A_TASK] for at in range(0, len(files), _A_TASK)]

    def work(task: int) -> bytes:
        sights = (see_page(file.path, _bytes(output, file.path), file.sha256, names, sizes) for file in tasks[task])
        return msgspec.json.encode(tuple(sights))

    found: dict[int, tuple[PageSight, ...]] = {}
    for task, payload in answers(len(tasks), work, worker_count(len(tasks), _TASKS_A_WORKER), GUARD):
        if payload is None:
            raise CannotRun("Một tiến trình xét trang bị máy dừng giữa chừng (có thể thiếu bộ nhớ).")
        found[task] = _SEEN.decode(payload)
    return [sight for task in range(len(tasks)) for sight in found[task]]


def _bytes(output: Path, path: str) -> bytes:
    try:
        return (output / path).read_bytes()
    except OSError as refusal:
        raise CannotRun(f"Không đọc được “{output / path}”: {refusal.strerror}.") from refusal


def _source(path: str, sources: Iterable[str]) -> Place:
    """The text the page is made of, else its sheet, else the page itself."""
    ranked = sorted(sources, key=lambda source: (not source.endswith(".md"), not source.startswith("content/")))
    own = [source for source in ranked if path.rpartition("/")[0] in source] or ranked
    return Place(own[0]) if own else Place(path)

"""`publish`: production build, every check, the gate, then OUTPUT.live in one step."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from portal.build.engine_version import engine_version
from portal.build.manifest import check_output
from portal.build.settings import REPOSITORY, BuildSettings
from portal.build.two_trees import output_held
from portal.desk.git_repository import repository_of
from portal.desk.portal_check import Part, PortalCheck, check_portal
from portal.findings.finding import CannotRun, Finding, Place, has_error, sorted_findings
from portal.model.portal import Portal
from portal.publish.asset_names import hashed_assets
from portal.publish.composing import HERE, SoundOutput, kept_assets, live_files
from portal.publish.difference import Difference, difference
from portal.publish.gate import beyond_floor, lost_addresses, unknown_kinds, without_front
from portal.publish.headers.nginx import nginx_text
from portal.publish.live_tree import LiveFile, add_file, drop_aside, live_held, make_aside, swap_in
from portal.publish.packed import packing_version
from portal.publish.published_tree import previous_tree, published_in
from portal.publish.release import RELEASE_NAME, Release, release_bytes, release_id, tree_digest
from portal.read.portal_data import read_portal_data
from portal.read.tree import scan_tree
from portal.rules.edition import rule_set

# Pages that report on the portal: made from the findings of all checks, published, never part of OUTPUT.
Producer = Callable[[BuildSettings, Sequence[Finding]], Iterable[LiveFile]]


@dataclass(frozen=True, slots=True)
class PublishSettings:
    """`build`: as for `html`. `live`: OUTPUT.live. `moment`: when it is published; `who`, `reason`: as told by the one
    who publishes. `previous`: PREVIOUS, empty for what stands in `live`.
    """

    build: BuildSettings
    live: Path
    moment: datetime
    who: str = ""
    reason: str = ""
    previous: str = ""


@dataclass(frozen=True, slots=True)
class PublishResult:
    """`release`: what now stands in OUTPUT.live; None when the gate stayed shut and the old one stands.

    `is_new` False: not a byte is other than in the release before, so it is that release. `exit`: 0 published; 1
    refused; 2 nothing could be built.
    """

    check: PortalCheck
    findings: tuple[Finding, ...]
    difference: Difference | None
    release: Release | None
    exit: int
    is_new: bool = True


def live_folder(output: Path) -> Path:
    """`output` -> `output.live`."""
    return output.with_name(f"{output.name}.live")


def nginx_file(live: Path) -> Path:
    """Where the nginx snippet is written: beside the tree, it is no part of what is served."""
    return live.with_name(f"{live.name}.nginx.conf")


def run_publish(settings: PublishSettings, parts: Sequence[Part], producers: Sequence[Producer] = ()) -> PublishResult:
    """Builds and publishes into OUTPUT.live, or tells why not. Raises CannotRun; nothing was published then."""
    if settings.build.drafts:
        raise CannotRun("Bản nháp không được công bố: bỏ DRAFTS=1 rồi chạy lại.")
    build = replace(settings.build, conf=REPOSITORY / "publishconf.py")
    check = check_portal(build, parts)
    if check.build.exit == 2:
        return PublishResult(check, check.findings, None, None, 2)
    commit, unsaved = _commit(build.content)
    with output_held(build.output), live_held(settings.live):
        output = SoundOutput(build.output, check_output(build.output))
        findings = [*check.findings, *unsaved, *output.altered(), *without_front(output.rows)]
        if has_error(findings):
            return PublishResult(check, sorted_findings(findings), None, None, 1)
        more = [file for producer in producers for file in producer(build, check.findings)]
        return _published(settings, build, check, findings, output, more, commit)


def _published(
    settings: PublishSettings,
    build: BuildSettings,
    check: PortalCheck,
    told: Sequence[Finding],
    output: SoundOutput,
    more: Sequence[LiveFile],
    commit: str | None,
) -> PublishResult:
    portal = _portal(build.content)
    siteurl = build.siteurl or portal.siteurl
    standing = published_in(settings.live)
    previous = previous_tree(settings.previous, settings.live)
    assets = hashed_assets(output.rows, output.read)
    kept = tuple(kept_assets(previous, assets))
    made = make_aside(settings.live, live_files(output, assets, siteurl, more, kept), standing)
    change = difference(previous, dict(made.rows), made.read)
    gate = (
        *lost_addresses(previous, dict(made.rows), output.redirects, made.read),
        *beyond_floor(change, portal.floor, settings.reason),
        *unknown_kinds(made.rows.values()),
    )
    findings = sorted_findings((*told, *gate))
    if has_error(findings):
        drop_aside(settings.live)
        return PublishResult(check, findings, change, None, 1)
    tree = tree_digest(made.rows.values())
    before = previous.release if previous else None
    if before is not None and before.tree == tree:
        # Hourly runs mostly find nothing: a release for each would push those worth going back to off the host.
        release, is_new = before, False
    else:
        is_new = True
        release = Release(
            version=1,
            id=release_id(settings.moment, tree),
            tree=tree,
            time=settings.moment.isoformat(),
            siteurl=siteurl,
            engine=engine_version(),
            rules=rule_set(check.edition) if check.edition is not None else rule_set(),
            packing=packing_version(),
            who=settings.who,
            reason=settings.reason,
            commit=commit,
            previous=before.id if before else None,
            kept=tuple(file.path for file in kept),
        )
    made = add_file(made, LiveFile(RELEASE_NAME, (f"{HERE}/release.py",), lambda: release_bytes(release)))
    swap_in(settings.live, made)
    _write_beside(nginx_file(settings.live), nginx_text(output.redirects))
    return PublishResult(check, findings, change, release, 0, is_new)


def _portal(content: Path) -> Portal:
    portal = read_portal_data(scan_tree(content)).portal
    if portal is None:  # the build just read it
        raise CannotRun("cong.yaml vừa bị sửa trong lúc công bố: chạy lại.")
    return portal


def _commit(content: Path) -> tuple[str | None, tuple[Finding, ...]]:
    """The commit that is published, and PH-08 when the content is not exactly that."""
    try:
        repository = repository_of(content)
        commit = repository.base("HEAD")
    except CannotRun:  # no repository, no git, no commit yet: the portal is published all the same, and says so
        message = "Nội dung không nằm trong kho git: lần công bố này không truy được về bản ghi nào."
        return None, (Finding(Place("content"), "PH-08", "warning", message),)
    below = f"{repository.content}/" if repository.content else ""
    unsaved = [change.path for change in repository.changed(commit) if change.path.startswith(below)]
    if not unsaved:
        return commit, ()
    message = f"{len(unsaved)} tệp nội dung chưa ghi vào git: bản công bố không dựng lại được từ kho."
    first = Place(f"content/{unsaved[0].removeprefix(below)}")
    return commit, (Finding(first, "PH-08", "warning", message, "Ghi lại (git commit) trước khi công bố."),)


def _write_beside(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as refusal:
        raise CannotRun(f"Đã công bố, nhưng không ghi được “{path}”: {refusal.strerror}.") from refusal

"""Copying a release into a mounted folder, in an order in which the site can be read at every moment.

Assets and pictures first, then pages, the front page last, then the manifest, then what only older releases had. Each
file is written beside its place and renamed. `.dang-dua-len.json` there lists what is ours until all is done: the next
run goes on where one was cut. Nothing that our manifests do not list is ever touched.
"""

import errno
import fcntl
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import msgspec

from portal.build.manifest import ManifestFile, read_manifest
from portal.build.output_tree import parents_of, strangers
from portal.build.settings import MANIFEST_NAME
from portal.findings.finding import CannotRun, Finding, Place
from portal.publish.hosts.deployed import Deployed
from portal.publish.hosts.sound_release import SoundRelease, file_digest
from portal.publish.published_tree import VARIANT_ENDINGS, published_in
from portal.publish.release import RELEASE_NAME

JOURNAL = ".dang-dua-len.json"
LOCK = ".khoa-dua-len"
_ASIDE = ".moi"
_FRONT = "index.html"
_CHUNK = 1 << 20


class _Journal(msgspec.Struct, frozen=True, gc=False):
    """Every content that a file of ours may have there, by path: of the release before, of the new one."""

    known: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Standing:
    """What lies on the host. `known`: path -> digests it may have; `digests`: those it has; None: not there."""

    known: Mapping[str, tuple[str, ...]]
    digests: Mapping[str, str | None]
    is_cut: bool


def deploy_into_folder(target: Path, release: SoundRelease) -> Deployed:
    """Raises CannotRun: what was there answers as before, or the new files already sent beside it."""
    if not target.is_dir():
        raise CannotRun(f"Không có thư mục “{target}” (HOST): gắn ổ đĩa, tạo thư mục rồi chạy lại.")
    if _nested(target.resolve(), release.folder.resolve()):
        raise CannotRun(f"HOST “{target}” và bản công bố nằm lồng vào nhau: chọn thư mục khác.")
    with _faults_told(target), _held(target):
        before = published_in(target)
        standing = _standing(target, release)
        findings = tuple(_drift(target, standing, release))
        wanted = [file for file in _in_order(release.files) if standing.digests.get(file.path) != file.sha256]
        new = {file.path: file.sha256 for file in release.files}
        gone = [path for path in standing.known if path not in new]
        if wanted or gone or standing.is_cut:
            _keep_journal(target, standing.known, new)
            for file in wanted:
                _send(release.folder / file.path, target, file.path)
            if standing.is_cut:
                _sweep(target, standing.digests)
            deleted = _delete(target, gone, standing)
            (target / JOURNAL).unlink(missing_ok=True)
        else:
            deleted = 0
        was = before.release.id if before and before.release else ""
        return Deployed(release.release.id, was, len(wanted), deleted, findings)


def _standing(target: Path, release: SoundRelease) -> _Standing:
    """Reads what is ours there. Raises CannotRun for a folder that holds something else and nothing of ours."""
    known: dict[str, tuple[str, ...]] = {}
    journal = _read_journal(target)
    manifest = read_manifest(target)
    if manifest is None and journal is None and set(os.listdir(target)) - {LOCK, f"{JOURNAL}{_ASIDE}"}:
        raise CannotRun(f"Thư mục “{target}” không trống và không do cổng đưa lên: chọn hoặc dọn thư mục.")
    for file in manifest.files if manifest else ():
        known[file.path] = (file.sha256,)
    if manifest is not None:
        known[MANIFEST_NAME] = (file_digest(target / MANIFEST_NAME) or "",)
    for path, digests in journal.known.items() if journal else ():
        known[path] = (*known.get(path, ()), *digests)
    paths = sorted({*known, *(file.path for file in release.files)})
    return _Standing(known, {path: file_digest(target / path) for path in paths}, journal is not None)


def _drift(target: Path, standing: _Standing, release: SoundRelease) -> Iterator[Finding]:
    """PH-10 for what somebody altered, removed or added by hand since the last deployment."""
    sources = {file.path: file.source for file in release.files}
    new = {file.path: file.sha256 for file in release.files}
    for path, digests in sorted(standing.known.items()):
        digest = standing.digests[path]
        if digest in digests or (path in new and digest == new[path]) or (digest is None and standing.is_cut):
            continue
        state = "mất" if digest is None else "bị sửa"
        done = "đưa lên lại" if path in new else "để nguyên" if digest else "không cần nữa"
        yield _told(sources.get(path, ()), f"Tệp “{path}” trên máy chủ đã {state}; {done}.", path)
    ours = {*standing.known, *new, LOCK, JOURNAL}
    for path in strangers(target, ours):
        if not path.endswith(_ASIDE):
            yield _told((), f"“{path}” trên máy chủ không do cổng đưa lên; để nguyên.", path)


def _told(sources: tuple[str, ...], message: str, target: str) -> Finding:
    place = Place(next((source for source in sources if source.startswith("content/")), "content"))
    return Finding(place, "PH-10", "warning", message, "Tìm ai đã sửa trên máy chủ.", target=target)


def _in_order(files: Iterable[ManifestFile]) -> list[ManifestFile]:
    """What pages need, the pages from the deepest up, the front page, what programs read, the manifest."""
    return sorted(files, key=lambda file: (_turn(file.path), -file.path.count("/"), file.path))


def _turn(path: str) -> int:
    """A packed twin goes before its file: a browser is never given an old page with a new size."""
    plain = PurePosixPath(path).with_suffix("").as_posix() if path.endswith(VARIANT_ENDINGS) else path
    if plain == MANIFEST_NAME:
        return 5
    if plain == RELEASE_NAME:
        return 4
    if plain == _FRONT:
        return 3
    if not plain.endswith(".html") and plain.rpartition(".")[2] in ("xml", "json", "ics"):
        return 2
    return 1 if plain.endswith(".html") else 0


def _send(source: Path, target: Path, path: str) -> None:
    """Whole or not at all: written beside its place, flushed, renamed."""
    place = _place(target, path)
    aside = _aside(place)
    aside.unlink(missing_ok=True)
    try:
        with source.open("rb") as content, aside.open("xb") as file:
            while chunk := content.read(_CHUNK):
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(aside, 0o644)
        os.replace(aside, place)
    except OSError:
        aside.unlink(missing_ok=True)
        raise


def _place(target: Path, path: str) -> Path:
    """Where a file goes; no folder on the way is a link that leads elsewhere."""
    place = target / path
    place.parent.mkdir(parents=True, exist_ok=True)
    if Path(os.path.realpath(place.parent)) != Path(os.path.realpath(target)) / Path(path).parent:
        raise CannotRun(f"“{place.parent}” trên máy chủ là đường dẫn tắt ra chỗ khác: gỡ nó đi.")
    return place


def _delete(target: Path, gone: Iterable[str], standing: _Standing) -> int:
    """Only what is still as we put it there; then folders that are empty."""
    deleted = 0
    for path in sorted(gone):
        if standing.digests[path] in standing.known[path]:
            (target / path).unlink(missing_ok=True)
            deleted += 1
    folders = {parent for path in gone for parent in parents_of(path)}
    for folder in sorted(folders, key=lambda folder: (-folder.count("/"), folder)):
        try:
            (target / folder).rmdir()
        except OSError as refusal:
            if refusal.errno not in (errno.ENOTEMPTY, errno.EEXIST, errno.ENOENT):
                raise
    return deleted


def _sweep(target: Path, paths: Iterable[str]) -> None:
    """What a run that was cut left beside the places of our files."""
    for path in paths:
        _aside(target / path).unlink(missing_ok=True)


def _aside(place: Path) -> Path:
    return place.with_name(f".{place.name}{_ASIDE}")


def _keep_journal(target: Path, known: Mapping[str, tuple[str, ...]], new: Mapping[str, str]) -> None:
    everything = {path: (*known.get(path, ()), *((new[path],) if path in new else ())) for path in {*known, *new}}
    content = msgspec.json.encode(_Journal({path: everything[path] for path in sorted(everything)}))
    aside = target / f"{JOURNAL}{_ASIDE}"
    with aside.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    os.replace(aside, target / JOURNAL)


def _read_journal(target: Path) -> _Journal | None:
    try:
        return msgspec.json.decode((target / JOURNAL).read_bytes(), type=_Journal)
    except (FileNotFoundError, msgspec.DecodeError):
        return None


@contextmanager
def _held(target: Path) -> Iterator[None]:
    """One deployment at a time; the lock dies with its process. Where the mount knows no locks, none is held."""
    file = os.open(target / LOCK, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o644)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(file)
        raise CannotRun(f"Thư mục “{target}” đang nhận một lần đưa lên khác: đợi xong rồi chạy lại.") from None
    except OSError as refusal:
        if refusal.errno not in (errno.ENOTSUP, errno.ENOLCK, errno.ENOSYS):
            os.close(file)
            raise
    try:
        yield
    finally:
        os.close(file)


@contextmanager
def _faults_told(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as refusal:
        if refusal.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise CannotRun(
                f"Thư mục “{target}” hết chỗ: dọn bớt rồi chạy lại; lần sau gửi tiếp chỗ còn lại."
            ) from refusal
        raise CannotRun(f"Không ghi được vào “{target}”: {refusal.strerror}. Chạy lại sẽ gửi tiếp.") from refusal


def _nested(one: Path, other: Path) -> bool:
    return one == other or one in other.parents or other in one.parents

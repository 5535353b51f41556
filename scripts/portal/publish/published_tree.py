"""A tree that was published: its manifest, its release, its bytes. What a new one is compared with."""

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path

import msgspec

from portal.build.file_bytes import opened_plain
from portal.build.manifest import Manifest, ManifestFile, read_manifest
from portal.build.settings import MANIFEST_NAME
from portal.findings.finding import CannotRun
from portal.publish.release import RELEASE_NAME, Release, release_of
from portal.publish.web_reading import fetched_once

VARIANT_ENDINGS = (".br", ".gz")


@dataclass(frozen=True)
class PublishedTree:
    """`folder` None: only the manifest is at hand; the files answer at `root`, an address on the web."""

    manifest: Manifest
    release: Release | None
    folder: Path | None
    root: str = ""

    @cached_property
    def by_path(self) -> dict[str, ManifestFile]:
        return {file.path: file for file in self.manifest.files}

    @cached_property
    def pages(self) -> frozenset[str]:
        """Paths of HTML files."""
        return frozenset(path for path in self.by_path if path.endswith(".html"))

    def read(self, path: str) -> bytes | None:
        """The bytes of a listed file when they are at hand and still those of the manifest."""
        row = self.by_path.get(path)
        if row is None or self.folder is None:
            return None
        try:
            with opened_plain(self.folder / path) as file:
                content = file.read(row.size + 1)
        except OSError:
            return None
        return content if sha256(content).hexdigest() == row.sha256 else None

    def lent(self, path: str) -> bytes | None:
        """Like `read`, over the web where the tree stands there: for the few files that are worth a question each."""
        row = self.by_path.get(path)
        if row is None or not self.root:
            return self.read(path)
        try:
            content = fetched_once(f"{self.root}/{path}")
        except CannotRun:  # the host lost it, or is slow today: no reason to publish nothing
            return None
        return content if sha256(content).hexdigest() == row.sha256 else None


def published_in(folder: Path) -> PublishedTree | None:
    """The tree in a folder; None when there is none of ours."""
    manifest = read_manifest(folder)
    if manifest is None:
        return None
    tree = PublishedTree(manifest, None, folder)
    content = tree.read(RELEASE_NAME)
    return PublishedTree(manifest, release_of(content) if content else None, folder)


def previous_tree(asked: str, live: Path) -> PublishedTree | None:
    """What was published last. `asked`: PREVIOUS, a folder, a manifest file or `https://…`; empty: what stands in
    `live`. None: nothing yet. Raises CannotRun when what is asked for is not there.
    """
    if not asked:
        return published_in(live)
    if asked.startswith(("https://", "http://")):
        return _from_web(asked.rstrip("/"))
    place = Path(asked)
    found = published_in(place.parent if place.name == MANIFEST_NAME else place)
    if found is None:
        raise CannotRun(f"PREVIOUS “{asked}” không có {MANIFEST_NAME} của cổng: chỉ thư mục của lần công bố trước.")
    return found


def _from_web(root: str) -> PublishedTree:
    try:
        manifest = msgspec.json.decode(fetched_once(f"{root}/{MANIFEST_NAME}"), type=Manifest)
    except msgspec.DecodeError as refusal:
        raise CannotRun(f"PREVIOUS “{root}” không có {MANIFEST_NAME} của cổng.") from refusal
    if manifest.version != 1:
        raise CannotRun(f"{MANIFEST_NAME} ở “{root}” ghi phiên bản {manifest.version}; cổng này đọc phiên bản 1.")
    return PublishedTree(manifest, release_of(fetched_once(f"{root}/{RELEASE_NAME}")), None, root)

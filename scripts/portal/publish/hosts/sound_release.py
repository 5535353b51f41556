"""What is put on a host: OUTPUT.live, every byte as it was published."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from portal.build.file_bytes import opened_plain
from portal.build.manifest import Manifest, ManifestFile, manifest_bytes
from portal.build.settings import MANIFEST_NAME
from portal.findings.finding import CannotRun
from portal.publish.published_tree import published_in
from portal.publish.release import Release


@dataclass(frozen=True, slots=True)
class SoundRelease:
    """A published tree whose files are those of its manifest. `files`: the manifest itself among them, by path."""

    folder: Path
    release: Release
    files: tuple[ManifestFile, ...]


def sound_release(live: Path) -> SoundRelease:
    """Reads every byte of `live`. Raises CannotRun when it is absent, cut or altered."""
    tree = published_in(live)
    if tree is None or tree.release is None:
        raise CannotRun(f"Chưa có bản công bố ở “{live}”: chạy make publish trước.")
    for row in tree.manifest.files:
        if tree.read(row.path) is None:
            raise CannotRun(f"Tệp “{live / row.path}” không đúng như lúc công bố: chạy lại make publish.")
    return SoundRelease(live, tree.release, (*tree.manifest.files, _own_row(live, tree.manifest)))


def file_digest(path: Path) -> str | None:
    """64 hex characters over a plain file; None when there is none. Raises OSError when it cannot be read."""
    digest = sha256()
    try:
        with opened_plain(path) as file:
            while chunk := file.read(1 << 20):
                digest.update(chunk)
    except FileNotFoundError:
        return None
    return digest.hexdigest()


def _own_row(live: Path, manifest: Manifest) -> ManifestFile:
    content = (live / MANIFEST_NAME).read_bytes()
    if content != manifest_bytes(manifest.files):
        raise CannotRun(f"“{live / MANIFEST_NAME}” không đúng như lúc công bố: chạy lại make publish.")
    return ManifestFile(MANIFEST_NAME, len(content), sha256(content).hexdigest(), ())

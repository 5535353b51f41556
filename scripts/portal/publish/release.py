"""`release.json`: what depends on the moment of publishing, and on nothing else."""

import re
from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256

import msgspec

from portal.build.manifest import ManifestFile

RELEASE_NAME = "release.json"
RELEASE_ID = re.compile(r"[0-9]{8}T[0-9]{6}-[0-9a-f]{12}")


class Release(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """`id`: time and content. `tree`: digest of every file of the release but this one.

    `time`: ISO, Vietnam's. `commit`: of CONTENT's repository; None outside one. `engine`, `rules`, `packing`: versions
    of the program, of its rule book, of what made the packed twins. `previous`: id of the release it was compared
    with. `kept`: files of that release that pages still open in a browser may ask for.
    """

    version: int
    id: str
    tree: str
    time: str
    siteurl: str
    engine: str
    rules: str
    packing: str
    who: str = ""
    reason: str = ""
    commit: str | None = None
    previous: str | None = None
    kept: tuple[str, ...] = ()


def release_id(moment: datetime, tree: str) -> str:
    """`20240301T080000-0123456789ab`."""
    return f"{moment:%Y%m%dT%H%M%S}-{tree[:12]}"


def tree_digest(files: Iterable[ManifestFile]) -> str:
    """64 hex characters over path and content of the files, `release.json` left out."""
    digest = sha256()
    for file in sorted(files, key=lambda file: file.path):
        if file.path != RELEASE_NAME:
            digest.update(f"{file.path}\0{file.sha256}\n".encode())
    return digest.hexdigest()


def release_bytes(release: Release) -> bytes:
    """The file as it lies in the live portal."""
    return msgspec.json.format(msgspec.json.encode(release), indent=1) + b"\n"


def release_of(content: bytes) -> Release | None:
    """Reads it back; None when it is not ours."""
    try:
        release = msgspec.json.decode(content, type=Release)
    except msgspec.DecodeError:
        return None
    return release if release.version == 1 and RELEASE_ID.fullmatch(release.id) else None

"""`manifest.json`: every file of the output with size, digest and sources; itself left out."""

import os
from collections.abc import Iterable
from operator import attrgetter
from pathlib import Path
from typing import TypeVar

import msgspec

from portal.build.file_bytes import opened_plain
from portal.build.settings import MANIFEST_NAME
from portal.findings.finding import CannotRun


class ManifestFile(msgspec.Struct, frozen=True, gc=False):
    """`path` has no leading slash; `source` starts content/, theme/ or scripts/ wherever those folders lie."""

    path: str
    size: int
    sha256: str
    source: tuple[str, ...]


class Manifest(msgspec.Struct, frozen=True, gc=False):
    """Version 1; `files` sorted by path."""

    version: int
    files: tuple[ManifestFile, ...]


def manifest_bytes(files: Iterable[ManifestFile]) -> bytes:
    """The file as it lies in the output: one line a file, so that a difference can be read."""
    lines = map(msgspec.json.Encoder().encode, sorted(files, key=attrgetter("path")))
    return b'{"version": 1, "files": [\n' + b",\n".join(lines) + b"\n]}\n"


def read_manifest(folder: Path) -> Manifest | None:
    """The manifest of an output of ours; None when there is none or it is not ours."""
    manifest = _read(folder, Manifest)
    return manifest if manifest and manifest.version == 1 else None


class _Named(msgspec.Struct, gc=False):
    path: str


class _Paths(msgspec.Struct, gc=False):
    """A manifest of which nobody reads more than the paths."""

    version: int
    files: list[_Named]


class _Unread(msgspec.Struct, gc=False):
    """A manifest of which nobody reads the files."""

    version: int
    files: msgspec.Raw


def listed_paths(folder: Path) -> list[str] | None:
    """The paths that the manifest of an output of ours lists; None when there is none or it is not ours."""
    manifest = _read(folder, _Paths)
    return [file.path for file in manifest.files] if manifest and manifest.version == 1 else None


Kind = TypeVar("Kind")


def _read(folder: Path, kind: type[Kind]) -> Kind | None:
    try:
        with opened_plain(folder / MANIFEST_NAME) as file:
            return msgspec.json.decode(file.read(), type=kind)
    except (OSError, msgspec.DecodeError):
        return None


def check_output(output: Path) -> Manifest:
    """What stands in `output`: empty when absent or empty. Raises CannotRun for a folder that is not ours."""
    if _is_empty(output):
        return Manifest(1, ())
    manifest = read_manifest(output)
    if manifest is None:
        raise _foreign(output)
    return manifest


def check_ours(output: Path) -> None:
    """As `check_output`, without the rows."""
    if not _is_empty(output):
        manifest = _read(output, _Unread)
        if manifest is None or manifest.version != 1:
            raise _foreign(output)


def _is_empty(output: Path) -> bool:
    try:
        return not os.listdir(output)
    except FileNotFoundError:
        return True
    except OSError as refusal:
        raise CannotRun(f"Không đọc được OUTPUT “{output}”: {refusal.strerror}.") from refusal


def _foreign(output: Path) -> CannotRun:
    return CannotRun(f"OUTPUT “{output}” không trống và không có {MANIFEST_NAME} của cổng: chọn hoặc dọn thư mục.")

"""Releases that went into a mounted folder, kept on the machine that sent them: the folder holds only the live one.

OUTPUT.live.da-dua-len/<digest of the folder's real path>/<id>/      a published tree; equal files lie there once
OUTPUT.live.da-dua-len/<…>/thu-tu                                    ids in the order in which they first went live
"""

import os
import shutil
import tempfile
from hashlib import blake2b
from pathlib import Path

from portal.findings.finding import CannotRun
from portal.publish.hosts.host_program import KEPT
from portal.publish.hosts.sound_release import SoundRelease, sound_release
from portal.publish.published_tree import PublishedTree, published_in
from portal.publish.release import RELEASE_ID

_ORDER = "thu-tu"


def kept_folder(live: Path, target: Path) -> Path:
    """Where the releases of `live` that went into `target` are kept."""
    return live.with_name(f"{live.name}.da-dua-len") / blake2b(os.fsencode(target.resolve()), digest_size=8).hexdigest()


def keep_release(folder: Path, release: SoundRelease) -> None:
    """Keeps a release that has just gone live, and the few before it. Raises CannotRun."""
    standing = kept_order(folder)
    if release.release.id in standing:
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(dir=folder, prefix="."))
        try:
            _fill(aside, release, published_in(folder / standing[-1]) if standing else None)
            aside.chmod(0o755)
            aside.rename(folder / release.release.id)
        finally:
            shutil.rmtree(aside, ignore_errors=True)
        order = [*standing, release.release.id][-KEPT:]
        _write_order(folder, order)
        for name in {*standing} - {*order}:
            shutil.rmtree(folder / name)
    except OSError as refusal:
        raise CannotRun(
            f"Đã đưa lên, nhưng không giữ được bản ấy ở “{folder}” để trở về sau này: {refusal.strerror}."
        ) from refusal


def release_before(folder: Path, live: str, asked: str) -> SoundRelease:
    """The release `asked` for, else the one before `live`. Raises CannotRun when it is not kept or not sound."""
    standing = kept_order(folder)
    older = standing[: standing.index(live)] if live in standing else standing
    wanted = asked or (older[-1] if older else "")
    if wanted not in standing:
        kept = ", ".join(standing) or "chưa có bản nào"
        raise CannotRun(f"Máy này không giữ bản “{asked or 'trước đó'}” của thư mục ấy; đang giữ: {kept}.")
    return sound_release(folder / wanted)


def kept_order(folder: Path) -> list[str]:
    """Ids of the releases that are kept, in the order in which they first went live."""
    try:
        lines = (folder / _ORDER).read_text("ascii").split()
    except (OSError, UnicodeDecodeError):
        return []
    return [line for line in lines if RELEASE_ID.fullmatch(line) and (folder / line).is_dir()]


def _fill(into: Path, release: SoundRelease, lender: PublishedTree | None) -> None:
    """Every file linked: to the same file of the release before where its bytes are the same, else to OUTPUT.live's."""
    for file in release.files:
        row = lender.by_path.get(file.path) if lender else None
        is_same = row is not None and row.sha256 == file.sha256
        source = (lender.folder if lender and lender.folder and is_same else release.folder) / file.path
        place = into / file.path
        place.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(source, place)
        except OSError:  # a disk without links
            shutil.copyfile(source, place)


def _write_order(folder: Path, order: list[str]) -> None:
    aside = folder / f".{_ORDER}"
    aside.write_text("".join(f"{line}\n" for line in order), "ascii")
    aside.replace(folder / _ORDER)

"""Copies of pictures, kept by content: made once, whatever else is rebuilt."""

from pathlib import Path

from portal.build.checked_file import read_checked, write_checked
from portal.build.file_bytes import bytes_digest
from portal.build.wanted import ending
from portal.pages.page import PictureFile
from portal.read.picture_copies import copy_key, make_copy


def picture_bytes(picture: PictureFile, real: str, cache: Path) -> bytes:
    """The published copy, from the cache or made anew and kept. `real`: where the source lies."""
    key = copy_key(picture.digest, ending(picture.path), picture.width_px)
    kept = cache / "anh" / key
    content = read_checked(kept, key)
    if content is None:
        content = make_copy(real, ending(picture.path), picture.width_px)
        if bytes_digest(real) == picture.digest:  # not exchanged for another since it was read
            write_checked(kept, content, key)
    return content

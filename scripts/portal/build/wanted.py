"""What the output shall hold: each file with the key it is made under. Nothing is made here."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from portal.build.page_keys import PageKeys
from portal.pages.page import Copy, Page, PagePlan, PictureFile


class Drawn(NamedTuple):
    """A file made by the program alone (a drawing, the joined style sheet). `key`: digest of what it is made from."""

    path: str
    key: str
    sources: tuple[str, ...]
    draw: Callable[[], bytes]


Making = Page | Copy | PictureFile | Drawn


class Wanted(NamedTuple):
    """One file of the output. `sources` start content/, theme/ or scripts/."""

    path: str
    key: str
    sources: tuple[str, ...]
    making: Making


def wanted_files(
    plan: PagePlan, drawn: Iterable[Drawn], keys: PageKeys, digest_of: Callable[[str], str], program: str
) -> Mapping[str, Wanted]:
    """By path, sorted. `digest_of`: source path -> digest of its bytes; `program`: its version.

    Two things at one path raise ValueError: the plan refuses that before, with both named.
    """
    wanted: dict[str, Wanted] = {}
    for page in plan.pages:
        _put(wanted, Wanted(page.path, keys.key(page), page.sources, page))
    for copy in plan.copies:
        _put(wanted, Wanted(copy.path, f"copy {digest_of(copy.source)}", (copy.source,), copy))
    for picture in plan.pictures:
        key = f"picture {picture.digest} {picture.width_px} {program}"
        _put(wanted, Wanted(picture.path, key, (picture.source,), picture))
    for drawing in drawn:
        _put(wanted, Wanted(drawing.path, drawing.key, drawing.sources, drawing))
    return {path: wanted[path] for path in sorted(wanted)}


def _put(wanted: dict[str, Wanted], file: Wanted) -> None:
    before = wanted.setdefault(file.path, file)
    if before is not file:
        raise ValueError(f"two things at one address: {file.path} ({file.sources}, {before.sources})")


def ending(path: str) -> str:
    """`anh.480.webp` -> `webp`: the format of a copy."""
    return path.rpartition(".")[2]

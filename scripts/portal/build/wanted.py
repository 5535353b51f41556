"""What the output shall hold: each file with the key it is made under. Nothing is made here."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from portal.build.page_keys import PageKeys
from portal.pages.page import Copy, Page, PagePlan, PictureFile
from portal.read.picture_copies import copy_key


@dataclass(frozen=True, slots=True)
class Drawn:
    """A file made by the program alone (a drawing, the joined style sheet). `key`: digest of what it is made from."""

    path: str
    key: str
    sources: tuple[str, ...]
    draw: Callable[[], bytes]


Making = Page | Copy | PictureFile | Drawn


@dataclass(frozen=True, slots=True)
class Wanted:
    """One file of the output. `sources` start content/, theme/ or scripts/."""

    path: str
    key: str
    sources: tuple[str, ...]
    making: Making


def wanted_files(
    plan: PagePlan, drawn: Iterable[Drawn], keys: PageKeys, digest_of: Callable[[str], str]
) -> Mapping[str, Wanted]:
    """By path, sorted. `digest_of`: source path -> digest of its bytes.

    Two things at one path raise ValueError: the plan refuses that before, with both named.
    """
    wanted: dict[str, Wanted] = {}
    for file in _all(plan, drawn, keys, digest_of):
        if file.path in wanted:
            raise ValueError(f"two things at one address: {file.path} ({file.sources}, {wanted[file.path].sources})")
        wanted[file.path] = file
    return {path: wanted[path] for path in sorted(wanted)}


def _all(plan: PagePlan, drawn: Iterable[Drawn], keys: PageKeys, digest_of: Callable[[str], str]) -> Iterator[Wanted]:
    for page in plan.pages:
        yield Wanted(page.path, keys.key(page), page.sources, page)
    for copy in plan.copies:
        yield Wanted(copy.path, f"copy {digest_of(copy.source)}", (copy.source,), copy)
    for picture in plan.pictures:
        key = copy_key(picture.digest, ending(picture.path), picture.width_px)
        yield Wanted(picture.path, f"picture {key}", (picture.source,), picture)
    for drawing in drawn:
        yield Wanted(drawing.path, drawing.key, drawing.sources, drawing)


def ending(path: str) -> str:
    """`anh.480.webp` -> `webp`: the format of a copy."""
    return path.rpartition(".")[2]

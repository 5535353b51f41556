"""What will change on the live portal: pages and files added, changed, removed, with their titles."""

from collections.abc import Callable
from dataclasses import dataclass

from portal.build.manifest import ManifestFile
from portal.model.address import output_path
from portal.publish.page_facts import PageFacts, page_facts
from portal.publish.published_tree import VARIANT_ENDINGS, PublishedTree
from portal.publish.release import RELEASE_NAME

ReadFile = Callable[[str], bytes | None]


@dataclass(frozen=True, slots=True)
class ChangedPage:
    """`frame_only`: the text between header and footer is as it was. `title` empty: not known any more."""

    address: str
    title: str
    frame_only: bool = False
    is_withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """Pages by address, sorted; other files by count. `before`: number of pages published last; None: the first time.

    `withdrawn`: among `changed`, those that became the notice of a withdrawn article.
    """

    before: int | None
    added: tuple[ChangedPage, ...] = ()
    changed: tuple[ChangedPage, ...] = ()
    removed: tuple[ChangedPage, ...] = ()
    files_added: int = 0
    files_changed: int = 0
    files_removed: int = 0

    @property
    def withdrawn(self) -> tuple[ChangedPage, ...]:
        return tuple(page for page in self.changed if page.is_withdrawn)


def difference(previous: PublishedTree | None, files: dict[str, ManifestFile], read: ReadFile) -> Difference:
    """`files`: of the new live tree by path; `read` gives their bytes."""
    old = _shown(previous.by_path) if previous else {}
    new = _shown(files)
    before = {path: old[path].sha256 for path in old}
    added = [path for path in new if path not in before]
    changed = [path for path in new if path in before and new[path].sha256 != before[path]]
    removed = [path for path in before if path not in new]
    return Difference(
        before=sum(path.endswith(".html") for path in old) if previous else None,
        added=_pages(added, lambda path: _added(path, read)),
        changed=_pages(changed, lambda path: _changed(path, read, previous)),
        removed=_pages(removed, lambda path: _removed(path, previous)),
        files_added=_others(added),
        files_changed=_others(changed),
        files_removed=_others(removed),
    )


def address_of(path: str) -> str:
    """`tin-tuc/index.html` -> `/tin-tuc/`: the inverse of `output_path`."""
    address = f"/{path}"
    folder = address.removesuffix("index.html")
    return folder if output_path(folder) == path else address


def _shown(files: dict[str, ManifestFile]) -> dict[str, ManifestFile]:
    """What readers see: not the packed twins, not the assets whose names change with them, not the release."""
    return {
        path: file
        for path, file in files.items()
        if not path.endswith(VARIANT_ENDINGS) and not path.startswith("theme/") and path != RELEASE_NAME
    }


def _pages(paths: list[str], told: Callable[[str], ChangedPage]) -> tuple[ChangedPage, ...]:
    return tuple(told(path) for path in sorted(paths) if path.endswith(".html"))


def _others(paths: list[str]) -> int:
    return sum(not path.endswith(".html") for path in paths)


def _added(path: str, read: ReadFile) -> ChangedPage:
    return ChangedPage(address_of(path), _facts(read(path)).title)


def _changed(path: str, read: ReadFile, previous: PublishedTree | None) -> ChangedPage:
    now = _facts(read(path))
    was = previous.read(path) if previous else None
    before = _facts(was)
    is_same = was is not None and before.main == now.main
    return ChangedPage(address_of(path), now.title, is_same, now.is_withdrawn and not before.is_withdrawn)


def _removed(path: str, previous: PublishedTree | None) -> ChangedPage:
    return ChangedPage(address_of(path), _facts(previous.read(path) if previous else None).title)


def _facts(html: bytes | None) -> PageFacts:
    return page_facts(html) if html is not None else PageFacts("", "", False)

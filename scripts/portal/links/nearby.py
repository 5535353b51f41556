"""The nearest address that exists, for one that does not."""

import difflib
from dataclasses import dataclass, field
from functools import cached_property

from portal.findings.nearest import fold
from portal.links.fault import shown
from portal.links.lookup import written_address
from portal.seen.built_tree import BuiltTree

# Comparing names costs some 10 us each.
_MOST_CANDIDATES = 2_000


@dataclass(frozen=True)
class Nearby:
    """Proposals for the files of one tree; the same question is answered once.

    `compares`: whether names are compared letter by letter, which a report with very many faults does not wait for.
    """

    tree: BuiltTree
    compares: bool = True
    _told: dict[str, str | None] = field(default_factory=dict)

    def hint(self, name: str) -> str | None:
        """`name`: decoded, without leading stroke. A sentence, or None when nothing is near."""
        if name not in self._told:
            path = self._nearest(name)
            self._told[name] = f"Gần nhất: “{shown(written_address(path))}”." if path is not None else None
        return self._told[name]

    def _nearest(self, name: str) -> str | None:
        wanted = name.rstrip("/")
        for candidate in (
            wanted + ".html",
            wanted.removesuffix(".html") + "/index.html",
            wanted.removesuffix(".htm") + ".html",
        ):
            if candidate in self.tree.by_path:
                return candidate
        base = wanted.rpartition("/")[2]
        same = self._by_name.get(base.lower(), ()) or self._by_name.get(base.lower() + "/", ())
        if len(same) == 1:
            return same[0]
        if not self.compares:
            return None
        near = difflib.get_close_matches(fold(wanted), self._candidates(wanted), n=1, cutoff=0.7)
        return self._by_fold[near[0]] if near else None

    def _candidates(self, wanted: str) -> list[str]:
        """Everything in a small portal; in a big one what shares the deepest folder that exists."""
        folder, _, last = wanted.rpartition("/")
        dot, ending = "." in last, "." + last.rpartition(".")[2].lower()
        if dot and ending not in (".html", ".htm"):  # a file is no page
            alike = [name for name in self._by_fold if name.endswith(ending)]
            return alike[:_MOST_CANDIDATES]
        if len(self._by_fold) <= _MOST_CANDIDATES:
            return list(self._by_fold)
        while folder not in self.tree.folders:
            folder = folder.rpartition("/")[0]
        start = fold(folder)
        return [name for name in self._by_fold if name.startswith(start)][:_MOST_CANDIDATES]

    @cached_property
    def _by_fold(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for file in self.tree.files:
            found.setdefault(fold(file.path.removesuffix("index.html").rstrip("/")), file.path)
        return found

    @cached_property
    def _by_name(self) -> dict[str, tuple[str, ...]]:
        """Last part of the path -> files; a folder's page under the folder's name with a closing stroke."""
        found: dict[str, tuple[str, ...]] = {}
        for file in self.tree.files:
            name = file.path.rpartition("/")[2].lower()
            if name == "index.html":
                name = file.path.rpartition("/")[0].rpartition("/")[2].lower() + "/"
            found[name] = (*found.get(name, ()), file.path)[:2]
        return found

"""Findings in built files -> findings at the sources that the manifest names: Markdown, data files, theme."""

import html
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import unquote

from portal.build.manifest import Manifest
from portal.build.settings import REPOSITORY
from portal.findings.finding import Finding, Place
from portal.links.own_site import OwnSite, resolved

# Everywhere an address may be written in a source; the match starts at the character a finding points to.
_WRITTEN = re.compile(
    r"""
      !?\[(?:[^\[\]]|\[[^\[\]]*\])*\]\(\s*<?(?P<inline>[^)\s>]*)
    | ^[ ]{0,3}\[[^\[\]\n]+\]:\s*<?(?P<reference>[^\s>]+)
    | <(?P<angle>(?:[a-z][a-z0-9+.-]*:|[^\s<>@]+@)[^\s<>]+)>
    | <[a-z][^<>]*?\s(?:href|src|srcset|data|poster|action|content)\s*=\s*["']?(?P<tag>[^"'\s>]+)
    | url\(\s*["']?(?P<css>[^"')]+)
    | (?P<bare>https?://[^\s<>"')\]]+)
    | (?<=:[ ])["']?(?P<value>/[^\s"',\]}]*)
    | (?<=-[ ])["']?(?P<item>/[^\s"',\]}]*)
    """,
    re.IGNORECASE | re.VERBOSE | re.MULTILINE,
)
_LINE_END = re.compile(r"\r\n|\r|\n")
_EVERYWHERE = ("content/cong.yaml", "content/don-vi.yaml", "content/chuyen-huong.yaml")


@dataclass(frozen=True)
class SourcePlaces:
    """Finds the source of findings of one output. `content`: the folder that `content/…` stands for."""

    manifest: Manifest
    content: Path
    site: OwnSite
    _texts: dict[str, str] = field(default_factory=dict)
    _known: dict[tuple[tuple[str, ...], str, str, int], Place | None] = field(default_factory=dict)

    def placed(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """The same findings at their sources; where none is found, at the first source of the page."""
        sources = {file.path: file.source for file in self.manifest.files}
        met: defaultdict[tuple[str, str], list[Place]] = defaultdict(list)
        for finding in sorted(findings, key=lambda found: (found.place, found.code, found.message)):
            path = finding.place.path
            places = met[path, finding.target or ""]
            if finding.place not in places:
                places.append(finding.place)
            place = self._place(sources.get(path, ()), finding.target or "", path, places.index(finding.place))
            yield replace(finding, place=place) if place is not None else finding

    def _place(self, sources: tuple[str, ...], target: str, path: str, nth: int) -> Place | None:
        key = (sources, target, path if not target.startswith("/") else "", nth)
        if key not in self._known:
            own = sorted(sources, key=lambda source: (not source.endswith(".md"), not source.startswith("content/")))
            listed = (*own, *(source for source in (*_EVERYWHERE, *self._templates()) if source not in own))
            places = (self._in_source(source, target, path, nth) for source in listed)
            place = next((place for place in places if place is not None), None)
            self._known[key] = place or (Place(own[0]) if own else None)
        return self._known[key]

    def _in_source(self, source: str, target: str, path: str, nth: int) -> Place | None:
        text = self._text(source)
        found = [match for match in _WRITTEN.finditer(text) if self._means(match, target, source, path)]
        if found:
            return _place(source, text, found[min(nth, len(found) - 1)].start())
        at = text.find(target) if len(target) > 3 else -1
        return _place(source, text, at) if at >= 0 else None

    def _means(self, match: re.Match[str], target: str, source: str, path: str) -> bool:
        """Whether what a source says is what the page carries, both resolved."""
        written = html.unescape(match[match.lastgroup or 0])
        if written == target:
            return True
        here = "/" + source.partition("/")[2].rpartition("/")[0].removeprefix("trang/") + "/"
        meant = resolved(written, self.site.root[:-1] + here)
        wanted = resolved(target, self.site.address(path))
        if meant is None or wanted is None:
            return False
        return (meant.host, _plain(meant.pathname), _heading(meant.hash)) == (
            wanted.host, _plain(wanted.pathname), _heading(wanted.hash),
        )  # fmt: skip

    def _text(self, source: str) -> str:
        if source not in self._texts:
            first, _, rest = source.partition("/")
            real = self.content / rest if first == "content" else REPOSITORY / source
            try:
                self._texts[source] = real.read_text("utf-8", "replace") if real.suffix in _READABLE else ""
            except OSError:
                self._texts[source] = ""
        return self._texts[source]

    def _templates(self) -> tuple[str, ...]:
        folder = REPOSITORY / "theme"
        return tuple(
            sorted(f"theme/{path.relative_to(folder).as_posix()}" for path in folder.rglob("templates/**/*.html"))
        )


_READABLE = frozenset({".md", ".yaml", ".html", ".css", ".txt", ".csv", ".json", ".svg", ".xml", ".py"})


def _plain(pathname: str) -> str:
    return unquote(pathname).removesuffix("index.md").removesuffix("index.html").rstrip("/")


def _heading(fragment: str) -> str:
    return unquote(fragment[1:]).removeprefix("n-")


def _place(source: str, text: str, at: int) -> Place:
    starts = [0, *(match.end() for match in _LINE_END.finditer(text, 0, at))]
    return Place(source, len(starts), at - starts[-1] + 1)

"""Findings in built files -> findings at the sources that the manifest names: Markdown, data files, theme."""

import html
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote

from ada_url import URL

from portal.build.manifest import Manifest
from portal.build.settings import REPOSITORY
from portal.findings.finding import Finding, Place
from portal.links.own_site import OwnSite, resolved
from portal.seen.file_facts import is_opened

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
    _found: dict[tuple[str, str, str], tuple[Place, ...]] = field(default_factory=dict)

    def placed(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """The same findings at their sources; where none is found, at the first source of the page."""
        sources = {file.path: file.source for file in self.manifest.files}
        told: set[tuple[Place, str, str]] = set()
        met: defaultdict[tuple[str, str], list[Place]] = defaultdict(list)
        for finding in sorted(findings, key=lambda found: (found.place, found.code, found.message)):
            path = finding.place.path
            places = met[path, finding.target or ""]
            if finding.place not in places:
                places.append(finding.place)
            place = self._place(sources.get(path, ()), finding.target or "", path, places.index(finding.place))
            moved = replace(finding, place=place) if place is not None else finding
            if (mistake := (moved.place, moved.code, moved.message)) not in told:
                told.add(mistake)  # page, feed and sitemap carry the same mistake in other words
                yield moved

    def _place(self, sources: tuple[str, ...], target: str, path: str, nth: int) -> Place | None:
        if is_opened(path):  # nothing but the file itself says what is in it
            ending = path.rpartition(".")[2]
            return next((Place(source) for source in sources if source.endswith(ending)), None)
        own = sorted(sources, key=lambda source: (not source.endswith(".md"), not source.startswith("content/")))
        listed = (*own, *(source for source in (*_EVERYWHERE, *self._templates) if source not in own))
        places = (self._in_source(source, target, path, nth) for source in listed)
        return next((place for place in places if place is not None), Place(own[0]) if own else None)

    def _in_source(self, source: str, target: str, path: str, nth: int) -> Place | None:
        """The n-th place where a source says what the page carries, or the last when there are fewer."""
        key = (source, target, "" if target.startswith("/") or ":" in target else path)
        if key not in self._found:
            self._found[key] = tuple(self._places(*key))
        places = self._found[key]
        return places[min(nth, len(places) - 1)] if places else None

    def _places(self, source: str, target: str, path: str) -> Iterator[Place]:
        text = self._text(source)
        wanted = _comparable(resolved(target, self.site.address(path)))
        here = self.site.root + source.partition("/")[2].rpartition("/")[0].removeprefix("trang/") + "/"
        found = False
        for match in _WRITTEN.finditer(text):
            written = html.unescape(match[match.lastgroup or 0])
            if written == target or (wanted is not None and _comparable(resolved(written, here)) == wanted):
                found = True
                yield _place(source, text, match.start())
        if not found and len(target) > 3 and (at := text.find(target)) >= 0:
            yield _place(source, text, at)

    def _text(self, source: str) -> str:
        if source not in self._texts:
            first, _, rest = source.partition("/")
            real = self.content / rest if first == "content" else REPOSITORY / source
            try:
                self._texts[source] = real.read_text("utf-8", "replace") if real.suffix in _READABLE else ""
            except OSError:
                self._texts[source] = ""
        return self._texts[source]

    @cached_property
    def _templates(self) -> tuple[str, ...]:
        folder = REPOSITORY / "theme"
        return tuple(
            sorted(f"theme/{path.relative_to(folder).as_posix()}" for path in folder.rglob("templates/**/*.html"))
        )


_READABLE = frozenset({".md", ".yaml", ".html", ".css", ".txt", ".csv", ".json", ".svg", ".xml", ".py"})


def _comparable(url: URL | None) -> tuple[str, str, str] | None:
    """Host, path and fragment without what source and page write differently: index files, the prefix of headings."""
    if url is None:
        return None
    path = unquote(url.pathname).removesuffix("index.md").removesuffix("index.html").rstrip("/")
    return url.protocol + url.host, path, unquote(url.hash[1:]).removeprefix("n-")


def _place(source: str, text: str, at: int) -> Place:
    starts = [0, *(match.end() for match in _LINE_END.finditer(text, 0, at))]
    return Place(source, len(starts), at - starts[-1] + 1)

"""Theme assets under names that change with their bytes, so that a browser may keep them for ever.

`theme/css/portal.css` -> `theme/css/portal.0123456789.css`, and every reference in HTML and CSS with it. An asset that
another kind of file speaks of keeps its plain name too.
"""

import posixpath
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

HASHED = re.compile(r"theme/.+\.[0-9a-f]{10}\.(?:css|js|woff2)")
_FOLDER = "theme/"
_ENDINGS = (".css", ".js", ".woff2")
_DIGITS = 10
# In what we write `<` opens a tag, never text, and values stand in double quotes (nh3, Jinja's autoescape).
_TAG = re.compile(rb"<[A-Za-z][^<>]*/theme/[^<>]*>")
_VALUE = re.compile(rb'="([^"]*/theme/[^"]*)"')
_CSS_URL = re.compile(rb"""(url\(\s*["']?)([^"')]+?)(["']?\s*\))""")
# Files that may name an asset and are not rewritten.
_OTHER_TEXTS = (".js", ".json", ".svg", ".txt", ".webmanifest", ".xml")

ReadFile = Callable[[str], bytes]


@dataclass(frozen=True, slots=True)
class Assets:
    """`names`: plain path -> hashed path. `contents`: hashed path -> bytes. `plain`: those that keep both names."""

    names: Mapping[str, str]
    contents: Mapping[str, bytes]
    plain: frozenset[str]

    def html(self, content: bytes, siteurl: str) -> bytes:
        """A page with the hashed names in its tags; what authors wrote about addresses stays as it is."""
        if b"/theme/" not in content:
            return content
        return _TAG.sub(lambda tag: _VALUE.sub(lambda value: self._value(value, siteurl.encode()), tag[0]), content)

    def _value(self, value: re.Match[bytes], site: bytes) -> bytes:
        address, mark, fragment = value[1].partition(b"#")
        root = site if site and address.startswith(site + b"/") else b""
        hashed = self.names.get(address[len(root) + 1 :].decode("utf-8", "replace"))
        return value[0] if hashed is None else b'="%s/%s%s%s"' % (root, hashed.encode(), mark, fragment)


def hashed_assets(paths: Iterable[str], read: ReadFile) -> Assets:
    """`paths`: of the whole tree."""
    listed = sorted(paths)
    assets = [path for path in listed if path.startswith(_FOLDER) and path.endswith(_ENDINGS)]
    names: dict[str, str] = {}
    contents: dict[str, bytes] = {}
    for path in sorted(assets, key=lambda path: (path.endswith(".css"), path)):  # style sheets name the others
        content = read(path)
        if path.endswith(".css"):
            content = _css(content, path, names)
        names[path] = _hashed_name(path, content)
        contents[names[path]] = content
    return Assets(names, contents, frozenset(_spoken_of(assets, listed, read)))


def plain_name(hashed: str) -> str:
    """`theme/css/portal.0123456789.css` -> `theme/css/portal.css`."""
    stem, _, ending = hashed.rsplit(".", 2)
    return f"{stem}.{ending}"


def _hashed_name(path: str, content: bytes) -> str:
    stem, ending = posixpath.splitext(path)
    return f"{stem}.{sha256(content).hexdigest()[:_DIGITS]}{ending}"


def _css(content: bytes, path: str, names: Mapping[str, str]) -> bytes:
    """References relative to the sheet or to the root of the site."""

    def renamed(match: re.Match[bytes]) -> bytes:
        address, mark, fragment = match[2].decode("utf-8", "replace").partition("#")
        is_rooted = address.startswith("/")
        target = address[1:] if is_rooted else posixpath.normpath(posixpath.join(posixpath.dirname(path), address))
        hashed = names.get(target)
        if hashed is None:
            return match[0]
        shown = f"/{hashed}" if is_rooted else posixpath.relpath(hashed, posixpath.dirname(path))
        return match[1] + f"{shown}{mark}{fragment}".encode() + match[3]

    return _CSS_URL.sub(renamed, content)


def _spoken_of(assets: Iterable[str], paths: Iterable[str], read: ReadFile) -> Iterable[str]:
    """Assets named in scripts (by file name alone) or data (by path)."""
    listed = list(assets)
    for path in paths:
        if path.endswith(_OTHER_TEXTS):
            content = read(path)
            if not path.endswith(".js") and b"theme/" not in content:
                continue
            for asset in listed:
                name = posixpath.basename(asset) if path.endswith(".js") else asset
                if asset != path and name.encode() in content:
                    yield asset

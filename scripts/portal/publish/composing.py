"""OUTPUT's files -> the files of the live tree, besides `release.json` and the packed twins."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from hashlib import sha256
from pathlib import Path

import msgspec

from portal.build.file_bytes import opened_plain
from portal.build.manifest import Manifest, ManifestFile
from portal.findings.finding import Finding, Place
from portal.publish.asset_names import HASHED, Assets, plain_name
from portal.publish.headers.apache import apache_text
from portal.publish.headers.headers_file import headers_text, redirects_text
from portal.publish.live_tree import LiveFile
from portal.publish.published_tree import VARIANT_ENDINGS, PublishedTree

HERE = "scripts/portal/publish"
_REDIRECTS = msgspec.json.Decoder(dict[str, str])


class SoundOutput:
    """OUTPUT as its manifest tells it: a file somebody has altered since is not read but told."""

    def __init__(self, output: Path, manifest: Manifest) -> None:
        self.output = output
        self.rows: Mapping[str, ManifestFile] = {file.path: file for file in manifest.files}

    def read(self, path: str) -> bytes:
        """The bytes of a listed file. Raises OSError."""
        with opened_plain(self.output / path) as file:
            return file.read()

    def altered(self) -> Iterator[Finding]:
        """PH-04 for each file that is not as it was built."""
        for path, row in self.rows.items():
            try:
                is_sound = sha256(self.read(path)).hexdigest() == row.sha256
            except OSError:
                is_sound = False
            if not is_sound:
                place = Place(row.source[0] if row.source else "content")
                message = f"Tệp “{path}” trong OUTPUT không còn đúng như lúc dựng."
                yield Finding(
                    place, "PH-04", "error", message, "Sửa ở nguồn, rồi make clean và công bố lại.", target=path
                )

    @property
    def redirects(self) -> Mapping[str, str]:
        """Old address -> new."""
        return _REDIRECTS.decode(self.read("redirects.json")) if "redirects.json" in self.rows else {}


def live_files(
    output: SoundOutput, assets: Assets, siteurl: str, more: Iterable[LiveFile], kept: Iterable[LiveFile]
) -> Iterator[LiveFile]:
    """`more`: files of other parts (reports on the portal), pages among them; `kept`: assets of the release before."""
    for path, row in output.rows.items():
        if path not in assets.names or path in assets.plain:
            yield _page(LiveFile(path, row.source, partial(output.read, path)), assets, siteurl)
        if path in assets.names:
            hashed = assets.names[path]
            yield LiveFile(hashed, row.source, partial(assets.contents.__getitem__, hashed))
    for file in more:
        yield _page(file, assets, siteurl)
    yield from kept
    redirects = output.redirects
    hashed_paths = tuple(assets.names.values())
    yield _text(".htaccess", f"{HERE}/headers/apache.py", partial(apache_text, redirects))
    yield _text("_headers", f"{HERE}/headers/headers_file.py", partial(headers_text, hashed_paths))
    yield _text("_redirects", f"{HERE}/headers/headers_file.py", partial(redirects_text, redirects))


def kept_assets(old: PublishedTree | None, assets: Assets) -> Iterator[LiveFile]:
    """Assets of the release before that a page still open in a browser may ask for; one generation of them.

    A host that was broken into may name anything: from the web comes only what the theme has under the same name.
    """
    if old is None:
        return
    passing = {*assets.names.values(), *(old.release.kept if old.release else ())}
    for path, row in sorted(old.by_path.items()):
        if not HASHED.fullmatch(path) or path.endswith(VARIANT_ENDINGS) or path in passing:
            continue
        if old.root and plain_name(path) not in assets.names:
            continue
        content = old.lent(path)
        if content is not None:
            yield LiveFile(path, row.source, partial(bytes, content))


def _page(file: LiveFile, assets: Assets, siteurl: str) -> LiveFile:
    if not file.path.endswith(".html"):
        return file
    return LiveFile(file.path, file.source, lambda: assets.html(file.read(), siteurl))


def _text(path: str, source: str, text: Callable[[], str]) -> LiveFile:
    return LiveFile(path, (source,), lambda: text().encode())

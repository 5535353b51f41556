"""What a page is: a value that names its address, its template and everything the template may read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from portal.model.address import output_path

CHUNK = 20  # articles of a list page; full chunks stay for ever (see `lists.py`)


class Body(NamedTuple):
    """The sanitised text of one source; the engine hands the template its HTML. `dead`: addresses to unlink."""

    source: str
    digest: str
    dead: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One file of the output that is rendered.

    `template`: a file of theme/templates/ (`article.html`), or the name of a data writer (`atom`, `json`, `ics` …)
    for files that are not HTML. `inputs`: frozen records only; nothing else reaches the template but the frame of
    (`lang`, `section`), the address itself and the filters. `sources`: what the page was made from, for the manifest.
    `modified`: ISO day of the last change told in the sitemap; None keeps the page out of it.
    """

    address: str
    template: str
    inputs: Mapping[str, object]
    sources: tuple[str, ...]
    lang: str = "vi"
    section: str | None = None  # the menu item that is current
    modified: str | None = None

    @property
    def path(self) -> str:
        """Where it lies in the output, no leading slash."""
        return output_path(self.address)


@dataclass(frozen=True, slots=True)
class Copy:
    """One file of the output that is a source file as it is (an attachment, a theme file)."""

    path: str
    source: str


@dataclass(frozen=True, slots=True)
class PictureFile:
    """One file of the output made from a picture: upright, without metadata, at most `width_px` wide.

    The format follows the ending of `path`. `digest` is that of the picture as sent: the key of the cache.
    """

    path: str
    source: str
    digest: str
    width_px: int


@dataclass(frozen=True, slots=True)
class PagePlan:
    """All that the output will hold, sorted by path; two things at one path never get this far."""

    pages: tuple[Page, ...] = ()
    copies: tuple[Copy, ...] = ()
    pictures: tuple[PictureFile, ...] = field(default=())

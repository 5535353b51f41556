"""A use: one address that a built file names, and in which part."""

from typing import Literal

from portal.model.record import Record

# What a browser or another machine does with the address; decides what is asked of it.
Role = Literal[
    "link",  # a person follows it
    "page",  # canonical, hreflang, form, quotation, feed entry, JSON: an address of a page or file
    "picture",
    "media",  # sound, film, object, text track
    "style",
    "script",
    "frame",
    "asset",  # font, web manifest, enclosure, preloaded file
    "part",  # use, gradient, clip path: only what stands behind # is shown
    "map",  # usemap: names a map of the page
    "refresh",  # meta refresh, entry of the redirect map
    "folder",  # entry of the redirect map that takes words over: something has to lie in it
    "entry",  # entry of a sitemap: absolute, of this portal
    "mention",  # an absolute address in data: looked up only when it is the portal's own
    "base",  # base element: judged, not looked up
]


class Use(Record, frozen=True, array_like=True, cache_hash=True):
    """`address` as the file's grammar gives it (entities, escapes resolved), not yet resolved against anything.

    `at`: code points from the start of the decoded file to the tag, the `url(` or the string; -1: not measured.
    `base`: what it is resolved against before the file's own address; empty for the file's (or base element's).
    `part`: which document of the file: 0 the file, n the n-th `srcdoc`.
    """

    role: Role
    address: str
    at: int = -1
    base: str = ""
    part: int = 0


class DataFault(Record, frozen=True, array_like=True):
    """Why a data file, or data inside a page, cannot be read. `what` ends a sentence, without full stop."""

    what: str
    at: int = 0
    breaks: bool = True


class Move(Record, frozen=True, array_like=True):
    """One entry of a redirect map, as written; `at`: place of the new address."""

    old: str
    new: str
    at: int


class Refresh(Record, frozen=True, array_like=True):
    """Where a page sends its reader by itself, as written, and after how many seconds."""

    address: str
    seconds: int


class FileFacts(Record, frozen=True, array_like=True):
    """What a built file says. `base`: of the base element, as written. `ids`: fragments, a tuple a part.

    `maps`: names for usemap. `refresh`: the first one of the page. `moves`: entries of a redirect map.
    """

    uses: tuple[Use, ...] = ()
    ids: tuple[tuple[str, ...], ...] = ((),)
    base: str = ""
    maps: tuple[str, ...] = ()
    refresh: Refresh | None = None
    faults: tuple[DataFault, ...] = ()
    moves: tuple[Move, ...] = ()

"""The key of a page: a digest of everything its bytes depend on. Equal keys, equal bytes: not rendered again."""

from collections.abc import Callable, Mapping
from hashlib import blake2b

import msgspec

from portal.pages.later import LaterInputs
from portal.pages.page import Page

# MessagePack copies texts where JSON would escape them. It keeps of a moment the instant alone: every moment of the
# model has Vietnam's offset (model/moment.py).
_ENCODER = msgspec.msgpack.Encoder(order="deterministic")

# By path of a page whose inputs are made later: what they are made from, and what they came to.
KnownInputs = Mapping[str, tuple[bytes, bytes]]


class PageKeys:
    """`base`: version of the program and the settings that reach a page. `closures`: template -> digest.

    `frame`: what surrounds every page of a language and a menu item; a frozen record. `known`: from the last build.
    """

    def __init__(
        self,
        base: str,
        closures: Mapping[str, str],
        frame: Callable[[str, str | None], object],
        known: KnownInputs | None = None,
    ) -> None:
        self._base = base
        self._closures = closures
        self._frame = frame
        self._known = known or {}
        self._around: dict[tuple[str, str, str | None], bytes] = {}
        self.inputs: dict[str, tuple[bytes, bytes]] = {}  # for the next build

    def key(self, page: Page) -> str:
        """32 hex characters. Inputs that are not frozen records, text, numbers, days or tuples raise TypeError."""
        around = self._around.get((page.template, page.lang, page.section))
        if around is None:
            around = self._around[page.template, page.lang, page.section] = self._around_of(page)
        whole = b"".join((around, self._inputs(page), page.address.encode()))
        return blake2b(whole, digest_size=16).hexdigest()

    def _inputs(self, page: Page) -> bytes:
        """Digest of the inputs; they are not made when what they are made from is known."""
        if not isinstance(page.inputs, LaterInputs):
            return _digest(dict(page.inputs))
        origin, path = page.inputs.origin, page.path
        before = self._known.get(path)
        found = before if before is not None and before[0] == origin else (origin, _digest(dict(page.inputs)))
        self.inputs[path] = found
        return found[1]

    def _around_of(self, page: Page) -> bytes:
        """Digest of what pages of one template, language and menu item share."""
        closure = self._closures.get(page.template)
        # no template: data writers belong to the version of the program, and have no frame
        frame = None if closure is None else self._frame(page.lang, page.section)
        return _digest((self._base, page.template, page.lang, page.section, closure, frame))


def _digest(value: object) -> bytes:
    return blake2b(_ENCODER.encode(value), digest_size=16).digest()

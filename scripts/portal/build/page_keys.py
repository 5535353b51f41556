"""The key of a page: a digest of everything its bytes depend on. Equal keys, equal bytes: not rendered again."""

from collections.abc import Callable, Mapping
from hashlib import blake2b

import msgspec

from portal.pages.later import LaterInputs
from portal.pages.page import Page

# MessagePack copies texts where JSON would escape them. It keeps of a moment the instant alone: every moment of the
# model has Vietnam's offset (model/moment.py).
_ENCODER = msgspec.msgpack.Encoder(order="deterministic")

# Of a page whose inputs are made later: digests of what they are made from, of them, of what is around, and the key.
LaterKey = tuple[bytes, bytes, bytes, str]


class PageKeys:
    """`base`: version of the program and the settings that reach a page. `closures`: template -> digest.

    `frame`: what surrounds every page of a language and a menu item; a frozen record. `known`: from the last build,
    by path.
    """

    def __init__(
        self,
        base: str,
        closures: Mapping[str, str],
        frame: Callable[[str, str | None], object],
        known: Mapping[str, LaterKey] | None = None,
    ) -> None:
        self._base = base
        self._closures = closures
        self._frame = frame
        self._known = known or {}
        self._around: dict[tuple[str, str, str | None], bytes] = {}
        self.later: dict[str, LaterKey] = {}  # for the next build

    def key(self, page: Page) -> str:
        """32 hex characters. Inputs that are made later are not made when all they are made from is known.

        Inputs that are not frozen records, text, numbers, days or tuples raise TypeError.
        """
        around = self._around.get((page.template, page.lang, page.section))
        if around is None:
            around = self._around[page.template, page.lang, page.section] = self._around_of(page)
        if not isinstance(page.inputs, LaterInputs):
            return _key(around, _digest(dict(page.inputs)), page)
        origin, path = page.inputs.origin, page.path
        found = self._known.get(path)
        if found is None or found[0] != origin or found[2] != around:
            inputs = found[1] if found is not None and found[0] == origin else _digest(dict(page.inputs))
            found = (origin, inputs, around, _key(around, inputs, page))
        self.later[path] = found
        return found[3]

    def _around_of(self, page: Page) -> bytes:
        """Digest of what pages of one template, language and menu item share."""
        closure = self._closures.get(page.template)
        # no template: data writers belong to the version of the program, and have no frame
        frame = None if closure is None else self._frame(page.lang, page.section)
        return _digest((self._base, page.template, page.lang, page.section, closure, frame))


def _key(around: bytes, inputs: bytes, page: Page) -> str:
    return blake2b(b"".join((around, inputs, page.address.encode())), digest_size=16).hexdigest()


def _digest(value: object) -> bytes:
    return blake2b(_ENCODER.encode(value), digest_size=16).digest()

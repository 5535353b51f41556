"""The key of a page: a digest of everything its bytes depend on. Equal keys, equal bytes: not rendered again."""

from collections.abc import Callable, Mapping
from hashlib import blake2b

import msgspec

from portal.pages.page import Page

# MessagePack copies texts where JSON would escape them. It keeps of a moment the instant alone: every moment of the
# model has Vietnam's offset (model/moment.py).
_ENCODER = msgspec.msgpack.Encoder(order="deterministic")


class PageKeys:
    """`base`: version of the program and the settings that reach a page. `closures`: template -> digest.

    `frame`: what surrounds every page of a language and a menu item; a frozen record.
    """

    def __init__(self, base: str, closures: Mapping[str, str], frame: Callable[[str, str | None], object]) -> None:
        self._base = base
        self._closures = closures
        self._frame = frame
        self._frames: dict[tuple[str, str | None], bytes] = {}

    def key(self, page: Page) -> str:
        """32 hex characters. Inputs that are not frozen records, text, numbers, days or tuples raise TypeError."""
        digest = blake2b(self._base.encode(), digest_size=16)
        digest.update(_ENCODER.encode((page.address, page.template, page.lang, page.section)))
        closure = self._closures.get(page.template)
        if closure is not None:  # a template; data writers belong to the version of the program
            digest.update(closure.encode())
            digest.update(self._frame_digest(page.lang, page.section))
        digest.update(_ENCODER.encode(dict(page.inputs)))
        return digest.hexdigest()

    def _frame_digest(self, lang: str, section: str | None) -> bytes:
        found = self._frames.get((lang, section))
        if found is None:
            found = blake2b(_ENCODER.encode(self._frame(lang, section)), digest_size=16).digest()
            self._frames[lang, section] = found
        return found

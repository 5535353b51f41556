"""The addresses of a `srcset` (HTML, parsing a srcset attribute)."""

import re
from collections.abc import Iterator

_SPACE_COMMA = re.compile(r"[\s,]*")
_ADDRESS = re.compile(r"\S+")
_DESCRIPTORS = re.compile(r"(?:[^,(]|\([^)]*\)?)*")


def srcset_addresses(value: str) -> Iterator[str]:
    """In order; commas inside an address stay, those at its end part the candidates."""
    at = 0
    while True:
        start = _SPACE_COMMA.match(value, at)
        found = _ADDRESS.match(value, start.end() if start else at)
        if found is None:
            return
        address = found[0].rstrip(",")
        yield address
        at = found.end()
        if address == found[0] and (descriptors := _DESCRIPTORS.match(value, at)):
            at = descriptors.end()

"""JSON as it may lie anywhere: even a host that serves it as a page, or a page that holds it, finds no tag in it."""

import msgspec

_ESCAPED = tuple((sign, f"\\u{ord(sign):04x}") for sign in "<>&\u2028\u2029")


def json_text(value: object) -> str:
    """`value` with sorted keys, indented by one, a line feed at the end; letters as they are, `<` as `\\u003c` (N2)."""
    return inert(msgspec.json.format(msgspec.json.encode(value, order="sorted"), indent=1).decode()) + "\n"


def inert(text: str) -> str:
    """JSON text without the signs that could end a script block or a line of script; it reads as the same value."""
    for sign, escaped in _ESCAPED:
        text = text.replace(sign, escaped)
    return text

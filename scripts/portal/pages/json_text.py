"""JSON as it may lie anywhere: even a host that serves it as a page, or a page that holds it, finds no tag in it."""

import json

_ESCAPED = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"})


def json_text(value: object) -> str:
    """`value` with sorted keys, indented by one, a line feed at the end; letters as they are, `<` as `\\u003c` (N2)."""
    return inert(json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1)) + "\n"


def inert(text: str) -> str:
    """JSON text without the signs that could end a script block or a line of script; it reads as the same value."""
    return text.translate(_ESCAPED)

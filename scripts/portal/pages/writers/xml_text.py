"""Text that XML 1.0 can hold."""

import re

# Everything outside the Char production of XML 1.0 section 2.2.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """`text` without the characters that XML 1.0 forbids; markup is escaped by the serialiser, not here."""
    return _FORBIDDEN.sub("", text)

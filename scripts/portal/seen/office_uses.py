"""Addresses that office files open: relationships of docx, xlsx, pptx, fields of Word, links of OpenDocument."""

import html
import io
import re
import zlib
from collections.abc import Iterator
from zipfile import BadZipFile, ZipFile, ZipInfo

from portal.seen.use import DataFault, FileFacts, Use

_RELATION = re.compile(r"<(?:\w+:)?Relationship\b[^<>]*>")
_ATTRIBUTE = re.compile(r"""(?<![\w:])([\w:]++)\s*+=\s*(?:"([^"]*)"|'([^']*)')""")
# A field that opens an address; `\l` in its place leads to a mark of the same text.
_FIELD = re.compile(r"\bHYPERLINK\s+(?:&quot;|&#34;|\")([^\"<>]+?)(?:&quot;|&#34;|\")")
_LINKED = re.compile(r"""<(?:text:a|draw:a)\b[^<>]*?\bxlink:href\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_ENTRY_BYTES = 20_000_000
_ALL_BYTES = 60_000_000
_MOST_ENTRIES = 2_000


def office_facts(data: bytes) -> FileFacts:
    """Each address once, in the order of the parts of the file."""
    try:
        with ZipFile(io.BytesIO(data)) as package:
            found = dict.fromkeys(address.strip() for text in _texts(package) for address in _addresses(*text))
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError):
        return FileFacts(faults=(DataFault("tệp nén hỏng, hoặc đặt mật khẩu"),))
    return FileFacts(tuple(Use("link", address, 0) for address in found if address and not address.startswith("#")))


def _texts(package: ZipFile) -> Iterator[tuple[str, str]]:
    """(name, text) of the parts that may hold addresses; what is too long for an honest file is passed over."""
    left = _ALL_BYTES
    for entry in sorted(package.infolist()[:_MOST_ENTRIES], key=lambda each: each.filename):
        if _may_link(entry) and (room := min(left, _ENTRY_BYTES)) > 0:
            with package.open(entry) as opened:
                data = opened.read(room)
            left -= len(data)
            yield entry.filename, data.decode("utf-8", "replace")


def _may_link(entry: ZipInfo) -> bool:
    name = entry.filename
    return name.endswith(".rels") or (name.startswith("word/") and name.endswith(".xml")) or name == "content.xml"


def _addresses(name: str, text: str) -> Iterator[str]:
    if name.endswith(".rels"):
        for relation in _RELATION.finditer(text):
            said = {key: html.unescape(one or other) for key, one, other in _ATTRIBUTE.findall(relation[0])}
            if said.get("TargetMode") == "External" and said.get("Type", "").endswith("/hyperlink"):
                yield said.get("Target", "")
    elif name == "content.xml":
        yield from (html.unescape(one or other) for one, other in _LINKED.findall(text))
    elif "HYPERLINK" in text:
        yield from (html.unescape(address) for address in _FIELD.findall(text))

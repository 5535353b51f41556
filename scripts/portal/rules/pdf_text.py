"""The text layer of a PDF, page by page, by pypdf."""

import logging
import zlib
from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from portal.rules.opened_file import OpenedFile, TextPart, Unreadable

MOST_PAGES = 100
_MOST_CHARACTERS = 1_000_000
# what pypdf raises for files that are not whole, besides its own errors
_BROKEN = (PyPdfError, zlib.error, ValueError, KeyError, TypeError, AttributeError, IndexError, LookupError, OSError)
logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it warns on standard error for every odd byte


def read_pdf(data: bytes, file: OpenedFile) -> OpenedFile:
    """The file with the text of its first pages. `file`: without it. Raises Unreadable."""
    parts: list[TextPart] = []
    left = _MOST_CHARACTERS
    try:
        reader = PdfReader(BytesIO(data), strict=False)
        pages = len(reader.pages)
        for number in range(min(pages, MOST_PAGES)):
            text = reader.pages[number].extract_text()[:left]
            left -= len(text)
            parts.append(TextPart(f"trang {number + 1}", text))
            if left <= 0:
                break
        author = (reader.metadata.author or "").strip() if reader.metadata is not None else ""
        title, language = _title(reader), str(reader.root_object.get("/Lang") or "").strip()
    except _BROKEN as broken:
        raise Unreadable(type(broken).__name__) from broken
    partial = len(parts) < pages
    return OpenedFile(
        file.path, file.type, file.day, tuple(parts), author, is_partial=partial, title=title, language=language
    )


def _title(reader: PdfReader) -> str:
    """As in the document's information, else in its XMP description."""
    told = (reader.metadata.title or "").strip() if reader.metadata is not None else ""
    if told:
        return told
    described = reader.xmp_metadata.dc_title if reader.xmp_metadata is not None else None
    return next((title.strip() for title in (described or {}).values() if title and title.strip()), "")

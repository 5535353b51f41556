"""What the host says with each file: the one source of the nginx, Apache and `_headers` files, and of `verify`."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

CONTENT_SECURITY_POLICY = "; ".join((
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "media-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'self'",
))  # fmt: skip

ALWAYS: Mapping[str, str] = MappingProxyType({
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
})  # fmt: skip

FOR_EVER = "public, max-age=31536000, immutable"  # assets whose name changes with their bytes
AN_HOUR = "public, max-age=3600"  # pictures, drawings, documents
FIVE_MINUTES = "public, max-age=300"  # pages, feeds, data: a correction is seen soon

# Sent to be kept, not opened inside the site: nothing in them can act in the portal's name.
DOCUMENTS = ("pdf", "docx", "xlsx", "pptx", "odt", "ods", "odp", "csv")
PICTURES = ("png", "jpg", "jpeg", "webp", "svg", "ico", "woff2")

TYPES: Mapping[str, str] = MappingProxyType({
    "html": "text/html", "css": "text/css", "js": "text/javascript", "json": "application/json", "xml": "text/xml",
    "svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "webp": "image/webp",
    "ico": "image/x-icon", "woff2": "font/woff2", "txt": "text/plain", "csv": "text/csv", "ics": "text/calendar",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text", "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odp": "application/vnd.oasis.opendocument.presentation",
})  # fmt: skip
UTF8 = ("html", "css", "js", "json", "xml", "svg", "txt", "csv", "ics")  # said with their character set

# Written for hosts, not for readers.
NOT_SERVED = (".htaccess", ".nojekyll", "_headers", "_redirects", "CNAME")
HASHED_NAME = r"/theme/.+\.[0-9a-f]{10}\.(?:css|js|woff2)"


@dataclass(frozen=True, slots=True)
class FileHeaders:
    """What must come with one file, besides `ALWAYS`. `content_type` None: as the host likes."""

    cache: str
    content_type: str | None
    is_attachment: bool


def file_headers(path: str, is_hashed: bool) -> FileHeaders:
    """`path`: in the live tree, without leading slash."""
    ending = path.rpartition(".")[2]
    cache = FOR_EVER if is_hashed else AN_HOUR if ending in (*PICTURES, *DOCUMENTS) else FIVE_MINUTES
    return FileHeaders(cache, TYPES.get(ending), ending in DOCUMENTS)

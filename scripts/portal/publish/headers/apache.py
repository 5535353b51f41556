"""The policy as `.htaccess` for Apache 2.4; every module is asked for, none is needed to serve."""

import re
from collections.abc import Iterator, Mapping

from portal.publish.headers.policy import (
    ALWAYS,
    AN_HOUR,
    DOCUMENTS,
    FIVE_MINUTES,
    FOR_EVER,
    HASHED_NAME,
    PICTURES,
    TYPES,
    UTF8,
)  # fmt: skip

# Behind the rewriting the request is for the packed twin.
_TWIN = r"(?:\.gz|\.br)?"


def apache_text(redirects: Mapping[str, str]) -> str:
    """`redirects`: old address -> new, in the portal's grammar of addresses."""
    return "\n".join(_lines(redirects)) + "\n"


def _lines(redirects: Mapping[str, str]) -> Iterator[str]:
    yield "# Viết bởi make publish; máy chủ Apache cần AllowOverride All cho thư mục này."
    yield "Options -Indexes"
    yield "DirectoryIndex index.html"
    yield "ErrorDocument 404 /404.html"
    yield "AddDefaultCharset utf-8"
    yield "<IfModule mod_mime.c>"
    for ending, kind in TYPES.items():
        yield f"  AddType {kind} .{ending}"
    yield f"  AddCharset utf-8 {' '.join(f'.{ending}' for ending in UTF8)}"
    yield "</IfModule>"
    yield '<FilesMatch "^([._]|CNAME$)">'
    yield "  Require all denied"
    yield "</FilesMatch>"
    yield "<IfModule mod_headers.c>"
    for name, value in ALWAYS.items():
        yield f'  Header always set {name} "{value}"'
    yield f'  Header always set Cache-Control "{FIVE_MINUTES}"'
    files = _pattern((*PICTURES, *DOCUMENTS))
    yield f'  Header always set Cache-Control "{AN_HOUR}" "expr=%{{REQUEST_URI}} =~ {files}"'
    yield f'  Header always set Cache-Control "{FOR_EVER}" "expr=%{{REQUEST_URI}} =~ m#^{HASHED_NAME}{_TWIN}$#"'
    yield f'  Header always set Content-Disposition attachment "expr=%{{REQUEST_URI}} =~ {_pattern(DOCUMENTS)}"'
    yield "</IfModule>"
    yield "<IfModule mod_rewrite.c>"
    yield "  RewriteEngine On"
    for old, new in sorted(redirects.items()):
        yield f'  RewriteRule "^{re.escape(old[1:])}$" "{new}" [R=301,L]'
    for coding, ending in (("br", "br"), ("gzip", "gz")):
        yield from _packed(coding, ending)
    yield "</IfModule>"


def _packed(coding: str, ending: str) -> Iterator[str]:
    """The packed twin in place of the file, with the file's own type, for clients that take it."""
    yield "  <IfModule mod_headers.c>"
    yield f'    RewriteCond "%{{HTTP:Accept-Encoding}}" "\\b{coding}\\b"'
    yield f'    RewriteCond "%{{REQUEST_FILENAME}}.{ending}" -f'
    yield f'    RewriteRule "^(.+)$" "$1.{ending}" [L,E=packed_{ending}:1]'
    for kind in UTF8:
        yield f'    <FilesMatch "\\.{kind}\\.{ending}$">'
        yield f'      ForceType "{TYPES[kind]}; charset=utf-8"'
        yield f"      RemoveType .{ending}"
        yield f"      RemoveEncoding .{ending}"
        yield f"      Header set Content-Encoding {coding}"
        yield "      Header merge Vary Accept-Encoding"
        yield "      SetEnv no-gzip 1"
        yield "    </FilesMatch>"
    yield "  </IfModule>"


def _pattern(endings: tuple[str, ...]) -> str:
    return f"m#\\.({'|'.join(endings)}){_TWIN}$#"

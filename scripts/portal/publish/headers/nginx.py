"""The policy as an nginx snippet: `include` it in the `server` block that has `root` on the published tree."""

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

_HEAD = """\
# Viết bởi make publish; đặt trong khối server, sau dòng root trỏ tới cây đã công bố:
#   root /srv/cong/current; include snippets/cong.conf;
# Cần nginx 1.18 trở lên. Có mô-đun brotli (libnginx-mod-http-brotli-static) thì thêm dòng: brotli_static on;
"""


def nginx_text(redirects: Mapping[str, str]) -> str:
    """`redirects`: old address -> new, in the portal's grammar of addresses."""
    return _HEAD + "\n".join(_lines(redirects)) + "\n"


def _lines(redirects: Mapping[str, str]) -> Iterator[str]:
    yield "index index.html;"
    yield "charset utf-8;"
    yield f"charset_types {' '.join(sorted({TYPES[ending] for ending in UTF8} - {'text/html'}))};"
    yield "default_type application/octet-stream;"
    yield "types {"
    for ending, kind in TYPES.items():
        yield f"  {kind} {ending};"
    yield "}"
    yield "gzip_static on;"
    yield "gzip_vary on;"
    yield "server_tokens off;"
    yield "absolute_redirect off;"
    yield "error_page 404 /404.html;"
    yield from _block("location /", FIVE_MINUTES, ("try_files $uri $uri/ =404;", "limit_except GET { deny all; }"))
    yield from _block(f'location ~ "^{HASHED_NAME}$"', FOR_EVER)
    yield from _block(f"location ~ \\.({'|'.join(PICTURES)})$", AN_HOUR)
    yield from _block(
        f"location ~ \\.({'|'.join(DOCUMENTS)})$", AN_HOUR, ("add_header Content-Disposition attachment always;",)
    )
    yield from _block("location = /404.html", FIVE_MINUTES)
    yield "location ~ /[._][^/]*$ { return 404; }"
    yield "location = /CNAME { return 404; }"
    for old, new in sorted(redirects.items()):
        yield f'location = "{old}" {{ return 301 "{new}"; }}'


def _block(head: str, cache: str, more: tuple[str, ...] = ()) -> Iterator[str]:
    """nginx inherits no header into a location that adds one: each says them all."""
    yield f"{head} {{"
    for line in more:
        yield f"  {line}"
    for name, value in (*ALWAYS.items(), ("Cache-Control", cache)):
        yield f'  add_header {name} "{value}" always;'
    yield "}"

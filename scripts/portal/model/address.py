"""Addresses of the portal: one grammar, one list of reserved first parts."""

import re

# Root-relative, lower case, no query: what the portal itself writes, redirects and stubs included.
_PART = r"[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?"
ADDRESS = re.compile(rf"/(?:{_PART}/)*(?:{_PART})?")

# First path parts that the portal writes itself. A fixed page may not be called by one of these,
# except where the page is a group's own text (see law/groups.py). Tested against a built portal.
RESERVED = frozenset({
    "404.html", "chu-de", "don-vi", "en", "ke-hoach", "lich", "loai-tin", "luu-tru", "manifest.json", "index.html",
    "nguon-tin", "quy-tac", "release.json", "robots.txt", "sitemap.xml", "so-do-cong", "theme", "the", "tim-kiem",
    "tin-bai", "tin-tuc", "tu-cham-diem", "hinh", "trang", "favicon.ico", "favicon.svg", "redirects.json",
})  # fmt: skip

# What `menu` of cong.yaml may name besides groups and fixed pages.
MENU_PAGES = frozenset({
    "tin-tuc", "chu-de", "don-vi", "ke-hoach", "lich", "loai-tin", "luu-tru", "the", "tim-kiem", "so-do-cong", "en",
})  # fmt: skip

PATH_LIMIT_BYTES = 180


def output_path(address: str) -> str:
    """`/tin-tuc/` -> `tin-tuc/index.html`, `/404.html` -> `404.html`."""
    return address[1:] + ("index.html" if address.endswith("/") else "")

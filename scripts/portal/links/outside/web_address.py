"""An address on another site, as a browser would ask for it."""

from dataclasses import dataclass
from functools import cache, lru_cache
from urllib.parse import urlsplit

from ada_url import URL
from publicsuffixlist import PublicSuffixList

_HOME_NAMES = frozenset({"", "index", "default", "home", "trang-chu", "trangchu", "vi", "vi-vn", "vn"})
_HOME_ENDINGS = frozenset({"html", "htm", "php", "aspx", "asp", "jsp", "shtml"})


@dataclass(frozen=True, slots=True)
class WebAddress:
    """`url`: what is sent: without user name, password and fragment; host in punycode, path percent-encoded."""

    url: str
    scheme: str
    host: str
    path: str
    query: str
    fragment: str = ""

    @property
    def origin(self) -> str:
        """`https://host:port`: what one robots.txt speaks for."""
        return self.url[: len(self.url) - len(self.path) - len(self.query)]

    @property
    def whole(self) -> str:
        """With its fragment: what a reader would write down."""
        return self.url + self.fragment

    @property
    def is_home_path(self) -> bool:
        """Whether the path is that of a site's front page, by its own name."""
        stem, _, ending = self.path[1:].rstrip("/").rpartition(".")
        if not stem:
            stem, ending = ending, "html"
        return stem.lower() in _HOME_NAMES and ending.lower() in _HOME_ENDINGS

    @property
    def ending(self) -> str:
        """The file ending of the last segment in lower case, without dot; may be empty."""
        name = self.path.rpartition("/")[2]
        return name.rpartition(".")[2].lower() if "." in name else ""


@lru_cache(10_000)
def web_address(written: str, base: WebAddress | None = None) -> WebAddress | None:
    """As a browser resolves it (WHATWG URL); None when it leads to no web page (`mailto:`, no host, unreadable)."""
    try:
        url = URL(written, base.url) if base is not None else URL(written)
    except (ValueError, UnicodeError):
        return None
    if url.protocol not in ("http:", "https:") or not url.hostname:
        return None
    fragment = url.hash
    url.username = url.password = ""
    url.hash = ""
    path, query = url.pathname, url.search
    origin = f"{url.protocol}//{url.host}"
    return WebAddress(origin + path + query, url.protocol[:-1], url.hostname.rstrip("."), path, query, fragment)


def registrable(host: str) -> str:
    """The domain that somebody registered (`x.so.edu.vn` -> `so.edu.vn`), by the public suffix list."""
    if host.startswith("[") or host.replace(".", "").isdigit():
        return host
    return _suffixes().privatesuffix(host) or host


def host_of(written: str) -> str:
    """The host of an address as written, in lower case; empty when there is none."""
    try:
        return (urlsplit(written).hostname or "").rstrip(".").lower()
    except ValueError:
        return ""


@cache
def _suffixes() -> PublicSuffixList:
    """Read when the first redirect leaves its host: reading the list takes 0.1 s."""
    return PublicSuffixList()

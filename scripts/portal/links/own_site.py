"""The portal's own address, and how the addresses of its files are resolved against it."""

from dataclasses import dataclass
from urllib.parse import quote

from ada_url import URL

# Stands for the portal when nobody says where it will live: no real host is called so.
_NOWHERE = "https://cong.invalid/"
_DEFAULT_PORTS = {"http:": "80", "https:": "443"}


@dataclass(frozen=True, slots=True)
class OwnSite:
    """`root`: absolute address of the output folder, with closing stroke. `known`: somebody said where it will live."""

    root: str
    host: str
    port: str
    scheme: str
    prefix: str
    known: bool

    def holds(self, url: URL) -> bool:
        """Whether an http(s) address is on the portal's host; the scheme alone makes no difference."""
        if url.hostname.rstrip(".") != self.host:
            return False
        return url.port == self.port or {url.port, self.port} <= {"", *_DEFAULT_PORTS.values()}

    def address(self, path: str) -> str:
        """Absolute address of a file of the output; `x/index.html` is its folder."""
        folder = path[: -len("index.html")] if path == "index.html" or path.endswith("/index.html") else path
        return self.root + quote(folder.encode(), safe="/:@!$&'()*+,;=-._~")


def own_site(siteurl: str | None) -> OwnSite:
    """Raises ValueError when `siteurl` is no http(s) address."""
    url = URL((siteurl or _NOWHERE).strip())
    if url.protocol not in _DEFAULT_PORTS or not url.hostname:
        raise ValueError(siteurl)
    prefix = url.pathname if url.pathname.endswith("/") else url.pathname + "/"
    return OwnSite(f"{url.protocol}//{url.host}{prefix}", url.hostname, url.port, url.protocol, prefix, bool(siteurl))


def resolved(address: str, base: str) -> URL | None:
    """As a browser resolves it (WHATWG URL); None: no browser takes it."""
    try:
        return URL(address, base)
    except ValueError:
        return None

"""An address on the portal's own host -> the file it leads to, or what is wrong with it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from ada_url import URL

from portal.findings.finding import Severity
from portal.links.fault import Fault, shown
from portal.links.file_signs import Unsound
from portal.links.lookup import Found, Lookup, Missing, Misspelt, written_address
from portal.links.moved_addresses import MovedAddresses
from portal.links.nearby import Nearby
from portal.links.own_site import OwnSite, resolved
from portal.links.schemes import host_fault
from portal.links.verdict import FINE, Verdict
from portal.seen.file_facts import has_fragments, is_html
from portal.seen.use import Use

_PICTURE_ROLES = frozenset({"picture", "media"})
_NOT_A_PICTURE = re.compile(r"\.(?:html?|xhtml|css|js|json|xml|ics|txt|csv|docx?|xlsx?|pptx?|zip)$", re.I)
_PAGE_ENDING = re.compile(r"\.(?:html?|xhtml|xht|php|aspx?|jsp|md|css|m?js|json|webmanifest|xml|atom|rss|ics)$", re.I)
_ATTACHMENT = re.compile(r"\.[A-Za-z0-9]{2,5}$")
_BLOCKED_WHEN_MIXED = frozenset({"script", "style", "frame", "asset"})
_SPECIAL_FRAGMENT = re.compile(r"svgView\(|xywh=|t=|xpointer\(", re.I)
_ASKS_FRAGMENT = frozenset({"link", "picture", "page", "frame", "part", "refresh", "media", "mention", "entry"})
_PERCENT_DOTS = re.compile("%2e", re.I)
_NOTHING_MOVED = MovedAddresses({})


@dataclass(frozen=True)
class InsideAddresses:
    """What one output answers.

    `nearby`: None while nothing is told yet. `unsound`: files that are not what their name says -> why. `held`:
    addresses of texts that are not published -> why. `moved`: old addresses of redirect maps.
    """

    site: OwnSite
    lookup: Lookup
    nearby: Nearby | None
    unsound: Mapping[str, Unsound]
    held: Mapping[str, str]
    moved: MovedAddresses = _NOTHING_MOVED

    def plain(self, use: Use, name: str, fragment: str | None) -> Verdict | None:
        """What `verdict` would say of a name without odd signs, at a tenth of its time; None: ask `verdict`."""
        path = self.lookup.answer(name)
        if path is None or self._unfit(use, path) is not None:
            return None
        asked = fragment if use.role in _ASKS_FRAGMENT and has_fragments(path) else None
        return Verdict(path, asked) if asked is None or asked.lower() != "top" else Verdict(path)

    def verdict(self, use: Use, url: URL, written: str, base: str) -> Verdict:
        """`url`: what `written` resolves to against `base`."""
        if url.username or url.password:
            return Verdict(fault=host_fault(use.address, url))
        if not url.pathname.startswith(self.site.prefix) and url.pathname + "/" != self.site.prefix:
            return self._above(use, url)
        if use.role == "folder":
            return self._folder(use, url)
        found = self.lookup.find(self.relative(url))
        if isinstance(found, Misspelt):
            return Verdict(None, None, _misspelt(use, found, url))
        if isinstance(found, Missing):
            if self.moved.onward(found.name) is not None:
                return self._moved(use, url, found.name)
            return Verdict(fault=self._missing(use, found))
        path = found.path
        fault = self._unfit(use, path) or _careless(use, written, base, url, self.site)
        if fault is not None and fault.severity == "error":
            return Verdict(path, None, fault)
        return Verdict(path, self._fragment(use, url, path), fault)

    def landing(self, address: str) -> str:
        """The file behind an address of a redirect map, or the address itself where no file answers."""
        url = resolved(address, self.site.root)
        if url is None or url.protocol not in ("http:", "https:") or not self.site.holds(url):
            return address
        found = self.lookup.find(self.relative(url))
        return found.path if isinstance(found, Found) else "/" + self.relative(url).strip("/")

    def relative(self, url: URL) -> str:
        """The path of an own address as `Lookup` asks for it."""
        if url.pathname + "/" == self.site.prefix:
            return ""
        return url.pathname[len(self.site.prefix) :] if url.pathname.startswith(self.site.prefix) else url.pathname[1:]

    def _folder(self, use: Use, url: URL) -> Verdict:
        """For a redirect that takes words over: any file in it will do, or a further redirect."""
        name = unquote(self.relative(url)).strip("/")
        if name in self.lookup.tree.folders or self.moved.onward(f"{name}/-") is not None:
            return FINE
        hint = self._near(name) or "Sửa địa chỉ đến, hoặc bỏ dòng chuyển hướng này."
        return Verdict(fault=Fault("LK-01", "error", f"Chuyển hướng vào thư mục không có: “/{shown(name)}/”.", hint))

    def _moved(self, use: Use, url: URL, name: str) -> Verdict:
        """Where redirect maps send the reader; what is wrong with the map itself is told there."""
        *_, last = self.moved.trail(name)
        end = resolved(last.new, self.site.root)
        if end is None or end.protocol not in ("http:", "https:") or not self.site.holds(end):
            return FINE
        found = self.lookup.find(self.relative(end))
        if isinstance(found, Found):
            asked = url if url.hash and not end.hash else end
            return Verdict(found.path, self._fragment(use, asked, found.path))
        return Verdict(fault=self._missing(use, found)) if last.filled and isinstance(found, Missing) else FINE

    def _fragment(self, use: Use, url: URL, path: str) -> str | None:
        """What stands behind # and has to be in the file; None when browsers ask for nothing."""
        fragment = url.hash[1:].partition(":~:")[0]
        if not fragment or use.role not in _ASKS_FRAGMENT or not has_fragments(path):
            return None
        if not is_html(path) and _SPECIAL_FRAGMENT.match(unquote(fragment)):
            return None
        if fragment.lower() == "top":
            return None
        return fragment

    def _above(self, use: Use, url: URL) -> Verdict:
        message = f"Địa chỉ “{shown(use.address)}” ra ngoài thư mục của cổng ({self.site.prefix})."
        inside = self.lookup.find(url.pathname[1:])
        hint = "Sửa địa chỉ, hoặc bỏ liên kết."
        if isinstance(inside, Found):
            hint = f"Viết “{self.site.prefix}{shown(written_address(inside.path)[1:])}”."
        return Verdict(fault=Fault("LK-01", "error", message, hint))

    def _missing(self, use: Use, missing: Missing) -> Fault:
        address = "/" + missing.name
        if reason := self.held.get(address if address.endswith("/") else address + "/"):
            message = f"Liên kết “{shown(address)}” dẫn đến bài chưa đăng: {reason}"
            return Fault("LK-04", "error", message, "Bỏ liên kết cho đến khi bài đó được đăng.")
        hint = _scheme_forgotten(use.address, self.site) or self._near(missing.name) or "Sửa địa chỉ, hoặc bỏ liên kết."
        if missing.folder:
            message = f"Thư mục “{shown(address)}” không có trang index.html."
            return Fault("LK-01", "error", message, hint)
        if use.role in _PICTURE_ROLES:
            thing = "ảnh" if use.role == "picture" else "tệp"
            return Fault("LK-02", "error", f"Không có {thing} “{shown(address)}”.", hint)
        name = missing.name.rpartition("/")[2]
        if _ATTACHMENT.search(name) and not _PAGE_ENDING.search(name):
            return Fault("LK-02", "error", f"Không có tệp “{shown(address)}”.", hint)
        thing = "tệp" if use.role in ("style", "script", "part", "asset") else "trang"
        return Fault("LK-01", "error", f"Không có {thing} “{shown(address)}”.", hint)

    def _near(self, name: str) -> str | None:
        return self.nearby.hint(name) if self.nearby is not None else None

    def _unfit(self, use: Use, path: str) -> Fault | None:
        """A file that is there and cannot be what the place asks for."""
        if unsound := self.unsound.get(path):
            message = f"Tệp “{shown(path)}” {unsound.why}."
            severity: Severity = "warning" if unsound.shows and use.role == "picture" else "error"
            return Fault("LK-11", severity, message, "Chép lại tệp gốc, hoặc sửa đuôi tên tệp.")
        if use.role == "picture" and _NOT_A_PICTURE.search(path):
            return Fault("LK-02", "error", f"“{shown(use.address)}” không phải ảnh.", "Viết địa chỉ của tệp ảnh.")
        if use.role in ("style", "script") and is_html(path):
            thing = "tệp kiểu (CSS)" if use.role == "style" else "tệp chương trình"
            return Fault(
                "LK-01", "error", f"“{shown(use.address)}” là trang, không phải {thing}.", "Viết địa chỉ của tệp."
            )
        return None


def _misspelt(use: Use, found: Misspelt, url: URL) -> Fault:
    right = shown(written_address(found.path))
    written = shown(use.address)
    hint = f"Viết “{right}{shown(url.hash)}”."
    if found.slip == "stroke":
        return Fault("LK-07", "error", f"“{written}” có gạch chéo sau tên tệp; đây không phải thư mục.", hint)
    if found.slip == "double stroke":
        return Fault("LK-07", "warning", f"“{written}” có hai gạch chéo liền nhau.", hint)
    if found.slip == "encoding":
        return Fault("LK-07", "error", f"“{written}” mã hóa chưa đúng; tên thật là “{right}”.", hint)
    return Fault("LK-07", "error", f"“{written}” viết khác tên thật: “{right}”.", hint)


def _careless(use: Use, written: str, base: str, url: URL, site: OwnSite) -> Fault | None:
    """It works in a browser, and still should be written otherwise."""
    path = re.split(r"[?#]", written, maxsplit=1)[0]
    if "\\" in path:
        hint = f"Viết “{shown(written.replace(chr(92), '/'))}”."
        return Fault("LK-05", "warning", f"Địa chỉ “{shown(written)}” dùng gạch chéo ngược.", hint)
    if site.scheme == "https:" and url.protocol == "http:":
        blocked = use.role in _BLOCKED_WHEN_MIXED
        message = f"“{shown(written)}” gọi cổng qua http, không phải https."
        return Fault(
            "LK-08",
            "error" if blocked else "warning",
            message,
            f"Viết “{shown('https' + written[written.find(':') :])}”.",
        )
    if _climbs_out(_PERCENT_DOTS.sub(".", path), base, site):
        message = f"Địa chỉ “{shown(written)}” đi lên quá thư mục gốc của cổng."
        return Fault("LK-05", "warning", message, f"Viết “{shown(url.pathname + url.search + url.hash)}”.")
    return None


def _climbs_out(path: str, base: str, site: OwnSite) -> bool:
    if ".." not in path:
        return False
    steps: list[str] = []
    if own := re.match(r"(?:https?:)?//[^/]*", path, re.I):
        path = path[own.end() :]
    elif not path.startswith("/"):
        around = resolved(".", base)
        steps = [step for step in (around.pathname if around else "/").split("/") if step]
    depth = len(steps)
    for step in path.split("/"):
        depth += -1 if step == ".." else 0 if step in ("", ".") else 1
        if depth < 0:
            return True
    return False


def _scheme_forgotten(address: str, site: OwnSite) -> str | None:
    """`www.bo.example/x` or `a@b.example` written without https:// or mailto:."""
    if re.fullmatch(r"[^/@\s]+@[^/@\s]+\.[^/@\s]+", address):
        return f"Địa chỉ thư viết “mailto:{shown(address)}”."
    first = address.partition("/")[0].lower()
    if first.startswith("www.") or (site.known and first == site.host) or re.match(r"https?[/;.]", address, re.I):
        return "Địa chỉ trang khác viết đủ “https://”."
    return None

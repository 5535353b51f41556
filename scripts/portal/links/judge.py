"""One use of an address -> where it leads, or what is wrong with it. Nothing here knows places."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ada_url import URL

from portal.findings.finding import Severity
from portal.links.fault import Fault, shown
from portal.links.inside_address import InsideAddresses
from portal.links.lookup import Found, written_address
from portal.links.own_site import OwnSite, resolved
from portal.links.schemes import host_fault, malformed, scheme_fault
from portal.links.verdict import FINE, Verdict
from portal.seen.use import Role, Use

_EDGE = "".join(map(chr, range(33)))  # C0 controls and space: dropped by every browser around an address
_EMPTY_TOLD: Mapping[Role, str] = {
    "link": "Liên kết chưa có địa chỉ.", "page": "Chỗ này cần một địa chỉ nhưng để trống.",
    "picture": "Ảnh chưa có địa chỉ.", "media": "Tệp nhúng chưa có địa chỉ.", "style": "Tệp kiểu chưa có địa chỉ.",
    "script": "Tệp chương trình chưa có địa chỉ.", "frame": "Khung chưa có địa chỉ.", "asset": "Tệp chưa có địa chỉ.",
    "part": "Hình vẽ dùng lại chưa có địa chỉ.", "entry": "Mục này chưa có địa chỉ.",
}  # fmt: skip
_ABSOLUTE = re.compile(r"https?://", re.I)
_FROM_THE_ROOT = re.compile(r"/(?!/)")
_PLAIN = re.compile(
    r"(?P<up>(?:\.\./)*)(?P<name>(?:[A-Za-z0-9_-][A-Za-z0-9_.-]*/)*(?:[A-Za-z0-9_-][A-Za-z0-9_.-]*)?)(?:#(?P<fragment>[A-Za-z0-9_-]+))?"
)


@dataclass(frozen=True, slots=True)
class Document:
    """A file that uses addresses. `base`: the absolute address its relative addresses are resolved against.

    `inside`: the base is an address of the portal; `own`: it is the file's own.
    """

    path: str
    base: str
    inside: bool
    own: bool


@dataclass(frozen=True)
class Judge:
    """Judges uses against one output; verdicts on addresses that mean the same everywhere are remembered."""

    inside: InsideAddresses
    _known: dict[Use, Verdict] = field(default_factory=dict)

    @property
    def site(self) -> OwnSite:
        return self.inside.site

    def document(self, path: str, written_base: str) -> Document:
        """`written_base`: of the file's base element."""
        own = self.site.address(path)
        url = resolved(written_base, own) if written_base else None
        base = url.href if url is not None and url.protocol in ("http:", "https:") else own
        return Document(path, base, base.startswith(self.site.root), base == own)

    def verdicts(self, uses: Iterable[Use], document: Document) -> list[Verdict]:
        """Where each use leads, and what is wrong with it."""
        if not document.inside:
            return [self._judged(use, document) for use in uses]
        known = self._known.get
        return [known(use) or self._learnt(use, document) for use in uses]

    def _learnt(self, use: Use, document: Document) -> Verdict:
        found = self._plain(use, document) or self._judged(use, document)
        if use.at < 0 and _same_everywhere(use):
            self._known[use] = found
        return found

    def _plain(self, use: Use, document: Document) -> Verdict | None:
        """An address without odd signs that leads to a file: what `_judged` would say, at a fifth of its time."""
        if use.role in ("map", "base", "folder"):
            return None
        root, prefix = self.site.root, self.site.prefix
        if use.address.startswith(root):
            return self._named(use, "", use.address[len(root) :])
        if use.base or use.role == "entry":
            return None
        if use.address.startswith(prefix):
            return self._named(use, "", use.address[len(prefix) :])
        return self._named(use, document.path, use.address) if document.own else None

    def _named(self, use: Use, document: str, address: str) -> Verdict | None:
        """`address`: relative to the file `document`."""
        plain = _PLAIN.fullmatch(address)
        if plain is None:
            return None
        if not plain["up"] and not plain["name"] and document:
            return self.inside.plain(use, document, plain["fragment"]) if plain["fragment"] else None
        folder = document.rpartition("/")[0]
        for _ in range(len(plain["up"]) // 3):
            if not folder:
                return None
            folder = folder.rpartition("/")[0]
        return self.inside.plain(use, (folder + "/" if folder else "") + plain["name"], plain["fragment"])

    def _judged(self, use: Use, document: Document) -> Verdict:
        written = use.address.strip(_EDGE)
        if not written:
            return self._empty(use.role, document.path)
        if use.role == "entry" and not _ABSOLUTE.match(written):
            message = f"Mục “{shown(use.address)}” không phải địa chỉ đầy đủ."
            return Verdict(fault=Fault("LK-08", "error", message, "Viết đủ “https://” và tên miền của cổng."))
        if use.role == "map":
            return Verdict(document.path, written[1:]) if written.startswith("#") else FINE
        if use.role == "part" and written.startswith("#") and not use.base:
            return Verdict(document.path, written[1:]) if written != "#" else self._placeholder(use.address)
        if use.role == "link" and written == "#":
            return self._placeholder(use.address)
        base = document.base
        if use.base:
            around = resolved(use.base, base)
            base = around.href if around is not None else base
        url = resolved(use.address, base)
        if url is None:
            return Verdict(fault=malformed(use.address))
        if url.protocol not in ("http:", "https:"):
            fault = scheme_fault(use.address, url, use.role == "link")
            return Verdict(fault=self._colon_name(use, url, base) or fault) if fault else FINE
        if not self.site.holds(url):
            return self._outside(use, url, base)
        return FINE if use.role == "base" else self.inside.verdict(use, url, written, base)

    def _empty(self, role: Role, document: str) -> Verdict:
        if role == "refresh":
            return Verdict(document)
        told = _EMPTY_TOLD.get(role)
        if told is None:
            return FINE
        severity: Severity = "warning" if role in ("link", "page") else "error"
        return Verdict(fault=Fault("LK-09", severity, told, "Viết địa chỉ, hoặc bỏ cả thẻ này."))

    def _placeholder(self, address: str) -> Verdict:
        message = f"Liên kết “{shown(address)}” không dẫn tới đâu."
        return Verdict(fault=Fault("LK-09", "warning", message, "Viết địa chỉ thật; về đầu trang thì viết “#top”."))

    def _colon_name(self, use: Use, url: URL, base: str) -> Fault | None:
        """`van-ban:2024.html`: a file name that reads as a scheme."""
        if use.role == "base" or (again := resolved("./" + use.address, base)) is None or not self.site.holds(again):
            return None
        if not isinstance(self.inside.lookup.find(self.inside.relative(again)), Found):
            return None
        message = (
            f"Trình duyệt hiểu “{shown(url.protocol)}” ở đầu “{shown(use.address)}” là giao thức, không phải tên tệp."
        )
        return Fault("LK-07", "error", message, f"Viết “./{shown(use.address)}”.")

    def _outside(self, use: Use, url: URL, base: str) -> Verdict:
        around = resolved(".", base) if not base.startswith(self.site.root) else None
        if around is not None and not self.site.holds(around) and url.host == around.host and use.role != "base":
            return FINE  # the base element, or xml:base, is told once, at its own place
        if fault := host_fault(use.address, url):
            return Verdict(fault=self._stroke_too_many(use, url) or fault)
        if use.role == "entry" and self.site.known:
            message = f"Mục “{shown(use.address)}” không thuộc cổng này ({self.site.root})."
            return Verdict(fault=Fault("LK-08", "warning", message, "Dựng lại với SITEURL đúng, hoặc bỏ mục này."))
        return FINE

    def _stroke_too_many(self, use: Use, url: URL) -> Fault | None:
        """`//tin-bai/a/`: a path that reads as a host."""
        if not use.address.strip(_EDGE).startswith("//"):
            return None
        found = self.inside.lookup.find(url.host + url.pathname)
        if not isinstance(found, Found):
            return None
        message = f"Trình duyệt hiểu “{shown(url.host)}” trong “{shown(use.address)}” là tên miền."
        return Fault("LK-07", "error", message, f"Viết “{shown(written_address(found.path))}”.")


def _same_everywhere(use: Use) -> bool:
    """Whether every file inside the portal means the same by it."""
    if _ABSOLUTE.match(use.address):
        return True
    return _FROM_THE_ROOT.match(use.address) is not None and (not use.base or _ABSOLUTE.match(use.base) is not None)

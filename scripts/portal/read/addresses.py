"""What an address written in a text leads to: a file beside it, a page of the portal, another site."""

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import unquote

from portal.findings.nearest import nearest, nearest_hint
from portal.read import hosts
from portal.read.source_text import BodySource

HEADING_PREFIX = "n-"  # of every id in a body: no text can name an id of the theme

# What the portal itself may link to, files beside articles included; no segment starts with a dot.
INSIDE = re.compile(
    r"(?:/(?:[a-z0-9][a-z0-9._-]*/)*(?:[a-z0-9][a-z0-9._-]*)?)?(?:\?[A-Za-z0-9%=&+._~-]*)?(?:#[A-Za-z0-9%._:~-]*)?"
)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_GRAMMAR_HINT = "Địa chỉ trong cổng chỉ có chữ thường không dấu, số, gạch nối: ví dụ /chu-de/cuoc-thi-ky-thi/."


@dataclass(frozen=True, slots=True)
class Leads:
    """Where a link leads: `address` root-relative or absolute; `#…` for the text's own headings."""

    address: str


@dataclass(frozen=True, slots=True)
class Fault:
    """Why an address cannot stand. `code` None: a finding already speaks of it."""

    code: str | None
    message: str = ""
    hint: str | None = None


def link_address(target: str, source: BodySource) -> Leads | Fault:
    """Where `[…](target)` leads. Nothing is looked up beyond the files beside the text."""
    written = target.strip(" ")
    if not written:
        return Fault("LK-05", "Liên kết chưa có địa chỉ.", "Viết địa chỉ vào giữa hai ngoặc tròn.")
    if _CONTROL.search(written):
        return _refused(written, "có ký tự điều khiển")
    if scheme := _SCHEME.match(written):
        return _with_scheme(written, scheme[1].lower())
    if written.startswith(("//", "/\\", "\\")) or "\\" in written:
        hint = "Địa chỉ trang khác bắt đầu bằng https://, địa chỉ trong cổng bằng một dấu /."
        return _refused(written, "mở đầu bằng hai gạch chéo hoặc có gạch chéo ngược", hint)
    if written.startswith("#"):
        return Leads("#" + unicodedata.normalize("NFC", unquote(written[1:])))
    path, tail = _split(written)
    if path.startswith("/"):
        return _inside(path, tail, written)
    name = _name(path)
    if "/" not in name:
        if beside := _beside(name, source):
            return beside
        if name not in ("", ".", "..", "index.md"):
            names = [*source.pictures, *source.attachments]
            return Fault(
                "LK-02", f"Cạnh bài không có tệp “{_short(name)}”.", nearest_hint(name, names) or _put_beside(name)
            )
    return _relative(name, tail, written, source)


def picture_file(target: str, source: BodySource) -> Leads | Fault:
    """The picture that `![…](target)` shows: only files beside the text."""
    written = target.strip(" ")
    if not written:
        return Fault("LK-02", "Ảnh chưa có tên tệp.", "Viết tên tệp ảnh nằm cạnh bài, ví dụ ![mô tả](anh.jpg).")
    if _CONTROL.search(written) or _SCHEME.match(written) or written.startswith(("//", "\\", "/\\")):
        return Fault(
            "DL-12", f"Ảnh “{_short(written)}” không nằm trong cổng.", "Tải ảnh về, đặt cạnh bài và dùng tên tệp."
        )
    name = _name(_split(written)[0])
    if name in source.pictures:
        return Leads(name)
    if name in source.refused:
        return Fault(None)
    if name in source.attachments:
        return Fault("LK-02", f"Tệp “{_short(name)}” không phải ảnh.", f"Viết thành liên kết: [tên tệp]({name}).")
    near = nearest(name.rpartition("/")[2], source.pictures)
    if near:
        hint = f"Gần nhất: “{near}”."
    elif "/" in name:
        hint = "Chép ảnh vào thư mục của bài và chỉ viết tên tệp."
    else:
        hint = _put_beside(name)
    return Fault("LK-02", f"Cạnh bài không có ảnh “{_short(name)}”.", hint)


def is_safe_inside(address: str) -> bool:
    """Whether an address without a scheme follows the portal's own grammar: the cleaner's last gate."""
    return INSIDE.fullmatch(address) is not None


def prefixed_fragment(fragment: str) -> str:
    """`de-thi` -> `n-de-thi`: headings of every text carry the prefix."""
    return fragment if not fragment or fragment.startswith(HEADING_PREFIX) else HEADING_PREFIX + fragment


def _with_scheme(written: str, scheme: str) -> Leads | Fault:
    if scheme in ("http", "https"):
        fault = hosts.web_fault(written)
    elif scheme == "mailto":
        fault = hosts.mail_fault(written)
    elif scheme == "tel":
        fault = hosts.phone_fault(written)
    else:
        return _refused(written, f"dùng giao thức “{scheme}:”", "Chỉ dùng https://, http://, mailto: hoặc tel:.")
    return _refused(written, fault) if fault else Leads(written.replace(" ", "") if scheme == "tel" else written)


def _split(written: str) -> tuple[str, str]:
    """The path, and what follows it from `?` or `#` on."""
    cut = min((at for at in (written.find("?"), written.find("#")) if at >= 0), default=len(written))
    return written[:cut], written[cut:]


def _name(path: str) -> str:
    """A relative path as file names are spelled: decoded, NFC, without `./`."""
    name = unicodedata.normalize("NFC", unquote(path))
    while name.startswith("./"):
        name = name[2:]
    return name


def _beside(name: str, source: BodySource) -> Leads | Fault | None:
    if name in source.attachments:
        return Leads(source.attachments[name].address)
    if name in source.pictures:
        return Leads(source.pictures[name].address)
    return Fault(None) if name in source.refused else None


def _relative(name: str, tail: str, written: str, source: BodySource) -> Leads | Fault:
    """A path as it lies on the disk, from the text's own folder."""
    parts = source.path.split("/")[1:-1]  # without `content` and the file's name
    for part in name.split("/"):
        if part == "..":
            if not parts:
                return _refused(written, "ra ngoài thư mục nội dung")
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    if parts and parts[-1] == "index.md":
        parts.pop()
    if parts and parts[0] == "trang":
        del parts[0]
    if not parts:
        return _refused(written, "không dẫn tới trang nào", "Trang chủ là [Trang chủ](/).")
    return _inside("/" + "/".join(parts) + ("" if "." in parts[-1] else "/"), tail, written)


def _inside(path: str, tail: str, written: str) -> Leads | Fault:
    """A root-relative address; a folder gets its closing stroke."""
    if path.endswith("/index.html"):
        path = path[: -len("index.html")]
    if not path.endswith("/") and "." not in path.rpartition("/")[2]:
        path += "/"
    before, sign, fragment = tail.partition("#")
    address = (
        path + before + (sign + prefixed_fragment(unicodedata.normalize("NFC", unquote(fragment))) if fragment else "")
    )
    if "//" in path or not is_safe_inside(address):
        return _refused(written, "chưa theo cách viết địa chỉ của cổng", _GRAMMAR_HINT)
    return Leads(address)


def _refused(written: str, fault: str, hint: str | None = None) -> Fault:
    return Fault("LK-05", f"Địa chỉ “{_short(written)}” {fault}.", hint or "Sửa hoặc bỏ liên kết này.")


def _put_beside(name: str) -> str:
    return f"Đặt tệp “{_short(name)}” vào thư mục của bài, cạnh index.md."


def _short(written: str) -> str:
    """An address as a message can show it: on one line, not endless."""
    shown = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in written)
    return shown if len(shown) <= 120 else shown[:119] + "…"

"""Addresses that are no page: what each scheme must look like, and which must not be used at all."""

import ipaddress
import re
from functools import lru_cache
from urllib.parse import unquote

from ada_url import URL

from portal.findings.nearest import nearest
from portal.links.fault import Fault, shown

_MAIL = re.compile(r"[^\s@,;:<>()\[\]\\\"&]+(?<!\.)@(?!-)[^\W_](?:[\w-]*[^\W_])?(?:\.(?!-)[^\W_](?:[\w-]*[^\W_])?)+")
_PHONE = re.compile(r"\+?[\d().\-\s*#,pw]+", re.I)
_PHONE_PARAMETER = re.compile(r"(?:ext|isub|phone-context|tsp|postd)=[^;]+", re.I)
# Programs of the reader's own that an address may open (IANA's list, and those used in Vietnam).
_FINE = frozenset({
    "acct", "bitcoin", "callto", "cid", "content", "dns", "facetime", "facetime-audio", "fax", "fb", "fb-messenger",
    "feed", "ftp", "ftps", "geo", "git", "gopher", "im", "imap", "intent", "ipfs", "irc", "ircs", "itms", "itms-apps",
    "jabber", "ldap", "ldaps", "magnet", "maps", "market", "matrix", "mid", "modem", "ms-excel", "ms-powerpoint",
    "ms-teams", "ms-word", "msteams", "news", "nntp", "openid", "rtsp", "sftp", "sgn", "shortcuts", "sip", "sips",
    "skype", "sms", "smsto", "ssh", "svn", "teams", "tg", "tv", "urn", "viber", "view-source", "wais", "webcal",
    "webcals", "whatsapp", "ws", "wss", "xmpp", "zalo", "zoommtg", "zoomus",
})  # fmt: skip
_FORBIDDEN = frozenset({"javascript", "vbscript", "livescript", "mocha"})
_ON_THE_MACHINE = frozenset(
    {"file", "blob", "filesystem", "res", "chrome", "chrome-extension", "moz-extension", "resource"}
)
_LOCAL_NAMES = ("localhost", "localdomain", "local", "internal", "intranet", "lan", "home", "corp", "home.arpa")
_PRIVATE = tuple(
    ipaddress.ip_network(network)
    for network in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
        "192.168.0.0/16", "::/128", "::1/128", "fc00::/7", "fe80::/10",
    )
)  # fmt: skip


def scheme_fault(address: str, url: URL, followed: bool) -> Fault | None:
    """`address` as written, `url` resolved and not http(s). `followed`: a person follows it, not a program."""
    scheme = url.protocol[:-1]
    if scheme in _FORBIDDEN:
        hint = "Viết địa chỉ thật, hoặc dùng nút bấm thay cho liên kết."
        return _forbidden(address, f"là mã chương trình (“{scheme}:”), không phải địa chỉ", hint)
    if scheme in _ON_THE_MACHINE or (len(scheme) == 1 and scheme.isalpha()):
        hint = "Đưa tệp lên cổng rồi viết địa chỉ của tệp trên cổng."
        return _forbidden(address, "chỉ có trên máy của người viết", hint)
    if scheme == "mailto":
        return _mail_fault(address, url)
    if scheme in ("tel", "sms", "smsto", "callto", "fax"):
        return _phone_fault(address, url) if scheme == "tel" else None
    if scheme == "data":
        complete = "," in url.href
        return (
            None if complete else _forbidden(address, "là dữ liệu nhúng chưa đủ: thiếu dấu phẩy", "Nhúng lại dữ liệu.")
        )
    if scheme == "about":
        empty = Fault(
            "LK-09", "warning", f"Liên kết “{shown(address)}” không dẫn tới đâu.", "Viết địa chỉ, hoặc bỏ liên kết."
        )
        return empty if followed else None
    if scheme in _FINE or scheme.startswith(("web+", "ms-", "x-", "com.", "vn.")):
        return None
    near = nearest(scheme, ["http", "https", "mailto", "tel"])
    if near is None and "://" in address:
        return None  # some program's own
    hint = f"Gần nhất: “{near}:”." if near else f"Nếu đây là tên tệp có dấu hai chấm, viết “./{shown(address)}”."
    return _forbidden(address, f"dùng giao thức không có: “{shown(scheme)}:”", hint)


def host_fault(address: str, url: URL) -> Fault | None:
    """What is wrong with the host of an http(s) address that is not the portal's own."""
    if url.username or url.password:
        return _forbidden(address, "có tên người dùng đứng trước tên miền", "Bỏ phần đứng trước dấu @.")
    host = url.hostname.rstrip(".").lower()
    if is_local(host):
        hint = "Viết địa chỉ mà người đọc mở được từ bên ngoài."
        return _forbidden(
            address, f"chỉ mở được trong mạng nội bộ hoặc trên máy của người viết (“{shown(host)}”)", hint
        )
    return None


@lru_cache(1024)
def is_local(host: str) -> bool:
    """Whether a host, as a browser writes it, is this machine or lies in a private network."""
    try:
        number = ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return "." not in host or host.endswith(tuple("." + name for name in _LOCAL_NAMES))
    if isinstance(number, ipaddress.IPv6Address) and number.ipv4_mapped is not None:
        number = number.ipv4_mapped
    return any(number in network for network in _PRIVATE if network.version == number.version)


def malformed(address: str) -> Fault:
    """An address that no browser takes."""
    return _forbidden(address, "viết chưa đúng, không trình duyệt nào mở được", "Viết lại địa chỉ.")


def _mail_fault(address: str, url: URL) -> Fault | None:
    people, _, headers = url.href[len("mailto:") :].partition("#")[0].partition("?")
    people = unquote(people)
    named = [person.strip() for person in people.split(",")] if people else []
    if not named and not headers:
        return _forbidden(address, "chưa có địa chỉ thư điện tử", "Viết mailto:ten@don-vi.vn.")
    if any(not _MAIL.fullmatch(person) or ".." in person or person.startswith((".", "/")) for person in named) or (
        people != people.strip()
    ):
        return _forbidden(address, "không phải một địa chỉ thư điện tử", "Viết mailto:ten@don-vi.vn.")
    return None


def _phone_fault(address: str, url: URL) -> Fault | None:
    number, *parameters = unquote(url.href[len("tel:") :]).split(";")
    digits = sum(character.isdigit() for character in re.split(r"[,pw]", number)[0])
    sound = _PHONE.fullmatch(number) is not None and 3 <= digits <= 15 and number.isascii() | ("\xa0" in number)
    if sound and all(_PHONE_PARAMETER.fullmatch(parameter) for parameter in parameters if parameter):
        return None
    if re.fullmatch(r"\s*[*#][\d*#]+\s*", number):
        return None
    return _forbidden(address, "không phải một số điện thoại", "Viết tel:+84 rồi các chữ số; mỗi liên kết một số.")


def _forbidden(address: str, why: str, hint: str) -> Fault:
    return Fault("LK-05", "error", f"Địa chỉ “{shown(address)}” {why}.", hint)

"""Addresses on other sites: which ones a reader can trust to be what they look like."""

import re
import unicodedata
from urllib.parse import urlsplit

_HOST = re.compile(r"(?!-)[^\W_](?:[\w-]*[^\W_])?(?:\.(?!-)[^\W_](?:[\w-]*[^\W_])?)*\.?")
_MAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9-]{1,63})+")
_PHONE = re.compile(r"\+?[0-9][0-9().\- ]{1,24}")
# Alphabets whose letters pass for Latin ones (Unicode TR 39).
_LOOK_ALIKE = ("CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC", "LISU")
_SHOWN_HOST = re.compile(
    r"(?<![\w.@-])(?:https?://)?((?:[a-z0-9-]+\.)+(?:vn|com|net|org|edu|gov|info|io|asia|biz|me|top|xyz|club|online))\b",
    re.I,
)


def web_fault(address: str) -> str | None:
    """What is wrong with an http(s) address, as the end of a sentence; None when nothing is."""
    if any(character.isspace() for character in address):
        return "có dấu cách"
    if re.search(r"[<>\"{}|\\^`]", address):
        return "có ký tự không được dùng trong địa chỉ"
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return "viết chưa đúng"
    if "@" in parts.netloc:
        return "có tên người dùng đứng trước tên miền"
    if not host or not address[len(parts.scheme) :].startswith("://"):
        return "chưa có tên miền"
    return _host_fault(host)


def _host_fault(host: str) -> str | None:
    """Mixed alphabets, full-width letters and unreadable punycode deceive the eye."""
    if re.fullmatch(r"\[[0-9a-f:.]+\]|[0-9a-f:]+", host) and ":" in host:
        return None
    for label in host.split("."):
        plain = label
        if label.startswith("xn--"):
            try:
                plain = label[4:].encode("ascii").decode("punycode")
            except UnicodeError:
                return "có tên miền không đọc được"
        if unicodedata.normalize("NFKC", plain) != plain and unicodedata.normalize("NFC", plain) == plain:
            return "có tên miền dùng chữ nhìn giống chữ thường"
        alphabets = {_alphabet(character) for character in plain if character.isalpha()}
        if alphabets & set(_LOOK_ALIKE) or (len(alphabets) > 1 and "LATIN" in alphabets):
            return "có tên miền lẫn chữ của bảng chữ cái khác, dễ nhầm với tên miền thật"
    return None if _HOST.fullmatch(host) else "có tên miền viết chưa đúng"


def _alphabet(letter: str) -> str:
    return unicodedata.name(letter, "UNKNOWN").split(" ")[0]


def mail_fault(address: str) -> str | None:
    """What is wrong with a mailto: address."""
    people = address[len("mailto:") :].partition("?")[0]
    if not people or any(not _MAIL.fullmatch(person) for person in people.split(",")):
        return "không phải một địa chỉ thư điện tử"
    # A line feed would let an address write the headers of the letter.
    return "có ký tự không được dùng trong địa chỉ" if re.search(r"[\s<>\"]|%0[ad]", address, re.I) else None


def phone_fault(address: str) -> str | None:
    """What is wrong with a tel: address."""
    return None if _PHONE.fullmatch(address[len("tel:") :]) else "không phải một số điện thoại"


def other_host_shown(text: str, address: str) -> str | None:
    """The first host that a link's text shows when its address leads to another one."""
    if not address.lower().startswith(("http://", "https://")):
        return None
    host = (urlsplit(address).hostname or "").removeprefix("www.")
    names = (shown[1].lower().removeprefix("www.") for shown in _SHOWN_HOST.finditer(text))
    return next((name for name in names if host != name and not host.endswith("." + name)), None)

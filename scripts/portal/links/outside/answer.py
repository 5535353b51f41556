"""What came back from one request."""

from dataclasses import dataclass, field
from datetime import date
from http.cookies import SimpleCookie
from typing import Literal

from portal.links.outside.web_address import WebAddress

Failure = Literal["no-host", "no-names", "private", "refused", "broken", "timeout", "tls", "garbled"]
FAILURES: dict[Failure, str] = {
    "no-host": "tên miền không còn tồn tại",
    "no-names": "chưa hỏi được máy chủ tên miền",
    "private": "địa chỉ dẫn vào mạng riêng nên không hỏi",
    "refused": "máy chủ từ chối kết nối",
    "broken": "máy chủ ngắt kết nối giữa chừng",
    "timeout": "máy chủ không trả lời kịp",
    "tls": "kết nối mã hóa có vấn đề",
    "garbled": "máy chủ trả lời không đúng giao thức",
}
_PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml", "text/plain", ""})


@dataclass(frozen=True, slots=True)
class Answer:
    """`status` None: there was none, `failure` says why and `detail` more exactly.

    `body`: decompressed, only of pages, at most the body limit. `wait_s`: what Retry-After asks for.
    """

    address: WebAddress
    status: int | None = None
    failure: Failure | None = None
    detail: str = ""
    location: str | None = None
    refresh: str | None = None
    wait_s: float | None = None
    content_type: str = ""
    charset: str | None = None
    body: bytes = b""
    is_challenge: bool = False
    cookies: SimpleCookie | None = field(default=None, compare=False)
    certificate_until: date | None = None

    @property
    def is_page(self) -> bool:
        """Whether a browser would show it as a page that can be read."""
        return self.status is not None and 200 <= self.status < 300 and self.content_type in _PAGE_TYPES

    @property
    def why(self) -> str:
        """The failure, as the end of a sentence."""
        return self.detail or (FAILURES[self.failure] if self.failure else f"máy chủ trả lời mã {self.status}")

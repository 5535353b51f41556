"""One request, with every limit: time, size, place; no redirect followed, no cookie kept, no password sent.

Pages are asked with GET at once, since their text must be read to know a soft 404. Files are asked with HEAD, and with
GET when HEAD does not say a plain yes: many servers answer HEAD wrongly (405, 501, 403, 404).
"""

import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Literal

import aiohttp
from yarl import URL

from portal.findings.finding import CannotRun
from portal.links.outside.answer import Answer, Failure
from portal.links.outside.host_gate import ALTOGETHER, HostGates
from portal.links.outside.inflating import Inflating
from portal.links.outside.resolver import (
    GuardedResolver,
    NoAnswerAboutHost,
    NoSuchHost,
    PrivateAddress,
    Reach,
)
from portal.links.outside.web_address import WebAddress

BODY_BYTES = 256_000  # of a page, decompressed: titles and messages stand at the beginning
_CHUNK_BYTES = 32_768
_FILES = frozenset({
    "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "odp", "zip", "rar", "7z", "csv", "ics", "txt",
    "xml", "json", "jpg", "jpeg", "png", "webp", "gif", "svg", "mp3", "mp4", "avi", "mov", "wmv", "exe", "msi", "apk",
    "epub",
})  # fmt: skip
_TLS_FAULTS = {  # OpenSSL's X509_V_ERR_* (x509_vfy.h)
    9: "chứng thư chưa đến ngày có hiệu lực",
    10: "chứng thư đã hết hạn",
    18: "chứng thư do chính máy chủ tự ký",
    19: "chứng thư do nơi không được tin cậy cấp",
    20: "không xác minh được nơi cấp chứng thư (có thể máy chủ gửi thiếu chứng thư trung gian)",
    21: "không xác minh được chứng thư (có thể máy chủ gửi thiếu chứng thư trung gian)",
    23: "chứng thư đã bị thu hồi",
    62: "chứng thư cấp cho tên miền khác",
    64: "chứng thư cấp cho địa chỉ khác",
}


_REFUSALS: tuple[tuple[type[OSError], Failure], ...] = (
    (PrivateAddress, "private"),
    (NoSuchHost, "no-host"),
    (NoAnswerAboutHost, "no-names"),
    (ConnectionRefusedError, "refused"),
    (ConnectionError, "broken"),
    (TimeoutError, "timeout"),
)


@dataclass(frozen=True, slots=True)
class Way:
    """How requests go out. `timeout_s`: for one request, all told. `agent`: who we say we are."""

    timeout_s: float
    agent: str
    reach: Reach
    authorities: Path | None = None


class Asker:
    """Asks; to be used as `async with`."""

    def __init__(self, way: Way, gates: HostGates) -> None:
        self._way = way
        self._gates = gates
        self._certificates: dict[str, date] = {}
        connector = aiohttp.TCPConnector(
            resolver=GuardedResolver(way.reach),
            socket_factory=_only_permitted(way.reach),
            ssl=_tls(way.authorities, self._certificates),
            limit=ALTOGETHER,
            ttl_dns_cache=None,
            keepalive_timeout=10,
        )
        self._session = aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            trust_env=False,
            max_line_size=65_536,
            max_field_size=65_536,
            max_headers=1_000,
            timeout=aiohttp.ClientTimeout(total=way.timeout_s),
            headers={
                "User-Agent": way.agent,
                "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
                "Accept-Language": "vi,en;q=0.5",
                "Accept-Encoding": "gzip, deflate",
            },
        )

    async def __aenter__(self) -> "Asker":
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._session.close()

    async def ask(self, address: WebAddress, cookies: str | None = None, begun: bool = False) -> Answer:
        """One answer; whatever the server does, never an exception of the network. `begun`: see HostGates."""
        if address.ending in _FILES and not cookies:
            answer = await self._request("HEAD", address, None, begun)
            begun = True
            if answer.status is not None and 200 <= answer.status < 300 and not answer.is_page:
                return answer
        return await self._request("GET", address, cookies, begun)

    async def ask_text(self, address: WebAddress) -> Answer:
        """One answer with its body, whatever kind of text it is."""
        return await self._request("GET", address, None, begun=True, any_text=True)

    async def _request(
        self,
        method: Literal["GET", "HEAD"],
        address: WebAddress,
        cookies: str | None,
        begun: bool,
        any_text: bool = False,
    ) -> Answer:
        headers = {"Cookie": cookies} if cookies else None
        async with self._gates.passing(address.host, begun):
            try:
                async with self._session.request(
                    method, URL(address.url, encoded=True), allow_redirects=False, headers=headers
                ) as response:
                    return await self._answer(address, response, any_text)
            except TimeoutError:
                return Answer(address, failure="timeout")
            except aiohttp.ClientSSLError as refusal:
                return Answer(address, failure="tls", detail=_tls_fault(refusal))
            except aiohttp.ClientConnectorError as refusal:
                return Answer(address, failure=_unconnected(refusal.os_error))
            except (aiohttp.ServerDisconnectedError, aiohttp.ClientOSError, aiohttp.ClientPayloadError):
                return Answer(address, failure="broken")
            except (PrivateAddress, NoSuchHost, NoAnswerAboutHost) as refusal:
                return Answer(address, failure=_unconnected(refusal))
            except (aiohttp.ClientError, ValueError):
                return Answer(address, failure="garbled")

    async def _answer(self, address: WebAddress, response: aiohttp.ClientResponse, any_text: bool) -> Answer:
        headers = response.headers
        answer = Answer(
            address,
            status=response.status,
            location=headers.get("Location"),
            refresh=headers.get("Refresh"),
            wait_s=_wait(headers.get("Retry-After"), headers.get("Date")),
            content_type=headers.get("Content-Type", "").partition(";")[0].strip().lower(),
            charset=response.charset,
            is_challenge=headers.get("cf-mitigated", "").lower() == "challenge",
            cookies=response.cookies if response.cookies else None,
            certificate_until=self._certificates.get(address.host) if address.scheme == "https" else None,
        )
        if not (answer.is_page or any_text) and response.status < 400:
            if response.method != "HEAD" and response.content_length != 0:
                response.close()  # a large file is not fetched to know that it is there
            return answer
        return await _with_body(answer, response)


async def _with_body(answer: Answer, response: aiohttp.ClientResponse) -> Answer:
    inflating = Inflating(response.headers.get("Content-Encoding", ""), BODY_BYTES)
    came = False
    try:
        async for chunk in response.content.iter_chunked(_CHUNK_BYTES):
            came = True
            if not inflating.add(chunk):
                response.close()
                break
    except (TimeoutError, aiohttp.ClientError):
        # A page that comes slowly or breaks off is there all the same, when some of it came.
        response.close()
        if not came:
            raise
    return replace(answer, body=inflating.body)


def _only_permitted(reach: Reach) -> Callable[[tuple[object, ...]], socket.socket]:
    """The last gate: no socket is opened towards an address that may not be asked, however it was found."""

    def make(info: tuple[object, ...]) -> socket.socket:
        family, kind, protocol, _, target = info
        if not reach.permits(str(target[0])):  # type: ignore[index]
            raise PrivateAddress(str(target))
        return socket.socket(family, kind, protocol)  # type: ignore[arg-type]

    return make


def _unconnected(refusal: OSError) -> Failure:
    for kind, failure in _REFUSALS:
        if isinstance(refusal, kind):
            return failure
    cause = refusal.__cause__
    return _unconnected(cause) if isinstance(cause, OSError) else "refused"


def _tls(authorities: Path | None, certificates: dict[str, date]) -> ssl.SSLContext:
    """The system's authorities, or those of a file; the last day of every certificate that holds is noted."""

    class Noting(ssl.SSLObject):
        def do_handshake(self) -> None:
            super().do_handshake()
            certificate = self.getpeercert()
            until = certificate.get("notAfter") if certificate else None
            if isinstance(until, str) and self.server_hostname:
                ends = datetime.fromtimestamp(ssl.cert_time_to_seconds(until), UTC)
                certificates[self.server_hostname] = ends.date()

    try:
        context = ssl.create_default_context(cafile=str(authorities) if authorities else None)
    except (OSError, ssl.SSLError) as refusal:
        raise CannotRun(f"Không đọc được tệp CAFILE “{authorities}”: {refusal}.") from refusal
    context.sslobject_class = Noting  # the one place where aiohttp lets us see a certificate of a short answer
    return context


def _tls_fault(refusal: aiohttp.ClientSSLError) -> str:
    inner = getattr(refusal, "certificate_error", None) or refusal.__cause__
    code = getattr(inner, "verify_code", None)
    if code is not None:
        return _TLS_FAULTS.get(code, "không xác minh được chứng thư")
    return "hai bên không thống nhất được cách mã hóa"


def _wait(written: str | None, sent: str | None) -> float | None:
    """Retry-After in seconds: a number, or a date seen from the server's own clock."""
    if not written:
        return None
    if written.strip().isdigit():
        return float(written)
    try:
        until = parsedate_to_datetime(written)
        start = parsedate_to_datetime(sent) if sent else datetime.now(UTC)
        return max((until - start).total_seconds(), 0.0)
    except (ValueError, TypeError):
        return None

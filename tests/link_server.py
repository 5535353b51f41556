"""A web of many hosts on 127.0.0.x for the outside link checker: every host and path answers as a table says.

Names lead here through a hosts file; the server tells the hosts apart by the Host header (and SNI). It notes every
request and how many one host had to answer at once.
"""

import asyncio
import gzip
import ssl
import threading
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Self

import trustme


@dataclass(frozen=True)
class Request:
    method: str
    host: str
    path: str
    headers: Mapping[str, str]
    count: int  # how often this path of this host has been asked before


@dataclass(frozen=True)
class Reply:
    """`body`: text or bytes. The rest says how the server misbehaves."""

    status: int = 200
    body: str | bytes = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    type: str = "text/html; charset=utf-8"
    delay_s: float = 0.0  # before the first byte
    drip_s: float = 0.0  # between the bytes of the body
    endless: bool = False  # the body goes on until the client hangs up
    hang_after: int | None = None  # bytes of the body, then silence
    cut_after: int | None = None  # bytes of the body, then the connection is closed
    reset: bool = False  # the connection is closed without a word
    raw: bytes | None = None  # sent instead of any HTTP
    zipped: bool = False


Answering = Callable[[Request], Reply]


class LinkServer:
    """`routes`: (host, path with query) -> Reply, a list of them (the last stays), or a function of the request.

    `others`: host -> what it says to every other path; a plain 404 where it is absent.
    """

    def __init__(self) -> None:
        self.routes: dict[tuple[str, str], Reply | list[Reply] | Answering] = {}
        self.others: dict[str, Reply | Answering] = {}
        self.requests: list[Request] = []
        self.most_at_once: Counter[str] = Counter()
        self.port = 0
        self.tls_port = 0
        self.authority = trustme.CA()
        self._contexts: dict[str, ssl.SSLContext] = {}
        self._now: Counter[str] = Counter()
        self._asked: Counter[tuple[str, str]] = Counter()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._servers: list[asyncio.Server] = []

    def secure(self, host: str, certificate: trustme.LeafCert) -> None:
        """The certificate that `host` shows."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        certificate.configure_cert(context)
        self._contexts[host] = context

    def __enter__(self) -> Self:
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self._open(), self._loop).result()
        return self

    def __exit__(self, *_: object) -> None:
        asyncio.run_coroutine_threadsafe(self._close(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def hosts_file(self, private: Mapping[str, str] | None = None) -> str:
        """Every host that the table knows, on a 127.0.0.x of its own."""
        names = sorted({host for host, _ in self.routes} | set(self.others))
        lines = [f"127.0.{1 + n // 250}.{1 + n % 250} {name}" for n, name in enumerate(names)]
        return "\n".join([*lines, *(f"{number} {name}" for name, number in (private or {}).items())]) + "\n"

    def asked(self, host: str, path: str | None = None) -> list[Request]:
        return [each for each in self.requests if each.host == host and path in (None, each.path)]

    async def _open(self) -> None:
        plain = await asyncio.start_server(self._serve, "0.0.0.0", 0, backlog=1000)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.authority.issue_cert("khong-ten.example").configure_cert(context)
        context.sni_callback = self._by_name
        secure = await asyncio.start_server(self._serve, "0.0.0.0", 0, ssl=context, backlog=1000)
        self._servers = [plain, secure]
        self.port = plain.sockets[0].getsockname()[1]
        self.tls_port = secure.sockets[0].getsockname()[1]

    async def _close(self) -> None:
        for server in self._servers:
            server.close()
        tasks = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _by_name(self, connection: ssl.SSLObject, name: str | None, _: ssl.SSLContext) -> None:
        if name in self._contexts:
            connection.context = self._contexts[name]

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while await self._one(reader, writer):
                pass
        except (
            ConnectionError,
            asyncio.IncompleteReadError,
            asyncio.LimitOverrunError,
            asyncio.CancelledError,
            ssl.SSLError,
        ):
            pass
        finally:
            writer.close()

    async def _one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        method, path, _ = head[0].split(" ", 2)
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:] if line)}
        host = headers.get("host", "").partition(":")[0]
        request = Request(method, host, path, headers, self._asked[host, path])
        self._asked[host, path] += 1
        self.requests.append(request)
        self._now[host] += 1
        self.most_at_once[host] = max(self.most_at_once[host], self._now[host])
        try:
            return await _send(writer, request, self._reply(request))
        finally:
            self._now[host] -= 1

    def _reply(self, request: Request) -> Reply:
        found = self.routes.get((request.host, request.path), self.others.get(request.host, NOT_FOUND))
        if isinstance(found, list):
            found = found[min(request.count, len(found) - 1)]
        return found if isinstance(found, Reply) else found(request)


async def _send(writer: asyncio.StreamWriter, request: Request, reply: Reply) -> bool:
    if reply.delay_s:
        await asyncio.sleep(reply.delay_s)
    if reply.reset:
        writer.transport.abort()
        return False
    if reply.raw is not None:
        writer.write(reply.raw)
        await writer.drain()
        return False
    body = reply.body.encode() if isinstance(reply.body, str) else reply.body
    if reply.zipped:
        body = gzip.compress(body)
    lines = [f"HTTP/1.1 {reply.status} X"]
    if reply.type:
        lines.append(f"Content-Type: {reply.type}")
    if reply.zipped:
        lines.append("Content-Encoding: gzip")
    if not reply.endless:
        lines.append(f"Content-Length: {len(body) + (10_000 if reply.hang_after is not None else 0)}")
    lines += [f"{name}: {value}" for name, value in reply.headers.items()]
    writer.write("\r\n".join(lines).encode("utf-8", "surrogateescape") + b"\r\n\r\n")
    if request.method == "HEAD":
        await writer.drain()
        return True
    if reply.drip_s:
        for at in range(len(body)):
            writer.write(body[at : at + 1])
            await writer.drain()
            await asyncio.sleep(reply.drip_s)
    elif reply.cut_after is not None:
        writer.write(body[: reply.cut_after])
        await writer.drain()
        return False
    elif reply.hang_after is not None:
        writer.write(body[: reply.hang_after])
        await writer.drain()
        await asyncio.sleep(60)
    else:
        writer.write(body)
    while reply.endless:
        writer.write(b"<p>con nua</p>" * 500)
        await writer.drain()
    await writer.drain()
    return True


def html(title: str, body: str = "", head: str = "") -> str:
    return f"<!doctype html><html lang=vi><head><meta charset=utf-8><title>{title}</title>{head}</head><body>{body}</body></html>"


def article(title: str) -> str:
    """A page like that of any school: a menu, a text of some length."""
    text = f"Nhà trường thông báo về việc {title.lower()}. Phụ huynh và học sinh theo dõi lịch của nhà trường. " * 8
    return html(
        f"{title} - Trường THPT Ví dụ",
        f"<nav><a href=/>Trang chủ</a> <a href=/tin/>Tin tức</a></nav><h1>{title}</h1><p>{text}</p><footer>Trường THPT Ví dụ</footer>",
    )


def moved(to: str, status: int = 301) -> Reply:
    return Reply(status, html("Moved"), {"Location": to})


NOT_FOUND = Reply(404, html("Không tìm thấy trang", "<h1>404</h1>"))

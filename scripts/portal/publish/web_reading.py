"""Reading a host as a browser would: bounded in bytes and in time, no redirect followed."""

import asyncio
import zlib
from dataclasses import dataclass, field

import aiohttp

from portal.findings.finding import CannotRun

MOST_BYTES = 64_000_000  # of one answer, unpacked
TIMEOUT_S = 60.0
_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Answer:
    """`headers`: names in lower case. `body`: unpacked, cut after the limit that was asked for."""

    status: int
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""


def web_session(connections: int) -> aiohttp.ClientSession:
    """A client that unpacks nothing by itself (limits are ours) and keeps no cookies."""
    return aiohttp.ClientSession(
        auto_decompress=False,
        cookie_jar=aiohttp.DummyCookieJar(),
        connector=aiohttp.TCPConnector(limit=connections),
        timeout=aiohttp.ClientTimeout(total=TIMEOUT_S, sock_connect=15),
        headers={"User-Agent": "cong-verify", "Accept-Encoding": "gzip"},
    )


async def fetched(session: aiohttp.ClientSession, url: str, limit: int) -> Answer:
    """One answer. Raises aiohttp.ClientError or TimeoutError; zlib.error when a packed body is none."""
    async with session.get(url, allow_redirects=False) as response:
        headers = {name.lower(): value for name, value in response.headers.items()}
        unpack = zlib.decompressobj(31) if headers.get("content-encoding") == "gzip" else None
        body = bytearray()
        async for chunk in response.content.iter_chunked(_CHUNK):
            body += unpack.decompress(chunk, limit - len(body)) if unpack else chunk
            if len(body) >= limit:
                break
        return Answer(response.status, headers, bytes(body[:limit]))


def fetched_once(url: str) -> bytes:
    """The body of one address. Raises CannotRun unless it answers 200 within the limits."""

    async def ask() -> Answer:
        async with web_session(1) as session:
            return await fetched(session, url, MOST_BYTES)

    try:
        answer = asyncio.run(ask())
    except (aiohttp.ClientError, TimeoutError, zlib.error, ValueError) as refusal:
        raise CannotRun(f"Không đọc được “{url}”: {refusal or 'quá thời gian'}.") from refusal
    if answer.status != 200:
        raise CannotRun(f"Địa chỉ “{url}” trả lời mã {answer.status}, cần 200.")
    return answer.body

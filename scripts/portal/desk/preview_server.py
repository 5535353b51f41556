"""The preview's web server: OUTPUT on this machine only, with the findings and the reload added on the way out."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from pathlib import Path

from aiohttp import web

from portal.build.file_bytes import opened_plain
from portal.build.settings import MANIFEST_NAME
from portal.desk.preview_builder import PreviewAnswer
from portal.desk.preview_page import OWN, preview_state, waiting_page, with_reload
from portal.model.address import ADDRESS, output_path

_SCRIPT = Path(__file__).with_name("xem-truoc.js")
_TYPES = {
    "html": "text/html", "css": "text/css", "js": "text/javascript", "json": "application/json",
    "xml": "application/xml", "txt": "text/plain", "csv": "text/csv", "ics": "text/calendar", "svg": "image/svg+xml",
    "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "webp": "image/webp", "ico": "image/x-icon",
    "woff2": "font/woff2", "pdf": "application/pdf",
}  # fmt: skip
_OWN_HOSTS = frozenset({"127.0.0.1", "localhost", "::1"})
_KEEP_ALIVE_S = 20.0
# Nothing is kept by the browser: the next look is at the next build.
_HEADERS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}


class Preview:
    """What the browsers are shown: the output folder and what the last build told."""

    def __init__(self, output: Path) -> None:
        self.output = output
        self.answer: PreviewAnswer | None = None
        self.early: dict[str, bytes] = {}  # path in the output -> page of a text that the build has not reached yet
        self._shown = 0
        self._changed = asyncio.Condition()

    @property
    def version(self) -> str:
        """Another one for another portal in OUTPUT; empty when there is none."""
        try:
            info = (self.output / MANIFEST_NAME).stat()
        except OSError:
            return ""
        early = f"-{self._shown}" if self.early else ""
        return f"{info.st_ino}-{info.st_mtime_ns}{early}"

    @property
    def state(self) -> str:
        """As the script is sent it: JSON in one line."""
        return json.dumps(preview_state(self.answer, self.version), ensure_ascii=False)

    async def tell(self, answer: PreviewAnswer) -> None:
        """A build has ended."""
        async with self._changed:
            self.answer = answer
            self.early.clear()
            self._changed.notify_all()

    async def show_early(self, path: str, page: bytes) -> None:
        """A page as it will be after the build that is under way."""
        async with self._changed:
            self.early[path] = page
            self._shown += 1
            self._changed.notify_all()

    async def news(self, last: str) -> str:
        """The state once it is not `last` any more. Raises TimeoutError when nothing happens for a while."""
        async with self._changed:
            await asyncio.wait_for(self._changed.wait_for(lambda: self.state != last), _KEEP_ALIVE_S)
            return self.state


def preview_application(preview: Preview) -> web.Application:
    """Serves GET and HEAD; only requests that name this machine are answered (DNS rebinding)."""
    application = web.Application(middlewares=[_own_host])
    application.router.add_get(f"{OWN}xem-truoc.js", _script)
    application.router.add_get(f"{OWN}su-kien", lambda request: _events(request, preview))
    application.router.add_get("/{path:.*}", lambda request: _file(request, preview))
    return application


@web.middleware
async def _own_host(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    host = request.host.rpartition(":")[0] if request.host.rpartition(":")[2].isdecimal() else request.host
    if host.strip("[]") not in _OWN_HOSTS:
        raise web.HTTPForbidden(text="Bản xem trước chỉ dành cho máy này.")
    return await handler(request)


async def _script(request: web.Request) -> web.Response:
    return web.Response(body=_SCRIPT.read_bytes(), content_type="text/javascript", charset="utf-8", headers=_HEADERS)


async def _events(request: web.Request, preview: Preview) -> web.StreamResponse:
    """Server-sent events: the state now, and whenever it changes."""
    response = web.StreamResponse(headers={**_HEADERS, "Content-Type": "text/event-stream; charset=utf-8"})
    await response.prepare(request)
    last = preview.state
    try:
        await response.write(f"data: {last}\n\n".encode())
        while True:
            try:
                last = await preview.news(last)
                await response.write(f"data: {last}\n\n".encode())
            except TimeoutError:
                await response.write(b": con do\n\n")  # a comment: finds out whether the browser is still there
    except ConnectionResetError:
        return response


async def _file(request: web.Request, preview: Preview) -> web.Response:
    version = preview.version  # before the file is read: a page older than its version would never be reloaded
    if not version:
        return _answered(waiting_page(version), "html", 503)
    address = request.path
    if not ADDRESS.fullmatch(address):
        return _missing(preview, version)
    content = preview.early.get(output_path(address)) or _read(preview.output / output_path(address))
    if content is None:
        if not address.endswith("/") and (preview.output / output_path(f"{address}/")).is_file():
            raise web.HTTPMovedPermanently(f"{address}/", headers=_HEADERS)
        return _missing(preview, version)
    ending = output_path(address).rpartition(".")[2]
    return _answered(with_reload(content, version) if ending == "html" else content, ending, 200)


def _missing(preview: Preview, version: str) -> web.Response:
    content = _read(preview.output / "404.html")
    return _answered(with_reload(content or b"404", version), "html", 404)


def _read(path: Path) -> bytes | None:
    try:
        with opened_plain(path) as file:
            return file.read()
    except OSError:
        return None


def _answered(content: bytes, ending: str, status: int) -> web.Response:
    kind = _TYPES.get(ending, "application/octet-stream")
    charset = "utf-8" if kind.startswith("text/") else None
    return web.Response(body=content, status=status, content_type=kind, charset=charset, headers=_HEADERS)

"""`serve`: builds, serves, rebuilds on change, until it is stopped."""

import asyncio
import errno
import signal
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from aiohttp import web
from watchfiles import awatch

from portal.build.settings import REPOSITORY
from portal.desk.preview_builder import PreviewAnswer, PreviewBuilder, PreviewRequest
from portal.desk.preview_server import Preview, preview_application
from portal.findings.finding import CannotRun
from portal.findings.text_report import Shown, one_line, text_report

HOST = "127.0.0.1"
# Without a fixed AS_OF time goes on: what falls due meanwhile appears. A look at unchanged sources costs one walk.
_LOOK_AGAIN_S = 60.0
_FEW = 3  # texts that are shown before the build
_QUIET_MS = 50  # an editor's save is several events; the build begins after this much silence


class Changes:
    """Paths that changed since they were last taken."""

    def __init__(self) -> None:
        self.some = asyncio.Event()
        self._paths: set[Path] = set()

    def add(self, paths: Iterable[Path]) -> None:
        """Of no path: something may have changed."""
        self._paths.update(paths)
        self.some.set()

    def taken(self) -> list[Path]:
        paths, self._paths = sorted(self._paths), set()
        self.some.clear()
        return paths


def run_serve(request: PreviewRequest, port: int, tell: Callable[[str], None], shown: Shown) -> int:
    """Serves until SIGINT or SIGTERM, then returns 0. `tell` prints a line; `shown`: see `findings.text_report`.

    Raises CannotRun when the port is taken or CONTENT is no folder. Mistakes in the sources end nothing.
    """
    if not request.content.is_dir():
        raise CannotRun(f"Không có thư mục nội dung “{request.content}” (CONTENT).")
    return asyncio.run(_serve(request, port, tell, shown))


async def _serve(request: PreviewRequest, port: int, tell: Callable[[str], None], shown: Shown) -> int:
    stopped, changed = asyncio.Event(), Changes()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stopped.set)
    preview, builder = Preview(request.output), PreviewBuilder(request)
    runner = web.AppRunner(preview_application(preview), access_log=None, shutdown_timeout=0.2)
    await runner.setup()
    try:
        await _listen(runner, port)
        tell(f"Bản xem trước: http://{HOST}:{port}/ (dừng bằng Ctrl-C)")
        changed.add(())
        tasks = [
            asyncio.create_task(_watch((request.content, REPOSITORY / "theme"), changed, stopped)),
            asyncio.create_task(
                _rebuild(preview, builder, changed, None if request.as_of else _LOOK_AGAIN_S, tell, shown)
            ),
        ]
        waiting = asyncio.create_task(stopped.wait())
        await asyncio.wait((*tasks, waiting), return_when=asyncio.FIRST_COMPLETED)
        for task in tasks:
            if task.done():
                task.result()  # a fault of the program comes out
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    finally:
        await builder.stop()
        await runner.cleanup()
    return 0


async def _listen(runner: web.AppRunner, port: int) -> None:
    try:
        await web.TCPSite(runner, HOST, port).start()
    except OSError as refusal:
        if refusal.errno == errno.EADDRINUSE:
            raise CannotRun(
                f"Cổng mạng {port} đang có chương trình khác dùng: chọn số khác, ví dụ PORT={port + 1}."
            ) from None
        raise CannotRun(f"Không mở được cổng mạng {port}: {refusal.strerror}.") from refusal


async def _watch(folders: tuple[Path, ...], changed: Changes, stopped: asyncio.Event) -> None:
    """Notes every change below the folders; asks again and again where the system cannot tell."""
    for is_polling in (False, True):
        try:
            async for found in awatch(
                *folders, step=_QUIET_MS, debounce=4 * _QUIET_MS, stop_event=stopped, force_polling=is_polling
            ):
                changed.add(Path(path) for _, path in found)
            return
        except OSError:
            if is_polling:
                raise


async def _rebuild(
    preview: Preview,
    builder: PreviewBuilder,
    changed: Changes,
    look_again_s: float | None,
    tell: Callable[[str], None],
    shown: Shown,
) -> None:
    """One build after another, each when something changed since the last began."""
    last: PreviewAnswer | None = None
    while True:
        with suppress(TimeoutError):
            await asyncio.wait_for(changed.some.wait(), look_again_s if last is not None else None)
        texts = [path for path in changed.taken() if path.name == "index.md"]
        for text in texts if last is not None and len(texts) <= _FEW else ():
            early = await builder.early(text)
            if early is not None:
                await preview.show_early(*early)
        answer = await builder.build()
        await preview.tell(answer)
        if answer != last:
            for line in _told(answer, shown):
                tell(line)
        last = answer


def _told(answer: PreviewAnswer, shown: Shown) -> Iterator[str]:
    yield from text_report(answer.findings, shown)
    if answer.refusal is not None:
        yield one_line(answer.refusal)
    elif answer.exit == 2:
        yield "Chưa dựng được cổng; trang đang xem là bản trước."
    else:
        yield f"Đã dựng: {answer.pages} trang, {len(answer.findings)} lời báo, {len(answer.held)} bài giữ lại."

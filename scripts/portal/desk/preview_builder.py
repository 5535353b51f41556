"""The process that builds for the preview: one answer for each line it is sent, in a program that is already warm.

Apart from the server, so that a fault of the program ends this process only. Speaks JSON, one line each way: an empty
line asks for a build, a path for the early page of that text.
"""

import asyncio
import json
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from portal.build.portal_build import build
from portal.build.settings import REPOSITORY, BuildSettings
from portal.desk.early_page import EarlyPages
from portal.findings.finding import CannotRun, Finding, Place
from portal.model.moment import now, parse_moment

_MOST_BYTES = 1 << 26  # of one answer


@dataclass(frozen=True, slots=True)
class PreviewRequest:
    """What is built for the preview. `as_of` empty: now, at each build."""

    content: Path
    output: Path
    cache: Path
    siteurl: str
    as_of: str
    drafts: bool


@dataclass(frozen=True, slots=True)
class PreviewAnswer:
    """What one build told. `refusal`: why it could not run at all; the output is as before then."""

    exit: int
    pages: int
    findings: tuple[Finding, ...]
    held: tuple[tuple[str, str], ...]
    refusal: str | None = None


class PreviewBuilder:
    """The building process, started when it is needed and again after a fault."""

    def __init__(self, request: PreviewRequest) -> None:
        self.request = request
        self._process: asyncio.subprocess.Process | None = None

    async def build(self) -> PreviewAnswer:
        """One build; a fault of the program is an answer too (its traceback stands on standard error)."""
        process = self._process = self._process or await self._start()
        line = await _asked(process, b"\n")
        if line:
            return _answer(json.loads(line))
        code = await process.wait()
        self._process = None
        told = f"Lỗi của chính chương trình (mã {code}); chi tiết ở cửa sổ dòng lệnh. Sửa tệp bất kỳ để dựng lại."
        return PreviewAnswer(70, 0, (), (), told)

    async def early(self, file: Path) -> tuple[str, bytes] | None:
        """(path in the output, page) of a text that was just edited; None: a build must tell."""
        if self._process is None:
            return None
        told = json.loads(await _asked(self._process, json.dumps(str(file)).encode() + b"\n") or b"null")
        return (str(told[0]), str(told[1]).encode()) if told else None

    async def stop(self) -> None:
        """Ends the process; a build that runs leaves the output whole."""
        process, self._process = self._process, None
        if process is not None and process.returncode is None:
            process.terminate()
            await process.wait()

    async def _start(self) -> asyncio.subprocess.Process:
        asked = self.request
        words = json.dumps([
            str(asked.content), str(asked.output), str(asked.cache), asked.siteurl, asked.as_of, asked.drafts,
        ])  # fmt: skip
        return await asyncio.create_subprocess_exec(
            sys.executable, "-P", "-m", "portal.desk.preview_builder", words,
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, limit=_MOST_BYTES,
            env={**os.environ, "PYTHONPATH": str(REPOSITORY / "scripts")},
            start_new_session=True,  # Ctrl-C is the server's: it ends the build in order
        )  # fmt: skip


async def _asked(process: asyncio.subprocess.Process, line: bytes) -> bytes:
    """The answer to a line; empty when the process is gone."""
    assert process.stdin is not None and process.stdout is not None, "started with pipes"
    try:
        process.stdin.write(line)
        await process.stdin.drain()
        return await process.stdout.readline()
    except (BrokenPipeError, ConnectionResetError):
        return b""


def _answer(told: Mapping[str, object]) -> PreviewAnswer:
    findings, held = told["findings"], told["held"]
    assert isinstance(findings, list) and isinstance(held, list), "as `_told` wrote it"
    return PreviewAnswer(
        exit=int(str(told["exit"])),
        pages=int(str(told["pages"])),
        findings=tuple(Finding(Place(*row[0]), *row[1:]) for row in findings),
        held=tuple((path, reason) for path, reason in held),
        refusal=None if told["refusal"] is None else str(told["refusal"]),
    )


def _settings(request: PreviewRequest) -> BuildSettings:
    return BuildSettings(
        content=request.content,
        output=request.output,
        theme=REPOSITORY / "theme",
        cache=request.cache,
        siteurl=request.siteurl or None,
        as_of=parse_moment(request.as_of) if request.as_of else now(),
        drafts=request.drafts,
    )


def _told(request: PreviewRequest, early: EarlyPages) -> dict[str, object]:
    """One build as it goes over the pipe."""
    try:
        result = build(_settings(request), planned=early.planned)
    except CannotRun as refusal:
        return {"exit": 2, "pages": 0, "findings": [], "held": [], "refusal": str(refusal)}
    rows = [
        [[f.place.path, f.place.line, f.place.col], f.code, f.severity, f.message, f.hint, f.basis, f.target]
        for f in result.findings
    ]
    held = [[entry.path, entry.reason] for entry in result.held]
    return {"exit": result.exit, "pages": result.pages, "findings": rows, "held": held, "refusal": None}


def _main(words: str) -> None:
    content, output, cache, siteurl, as_of, drafts = json.loads(words)
    request = PreviewRequest(Path(content), Path(output), Path(cache), siteurl, as_of, drafts)
    early = EarlyPages(_settings(request))
    for line in sys.stdin.buffer:
        is_build = not line.strip()
        answer = _told(request, early) if is_build else _early(early, Path(json.loads(line)))
        sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n")
        sys.stdout.buffer.flush()
        if is_build:
            with suppress(CannotRun, OSError):  # told by the build
                early.prepare()


def _early(early: EarlyPages, file: Path) -> tuple[str, str] | None:
    try:
        found = early.page(file)
    except (CannotRun, OSError, ValueError):
        return None
    return (found[0], found[1].decode()) if found else None


if __name__ == "__main__":
    _main(sys.argv[1])

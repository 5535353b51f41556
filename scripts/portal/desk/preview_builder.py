"""The process that builds for the preview: one build for each line it is sent, in a program that is already warm.

Apart from the server, so that a fault of the program ends this process only. Speaks JSON, one line each way.
"""

import asyncio
import json
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from portal.build.portal_build import build
from portal.build.settings import REPOSITORY, BuildSettings
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
        assert process.stdin is not None and process.stdout is not None, "started with pipes"
        try:
            process.stdin.write(b"\n")
            await process.stdin.drain()
            line = await process.stdout.readline()
        except (BrokenPipeError, ConnectionResetError):
            line = b""
        if line:
            return _answer(json.loads(line))
        code = await process.wait()
        self._process = None
        told = f"Lỗi của chính chương trình (mã {code}); chi tiết ở cửa sổ dòng lệnh. Sửa tệp bất kỳ để dựng lại."
        return PreviewAnswer(70, 0, (), (), told)

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


def _told(request: PreviewRequest) -> dict[str, object]:
    """One build as it goes over the pipe."""
    settings = BuildSettings(
        content=request.content,
        output=request.output,
        theme=REPOSITORY / "theme",
        cache=request.cache,
        siteurl=request.siteurl or None,
        as_of=parse_moment(request.as_of) if request.as_of else now(),
        drafts=request.drafts,
    )
    try:
        result = build(settings)
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
    for _ in sys.stdin.buffer:
        answer = json.dumps(_told(request)).encode() + b"\n"
        sys.stdout.buffer.write(answer)
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    _main(sys.argv[1])

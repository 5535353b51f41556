"""A process beside the build, for small changes: it opens what is slow to open while the build plans.

It reads a text or two as the workers do, then opens the theme as Pelican does and draws the pages that it is sent.
Importing Python-Markdown and Pelican and compiling the templates take longer than planning ten thousand articles.
Any fault of it is told as of a worker; when it is gone, the build does its work itself.
"""

import os
import signal
from collections.abc import Mapping
from multiprocessing.connection import Pipe
from typing import TYPE_CHECKING

from portal.build.settings import BuildSettings
from portal.build.workers import Guard, WorkerFailed, forked
from portal.findings.finding import CannotRun, Finding

if TYPE_CHECKING:
    from portal.build.source_state import FolderState
    from portal.read.tree import Folder

FEW = 60  # pages: with more the workers are faster


class Aside:
    """Started when it is made; `close` ends it. The connection carries what the two halves of one program know.

    Only the process that made it may ask: on one pipe, two would take each other's answers.
    """

    def __init__(self, settings: BuildSettings) -> None:
        here, there = Pipe()
        self._pipe = here
        self._asker = os.getpid()

        def life() -> None:
            from portal.build.aside_work import serve  # heavy: Python-Markdown

            here.close()
            serve(there, settings)

        self._pid: int | None = forked(life)
        there.close()

    def read(self, folder: "Folder", state: "FolderState | None", guard: Guard) -> bytes | None:
        """A text as `read_answer` gives it; None when it was too much: the process is gone then."""
        told = self._ask(("read", folder, state, guard))
        return told if isinstance(told, bytes) else None

    def open_theme(self) -> None:
        """No text is to be read any more: the theme is opened."""
        self._tell(("open",))

    @property
    def refused(self) -> tuple[Finding, ...] | None:
        """Settings of Pelican's that mean nothing here; None when the process is gone or plugins want to be told."""
        told = self._ask(("refused",))
        return told if isinstance(told, tuple) else None

    def draw(self, template: str, inputs: Mapping[str, object]) -> str:
        """One page. Raises WorkerFailed."""
        told = self._ask(("draw", template, dict(inputs)))
        if not isinstance(told, str):
            raise WorkerFailed
        return told

    def close(self) -> None:
        """Ends the process, whatever it does."""
        if self._pid is not None:
            os.kill(self._pid, signal.SIGKILL)
            self._gone()

    def _ask(self, request: tuple[object, ...]) -> object:
        self._tell(request)
        try:
            told = self._pipe.recv() if self._pid is not None else None
        except (EOFError, OSError):
            self._gone()
            return None
        if isinstance(told, CannotRun):
            raise told
        return told

    def _tell(self, request: tuple[object, ...]) -> None:
        assert os.getpid() == self._asker, "a fork asks"
        try:
            if self._pid is not None:
                self._pipe.send(request)
        except OSError:
            self._gone()

    def _gone(self) -> None:
        assert self._pid is not None, "still there when it was last heard of"
        self._pipe.close()
        os.waitpid(self._pid, 0)
        self._pid = None

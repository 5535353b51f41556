"""The other half of `aside.py`: what is done in the process beside the build."""

import os
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any

import portal.read.fixed_page  # noqa: F401  # and with it all that reads texts, before the first is asked for
from portal.build.open_theme import OpenTheme
from portal.build.readings import read_answer
from portal.build.refusal import refused
from portal.build.settings import BuildSettings
from portal.build.source_state import FolderState
from portal.build.workers import Guard, limit, unlimit
from portal.findings.finding import CannotRun
from portal.read.tree import Folder

_LIKELY = ("base.html", "article.html", "list.html", "topic.html", "unit.html", "home.html")


def serve(pipe: Connection, settings: BuildSettings) -> None:
    """Answers requests until the pipe is closed."""
    theme = OpenTheme(settings, None)
    ahead: list[str] | None = None  # templates to compile while nothing is asked
    while True:
        if theme.is_open and ahead is None:
            ahead = [*_LIKELY, *theme.parts]
        if ahead and not pipe.poll():
            theme.compile(ahead.pop(0))
            continue
        try:
            what, *rest = pipe.recv()
        except EOFError:
            return
        if what == "open":
            with suppress(CannotRun, OSError):  # told when it is asked for
                if not theme.refused:
                    theme.open()
        else:
            pipe.send(_answer(theme, what, rest))


def _answer(theme: OpenTheme, what: str, rest: list[Any]) -> object:
    try:
        if what == "read":
            return _read(*rest)
        if what == "draw":
            return theme.draw(*rest)
        return None if theme.has_plugins else theme.refused
    except CannotRun as refusal:
        return refusal
    except OSError as refusal:
        return CannotRun(refused(refusal))


def _read(folder: Folder, state: FolderState | None, guard: Guard) -> bytes:
    """As a worker reads it; past its limits the process ends, one way or the other."""
    limit(guard)
    try:
        return read_answer(folder, state)
    except (MemoryError, RecursionError):
        os._exit(0)
    finally:
        unlimit()

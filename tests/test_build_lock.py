"""One build at a time."""

import multiprocessing
import os
import signal
import time
from pathlib import Path

import pytest

from portal.build.lock import locked
from portal.findings.finding import CannotRun


def hold(path: Path, held: "multiprocessing.synchronize.Event", seconds: float) -> None:
    with locked(path):
        held.set()
        time.sleep(seconds)


def holder(path: Path, seconds: float) -> multiprocessing.Process:
    """Another process that holds the lock."""
    context = multiprocessing.get_context("fork")
    held = context.Event()
    process = context.Process(target=hold, args=(path, held, seconds))
    process.start()
    held.wait()
    return process


def test_a_second_build_waits_for_the_first(tmp_path: Path):
    process = holder(tmp_path / "khoa", 0.3)
    with locked(tmp_path / "khoa") as has_waited:
        ended = not process.is_alive() or process.join(5) is None

    assert (True, True) == (has_waited, ended)


def test_a_build_that_waits_too_long_says_who_holds_the_lock(tmp_path: Path):
    process = holder(tmp_path / "khoa", 60)

    with pytest.raises(CannotRun, match=f"Tiến trình {process.pid} "), locked(tmp_path / "khoa", wait_s=0.2):
        pass
    process.kill()
    process.join()


def test_the_lock_dies_with_its_process(tmp_path: Path):
    process = holder(tmp_path / "khoa", 60)
    os.kill(process.pid or 0, signal.SIGKILL)
    process.join()

    with locked(tmp_path / "khoa", wait_s=1) as has_waited:
        assert not has_waited

"""Forked workers: every task is answered once, whatever happens to those who do it."""

import os
import signal
import time

import pytest

from portal.build.workers import Guard, WorkerFailed, answers
from portal.findings.finding import CannotRun


@pytest.mark.parametrize("workers", [1, 2, 5])
def test_every_task_is_answered_once(workers: int):
    told = sorted(answers(7, lambda task: b"%d" % task * 100_000, workers))

    assert [(task, b"%d" % task * 100_000) for task in range(7)] == told


def test_no_task_needs_no_worker():
    assert [] == list(answers(0, lambda task: b"", 4))


def test_a_worker_that_is_killed_costs_its_task_only():
    def work(task: int) -> bytes:
        if task in (2, 3):
            os.kill(os.getpid(), signal.SIGKILL)
        return b"x"

    told = dict(answers(6, work, 2))

    assert {0: b"x", 1: b"x", 2: None, 3: None, 4: b"x", 5: b"x"} == told


def test_a_task_that_takes_too_long_is_stopped_and_the_rest_goes_on():
    def work(task: int) -> bytes:
        while task == 1:
            pass
        return b"x"

    assert {0: b"x", 1: None, 2: b"x"} == dict(answers(3, work, 1, Guard(cpu_s=0)))


def test_a_task_that_takes_too_much_memory_is_stopped_and_the_rest_goes_on():
    def work(task: int) -> bytes:
        return b"x" if task != 1 else bytes(200_000_000)

    assert {0: b"x", 1: None, 2: b"x"} == dict(answers(3, work, 1, Guard(memory_bytes=100_000_000)))


def test_a_task_without_end_of_nesting_is_stopped():
    def work(task: int) -> bytes:
        return work(task)

    assert [(0, None)] == list(answers(1, work, 1, Guard()))


def test_what_a_worker_cannot_do_is_told_as_the_worker_told_it():
    def work(task: int) -> bytes:
        raise CannotRun("Đĩa đầy.")

    with pytest.raises(CannotRun, match="Đĩa đầy"):
        list(answers(3, work, 2))


def test_a_fault_of_the_program_ends_the_build_with_its_traceback(capfd: pytest.CaptureFixture[str]):
    def work(task: int) -> bytes:
        raise KeyError("lỗi của mình")

    with pytest.raises(WorkerFailed):
        list(answers(3, work, 2))
    assert "KeyError" in capfd.readouterr().err


def test_workers_end_when_nobody_waits_for_them_any_more():
    pids: list[int] = []

    def work(task: int) -> bytes:
        if task == 1:
            time.sleep(60)
        return str(os.getpid()).encode()

    crew = answers(4, work, 2)
    task, answer = next(crew)
    pids.append(int(answer or b"0"))
    crew.close()

    with pytest.raises(ProcessLookupError):
        os.kill(pids[0], 0)

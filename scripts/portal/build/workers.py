"""Forked workers: tasks go out by number, answers come back through pipes; one that dies costs its task only.

Forking keeps what is loaded shared and hands tasks over without copying. A worker that ends by a fault of the program
shows its traceback and ends the build; one that is stopped by its limits (`Guard`) answers None for that task.
"""

import ctypes
import gc
import os
import resource
import selectors
import signal
import struct
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import NoReturn

from portal.build.refusal import refused
from portal.findings.finding import CannotRun

_HEAD = struct.Struct("<BII")  # kind, task, length
_ANSWER, _TOO_MUCH, _CANNOT = 0, 1, 2
_OUR_FAULT = 70
_PR_SET_PDEATHSIG = 1
MOST_WORKERS = 8


@dataclass(frozen=True, slots=True)
class Guard:
    """What one task may use beyond what its worker has used before it."""

    cpu_s: int = 5
    memory_bytes: int = 512_000_000


class WorkerFailed(RuntimeError):
    """A worker ended by a fault of the program; its traceback stands on standard error."""


def worker_count(tasks: int, tasks_a_worker: int) -> int:
    """As many as there are processors for, none without at least `tasks_a_worker` tasks besides the first."""
    return max(1, min(len(os.sched_getaffinity(0)), MOST_WORKERS, tasks // tasks_a_worker))


def answers(
    tasks: int, work: Callable[[int], bytes], workers: int, guard: Guard | None = None
) -> Iterator[tuple[int, bytes | None]]:
    """(task, answer) for every task from 0 to `tasks` - 1, in the order in which they come.

    None: the task was stopped by its limits, or its worker was killed. Raises CannotRun as the worker did.
    """
    crew = _Crew(work, guard)
    try:
        for first in range(min(workers, tasks)):
            crew.hire(tuple(range(first, tasks, workers)))
        yield from crew.gather()
    finally:
        crew.dismiss()


@contextmanager
def begun(work: Callable[[], bytes]) -> Iterator[Callable[[], bytes]]:
    """`work` is done by a worker from now on; the function given waits for its answer. Raises as `answers`."""
    crew = _Crew(lambda _: work(), None)

    @cache
    def answer() -> bytes:
        for _, payload in crew.gather():
            if payload is not None:
                return payload
        raise CannotRun("Một tiến trình phụ bị hệ thống dừng giữa chừng (có thể thiếu bộ nhớ): dựng lại.")

    try:
        crew.hire((0,))
        yield answer
    finally:
        crew.dismiss()


@dataclass(slots=True)
class _Worker:
    pid: int
    pipe: int
    tasks: tuple[int, ...]
    done: int = 0
    buffer: bytearray = field(default_factory=bytearray)


class _Crew:
    """The workers at work."""

    def __init__(self, work: Callable[[int], bytes], guard: Guard | None) -> None:
        self.work = work
        self.guard = guard
        self.at_work: dict[int, _Worker] = {}  # by pipe
        self.selector = selectors.DefaultSelector()

    def hire(self, tasks: tuple[int, ...]) -> None:
        if not tasks:
            return
        incoming, outgoing = os.pipe()

        def life() -> None:
            for task in tasks:
                _send(outgoing, task, *_answer(self.work, task, self.guard))

        pid = forked(life)
        os.close(outgoing)
        self.at_work[incoming] = _Worker(pid, incoming, tasks)
        self.selector.register(incoming, selectors.EVENT_READ)

    def gather(self) -> Iterator[tuple[int, bytes | None]]:
        while self.at_work:
            for key, _ in self.selector.select():
                worker = self.at_work[key.fd]
                received = os.read(worker.pipe, 1 << 18)
                worker.buffer += received
                yield from _unpacked(worker)
                if not received:
                    yield from self.ended(worker)

    def ended(self, worker: _Worker) -> Iterator[tuple[int, bytes | None]]:
        """A worker is gone: done, by our own fault, or stopped within a task, which then has no answer."""
        self.selector.unregister(worker.pipe)
        os.close(worker.pipe)
        del self.at_work[worker.pipe]
        _, status = os.waitpid(worker.pid, 0)
        if os.WIFEXITED(status) and os.WEXITSTATUS(status) == _OUR_FAULT:
            raise WorkerFailed
        if worker.done < len(worker.tasks):
            yield worker.tasks[worker.done], None
            self.hire(worker.tasks[worker.done + 1 :])

    def dismiss(self) -> None:
        """Stops those still at work: the build ends before its end."""
        for worker in self.at_work.values():
            os.kill(worker.pid, signal.SIGKILL)
            os.waitpid(worker.pid, 0)
            os.close(worker.pipe)
        self.at_work.clear()
        self.selector.close()


def _unpacked(worker: _Worker) -> Iterator[tuple[int, bytes | None]]:
    """The whole messages of the buffer."""
    while len(worker.buffer) >= _HEAD.size:
        kind, task, length = _HEAD.unpack_from(worker.buffer)
        end = _HEAD.size + length
        if len(worker.buffer) < end:
            return
        payload = bytes(worker.buffer[_HEAD.size : end])
        del worker.buffer[:end]
        worker.done += 1
        if kind == _CANNOT:
            raise CannotRun(payload.decode())
        yield task, (payload if kind == _ANSWER else None)


def forked(life: Callable[[], None]) -> int:
    """The process id of a worker that lives `life` and ends; it dies with its parent."""
    sys.stdout.flush()
    sys.stderr.flush()
    parent = os.getpid()
    pid = os.fork()
    if pid == 0:
        _be_worker(life, parent)
    return pid


def _be_worker(life: Callable[[], None], parent: int) -> NoReturn:
    """From the fork to the end; nothing of the parent's unwinding happens here."""
    code = _OUR_FAULT
    try:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_DFL)
        # Linux: a worker dies with its parent, so that the lock it shares is free again.
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        gc.freeze()  # what the parent has made stays shared
        gc.enable()
        if os.getppid() == parent:
            life()
        code = 0
    except BrokenPipeError:
        code = 0  # the parent has stopped listening
    except BaseException:  # a child must not unwind into the parent's frames; the parent raises WorkerFailed
        traceback.print_exc()
        sys.stderr.flush()
    finally:
        os._exit(code)


def _send(pipe: int, task: int, kind: int, payload: bytes) -> None:
    rest = memoryview(_HEAD.pack(kind, task, len(payload)) + payload)
    while rest:
        rest = rest[os.write(pipe, rest) :]


def _answer(work: Callable[[int], bytes], task: int, guard: Guard | None) -> tuple[int, bytes]:
    try:
        if guard is not None:
            limit(guard)
        return _ANSWER, work(task)
    except (MemoryError, RecursionError):
        if guard is None:
            raise
        return _TOO_MUCH, b""
    except CannotRun as refusal:
        return _CANNOT, str(refusal).encode()
    except OSError as refusal:
        return _CANNOT, refused(refusal).encode()


def limit(guard: Guard) -> None:
    """Moves the soft limits on from what the worker has used so far; past the first the system stops it."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _set_soft(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + 1 + guard.cpu_s)
    pages = int(Path("/proc/self/statm").read_bytes().split()[0])
    _set_soft(resource.RLIMIT_AS, pages * resource.getpagesize() + guard.memory_bytes)


def unlimit() -> None:
    """Takes the limits away again."""
    for which in (resource.RLIMIT_CPU, resource.RLIMIT_AS):
        _set_soft(which, resource.RLIM_INFINITY)


def _set_soft(which: int, value: int) -> None:
    _, hard = resource.getrlimit(which)
    if hard != resource.RLIM_INFINITY:
        value = hard if value == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(which, (value, hard))

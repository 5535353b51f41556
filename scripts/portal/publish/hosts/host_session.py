"""One session on the host: it holds the lock there for as long as it lives, and does what it is told."""

import os
import selectors
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from portal.findings.finding import CannotRun
from portal.findings.text_report import one_line
from portal.publish.hosts.host_program import KEPT, PROGRAM
from portal.publish.hosts.ssh_connection import FULL, HostFault, SshConnection, end_with_us, environment, judged

_ANSWER_S = 300.0  # checking and syncing a big tree on a slow disk
_LINE_LIMIT = 1 << 16
_FULL_KIB = 64  # less than this is left: that is why nothing could be written (dash does not say)


class NotSound(CannotRun):
    """Files on the host are not those of a release. `first`: the first of them as the host names it, or empty."""

    def __init__(self, first: str) -> None:
        told = f" ({first})" if first else ""
        super().__init__(f"Tệp trên máy chủ không đúng với bản công bố{told}. Bản đang chạy còn nguyên.")
        self.first = first


class HostSession:
    """Orders are those of `host_program`. Every method raises CannotRun (to be mended) or HostFault (try again)."""

    def __init__(self, connection: SshConnection, process: "subprocess.Popen[bytes]", told: IO[bytes]) -> None:
        self.connection = connection
        self._process = process
        self._told = told
        self._rest = b""
        self.live = self._answer("")

    def order(self, word: str, release: str = "", lines: tuple[str, ...] | None = None) -> str:
        """Gives one order, with a list where it takes one; what comes behind `OK`."""
        text = f"{word} {release}\n" + ("".join(f"{line}\n" for line in lines) + "\n" if lines is not None else "")
        pipe = self._process.stdin
        assert pipe is not None
        try:
            pipe.write(text.encode())
            pipe.flush()
        except BrokenPipeError:
            raise self._ended() from None
        return self._answer(word)

    def _answer(self, word: str) -> str:
        kind, _, rest = self._line().partition(" ")
        if kind == "OK":
            return rest
        host = self.connection.host
        reason, _, more = rest.partition(" ")
        if reason == "busy":
            raise CannotRun(
                f"Máy chủ đang nhận lần đưa lên khác ({one_line(more) or 'không rõ của ai'}): đợi xong rồi chạy lại."
            )
        if reason == "folder":
            raise CannotRun(f"Máy chủ không có thư mục “{host.folder}”: tạo và giao cho tài khoản {host.account}.")
        if reason == "sound":
            raise NotSound(self._first_told())
        if reason == "write" and more.isdecimal() and int(more) < _FULL_KIB:
            raise CannotRun(f"{FULL} Bản đang chạy còn nguyên.")
        told = judged(self.connection, self._stderr(), 0)
        if isinstance(told, CannotRun):
            raise told
        raise CannotRun(
            f"Máy chủ không ghi được vào “{host.folder}” (lệnh {word or 'mở khóa'}); bản đang chạy còn nguyên."
        )

    def _line(self) -> str:
        pipe = self._process.stdout
        assert pipe is not None
        with selectors.DefaultSelector() as selector:
            selector.register(pipe, selectors.EVENT_READ)
            while b"\n" not in self._rest:
                if not selector.select(_ANSWER_S):
                    raise HostFault("Máy chủ không trả lời trong 5 phút.")
                chunk = os.read(pipe.fileno(), _LINE_LIMIT)
                if not chunk or len(self._rest) > _LINE_LIMIT:
                    raise self._ended()
                self._rest += chunk
        line, _, self._rest = self._rest.partition(b"\n")
        return line.decode("utf-8", "replace")

    def _ended(self) -> CannotRun | HostFault:
        try:
            code = self._process.wait(10)
        except subprocess.TimeoutExpired:
            code = 255
        return judged(self.connection, self._stderr(), code)

    def _stderr(self) -> str:
        self._told.seek(0)
        return self._told.read(_LINE_LIMIT).decode("utf-8", "replace")

    def _first_told(self) -> str:
        """`tin-tuc/index.html`: what sha256sum complained about first."""
        lines = self._stderr().splitlines()
        return one_line(lines[0].removesuffix(": FAILED")) if lines else ""


@contextmanager
def host_session(connection: SshConnection, who: str, wait_s: int) -> Iterator[HostSession]:
    """Opens the session and waits for the lock. Raises CannotRun, HostFault."""
    folder = connection.host.folder
    command = connection.command(PROGRAM, (folder, who, str(wait_s), str(KEPT)))
    with tempfile.TemporaryFile() as told:
        try:
            process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=told,
                env=environment(),
                preexec_fn=end_with_us,
            )
        except FileNotFoundError:
            raise CannotRun("Máy này chưa có ssh. Cài: apt install openssh-client rsync") from None
        try:
            yield HostSession(connection, process, told)
        finally:
            _close(process)


def _close(process: "subprocess.Popen[bytes]") -> None:
    """Closing its input ends the program on the host, and the lock with it."""
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            try:
                pipe.close()
            except BrokenPipeError:
                continue
    try:
        process.wait(15)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()

"""Ports of this machine for servers that tests start, and how long a test waits for anything at all."""

import random
import socket
import subprocess
import time

# Longer than the slowest machine needs: it ends what hangs, and judges nothing.
HANG_S = 300.0

# Below the range from which systems give ports to clients: nobody gets one between our look and the server's start.
_FIRST, _LAST = 20_000, 31_999
_given: set[int] = set()


def free_port() -> int:
    """One that nobody listens on, never the same twice in a run."""
    while True:
        port = random.SystemRandom().randint(_FIRST, _LAST)
        with socket.socket() as probe:
            if port not in _given and probe.connect_ex(("127.0.0.1", port)) != 0:
                _given.add(port)
                return port


def until_listening(process: "subprocess.Popen[bytes]", port: int) -> None:
    """Returns once the server answers on its port; a server that ended instead is told."""
    end = time.monotonic() + HANG_S
    while time.monotonic() < end:
        assert process.poll() is None, process.stderr.read() if process.stderr else "máy chủ thử đã dừng"
        with socket.socket() as client:
            if client.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("máy chủ thử không lên")

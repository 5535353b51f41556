"""A line that breaks: connections to a loopback port, cut after so many bytes from the client."""

import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress


@contextmanager
def cutting_proxy(port: int, after_bytes: Mapping[int, int]) -> Iterator[int]:
    """The port to connect to. `after_bytes`: number of the connection, from 1 -> bytes it may send; others all."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=_serve, args=(listener, port, after_bytes), daemon=True).start()
        yield int(listener.getsockname()[1])


def _serve(listener: socket.socket, port: int, after_bytes: Mapping[int, int]) -> None:
    number = 0
    while True:
        try:
            client, _ = listener.accept()
        except OSError:  # the block is over
            return
        number += 1
        far = socket.create_connection(("127.0.0.1", port))
        threading.Thread(target=_pass_on, args=(client, far, after_bytes.get(number)), daemon=True).start()
        threading.Thread(target=_pass_on, args=(far, client, None), daemon=True).start()


def _pass_on(source: socket.socket, target: socket.socket, budget: int | None) -> None:
    sent = 0
    with suppress(OSError):
        while (chunk := source.recv(1 << 14)) and (budget is None or sent < budget):
            target.sendall(chunk)
            sent += len(chunk)
    for end in (source, target):
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
        end.close()

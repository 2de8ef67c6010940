"""One minute of real time: real processes share the window of a host, one is killed, and a real server counts."""

from __future__ import annotations

import os
import random
import signal
import socketserver
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any, Self

import pytest

from tests.fire.limiting import most_in_a_window

SECONDS = 60.0
PROCESSES = 4

# Each of its threads sends as a session does.
WORKER = """
import socket, sys, threading, time
from ramp_api.host_window import HostWindow

path, port, end = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
window = HostWindow(path)

def work():
    server = socket.create_connection(("127.0.0.1", port))
    while (now := time.monotonic()) < end:
        if (slot := window.take(now)) is None:
            time.sleep(0.05)
            continue
        while wait := window.wait(slot, now):
            time.sleep(wait)
            now = time.monotonic()
        server.sendall(b"?")
        server.recv(1)
        window.put(slot, time.monotonic() + window.period)

threads = [threading.Thread(target=work, daemon=True) for _ in range(6)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join(max(0.0, end + 1.0 - time.monotonic()))
"""


class Server(socketserver.ThreadingTCPServer):
    """Notes when a request arrives, which takes up to 150 ms, and answers, which takes as long again."""

    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 64

    def __init__(self) -> None:
        self.arrivals: list[float] = []
        super().__init__(("127.0.0.1", 0), _Handler)
        self.port = int(self.server_address[1])
        self._thread = threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05})

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.shutdown()
        self._thread.join()
        self.server_close()


class _Handler(socketserver.BaseRequestHandler):
    def handle(self) -> None:
        assert isinstance(self.server, Server)
        try:
            while self.request.recv(1):
                time.sleep(random.random() * 0.15)  # noqa: S311 - not a secret
                self.server.arrivals.append(time.monotonic())
                time.sleep(random.random() * 0.15)  # noqa: S311 - not a secret
                self.request.sendall(b"!")
        except ConnectionError:  # its process was killed
            return


def started(path: Path, server: Server, end: float) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", WORKER, str(path), str(server.port), str(end)])


@pytest.mark.skipif(os.name != "posix", reason="nobody is killed like that on Windows")
def test_a_minute_of_four_processes(tmp_path: Any) -> None:
    """No window of 10.0 s sees more than 200, and nine tenths of what there is are used, a kill notwithstanding."""
    path = tmp_path / "limits" / "ramp.window"
    with Server() as server:
        begun = time.monotonic()
        end = begun + SECONDS
        processes = [started(path, server, end) for _ in range(PROCESSES)]
        try:
            time.sleep(SECONDS / 3)
            processes[0].send_signal(signal.SIGKILL)
            processes[0].wait()
            processes.append(started(path, server, end))
            codes = [process.wait(SECONDS) for process in processes]
        finally:
            for process in processes:
                process.kill()
                process.wait()
    assert codes == [-signal.SIGKILL, *[0] * PROCESSES]
    assert most_in_a_window(server.arrivals) <= 200
    # The first window is used at once, and no other ends after the minute.
    assert len(server.arrivals) >= 0.9 * 200 * SECONDS / 10
    print(
        f"{len(server.arrivals)} of {200 * SECONDS / 10:.0f}, at most {most_in_a_window(server.arrivals)} in a window"
    )

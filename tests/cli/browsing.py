"""The person at the browser, for tests of the login: what ``webbrowser.open`` would have led to, over real sockets."""

from __future__ import annotations

import os
import socket
import threading
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import pytest

from ramp_api.sandbox import Sandbox

CREDENTIALS = ("RAMP_CLIENT_ID", "RAMP_CLIENT_SECRET")


class Seen(NamedTuple):
    """What the browser got."""

    status: int
    headers: Any
    text: str


class Browser:
    """Opens what it is told to, in a thread of its own, as a browser does."""

    def __init__(self, decide: Callable[[str], str]) -> None:
        self.decide = decide
        self.pages: list[Seen] = []
        self.opened: list[str] = []
        self._threads: list[threading.Thread] = []

    def open(self, url: str) -> bool:
        self.opened.append(url)
        thread = threading.Thread(target=lambda: self.pages.append(get(self.decide(url))))
        self._threads.append(thread)
        thread.start()
        return True

    def closed(self) -> Seen:
        """The last page, once it is there."""
        for thread in self._threads:
            thread.join(timeout=10)
        return self.pages[-1]


def get(url: str) -> Seen:
    """A page, whatever its status."""
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:  # noqa: S310 - of this machine
            return Seen(answer.status, answer.headers, answer.read().decode())
    except urllib.error.HTTPError as error:
        with error:
            return Seen(error.code, error.headers, error.read().decode())


def said_to(url: str, request: bytes, *, shut: bool = False) -> bytes:
    """What a server answers to these bytes, until it closes."""
    parts = urlsplit(url)
    with socket.create_connection((parts.hostname or "", parts.port or 0), timeout=10) as connection:
        connection.sendall(request)
        if shut:
            connection.shutdown(socket.SHUT_WR)
        answer = b""
        while part := connection.recv(65536):
            answer += part
        return answer


def stored_bytes() -> bytes:
    """All that the token folder of this test holds."""
    folder = Path(os.environ["RAMP_TOKEN_FOLDER"])
    return b"".join(one.read_bytes() for one in sorted(folder.rglob("*")) if one.is_file()) if folder.exists() else b""


def clear_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of ours but the folder of this test."""
    for name in [name for name in os.environ if name.startswith("RAMP_") and name != "RAMP_TOKEN_FOLDER"]:
        monkeypatch.delenv(name)


def point_at(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sandbox's address and app, in the environment."""
    monkeypatch.setenv("RAMP_BASE_URL", sandbox.base_url)
    monkeypatch.setenv("RAMP_CLIENT_ID", sandbox.client_id)
    monkeypatch.setenv("RAMP_CLIENT_SECRET", sandbox.client_secret)

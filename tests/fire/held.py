"""For tests of interruptions: Ramp, and a client of it, that hold a call up at one point until they are released."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
from typing import Any

from ramp_api.limits import RollingWindow
from tests.fire.proxy import GOOD, Wire

__all__ = ["LATE", "POINTS", "of_the_library", "ramp_at", "release", "settings_for", "slots_left"]

POINTS = ("answer", "wait", "token", "limiter")
"""While an answer is waited for, between two attempts, while a token is got, while the limiter lets nothing through."""

LATE = b"HTTP/1.1 503 Later\r\nretry-after: 30\r\ncontent-length: 0\r\n\r\n"
TOKEN = {"access_token": "ramp_tok_new", "token_type": "Bearer", "expires_in": 3600, "scope": "departments:read"}


def ramp_at(point: str) -> Callable[[Wire], None]:
    """Ramp, which holds the first call up at a point until it is released."""

    def talk(wire: Wire) -> None:
        while (asked := wire.request()) is not None:
            first = not wire.proxy.release.is_set()
            if "/token" in asked.line:
                wire.proxy.release.wait(20)
                body = json.dumps({**TOKEN, "refresh_token": "r1"}).encode()
                wire.say(b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\n\r\n%s" % (len(body), body))
            elif first and point == "answer":
                wire.stall()
                return
            else:
                wire.say(LATE if first and point == "wait" else GOOD)

    return talk


def settings_for(point: str, base_url: str) -> dict[str, Any]:
    settings: dict[str, Any] = {"base_url": base_url, "token": "t", "limiter": RollingWindow(limit=2, window=10.0)}
    if point == "token":
        settings |= {"token": None, "client_id": "id", "client_secret": "secret", "refresh_token": "r0"}
    if point == "limiter":
        settings["limiter"] = busy = RollingWindow(limit=2, window=30.0)
        for _ in range(2):
            slot = busy.take(time.monotonic())
            assert slot is not None
            busy.put(slot, time.monotonic() + 30)
    return settings


def slots_left(limiter: RollingWindow) -> int:
    """How many slots are not in flight, whenever they are free."""
    count, now = 0, time.monotonic()
    while limiter.take(now) is not None:
        count += 1
    return count


def of_the_library() -> list[str]:
    return [thread.name for thread in threading.enumerate() if thread.name.startswith("ramp-api")]


def release(ramp: Any, proxy_release: Callable[[], object]) -> None:
    """From here on nothing holds calls up: Ramp answers, and the limiter is a new one."""
    proxy_release()
    ramp._session._limiter = None

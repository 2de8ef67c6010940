"""A server in a process of its own that answers at once with bytes made beforehand: the client is what is measured."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

PAGES = "/developer/v1/transactions"
HEADERS = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nx-trace-id: benchmark\r\ncontent-length: %d\r\n\r\n"


def transactions(count: int) -> list[bytes]:
    """Records as Ramp gives them, from the sandbox's company."""
    from ramp_api.sandbox import Sandbox

    with Sandbox(transactions=count) as sandbox, sandbox.client() as ramp:
        import urllib.request

        token = ramp.refresh_access_token().access_token.reveal()
        records: list[bytes] = []
        url: str | None = f"{sandbox.base_url}{PAGES}?state=ALL&page_size=100"
        while url:
            request = urllib.request.Request(url, headers={"authorization": f"Bearer {token}"})  # noqa: S310 - loopback
            with urllib.request.urlopen(request) as answer:  # noqa: S310 - loopback
                page = json.load(answer)
            records += [json.dumps(record, separators=(",", ":")).encode() for record in page["data"]]
            url = page["page"]["next"]
        return records


class _Server(asyncio.Protocol):
    def __init__(self, page: bytes, origin: list[str]) -> None:
        self._page = page
        self._origin = origin
        self._buffer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)  # noqa: S101 - TCP it is
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        while b"\r\n\r\n" in self._buffer:
            head, _, self._buffer = self._buffer.partition(b"\r\n\r\n")
            self._answer(head.split(b" ", 2)[1].decode())

    def _answer(self, target: str) -> None:
        parts = urlsplit(target)
        if parts.path != PAGES:
            body = b'{"id":"d","name":"Finance"}'
        else:
            number = int(parse_qs(parts.query).get("start", ["0"])[0]) + 1
            following = f'"{self._origin[0]}{PAGES}?start={number}&page_size=100"' if number < 1_000_000 else "null"
            body = self._page + b'],"page":{"next":' + following.encode() + b"}}"
        self._transport.write(HEADERS % len(body) + body)


async def _serve(page: bytes) -> None:
    origin = [""]
    server = await asyncio.get_running_loop().create_server(lambda: _Server(page, origin), "127.0.0.1", 0)
    origin[0] = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    print(origin[0], flush=True)
    await server.serve_forever()


@contextmanager
def server() -> Generator[str]:
    """The server, running; gives its origin."""
    root = Path(__file__).parents[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.serving"], stdout=subprocess.PIPE, text=True, cwd=root
    )
    try:
        assert process.stdout is not None  # noqa: S101 - asked for
        yield process.stdout.readline().strip()
    finally:
        process.kill()
        process.communicate()


if __name__ == "__main__":
    asyncio.run(_serve(b'{"data":[' + b",".join(transactions(100))))

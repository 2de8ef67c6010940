"""One delivery over HTTP/1.1, with asyncio alone: a request out, a status in. Nothing is followed or tried again."""

from __future__ import annotations

import asyncio
import re
import ssl
import time
from collections.abc import Mapping
from urllib.parse import SplitResult, urlsplit

from ramp_api.sandbox.webhooks.addresses import candidates
from ramp_api.sandbox.webhooks.ledger import Outcome

__all__ = ["post"]

_STATUS = re.compile(rb"HTTP/1\.[01] ([1-5]\d\d)(?: [^\r\n]*)?\r?\n")
_MOST_LINES = 200
_MOST_BODY = 65_536
_LAST_INTERIM = 199


class _NotHTTP(Exception):
    """What came back is not an HTTP answer."""


async def post(
    url: str, headers: Mapping[str, str], body: bytes, *, seconds: float, anywhere: bool, tls: ssl.SSLContext | None
) -> Outcome:
    """Send a body, and say what came of it.

    Args:
        url: where to.
        headers: what goes with it.
        body: the body.
        seconds: how long the whole of it may take.
        anywhere: whether it may go to another machine.
        tls: what certificates are trusted, or None for those that this machine trusts.
    """
    began = time.perf_counter()
    status, error = None, None
    try:
        async with asyncio.timeout(seconds):
            status = await _exchange(urlsplit(url), headers, body, anywhere=anywhere, tls=tls)
    except TimeoutError:
        error = f"no answer within {seconds:g} seconds"
    except ssl.SSLError as problem:
        error = f"no secure connection: {problem.reason or problem}"
    except OSError as problem:
        error = f"no connection: {problem.strerror or problem}"
    except (_NotHTTP, EOFError, ValueError):
        error = "what came back is not an HTTP answer"
    return Outcome(status, error, (time.perf_counter() - began) * 1000)


async def _exchange(
    parts: SplitResult, headers: Mapping[str, str], body: bytes, *, anywhere: bool, tls: ssl.SSLContext | None
) -> int:
    reader, writer = await _connect(parts, anywhere=anywhere, tls=tls)
    try:
        writer.write(_head(parts, headers, len(body)) + body)
        await writer.drain()
        status = await _status(reader)
        while status <= _LAST_INTERIM:
            await _skip_headers(reader)
            status = await _status(reader)
        length = await _skip_headers(reader)
        await _skip_body(reader, length)
    except BaseException:
        writer.transport.abort()
        raise
    writer.close()
    return status


async def _connect(
    parts: SplitResult, *, anywhere: bool, tls: ssl.SSLContext | None
) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    secure = parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    context = (tls or ssl.create_default_context()) if secure else None
    # Checked when the webhook was made, and again here: the file may have come from a sandbox that allowed more.
    hosts = candidates(parts) or ([parts.hostname or ""] if anywhere else [])
    refusal: OSError = PermissionError(1, "this sandbox sends to this machine only")
    for host in hosts:
        try:
            return await asyncio.open_connection(
                host, port, ssl=context, server_hostname=parts.hostname if secure else None
            )
        except ssl.SSLError:
            raise
        except OSError as error:
            refusal = error
    raise refusal


def _head(parts: SplitResult, headers: Mapping[str, str], length: int) -> bytes:
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    lines = [f"POST {target} HTTP/1.1", f"Host: {parts.netloc}", f"Content-Length: {length}", "Connection: close"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode("latin-1")


async def _status(reader: asyncio.StreamReader) -> int:
    found = _STATUS.fullmatch(await reader.readline())
    if found is None:
        raise _NotHTTP
    return int(found[1])


async def _skip_headers(reader: asyncio.StreamReader) -> int | None:
    """Read past the headers; gives the length of the body where they tell it."""
    length = None
    for _ in range(_MOST_LINES):
        line = await reader.readline()
        if line in {b"\r\n", b"\n"}:
            return length
        name, colon, value = line.partition(b":")
        if not colon or not line.endswith(b"\n"):
            raise _NotHTTP
        if name.lower() == b"content-length" and value.strip().isdigit():
            length = int(value)
    raise _NotHTTP


async def _skip_body(reader: asyncio.StreamReader, length: int | None) -> None:
    """Let the endpoint finish its answer; what it says is nobody's business, so a broken end is no failure."""
    left = _MOST_BODY if length is None else min(length, _MOST_BODY)
    try:
        while left > 0 and (chunk := await reader.read(left)):
            left -= len(chunk)
    except OSError:
        return

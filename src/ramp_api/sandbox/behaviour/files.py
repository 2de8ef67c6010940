"""Files that were uploaded, and pictures that the sandbox draws: kept here, and fetched under addresses that end.

Another module gives them a route (``GET /_sandbox/files/{id}``): :func:`read` is what it gives.
"""

from __future__ import annotations

import base64
import hmac
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import quote

from ramp_api.sandbox.problems import Kind, Problem
from ramp_api.sandbox.records import table
from ramp_api.sandbox.registry import File
from ramp_api.sandbox.seeds import derived

if TYPE_CHECKING:
    from ramp_api.sandbox.world import World

__all__ = ["FILES", "PATH", "PICTURES", "address", "keep", "read"]

PATH = "/_sandbox/files"
"""Where files are; their id follows."""

FILES = table("files")

Picture: TypeAlias = "Callable[[World, str], File | None]"

PICTURES: list[Picture] = []
"""Each makes the file of an id that nobody uploaded, or says that it is not its own."""

_HOUR = 3_600
# A page of somebody else's would run on the sandbox's own address.
_SHOWN = frozenset({"application/pdf", "image/gif", "image/heic", "image/jpeg", "image/png", "image/webp"})


def keep(world: World, file: File, *, key: str | None = None) -> str:
    """Keep a file; gives its id, which is ``key`` if there is one."""
    file_id = key or world.new_id()
    body = {"id": file_id, "filename": file.filename, "content_type": file.content_type, "size": len(file.content)}
    world.add(FILES, body, content=base64.b64encode(file.content).decode())
    return file_id


def address(world: World, origin: str, file_id: str) -> str:
    """Where a file can be fetched for the next hour or more: the same address for all who ask within one hour."""
    until = (world.micros() // 1_000_000 // _HOUR + 2) * _HOUR
    return f"{origin}{PATH}/{quote(file_id)}?Expires={until}&Signature={_signature(world, file_id, str(until))}"


def read(world: World, file_id: str, query: Mapping[str, str] | None = None) -> File:
    """A file; with the query of its address, only as long as that holds.

    Raises:
        Problem: 403, the address is forged or has expired; 404, there is no such file.
    """
    if query is not None:
        _check(world, file_id, query.get("Expires", ""), query.get("Signature", ""))
    kept = world.get(FILES, file_id)
    if kept is None:
        drawn = next((file for draw in PICTURES if (file := draw(world, file_id)) is not None), None)
        if drawn is None:
            raise Problem(Kind.NOT_FOUND, f"there is no file with the id {file_id}")
        return drawn
    told = kept.body["content_type"]
    content = base64.b64decode(kept.hidden["content"])
    return File(kept.body["filename"], told if told in _SHOWN else "application/octet-stream", content)


def _check(world: World, file_id: str, until: str, signature: str) -> None:
    if not hmac.compare_digest(signature.encode(), _signature(world, file_id, until).encode()):
        raise Problem(Kind.FORBIDDEN, "the signature is not that of this address")
    if int(until) * 1_000_000 <= world.micros():
        raise Problem(Kind.FORBIDDEN, "the address has expired")


def _signature(world: World, file_id: str, until: str) -> str:
    return derived(world.seed, f"file/{file_id}/{until}", 32)

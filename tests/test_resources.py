"""The methods hand every argument on under Ramp's name, to their own operation, alike on both clients."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Mapping
from typing import Any

import pytest

from ramp_api import AsyncClient, Client, operations
from ramp_api.http import Headers, Response
from ramp_api.operation import Operation
from ramp_api.pages import AsyncPages, Page, Pages

ORIGINS = frozenset({"https://demo-api.ramp.com"})
# The token endpoint is called by hand-written methods: see test_auth.py.
OPERATIONS = [operation for operation in operations.all() if operation.auth == "bearer"]


class Recorder:
    """Stands where a client stands, and keeps what it is told to send."""

    page_origins = ORIGINS

    def __init__(self) -> None:
        self.sent: list[tuple[Operation[Any], dict[str, Any]]] = []

    def send(self, operation: Operation[Any], **arguments: Mapping[str, Any] | None) -> Response[Any]:
        given = {kind: dict(values) for kind, values in arguments.items() if values}
        self.sent.append((operation, given))
        return Response(200, Headers(), Page(data=[], page=None) if operation.paged else None)


class AsyncRecorder(Recorder):
    async def send(self, operation: Operation[Any], **arguments: Mapping[str, Any] | None) -> Response[Any]:  # type: ignore[override]  # pyright: ignore[reportIncompatibleMethodOverride]
        return super().send(operation, **arguments)


def called(kind: type[Client | AsyncClient], name: str, recorder: Recorder) -> dict[str, str]:
    """Call the method of that name with a value of its own for every parameter; gives the values."""
    resource, verb = name.split(".")
    method = getattr(type(getattr(kind(token="t"), resource))(recorder), verb)
    parameters = inspect.signature(method).parameters
    values = {name: f"value of {name}" for name in parameters}
    positional = [values[name] for name, one in parameters.items() if one.kind is not one.KEYWORD_ONLY]
    outcome = method(
        *positional, **{name: values[name] for name, one in parameters.items() if one.kind is one.KEYWORD_ONLY}
    )
    if isinstance(outcome, Pages):
        assert list(outcome) == []
    elif kind is AsyncClient:
        asyncio.run(awaited(outcome))
    return values


async def awaited(outcome: Any) -> None:
    if isinstance(outcome, AsyncPages):
        assert [record async for record in outcome] == []
    else:
        await outcome


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.name)
@pytest.mark.parametrize(("kind", "recorder"), [(Client, Recorder), (AsyncClient, AsyncRecorder)])
def test_every_argument_arrives(operation: Any, kind: Any, recorder: Any) -> None:
    client = recorder()
    values = called(kind, operation.name, client)
    ((sent, arguments),) = client.sent
    assert sent is operation
    arrived = {name: value for given in arguments.values() for name, value in given.items()}
    assert arrived == values
    assert set(arguments.get("query", ())) == {parameter.name for parameter in operation.query}
    assert set(arguments.get("files", ())) == set(operation.files)


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.name)
def test_both_clients_have_the_same_signature_and_say_the_same(operation: Any) -> None:
    resource, verb = operation.name.split(".")
    one, other = (getattr(type(getattr(kind(token="t"), resource)), verb) for kind in (Client, AsyncClient))
    sync_parameters, async_parameters = (
        [(p.name, p.kind, p.default, p.annotation) for p in inspect.signature(method).parameters.values()]
        for method in (one, other)
    )
    assert sync_parameters == async_parameters
    assert inspect.getdoc(other)
    assert str(inspect.getdoc(one)).startswith(str(inspect.getdoc(other)))


def test_every_method_has_an_operation() -> None:
    found = {
        f"{resource}.{verb}"
        for resource in {operation.name.partition(".")[0] for operation in OPERATIONS}
        for verb, _ in inspect.getmembers(type(getattr(Client(token="t"), resource)), inspect.isfunction)
        if not verb.startswith("_")
    }
    assert found == {operation.name for operation in OPERATIONS}

"""The methods hand every argument on under Ramp's name, to their own operation, alike on both clients."""

from __future__ import annotations

import asyncio
import inspect
import re
from collections.abc import Iterator, Mapping
from functools import cached_property, reduce
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest

from ramp_api import AsyncClient, Client, operations
from ramp_api.codec import model_of
from ramp_api.http import Headers, Response
from ramp_api.models.transactions import Transaction
from ramp_api.operation import OPEN, Operation
from ramp_api.pages import AsyncPages, Page, Pages
from ramp_api.resource import AsyncResource, Resource
from ramp_api.resources.attached import AsyncResources, Resources
from ramp_api.tasks import AsyncTask, Task

ORIGINS = frozenset({"https://demo-api.ramp.com"})
# The token endpoint is called by hand-written methods: see test_auth.py.
OPERATIONS = [operation for operation in operations.all() if operation.auth == "bearer"]
BY_NAME = pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.name)
ANSWER = SimpleNamespace(id="task-1")


class Recorder:
    """Stands where a client stands, and keeps what it is told to send."""

    page_origins = ORIGINS
    timeout = 180.0

    def __init__(self) -> None:
        self.sent: list[tuple[Operation[Any], dict[str, Any]]] = []

    def send(
        self, operation: Operation[Any], *, timeout: Any = None, **arguments: Mapping[str, Any] | None
    ) -> Response[Any]:
        given = {kind: dict(values) for kind, values in arguments.items() if values}
        if timeout is not None:
            given["call"] = {"timeout": timeout}
        self.sent.append((operation, given))
        return Response(200, Headers(), Page(data=[], page=None) if operation.paged else ANSWER)


class AsyncRecorder(Recorder):
    async def send(  # type: ignore[override]  # pyright: ignore[reportIncompatibleMethodOverride]
        self, operation: Operation[Any], *, timeout: Any = None, **arguments: Mapping[str, Any] | None
    ) -> Response[Any]:
        return super().send(operation, timeout=timeout, **arguments)


BOTH = pytest.mark.parametrize(("kind", "recorder"), [(Client, Recorder), (AsyncClient, AsyncRecorder)])


def method_of(kind: type[Client | AsyncClient], name: str, recorder: Any = None) -> Any:
    """The method of that name, as it is found on a client, with a recorder where the client would be."""
    resource, *groups, verb = name.split(".")
    root = type(getattr(kind(token="t"), resource))(recorder)
    return getattr(reduce(getattr, groups, root), verb)


def called(kind: type[Client | AsyncClient], name: str, recorder: Recorder) -> tuple[dict[str, Any], Any]:
    """Call the method of that name with a value of its own for every parameter; the values, and what came of it."""
    method = method_of(kind, name, recorder)
    parameters = inspect.signature(method).parameters
    values: dict[str, Any] = {name: f"value of {name}" for name in parameters}
    for whole in {"body", "files"} & values.keys():
        values[whole] = {"name": f"value of {whole}"}
    positional = [values[name] for name, one in parameters.items() if one.kind is not one.KEYWORD_ONLY]
    keywords = {name: values[name] for name, one in parameters.items() if one.kind is one.KEYWORD_ONLY}
    outcome = method(*positional, **keywords)
    if kind is AsyncClient:
        outcome = asyncio.run(awaited(outcome))
    return values, list(outcome) if isinstance(outcome, Pages) else outcome


async def awaited(outcome: Any) -> Any:
    return [record async for record in outcome] if isinstance(outcome, AsyncPages) else await outcome


def body_names(operation: Operation[Any]) -> set[str]:
    if operation.body in {None, OPEN}:
        return set()
    return {field.encode_name for field in msgspec.structs.fields(model_of(str(operation.body)))}


# Ramp's path has one name for what every other path of custom tables calls by another.
RENAMED = dict.fromkeys(
    [f"custom_records.tables.rows.{verb}_cells" for verb in ("append", "remove")], ("custom_table_name", "table_name")
)


def on_the_wire(operation: Operation[Any], values: dict[str, Any]) -> dict[str, Any]:
    ours, ramps = RENAMED.get(operation.name, ("", ""))
    return {ramps if name == ours else name: value for name, value in values.items()}


@BY_NAME
@BOTH
def test_every_argument_arrives(operation: Any, kind: Any, recorder: Any) -> None:
    client = recorder()
    values, outcome = called(kind, operation.name, client)
    ((sent, arguments),) = client.sent
    assert sent is operation
    if operation.body == OPEN:
        assert arguments.pop("body") == values.pop("body")
    if operation.open_files:
        assert arguments.pop("files") == values.pop("files")
    arrived = {name: value for given in arguments.values() for name, value in given.items()}
    assert arrived == on_the_wire(operation, values)
    assert list(arguments.get("path", ())) == re.findall(r"\{(\w+)\}", operation.path)
    assert set(arguments.get("query", ())) == {parameter.name for parameter in operation.query}
    assert set(arguments.get("body", ())) == body_names(operation)
    assert set(arguments.get("files", ())) == set(operation.files)
    if operation.paged:
        assert outcome == []
    elif operation.task is None:
        assert outcome is ANSWER
    else:
        assert type(outcome) is (Task if kind is Client else AsyncTask)
        assert (outcome.id, outcome._operation.name) == ("task-1", operation.task)


def required(operation: Operation[Any]) -> set[str]:
    """What a call cannot do without; a key is made where none is given."""
    names = {*re.findall(r"\{(\w+)\}", operation.path), *operation.files}
    names |= {parameter.name for parameter in operation.query if parameter.required}
    if operation.body not in {None, OPEN}:
        fields = msgspec.structs.fields(model_of(str(operation.body)))
        names |= {field.encode_name for field in fields if field.required} - {"idempotency_key"}
    return names - {RENAMED[operation.name][1]} | {RENAMED[operation.name][0]} if operation.name in RENAMED else names


@BY_NAME
def test_what_ramp_requires_has_no_default_and_all_else_has_one(operation: Any) -> None:
    parameters = inspect.signature(method_of(Client, operation.name)).parameters
    assert {name for name, one in parameters.items() if one.default is one.empty} == required(operation)


@BY_NAME
def test_the_time_for_the_call_is_the_last_keyword_and_is_not_ramps(operation: Any) -> None:
    method = method_of(Client, operation.name)
    *_, last = inspect.signature(method).parameters.values()
    assert (last.name, last.kind, last.default, last.annotation) == (
        "timeout", last.KEYWORD_ONLY, None, "float | None"
    )  # fmt: skip
    assert "timeout" not in {parameter.name for parameter in operation.query} | body_names(operation)
    each = "each page" if operation.paged else "the call that begins it" if operation.task else "the whole call"
    said = f"timeout: seconds for {each}, waits and repetitions included; the client's own where left out."
    assert said in " ".join(str(inspect.getdoc(method)).split())


@BY_NAME
def test_both_clients_have_the_same_signature_and_say_the_same(operation: Any) -> None:
    one, other = (method_of(kind, operation.name) for kind in (Client, AsyncClient))
    sync_parameters, async_parameters = (
        [(p.name, p.kind, p.default, p.annotation) for p in inspect.signature(method).parameters.values()]
        for method in (one, other)
    )
    assert sync_parameters == async_parameters
    assert inspect.getdoc(other)
    assert str(inspect.getdoc(one)).startswith(str(inspect.getdoc(other)))


def remarks(operation: Operation[Any]) -> dict[str, bool]:
    """What a docstring says if an operation is so, and only then."""
    legacy = operation.since == "2022"
    return {
        "Needs Ramp Plus.": operation.plus,
        "Ramp calls it destructive.": operation.destructive,
        "Beta at Ramp: it may change.": operation.beta,
        "Legacy: only in the document that the Rust crate was made from (2022).": legacy,
        "\n\nDeprecated by Ramp.\n\n": operation.deprecated and not legacy,
        f"Ramp's list of operations of {operation.unlisted_since} leaves it out.": operation.unlisted_since is not None,
        "Ramp's list of operations of": operation.unlisted_since is not None,
        "Open JSON both ways:": operation.body == operation.result == OPEN and operation.known == "path",
        "The answer is open JSON:": operation.result == OPEN and operation.body != OPEN,
        "The request is open:": operation.body == OPEN != operation.result,
        "PaginationError:": operation.paged,
        "TaskError:": operation.task is not None,
    }


@BY_NAME
def test_the_docstring_says_what_ramp_calls_it_and_what_ramp_says_of_it(operation: Any) -> None:
    doc = inspect.getdoc(method_of(Client, operation.name))
    assert doc is not None
    assert doc.partition("\n\n")[0].replace("\n", " ") == operation.summary
    source = next(" ".join(part.split()) for part in doc.split("\n\n") if part.startswith("Ramp: "))
    assert source.startswith(f"Ramp: ``{operation.method} {operation.path}``")
    assert re.findall(r"operation ``(\w+)``", source) == ([operation.id] if operation.id else [])
    assert re.findall(r"``([\w:]+)``", source.partition(", scope")[2]) == list(operation.scopes)
    text = "\n\n".join(" ".join(part.split()) for part in doc.split("\n\n"))
    assert {remark: remark in text for remark in remarks(operation)} == remarks(operation)
    for name in inspect.signature(method_of(Client, operation.name)).parameters:
        assert name not in {"start", "page_size", "body", "files", "timeout"} or f" {name}: " in text
    for parameter in operation.query:
        gone = f"Ramp's list of {parameter.unlisted_since} leaves it out."
        assert (gone in text) == (parameter.unlisted_since is not None)


def test_a_field_that_ramp_has_deprecated_is_so_called() -> None:
    doc = str(inspect.getdoc(Client(token="t").accounting.connections.create))
    assert " reactivate: Deprecated by Ramp." in " ".join(doc.split())
    assert "Deprecated by Ramp: ``accounting_categories``." in str(inspect.getdoc(Transaction))


@pytest.mark.parametrize("attached", [Resources, AsyncResources])
def test_every_method_has_an_operation(attached: Any) -> None:
    base = Resource if attached is Resources else AsyncResource
    client = Client(token="t") if attached is Resources else AsyncClient(token="t")

    def methods(group: Any, name: str) -> Iterator[str]:
        assert isinstance(group, base)
        for part, value in vars(type(group)).items():
            if isinstance(value, property):
                yield from methods(getattr(group, part), f"{name}.{part}")
            elif inspect.isfunction(value):
                yield f"{name}.{part}"

    resources = [name for name, value in vars(attached).items() if isinstance(value, cached_property)]
    found = [name for resource in resources for name in methods(getattr(client, resource), resource)]
    assert sorted(found) == sorted(operation.name for operation in OPERATIONS)

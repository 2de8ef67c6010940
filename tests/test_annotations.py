"""What signatures and rows promise to an editor is what comes: types, keywords, defaults."""

from __future__ import annotations

import asyncio
import builtins
import inspect
import re
from importlib import import_module
from pathlib import Path
from typing import Any, get_type_hints

import msgspec
import pytest
from msgspec import UNSET

import ramp_api.models
from ramp_api import AsyncClient, AsyncPages, AsyncTask, Client, Page, Pages, Task
from ramp_api.codec import model_of
from ramp_api.mend import arms, is_struct
from ramp_api.money import Money
from ramp_api.operation import Operation
from tests.test_resources import BOTH, BY_NAME, OPERATIONS, RENAMED, awaited, method_of

MODELS = {
    path.stem: import_module(f"ramp_api.models.{path.stem}")
    for path in Path(ramp_api.models.__path__[0]).glob("*.py")
    if path.stem != "__init__"
}


def evaluated(text: str, module: str) -> Any:
    """An annotation of a generated module as a type."""
    kinds = {kind.__name__: kind for kind in (Page, Pages, AsyncPages, Task, AsyncTask)}
    return eval(text, {"Any": Any, "builtins": builtins, **kinds, **MODELS, "models": MODELS.get(module)})  # noqa: S307 - our own


def other_than_none(model: Any, field: str) -> Any:
    (kind,) = (arm for arm in arms(get_type_hints(model)[field]) if arm is not type(None))
    return kind


def decoded(operation: Operation[Any]) -> Any:
    """The type of one record, or of the whole answer."""
    if operation.result is None:
        return None
    model = model_of(operation.result)
    return model if operation.items is None else other_than_none(model, operation.items)


@BY_NAME
def test_a_row_is_annotated_with_what_it_decodes_to(operation: Any) -> None:
    module = operation.name.partition(".")[0]
    rows = import_module(f"ramp_api.operations.{module}")
    (name,) = (name for name, value in vars(rows).items() if value is operation)
    text = rows.__annotations__[name].removeprefix("Operation[").removesuffix("]")
    kind = decoded(operation)
    page: Any = Page
    assert evaluated(text, module) == (page[kind] if operation.paged else kind)


@BY_NAME
@pytest.mark.parametrize(("client", "pages", "task"), [(Client, Pages, Task), (AsyncClient, AsyncPages, AsyncTask)])
def test_a_method_returns_what_it_says(operation: Any, client: Any, pages: Any, task: Any) -> None:
    said = evaluated(
        inspect.signature(method_of(client, operation.name)).return_annotation, operation.name.partition(".")[0]
    )
    if operation.paged:
        assert said == pages[decoded(operation)]
    elif operation.task is not None:
        (status,) = (one for one in OPERATIONS if one.name == operation.task)
        assert said == task[other_than_none(decoded(status), "data")]
    else:
        assert said == decoded(operation)


@BY_NAME
@BOTH
def test_what_stands_in_the_path_is_positional_and_all_else_a_keyword(operation: Any, kind: Any, recorder: Any) -> None:
    parameters = inspect.signature(method_of(kind, operation.name, recorder())).parameters.values()
    ours, ramps = RENAMED.get(operation.name, ("", ""))
    path = [ours if name == ramps else name for name in re.findall(r"\{(\w+)\}", operation.path)]
    assert [one.name for one in parameters if one.kind is not one.KEYWORD_ONLY] == path


@BY_NAME
@BOTH
def test_null_is_sent_where_unset_is_the_default(operation: Any, kind: Any, recorder: Any) -> None:
    client = recorder()
    method = method_of(kind, operation.name, client)
    parameters = inspect.signature(method).parameters
    nulls = [name for name, one in parameters.items() if one.default is UNSET]
    given = {name: f"value of {name}" for name, one in parameters.items() if one.default is one.empty}
    outcome = method(**given, **dict.fromkeys(nulls))
    _ = asyncio.run(awaited(outcome)) if kind is AsyncClient else list(outcome) if operation.paged else None
    ((_, arguments),) = client.sent
    body = arguments.get("body", {})
    assert {name: body.get(name, "left out") for name in nulls} == dict.fromkeys(nulls)


@BY_NAME
def test_pages_are_of_100_unless_told_otherwise(operation: Any) -> None:
    for kind in (Client, AsyncClient):
        parameters = inspect.signature(method_of(kind, operation.name)).parameters
        assert "page_size" not in parameters or parameters["page_size"].default == 100


@BY_NAME
def test_a_docstring_names_the_errors(operation: Any) -> None:
    for kind in (Client, AsyncClient):
        method = method_of(kind, operation.name)
        doc = str(inspect.getdoc(method))
        assert "APIError:" in doc
        assert "TransportError:" in doc
        assert "InvalidRequestError:" in doc
        assert ("a scope that the token lacks" in doc) == bool(operation.scopes)
        assert ("OutcomeUnknown:" in doc) == (operation.retry != "safe")


def structs() -> list[type[msgspec.Struct]]:
    return [value for module in MODELS.values() for value in vars(module).values() if is_struct(value)]


def test_money_is_of_one_type_everywhere() -> None:
    found = [kind for kind in structs() if set(kind.__struct_fields__) == {"amount", "currency_code"}]
    assert set(found) == {Money}


@pytest.mark.parametrize(("module", "detail", "record"), [
    ("transactions", "SingleTransaction", "Transaction"), ("limits", "LimitDetail", "Limit"),
    ("vendors", "VendorDetail", "Vendor"), ("purchase_orders", "PurchaseOrderDetail", "PurchaseOrder"),
])  # fmt: skip
def test_what_is_answered_on_its_own_is_what_is_listed_and_more(module: str, detail: str, record: str) -> None:
    assert issubclass(getattr(MODELS[module], detail), getattr(MODELS[module], record))

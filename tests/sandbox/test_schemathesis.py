"""schemathesis against the sandbox, over a real socket: no 5xx, and no success outside of Ramp's published schema.

It knows nothing of us but Ramp's own document. Operations that the sandbox answers with a 501 are left out.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import response_schema_conformance

from ramp_api.sandbox import Sandbox
from tests.conformance import spec

from .wire import Wire

pytestmark = [
    spec.absent,
    # What the tool itself warns of is not ours to mend.
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
]


def no_server_error(ctx: Any, response: Any, case: Any) -> Any:
    """No 5xx, but for the 501 that says what the sandbox has not."""
    if response.status_code == 501 and b"SANDBOX_NOT_IMPLEMENTED" in response.content:
        return None
    return not_a_server_error(ctx, response, case)


CHECKS = [no_server_error, response_schema_conformance]
FORM = "application/x-www-form-urlencoded"
METHODS = ("get", "post", "put", "patch", "delete")


def document(answered: frozenset[str]) -> dict[str, Any]:
    """Ramp's document, but for what is known to be wrong with it."""
    from ramp_api import operations

    names = {(one.method.lower(), one.path): one.name for one in operations.all()}
    raw: dict[str, Any] = copy.deepcopy(spec.document())
    for path, item in raw["paths"].items():
        for method in METHODS:
            if method in item and (names[method, path] not in answered or path.startswith("/developer/v1/token")):
                del item[method]
            elif method in item:
                item[method]["security"] = []
                # What has no content has no body (RFC 9110), though the document gives {} for some.
                item[method]["responses"].get("204", {}).pop("content", None)
    raw["paths"] = {path: item for path, item in raw["paths"].items() if set(item) & set(METHODS)}
    # Ramp writes some times without an offset, which the format does not allow.
    del raw["components"]["schemas"]["Reimbursement"]["properties"]["synced_at"]["format"]
    nullable(raw["components"]["schemas"])
    # Whatever else a payment's details are, they are a card's as well, which need no field: no part excludes another.
    details = raw["components"]["schemas"]["ApiPaymentDetailsResource"]
    details["anyOf"] = details.pop("oneOf")
    return raw


def nullable(schema: Any) -> None:
    """Allow null for every field that may be missing, in place."""
    if isinstance(schema, list):
        for part in schema:
            nullable(part)
    if not isinstance(schema, dict):
        return
    for part in schema.values():
        nullable(part)
    properties = schema.get("properties")
    if isinstance(properties, dict):
        for name, part in properties.items():
            if name not in schema.get("required", ()):
                properties[name] = {"nullable": True, "allOf": [part]} if "$ref" in part else {**part, "nullable": True}


@pytest.fixture(scope="module")
def wire() -> Iterator[Wire]:
    # Time stands still, and every run begins with the same company, so that a failure comes again.
    with Sandbox(transactions=60, headcount=50, rate_limit=None, frozen=True) as sandbox:
        wire = Wire(sandbox)
        assert wire.token
        sandbox.snapshot("start")
        yield wire
        wire.close()


def loaded() -> Any:
    return schemathesis.openapi.from_dict(document(Sandbox.operations)) if spec.AT_HAND else None


SCHEMA = loaded()
SETTINGS = settings(
    max_examples=6,
    derandomize=True,
    deadline=None,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.filter_too_much,
        HealthCheck.data_too_large,
        HealthCheck.function_scoped_fixture,
    ],
)

# By hand rather than by its decorator, which gives all of them one name.
EACH = [found.ok() for found in SCHEMA.get_all_operations()] if SCHEMA is not None else []
WRONG = [operation for operation in EACH if operation.body or operation.query]
CASES = [
    pytest.param(operation, mode, id=f"{mode.value} {operation.label}")
    for operations, mode in ((EACH, GenerationMode.POSITIVE), (WRONG, GenerationMode.NEGATIVE))
    for operation in operations
]


@pytest.mark.parametrize(("operation", "mode"), CASES)
def test_each_operation_by_itself(operation: Any, mode: GenerationMode, wire: Wire) -> None:
    """With requests that the document allows, and with requests that it does not."""

    @SETTINGS
    @given(operation.as_strategy(generation_mode=mode))
    def holds(case: Any) -> None:
        case.call_and_validate(
            base_url=wire.sandbox.base_url, headers={"Authorization": f"Bearer {wire.token}"}, checks=CHECKS
        )

    holds()


def test_every_operation_that_is_published_and_answered_is_among_them() -> None:
    assert len(EACH) > 130


def test_operations_one_after_the_other(wire: Wire) -> None:
    class Machine(SCHEMA.as_state_machine()):  # type: ignore[misc]
        def setup(self) -> None:
            wire.sandbox.restore("start")

        def get_call_kwargs(self, case: Any) -> dict[str, Any]:
            return {"base_url": wire.sandbox.base_url, "headers": {"Authorization": f"Bearer {wire.token}"}}

        def validate_response(self, response: Any, case: Any, **kwargs: Any) -> None:
            case.validate_response(response, checks=CHECKS)

    before = sum(wire.sandbox.stats.operations.values())
    Machine.run(settings=settings(SETTINGS, max_examples=40, stateful_step_count=12))
    assert sum(wire.sandbox.stats.operations.values()) - before > 200

"""The judge of the sandbox's answers judges: what is wrong is found, and fails whichever test it happens in."""

from __future__ import annotations

import json
from typing import Any

import pytest

from ramp_api import operations
from ramp_api.sandbox import Sandbox
from tests.conformance import spec
from tests.judge import Judge, complaints

pytest_plugins = ["pytester"]
pytestmark = spec.absent

BY_NAME = {operation.name: operation for operation in operations.all()}
GOOD = {"id": "00000000-0000-4000-8000-000000000000", "name": "Finance"}


def judged(name: str, status: int, body: Any) -> list[str]:
    judge = Judge()
    judge(BY_NAME[name], status, body if isinstance(body, bytes) else json.dumps(body).encode())
    return judge.complaints


def paged(*records: Any, **more: Any) -> dict[str, Any]:
    return {"data": list(records), "page": {"next": None}, **more}


@pytest.mark.parametrize(
    ("name", "status", "body"),
    [
        ("departments.get", 200, GOOD),
        ("departments.list", 200, paged(GOOD)),
        ("departments.list", 200, paged()),
        ("cards.list", 200, paged()),
        ("vendors.delete", 204, b""),
        # Errors have no schema of their own, and what Ramp has not published cannot be judged.
        ("departments.get", 404, {"anything": 1}),
        ("funds.get", 200, {"anything": 1}),
    ],
)
def test_what_is_right_is_passed(name: str, status: int, body: Any) -> None:
    assert judged(name, status, body) == []


@pytest.mark.parametrize(
    ("name", "status", "body", "said"),
    [
        ("departments.get", 200, {**GOOD, "colour": "red"}, "colour"),
        ("departments.get", 200, {**GOOD, "id": 5}, "$.id"),
        ("departments.get", 200, {**GOOD, "id": None}, "$.id"),
        ("departments.get", 200, {**GOOD, "id": "not a uuid"}, "uuid"),
        ("departments.get", 201, GOOD, "status 201"),
        ("departments.list", 200, paged({**GOOD, "colour": "red"}), "colour"),
        ("departments.list", 200, paged(colour="red"), "colour"),
        ("departments.list", 200, {"data": []}, "page"),
        ("vendors.delete", 204, b"{}", "a body"),
        ("transactions.list", 200, paged({"amount": "12"}), "amount"),
    ],
)
def test_what_is_wrong_is_found(name: str, status: int, body: Any, said: str) -> None:
    (complaint,) = judged(name, status, body)
    assert complaint.startswith(f"{name}: ")
    assert said in complaint


def test_a_field_that_may_be_missing_may_be_null() -> None:
    schema = {"type": "object", "required": ["a"], "properties": {"a": {"type": "string"}, "b": {"type": "string"}}}
    assert complaints(schema, {"a": "x", "b": None}) == []
    assert complaints(schema, {"a": None, "b": "x"})
    assert complaints(schema, {"a": "x", "b": 5})


def test_it_sees_every_answer_of_a_sandbox(judge: Judge) -> None:
    before = judge.seen["departments.list"]
    with Sandbox(transactions=1) as sandbox, sandbox.client() as ramp:
        assert list(ramp.departments.list())
    assert judge.seen["departments.list"] == before + 1


def test_it_is_always_on(
    pytester: pytest.Pytester, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A test that is content with a wrong answer fails all the same."""
    root = request.config.rootpath
    pytester.makeconftest((root / "conftest.py").read_text(encoding="utf-8"))
    monkeypatch.setenv("PYTHONPATH", str(root))  # for the plugin that the conftest names
    pytester.makepyfile(
        """
from ramp_api.sandbox import Sandbox
from ramp_api.sandbox.behaviour import BEHAVIOURS
from ramp_api.sandbox.registry import Answer

def test_it(monkeypatch):
    monkeypatch.setitem(BEHAVIOURS, "business.get", type(BEHAVIOURS["business.get"])(
        "business.get", lambda world, call: Answer(200, b'{"no such field": 1}'), "assumed"))
    with Sandbox(transactions=1) as sandbox, sandbox.client() as ramp:
        ramp.business.get()
"""
    )
    result = pytester.runpytest_subprocess("-q", "-p", "no:cacheprovider")
    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines(["*answers that Ramp's document does not allow*", "*business.get*no such field*"])


def test_what_a_wider_fixture_sees_is_judged(
    pytester: pytest.Pytester, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = request.config.rootpath
    pytester.makeconftest((root / "conftest.py").read_text(encoding="utf-8"))
    monkeypatch.setenv("PYTHONPATH", str(root))  # for the plugin that the conftest names
    pytester.makepyfile(
        """
import pytest
from ramp_api import operations
from ramp_api.sandbox.app import WITNESSES

USERS = next(one for one in operations.all() if one.name == "users.list")

@pytest.fixture(scope="module")
def seen():
    for witness in WITNESSES:
        witness(USERS, 200, b'{"data": [{"id": 5}], "page": {"next": null}}')

def test_it(seen):
    pass
"""
    )
    # In a process of its own: the judge of this one would hear of it, too.
    pytester.runpytest_subprocess("-q", "-p", "no:cacheprovider").assert_outcomes(passed=1, errors=1)

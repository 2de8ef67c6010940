"""The count of operations is complete, and fails for every kind of gap that it is there to find."""

from __future__ import annotations

import os
import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest

from ramp_api import operations
from ramp_api.operation import Operation
from ramp_api.operations import departments
from ramp_api.resources.departments import AsyncDepartments, Departments

ROOT = Path(__file__).parent.parent
SCRIPT = ROOT / "scripts" / "count_operations.py"
ROWS = list(operations.all())


@pytest.fixture(scope="module")
def script() -> dict[str, Any]:
    return runpy.run_path(str(SCRIPT))


def test_every_operation_is_counted_and_complete() -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run([sys.executable, str(SCRIPT)], capture_output=True, text=True, env=environment)  # noqa: PLW1510
    figures = {
        name.strip(): int(figure)
        for name, _, figure in (line.rpartition("  ") for line in done.stdout.splitlines())
        if figure.strip().isdigit()
    }
    assert (figures["operations"], figures["legacy"]) == (280, 7)
    assert (figures["published"], figures["later, request known"], figures["later, known by path"]) == (146, 57, 70)
    assert figures["methods on Client"] == figures["methods on AsyncClient"] == 280
    assert figures["with summary"] == 2 * 280
    assert [figures[f"requests, {kind}"] for kind in ("typed", "open", "none")] == [94, 48, 138]
    assert [figures[f"results, {kind}"] for kind in ("typed", "open", "none")] == [129, 126, 25]
    assert 20 < figures["with example"] < 280
    assert done.returncode == 0, done.stdout
    assert "none lacks anything" in done.stdout


def test_what_is_not_there_is_not_counted(script: dict[str, Any]) -> None:
    counted = script["count"]([row(name="departments.rename"), row()])
    assert (counted["methods on Client"], counted["methods on AsyncClient"], counted["operations"]) == (1, 1, 2)


def test_there_is_no_gap(script: dict[str, Any]) -> None:
    assert list(script["gaps"](ROWS)) == []


def row(**changes: Any) -> Operation[Any]:
    return msgspec.structs.replace(departments.LIST, **changes)


@pytest.mark.parametrize(("planted", "said"), [
    ([row(name="departments.rename")], "departments.rename: Client has no method for it"),
    ([row(name="divisions.list")], "divisions.list: AsyncClient has no method for it"),
    ([row(summary="")], "departments.list: has no summary"),
    ([row(path="/developer/v1/divisions")], "departments.list: its method on Client does not say what it is at Ramp"),
    ([row(method="POST")], "departments.list: its method on AsyncClient does not say what it is at Ramp"),
    ([row(), row()], "departments.list: stands in the table 2 times"),
])  # fmt: skip
def test_a_gap_in_the_table_is_found(script: dict[str, Any], planted: Any, said: str) -> None:
    assert said in list(script["gaps"](planted))


@pytest.mark.parametrize("group", [Departments, AsyncDepartments])
def test_a_gap_on_either_client_is_found(
    script: dict[str, Any], group: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    client = f"{'Async' * (group is AsyncDepartments)}Client"
    with monkeypatch.context() as patch:
        patch.setattr(group.list, "__doc__", None)
        assert list(script["gaps"]([row()])) == [f"departments.list: its method on {client} has no docstring"]
    with monkeypatch.context() as patch:
        patch.setattr(group.list, "__doc__", ". ``GET /developer/v1/departments``")
        assert list(script["gaps"]([row()])) == [f"departments.list: its method on {client} has no docstring"]
    with monkeypatch.context() as patch:
        patch.delattr(group, "list")
        assert list(script["gaps"]([row()])) == [f"departments.list: {client} has no method for it"]
        assert script["main"]() == 1
        assert f"departments.list: {client} has no method for it" in capsys.readouterr().out

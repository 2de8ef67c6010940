"""A sandbox with a file: it goes on where it ended, however it ended. And what it does not start with."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ramp_api.sandbox import Policies, ProductionError, Sandbox

from .wire import Wire

RUN = """
import json, sys
from ramp_api.sandbox import Sandbox
with Sandbox(transactions=40, headcount=50, rate_limit=None, path=sys.argv[1]) as sandbox:
    print(json.dumps({"base_url": sandbox.base_url}), flush=True)
    sandbox.wait()
"""


def settings(path: Path, **more: Any) -> dict[str, Any]:
    return {"transactions": 40, "headcount": 50, "rate_limit": None, "path": path, **more}


def test_it_goes_on_where_it_ended(tmp_path: Path) -> None:
    path = tmp_path / "company.sandbox"
    with Sandbox(**settings(path)) as sandbox:
        wire = Wire(sandbox)
        token = wire.token
        made = wire.json("POST", "/departments", {"name": "Kept"}).json
        task = wire.json("POST", "/limits/deferred", limit_of(wire)).json["id"]
        sandbox.fault("status=418,operation=users.list")
        sandbox.advance(3_600)
        now = sandbox.now
        wire.close()
    with Sandbox(**settings(path)) as sandbox:
        wire = Wire(sandbox)
        assert sandbox.now >= now
        assert (sandbox.now - now).total_seconds() < 30
        assert wire.get(f"/departments/{made['id']}", token).json == made
        assert wire.get("/users", token).status == 418
        assert wire.get(f"/limits/deferred/status/{task}", token).json["status"] == "SUCCESS"
        # What the next request makes is new.
        assert wire.json("POST", "/departments", {"name": "Next"}).json["id"] != made["id"]
        wire.close()


def limit_of(wire: Wire) -> dict[str, Any]:
    user = next(one for one in wire.all("/users") if one["status"] == "USER_ACTIVE")
    money = {"amount": 10_000, "currency_code": "USD"}
    return {
        "idempotency_key": "k",
        "user_id": user["id"],
        "display_name": "L",
        "spending_restrictions": {"interval": "MONTHLY", "limit": money},
        "permitted_spend_types": {"primary_card_enabled": True, "reimbursements_enabled": False},
    }


def test_it_survives_being_killed(tmp_path: Path) -> None:
    path = tmp_path / "company.sandbox"
    names: list[str] = []
    for turn in range(2):
        with subprocess.Popen([sys.executable, "-c", RUN, str(path)], stdout=subprocess.PIPE, text=True) as child:
            assert child.stdout is not None
            sandbox = Sandbox(transactions=1)
            sandbox._base_url = json.loads(child.stdout.readline())["base_url"]
            wire = Wire(sandbox)
            kept = [one["name"] for one in wire.all("/departments")]
            assert kept[10:] == names
            for number in range(30):
                names.append(f"{turn}/{number}")
                assert wire.json("POST", "/departments", {"name": names[-1]}).status == 201
            child.send_signal(signal.SIGKILL)
            child.wait(20)
            wire.close()
    with Sandbox(**settings(path)) as sandbox:
        wire = Wire(sandbox)
        assert [one["name"] for one in wire.all("/departments")][10:] == names
        assert len({one["id"] for one in wire.all("/departments")}) == 10 + len(names)
        wire.close()


def test_a_saved_company_can_be_opened(tmp_path: Path) -> None:
    path = tmp_path / "saved.sandbox"
    with Sandbox(transactions=40, headcount=50, rate_limit=None) as sandbox:
        wire = Wire(sandbox)
        made = wire.json("POST", "/departments", {"name": "Saved"}).json
        sandbox.save(path)
        with pytest.raises(FileExistsError):
            sandbox.save(path)
        wire.json("POST", "/departments", {"name": "Too late"})
        wire.close()
    with Sandbox(**settings(path)) as sandbox:
        wire = Wire(sandbox)
        assert wire.all("/departments")[10:] == [made]
        wire.close()


def test_another_companys_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "company.sandbox"
    with Sandbox(**settings(path, seed="one")):
        pass
    with pytest.raises(ValueError, match="seed 'one'"), Sandbox(**settings(path, seed="other")):
        pass
    with Sandbox(**settings(path, seed="one")) as sandbox:
        assert sandbox.now.year == 2026


@pytest.mark.parametrize(
    "content", [b"not a database, but long enough to have a header " * 100, b"SQLite format 3\x00 and noise"]
)
def test_another_programs_file_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other"
    path.write_bytes(content)
    with pytest.raises(ValueError, match="not a sandbox's"), Sandbox(**settings(path)):
        pass
    assert path.read_bytes() == content


def test_a_frozen_clock_stands_still() -> None:
    with Sandbox(transactions=1, headcount=50, frozen=True) as sandbox:
        assert sandbox.now.isoformat() == "2026-11-16T09:00:00+00:00"
        sandbox.advance(5)
        assert sandbox.now.isoformat() == "2026-11-16T09:00:05+00:00"
        with pytest.raises(ValueError, match="forward"):
            sandbox.advance_to(sandbox.now.replace(year=2025))


def test_the_same_requests_make_the_same_records() -> None:
    made: list[bytes] = []
    for _ in range(2):
        with Sandbox(transactions=20, headcount=50, frozen=True, rate_limit=None) as sandbox:
            wire = Wire(sandbox)
            contents = [
                wire.json("POST", "/departments", {"name": "x"}).content,
                wire.json("POST", "/limits/deferred", limit_of(wire)).content,
                wire.get("/transactions").content.replace(sandbox.base_url.encode(), b""),
            ]
            made.append(b"".join(contents))
            wire.close()
    assert made[0] == made[1]


def test_real_credentials_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    own = Sandbox(transactions=1)
    assert Sandbox(transactions=1, client_id=own.client_id, client_secret=own.client_secret).client_id == own.client_id
    real: list[dict[str, Any]] = [{"client_id": "ramp_id_" + "a" * 32}, {"client_secret": "ramp_sec_" + "b" * 48}]
    for given in real:
        with pytest.raises(ProductionError, match="real app") as caught:
            Sandbox(transactions=1, **given)
        assert "bbbb" not in str(caught.value)
    monkeypatch.setenv("RAMP_ENVIRONMENT", "production")
    Sandbox(transactions=1)
    monkeypatch.setenv("RAMP_CLIENT_SECRET", "hush")
    with pytest.raises(ProductionError, match="production") as caught:
        Sandbox(transactions=1)
    assert "hush" not in str(caught.value)
    monkeypatch.setenv("RAMP_ENVIRONMENT", "sandbox")
    Sandbox(transactions=1)


def test_policies_can_be_chosen() -> None:
    with Sandbox(
        transactions=1, headcount=50, frozen=True, rate_limit=None, policies=Policies(task_seconds=60)
    ) as sandbox:
        wire = Wire(sandbox)
        task = wire.json("POST", "/limits/deferred", limit_of(wire)).json["id"]
        status = f"/limits/deferred/status/{task}"
        assert wire.get(status).json["status"] == "STARTED"
        sandbox.advance(31)
        assert wire.get(status).json["status"] == "IN_PROGRESS"
        sandbox.advance(30)
        assert wire.get(status).json["status"] == "SUCCESS"
        wire.close()


def test_a_deferred_task_fails_on_demand() -> None:
    with Sandbox(transactions=1, headcount=50, rate_limit=None, faults=['task="no funds"']) as sandbox:
        wire = Wire(sandbox)
        limits = wire.all("/limits")
        task = wire.json("POST", "/limits/deferred", limit_of(wire)).json["id"]
        sandbox.advance(5)
        status = wire.get(f"/limits/deferred/status/{task}").json
        assert (status["status"], status["data"]) == ("ERROR", {"error": "no funds"})
        assert wire.all("/limits") == limits
        wire.close()

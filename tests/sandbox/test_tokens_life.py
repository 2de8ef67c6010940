"""Tokens from their beginning to their end: rotation, reuse, restarts, snapshots, and in whose name they are."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ramp_api.errors import RampError
from ramp_api.sandbox import Sandbox
from ramp_api.sandbox.behaviour.people_records import USERS
from ramp_api.sandbox.clock import Clock
from ramp_api.sandbox.grants import App, Grants
from ramp_api.sandbox.problems import Problem
from ramp_api.sandbox.store import Store
from ramp_api.sandbox.world import Policies, World

from .test_oauth import code_for, consent_url, error, exchange, refresh
from .wire import FORM, Reply, Wire

HOUR = 3_600


def tokens(wire: Wire) -> dict[str, Any]:
    reply = exchange(wire, code_for(wire, scope="users:read"))
    assert reply.status == 200
    found: dict[str, Any] = reply.json
    return found


def alive(wire: Wire, access: str) -> bool:
    reply = wire.get("/users", access)
    assert reply.status == 200 or reply.code == "DEVELOPER_7002"
    return reply.status == 200


def grants(wire: Wire, lever: Callable[[Grants], Any]) -> Any:
    return wire.sandbox._pull(lambda house: lever(house.grants))


@pytest.fixture(scope="module")
def bare() -> Iterator[Wire]:
    with Sandbox(empty=True, rate_limit=None) as sandbox:
        wire = Wire(sandbox)
        yield wire
        wire.close()


# --- Rotation and reuse ---


def test_a_refresh_token_that_comes_twice_takes_the_whole_family(bare: Wire) -> None:
    first = tokens(bare)
    second = refresh(bare, first["refresh_token"]).json
    third = refresh(bare, second["refresh_token"]).json
    stranger = tokens(bare)
    assert error(refresh(bare, first["refresh_token"])) == (400, "invalid_grant")
    for one in (first, second, third):
        assert not alive(bare, one["access_token"])
        assert error(refresh(bare, one["refresh_token"])) == (400, "invalid_grant")
    assert alive(bare, stranger["access_token"])
    assert refresh(bare, stranger["refresh_token"]).status == 200


def test_a_refused_refresh_changes_nothing(bare: Wire) -> None:
    first = tokens(bare)
    assert error(refresh(bare, first["refresh_token"], scope="cards:read")) == (400, "invalid_scope")
    assert error(refresh(bare, "ramp_tok_never")) == (400, "invalid_grant")
    assert refresh(bare, first["refresh_token"]).status == 200


def test_with_grace_the_old_one_works_for_a_while(opened: Callable[..., Wire]) -> None:
    wire = opened(empty=True, frozen=True, policies=Policies(rotation="grace", grace_seconds=30))
    first = tokens(wire)
    second = refresh(wire, first["refresh_token"]).json
    wire.sandbox.advance(29)
    again = refresh(wire, first["refresh_token"]).json
    assert len({one["refresh_token"] for one in (first, second, again)}) == 3
    assert all(alive(wire, one["access_token"]) for one in (first, second, again))
    # The second time does not make the grace any longer, and both successors are good.
    wire.sandbox.advance(1)
    later = refresh(wire, again["refresh_token"]).json
    assert error(refresh(wire, first["refresh_token"])) == (400, "invalid_grant")
    assert not any(alive(wire, one["access_token"]) for one in (first, second, again, later))
    assert error(refresh(wire, later["refresh_token"])) == (400, "invalid_grant")


def test_a_code_that_comes_twice_kills_its_tokens_however_late(opened: Callable[..., Wire]) -> None:
    wire = opened(empty=True)
    code = code_for(wire)
    first = exchange(wire, code).json
    wire.sandbox.advance(1_000)
    assert alive(wire, first["access_token"])
    assert error(exchange(wire, code)) == (400, "invalid_grant")
    assert not alive(wire, first["access_token"])


def test_only_the_apps_that_may_get_refresh_tokens(opened: Callable[..., Wire]) -> None:
    wire = opened(empty=True, policies=Policies(refresh_grant=False))
    assert "refresh_token" not in tokens(wire)
    assert error(refresh(wire, "ramp_tok_x")) == (400, "unauthorized_client")


def test_refresh_tokens_may_have_an_end(opened: Callable[..., Wire]) -> None:
    wire = opened(empty=True, frozen=True, policies=Policies(refresh_token_seconds=2 * HOUR))
    first = tokens(wire)
    assert first["refresh_token_expires_in"] == 2 * HOUR
    own = wire.grant(grant_type="client_credentials", scope="users:read").json
    assert "refresh_token_expires_in" not in own
    wire.sandbox.advance(2 * HOUR - 1)
    second = refresh(wire, first["refresh_token"]).json
    assert second["refresh_token_expires_in"] == 2 * HOUR
    wire.sandbox.advance(2 * HOUR)
    assert error(refresh(wire, second["refresh_token"])) == (400, "invalid_grant")


def test_without_that_they_have_none(opened: Callable[..., Wire]) -> None:
    wire = opened(empty=True)
    first = tokens(wire)
    assert "refresh_token_expires_in" not in first
    wire.sandbox.advance(400 * 86_400)
    assert refresh(wire, first["refresh_token"]).status == 200


# --- Restarts, snapshots ---


def test_tokens_outlive_the_process_and_only_as_digests(tmp_path: Path) -> None:
    path = tmp_path / "company.db"
    with Sandbox(empty=True, path=path, rate_limit=None) as sandbox:
        wire = Wire(sandbox)
        own, open_code, used_code = wire.token, code_for(wire), code_for(wire)
        first = exchange(wire, used_code).json
        second = refresh(wire, first["refresh_token"]).json
        other = tokens(wire)
        replaced = refresh(wire, other["refresh_token"]).json
        wire.close()
    kept = b"".join(one.read_bytes() for one in tmp_path.iterdir())
    for secret in (own, open_code, used_code, first["refresh_token"], second["access_token"], sandbox.client_secret):
        assert secret.encode() not in kept
    with Sandbox(empty=True, path=path, rate_limit=None) as sandbox:
        wire = Wire(sandbox)
        assert alive(wire, own)
        assert alive(wire, first["access_token"])
        assert exchange(wire, open_code).status == 200
        assert refresh(wire, second["refresh_token"]).status == 200
        # What was used up before is known, too.
        assert error(exchange(wire, used_code)) == (400, "invalid_grant")
        assert not alive(wire, second["access_token"])
        assert error(refresh(wire, other["refresh_token"])) == (400, "invalid_grant")
        assert not alive(wire, replaced["access_token"])
        wire.close()


def test_time_that_passed_before_a_restart_has_passed(tmp_path: Path) -> None:
    path = tmp_path / "company.db"
    with Sandbox(empty=True, path=path, rate_limit=None) as sandbox:
        wire = Wire(sandbox)
        first = tokens(wire)
        sandbox.advance(HOUR + 1)
        wire.close()
    with Sandbox(empty=True, path=path, rate_limit=None) as sandbox:
        wire = Wire(sandbox)
        assert wire.get("/users", first["access_token"]).code == "DEVELOPER_7028"
        wire.close()


def test_what_time_it_is_is_kept_with_every_token(opened: Callable[..., Wire]) -> None:
    wire = opened(empty=True)

    def kept(house: Any) -> float:
        seconds: float = house.world.store.recall("seconds")
        return seconds

    # Where the process is killed, the clock goes on from there: a token cannot have been issued in the future.
    times = [kept_now for _ in range(3) if wire.client_credentials() and (kept_now := wire.sandbox._pull(kept))]
    assert 0 < times[0] < times[1] < times[2]


def test_a_snapshot_holds_the_tokens(opened: Callable[..., Wire]) -> None:
    wire = opened(empty=True)
    first = tokens(wire)
    wire.sandbox.snapshot("before")
    second = refresh(wire, first["refresh_token"]).json
    wire.form("/token/revoke", {"token": first["access_token"]})
    assert not alive(wire, first["access_token"])
    wire.sandbox.restore("before")
    assert alive(wire, first["access_token"])
    assert not alive(wire, second["access_token"])
    assert refresh(wire, first["refresh_token"]).status == 200
    wire.sandbox.reset()
    assert not alive(wire, first["access_token"])


# --- Revocation ---


def test_an_app_revokes_its_own_tokens_only(bare: Wire) -> None:
    from .test_pkce_apps import public_tokens

    theirs = public_tokens(bare)
    for kind in ("access_token", "refresh_token"):
        assert error(bare.form("/token/revoke", {"token": theirs[kind]})) == (400, "invalid_grant")
    assert alive(bare, theirs["access_token"])


# --- For a console ---


def test_the_overview_tells_tokens_apart_and_shows_none(opened: Callable[..., Wire]) -> None:
    wire = opened(empty=True, frozen=True)
    own = wire.client_credentials("users:read", "cards:read")
    first = tokens(wire)
    refresh(wire, first["refresh_token"])
    views = grants(wire, lambda found: found.overview())
    assert [(one.kind, one.state) for one in views] == [
        ("refresh", "alive"), ("access", "alive"), ("refresh", "rotated"), ("access", "alive"), ("access", "alive"),
    ]  # fmt: skip
    last = views[-1]
    assert (last.scopes, last.actor, last.client_id) == (["users:read", "cards:read"], "", wire.sandbox.client_id)
    assert views[0].actor == wire.get("/users", own).json["data"][0]["id"]
    assert views[0].expires_at is None
    assert last.alive
    assert last.issued_at == wire.sandbox.now.isoformat(timespec="seconds")
    assert len({one.masked for one in views}) == 5
    assert all(re.fullmatch(r"…[0-9a-f]{4}", one.masked) for one in views)
    assert own not in repr(views)
    assert [one.state for one in grants(wire, lambda found: found.overview(limit=1))] == ["alive"]
    wire.sandbox.advance(HOUR)
    assert [one.state for one in grants(wire, lambda found: found.overview())] == [
        "alive", "expired", "rotated", "expired", "alive",
    ]  # fmt: skip


def test_all_can_be_expired_or_revoked_at_once(opened: Callable[..., Wire]) -> None:
    wire = opened(empty=True)
    own, first, code = wire.token, tokens(wire), code_for(wire)
    assert grants(wire, Grants.expire_all) == 2
    assert wire.get("/users", own).code == "DEVELOPER_7028"
    second = refresh(wire, first["refresh_token"]).json
    assert alive(wire, second["access_token"])
    assert grants(wire, Grants.revoke_all) == 5
    assert not alive(wire, second["access_token"])
    assert not alive(wire, own)
    assert error(refresh(wire, second["refresh_token"])) == (400, "invalid_grant")
    assert error(exchange(wire, code)) == (400, "invalid_grant")
    assert grants(wire, Grants.revoke_all) == 0


# --- Who consents ---


@pytest.fixture(scope="module")
def people(changing: Wire) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for status in ("USER_ACTIVE", "USER_SUSPENDED"):
        for user in changing.all("/users", status=status):
            found.setdefault(f"{user['role']} {status}", []).append(user["id"])
    return found


def actor_of(wire: Wire, callback: str) -> str:
    code = parse_qs(urlsplit(callback).query)["code"][0]
    assert exchange(wire, code).status == 200
    actor: str = grants(wire, lambda found: found.overview(limit=1))[0].actor
    return actor


def test_the_owner_consents_unless_an_admin_does(changing: Wire, people: dict[str, list[str]]) -> None:
    sandbox = changing.sandbox
    (owner,) = people["BUSINESS_OWNER USER_ACTIVE"]
    assert actor_of(changing, sandbox.approve(consent_url(changing))) == owner
    for admin in (people["BUSINESS_ADMIN USER_ACTIVE"][0], people["BUSINESS_ADMIN USER_ACTIVE"][-1].upper()):
        assert actor_of(changing, sandbox.approve(consent_url(changing), actor=admin)) == admin.lower()


def test_refreshing_keeps_the_actor(changing: Wire, people: dict[str, list[str]]) -> None:
    admin = people["BUSINESS_ADMIN USER_ACTIVE"][1]
    callback = changing.sandbox.approve(consent_url(changing), actor=admin)
    first = exchange(changing, parse_qs(urlsplit(callback).query)["code"][0]).json
    refresh(changing, first["refresh_token"])
    assert {one.actor for one in grants(changing, lambda found: found.overview(limit=4))} == {admin}


@pytest.mark.parametrize("role", ["BUSINESS_USER USER_ACTIVE", "BUSINESS_USER USER_SUSPENDED", "nobody"])
def test_nobody_else_can(changing: Wire, people: dict[str, list[str]], role: str) -> None:
    actor = people.get(role, ["00000000-0000-4000-8000-000000000000"])[0]
    with pytest.raises(RampError, match="Only owners and admins"):
        changing.sandbox.approve(consent_url(changing), actor=actor)
    # To say no, one need not be anybody.
    assert "access_denied" in changing.sandbox.deny(consent_url(changing))


def test_an_admin_who_is_suspended_cannot(opened: Callable[..., Wire]) -> None:
    wire = opened()
    (admin, *_) = [one["id"] for one in wire.all("/users", role="BUSINESS_ADMIN")]

    def suspend(house: Any) -> None:
        user = house.world.find(USERS, admin)
        user.body["status"] = "USER_SUSPENDED"
        house.world.save(USERS, user)

    assert "code=" in wire.sandbox.approve(consent_url(wire), actor=admin)
    wire.sandbox._pull(suspend)
    with pytest.raises(RampError, match="Only owners and admins"):
        wire.sandbox.approve(consent_url(wire), actor=admin)


def test_the_page_names_a_few_who_may_consent_and_a_refusal_leaves_it_open(
    changing: Wire, people: dict[str, list[str]]
) -> None:
    html = changing.send("GET", consent_url(changing).removeprefix(changing.sandbox.base_url)).content.decode()
    named = re.findall(r'<option value="([^"]+)">[^<]+\((owner|admin)\)</option>', html)
    assert named[0] == (people["BUSINESS_OWNER USER_ACTIVE"][0], "owner")
    assert 1 < len(named) <= 8
    assert {one for one, role in named if role == "admin"} <= set(people["BUSINESS_ADMIN USER_ACTIVE"])
    (ticket,) = re.findall(r'name="ticket" value="([^"]+)"', html)

    def press(**fields: str) -> Reply:
        body = urlencode({"ticket": ticket, "decision": "approve", **fields})
        return changing.send("POST", "/v1/authorize", body, {"Content-Type": FORM})

    refused = press(actor=people["BUSINESS_USER USER_ACTIVE"][0])
    assert (refused.status, "location" in refused.headers) == (403, False)
    assert press(actor=named[1][0]).status == 303


def test_without_anybody_who_may_there_is_nothing_to_decide(opened: Callable[..., Wire]) -> None:
    wire = opened(empty=True)

    def retire(house: Any) -> None:
        user = house.world.find(USERS, house.world.owner())
        user.body["status"] = "USER_INACTIVE"
        house.world.save(USERS, user)

    wire.sandbox._pull(retire)
    assert wire.send("GET", consent_url(wire).removeprefix(wire.sandbox.base_url)).status == 403


# --- What holds whatever is done ---


@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 50)), max_size=25), st.sampled_from([Policies(), Policies(rotation="grace", grace_seconds=20)])
)  # fmt: skip
@settings(max_examples=30, deadline=None)
def test_a_family_lives_as_long_as_nobody_comes_with_a_token_that_was_replaced(
    steps: list[tuple[int, int]], policies: Policies
) -> None:
    clock = Clock(frozen=True)
    world = World(Store(), clock, policies=policies)
    app = App("me", "mine", ("http://localhost/",), ("a",))
    found = Grants(world, app)
    found.add_code("code", client="me", redirect_uri="x", scopes=["a"], challenge=None, actor="somebody")
    found.add_for_code("code", "access-0", "refresh-0", client="me", scopes=["a"])
    replaced: dict[int, float] = {}
    last, dead = 0, False
    grace = 20.0 if policies.rotation == "grace" else 0.0
    for which, seconds in steps:
        number = which % (last + 1)
        late = number in replaced and clock.seconds() - replaced[number] >= grace
        dead = dead or late
        granted = found.refresh(f"refresh-{number}", "me")
        assert (granted is None) == dead
        if granted is not None:
            last += 1
            found.add_for_refresh(f"refresh-{number}", f"access-{last}", f"refresh-{last}", client="me", scopes=["a"])
            replaced.setdefault(number, clock.seconds())
        for one in range(last + 1):
            if dead:
                with pytest.raises(Problem, match="7002"):
                    found.check([f"Bearer access-{one}"], ("a",))
            else:
                assert found.check([f"Bearer access-{one}"], ("a",)).actor == "somebody"
        clock.advance(seconds)
    world.store.close()


def test_a_failure_in_the_middle_grants_nothing(opened: Callable[..., Wire], monkeypatch: pytest.MonkeyPatch) -> None:
    wire = opened(empty=True)
    first = tokens(wire)

    def fail(*_: Any) -> None:
        raise sqlite3.OperationalError("disk full")

    with monkeypatch.context() as broken:
        broken.setattr(Grants, "_add_refresh", fail)
        assert refresh(wire, first["refresh_token"]).status == 500
    wire.connection.close()
    assert refresh(wire, first["refresh_token"]).status == 200

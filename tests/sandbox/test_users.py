"""Users: who is there, who is invited and let in, and how they are changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from ramp_api.sandbox.company.people import gathered

from .asking import (
    DAY,
    HOUR,
    NOBODY,
    Record,
    card_made,
    key,
    later,
    user_active,
    user_changed,
    user_invited,
    user_made,
    user_now,
    user_task,
    user_turned,
)
from .wire import Wire


def everybody(wire: Wire) -> list[Record]:
    return wire.all("/users") + wire.all("/users", status="USER_SUSPENDED")


@pytest.fixture(scope="module")
def people(shared: Wire) -> list[Record]:
    return everybody(shared)


@pytest.fixture
def owner(changing: Wire) -> Record:
    return next(iter(changing.all("/users", role="BUSINESS_OWNER")))


# --- Who is there ---


def test_suspended_users_come_only_when_asked_for(shared: Wire, people: list[Record]) -> None:
    statuses = Counter(user["status"] for user in people)
    assert {*statuses} == {
        "INVITE_EXPIRED", "INVITE_PENDING", "USER_ACTIVE", "USER_INACTIVE", "USER_ONBOARDING", "USER_SUSPENDED",
    }  # fmt: skip
    assert all(user["status"] != "USER_SUSPENDED" for user in shared.all("/users"))
    assert len(shared.all("/users", status="USER_ACTIVE")) == statuses["USER_ACTIVE"]
    assert len(shared.all("/users", status="USER_INACTIVE")) == statuses["USER_INACTIVE"]
    assert shared.all("/users", status="USER_DRAFT") == []
    hidden = next(user for user in people if user["status"] == "USER_SUSPENDED")
    assert user_now(shared, hidden) == hidden


@pytest.mark.parametrize("name", ["employee_id", "role", "entity_id", "department_id", "location_id", "email"])
def test_users_filter(shared: Wire, people: list[Record], name: str) -> None:
    value = next(user[name] for user in reversed(people) if user[name] and user["status"] != "USER_SUSPENDED")
    wanted = [one for one in people if one[name] == value and one["status"] != "USER_SUSPENDED"]
    assert shared.all("/users", **{name: value}) == wanted
    nothing = {"email": "nobody@example.com", "employee_id": "nobody", "role": None}.get(name, NOBODY)
    if nothing is not None:
        assert shared.all("/users", **{name: nothing}) == []


def test_an_address_has_no_case(shared: Wire, people: list[Record]) -> None:
    user = people[3]
    assert shared.all("/users", email=user["email"].upper()) == [user]


def test_what_users_refer_to_is_there(shared: Wire, people: list[Record]) -> None:
    by_id = {user["id"]: user for user in people}
    departments = {one["id"] for one in shared.all("/departments")}
    places = {one["id"]: one["entity_id"] for one in shared.all("/locations")}
    (owner,) = (user for user in people if user["manager_id"] is None)
    assert owner["role"] == "BUSINESS_OWNER"
    for user in people:
        assert user["department_id"] in departments | {None}
        assert places[user["location_id"]] == user["entity_id"]
        if user is not owner:
            manager = by_id[user["manager_id"]]
            assert manager["is_manager"]
            assert manager["status"] == "USER_ACTIVE"


@pytest.mark.parametrize("headcount", [1, 2, 10, 50, 700, 5_000])
def test_a_company_of_any_size_is_sensible(headcount: int) -> None:
    company = gathered("size", headcount)
    assert len(company.users) == headcount
    assert len({user.email for user in company.users}) == headcount
    spans = Counter(user.manager.id for user in company.users if user.manager)
    # One's own people, and the heads of other departments or regions.
    assert max(spans.values(), default=0) <= 8 + len(company.departments)
    assert [user for user in company.users if user.manager is None] == company.users[:1]
    for user in company.users:
        above, steps = user.manager, 0
        while above is not None:
            above, steps = above.manager, steps + 1
        assert steps <= 8
    assert len({department.name for department in company.departments}) == len(company.departments)


def test_a_large_company_is_not_one_crowd() -> None:
    small, large = gathered("size", 120), gathered("size", 5_000)
    assert len(large.departments) > 2 * len(small.departments)
    assert len(large.locations) > 2 * len(small.locations)
    sizes = Counter(user.team.id for user in large.users if user.team)
    assert max(sizes.values()) < 1_500


# --- Inviting ---


def test_who_is_invited_becomes_a_user_in_time(changing: Wire) -> None:
    place = changing.all("/locations")[-1]
    department = changing.all("/departments")[2]
    reply = user_invited(changing, department_id=department["id"], location_id=place["id"].upper(), employee_id=key())
    assert user_task(changing, reply) | {"context": {}} == {
        "context": {}, "data": {}, "id": reply.json["id"], "status": "STARTED",
    }  # fmt: skip
    later(changing, 0.6)
    assert user_task(changing, reply)["status"] == "IN_PROGRESS"
    later(changing, 0.6)
    task = user_task(changing, reply)
    assert task["status"] == "SUCCESS"
    user = changing.get(f"/users/{task['data']['user_id']}").json
    assert (user["status"], user["entity_id"]) == ("INVITE_PENDING", place["entity_id"])
    assert (user["department_id"], user["location_id"]) == (department["id"], place["id"])
    assert user in changing.all("/users")
    later(changing, DAY)
    assert user_now(changing, user)["status"] == "USER_ONBOARDING"
    later(changing, HOUR)
    assert user_now(changing, user) == user | {"status": "USER_ACTIVE"}


def test_without_a_place_it_is_the_primary_entity(changing: Wire) -> None:
    user = user_made(changing)
    (primary,) = changing.all("/entities", is_primary=True)
    assert (user["entity_id"], user["location_id"], user["manager_id"]) == (primary["id"], None, None)


def test_an_invitation_is_sent_once_for_each_key(changing: Wire) -> None:
    again = key()
    first = user_invited(changing, idempotency_key=again)
    assert user_invited(changing, idempotency_key=again, email="other@example.com").json == first.json


def test_an_address_is_given_once(changing: Wire) -> None:
    user = user_made(changing, employee_id=key())
    before = len(everybody(changing))
    for field in ({"email": user["email"].upper()}, {"employee_id": user["employee_id"]}):
        reply = user_invited(changing, **field)
        later(changing, 2)
        task = user_task(changing, reply)
        assert task["status"] == "ERROR"
        assert task["data"].keys() == {"error"}
        assert "another user" in task["data"]["error"]
    assert len(everybody(changing)) == before


@pytest.mark.parametrize(
    "fields",
    [
        {"email": "nobody"},
        {"email": "a b@example.com"},
        {"first_name": " "},
        {"last_name": " "},
        {"first_name": "x" * 256},
        {"employee_id": ""},
        {"role": "BUSINESS_OWNER"},
        {"role": "KING"},
        {"department_id": NOBODY},
        {"location_id": NOBODY},
        {"direct_manager_id": NOBODY},
        {"is_manager": "yes"},
        {"idempotency_key": ""},
        {"colour": "red"},
    ],
    ids=str,
)
def test_an_invitation_that_cannot_be_sent_is_refused(changing: Wire, fields: Record) -> None:
    reply = user_invited(changing, **fields)
    assert (reply.status, reply.code) == (422, "DEVELOPER_7001")


def test_whose_task_it_is(changing: Wire) -> None:
    reply = user_invited(changing)
    assert changing.get(f"/cards/deferred/status/{reply.json['id']}").code == "DEVELOPER_7003"
    assert changing.get(f"/users/deferred/status/{NOBODY}").code == "DEVELOPER_7003"


def test_an_invitation_goes_out_again(changing: Wire) -> None:
    expired = changing.all("/users")
    user = next(one for one in expired if one["status"] == "INVITE_EXPIRED")
    assert changing.json("POST", f"/users/{user['id']}/invite", {"on": "Monday"}).code == "SANDBOX_NOT_IMPLEMENTED"
    reply = changing.json("POST", f"/users/{user['id']}/invite", {})
    assert (reply.status, reply.json["status"]) == (200, "INVITE_PENDING")
    later(changing, DAY + HOUR + 1)
    assert user_now(changing, user)["status"] == "USER_ACTIVE"
    assert changing.json("POST", f"/users/{user['id']}/invite", {}).status == 422


def test_invitations_of_the_company_take_their_course(opened: Callable[..., Wire]) -> None:
    wire = opened(seed=7)
    before = Counter(user["status"] for user in everybody(wire))
    later(wire, 30 * DAY)
    after = Counter(user["status"] for user in everybody(wire))
    assert before["INVITE_PENDING"]
    assert after["INVITE_PENDING"] == after["USER_ONBOARDING"] == 0
    assert after["USER_ACTIVE"] > before["USER_ACTIVE"]


# --- Changing ---


def test_what_is_changed_is_seen(changing: Wire) -> None:
    user, boss = user_active(changing), user_active(changing, is_manager=True)
    card = card_made(changing, user)
    place = changing.all("/locations")[3]
    department = changing.all("/departments")[4]
    changes = {
        "department_id": department["id"],
        "employee_id": key(),
        "first_name": "Augusta",
        "is_manager": True,
        "last_name": "King",
        "location_id": place["id"],
        "role": "BUSINESS_BOOKKEEPER",
    }
    reply = user_changed(changing, user, **changes, direct_manager_id=boss["id"])
    assert (reply.status, reply.content) == (204, b"")
    wanted = user | changes | {"entity_id": place["entity_id"], "manager_id": boss["id"]}
    assert user_now(changing, user) == wanted
    assert wanted in changing.all("/users", department_id=department["id"])
    assert changing.get(f"/cards/{card['id']}").json["cardholder_name"] == "Augusta King"
    assert user_changed(changing, user, employee_id=changes["employee_id"]).status == 204
    assert user_changed(changing, user).status == 204
    assert user_now(changing, user) == wanted


@pytest.mark.parametrize(
    "fields",
    [
        {"first_name": ""},
        {"first_name": " "},
        {"last_name": " "},
        {"role": "BUSINESS_OWNER"},
        {"role": "KING"},
        {"department_id": NOBODY},
        {"location_id": NOBODY},
        {"direct_manager_id": NOBODY},
        {"employee_id": ""},
        {"email": "other@example.com"},
    ],
    ids=str,
)
def test_a_change_that_cannot_be_made_is_refused(changing: Wire, fields: Record) -> None:
    user = changing.all("/users")[5]
    reply = user_changed(changing, user, **fields)
    assert (reply.status, reply.code) == (422, "DEVELOPER_7001")
    assert user_now(changing, user) == user


def test_employee_ids_are_given_once(changing: Wire) -> None:
    first, second = user_active(changing, employee_id=key()), user_active(changing)
    assert user_changed(changing, second, employee_id=first["employee_id"]).status == 422


def test_a_manager_is_one_or_is_made_one(changing: Wire) -> None:
    user, boss = user_active(changing), user_active(changing)
    assert user_changed(changing, user, direct_manager_id=boss["id"]).status == 422
    assert user_changed(changing, user, direct_manager_id=boss["id"], auto_promote=False).status == 422
    assert user_invited(changing, direct_manager_id=boss["id"]).status == 422
    assert user_changed(changing, user, direct_manager_id=boss["id"].upper(), auto_promote=True).status == 204
    assert user_now(changing, boss)["is_manager"]
    assert user_now(changing, user)["manager_id"] == boss["id"]
    assert user_changed(changing, boss, is_manager=False).status == 422
    assert user_made(changing, direct_manager_id=boss["id"])["manager_id"] == boss["id"]


def test_nobody_manages_themselves(changing: Wire) -> None:
    top, middle, low = (user_active(changing, is_manager=True) for _ in range(3))
    assert user_changed(changing, middle, direct_manager_id=top["id"]).status == 204
    assert user_changed(changing, low, direct_manager_id=middle["id"]).status == 204
    for above in (top, middle, low):
        assert user_changed(changing, top, direct_manager_id=above["id"]).status == 422
    assert user_now(changing, top)["manager_id"] is None


def test_who_is_away_manages_nobody(changing: Wire) -> None:
    user, away, pending = (
        user_active(changing),
        user_active(changing, is_manager=True),
        user_made(changing, is_manager=True),
    )
    assert user_turned(changing, away, "deactivate").status == 200
    for manager in (away, pending):
        assert user_changed(changing, user, direct_manager_id=manager["id"]).status == 422


def test_the_owner_stays_the_owner(changing: Wire, owner: Record) -> None:
    assert user_changed(changing, owner, role="BUSINESS_USER").status == 422
    assert user_turned(changing, owner, "deactivate").status == 422
    assert changing.json("DELETE", f"/users/{owner['id']}", "").status == 422
    assert user_now(changing, owner) == owner

"""Funds: limits under their newer name, with members who have roles and can be suspended one by one."""

from __future__ import annotations

from typing import Any

import pytest

from ramp_api.sandbox.registry import BEHAVIOURS

from .limiting import ADDRESS, NOBODY, PERMITTED, RESTRICTIONS, active, body_of, dollars, without
from .wire import Wire


def created(wire: Wire, **more: Any) -> dict[str, Any]:
    reply = wire.json("POST", "/funds", body_of(wire, idempotency_key=..., **more))
    assert reply.status == 201, reply.content
    fund: dict[str, Any] = reply.json
    return fund


def test_funds_are_limits_with_roles(shared: Wire) -> None:
    for terminated in (False, True):
        funds = shared.all("/funds", is_terminated=terminated)
        assert funds
        limits = [{**one, "members": []} for one in shared.all("/limits", is_terminated=terminated)]
        assert [{**one, "members": []} for one in funds] == limits
        for fund in funds:
            assert [one["user_id"] for one in fund["members"]] == [one["user_id"] for one in fund["users"]]
            assert [one["role"] for one in fund["members"]][:2] in (["OWNER"], ["OWNER", "MEMBER"])
    assert any(one["is_suspended"] for fund in shared.all("/funds") for one in fund["members"])
    assert shared.get(f"/funds/{funds[0]['id']}").json == funds[0]
    used = next(one["limit_id"] for one in shared.all("/transactions") if one["limit_id"])
    assert shared.get(f"/funds/{used}").status == 200


def test_filters_of_funds(shared: Wire) -> None:
    funds = shared.all("/funds")
    some = next(one for one in funds if one["spend_program_id"] and one["cards"])
    for name in ("display_name", "entity_id", "spend_program_id"):
        found = shared.all("/funds", **{name: some[name]})
        assert found == [one for one in funds if one[name] == some[name]]
        assert 0 < len(found) < len(funds)
    assert shared.all("/funds", entity_id=some["entity_id"].upper()) == shared.all(
        "/funds", entity_id=some["entity_id"]
    )
    assert shared.all("/funds", card_id=some["cards"][0]["card_id"].upper()) == [some]
    moment = funds[20]["created_at"]
    assert shared.all("/funds", created_after=moment) == [one for one in funds if one["created_at"] >= moment]
    assert shared.all("/funds", created_before=moment) == [one for one in funds if one["created_at"] <= moment]
    for name in ("card_id", "entity_id", "spend_program_id", "user_id", "display_name"):
        assert shared.all("/funds", **{name: NOBODY}) == []


def test_funds_of_a_user_in_a_role(shared: Wire) -> None:
    funds = shared.all("/funds")

    def of(*roles: str, user_id: str | None = None) -> list[dict[str, Any]]:
        return [
            fund
            for fund in funds
            if any(one["role"] in roles and user_id in {None, one["user_id"]} for one in fund["members"])
        ]

    user_id = next(one for one in funds if len(one["users"]) > 1)["users"][1]["user_id"]
    assert shared.all("/funds", user_id=user_id) == of("OWNER", "MEMBER", user_id=user_id)
    assert shared.all("/funds", user_id=user_id, member_roles="MEMBER") == of("MEMBER", user_id=user_id) != []
    assert shared.all("/funds", user_id=user_id, member_roles="OWNER") == of("OWNER", user_id=user_id)
    assert shared.all("/funds", user_id=user_id.upper(), member_roles="OWNER,MEMBER") == of(
        "OWNER", "MEMBER", user_id=user_id
    )
    assert shared.all("/funds", member_roles="MEMBER") == of("MEMBER")
    assert shared.all("/funds", member_roles="OWNER") == funds
    reply = shared.get("/funds", member_roles="OWNER,KING")
    assert (reply.status, "KING" in reply.json["error_v2"]["message"]) == (422, True)


def test_a_fund_is_created_with_a_card(changing: Wire) -> None:
    fund = created(changing, fulfillment={"shipping": {"recipient_address": ADDRESS}})
    assert changing.get(f"/funds/{fund['id']}").json == fund
    assert fund in changing.all("/funds")
    limit = without(changing.get(f"/limits/{fund['id']}").json)
    assert {name: value for name, value in fund.items() if name != "members"} == limit
    assert changing.get(f"/cards/{fund['cards'][0]['card_id']}").json["state"] == "UNACTIVATED"


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"colour": "red"}, 501),
        ({"idempotency_key": "key"}, 501),
        ({"user_id": ...}, 422),
        ({"user_id": NOBODY}, 422),
        ({"user_id": 7}, 422),
        ({"is_shareable": "yes"}, 422),
        ({"display_name": ...}, 422),
        ({"spending_restrictions": RESTRICTIONS | {"interval": "FORTNIGHTLY"}}, 422),
        ({"spending_restrictions": RESTRICTIONS | {"limit": dollars(0)}}, 422),
        ({"spending_restrictions": RESTRICTIONS | {"limit": {"amount": 1.5}}}, 422),
        ({"spending_restrictions": RESTRICTIONS | {"colour": "red"}}, 422),
    ],
)
def test_what_a_fund_needs(changing: Wire, change: dict[str, Any], status: int) -> None:
    count = len(changing.all("/funds"))
    body = body_of(changing, **{"idempotency_key": ..., **change})
    reply = changing.json("POST", "/funds", body)
    assert reply.status == status
    if status == 501:
        assert next(iter(change)) in reply.json["error_v2"]["message"]
    assert len(changing.all("/funds")) == count


def test_a_fund_is_changed(changing: Wire) -> None:
    fund = created(changing)
    path = f"/funds/{fund['id']}"
    reply = changing.json("PATCH", path, {"display_name": "Library", "permitted_spend_types": PERMITTED})
    assert (reply.status, reply.json) == (200, {**fund, "display_name": "Library"})
    assert changing.get(path).json == reply.json
    assert changing.json("PATCH", path, {"colour": "red"}).status == 501
    assert changing.json("PATCH", path, {"display_name": 5}).status == 422
    assert changing.json("PATCH", path, {"spend_program_id": NOBODY}).status == 422


def test_members_of_a_fund(changing: Wire) -> None:
    owner, second, third = (one["id"] for one in active(changing, 3))
    fund = created(changing, is_shareable=True)
    path = f"/funds/{fund['id']}/members"
    added = changing.json("POST", path, {"user_ids": [second, third]})
    assert added.status == 200
    assert added.json["members"] == [
        {"is_suspended": False, "role": role, "user_id": user_id}
        for role, user_id in (("OWNER", owner), ("MEMBER", second), ("MEMBER", third))
    ]
    for body, status in (({}, 422), ({"user_ids": [second]}, 422), ({"user_ids": "x"}, 422), ({"members": []}, 501)):
        assert changing.json("POST", path, body).status == status
    assert changing.json("POST", f"{path}/{second}/suspension", {}).json["members"][1]["is_suspended"] is True
    assert changing.json("POST", f"{path}/{second}/suspension", {}).status == 422
    assert changing.json("POST", f"{path}/{NOBODY}/suspension", {}).status == 404
    assert changing.json("POST", f"{path}/{third}/suspension", {"reason": "x"}).status == 501
    assert changing.json("DELETE", f"{path}/{third}/suspension", {}).status == 422
    again = changing.json("DELETE", f"{path}/{second.upper()}/suspension", {})
    assert (again.status, again.json) == (200, added.json)
    changing.json("POST", f"{path}/{third}/suspension", {})
    removed = changing.json("DELETE", path, {"user_ids": [third]}).json
    assert [one["user_id"] for one in removed["members"]] == [owner, second]
    # Whoever comes back is not suspended any more.
    back = changing.json("POST", path, {"user_ids": [third]}).json
    assert back["members"][2] == {"is_suspended": False, "role": "MEMBER", "user_id": third}
    for wrong, status in (({}, 422), ({"user_ids": [owner]}, 422), ({"user_ids": [NOBODY]}, 422), ({"all": []}, 501)):
        assert changing.json("DELETE", path, wrong).status == status
    single = created(changing)
    assert changing.json("POST", f"/funds/{single['id']}/members", {"user_ids": [second]}).status == 422


def test_a_fund_is_suspended_unsuspended_and_terminated(changing: Wire) -> None:
    fund = created(changing)
    path = f"/funds/{fund['id']}"
    assert changing.json("DELETE", f"{path}/suspension", {}).status == 422
    suspended = changing.json("POST", f"{path}/suspension", {})
    assert (suspended.status, suspended.json["state"]) == (200, "SUSPENDED")
    assert suspended.json["suspension"]["suspended_by_ramp"] is False
    assert changing.get(f"/limits/{fund['id']}").json["state"] == "SUSPENDED"
    assert changing.json("POST", f"{path}/suspension", {}).status == 422
    assert changing.json("DELETE", f"{path}/suspension", {"reason": "x"}).status == 501
    assert changing.json("DELETE", f"{path}/suspension", {}).json == fund
    gone = changing.json("DELETE", path, "")
    assert (gone.status, gone.content) == (204, b"")
    assert changing.get(path).json["state"] == "TERMINATED"
    assert changing.get(f"/cards/{fund['cards'][0]['card_id']}").json["state"] == "TERMINATED"
    assert fund["id"] not in {one["id"] for one in changing.all("/funds")}
    assert fund["id"] in {one["id"] for one in changing.all("/funds", is_terminated=True)}
    owner = fund["users"][0]["user_id"]
    for method, rest in (
        ("DELETE", ""),
        ("PATCH", ""),
        ("POST", "/suspension"),
        ("DELETE", "/suspension"),
        ("POST", "/members"),
        ("DELETE", "/members"),
        ("POST", f"/members/{owner}/suspension"),
        ("DELETE", f"/members/{owner}/suspension"),
    ):
        assert changing.json(method, f"{path}{rest}", {}).status == 422
        reply = changing.json(method, f"/funds/{NOBODY}{rest}", {})
        assert (reply.status, reply.code) == (404, "DEVELOPER_7003")


def test_everything_of_funds_is_answered() -> None:
    assert len([name for name in BEHAVIOURS if name.startswith("funds.")]) == 11

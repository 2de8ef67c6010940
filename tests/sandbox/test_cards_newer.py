"""Cards by their newer paths: physical ones changed at once, card programs, card numbers, and tokens to show them."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ramp_api.sandbox.behaviour.vault import pan_of
from ramp_api.sandbox.records import Document

from .asking import DAY, HOUR, NOBODY, USE, Record, later, owner_of
from .wire import Reply, Wire

LIMIT = {"interval": "TOTAL", "limit": {"amount": 5_000, "currency_code": "USD"}}


@pytest.fixture(scope="module")
def user(changing: Wire) -> Record:
    return owner_of(changing)


def ordered(wire: Wire, user: Record, **fields: Any) -> Record:
    reply = wire.json("POST", "/cards/physical", {"spending_restrictions": USE, "user_id": user["id"]} | fields)
    assert reply.status == 201, reply.content
    card: Record = reply.json
    return card


def path_of(card: Record) -> str:
    return f"/cards/physical/{card['id']}"


# --- Physical cards ---


def test_a_physical_card_is_ordered(changing: Wire, user: Record) -> None:
    card = ordered(changing, user, display_name="Plastic")
    assert (card["state"], card["display_name"], card["is_suspended"]) == ("UNACTIVATED", "Plastic", False)
    assert changing.get(path_of(card)).json == card
    assert card in changing.all("/cards/physical", include_activated_only=False)
    assert card not in changing.all("/cards/physical")
    assert changing.get(f"/cards/{card['id']}").json["spending_restrictions"]["amount"] == 250
    later(changing, 7 * DAY)
    assert changing.get(path_of(card)).json["state"] == "ACTIVE"
    assert card["id"] in {one["id"] for one in changing.all("/cards/physical")}


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"user_id": NOBODY}, 422),
        ({"user_id": 5}, 422),
        ({"spending_restrictions": {"amount": -1, "interval": "DAILY"}}, 422),
        ({"spending_restrictions": "much"}, 422),
        ({"fund_id": NOBODY}, 422),
        ({"fund_id": 5}, 422),
        ({"colour": "red"}, 501),
        ({"idempotency_key": "k"}, 501),
    ],
    ids=str,
)
def test_an_order_that_cannot_be_taken_is_refused(changing: Wire, user: Record, fields: Record, status: int) -> None:
    before = changing.all("/cards/physical", include_activated_only=False)
    body = {"spending_restrictions": USE, "user_id": user["id"]} | fields
    assert changing.json("POST", "/cards/physical", body).status == status
    assert changing.all("/cards/physical", include_activated_only=False) == before


def test_a_physical_card_is_locked_unlocked_and_ended_at_once(changing: Wire, user: Record) -> None:
    card = ordered(changing, user)
    lock = f"{path_of(card)}/suspension"
    assert changing.json("DELETE", lock, "").status == 422
    reply = changing.json("POST", lock, "")
    assert (reply.status, reply.json) == (200, card | {"state": "SUSPENDED", "is_suspended": True})
    assert changing.get(path_of(card)).json == reply.json
    assert changing.json("POST", lock, {}).status == 422
    assert changing.json("POST", lock, {"why": "lost"}).code == "SANDBOX_NOT_IMPLEMENTED"
    reply = changing.json("DELETE", lock, "")
    assert (reply.status, reply.json) == (200, card)
    reply = changing.json("DELETE", path_of(card), "")
    assert (reply.status, reply.content) == (204, b"")
    gone = changing.all("/cards/physical", include_activated_only=False, include_terminated_only=True)
    assert card | {"state": "TERMINATED"} in gone
    for method, path in (("DELETE", path_of(card)), ("POST", lock), ("DELETE", lock), ("PATCH", path_of(card))):
        assert changing.json(method, path, {}).status == 422
    later(changing, 7 * DAY)
    assert changing.get(path_of(card)).json["state"] == "TERMINATED"


def test_a_virtual_card_is_none_of_these(changing: Wire) -> None:
    card = changing.all("/cards/virtual")[0]
    for method, path in (("PATCH", path_of(card)), ("DELETE", path_of(card)), ("POST", f"{path_of(card)}/suspension")):
        assert changing.json(method, path, {}).code == "DEVELOPER_7003"


def fund_of(wire: Wire, user: Record) -> Record:
    body = {
        "display_name": "Fund",
        "idempotency_key": path_of(user),
        "permitted_spend_types": {"primary_card_enabled": True, "reimbursements_enabled": False},
        "spending_restrictions": LIMIT,
        "user_id": user["id"],
    }
    task = wire.json("POST", "/limits/deferred", body)
    wire.sandbox.advance(2)
    done = wire.get(f"/limits/deferred/status/{task.json['id']}").json
    fund: Record = wire.get(f"/limits/{done['data']['spend_limit_id']}").json
    return fund


def test_a_physical_card_gets_another_name_and_another_fund(changing: Wire, user: Record) -> None:
    card, fund = ordered(changing, user), fund_of(changing, user)
    reply = changing.json(
        "PATCH", path_of(card), {"automatic_routing_enabled": True, "display_name": "New", "fund_id": fund["id"]}
    )
    assert (reply.status, reply.json) == (200, card | {"display_name": "New", "fund_id": fund["id"]})
    assert changing.get(path_of(card)).json == reply.json
    assert card["id"] in {one["card_id"] for one in changing.get(f"/limits/{fund['id']}").json["cards"]}
    other = changing.all("/limits")[0]
    refused: list[tuple[Record, int]] = [
        ({"display_name": " "}, 422),
        ({"display_name": 5}, 422),
        ({"automatic_routing_enabled": "yes"}, 422),
        ({"fund_id": NOBODY}, 422),
        ({"spending_restrictions": USE}, 501),
    ]
    if user["id"] not in {one["user_id"] for one in other["users"]}:
        refused.append(({"fund_id": other["id"]}, 422))
    for fields, status in refused:
        assert changing.json("PATCH", path_of(card), fields).status == status
    assert changing.get(path_of(card)).json == reply.json


# --- Card programs ---


def program(wire: Wire, **fields: Any) -> Reply:
    body = {
        "acting_user_id": 1,
        "business_id": 2,
        "description": "Snacks",
        "display_name": "Snacks",
        "is_default": False,
        "is_physical": False,
        "policy_id": 3,
        "spending_restrictions": USE | {"categories": [38], "categories_blacklist": [5]},
    }
    return wire.json("POST", "/card-programs", body | fields)


def test_a_card_program_is_created_and_used(changing: Wire, user: Record) -> None:
    before = changing.all("/card-programs")
    reply = program(changing)
    made = reply.json
    assert (reply.status, made["icon"]) == (201, "CardIcon")
    assert made["spending_restrictions"] == {
        "amount": 250,
        "categories": [38],
        "interval": "MONTHLY",
        "lock_date": None,
        "transaction_amount_limit": None,
    }
    assert changing.all("/card-programs") == [*before, made]
    assert changing.get(f"/card-programs/{made['id']}").json == made
    body = {"card_program_id": made["id"], "idempotency_key": made["id"], "user_id": user["id"]}
    task = changing.json("POST", "/cards/deferred/virtual", body).json
    changing.sandbox.advance(2)
    card_id = changing.get(f"/cards/deferred/status/{task['id']}").json["data"]["card_id"]
    card = changing.get(f"/cards/{card_id}").json
    assert card["spending_restrictions"]["blocked_categories"] == [5]
    assert card in changing.all("/cards", card_program_id=made["id"])


def test_there_is_one_default_program(changing: Wire) -> None:
    assert [one["is_default"] for one in changing.all("/card-programs")].count(True) == 1
    made = program(changing, is_default=True, icon="WellnessIcon").json
    assert made["icon"] == "WellnessIcon"
    assert [one for one in changing.all("/card-programs") if one["is_default"]] == [made]


@pytest.mark.parametrize(
    "fields",
    [
        {"display_name": " "},
        {"icon": "DragonIcon"},
        {"is_physical": "yes"},
        {"policy_id": None},
        {"spending_restrictions": {"amount": 1}},
        {"spending_restrictions": USE | {"interval": "HOURLY"}},
        {"spending_restrictions": USE | {"lock_date": "2020-01-01T00:00:00Z"}},
    ],
    ids=str,
)
def test_a_program_that_cannot_be_created_is_refused(changing: Wire, fields: Record) -> None:
    assert program(changing, **fields).status == 422


def test_a_program_is_over_on_its_lock_date(changing: Wire, user: Record) -> None:
    soon = (changing.sandbox.now + timedelta(hours=1)).isoformat()
    made = program(changing, spending_restrictions=USE | {"lock_date": soon}).json
    assert made["spending_restrictions"]["lock_date"] == soon
    body = {"card_program_id": made["id"], "idempotency_key": made["id"], "user_id": user["id"]}
    later(changing, HOUR)
    assert changing.json("POST", "/cards/deferred/virtual", body).status == 422


# --- Numbers ---


def overall(pan: str) -> int:
    """What is over by Luhn's rule; 0 for every number that was ever given to anybody."""
    total = 0
    for place, digit in enumerate(reversed(pan)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10


def test_the_rule_is_luhns() -> None:
    assert overall("4242424242424242") == overall("4111111111111111") == 0
    assert overall("4242424242424241") != 0


@given(tail=st.integers(0, 9_999))
def test_no_number_can_be_a_real_one(tail: int) -> None:
    pan = pan_of(Document("x", {"last_four": f"{tail:04d}"}))
    assert re.fullmatch(rf"4242424242\d\d{tail:04d}", pan)
    assert overall(pan) != 0


@pytest.mark.parametrize("path", ["/vault/cards", "/cards/vault"])
def test_a_card_has_a_number(shared: Wire, path: str) -> None:
    card = shared.all("/cards/virtual")[0]
    reply = shared.get(f"{path}/{card['id']}")
    assert reply.status == 200
    secrets = reply.json
    assert secrets == shared.get(f"{path}/{card['id'].upper()}").json
    assert secrets["pan"].endswith(card["last_four"])
    assert re.fullmatch(r"\d{3}", secrets["cvv"])
    assert (secrets["id"], secrets["expiration"]) == (card["id"], card["expiration"])
    assert shared.get(f"{path}/{shared.all('/cards/physical')[0]['id']}").code == "DEVELOPER_7003"
    gone = shared.all("/cards/virtual", is_terminated=True)[0]
    assert shared.get(f"{path}/{gone['id']}").status == 422


@pytest.mark.parametrize("path", ["/vault/cards", "/cards/vault"])
def test_a_limit_is_made_with_the_number_of_its_card(changing: Wire, user: Record, path: str) -> None:
    body = {
        "accounting_rules": None,
        "spend_program_id": None,
        "spending_restrictions": LIMIT | {"allowed_categories": [24], "blocked_vendors": None, "lock_date": None},
        "user_id": user["id"],
    }
    reply = changing.json("POST", path, body)
    assert reply.status == 201, reply.content
    made = reply.json
    limit = changing.get(f"/limits/{made['spend_limit_id']}").json
    assert made["user_id"] == limit["users"][0]["user_id"] == user["id"]
    assert made["restrictions"]["limit"] == limit["restrictions"]["limit"] == LIMIT["limit"]
    assert (made["restrictions"]["interval"], made["restrictions"]["allowed_categories"]) == ("TOTAL", [24])
    assert [one["card_id"] for one in limit["cards"]] == [made["card"]["id"]]
    assert made["card"] == changing.get(f"{path}/{made['card']['id']}").json
    card = changing.get(f"/cards/virtual/{made['card']['id']}").json
    assert (card["fund_id"], card["user_id"]) == (limit["id"], user["id"])
    assert made["card"]["pan"].endswith(card["last_four"])


def test_a_limit_of_a_program_is_as_the_program_says(changing: Wire, user: Record) -> None:
    spending = changing.all("/spend-programs")[0]
    body = {"spend_program_id": spending["id"], "user_id": user["id"]}
    made = changing.json("POST", "/vault/cards", body).json
    assert (made["spend_program_id"], made["display_name"]) == (spending["id"], spending["display_name"])
    assert made["restrictions"]["limit"] == spending["restrictions"]["limit"]
    named = changing.json("POST", "/cards/vault", body | {"display_name": "Booking 7"}).json
    assert named["display_name"] == "Booking 7"


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"user_id": NOBODY}, 422),
        ({"user_id": None}, 422),
        ({"spending_restrictions": None}, 422),
        ({"spending_restrictions": {"interval": "TOTAL"}}, 422),
        ({"spending_restrictions": LIMIT | {"interval": "HOURLY"}}, 422),
        ({"spend_program_id": NOBODY}, 422),
        ({"colour": "red"}, 501),
    ],
    ids=str,
)
def test_a_limit_that_cannot_be_made_is_refused(changing: Wire, user: Record, fields: Record, status: int) -> None:
    body = {"spending_restrictions": LIMIT, "user_id": user["id"]} | fields
    before = len(changing.all("/cards/virtual"))
    assert changing.json("POST", "/cards/vault", body).status == status
    assert changing.json("POST", "/vault/cards", body).status == 422
    assert len(changing.all("/cards/virtual")) == before


# --- Embedding ---


def test_a_page_shows_a_card_by_a_token(changing: Wire) -> None:
    card = next(one for one in changing.all("/cards/virtual") if one["state"] == "ACTIVE")
    path = f"/embedded/cards/{card['id']}/embed"
    tokens = [changing.json("POST", path, {"parent_origin": "https://app.example.com:8443"}) for _ in range(2)]
    assert {reply.status for reply in tokens} == {201}
    first, second = (reply.json["init_token"] for reply in tokens)
    assert first != second
    for origin in ("http://example.com", "https://example.com/path", "example.com", "", "https://", "https://a b"):
        assert changing.json("POST", path, {"parent_origin": origin}).status == 422
    assert changing.json("POST", path, {}).status == 422


def test_a_card_that_is_not_in_use_is_not_shown(changing: Wire) -> None:
    for card in changing.all("/cards/virtual") + changing.all("/cards/virtual", is_terminated=True):
        reply = changing.json(
            "POST", f"/embedded/cards/{card['id']}/embed", {"parent_origin": "https://app.example.com"}
        )
        assert reply.status == (201 if card["state"] == "ACTIVE" else 422)

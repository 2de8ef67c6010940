"""Cards: listed by every path, and issued and changed by the older ones."""

from __future__ import annotations

from typing import Any

import pytest

from .asking import DAY, NOBODY, USE, Record, card_asked, card_made, card_now, card_task, key, later, owner_of, state_of
from .wire import Reply, Wire

ADDRESS = {
    "address1": "1 Larch Street",
    "city": "Austin",
    "country": "US",
    "first_name": "Ada",
    "last_name": "Byron",
    "postal_code": "78701",
}


@pytest.fixture(scope="module")
def user(changing: Wire) -> Record:
    return owner_of(changing)


def every_card(wire: Wire) -> list[Record]:
    """As the newer paths know them."""
    physical = [
        wire.all("/cards/physical", include_activated_only=False, include_terminated_only=gone)
        for gone in (False, True)
    ]
    virtual = [wire.all("/cards/virtual", is_terminated=gone) for gone in (False, True)]
    return [card for part in physical + virtual for card in part]


# --- Lists ---


def test_every_state_is_there(shared: Wire) -> None:
    states = {card["state"] for card in every_card(shared)}
    assert states == {"ACTIVE", "CHIP_LOCKED", "SUSPENDED", "TERMINATED", "UNACTIVATED"}


def test_the_older_list_leaves_terminated_cards_out(shared: Wire) -> None:
    activated, fresh = shared.all("/cards"), shared.all("/cards", is_activated=False)
    assert {card["state"] for card in activated} == {"ACTIVE", "CHIP_LOCKED", "SUSPENDED"}
    assert {card["state"] for card in fresh} == {"UNACTIVATED"}
    assert shared.all("/cards", is_terminated=True) == []
    gone = [card for card in every_card(shared) if card["state"] == "TERMINATED"]
    assert len(activated) + len(fresh) + len(gone) == len(every_card(shared))
    assert card_now(shared, gone[0])["state"] == "TERMINATED"


@pytest.mark.parametrize("name", ["entity_id", "cardholder_id", "card_program_id", "display_name"])
def test_the_older_list_filters(shared: Wire, name: str) -> None:
    every = shared.all("/cards")
    value = next(card[name] for card in reversed(every) if card[name])
    parameter = "user_id" if name == "cardholder_id" else name
    wanted = [card for card in every if card[name] == value]
    assert 0 < len(wanted) < len(every)
    assert shared.all("/cards", **{parameter: value}) == wanted
    assert shared.all("/cards", **{parameter: NOBODY}) == []


def test_what_cards_refer_to_is_there(shared: Wire) -> None:
    people = {one["id"]: one for one in shared.all("/users") + shared.all("/users", status="USER_SUSPENDED")}
    programs = {one["id"]: one for one in shared.all("/card-programs")}
    limits = shared.all("/limits") + shared.all("/limits", is_terminated=True)
    funds = {one["id"]: {card["card_id"] for card in one["cards"]} for one in limits}
    for listed in every_card(shared):
        card = card_now(shared, listed)
        holder = people[card["cardholder_id"]]
        assert card["cardholder_name"] == f"{holder['first_name']} {holder['last_name']}"
        assert card["entity_id"] == holder["entity_id"]
        assert (card["fulfillment"] is not None) is card["is_physical"]
        assert card["is_physical"] or card["state"] not in {"UNACTIVATED", "CHIP_LOCKED"}
        assert holder["status"] != "USER_SUSPENDED" or card["state"] in {"SUSPENDED", "TERMINATED"}
        assert card["spending_restrictions"]["suspended"] is (card["state"] == "SUSPENDED")
        if card["card_program_id"] is not None:
            assert programs[card["card_program_id"]]["is_physical"] is card["is_physical"]
        if listed["fund_id"] is not None:
            assert card["id"] in funds[listed["fund_id"]]


def test_the_newer_lists_tell_the_kinds_apart(shared: Wire) -> None:
    physical = shared.all("/cards/physical")
    assert {card["state"] for card in physical} == {"ACTIVE", "CHIP_LOCKED", "SUSPENDED"}
    assert shared.all("/cards/physical", include_activated_only=True) == physical
    assert shared.all("/cards/physical", include_terminated_only=False) == physical
    every = shared.all("/cards/physical", include_activated_only=False)
    assert {card["state"] for card in every} == {"ACTIVE", "CHIP_LOCKED", "SUSPENDED", "UNACTIVATED"}
    gone = shared.all("/cards/physical", include_terminated_only=True, include_activated_only=False)
    assert {card["state"] for card in gone} == {"TERMINATED"}
    assert all(card_now(shared, card)["is_physical"] for card in physical + gone)
    virtual = shared.all("/cards/virtual")
    assert {card["state"] for card in virtual} == {"ACTIVE", "SUSPENDED"}
    assert shared.all("/cards/virtual", is_terminated=False) == virtual
    assert {card["state"] for card in shared.all("/cards/virtual", is_terminated=True)} == {"TERMINATED"}
    assert not any(card_now(shared, card)["is_physical"] for card in virtual)
    for card, kind, other in ((physical[0], "physical", "virtual"), (virtual[0], "virtual", "physical")):
        assert shared.get(f"/cards/{kind}/{card['id']}").json == card
        assert shared.get(f"/cards/{other}/{card['id']}").code == "DEVELOPER_7003"
        assert shared.get(f"/cards/{kind}/{NOBODY}").code == "DEVELOPER_7003"
    assert (
        {card["is_suspended"] for card in physical} == {card["is_card_suspended"] for card in virtual} == {True, False}
    )


@pytest.mark.parametrize("switches", [{}, {"include_activated_only": True}])
def test_terminated_ones_want_activated_ones_off(shared: Wire, switches: Record) -> None:
    reply = shared.get("/cards/physical", include_terminated_only=True, **switches)
    assert (reply.status, reply.code) == (400, "DEVELOPER_7076")


def test_the_newer_lists_filter(shared: Wire) -> None:
    physical, virtual = shared.all("/cards/physical"), shared.all("/cards/virtual")
    for name, field in (("user_id", "cardholder_id"), ("display_name", "display_name")):
        value = physical[-1][field]
        wanted = [card for card in physical if card[field] == value]
        assert shared.all("/cards/physical", **{name: value}) == wanted != physical
        assert shared.all("/cards/physical", **{name: NOBODY}) == []
    for name in ("user_id", "entity_id"):
        value = virtual[-1][name]
        wanted = [card for card in virtual if card[name] == value]
        assert shared.all("/cards/virtual", **{name: value.upper()}) == wanted != virtual
        assert shared.all("/cards/virtual", **{name: NOBODY}) == []
    paged = [card for page in shared.pages("/cards/virtual", page_size=7) for card in page]
    assert paged == virtual


# --- Issuing ---


def test_a_virtual_card_works_at_once(changing: Wire, user: Record) -> None:
    (other,) = changing.all("/entities", currency="JPY")
    use = {
        "amount": "12.5",
        "blocked_mcc_codes": ["5812"],
        "categories_blacklist": [5],
        "categories_whitelist": [2, 24],
        "currency": "USD",
        "interval": "WEEKLY",
        "transaction_amount_limit": 9.25,
        "vendor_whitelist": [key()],
    }
    reply = card_asked(changing, user, spending_restrictions=use, display_name="Lunch", entity_id=other["id"].upper())
    task = changing.get(f"/cards/deferred/status/{reply.json['id']}").json
    assert (task["status"], task["data"]) == ("STARTED", {})
    later(changing, 0.6)
    assert changing.get(f"/cards/deferred/status/{reply.json['id']}").json["status"] == "IN_PROGRESS"
    task = card_task(changing, reply)
    assert task["status"] == "SUCCESS"
    card = changing.get(f"/cards/{task['data']['card_id']}").json
    assert (card["state"], card["is_physical"], card["fulfillment"]) == ("ACTIVE", False, None)
    assert (card["display_name"], card["entity_id"], card["cardholder_id"]) == ("Lunch", other["id"], user["id"])
    assert card["spending_restrictions"] == {
        "amount": 12.5,
        "auto_lock_date": None,
        "blocked_categories": [5],
        "categories": [2, 24],
        "interval": "WEEKLY",
        "suspended": False,
        "transaction_amount_limit": 9.25,
    }
    assert card in changing.all("/cards", user_id=user["id"])
    assert card["id"] in {one["id"] for one in changing.all("/cards/virtual", user_id=user["id"])}


def test_a_physical_card_is_activated_when_it_arrives(changing: Wire, user: Record) -> None:
    fulfillment = {"cardholder_uuid": user["id"], "shipping": {"method": "EXPRESS", "recipient_address": ADDRESS}}
    card = card_made(changing, user, "physical", fulfillment=fulfillment)
    assert (card["state"], card["fulfillment"]["fulfillment_status"]) == ("UNACTIVATED", "ORDERED")
    assert card["fulfillment"]["shipping"]["recipient_address"] == ADDRESS
    assert card["display_name"] == card["cardholder_name"]
    assert card in changing.all("/cards", is_activated=False)
    later(changing, 2 * DAY)
    assert card_now(changing, card)["fulfillment"]["fulfillment_status"] == "SHIPPED"
    later(changing, 5 * DAY)
    arrived = card_now(changing, card)
    assert (arrived["state"], arrived["fulfillment"]["fulfillment_status"]) == ("ACTIVE", "DELIVERED")
    assert arrived["fulfillment"]["shipping_date"] < arrived["fulfillment"]["shipping_eta"]
    assert arrived in changing.all("/cards", user_id=user["id"])


def test_a_program_says_what_a_card_is_for(changing: Wire, user: Record) -> None:
    programs = {one["is_physical"]: one for one in changing.all("/card-programs")}
    for kind, physical in (("virtual", False), ("physical", True)):
        program = programs[physical]
        card = card_made(changing, user, kind, card_program_id=program["id"])
        assert (card["card_program_id"], card["has_program_overridden"]) == (program["id"], False)
        assert card["display_name"] == program["display_name"]
        assert card["spending_restrictions"]["amount"] == program["spending_restrictions"]["amount"]
        assert card["spending_restrictions"]["interval"] == program["spending_restrictions"]["interval"]
        assert card_asked(changing, user, kind, card_program_id=programs[not physical]["id"]).status == 422
        for beside in ({"display_name": "x"}, {"spending_restrictions": USE}, {"is_temporary": True}):
            assert card_asked(changing, user, kind, card_program_id=program["id"], **beside).status == 422


def test_a_card_is_issued_once_for_each_key(changing: Wire, user: Record) -> None:
    again = key()
    first = card_asked(changing, user, idempotency_key=again)
    assert card_asked(changing, user, idempotency_key=again, display_name="other").json == first.json


REFUSED: list[Record] = [
    {"user_id": NOBODY},
    {"card_program_id": NOBODY},
    {"display_name": " "},
    {"entity_id": NOBODY},
    {"idempotency_key": ""},
    {"colour": "red"},
    *(
        {"spending_restrictions": USE | use}
        for use in (
            {"interval": "HOURLY"},
            {"amount": -1},
            {"amount": "12.345"},
            {"amount": "much"},
            {"transaction_amount_limit": "0.001"},
            {"currency": "EUR"},
            {"lock_date": "2026-11-01T00:00:00Z"},
            {"lock_date": "2030-11-01T00:00:00"},
            {"categories": [99]},
            {"categories_whitelist": [22]},
            {"categories_blacklist": [0]},
            {"categories": [1], "categories_whitelist": [1]},
            {"vendor_blacklist": ["x"]},
            {"vendor_whitelist": ["x"]},
            {"blocked_mcc_codes": ["12"]},
        )
    ),
]


@pytest.mark.parametrize("fields", REFUSED, ids=str)
@pytest.mark.parametrize("kind", ["virtual", "physical"])
def test_a_card_that_cannot_be_issued_is_refused(changing: Wire, user: Record, kind: str, fields: Record) -> None:
    reply = card_asked(changing, user, kind, **fields)
    assert (reply.status, reply.code) == (422, "DEVELOPER_7001")


def test_a_card_is_for_something(changing: Wire, user: Record) -> None:
    body = {"idempotency_key": key(), "user_id": user["id"]}
    assert changing.json("POST", "/cards/deferred/virtual", body).status == 422
    for fulfillment in ({"cardholder_uuid": NOBODY}, {"shipping": {"recipient_address": {"city": "Austin"}}}):
        assert card_asked(changing, user, "physical", fulfillment=fulfillment).status == 422


def test_who_cannot_spend_gets_no_card(changing: Wire, user: Record) -> None:
    for status in ("USER_SUSPENDED", "USER_INACTIVE"):
        assert card_asked(changing, changing.all("/users", status=status)[0]).status == 422
    invited = next(one for one in changing.all("/users") if one["status"].startswith("INVITE"))
    assert card_asked(changing, invited).status == 422


def test_what_goes_wrong_later_is_the_tasks_error(changing: Wire) -> None:
    holder = next(one for one in changing.all("/users", status="USER_ACTIVE") if one["role"] == "BUSINESS_USER")
    reply = card_asked(changing, holder)
    changing.json("PATCH", f"/users/{holder['id']}/deactivate", "")
    task = card_task(changing, reply)
    assert task["status"] == "ERROR"
    assert "USER_SUSPENDED" in task["data"]["error"]
    changing.json("PATCH", f"/users/{holder['id']}/reactivate", "")


# --- Changing ---


def changed(wire: Wire, card: Record, **fields: Any) -> Reply:
    return wire.json("PATCH", f"/cards/{card['id']}", fields)


def test_what_is_changed_is_seen(changing: Wire, user: Record) -> None:
    card = card_made(changing, user)
    (other,) = changing.all("/entities", currency="GBP")
    holder = changing.all("/users", status="USER_ACTIVE")[3]
    use = {"categories": [3], "transaction_amount_limit": "99.99"}
    reply = changed(
        changing,
        card,
        display_name="Mine",
        entity_id=other["id"],
        has_notifications_enabled=False,
        new_user_id=holder["id"].upper(),
        spending_restrictions=use,
    )
    assert (reply.status, reply.content) == (204, b"")
    now = card_now(changing, card)
    assert now == card | {
        "cardholder_id": holder["id"],
        "cardholder_name": f"{holder['first_name']} {holder['last_name']}",
        "display_name": "Mine",
        "entity_id": other["id"],
        "spending_restrictions": card["spending_restrictions"] | {"categories": [3], "transaction_amount_limit": 99.99},
    }
    assert now in changing.all("/cards", user_id=holder["id"])
    assert changed(changing, card, entity_id=None, new_user_id=None).status == 204
    assert card_now(changing, card) == now


def test_a_program_has_the_last_word(changing: Wire, user: Record) -> None:
    program = next(one for one in changing.all("/card-programs") if not one["is_physical"])
    card = card_made(changing, user)
    reply = changed(changing, card, card_program_id=program["id"], spending_restrictions={"amount": 1})
    assert reply.status == 204
    linked = card_now(changing, card)
    assert (linked["card_program_id"], linked["has_program_overridden"]) == (program["id"], False)
    assert linked["spending_restrictions"]["amount"] == program["spending_restrictions"]["amount"]
    assert changed(changing, card, spending_restrictions={"amount": 7}).status == 204
    assert card_now(changing, card)["has_program_overridden"] is True
    assert changed(changing, card, card_program_id=None).status == 204
    freed = card_now(changing, card)
    assert (freed["card_program_id"], freed["has_program_overridden"]) == (None, False)
    assert freed["spending_restrictions"]["amount"] == 7


@pytest.mark.parametrize(
    "fields",
    [
        {"display_name": ""},
        {"new_user_id": NOBODY},
        {"entity_id": NOBODY},
        {"card_program_id": NOBODY},
        {"spending_restrictions": {"amount": -1}},
        {"spending_restrictions": {"interval": "HOURLY"}},
        {"spending_restrictions": {"lock_date": "2020-01-01T00:00:00Z"}},
        {"state": "TERMINATED"},
    ],
    ids=str,
)
def test_a_change_that_cannot_be_made_is_refused(changing: Wire, fields: Record) -> None:
    card = changing.all("/cards")[0]
    assert changed(changing, card, **fields).status == 422
    assert card_now(changing, card) == card


def test_a_card_is_taken_over_by_somebody_who_can_spend(changing: Wire, user: Record) -> None:
    away = changing.all("/users", status="USER_SUSPENDED")[0]
    card = card_made(changing, user)
    assert changed(changing, card, new_user_id=away["id"]).status == 422
    gone = {one["id"] for one in changing.all("/users", status="USER_SUSPENDED")}
    locked = next(one for one in changing.all("/cards") if one["cardholder_id"] in gone)
    assert locked["state"] == "SUSPENDED"
    assert changed(changing, locked, new_user_id=user["id"]).status == 204
    assert state_of(changing, locked) == "ACTIVE"

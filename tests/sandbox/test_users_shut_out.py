"""Users who are suspended and let in again, and the cards that they hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from .asking import DAY, HOUR, NOBODY, Record, card_made, key, later, user_active, user_made, user_now, user_turned
from .wire import Wire


def test_who_is_suspended_spends_nothing_until_reactivated(changing: Wire) -> None:
    user = user_active(changing)
    card, locked = card_made(changing, user), card_made(changing, user)
    changing.json("POST", f"/cards/{locked['id']}/deferred/suspension", {"idempotency_key": key()})
    later(changing, 2)
    reply = user_turned(changing, user, "deactivate")
    assert (reply.status, reply.json) == (200, {})
    assert user_now(changing, user) == user | {"status": "USER_SUSPENDED"}
    assert user["id"] not in {one["id"] for one in changing.all("/users")}
    assert user["id"] in {one["id"] for one in changing.all("/users", status="USER_SUSPENDED")}
    now = changing.get(f"/cards/{card['id']}").json
    assert (now["state"], now["spending_restrictions"]["suspended"]) == ("SUSPENDED", True)
    assert user_turned(changing, user, "deactivate").status == 422
    reply = user_turned(changing, user, "reactivate")
    assert (reply.status, reply.json) == (200, {})
    assert user_now(changing, user) == user
    assert changing.get(f"/cards/{card['id']}").json == card
    # What somebody had locked before stays locked.
    assert changing.get(f"/cards/{locked['id']}").json["state"] == "SUSPENDED"
    assert user_turned(changing, user, "reactivate").status == 422


def test_cards_of_the_company_come_back_with_their_holder(opened: Callable[..., Wire]) -> None:
    wire = opened(seed=7)
    user, cards = next(suspended_with_cards(wire))
    assert user_turned(wire, user, "reactivate").status == 200
    assert user_now(wire, user)["status"] == "USER_ACTIVE"
    assert {wire.get(f"/cards/{card['id']}").json["state"] for card in cards} == {"ACTIVE"}


def suspended_with_cards(wire: Wire) -> Iterator[tuple[Record, list[Record]]]:
    for user in wire.all("/users", status="USER_SUSPENDED"):
        cards = wire.all("/cards", user_id=user["id"])
        if cards:
            assert {card["state"] for card in cards} == {"SUSPENDED"}
            yield user, cards


def test_an_invitation_waits_while_its_user_is_suspended(changing: Wire) -> None:
    user = user_made(changing)
    assert user_turned(changing, user, "deactivate").status == 200
    later(changing, 2 * DAY)
    assert user_now(changing, user)["status"] == "USER_SUSPENDED"
    assert user_turned(changing, user, "reactivate").status == 200
    assert user_now(changing, user)["status"] == "INVITE_PENDING"
    later(changing, DAY + HOUR)
    assert user_now(changing, user)["status"] == "USER_ACTIVE"


def test_a_deleted_user_does_not_come_back(changing: Wire) -> None:
    user = user_active(changing)
    reply = changing.json("DELETE", f"/users/{user['id']}", "")
    assert (reply.status, reply.content) == (204, b"")
    assert user_now(changing, user)["status"] == "USER_SUSPENDED"
    assert user_turned(changing, user, "reactivate").status == 422


def test_nobody_is_a_404(changing: Wire) -> None:
    replies = [
        changing.get(f"/users/{NOBODY}"),
        changing.json("PATCH", f"/users/{NOBODY}", {}),
        changing.json("PATCH", f"/users/{NOBODY}/deactivate", ""),
        changing.json("PATCH", f"/users/{NOBODY}/reactivate", ""),
        changing.json("POST", f"/users/{NOBODY}/invite", {}),
        changing.json("DELETE", f"/users/{NOBODY}", ""),
    ]
    assert {(reply.status, reply.code) for reply in replies} == {(404, "DEVELOPER_7003")}


# --- Whatever is done ---


@settings(max_examples=25, deadline=None)
@given(steps=st.lists(st.sampled_from(["deactivate", "reactivate"]), max_size=6))
def test_suspending_and_reactivating_take_turns(changing: Wire, steps: list[str]) -> None:
    user = next(one for one in changing.all("/users", status="USER_ACTIVE") if one["role"] == "BUSINESS_USER")
    suspended = False
    for step in steps:
        possible = suspended is (step == "reactivate")
        assert user_turned(changing, user, step).status == (200 if possible else 422)
        suspended = suspended ^ possible
        assert (user_now(changing, user)["status"] == "USER_SUSPENDED") is suspended
    if suspended:
        user_turned(changing, user, "reactivate")
    assert user_now(changing, user) == user

"""Lists: pages without gaps or repeats under every order, hidden rows, and filters that filter."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from .wire import Wire

Record = dict[str, Any]
NOBODY = "00000000-0000-4000-8000-000000000000"


def field(*names: str) -> Callable[[Record], Any]:
    """A reader of a field, or of a field in a field."""

    def read(record: Record) -> Any:
        value: Any = record
        for name in names:
            value = value[name]
        return value

    return read


ORDERS: dict[str, Callable[[Record], Any]] = {
    "order_by_date_asc": field("user_transaction_time"),
    "order_by_date_desc": field("user_transaction_time"),
    "order_by_amount_asc": field("amount"),
    "order_by_amount_desc": field("amount"),
}


@pytest.fixture(scope="module")
def everything(shared: Wire) -> list[Record]:
    return shared.all("/transactions", state="ALL", include_merchant_data=True)


def test_a_blank_may_stand_in_the_place_of_the_t(shared: Wire) -> None:
    """As Ramp's own MCP server writes times."""
    with_t = shared.all("/transactions", from_date="2026-06-01T00:00:00+00:00")
    assert shared.all("/transactions", from_date="2026-06-01 00:00:00+00:00") == with_t
    assert 0 < len(with_t) < len(shared.all("/transactions"))


def moment(text: str) -> datetime:
    parsed = datetime.fromisoformat(text)
    return parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)


def test_pages_follow_each_other_without_gap_or_repeat(shared: Wire, everything: list[Record]) -> None:
    assert len(everything) == len({one["id"] for one in everything}) == 1_000
    pages = list(shared.pages("/transactions", state="ALL", page_size=7))
    assert [one["id"] for page in pages for one in page] == [one["id"] for one in everything]
    assert {len(page) for page in pages[:-1]} == {7}


@pytest.mark.parametrize("order", sorted(ORDERS))
@pytest.mark.parametrize("size", [2, 13])
def test_orders_are_right_across_pages_although_there_are_ties(shared: Wire, order: str, size: int) -> None:
    query: dict[str, Any] = {order: True, "state": "CLEARED", "page_size": size, "to_date": "2025-07-15"}
    listed = [one for page in shared.pages("/transactions", **query) for one in page]
    plain = shared.all("/transactions", state="CLEARED", to_date="2025-07-15")
    keys = [ORDERS[order](one) for one in listed]
    assert len(listed) == len(plain) > 50
    assert {one["id"] for one in listed} == {one["id"] for one in plain}
    assert keys == sorted(keys, reverse=order.endswith("desc"))
    assert len(set(keys)) < len(keys)


def test_an_order_that_is_not_wanted_changes_nothing(shared: Wire) -> None:
    assert (
        shared.get("/transactions", order_by_date_desc=False).json["data"] == shared.get("/transactions").json["data"]
    )


def test_a_page_has_twenty_records_unless_asked(shared: Wire) -> None:
    reply = shared.get("/users")
    assert len(reply.json["data"]) == 20
    following = urlsplit(str(reply.json["page"]["next"]))
    assert parse_qs(following.query) == {"page_size": ["20"], "start": [reply.json["data"][-1]["id"]]}
    assert following.path == "/developer/v1/users"


def test_the_next_page_carries_the_filters_along(shared: Wire) -> None:
    query = {
        "state": "ALL",
        "min_amount": "-5.5",
        "from_date": "2025-01-01T00:00:00+02:00",
        "order_by_date_asc": "true",
    }
    following: str = shared.get("/transactions", page_size=3, **query).json["page"]["next"]
    carried = parse_qs(urlsplit(following).query)
    assert {name: carried[name] for name in query} == {name: [value] for name, value in query.items()}
    assert carried["page_size"] == ["3"]


def test_a_full_last_page_has_no_next(shared: Wire) -> None:
    reply = shared.get("/departments", page_size=10)
    assert len(reply.json["data"]) == 10
    assert reply.json["page"] == {"next": None}
    half = shared.get("/departments", page_size=5)
    last = shared.get("/departments", page_size=5, start=half.json["data"][-1]["id"])
    assert (len(last.json["data"]), last.json["page"]["next"]) == (5, None)


def test_after_the_last_record_comes_an_empty_page(shared: Wire) -> None:
    last = shared.all("/departments")[-1]["id"]
    assert shared.get("/departments", start=last).json == {"data": [], "page": {"next": None}}


def test_next_is_on_the_host_that_was_asked(shared: Wire) -> None:
    headers = {"Authorization": f"Bearer {shared.token}", "Host": "localhost:9"}
    reply = shared.send("GET", "/developer/v1/users", headers=headers)
    assert reply.json["page"]["next"].startswith("http://localhost:9/developer/v1/users?")


def test_ids_are_compared_without_case(shared: Wire) -> None:
    user = shared.get("/users").json["data"][0]
    assert shared.get(f"/users/{user['id'].upper()}").json == user
    assert shared.get("/users", start=user["id"].upper()).status == 200


# What lists leave out.


def test_declined_transactions_come_only_when_asked_for(shared: Wire, everything: list[Record]) -> None:
    declined = [one["id"] for one in everything if one["state"] == "DECLINED"]
    assert declined
    assert [one["id"] for one in shared.all("/transactions", state="DECLINED")] == declined
    assert [one["id"] for one in shared.all("/transactions")] == [
        one["id"] for one in everything if one["id"] not in declined
    ]
    assert {one["state"] for one in shared.all("/transactions", state="PENDING")} == {"PENDING"}


def test_suspended_users_come_only_when_asked_for(shared: Wire) -> None:
    plain, suspended = shared.all("/users"), shared.all("/users", status="USER_SUSPENDED")
    assert suspended
    assert {one["status"] for one in suspended} == {"USER_SUSPENDED"}
    assert "USER_SUSPENDED" not in {one["status"] for one in plain}
    assert shared.get(f"/users/{suspended[0]['id']}").json == suspended[0]


def test_cards_are_activated_or_not_and_never_terminated(shared: Wire, everything: list[Record]) -> None:
    activated, waiting = shared.all("/cards"), shared.all("/cards", is_activated=False)
    assert {"ACTIVE", "SUSPENDED"} <= {one["state"] for one in activated} <= {"ACTIVE", "SUSPENDED", "CHIP_LOCKED"}
    assert {one["state"] for one in waiting} == {"UNACTIVATED"}
    assert shared.all("/cards", is_activated=True) == activated
    assert shared.all("/cards", is_terminated=True) == []
    listed = {one["id"] for one in activated + waiting}
    gone = next(one["card_id"] for one in everything if one["card_id"] not in listed)
    assert shared.get(f"/cards/{gone}").json["state"] == "TERMINATED"


def test_reimbursements_come_one_direction_at_a_time(shared: Wire) -> None:
    ours, theirs = shared.all("/reimbursements"), shared.all("/reimbursements", direction="USER_TO_BUSINESS")
    assert ours == shared.all("/reimbursements", direction="BUSINESS_TO_USER")
    assert {one["direction"] for one in ours} == {"BUSINESS_TO_USER"}
    assert {one["direction"] for one in theirs} == {"USER_TO_BUSINESS"}


def test_merchant_data_is_null_unless_asked_for(shared: Wire, everything: list[Record]) -> None:
    assert all(one["merchant_data"] is None for one in shared.all("/transactions", state="ALL"))
    rich = next(one for one in everything if one["merchant_data"])
    assert shared.get(f"/transactions/{rich['id']}").json["merchant_data"] is None
    asked = shared.get(f"/transactions/{rich['id']}", include_merchant_data=True).json
    assert asked == {**rich, "receipt_affidavit": None}


# Filters: each against the same filter in Python.


def same(listed: list[Record], expected: list[Record]) -> None:
    assert [one["id"] for one in listed] == [one["id"] for one in expected]
    assert listed, "a filter that matches nothing proves nothing"


@pytest.mark.parametrize(
    ("name", "of"),
    [
        ("user_id", field("card_holder", "user_id")),
        ("department_id", field("card_holder", "department_id")),
        ("location_id", field("card_holder", "location_id")),
        ("card_id", field("card_id")),
        ("entity_id", field("entity_id")),
        ("merchant_id", field("merchant_id")),
        ("limit_id", field("limit_id")),
        ("spend_program_id", field("spend_program_id")),
        ("statement_id", field("statement_id")),
        ("sk_category_id", field("sk_category_id")),
        ("sync_status", field("sync_status")),
    ],
)
def test_transactions_filter_by_what_they_carry(
    shared: Wire, everything: list[Record], name: str, of: Callable[[Record], Any]
) -> None:
    for wanted in {of(one): None for one in everything[:300] if of(one) is not None}.keys() & set(
        map(of, everything[:8])
    ):
        if wanted is not None:
            same(
                shared.all("/transactions", state="ALL", **{name: wanted}),
                [one for one in everything if of(one) == wanted],
            )


@pytest.mark.parametrize(
    "name",
    ["user_id", "merchant_id", "trip_id", "limit_id", "accounting_field_selection_id", "awaiting_approval_by_user_id"],
)
def test_a_filter_for_what_is_not_there_gives_nothing(shared: Wire, name: str) -> None:
    assert shared.get("/transactions", **{name: NOBODY}).json == {"data": [], "page": {"next": None}}


def test_dates_are_bounds_that_count_themselves(shared: Wire, everything: list[Record]) -> None:
    exact = everything[500]["user_transaction_time"]
    at = moment(exact)
    after = shared.all("/transactions", state="ALL", from_date=exact)
    before = shared.all("/transactions", state="ALL", to_date=exact)
    same(after, [one for one in everything if moment(one["user_transaction_time"]) >= at])
    same(before, [one for one in everything if moment(one["user_transaction_time"]) <= at])
    shifted = at.astimezone(tz=UTC).isoformat().replace("+00:00", "Z")
    naive = at.replace(tzinfo=None).isoformat()
    assert shared.all("/transactions", state="ALL", from_date=shifted) == after
    assert shared.all("/transactions", state="ALL", from_date=naive) == after
    later = (at + timedelta(microseconds=1)).isoformat()
    assert len(shared.all("/transactions", state="ALL", from_date=later)) < len(after)


@pytest.mark.parametrize(("bound", "sign"), [("min_amount", 1), ("max_amount", -1)])
def test_amounts_are_compared_exactly(shared: Wire, everything: list[Record], bound: str, sign: int) -> None:
    amounts = {one["id"]: Decimal(str(one["amount"])) for one in everything}
    at = amounts[everything[3]["id"]]
    for limit in (at, at + Decimal("0.001"), at - Decimal("0.001"), Decimal(0), Decimal("-1.5")):
        expected = [one for one in everything if amounts[one["id"]] * sign >= limit * sign]
        same(shared.all("/transactions", state="ALL", **{bound: f"{limit:f}"}), expected)


def test_sync_filters(shared: Wire, everything: list[Record]) -> None:
    def filtered(**query: object) -> list[Record]:
        return shared.all("/transactions", state="ALL", **query)

    same(filtered(sync_ready=True), [one for one in everything if one["sync_status"] == "SYNC_READY"])
    same(filtered(has_no_sync_commits=True), [one for one in everything if one["sync_status"] != "SYNCED"])
    # sync_status decides alone where it is given.
    assert filtered(sync_status="SYNCED", sync_ready=True, has_no_sync_commits=True) == filtered(sync_status="SYNCED")
    at = next(one["synced_at"] for one in everything if one["synced_at"])
    same(
        filtered(synced_after=at),
        [one for one in everything if one["synced_at"] and moment(one["synced_at"]) >= moment(at)],
    )


def test_updated_after_counts_the_moment_itself(shared: Wire, everything: list[Record]) -> None:
    at = sorted(one["synced_at"] for one in everything if one["synced_at"])[-20]
    listed = {one["id"] for one in shared.all("/transactions", state="ALL", updated_after=at)}
    synced = {one["id"] for one in everything if one["synced_at"] and one["synced_at"] >= at}
    pending = {one["id"] for one in everything if one["state"] == "PENDING" and one["user_transaction_time"] >= at}
    assert synced | pending <= listed
    assert len(listed) < len(everything) // 2


def test_approval_filters(shared: Wire, everything: list[Record]) -> None:
    by_id = {one["id"]: one for one in everything}
    users = {one["id"]: one for one in shared.all("/users")}
    approved = shared.all("/transactions", has_been_approved=True)
    assert {one["sync_status"] for one in approved} == {"SYNCED", "SYNC_READY"}
    assert len(approved) + len(shared.all("/transactions", state="ALL", has_been_approved=False)) == len(everything)
    complete = shared.all("/transactions", all_requirements_met_and_approved=True)
    assert complete
    exempt = {one["id"] for one in shared.all("/merchants") if one["is_auto_approved"]}
    assert all(one["receipts"] or one["merchant_id"] in exempt for one in complete)
    assert not all(one["receipts"] for one in complete)
    waiting = shared.all("/transactions", approval_status="AWAITING_REVIEWER")
    manager = next(
        users[one["card_holder"]["user_id"]]["manager_id"] for one in waiting if one["card_holder"]["user_id"] in users
    )
    held = shared.all("/transactions", awaiting_approval_by_user_id=manager)
    assert {one["id"] for one in held} <= {one["id"] for one in waiting}
    assert held
    missing = shared.all("/transactions", requires_memo=True)
    assert missing
    assert all(by_id[one["id"]]["memo"] is None for one in missing)
    same(shared.all("/transactions", has_statement=True), [one for one in everything if one["statement_id"]])


def test_accounting_selections_filter(shared: Wire, everything: list[Record]) -> None:
    for selection in everything[0]["accounting_field_selections"]:
        expected = [
            one for one in everything if selection["id"] in {s["id"] for s in one["accounting_field_selections"]}
        ]
        same(shared.all("/transactions", state="ALL", accounting_field_selection_id=selection["id"]), expected)


@pytest.mark.parametrize(
    "name", ["employee_id", "role", "entity_id", "department_id", "email", "location_id", "status"]
)
def test_users_filter(shared: Wire, name: str) -> None:
    everybody = shared.all("/users")
    wanted = next(one[name] for one in everybody if one[name])
    same(shared.all("/users", **{name: wanted}), [one for one in everybody if one[name] == wanted])


def test_emails_are_compared_without_case(shared: Wire) -> None:
    user = shared.all("/users")[4]
    assert shared.all("/users", email=user["email"].upper()) == [user]


@pytest.mark.parametrize(
    ("name", "of"),
    [
        ("entity_id", "entity_id"),
        ("user_id", "cardholder_id"),
        ("card_program_id", "card_program_id"),
        ("display_name", "display_name"),
    ],
)
def test_cards_filter(shared: Wire, name: str, of: str) -> None:
    everything = shared.all("/cards")
    wanted = next(one[of] for one in everything if one[of])
    same(shared.all("/cards", **{name: wanted}), [one for one in everything if one[of] == wanted])


def test_locations_filter(shared: Wire) -> None:
    everything = shared.all("/locations")
    wanted = everything[0]["entity_id"]
    same(shared.all("/locations", entity_id=wanted), [one for one in everything if one["entity_id"] == wanted])


def test_reimbursements_filter(shared: Wire) -> None:
    everything = shared.all("/reimbursements")
    for name in ("user_id", "entity_id", "state", "sync_status"):
        wanted = everything[5][name]
        same(shared.all("/reimbursements", **{name: wanted}), [one for one in everything if one[name] == wanted])
    for bound, name in (
        ("date", "created_at"),
        ("submitted_at", "submitted_at"),
        ("transaction_date", "transaction_date"),
    ):
        at = next(one[name] for one in everything[20:] if one[name])
        known = [one for one in everything if one[name]]
        same(
            shared.all("/reimbursements", **{f"from_{bound}": at}),
            [one for one in known if moment(one[name]) >= moment(at)],
        )
        same(
            shared.all("/reimbursements", **{f"to_{bound}": at}),
            [one for one in known if moment(one[name]) <= moment(at)],
        )
    for parameter, name in (("updated_after", "updated_at"), ("synced_after", "synced_at")):
        at = next(one[name] for one in everything[20:] if one[name])
        expected = [one for one in everything if one[name] and moment(one[name]) >= moment(at)]
        same(shared.all("/reimbursements", **{parameter: at}), expected)
    same(shared.all("/reimbursements", has_been_approved=True), [one for one in everything if one["approved_at"]])
    same(
        shared.all("/reimbursements", sync_ready=True),
        [one for one in everything if one["sync_status"] == "SYNC_READY"],
    )
    coded = next(
        one["accounting_field_selections"][0]["id"] for one in everything if one["accounting_field_selections"]
    )
    assert shared.all("/reimbursements", accounting_field_selection_id=coded)
    assert shared.all("/reimbursements", trip_id=NOBODY) == []

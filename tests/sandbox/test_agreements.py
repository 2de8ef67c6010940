"""Agreements with vendors: a list that is asked for by POST, changes, links, and an end that comes in time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from ramp_api.sandbox.behaviour.agreement_list import RENEWAL_DAYS

from .buying import NOBODY, day, ids, later, new_order, new_vendor, upload
from .wire import API, Wire

PATH = "/vendors/agreements"
ARCHIVED = {"include_archived": True}


def pages(wire: Wire, **asked: Any) -> Iterator[list[dict[str, Any]]]:
    while True:
        reply = wire.json("POST", PATH, asked)
        assert reply.status == 200, reply.content
        yield reply.json["data"]
        following = reply.json["page"]["next"]
        if following is None:
            return
        assert following.startswith(f"{wire.sandbox.base_url}{API}{PATH}?")
        asked["start"] = following.partition("start=")[2]


def listed(wire: Wire, **asked: Any) -> list[dict[str, Any]]:
    return [record for page in pages(wire, **({"page_size": 100} | asked)) for record in page]


def detail(wire: Wire, agreement: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = wire.get(f"{PATH}/{agreement['id']}").json
    return found


@pytest.fixture
def vendor(changing: Wire) -> dict[str, Any]:
    return new_vendor(changing)


def make(wire: Wire, vendor: dict[str, Any], **fields: Any) -> dict[str, Any]:
    reply = wire.json("POST", f"/vendors/{vendor['id']}/agreements", {"name": "Lease", **fields})
    assert reply.status == 201, reply.content
    made: dict[str, Any] = reply.json
    return made


# --- The founding company ---


def test_what_agreements_refer_to_is_there(shared: Wire) -> None:
    vendors = {vendor["id"]: vendor["name"] for vendor in shared.all("/vendors")}
    users = {user["id"]: user["email"] for user in shared.all("/users")}
    orders = {order["id"]: order for order in shared.all("/purchase-orders", include_archived=True)}
    for agreement in listed(shared, **ARCHIVED):
        assert vendors[agreement["payee_id"]] == agreement["payee_name"]
        assert all(users[owner["id"]] == owner["email"] for owner in agreement["contract_owners"])
        assert agreement["created_at"] <= agreement["updated_at"] <= shared.sandbox.now.isoformat()
        assert agreement["end_date"] is None or agreement["start_date"] <= agreement["end_date"]
        told = detail(shared, agreement)
        assert {name: told[name] for name in agreement} == agreement
        assert told["payee"]["business_vendor"]["uuid"] == agreement["payee_id"]
        for order in told["purchase_orders"]:
            assert orders[order["id"]]["vendor_id"] == agreement["payee_id"]
    statuses = {agreement["renewal_status"] for agreement in listed(shared, **ARCHIVED)}
    assert statuses == {"CANCELLED", "EXPIRED", "INITIATED", "NOT_STARTED", "REJECTED", "RENEWED"}


# --- The list ---


def test_the_cursor_goes_into_the_body(shared: Wire) -> None:
    every = listed(shared, **ARCHIVED)
    for size in (2, 5, len(every)):
        found = list(pages(shared, page_size=size, **ARCHIVED))
        assert [one for page in found for one in page] == every
        assert all(len(page) == size for page in found[:-1])
    plain = list(pages(shared))
    assert len(plain[0]) == min(20, len(listed(shared)))


@pytest.mark.parametrize(
    "asked",
    [
        {"page_size": 1},
        {"page_size": 101},
        {"page_size": "2"},
        {"start": NOBODY},
        {"start": "x"},
        {"colour": "red"},
        {"renewal_status": ["LOST"]},
        {"payee_ids": ["x"]},
        {"payee_ids": NOBODY},
        {"end_date_range": {"start": {"offset": 1, "unit": "fortnight"}}},
        {"end_date_range": {"start": {"offset": 10**9, "unit": "year"}}},
        {"end_date_range": {"start": {"unit": "day"}}},
        {"max_days_remaining": 10**9},
        {"min_total_value": "x"},
        {"is_active": "yes"},
    ],
)
def test_what_the_list_does_not_take(shared: Wire, asked: dict[str, Any]) -> None:
    reply = shared.json("POST", PATH, asked)
    assert (reply.status, reply.code) == (422, "DEVELOPER_7001")


def test_custom_records_are_not_known(shared: Wire) -> None:
    query = {"filters": [{"column_id": "x", "clause": {"type": "is_null"}}]}
    reply = shared.json("POST", PATH, {"agreement_custom_records": query})
    assert (reply.status, reply.code) == (501, "SANDBOX_NOT_IMPLEMENTED")
    assert shared.json("POST", PATH, {"agreement_custom_records": None}).status == 200
    assert shared.json("POST", f"{PATH}?page_size=2", {}).status == 422


def test_archived_ones_come_when_asked_for(shared: Wire) -> None:
    plain, every = listed(shared), listed(shared, **ARCHIVED)
    assert 0 < len(plain) < len(every)
    assert plain == listed(shared, include_archived=False) == listed(shared, include_archived=None)
    assert all(detail(shared, one)["archived_at"] is None for one in plain)
    hidden = [one for one in every if one not in plain]
    assert all(detail(shared, one)["archived_at"] for one in hidden)


def left_of(agreement: dict[str, Any]) -> int | None:
    days: int | None = agreement["days_remaining"]["num_days_until_end"]
    return days


@pytest.mark.parametrize(
    ("name", "true"),
    [
        ("auto_renews", lambda one: one["auto_renewal"]),
        ("has_end_date", lambda one: one["end_date"] is not None),
        ("has_reminders", lambda one: one["notifications_on"]),
        ("is_up_for_renewal", lambda one: one["is_up_for_renewal"]),
        ("is_active", lambda one: one["end_date"] is None or not one["days_remaining"]["is_expired"]),
    ],
)
def test_switches(shared: Wire, name: str, true: Callable[[dict[str, Any]], bool]) -> None:
    every = listed(shared, **ARCHIVED)
    for value in (True, False):
        found = listed(shared, **ARCHIVED, **{name: value})
        if name == "is_active":
            begun = [one for one in every if one["start_date"] <= shared.sandbox.now.date().isoformat()]
            assert [one for one in found if one in begun] == [one for one in begun if bool(true(one)) == value]
            assert all(detail(shared, one)["is_active"] == value for one in found)
        else:
            assert found == [one for one in every if bool(true(one)) == value]
        assert found or name == "is_up_for_renewal"


def test_up_for_renewal_is_what_ends_soon(shared: Wire) -> None:
    for one in listed(shared, **ARCHIVED):
        left = left_of(one)
        soon = left is not None and 0 <= left <= RENEWAL_DAYS
        assert one["is_up_for_renewal"] == (soon and one["renewal_status"] in {"NOT_STARTED", "INITIATED"})


def test_snoozed_ones_and_expansions(shared: Wire) -> None:
    every = listed(shared, **ARCHIVED)
    awake = listed(shared, **ARCHIVED, exclude_snoozed=True)
    assert awake == [one for one in every if not one["is_snoozed"]] != every
    assert listed(shared, **ARCHIVED, exclude_snoozed=False) == every
    pending = listed(shared, **ARCHIVED, has_pending_expansion_requests=True)
    rest = listed(shared, **ARCHIVED, has_pending_expansion_requests=False)
    assert pending
    assert sorted(ids([*pending, *rest])) == sorted(ids(every))


def test_filters_by_ids(shared: Wire) -> None:
    every = listed(shared, **ARCHIVED)
    some = every[2:5]
    owners = {vendor["id"]: vendor["vendor_owner_id"] for vendor in shared.all("/vendors")}
    found = listed(shared, **ARCHIVED, payee_agreement_ids=[one["id"].upper() for one in some])
    assert found == some
    found = listed(shared, **ARCHIVED, payee_ids=[one["payee_id"] for one in some])
    assert found == [one for one in every if one["payee_id"] in {other["payee_id"] for other in some}]
    owned = next(one for one in every if one["contract_owners"])
    owner_id = owned["contract_owners"][0]["id"]
    found = listed(shared, **ARCHIVED, contract_owner_ids=[owner_id, NOBODY])
    assert found == [one for one in every if owner_id in ids(one["contract_owners"])]
    found = listed(shared, **ARCHIVED, payee_owner_ids=[owner_id])
    assert found == [one for one in every if owners[one["payee_id"]] == owner_id]
    departments = [department["id"] for department in shared.all("/departments")]
    apart = [listed(shared, **ARCHIVED, department_ids=[department]) for department in departments]
    assert sum(map(len, apart)) == len(listed(shared, **ARCHIVED, department_ids=departments)) > 0
    for name in ("payee_agreement_ids", "payee_ids", "contract_owner_ids", "payee_owner_ids", "department_ids"):
        assert listed(shared, **ARCHIVED, **{name: [NOBODY]}) == []
        assert listed(shared, **ARCHIVED, **{name: []}) == []


def test_statuses_and_values(shared: Wire) -> None:
    every = listed(shared, **ARCHIVED)
    chosen = ["RENEWED", "EXPIRED"]
    assert listed(shared, **ARCHIVED, renewal_status=chosen) == [
        one for one in every if one["renewal_status"] in chosen
    ]
    assert listed(shared, **ARCHIVED, renewal_status_exclude=chosen) == [
        one for one in every if one["renewal_status"] not in chosen
    ]
    dollars = sorted(one["total_value"]["amount"] for one in every if one["total_value"] and one["currency"] == "USD")
    bound = dollars[len(dollars) // 2]
    text = f"{bound // 100}.{bound % 100:02d}"
    for name, fits in (("min_total_value", int.__ge__), ("max_total_value", int.__le__)):
        found = [one for one in listed(shared, **ARCHIVED, **{name: text}) if one["currency"] == "USD"]
        assert found == [
            one
            for one in every
            if one["currency"] == "USD" and one["total_value"] and fits(one["total_value"]["amount"], bound)
        ]


def test_days_that_are_left(shared: Wire) -> None:
    every = [one for one in listed(shared, **ARCHIVED) if left_of(one) is not None]
    known = sorted(left_of(one) or 0 for one in every)
    bound = known[len(known) // 2]
    assert listed(shared, **ARCHIVED, min_days_remaining=bound) == [
        one for one in every if (left_of(one) or 0) >= bound
    ]
    assert listed(shared, **ARCHIVED, max_days_remaining=bound) == [
        one for one in every if (left_of(one) or 0) <= bound
    ]


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("start_date_range", "start_date"),
        ("end_date_range", "end_date"),
        ("last_date_to_terminate_range", "last_date_to_terminate"),
    ],
)
def test_ranges_count_from_today(shared: Wire, name: str, field: str) -> None:
    every = [one for one in listed(shared, **ARCHIVED) if one[field]]
    today = shared.sandbox.now.date()
    for begin, end, first, last in (
        ((-30, "day"), (20, "week"), today - timedelta(days=30), today + timedelta(days=140)),
        ((0, "day"), (1, "year"), today, date(today.year + 1, today.month, today.day)),
        ((-1, "year"), (0, "month"), date(today.year - 1, today.month, today.day), today),
        ((-8, "quarter"), (6, "month"), date(today.year - 2, 11, 16), date(today.year + 1, 5, 16)),
    ):
        asked = {"start": {"offset": begin[0], "unit": begin[1]}, "end": {"offset": end[0], "unit": end[1]}}
        found = listed(shared, **ARCHIVED, **{name: asked})
        assert found == [one for one in every if first.isoformat() <= one[field] <= last.isoformat()]
    assert listed(shared, **ARCHIVED, **{name: {"start": None, "end": None}}) == every


# --- Changes ---


def test_an_agreement_is_made_and_changed(changing: Wire, vendor: dict[str, Any]) -> None:
    user = changing.all("/users")[2]
    department = changing.all("/departments")[1]
    fields = {
        "auto_renewal": False,
        "contract_owner_ids": [user["id"].upper()],
        "currency": "JPY",
        "department_id": department["id"],
        "description": "d",
        "end_date": day(changing, 200),
        "last_date_to_terminate": day(changing, 170),
        "start_date": day(changing, -10),
        "total_value": "1500",
    }
    made = make(changing, vendor, **fields)
    assert made["total_value"] == {"amount": 1500, "currency_code": "JPY"}
    assert (made["contract_owners"][0]["email"], made["is_active"]) == (user["email"], True)
    assert made["days_remaining"]["num_days_until_end"] == 200
    (shown,) = listed(changing, payee_ids=[vendor["id"]])
    assert {name: made[name] for name in shown} == shown
    assert ids(listed(changing, department_ids=[department["id"]], payee_ids=[vendor["id"]])) == [made["id"]]
    path = f"{PATH}/{made['id']}"
    changed = changing.json("PATCH", path, {"name": "New", "end_date": None, "total_value": None})
    assert (changed.status, changed.json["name"], changed.json["total_value"]) == (200, "New", None)
    assert detail(changing, made) == changed.json
    assert ids(listed(changing, payee_ids=[vendor["id"]], has_end_date=False)) == [made["id"]]
    assert changing.json("DELETE", path, {}).status == 204
    assert changing.get(path).code == "DEVELOPER_7003"
    assert listed(changing, payee_ids=[vendor["id"]], **ARCHIVED) == []
    assert changing.json("DELETE", f"/vendors/{vendor['id']}", "").status == 204


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"name": " "}, 422),
        ({"name": 5}, 422),
        ({"auto_renewal": "yes"}, 422),
        ({"start_date": "2026-02-30"}, 422),
        ({"start_date": "2026-02-02", "end_date": "2026-02-01"}, 422),
        ({"last_date_to_terminate": "2026-02-02", "end_date": "2026-02-01"}, 422),
        ({"currency": "XAU", "total_value": 1}, 422),
        ({"total_value": "1.001"}, 422),
        ({"total_value": -1}, 422),
        ({"contract_owner_ids": []}, 422),
        ({"contract_owner_ids": [NOBODY]}, 422),
        ({"department_id": NOBODY}, 422),
        ({"renewal_status": "RENEWED"}, 501),
        ({"colour": "red"}, 501),
    ],
)
def test_what_no_agreement_is_made_of(
    changing: Wire, vendor: dict[str, Any], fields: dict[str, Any], status: int
) -> None:
    reply = changing.json("POST", f"/vendors/{vendor['id']}/agreements", {"name": "x", **fields})
    assert reply.status == status
    assert listed(changing, payee_ids=[vendor["id"]]) == []
    made = make(changing, vendor)
    assert changing.json("PATCH", f"{PATH}/{made['id']}", fields).status == status
    assert detail(changing, made) == made


def test_an_agreement_needs_a_name_and_a_vendor(changing: Wire, vendor: dict[str, Any]) -> None:
    assert changing.json("POST", f"/vendors/{vendor['id']}/agreements", {}).status == 422
    assert changing.json("POST", f"/vendors/{NOBODY}/agreements", {"name": "x"}).code == "DEVELOPER_7003"
    changing.json("PATCH", f"/vendors/{vendor['id']}", {"is_active": False})
    assert changing.json("POST", f"/vendors/{vendor['id']}/agreements", {"name": "x"}).status == 422


def test_an_archived_agreement_stays_as_it_is(changing: Wire) -> None:
    plain = ids(listed(changing))
    archived = next(one for one in listed(changing, **ARCHIVED) if one["id"] not in plain)
    assert changing.json("PATCH", f"{PATH}/{archived['id']}", {"name": "x"}).status == 422
    assert changing.json("POST", f"{PATH}/{archived['id']}/link", {"purchase_order_ids": [NOBODY]}).status == 422


def test_orders_are_linked_and_unlinked(changing: Wire, vendor: dict[str, Any]) -> None:
    made = make(changing, vendor)
    orders = [new_order(changing, vendor_id=vendor["id"]) for _ in range(2)]
    other = new_order(changing)
    path = f"{PATH}/{made['id']}"
    linked = changing.json("POST", f"{path}/link", {"purchase_order_ids": ids(orders)})
    assert (linked.status, ids(linked.json["purchase_orders"])) == (200, ids(orders))
    wrong: tuple[dict[str, Any], ...] = (
        {},
        {"purchase_order_ids": ids(orders[:1])},
        {"purchase_order_ids": [other["id"]]},
        {"purchase_order_ids": [NOBODY]},
        {"purchase_order_ids": []},
        {"purchase_order_ids": "x"},
        {"document_ids": [NOBODY]},
    )
    for body in wrong:
        assert changing.json("POST", f"{path}/link", body).status == 422, body
    assert changing.json("POST", f"{path}/link", {"bill_ids": [NOBODY]}).status == 501
    unlinked = changing.json("DELETE", f"{path}/unlink", {"purchase_order_ids": [orders[0]["id"].upper()]})
    assert (unlinked.status, ids(unlinked.json["purchase_orders"])) == (200, ids(orders[1:]))
    assert detail(changing, made)["purchase_orders"] == unlinked.json["purchase_orders"]
    assert changing.json("DELETE", f"{path}/unlink", {"purchase_order_ids": ids(orders[:1])}).status == 422
    assert changing.json("DELETE", f"{path}/unlink", {}).status == 422


def test_the_request_that_led_to_it(changing: Wire, vendor: dict[str, Any]) -> None:
    made = make(changing, vendor)
    requests = changing.all("/unified-requests")
    kinds = {one["unified_spend_request_type"]: one["id"] for one in requests}
    path = f"{PATH}/{made['id']}/link-spend-request"
    linked = changing.json("POST", path, {"spend_request_id": kinds["PROCUREMENT"]})
    assert (linked.status, linked.json["spend_request_id"]) == (200, kinds["PROCUREMENT"])
    for body in ({}, {"spend_request_id": NOBODY}, {"spend_request_id": kinds["FUND"]}, {"spend_request_id": None}):
        assert changing.json("POST", path, body).status == 422


def test_documents_are_uploaded_once_for_each_key(changing: Wire, vendor: dict[str, Any]) -> None:
    made = make(changing, vendor)
    path = f"{PATH}/{made['id']}/documents"
    first = upload(changing, path, {"documents": b"%PDF-1.7"}, key="k1")
    assert (first.status, first.json["documents"][0]["filename"]) == (201, "a b.pdf")
    assert upload(changing, path, {"documents": b"%PDF-1.7"}, key="k1").json == first.json
    second = upload(changing, path, {"documents": b"x"}, key="k2")
    assert len(second.json["documents"]) == len(detail(changing, made)["documents"]) == 2
    gone = {"document_ids": ids(first.json["documents"])}
    assert len(changing.json("DELETE", f"{PATH}/{made['id']}/unlink", gone).json["documents"]) == 1
    assert len(changing.json("POST", f"{PATH}/{made['id']}/link", gone).json["documents"]) == 2
    assert upload(changing, path, {"picture": b"x"}, key="k3").status == 501
    assert upload(changing, path, {}, key="k4").status == 422
    assert upload(changing, f"{PATH}/{NOBODY}/documents", {"documents": b"x"}, key="k5").status == 404
    # An empty key is none: two uploads with it would be taken for one.
    assert upload(changing, path, {"documents": b"y"}, key=" ").status == 422


# --- Its end ---


def test_an_agreement_ends_or_goes_on(changing: Wire, vendor: dict[str, Any]) -> None:
    dates = {"start_date": day(changing, -100), "end_date": day(changing, 20)}
    ends = make(changing, vendor, **dates)
    goes_on = make(changing, vendor, auto_renewal=True, last_date_to_terminate=day(changing, 1), **dates)
    assert ends["is_up_for_renewal"]
    later(changing, 20.4)
    assert detail(changing, ends)["renewal_status"] == "NOT_STARTED"
    later(changing, 1)
    over = detail(changing, ends)
    assert (over["renewal_status"], over["is_active"], over["days_remaining"]["is_expired"]) == ("EXPIRED", False, True)
    renewed = detail(changing, goes_on)
    assert (renewed["renewal_status"], renewed["is_active"]) == ("RENEWED", True)
    end = date.fromisoformat(dates["end_date"])
    assert renewed["start_date"] == (end + timedelta(days=1)).isoformat()
    assert renewed["end_date"] == (end + timedelta(days=120)).isoformat()
    assert ids(listed(changing, payee_ids=[vendor["id"]], is_active=True)) == [goes_on["id"]]
    assert ids(listed(changing, payee_ids=[vendor["id"]], max_days_remaining=-1)) == [ends["id"]]

"""What holds of any Ramp: how lists page, what they leave out, what refers to what, how errors look."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

import pytest

from ramp_api import Client
from ramp_api.errors import InvalidRequestError, NotFoundError, ValidationError

NOBODY = "00000000-0000-4000-8000-000000000000"
SOME = 300

LISTS: dict[str, Callable[[Client], Any]] = {
    "accounts": lambda ramp: ramp.accounting.accounts.list(),
    "bills": lambda ramp: ramp.bills.list(),
    "cards": lambda ramp: ramp.cards.list(),
    "departments": lambda ramp: ramp.departments.list(),
    "entities": lambda ramp: ramp.entities.list(),
    "limits": lambda ramp: ramp.limits.list(),
    "locations": lambda ramp: ramp.locations.list(),
    "receipts": lambda ramp: ramp.receipts.list(),
    "reimbursements": lambda ramp: ramp.reimbursements.list(),
    "transactions": lambda ramp: ramp.transactions.list(),
    "users": lambda ramp: ramp.users.list(),
    "vendors": lambda ramp: ramp.vendors.list(),
}


def some(records: Iterator[Any]) -> list[Any]:
    """As many as do not take long."""
    return list(islice(records, SOME))


@pytest.mark.parametrize("name", LISTS)
def test_a_list_repeats_nothing(ramp: Client, name: str) -> None:
    key = "ramp_id" if name == "accounts" else "id"
    found = [getattr(record, key) for record in some(iter(LISTS[name](ramp)))]
    assert len(set(found)) == len(found)
    assert None not in found


def test_small_pages_give_what_large_ones_give(ramp: Client) -> None:
    large = [user.id for user in islice(ramp.users.list(page_size=100), 25)]
    assert [user.id for user in islice(ramp.users.list(page_size=2), 25)] == large


def test_declined_transactions_are_left_out_unless_asked_for(ramp: Client) -> None:
    assert "DECLINED" not in {one.state for one in some(iter(ramp.transactions.list()))}
    assert {one.state for one in some(iter(ramp.transactions.list(state="DECLINED")))} <= {"DECLINED"}


def test_suspended_users_are_left_out_unless_asked_for(ramp: Client) -> None:
    assert "USER_SUSPENDED" not in {one.status for one in some(iter(ramp.users.list()))}
    assert {one.status for one in some(iter(ramp.users.list(status="USER_SUSPENDED")))} <= {"USER_SUSPENDED"}


def test_reimbursements_go_one_way_at_a_time(ramp: Client) -> None:
    for direction in ("BUSINESS_TO_USER", "USER_TO_BUSINESS"):
        found = some(iter(ramp.reimbursements.list(direction=direction)))
        assert {one.direction for one in found} <= {direction}


def test_transactions_come_in_the_order_that_is_asked_for(ramp: Client) -> None:
    times = [one.user_transaction_time for one in some(iter(ramp.transactions.list(order_by_date_desc=True)))]
    assert times == sorted(times, key=lambda time: time.timestamp() if time else 0, reverse=True)


def test_a_record_of_a_list_can_be_got_by_its_id(ramp: Client) -> None:
    for resource in (ramp.users, ramp.departments, ramp.cards, ramp.transactions):
        first: Any = next(iter(resource.list()), None)
        if first is not None:
            assert resource.get(first.id).id == first.id


def test_what_is_named_is_there(ramp: Client) -> None:
    departments = {one.id for one in ramp.departments.list()}
    locations = {one.id for one in ramp.locations.list()}
    for user in some(iter(ramp.users.list())):
        assert user.department_id is None or user.department_id in departments
        assert user.location_id is None or user.location_id in locations


def test_what_is_not_there_is_a_404(ramp: Client) -> None:
    with pytest.raises(NotFoundError) as caught:
        ramp.departments.get(NOBODY)
    assert caught.value.trace_id


def test_what_makes_no_sense_is_refused(ramp: Client) -> None:
    with pytest.raises(InvalidRequestError):
        next(iter(ramp.transactions.list(order_by_date_asc=True, order_by_amount_asc=True)))
    with pytest.raises(ValidationError):
        next(iter(ramp.users.list(start="no-such-id")))

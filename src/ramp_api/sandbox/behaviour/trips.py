"""Trips: when they begin and end, and what is spent on them. Ramp has not published what a trip looks like."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any

from ramp_api.sandbox.listing import at_least, at_most, equal, lists
from ramp_api.sandbox.records import Document, moment, table
from ramp_api.sandbox.registry import ASSUMED, Answer, Call, Filter, Listing, answers, shown
from ramp_api.sandbox.schedule import Due, due
from ramp_api.sandbox.store import Condition
from ramp_api.sandbox.world import World

__all__ = ["TRIPS", "spent_on"]

_SOURCE = f"{ASSUMED}: the record after the list's parameters; dates are compared with the day on which it begins"

TRIPS = table(
    "trips",
    {
        "user_id": lambda document: document.body["user_ids"][0],
        "status": "status",
        "start": moment("start_date"),
        "cents": "amount.amount",
        "name": "trip_name",
    },
)


def _of_users(value: Any) -> Condition:
    return Condition(f"t.user_id IN ({', '.join('?' * len(value))})", tuple(value))


def _cents(rounding: str, sign: str) -> Filter:
    def condition(amount: Any) -> Condition:
        exact: Decimal = amount * 100
        return Condition(f"t.cents {sign} ?", (int(exact.to_integral_value(rounding)),))

    return condition


lists(
    "trips.list",
    Listing(
        TRIPS,
        {
            "user_ids": _of_users,
            "status": equal("status"),
            "from_date": at_least("start"),
            "to_date": at_most("start"),
            "min_amount": _cents(ROUND_CEILING, ">="),
            "max_amount": _cents(ROUND_FLOOR, "<="),
            "trip_name": equal("name"),
        },
    ),
    _SOURCE,
)


@answers("trips.get", _SOURCE)
def get(world: World, call: Call) -> Answer:
    """One trip, a cancelled one too."""
    return shown(world.find(TRIPS, call.path["trip_id"], "trip"))


def spent_on(world: World, trip_id: str | None, cents: int) -> None:
    """A trip has cost that much more, or less."""
    trip = world.get(TRIPS, trip_id)
    if trip is not None:
        trip.body["amount"]["amount"] += cents
        world.save(TRIPS, trip)


def _become(world: World, trip_id: str, before: str, after: str) -> Document:
    trip = world.find(TRIPS, trip_id)
    if trip.body["status"] == before:
        trip.body["status"] = after
        world.save(TRIPS, trip)
    return trip


@due("trips.begin")
def _begin(world: World, found: Due) -> None:
    _become(world, found.subject, "upcoming", "ongoing")


@due("trips.end")
def _end(world: World, found: Due) -> None:
    _become(world, found.subject, "ongoing", "completed")

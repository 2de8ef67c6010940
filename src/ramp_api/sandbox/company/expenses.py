"""Fills a store with what a company spends: transactions with their receipts, trips, merchants, reimbursements."""

from __future__ import annotations

import gc
from collections.abc import Generator
from contextlib import contextmanager

from ramp_api.sandbox.behaviour.merchants import MERCHANTS
from ramp_api.sandbox.behaviour.receipt_integrations import OPT_OUTS
from ramp_api.sandbox.behaviour.receipts import RECEIPTS
from ramp_api.sandbox.behaviour.reimbursements import REIMBURSEMENTS
from ramp_api.sandbox.behaviour.repayments import REPAYMENTS
from ramp_api.sandbox.behaviour.transactions import TRANSACTIONS
from ramp_api.sandbox.behaviour.trips import TRIPS
from ramp_api.sandbox.company.days import micros
from ramp_api.sandbox.company.merchants import Codes, merchants, shops_of
from ramp_api.sandbox.company.people import Company
from ramp_api.sandbox.company.receipts import Batch
from ramp_api.sandbox.company.repayments import Claims
from ramp_api.sandbox.company.spending import Spending
from ramp_api.sandbox.company.trips import Trip
from ramp_api.sandbox.records import Document
from ramp_api.sandbox.seeds import Dice
from ramp_api.sandbox.world import World

__all__ = ["expenses"]

_CLAIMS_LEAST, _TRANSACTIONS_PER_CLAIM = 40, 20


def expenses(world: World, company: Company, count: int) -> None:
    """Everything that comes with so many transactions."""
    store, later = world.store, world.schedule.add
    store.load(MERCHANTS, map(MERCHANTS.row, merchants(shops_of(company, Codes(company)))))
    receipts = Batch(store, RECEIPTS)
    spending = Spending(company, count, receipts.add, later)
    with _without_collecting():
        store.load(TRANSACTIONS, spending.rows())
    spending.travels.planned()
    trips = spending.travels.trips
    store.load(TRIPS, (TRIPS.row(Document(trip.id, trip.body())) for trip in trips))
    _schedule(world, trips)
    claims = Claims(company, trips, receipts.add, later)
    made = claims.made(max(_CLAIMS_LEAST, count // _TRANSACTIONS_PER_CLAIM))
    store.load(REIMBURSEMENTS, map(REIMBURSEMENTS.row, made))
    receipts.flush()
    store.load(REPAYMENTS, map(REPAYMENTS.row, claims.repayments))
    store.load(OPT_OUTS, map(OPT_OUTS.row, _opt_outs(company)))


@contextmanager
def _without_collecting() -> Generator[None]:
    """Without the garbage collector: it would look through thousands of rows over and over, and they have no cycles."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _schedule(world: World, trips: list[Trip]) -> None:
    for trip in trips:
        if trip.status == "upcoming":
            world.schedule.add(micros(trip.first * 86_400), "trips.begin", trip.id)
        if trip.status in {"upcoming", "ongoing"}:
            world.schedule.add(micros((trip.last + 1) * 86_400), "trips.end", trip.id)


def _opt_outs(company: Company) -> list[Document]:
    dice = Dice(company.seed, "opt-outs")
    addresses = dict.fromkeys(dice.pick(company.users).email for _ in range(3))
    bodies = [{"id": dice.uuid(), "email": address} for address in addresses]
    return [Document(body["id"], body) for body in bodies]

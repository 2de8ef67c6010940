"""Statements: what is stored of them are their sums; their lines are found among what they are made of."""

from __future__ import annotations

from typing import Any

from ramp_api.sandbox.clock import at
from ramp_api.sandbox.listing import at_least, at_most, lists
from ramp_api.sandbox.records import Record, encode, moment, table
from ramp_api.sandbox.registry import Answer, Call, Listing, answers
from ramp_api.sandbox.world import World

__all__ = ["STATEMENTS"]

STATEMENTS = table("statements", {"end_date": moment("end_date")})

# Bodies are bytes, and SQLite reads JSON from text.
_CARDS = (
    "SELECT t.id, t.time, json_extract(CAST(b.body AS TEXT), '$.settlement_date') "
    "FROM transactions t CROSS JOIN transactions_body b ON b.n = t.n WHERE t.statement_id = ? ORDER BY t.time, t.n"
)


_TRANSFERS = "SELECT id, created_at FROM transfers WHERE statement_id = ? ORDER BY n"
_CASHBACKS = "SELECT id, created_at FROM cashbacks WHERE statement_id = ? ORDER BY n"


def _lines(world: World, statement_id: str) -> list[dict[str, Any]]:
    db = world.store.db
    lines = [
        {"cleared_at": cleared, "created_at": at(time).isoformat(), "id": one, "type": "CARD_TRANSACTION"}
        for one, time, cleared in db.execute(_CARDS, (statement_id,))
    ]
    for sql, kind in ((_TRANSFERS, "TRANSFER_PAYMENT"), (_CASHBACKS, "CASHBACK")):
        lines += [
            {"cleared_at": None, "created_at": at(time).isoformat(), "id": one, "type": kind}
            for one, time in db.execute(sql, (statement_id,))
        ]
    return lines


def _rendered(world: World, _: Call, record: Record) -> bytes:
    return record.body[:-1] + b',"statement_lines":' + encode(_lines(world, record.id)) + b"}"


lists(
    "statements.list",
    Listing(STATEMENTS, {"from_date": at_least("end_date"), "to_date": at_most("end_date")}, render=_rendered),
)


@answers("statements.get")
def get(world: World, call: Call) -> Answer:
    """One statement, with every transaction, transfer and cashback in it."""
    found = world.find(STATEMENTS, call.path["statement_id"], "statement")
    return Answer(200, _rendered(world, call, Record(found.id, encode(found.body), None)))

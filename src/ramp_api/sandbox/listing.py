"""Pages: filters and orders out of a query, the records of one page, and the address of the next.

Bounds are inclusive at both ends. Ramp's document says "after" and "before" without saying which; a reader that cuts
a list into windows must then cope with a record that is in two of them, and never with one that is in none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlencode

from ramp_api.operation import PAGE_SIZE, Operation
from ramp_api.sandbox.problems import Kind, Problem, invalid
from ramp_api.sandbox.records import encode
from ramp_api.sandbox.registry import PUBLISHED, Answer, Behaviour, Call, Filter, Listing, Query, add_behaviour
from ramp_api.sandbox.store import Condition, Order

if TYPE_CHECKING:
    from ramp_api.sandbox.world import World

__all__ = [
    "SYNC",
    "at_least",
    "at_most",
    "conditions",
    "equal",
    "lists",
    "one_of",
    "page",
    "page_of",
    "unanswered",
    "when",
]

_PAGING = frozenset({"start", "page_size"})


def equal(column: str) -> Filter:
    """Records whose column has the value."""
    return lambda value: Condition(f"t.{column} = ?", (value,))


def one_of(column: str) -> Filter:
    """Records whose column has one of the values (or the value)."""

    def condition(value: Any) -> Condition:
        values: tuple[Any, ...] = tuple(cast("Sequence[Any]", value)) if isinstance(value, list | tuple) else (value,)
        return Condition(f"t.{column} IN ({', '.join('?' * len(values))})", values)

    return condition


def at_least(column: str) -> Filter:
    """Records whose column is the value or more."""
    return lambda value: Condition(f"t.{column} >= ?", (value,))


def at_most(column: str) -> Filter:
    """Records whose column is the value or less."""
    return lambda value: Condition(f"t.{column} <= ?", (value,))


def when(true: str, false: str) -> Filter:
    """One condition for true and another for false."""
    return lambda value: Condition(true if value else false)


SYNC: Mapping[str, Filter] = {
    "sync_status": equal("sync_status"),
    "sync_ready": when("t.sync_status = 'SYNC_READY'", "t.sync_status <> 'SYNC_READY'"),
    "has_no_sync_commits": when("t.sync_status <> 'SYNCED'", "t.sync_status = 'SYNCED'"),
    "synced_after": at_least("synced_at"),
}
"""Filters of what is synchronised, for a table with the columns ``sync_status`` and ``synced_at``."""


def unanswered(listing: Listing, operation: Operation[Any]) -> list[str]:
    """The operation's query parameters that a listing does not know what to do with."""
    known = _PAGING | listing.read | listing.filters.keys() | listing.orders.keys()
    return [parameter.name for parameter in operation.query if parameter.name not in known]


def conditions(listing: Listing, query: Query) -> list[Condition]:
    """The query as conditions.

    Raises:
        Problem: 501 for a parameter of the table of operations that the listing does not have yet.
    """
    found = [listing.shown(query)]
    for name, value in query.items():
        if name in _PAGING or name in listing.read or name in listing.orders:
            continue
        if name not in listing.filters:
            raise Problem(Kind.NOT_IMPLEMENTED, f"the sandbox does not have the filter {name} yet")
        if name in {"sync_ready", "has_no_sync_commits"} and "sync_status" in query:
            continue  # Ramp lets sync_status decide alone
        found.append(listing.filters[name](value))
    return [condition for condition in found if condition is not None]


def page(world: World, call: Call, listing: Listing) -> Answer:
    """One page of a list."""
    size = int(call.query.get("page_size", PAGE_SIZE.default or 20))
    # One more than was asked for tells whether there is another page; a full last page has none.
    found = _found(world, call, listing, limit=size + 1)
    shown = found[:size]
    if len(found) <= size:
        return Answer(200, page_of([body for _, body in shown], None))
    carried = [(name, value) for name, value in call.pairs if name not in _PAGING]
    query = urlencode([*carried, ("page_size", str(size)), ("start", shown[-1][0])])
    return Answer(200, page_of([body for _, body in shown], f"{call.url}?{query}"))


def _found(world: World, call: Call, listing: Listing, *, limit: int) -> list[tuple[str, bytes]]:
    """The ids of the records and what goes into the page."""
    wanted = conditions(listing, call.query)
    if listing.within is not None:
        wanted += listing.within(world, call)
    order = next((order for name, order in listing.orders.items() if call.query.get(name)), Order())
    start = call.query.get("start")
    start = None if start is None else str(start).lower()
    render = listing.render
    try:
        if render is None or (listing.render_if is not None and not call.query.get(listing.render_if)):
            return world.store.bodies_page(listing.table, wanted, order=order, start=start, limit=limit)
        records = world.store.page(listing.table, wanted, order=order, start=start, limit=limit)
        return [(record.id, render(world, call, record)) for record in records]
    except LookupError:
        raise invalid("start", "is not the id of a record of this list", part="query") from None


def page_of(bodies: list[bytes], following: str | None) -> bytes:
    """A page of records, and the address of the next."""
    tail = b'],"page":{"next":' + encode(following) + b"}}"
    if not bodies:
        return b'{"data":[' + tail
    # A page is large: joined once, rather than copied with every piece that is put to it.
    bodies[0] = b'{"data":[' + bodies[0]
    bodies[-1] += tail
    return b",".join(bodies)


def lists(name: str, listing: Listing, source: str = PUBLISHED) -> None:
    """Register an operation that lists a table."""
    add_behaviour(Behaviour(name, lambda world, call: page(world, call, listing), source, listing))

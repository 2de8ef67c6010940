"""What each operation does, by its name in the table: from a checked call to an answer. No HTTP beyond status codes."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple, TypeAlias
from urllib.parse import urlencode

import msgspec

from ramp_api.models.departments import DepartmentCreate, DepartmentUpdate
from ramp_api.models.locations import LocationCreate, LocationUpdate
from ramp_api.models.reimbursements import ReimbursementReceipt
from ramp_api.operation import PAGE_SIZE
from ramp_api.sandbox.clock import Clock, microseconds
from ramp_api.sandbox.company import Company, Department, Entity, Location, department_row, location_row
from ramp_api.sandbox.filters import LISTINGS, Listing
from ramp_api.sandbox.parameters import UUID, Value
from ramp_api.sandbox.problems import Kind, Problem
from ramp_api.sandbox.repayments import draft, row_of
from ramp_api.sandbox.store import TABLES, Record, Store, Table

__all__ = ["Answer", "Call", "Handler", "Handlers"]


@dataclass(frozen=True, slots=True)
class Call:
    """A call that the table of operations allows, with its parts decoded.

    Attributes:
        name: the operation's name.
        url: where it was called, without the query.
        path: the values in the path.
        query: the checked query.
        pairs: the query as it came, for the next page to carry along.
        body: an instance of the operation's body model, or None.
    """

    name: str
    url: str
    path: Mapping[str, str]
    query: Mapping[str, Value]
    pairs: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    body: Any = None


class Answer(NamedTuple):
    """A status and a JSON body."""

    status: int
    body: bytes


Handler: TypeAlias = Callable[[Call], Answer]


class Handlers:
    """The operations over one company's records."""

    def __init__(self, company: Company, store: Store, clock: Clock) -> None:
        self._company = company
        self._store = store
        self._clock = clock
        self._submitted: dict[str, bytes] = {}
        self.by_name: Mapping[str, Handler] = {
            "business.get": lambda _: self._one("business", "business"),
            "business.balance": lambda _: self._one("business", "balance"),
            **dict.fromkeys(LISTINGS, self._list),
            "cards.get": lambda call: self._one("cards", call.path["card_id"]),
            "departments.get": lambda call: self._one("departments", call.path["department_id"]),
            "locations.get": lambda call: self._one("locations", call.path["location_id"]),
            "reimbursements.get": lambda call: self._one("reimbursements", call.path["reimbursement_id"]),
            "users.get": lambda call: self._one("users", call.path["user_id"]),
            "transactions.get": self._get_transaction,
            "departments.create": self._create_department,
            "departments.update": self._update_department,
            "locations.create": self._create_location,
            "locations.update": self._update_location,
            "reimbursements.submit_receipt": self._submit_receipt,
        }

    def _find(self, table: str, record_id: str) -> Record:
        record = self._store.get(TABLES[table], record_id.lower())
        if record is None:
            raise Problem(Kind.NOT_FOUND, f"there is nothing in {table} with the id {record_id}")
        return record

    def _one(self, table: str, record_id: str) -> Answer:
        return Answer(200, self._find(table, record_id).body)

    def _get_transaction(self, call: Call) -> Answer:
        record = self._find("transactions", call.path["transaction_id"])
        return Answer(200, _with_merchant_data(record, call.query)[:-1] + b',"receipt_affidavit":null}')

    def _list(self, call: Call) -> Answer:
        listing = LISTINGS[call.name]
        size = int(call.query.get("page_size", PAGE_SIZE.default or 20))
        records = self._page(listing, TABLES[listing.table], call, limit=size + 1)
        # One more than was asked for tells whether there is another page; a full last page has none.
        page, more = records[:size], len(records) > size
        carried = [(name, value) for name, value in call.pairs if name not in {"start", "page_size"}]
        query = urlencode([*carried, ("page_size", str(size)), ("start", page[-1].id if page else "")])
        following = msgspec.json.encode(f"{call.url}?{query}" if more else None)
        bodies = [_with_merchant_data(record, call.query) for record in page]
        return Answer(200, _page_of(bodies, b'],"page":{"next":' + following + b"}}"))

    def _page(self, listing: Listing, table: Table, call: Call, *, limit: int) -> list[Record]:
        start = call.query.get("start")
        conditions, order = listing.conditions(call.query), listing.order(call.query)
        start_id = None if start is None else str(start).lower()
        try:
            return self._store.page(table, conditions, order=order, start=start_id, limit=limit)
        except LookupError:
            raise _invalid("start", "is not the id of a record of this list", part="query") from None

    def _create_department(self, call: Call) -> Answer:
        body: DepartmentCreate = call.body
        row = department_row(Department(str(uuid.uuid4()), _filled(body.name)))
        self._store.add(TABLES["departments"], row)
        return Answer(201, row[1])

    def _update_department(self, call: Call) -> Answer:
        body: DepartmentUpdate = call.body
        found = self._find("departments", call.path["department_id"])
        row = department_row(Department(found.id, _filled(body.name)))
        self._store.replace(TABLES["departments"], row)
        return Answer(200, row[1])

    def _create_location(self, call: Call) -> Answer:
        body: LocationCreate = call.body
        entity = self._entity(body.entity_id, self._company.entities[0].id)
        row = location_row(Location(str(uuid.uuid4()), _filled(body.name), entity))
        self._store.add(TABLES["locations"], row)
        return Answer(201, row[1])

    def _update_location(self, call: Call) -> Answer:
        body: LocationUpdate = call.body
        found = self._find("locations", call.path["location_id"])
        today = (self._store.columns(TABLES["locations"], found.id) or {})["entity_id"]
        row = location_row(Location(found.id, _filled(body.name), self._entity(body.entity_id, today)))
        self._store.replace(TABLES["locations"], row)
        return Answer(200, row[1])

    def _entity(self, asked: str | msgspec.UnsetType, default: str) -> Entity:
        wanted = default if isinstance(asked, msgspec.UnsetType) else asked.lower()
        found = next((entity for entity in self._company.entities if entity.id == wanted), None)
        if found is None:
            raise _invalid("entity_id", "is not an entity of this business")
        return found

    def _submit_receipt(self, call: Call) -> Answer:
        body: ReimbursementReceipt = call.body
        if not body.idempotency_key:
            raise _invalid("idempotency_key", "is empty")
        for name in ("reimbursee_id", "reimbursement_id"):
            value = getattr(body, name)
            if not isinstance(value, msgspec.UnsetType) and not UUID.fullmatch(value):
                raise _invalid(name, "is not a UUID")
        if body.idempotency_key not in self._submitted:
            self._submitted[body.idempotency_key] = self._file_receipt(body)
        return Answer(201, self._submitted[body.idempotency_key])

    def _file_receipt(self, body: ReimbursementReceipt) -> bytes:
        wanted = body.reimbursee_id.lower()
        user = next((user for user in self._company.users if user.id == wanted), None)
        if user is None:
            raise Problem(Kind.NOT_FOUND, f"there is no user with the id {body.reimbursee_id}")
        receipt_id, now = str(uuid.uuid4()), self._clock.now()
        if isinstance(body.reimbursement_id, msgspec.UnsetType):
            row = row_of(draft(str(uuid.uuid4()), user, now, receipt_id))
            self._store.add(TABLES["reimbursements"], row)
            return row[1]
        return self._attach(self._find("reimbursements", body.reimbursement_id), user.id, receipt_id, now)

    def _attach(self, found: Record, user_id: str, receipt_id: str, now: datetime) -> bytes:
        columns = self._store.columns(TABLES["reimbursements"], found.id) or {}
        if columns["user_id"] != user_id:
            raise _invalid("reimbursement_id", "is a reimbursement of somebody else")
        # Raw: what is not touched keeps its bytes, numbers above all.
        fields = msgspec.json.decode(found.body, type=dict[str, msgspec.Raw])
        receipts = [*msgspec.json.decode(fields["receipts"], type=list[str]), receipt_id]
        fields["receipts"] = msgspec.Raw(msgspec.json.encode(receipts))
        fields["updated_at"] = msgspec.Raw(msgspec.json.encode(now.isoformat()))
        columns["updated_at"] = microseconds(now)
        rendered = msgspec.json.encode(fields)
        self._store.replace(TABLES["reimbursements"], (tuple(columns.values()), rendered, None))
        return rendered


def _page_of(bodies: list[bytes], tail: bytes) -> bytes:
    if not bodies:
        return b'{"data":[' + tail
    # A page is large: joined once, rather than copied with every piece that is put to it.
    bodies[0] = b'{"data":[' + bodies[0]
    bodies[-1] += tail
    return b",".join(bodies)


def _filled(name: str) -> str:
    if not name.strip():
        raise _invalid("name", "is empty")
    return name


def _invalid(name: str, fault: str, part: str = "body") -> Problem:
    return Problem(Kind.VALIDATION, f"{name} {fault}", info={part: {name: fault}})


def _with_merchant_data(record: Record, query: Mapping[str, Value]) -> bytes:
    if record.extra is None or not query.get("include_merchant_data"):
        return record.body
    # Transactions are rendered with this field last.
    return record.body.removesuffix(b"null}") + record.extra + b"}"

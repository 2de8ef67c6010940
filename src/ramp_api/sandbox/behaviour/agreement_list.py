"""The list of agreements: a POST whose filters and cursor are in its body. Dates count from the sandbox's today."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR
from typing import Any
from urllib.parse import urlencode

from ramp_api.money import exponent_of
from ramp_api.operation import PAGE_SIZE
from ramp_api.sandbox.listing import page_of
from ramp_api.sandbox.parameters import UUID
from ramp_api.sandbox.problems import Kind, Problem, invalid
from ramp_api.sandbox.records import Document, encode, hidden, table
from ramp_api.sandbox.registry import ASSUMED, SEEN, Answer, Call, answers
from ramp_api.sandbox.store import Condition
from ramp_api.sandbox.world import World

__all__ = ["AGREEMENTS", "RENEWAL_DAYS", "render"]

RENEWAL_DAYS = 90
"""How long before its end an agreement is up for renewal."""

_OPEN = ("NOT_STARTED", "INITIATED")


def _owners(document: Document) -> str:
    return f"|{'|'.join(owner['id'] for owner in document.body['contract_owners'])}|"


def _value(document: Document) -> int | None:
    value = document.body["total_value"]
    return None if value is None else int(value["amount"]) * 10 ** (4 - exponent_of(value["currency_code"]))


AGREEMENTS = table(
    "agreements",
    {
        "vendor_id": "payee_id",
        "vendor_owner_id": hidden("vendor_owner_id"),
        "owners": _owners,
        "department_id": hidden("department_id"),
        "auto_renewal": "auto_renewal",
        "start_date": "start_date",
        "end_date": "end_date",
        "notice_date": "last_date_to_terminate",
        "renewal_status": "renewal_status",
        "total_value": _value,
        "reminders": "notifications_on",
        "snoozed": hidden("is_snoozed"),
        "expansion": hidden("pending_expansion"),
        "archived_at": hidden("archived_at"),
    },
    ("vendor_id",),
)


def render(world: World, document: Document) -> bytes:
    """An agreement as it is listed, with what depends on the day."""
    body, today = document.body, date.fromisoformat(world.today())
    end = body["end_date"] and date.fromisoformat(body["end_date"])
    left = (end - today).days if end else None
    up = left is not None and 0 <= left <= RENEWAL_DAYS and body["renewal_status"] in _OPEN
    remaining = {
        "end_date_used": body["end_date"],
        "is_expired": left is not None and left < 0,
        "is_overdue": left is not None and left < 0 and body["renewal_status"] in _OPEN,
        "num_days_until_end": left,
    }
    snoozed = bool(document.hidden.get("is_snoozed"))
    return encode({**body, "days_remaining": remaining, "is_snoozed": snoozed, "is_up_for_renewal": up})


@answers(
    "vendors.agreements.list",
    f"{SEEN}: filters and cursor in the body, archived ones left out, the fields by a public connector; "
    f"{ASSUMED}: what each filter means, and up for renewal in the last {RENEWAL_DAYS} days",
)
def list_agreements(world: World, call: Call) -> Answer:
    """One page of the agreements that a body asks for."""
    given = {name: value for name, value in call.given.items() if value is not None}
    size, start = given.pop("page_size", PAGE_SIZE.default or 20), given.pop("start", None)
    if not (PAGE_SIZE.minimum or 0) <= size <= (PAGE_SIZE.maximum or size):
        raise invalid("page_size", f"is not {PAGE_SIZE.minimum} to {PAGE_SIZE.maximum}")
    wanted = [] if given.pop("include_archived", False) else [Condition("t.archived_at IS NULL")]
    today = date.fromisoformat(world.today())
    wanted += [_FILTERS[name](value, today) for name, value in given.items()]
    try:
        found = world.store.page(AGREEMENTS, wanted, start=start and start.lower(), limit=size + 1)
    except LookupError:
        raise invalid("start", "is not the id of a record of this list") from None
    shown = found[:size]
    query = urlencode({"page_size": size, "start": shown[-1].id}) if len(found) > size else None
    bodies = [render(world, record.document()) for record in shown]
    return Answer(200, page_of(bodies, f"{call.url}?{query}" if query else None))


_Filter = Callable[[Any, date], Condition]


def _switch(sql: str) -> _Filter:
    return lambda value, _: Condition(sql if value else f"NOT ({sql})")


def _on_day(sql: str) -> _Filter:
    """A condition on today's date, which stands where the question marks are."""
    return lambda value, today: Condition(sql if value else f"NOT ({sql})", (today.isoformat(),) * sql.count("?"))


def _ids(column: str, name: str) -> _Filter:
    def condition(values: list[str], _: date) -> Condition:
        for value in values:
            if not UUID.fullmatch(value):
                raise invalid(name, "has one that is not a UUID")
        lowered = tuple(value.lower() for value in values)
        return Condition(f"t.{column} IN ({', '.join('?' * len(lowered))})", lowered)

    return condition


def _of_owners(values: list[str], today: date) -> Condition:
    _ids("id", "contract_owner_ids")(values, today)
    parts = " OR ".join(["instr(t.owners, ?) > 0"] * len(values)) or "FALSE"
    return Condition(parts, tuple(f"|{value.lower()}|" for value in values))


def _statuses(sign: str) -> _Filter:
    return lambda values, _: Condition(f"t.renewal_status {sign} ({', '.join('?' * len(values))})", tuple(values))


def _moved(today: date, offset: dict[str, Any]) -> str:
    """Today, so many days, weeks, months, quarters or years on."""
    count, unit = offset["offset"], str(offset["unit"])
    days, months = {"day": 1, "week": 7}, {"month": 1, "quarter": 3, "year": 12}
    if unit not in days and unit not in months:
        raise invalid("unit", f"is none of {', '.join((*days, *months))}")
    try:
        if unit in days:
            return (today + timedelta(days=days[unit] * count)).isoformat()
        year, month = divmod(today.year * 12 + today.month - 1 + months[unit] * count, 12)
        last = monthrange(year, month + 1)[1]
        return date(year, month + 1, min(today.day, last)).isoformat()
    except (OverflowError, ValueError):
        raise invalid("offset", "leads out of the calendar") from None


def _range(column: str) -> _Filter:
    """Days from one offset to another, both included, counted from today."""

    def condition(value: dict[str, Any], today: date) -> Condition:
        parts, days = [f"t.{column} IS NOT NULL"], list[str]()
        for name, sign in (("start", ">="), ("end", "<=")):
            if value.get(name) is not None:
                parts.append(f"t.{column} {sign} ?")
                days.append(_moved(today, value[name]))
        return Condition(" AND ".join(parts), tuple(days))

    return condition


def _days_left(sign: str) -> _Filter:
    return lambda value, today: Condition(f"t.end_date {sign} ?", (_moved(today, {"offset": value, "unit": "day"}),))


def _total(sign: str, rounding: str) -> _Filter:
    return lambda value, _: Condition(f"t.total_value {sign} ?", (int((value * 10_000).to_integral_value(rounding)),))


def _by_records(_: Any, __: date) -> Condition:
    raise Problem(Kind.NOT_IMPLEMENTED, "the sandbox does not filter agreements by custom records")


_STATUS = ", ".join(f"'{status}'" for status in _OPEN)
_ACTIVE = "(t.start_date IS NULL OR t.start_date <= ?) AND (t.end_date IS NULL OR t.end_date >= ?)"
_RENEWAL = (
    f"t.end_date IS NOT NULL AND t.end_date >= ? AND t.end_date <= date(?, '+{RENEWAL_DAYS} days') "
    f"AND t.renewal_status IN ({_STATUS})"
)

_FILTERS: dict[str, _Filter] = {
    "agreement_custom_records": _by_records,
    "auto_renews": _switch("t.auto_renewal"),
    "contract_owner_ids": _of_owners,
    "department_ids": _ids("department_id", "department_ids"),
    "end_date_range": _range("end_date"),
    # False asks for nothing: snoozed ones are there unless they are left out.
    "exclude_snoozed": lambda value, _: Condition("t.snoozed IS NOT 1" if value else "TRUE"),
    "has_end_date": _switch("t.end_date IS NOT NULL"),
    "has_pending_expansion_requests": _switch("t.expansion IS 1"),
    "has_reminders": _switch("t.reminders"),
    "is_active": _on_day(_ACTIVE),
    "is_up_for_renewal": _on_day(_RENEWAL),
    "last_date_to_terminate_range": _range("notice_date"),
    "max_days_remaining": _days_left("<="),
    "max_total_value": _total("<=", ROUND_FLOOR),
    "min_days_remaining": _days_left(">="),
    "min_total_value": _total(">=", ROUND_CEILING),
    "payee_agreement_ids": _ids("id", "payee_agreement_ids"),
    "payee_ids": _ids("vendor_id", "payee_ids"),
    "payee_owner_ids": _ids("vendor_owner_id", "payee_owner_ids"),
    "renewal_status": _statuses("IN"),
    "renewal_status_exclude": _statuses("NOT IN"),
    "start_date_range": _range("start_date"),
}

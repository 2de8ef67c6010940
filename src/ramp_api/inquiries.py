"""Which reading call shows what became of a write: found in the table of operations. Nothing is called here."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from importlib import import_module
from typing import Any
from urllib.parse import unquote

from ramp_api.errors import shown
from ramp_api.operation import Operation

__all__ = ["find_out"]

_PARAMETER = re.compile(r"\{(\w+)\}")
# By which a list gives what is new, the best first.
_SINCE = ("from_created_at", "created_after", "updated_after")
# Ramp's clock is not ours: who looked past the very write would repeat it.
_APART = timedelta(days=1)
# Where the place in the table does not tell, with the arguments that it takes; None where no reading call shows it.
_SPECIAL: dict[str, tuple[str, str] | None] = {
    "accounting.mark_ready_to_sync": ("transactions.list", "sync_status='SYNC_READY'"),
    "accounting.connections.disconnect": ("accounting.connections.current", ""),
    "accounting.connections.create": ("accounting.connections.current", ""),
    "custom_id_providers.link": ("custom_id_providers.custom_id", ""),
    "embedded.cards.embed": None,
    "vault.cards.create": ("cards.list", ""),
    "vendors.update_bank_accounts": ("vendors.accounts.list", ""),
    "webhooks.mock_event": None,
}
# What is told of as synced, by its sync_type.
_SYNCS = "accounting.syncs.create"
_SYNCED = {
    "BANKING_TRANSACTION_SYNC": ("banking.syncable_transactions.list", "include_synced_transfers=True"),
    "BILL_PAYMENT_SYNC": ("bills.list", "sync_status='BILL_AND_PAYMENT_SYNCED'"),
    "BILL_SYNC": ("bills.list", "sync_status='BILL_SYNCED'"),
    "REIMBURSEMENT_SYNC": ("reimbursements.list", "sync_status='SYNCED'"),
    "STATEMENT_CREDIT_SYNC": ("cashbacks.list", "sync_status='SYNCED'"),
    "TRANSACTION_SYNC": ("transactions.list", "sync_status='SYNCED'"),
    "TRANSFER_SYNC": ("transfers.list", "sync_status='SYNCED'"),
}


def find_out(
    operation: Operation[Any], path: str, *, key: str | None, sent_at: datetime, sync_type: str | None = None
) -> str:
    """What to call to learn whether a write was done, in a sentence.

    Args:
        operation: the write.
        path: the path that it was sent to.
        key: its idempotency key, where repeating the call with it is the way.
        sent_at: when it was first sent, aware.
        sync_type: for ``accounting.syncs.create``, what it told of.

    Example:
        >>> from datetime import UTC, datetime
        >>> from ramp_api.inquiries import find_out
        >>> from ramp_api.operations import bills
        >>> find_out(bills.HOLD, "/developer/v1/bills/b-1/hold", key=None, sent_at=datetime(2026, 1, 1, tzinfo=UTC))
        "ramp.bills.get('b-1') shows whether it was done: repeat the call only where it was not"
    """
    found = _reading(operation, sync_type)
    look = None
    if found is not None:
        reading, extra = found
        arguments = _arguments(operation, reading, path)
        arguments += [extra] if extra else _since(operation, reading, sent_at)
        look = f"ramp.{reading.name}({', '.join(arguments)})"
    if key is not None:
        after = "" if look is None else f": then look with {look}"
        return (
            f"Repeat the call with idempotency_key={shown(key)}: Ramp does it once, and gives the first result, "
            f"or says DEVELOPER_7005 where it has had the key{after}"
        )
    if look is None:
        return "Ramp offers no reading call that shows it: see in Ramp itself, or ask its support, before you repeat it"
    return f"{look} shows whether it was done: repeat the call only where it was not"


def _reading(operation: Operation[Any], sync_type: str | None) -> tuple[Operation[Any], str] | None:
    """The reading call that shows what a write did, of its resource or the nearest above; and what to ask it with."""
    if operation.auth != "bearer":
        return None
    if operation.name in _SPECIAL or operation.name == _SYNCS:
        special = _SYNCED.get(sync_type or "") if operation.name == _SYNCS else _SPECIAL[operation.name]
        return special and (_safe(special[0])[special[0]], special[1])
    readings = _safe(operation.name)
    resource = operation.name.rpartition(".")[0]
    while resource:
        for verb in ("get", "list"):
            reading = readings.get(f"{resource}.{verb}")
            if reading is not None and _is_filled(operation, reading):
                return reading, ""
        resource = resource.rpartition(".")[0]
    return None


def _safe(name: str) -> dict[str, Operation[Any]]:
    """The reading calls of the module that an operation stands in."""
    rows = vars(import_module(f"ramp_api.operations.{name.partition('.')[0]}")).values()
    return {row.name: row for row in rows if isinstance(row, Operation) and row.retry == "safe"}


def _stands_under(operation: Operation[Any], reading: Operation[Any]) -> bool:
    """Whether the write's path goes on from that of the reading call, so that both are about the same object."""
    upper, lower = (_PARAMETER.sub("{}", f"{one.path}/") for one in (reading, operation))
    return lower.startswith(upper)


def _is_filled(operation: Operation[Any], reading: Operation[Any]) -> bool:
    given, wanted = (set(_PARAMETER.findall(one.path)) for one in (operation, reading))
    return _stands_under(operation, reading) or wanted <= given


def _arguments(operation: Operation[Any], reading: Operation[Any], path: str) -> list[str]:
    """The reading call's arguments, with what the write's path tells of them."""
    names = _PARAMETER.findall(operation.path)
    wanted = _PARAMETER.findall(reading.path)
    if _stands_under(operation, reading):
        names[: len(wanted)] = wanted
    found = re.fullmatch(_PARAMETER.sub("([^/]+)", operation.path), path)
    values = dict(zip(names, found.groups(), strict=True)) if found else {}
    arguments = [shown(unquote(values[name])) if name in values else "…" for name in wanted]
    return arguments + [f"{parameter.name}=…" for parameter in reading.query if parameter.required]


def _since(operation: Operation[Any], reading: Operation[Any], sent_at: datetime) -> list[str]:
    """For what is new: the filter by which the list gives what came since."""
    known = {parameter.name for parameter in reading.query}
    names = [name for name in _SINCE if name in known and not _PARAMETER.search(operation.path)]
    moment = (sent_at - _APART).isoformat(timespec="seconds")
    return [f"{name}={moment!r}" for name in names[:1]]

"""The table of operations, one module for each resource. Regenerated whole: never edit a file of it."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any

from ramp_api.operation import Operation

__all__ = ["all"]

_MODULES = (
    "accounting",
    "applications",
    "audit_logs",
    "auths",
    "bank_accounts",
    "banking",
    "bills",
    "blank_canvas_approvals",
    "business",
    "card_programs",
    "cards",
    "cashbacks",
    "comments",
    "custom_forms",
    "custom_id_providers",
    "custom_records",
    "departments",
    "embedded",
    "entities",
    "funds",
    "item_receipts",
    "leads",
    "limits",
    "locations",
    "memos",
    "merchants",
    "purchase_orders",
    "receipt_integrations",
    "receipts",
    "reimbursements",
    "repayments",
    "spend_programs",
    "spend_requests",
    "statements",
    "transactions",
    "transfers",
    "trips",
    "unified_requests",
    "users",
    "vault",
    "vendors",
    "webhooks",
)


def all() -> Iterator[Operation[Any]]:
    """Every operation that this library knows, in the order of their resources.

    Example:
        >>> from ramp_api import operations
        >>> {operation.path for operation in operations.all() if operation.name == "transactions.list"}
        {'/developer/v1/transactions'}
    """
    for module in _MODULES:
        for value in vars(import_module(f"{__name__}.{module}")).values():
            if isinstance(value, Operation):
                yield value

"""The table of operations, one module for each resource. Every file here is regenerated whole: never edit one."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any

from ramp_api.operation import Operation

__all__ = ["all"]

_MODULES = ("auths", "business", "cards", "departments", "locations", "reimbursements", "transactions", "users")


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

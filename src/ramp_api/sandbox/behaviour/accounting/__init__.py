"""Accounting, a module for each of its resources. Importing this package registers all of it.

Without behaviour, since Ramp has published nothing to go by: codings, entities, and filter rules of field options.
"""

from ramp_api.sandbox.behaviour.accounting import (
    accounts,
    connections,
    fields,
    inventory,
    items,
    options,
    single,
    syncs,
    tax,
    vendors,
)

__all__ = ["accounts", "connections", "fields", "inventory", "items", "options", "single", "syncs", "tax", "vendors"]

"""Webhooks: where they may go, what is to be delivered, the delivering itself, and what came of it."""

from ramp_api.sandbox.webhooks.engine import Engine
from ramp_api.sandbox.webhooks.ledger import DELIVERIES, WEBHOOKS

__all__ = ["DELIVERIES", "WEBHOOKS", "Engine"]

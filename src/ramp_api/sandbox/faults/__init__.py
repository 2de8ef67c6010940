"""What goes wrong on purpose: rules, who decides by them, and the layer that does it. No handler knows of it."""

from __future__ import annotations

from ramp_api.sandbox.faults.decide import Faults, Plan, WebhookFault
from ramp_api.sandbox.faults.grammar import decode_rules, parse_rule, parse_rules
from ramp_api.sandbox.faults.inject import HEADER, FaultLayer, route_name
from ramp_api.sandbox.faults.protocol import FaultProtocol
from ramp_api.sandbox.faults.rules import Rule

__all__ = [
    "HEADER",
    "FaultLayer",
    "FaultProtocol",
    "Faults",
    "Plan",
    "Rule",
    "WebhookFault",
    "decode_rules",
    "parse_rule",
    "parse_rules",
    "route_name",
]

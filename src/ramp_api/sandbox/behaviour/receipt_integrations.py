"""Email addresses in which no receipts are looked for, because whoever has them said so."""

from __future__ import annotations

import re

from ramp_api.sandbox.problems import Kind, Problem, invalid
from ramp_api.sandbox.records import Document, table
from ramp_api.sandbox.registry import ASSUMED, PUBLISHED, Answer, Call, answers, created, shown
from ramp_api.sandbox.store import Condition
from ramp_api.sandbox.world import World

__all__ = ["OPT_OUTS"]

OPT_OUTS = table("opt_outs", {"address": lambda document: document.body["email"].lower()})

_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+")


def _by_email(world: World, email: str) -> Document | None:
    return world.first(OPT_OUTS, Condition("t.address = ?", (email.lower(),)))


@answers("receipt_integrations.opt_outs.create", f"{PUBLISHED}; {ASSUMED}: any number of a business, no address twice")
def create(world: World, call: Call) -> Answer:
    """Opt an address out."""
    email = call.given["email"]
    if not _EMAIL.fullmatch(email):
        raise invalid("email", "is no email address")
    if call.given["business_id"] <= 0:
        raise invalid("business_id", "is not the number of a business")
    if _by_email(world, email) is not None:
        raise Problem(Kind.CONFLICT, f"{email} is opted out already")
    return created(world.add(OPT_OUTS, {"id": world.new_id(), "email": email}))


@answers("receipt_integrations.opt_outs.get", f"{PUBLISHED}; {ASSUMED}: by its id, its address, or both")
def get(world: World, call: Call) -> Answer:
    """The address that is opted out, as the body names it."""
    given = call.given
    if not given:
        raise Problem(Kind.VALIDATION, "neither id nor email is given")
    found = world.get(OPT_OUTS, given["id"]) if "id" in given else _by_email(world, given["email"])
    if found is None or found.body["email"].lower() != given.get("email", found.body["email"]).lower():
        raise Problem(Kind.NOT_FOUND, "no such address is opted out")
    return shown(found)


@answers("receipt_integrations.opt_outs.delete")
def delete(world: World, call: Call) -> Answer:
    """Look for receipts there again."""
    found = world.find(OPT_OUTS, call.path["mailbox_opted_out_email_uuid"], "opted-out address")
    world.delete(OPT_OUTS, found)
    return Answer(200)

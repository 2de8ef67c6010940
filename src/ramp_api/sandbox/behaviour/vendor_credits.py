"""What vendors owe the business: credits, and the bills that they were applied to. What is left always adds up."""

from __future__ import annotations

from ramp_api.sandbox.behaviour.entries import lowered, money
from ramp_api.sandbox.behaviour.vendor_records import of_vendor
from ramp_api.sandbox.listing import at_least, at_most, lists
from ramp_api.sandbox.problems import invalid
from ramp_api.sandbox.records import Document, moment, table
from ramp_api.sandbox.registry import SEEN, Answer, Call, Listing, Query, answers, shown
from ramp_api.sandbox.store import Condition
from ramp_api.sandbox.world import World

__all__ = ["VENDOR_CREDITS", "apply_credits", "return_credits", "settled"]

VENDOR_CREDITS = table(
    "vendor_credits",
    {
        "vendor_id": "vendor_id",
        "entity_id": "entity_id",
        "created_at": moment("created_at"),
        "accounting_date": "accounting_date",
        "remaining": "remaining_amount.amount",
    },
    ("vendor_id",),
)

_FILTERS = {
    "entity_id": lowered("entity_id"),
    "from_created_at": at_least("created_at"),
    "to_created_at": at_most("created_at"),
    "from_accounting_date": at_least("accounting_date"),
    "to_accounting_date": at_most("accounting_date"),
}
_READ = frozenset({"include_fully_used"})
_SOURCE = f"{SEEN}: the fields, by a public connector; used-up ones when asked for"


def _shown(query: Query) -> Condition | None:
    return None if query.get("include_fully_used") else Condition("t.remaining > 0")


lists("vendors.credits.list", Listing(VENDOR_CREDITS, _FILTERS, _shown, _READ), _SOURCE)
lists("vendors.credits.list_for_vendor", Listing(VENDOR_CREDITS, _FILTERS, _shown, _READ, within=of_vendor), _SOURCE)


@answers("vendors.credits.get", _SOURCE)
def get(world: World, call: Call) -> Answer:
    """One credit, used up or not."""
    return shown(world.find(VENDOR_CREDITS, call.path["vendor_credit_id"], "vendor credit"))


def settled(credit: Document) -> Document:
    """The credit with its sums made from its parts."""
    body = credit.body
    total = sum(line["amount"]["amount"] for line in body["expense_line_items"] + body["inventory_line_items"])
    applied = sum(part["amount"]["amount"] for part in body["applied_bills"] + body["applied_draft_bills"])
    body["total_amount"] = money(total, "USD")
    body["total_applied_amount"] = money(applied, "USD")
    body["remaining_amount"] = money(total - applied, "USD")
    return credit


def apply_credits(world: World, bill: Document) -> None:
    """Pay a bill out of its vendor's credits, the oldest first.

    Raises:
        Problem: 422, they are not enough, or the bill is not in US dollars, as credits are.
    """
    body = bill.body
    if body["amount"]["currency_code"] != "USD":
        raise invalid("payment_method", "is VENDOR_CREDIT, and credits are in USD")
    left = int(body["amount"]["amount"])
    wanted = Condition(
        "t.vendor_id = ? AND t.entity_id = ? AND t.remaining > 0", (body["vendor"]["id"], body["entity_id"])
    )
    for credit in world.documents(VENDOR_CREDITS, wanted):
        part = min(left, credit.body["remaining_amount"]["amount"])
        if part:
            credit.body["applied_bills"].append({"amount": money(part, "USD"), "bill_id": bill.id})
            world.save(VENDOR_CREDITS, settled(credit))
        left -= part
    if left:
        raise invalid("payment_method", "is VENDOR_CREDIT, and the vendor's credits are not enough")


def return_credits(world: World, bill: Document) -> None:
    """Give back what was applied to a bill that will not be paid."""
    for credit in world.documents(VENDOR_CREDITS, Condition("t.vendor_id = ?", (bill.body["vendor"]["id"],))):
        kept = [part for part in credit.body["applied_bills"] if part["bill_id"] != bill.id]
        if len(kept) != len(credit.body["applied_bills"]):
            credit.body["applied_bills"] = kept
            world.save(VENDOR_CREDITS, settled(credit))

"""Puts together all that has to do with buying and owing: orders, bills in every state, drafts, credits, agreements."""

from __future__ import annotations

from ramp_api.sandbox.behaviour.agreements import AGREEMENTS
from ramp_api.sandbox.behaviour.bill_drafts import DRAFT_BILLS
from ramp_api.sandbox.behaviour.bill_payments import BILLS
from ramp_api.sandbox.behaviour.item_receipts import ITEM_RECEIPTS
from ramp_api.sandbox.behaviour.purchase_orders import PURCHASE_ORDERS
from ramp_api.sandbox.behaviour.vendor_credits import VENDOR_CREDITS
from ramp_api.sandbox.clock import microseconds
from ramp_api.sandbox.company import purchasing
from ramp_api.sandbox.company.biller import Biller
from ramp_api.sandbox.company.ground import Founding
from ramp_api.sandbox.company.purchasing import Book
from ramp_api.sandbox.company.vendor_credits import vendor_credits

__all__ = ["payables"]


def payables(founding: Founding) -> None:
    """Load all that has to do with buying and owing; after vendors and transactions."""
    book = Book(founding)
    orders = purchasing.orders(book)
    biller = Biller(book)
    count = max(90, founding.count // 40)
    biller.by_card(founding, count // 12)
    for order in orders:
        biller.of_order(order)
    biller.plain(count)
    credits_given = vendor_credits(book, biller)
    biller.bills.sort(key=lambda bill: str(bill.body["created_at"]))
    for number, bill in enumerate(biller.bills, 1):
        bill.hidden["payment_number"] = f"BP-{number:07d}"
    store = founding.world.store
    store.remember("bill payments", len(biller.bills))
    store.remember("purchase orders", len(orders))
    founding.load(BILLS, biller.bills)
    founding.load(DRAFT_BILLS, biller.drafts(max(8, count // 20)))
    founding.load(PURCHASE_ORDERS, (order.document for order in purchasing.billed(orders, biller.of_orders)))
    founding.load(ITEM_RECEIPTS, (receipt for order in orders for receipt in order.receipts))
    founding.load(VENDOR_CREDITS, credits_given)
    founding.load(AGREEMENTS, purchasing.agreements(book, founding.world, orders))
    for at, kind, bill_id in biller.coming:
        founding.world.schedule.add(microseconds(at), kind, bill_id)

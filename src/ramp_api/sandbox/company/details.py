"""The parts of a transaction that few have, or that go beyond a field: line items, merchant data, disputes."""

from __future__ import annotations

from ramp_api.sandbox.company.days import DATES, iso
from ramp_api.sandbox.company.merchants import Holder, Shop
from ramp_api.sandbox.company.trips import Trip
from ramp_api.sandbox.seeds import Dice

__all__ = ["dispute", "line_items", "merchant_data", "violation"]

_UNCODED_ITEM = '{"accounting_field_selections":[],"amount":{"amount":'
_ROUTES = (("JFK", "SFO"), ("AUS", "LHR"), ("LHR", "HND"), ("JFK", "KWI"))


def line_items(dice: Dice, shop: Shop, cents: int, *, coded: bool) -> str:
    """JSON of the line items: mostly one, and always the whole amount together."""
    head = shop.item if coded else _UNCODED_ITEM
    if not dice.happens(0.15):
        return f"[{_item(head, cents)}]"
    part = cents * (20 + dice.below(60)) // 100
    return f"[{_item(head, part)},{_item(head, cents - part)}]"


def _item(head: str, cents: int) -> str:
    return (
        f'{head}{cents},"currency_code":"USD"}},"converted_amount":{{"amount":{cents},"currency_code":"USD"}},'
        '"memo":null}'
    )


def dispute(dice: Dice, second: int) -> str:
    """JSON of the disputes: hardly ever one."""
    if not dice.happens(0.004):
        return "[]"
    kind = dice.pick(("CREATED_UNRECOGNIZED_CHARGE", "CREATED_MERCHANT_ERROR"))
    return f'[{{"id":"{dice.uuid()}","created_at":"{iso(second)}","memo":"Not ours","type":"{kind}"}}]'


def violation(dice: Dice, second: int) -> str:
    """JSON of the policy violations: hardly ever one."""
    if not dice.happens(0.006):
        return "[]"
    return f'[{{"id":"{dice.uuid()}","created_at":"{iso(second)}","memo":"Over the limit","type":"OUT_OF_POLICY"}}]'


def merchant_data(dice: Dice, kind: str, holder: Holder, *, cents: int, day: int, trip: Trip | None) -> str | None:
    """JSON of what the merchant told of a transaction, if anything."""
    rental = flight = lodging = items = "null"
    if kind == "airline":
        flight = _flight(dice, holder, DATES[trip.first if trip else day])
    elif kind == "hotel":
        lodging = f'{{"check_in":"{DATES[day]}","nights":{dice.between(1, 6)}}}'
    elif kind == "car":
        rental = f'{{"check_out":"{DATES[day]}","days":{dice.between(1, 9)}}}'
    elif kind == "saas":
        price = f'"discount":null,"quantity":1,"tax":null,"total":{cents / 100},"unit_cost":{cents / 100}'
        items = f'{{"items":[{{"commodity_code":null,"description":"Plan",{price}}}]}}'
    elif dice.happens(0.5):
        return None
    return (
        f'{{"auto_rental":{rental},"flight":{flight},"lodging":{lodging},"receipt":{items},'
        f'"reference":"{dice.digits(12)}"}}'
    )


def _flight(dice: Dice, holder: Holder, date: str) -> str:
    origin, goal = dice.pick(_ROUTES)
    legs = ",".join(
        f'{{"arrival_airport_code":"{there}","carrier":"MA","departure_airport_code":"{here}",'
        f'"flight_number":"{dice.digits(4)}","service_class":"Y","stopover_allowed":null}}'
        for here, there in ((origin, goal), (goal, origin))
    )
    return f'{{"departure_date":"{date}","passenger_name":{holder.passenger},"segments":[{legs}]}}'

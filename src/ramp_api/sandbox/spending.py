"""A company's card transactions, one after the other, fast: a million must not take a minute, nor the memory.

Each is put together from text that ``merchants.py`` rendered once. What varies is drawn here.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import NamedTuple

from ramp_api.sandbox import catalog
from ramp_api.sandbox.clock import REFERENCE, microseconds
from ramp_api.sandbox.company import FIRST_DAY, Company
from ramp_api.sandbox.merchants import Codes, Holder, Shop, holder_of, shops_of, text
from ramp_api.sandbox.seeds import Dice
from ramp_api.sandbox.store import Row

__all__ = ["transactions"]

_DAYS = (REFERENCE - FIRST_DAY).days
# Later than this, nothing has been settled yet; earlier, nothing waits.
_PENDING_DAYS = 5
# Of one draw between 0 and 1: what lies below is declined, synchronised, or at least approved.
_DECLINED, _SYNCED, _APPROVED, _APPROVED_SOON = 0.05, 0.9, 0.95, 0.5
_SECOND = [f"{second:02d}+00:00" for second in range(60)]
_MINUTE = [f"{minute // 60:02d}:{minute % 60:02d}:" for minute in range(1440)]
_DATE = [(FIRST_DAY + timedelta(days=day)).date().isoformat() for day in range(_DAYS + 2)]
_ORIGIN = microseconds(FIRST_DAY)
_MEMOS = [text(memo) for memo in catalog.MEMOS]
_NO_DATA = '"auto_rental":null,"flight":null,"lodging":null,"receipt":null'


class _When(NamedTuple):
    day: int
    second: int

    @property
    def iso(self) -> str:
        return f"{_DATE[self.day]}T{_MINUTE[self.second // 60]}{_SECOND[self.second % 60]}"

    @property
    def micros(self) -> int:
        return _ORIGIN + (self.day * 86_400 + self.second) * 1_000_000


class _Course(NamedTuple):
    """How far a transaction has come; JSON where a field says so."""

    state: str
    settled: str = "null"
    accounted: str = "null"
    statement: str | None = None
    approval: str | None = None
    awaiting_by: str | None = None
    sync: str = "NOT_SYNC_READY"
    synced: _When | None = None
    updated: _When | None = None
    memo: str = "null"
    memo_missing: bool = False
    receipts: str = "[]"
    decline: str = "null"

    @property
    def complete(self) -> bool:
        return self.approval == "FULLY_APPROVED" and not self.memo_missing and self.receipts != "[]"


class _Draw(NamedTuple):
    """Everything about one transaction that was left to chance, but for its details."""

    id: str
    when: _When
    holder: Holder
    shop: Shop
    cents: int
    course: _Course
    coded: bool

    @property
    def amount(self) -> str:
        # Exact: the shortest digits that name this float are those of the cents.
        return f"{self.cents / 100}"


def transactions(company: Company, count: int) -> Iterator[Row]:
    """The company's transactions, roughly from the oldest to the newest."""
    return _Spending(company, count).rows()


class _Spending:
    def __init__(self, company: Company, count: int) -> None:
        codes = Codes(company)
        self._count = count
        self._dice = Dice(company.seed, "transactions")
        self._shops = shops_of(company, codes)
        used = [card for card in company.cards if card.state != "UNACTIVATED"]
        # Cards that are locked or gone today were used in earlier days.
        self._once = [holder_of(card, codes) for card in used]
        self._today = [holder for holder in self._once if holder.card.state == "ACTIVE"]
        statements = Dice(company.seed, "statements")
        self._statements = [statements.uuid() for _ in range(_DAYS // 30)]

    def rows(self) -> Iterator[Row]:
        dice, chance, count = self._dice, self._dice.chance, self._count
        when = _When(0, 0)
        for number in range(count):
            # Now and then two in the same second: orders by time have ties.
            if not dice.happens(0.02):
                day = min(_DAYS - 1, max(0, number * _DAYS // count + int(chance() * 5) - 2))
                when = _When(day, 21_600 + int(chance() * 61_200))
            yield self._row(when)

    def _row(self, when: _When) -> Row:
        dice = self._dice
        holder = dice.pick(self._once if when.day < _DAYS * 2 // 3 else self._today)
        shop = dice.pick(self._shops)
        cents = _cents(dice, shop)
        course = self._course(when, holder, cents)
        coded = course.sync != "NOT_SYNC_READY" or dice.happens(0.5)
        draw = _Draw(dice.uuid(), when, holder, shop, cents, course, coded)
        body = _body(dice, draw).encode()
        data = None if course.state == "DECLINED" else _merchant_data(dice, draw)
        return _columns(draw), body, None if data is None else data.encode()

    def _course(self, when: _When, holder: Holder, cents: int) -> _Course:
        dice = self._dice
        chance = dice.chance()
        if chance < _DECLINED:
            decline = f'{{"amount":{abs(cents) / 100},"reason":"{dice.pick(catalog.DECLINES)}"}}'
            return _Course("DECLINED", decline=decline)
        if when.day >= _DAYS - _PENDING_DAYS:
            return _Course("PENDING", approval="AWAITING_EMPLOYEE", memo_missing=dice.happens(0.2))
        return self._cleared(when, holder, chance)

    def _cleared(self, when: _When, holder: Holder, chance: float) -> _Course:
        dice, old = self._dice, when.day < _DAYS - 30
        settled = _When(when.day + 1 + dice.below(3), 0)
        date = f'"{settled.iso}"'
        # The newest month has no statement yet.
        statement = self._statements[settled.day // 30] if settled.day // 30 < len(self._statements) - 1 else None
        if chance >= (_APPROVED if old else _APPROVED_SOON):
            return self._waiting(holder, settled, date, statement)
        memo = dice.pick(_MEMOS) if dice.happens(0.6) else "null"
        receipts = f'["{dice.uuid()}"]' if dice.happens(0.9) else f'["{dice.uuid()}","{dice.uuid()}"]'
        synced = None
        if old and chance < _SYNCED:
            synced = _When(min(_DAYS - 1, settled.day + 1 + dice.below(9)), dice.below(86_400))
        sync = "SYNCED" if synced else "SYNC_READY"
        updated = synced or settled
        return _Course(
            "CLEARED", date, date, statement, "FULLY_APPROVED", None, sync, synced, updated, memo, receipts=receipts
        )

    def _waiting(self, holder: Holder, settled: _When, date: str, statement: str | None) -> _Course:
        dice = self._dice
        course = _Course("CLEARED", date, date, statement, updated=settled)
        if holder.manager_id and dice.happens(0.5):
            receipts = f'["{dice.uuid()}"]'
            return course._replace(approval="AWAITING_REVIEWER", awaiting_by=holder.manager_id, receipts=receipts)
        return course._replace(approval="AWAITING_EMPLOYEE_MISSING_ITEMS", memo_missing=dice.happens(0.6))


def _columns(draw: _Draw) -> tuple[object, ...]:
    _, when, holder, shop, cents, course, coded = draw
    card = holder.card
    return (
        draw.id,
        when.micros,
        cents,
        course.state,
        card.user.id,
        card.id,
        holder.department_id,
        holder.location_id,
        holder.entity_id,
        shop.id,
        str(shop.category.sk_id) if shop.is_known else None,
        card.limit_id,
        card.program_id,
        course.statement,
        None,
        course.approval,
        course.awaiting_by,
        course.sync,
        course.synced and course.synced.micros,
        (course.updated or when).micros,
        shop.code.id if coded else None,
        holder.center.id if coded and holder.center else None,
        course.memo_missing,
        course.complete,
    )


def _body(dice: Dice, draw: _Draw) -> str:
    _, when, holder, shop, _, course, coded = draw
    attendees = f'[{holder.attendee},{{"name":"Guest","user_id":null}}]' if shop.kind == "meal" else "[]"
    statement = "null" if course.statement is None else f'"{course.statement}"'
    synced = "null" if course.synced is None else f'"{course.synced.iso}"'
    # merchant_data stays last: the answer puts it in where it is asked for.
    return (
        f'{{"id":"{draw.id}",{_coding(holder, shop) if coded else _UNCODED},"accounting_date":{course.accounted},'
        f'"amount":{draw.amount},"attendees":{attendees},{holder.rendered},"currency_code":"USD",'
        f'"decline_details":{course.decline},"disputes":{_dispute(dice, when)},'
        f'"line_items":{_line_items(dice, draw)},"memo":{course.memo},{shop.rendered},'
        f'"original_transaction_amount":{_original(draw)},"policy_violations":{_violation(dice, when)},'
        f'"receipts":{course.receipts},"settlement_date":{course.settled},"state":"{course.state}",'
        f'"statement_id":{statement},"sync_status":"{course.sync}","synced_at":{synced},"trip_id":null,'
        f'"trip_name":null,"user_transaction_time":"{when.iso}","merchant_data":null}}'
    )


_UNCODED = '"accounting_categories":[],"accounting_field_selections":[]'


def _cents(dice: Dice, shop: Shop) -> int:
    category = shop.category
    if shop.kind == "saas":
        # Plans cost the same every month: orders by amount have ties.
        return category.least * (1 + dice.below(9))
    # Two draws rather than a power: the same on every machine, and small amounts are the common ones.
    cents = category.least + int((category.most - category.least) * dice.chance() * dice.chance())
    return -cents if dice.happens(0.03) else cents


def _original(draw: _Draw) -> str:
    if not draw.shop.is_known:
        return "null"
    units, per = draw.shop.rate
    return f'{{"amount":{draw.cents * units // per},"currency_code":"{draw.shop.currency}"}}'


def _coding(holder: Holder, shop: Shop) -> str:
    selections = f"{shop.code.selection},{holder.center.selection}" if holder.center else shop.code.selection
    return f'"accounting_categories":[{shop.code.category}],"accounting_field_selections":[{selections}]'


def _line_items(dice: Dice, draw: _Draw) -> str:
    cents = draw.cents
    selections = f"[{draw.shop.code.selection}]" if draw.coded else "[]"
    part = cents * (20 + dice.below(60)) // 100 if dice.happens(0.15) else cents
    items = ",".join(
        f'{{"accounting_field_selections":{selections},"amount":{{"amount":{amount},"currency_code":"USD"}},'
        f'"converted_amount":{{"amount":{amount},"currency_code":"USD"}},"memo":null}}'
        for amount in (part, cents - part)
        if amount
    )
    return f"[{items}]"


def _dispute(dice: Dice, when: _When) -> str:
    if not dice.happens(0.004):
        return "[]"
    kind = dice.pick(("CREATED_UNRECOGNIZED_CHARGE", "CREATED_MERCHANT_ERROR"))
    return f'[{{"id":"{dice.uuid()}","created_at":"{when.iso}","memo":"Not ours","type":"{kind}"}}]'


def _violation(dice: Dice, when: _When) -> str:
    if not dice.happens(0.006):
        return "[]"
    return f'[{{"id":"{dice.uuid()}","created_at":"{when.iso}","memo":"Over the limit","type":"OUT_OF_POLICY"}}]'


def _merchant_data(dice: Dice, draw: _Draw) -> str | None:
    data, shop, when = _NO_DATA, draw.shop, draw.when
    if shop.kind == "airline":
        data = data.replace('"flight":null', f'"flight":{_flight(dice, draw.holder, when)}')
    elif shop.kind == "hotel":
        stay = f'{{"check_in":"{_DATE[when.day]}","nights":{dice.between(1, 6)}}}'
        data = data.replace('"lodging":null', f'"lodging":{stay}')
    elif shop.kind == "car":
        rental = f'{{"check_out":"{_DATE[when.day]}","days":{dice.between(1, 9)}}}'
        data = data.replace('"auto_rental":null', f'"auto_rental":{rental}')
    elif shop.kind == "saas":
        price = f'"discount":null,"quantity":1,"tax":null,"total":{draw.amount},"unit_cost":{draw.amount}'
        data = data.replace(
            '"receipt":null', f'"receipt":{{"items":[{{"commodity_code":null,"description":"Plan",{price}}}]}}'
        )
    elif dice.happens(0.5):
        return None
    return f'{{{data},"reference":"{dice.digits(12)}"}}'


def _flight(dice: Dice, holder: Holder, when: _When) -> str:
    origin, goal = dice.pick((("JFK", "SFO"), ("AUS", "LHR"), ("LHR", "HND"), ("JFK", "KWI")))
    legs = ",".join(
        f'{{"arrival_airport_code":"{there}","carrier":"MA","departure_airport_code":"{here}",'
        f'"flight_number":"{dice.digits(4)}","service_class":"Y","stopover_allowed":null}}'
        for here, there in ((origin, goal), (goal, origin))
    )
    return f'{{"departure_date":"{_DATE[when.day]}","passenger_name":{holder.passenger},"segments":[{legs}]}}'

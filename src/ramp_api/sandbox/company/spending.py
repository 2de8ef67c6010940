"""A company's card transactions, one after the other, fast: a million must not take a minute, nor the memory.

Each is put together from bytes that ``merchants.py`` rendered once. What varies is drawn here; ``details.py`` has the
rarer parts. Receipts and what is to happen later go out on the way, to whoever takes them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ramp_api.sandbox.company import catalog
from ramp_api.sandbox.company.days import DAYS, MIDNIGHTS, NOW, iso, micros
from ramp_api.sandbox.company.details import dispute, line_items, merchant_data, violation
from ramp_api.sandbox.company.merchants import Codes, Holder, Shop, holder_of, shops_of, text
from ramp_api.sandbox.company.people import FIRST_DAY, Company
from ramp_api.sandbox.company.receipts import receipt
from ramp_api.sandbox.company.trips import TRAVEL, Travels, Trip
from ramp_api.sandbox.records import Row
from ramp_api.sandbox.seeds import Dice

__all__ = ["STATEMENT_DAYS", "Later", "Spending", "statement_ids"]

Later = Callable[[int, str, str], None]
"""Takes what is to happen: the moment in microseconds since 1970, the kind, and the id of what it is about."""

STATEMENT_DAYS = 30
"""How many days one statement takes in, from the first day on."""

# Later than this, nothing has been settled yet; earlier, nothing waits.
_PENDING_DAYS = 5
# What is younger is still on its way.
_RECENT = 30
# Of one draw between 0 and 1: what lies below is declined, synchronised, or at least approved.
_DECLINED, _SYNCED, _APPROVED, _APPROVED_SOON = 0.05, 0.9, 0.95, 0.5
# Nothing happens in the first hours: a sandbox that was just opened stands still.
_SOONEST = NOW + 7_200
_MEMOS = [text(memo).encode() for memo in catalog.MEMOS]
_UNCODED = b'"accounting_categories":[],"accounting_field_selections":[]'
_NO_TRIP = b'"trip_id":null,"trip_name":null,'
_WAITING = (
    ("AWAITING_EMPLOYEE_MISSING_ITEMS", 90),
    ("AWAITING_EMPLOYEE_CHANGES_REQUESTED", 5),
    ("AWAITING_EMPLOYEE_REPAYMENT_REQUESTED", 3),
    ("AWAITING_EMPLOYEE_REPAYMENT_FAILED", 2),
)


def statement_ids(company: Company) -> list[str]:
    """The ids of the statements, the oldest first; transactions name those of all but the newest."""
    dice = Dice(company.seed, "statements")
    return [dice.uuid() for _ in range(DAYS // STATEMENT_DAYS)]


class _Draw:
    """A transaction on its way: what was left to chance, and how far it has come. JSON where a comment says so."""

    __slots__ = (
        "approval", "awaiting_by", "cents", "coded", "decline", "holder", "id", "memo", "memo_missing", "receipts",
        "second", "settled", "shop", "state", "statement", "sync", "synced", "trip", "updated",
    )  # fmt: skip

    def __init__(self, transaction_id: str, second: int, holder: Holder, shop: Shop, cents: int) -> None:
        self.id = transaction_id
        self.second = second
        self.holder = holder
        self.shop = shop
        self.cents = cents
        self.state = "PENDING"
        self.coded = True
        self.settled = "null"  # JSON
        self.decline = "null"  # JSON
        self.memo = b"null"  # JSON
        self.receipts = "[]"  # JSON
        self.memo_missing = False
        self.statement: str | None = None
        self.approval: str | None = None
        self.awaiting_by: str | None = None
        self.sync = "NOT_SYNC_READY"
        self.synced: int | None = None
        self.updated = second
        self.trip: Trip | None = None

    @property
    def complete(self) -> bool:
        has_receipt = self.shop.is_exempt or self.receipts != "[]"
        return self.approval == "FULLY_APPROVED" and not self.memo_missing and has_receipt


class Spending:
    """A company's transactions, roughly from the oldest to the newest.

    Args:
        company: the company.
        count: how many there are.
        receipts: takes each receipt as a row.
        later: takes what is to happen later.

    Attributes:
        travels: the trips, once all transactions were made.
    """

    def __init__(self, company: Company, count: int, receipts: Callable[[Row], None], later: Later) -> None:
        codes = Codes(company)
        self._count = count
        self._receipt = receipts
        self._later = later
        self._dice = Dice(company.seed, "transactions")
        self._ids = Dice(company.seed, "transaction ids").uuids()
        self._receipt_ids = Dice(company.seed, "receipt ids").uuids()
        self._shops = shops_of(company, codes)
        first = FIRST_DAY.isoformat()
        used = [card for card in company.cards if card.state != "UNACTIVATED" and card.body["created_at"] < first]
        # Cards that are locked or gone today were used in earlier days.
        self._once = [holder_of(card, codes) for card in used]
        self._today = [holder for holder in self._once if holder.card.state == "ACTIVE"]
        self._statements = statement_ids(company)
        self.travels = Travels(company)

    def rows(self) -> Iterator[Row]:
        """All of them."""
        dice, chance, count, ids = self._dice, self._dice.chance, self._count, self._ids
        second = 0
        for number in range(count):
            # Now and then two in the same second: orders by time have ties.
            if not dice.happens(0.02):
                day = min(DAYS - 1, max(0, number * DAYS // count + int(chance() * 5) - 2))
                second = day * 86_400 + 21_600 + int(chance() * 61_200)
            holder = dice.pick(self._once if second < DAYS * 57_600 else self._today)
            shop = dice.pick(self._shops)
            draw = _Draw(next(ids), second, holder, shop, _cents(dice, shop))
            self._go(draw, chance())
            yield _columns(draw), _body(dice, draw), _hidden(dice, draw)

    def _go(self, draw: _Draw, fate: float) -> None:
        dice = self._dice
        if fate < _DECLINED:
            draw.state = "DECLINED"
            draw.decline = f'{{"amount":{abs(draw.cents) / 100},"reason":"{dice.pick(catalog.DECLINES)}"}}'
            draw.coded = dice.happens(0.5)
            return
        if draw.shop.kind in TRAVEL:
            draw.trip = self.travels.during(draw.holder.user_id, draw.second, is_flight=draw.shop.kind == "airline")
            if draw.trip is not None:
                draw.trip.cents += draw.cents
        if draw.second >= (DAYS - _PENDING_DAYS) * 86_400:
            self._pending(draw)
        else:
            self._cleared(draw, fate)

    def _pending(self, draw: _Draw) -> None:
        dice = self._dice
        draw.approval = "AWAITING_EMPLOYEE"
        draw.memo_missing = dice.happens(0.2)
        draw.coded = self._coded(draw)
        due = max(_SOONEST + dice.below(86_400), draw.second + dice.between(1, 6) * 86_400)
        if dice.happens(0.06):
            self._later(micros(due), "transactions.decline", draw.id)
            return
        self._later(micros(due), "transactions.clear", draw.id)
        if dice.happens(0.7):
            self._later(micros(due + dice.below(4 * 86_400)), "receipts.arrive", draw.id)

    def _coded(self, draw: _Draw) -> bool:
        # Where Ramp knows the merchant, the account can be told later.
        return draw.shop.id is None or self._dice.happens(0.5)

    def _cleared(self, draw: _Draw, fate: float) -> None:
        dice, chance = self._dice, self._dice.chance
        day = draw.second // 86_400
        old, settled = day < DAYS - _RECENT, day + 1 + int(chance() * 3)
        draw.state, draw.settled, draw.updated = "CLEARED", f'"{MIDNIGHTS[settled]}"', settled * 86_400
        month = settled // STATEMENT_DAYS
        # The newest month has no statement yet.
        draw.statement = self._statements[month] if month < len(self._statements) - 1 else None
        if fate >= (_APPROVED if old else _APPROVED_SOON):
            self._waiting(draw, old=old)
            return
        draw.approval, draw.sync = "FULLY_APPROVED", "SYNC_READY"
        if dice.happens(0.6):
            draw.memo = dice.pick(_MEMOS)
        if not draw.shop.is_exempt or dice.happens(0.5):
            draw.receipts = self._receipts(draw, 1 if dice.happens(0.9) else 2)
        if old and fate < _SYNCED:
            # The last midnights are those of yesterday and before.
            draw.sync = "SYNCED"
            draw.synced = draw.updated = min(DAYS - 1, settled + 1 + int(chance() * 9)) * 86_400 + int(
                chance() * 86_400
            )

    def _receipts(self, draw: _Draw, count: int) -> str:
        """That many receipts, from between the transaction and its being settled."""
        made: list[str] = []
        for _ in range(count):
            receipt_id = next(self._receipt_ids)
            created = draw.second + int(self._dice.chance() * (draw.updated - draw.second))
            self._receipt(receipt(receipt_id, created, draw.id, draw.holder.user_id, draw.second))
            made.append(f'"{receipt_id}"')
        return f"[{','.join(made)}]"

    def _waiting(self, draw: _Draw, *, old: bool) -> None:
        dice = self._dice
        draw.coded = self._coded(draw)
        if draw.holder.manager_id and dice.happens(0.5):
            draw.approval, draw.awaiting_by = "AWAITING_REVIEWER", draw.holder.manager_id
            draw.receipts = self._receipts(draw, 1)
            if not old:
                self._later(micros(_SOONEST + dice.below(9 * 86_400)), "transactions.review", draw.id)
            return
        draw.approval = dice.weighted(_WAITING)
        draw.memo_missing = dice.happens(0.6)
        if not old and dice.happens(0.4):
            self._later(micros(_SOONEST + dice.below(9 * 86_400)), "receipts.arrive", draw.id)


def _columns(draw: _Draw) -> tuple[object, ...]:
    holder, shop, coded = draw.holder, draw.shop, draw.coded
    card = holder.card
    return (
        draw.id,
        micros(draw.second),
        draw.cents,
        draw.state,
        holder.user_id,
        card.id,
        holder.department_id,
        holder.location_id,
        holder.entity_id,
        shop.id,
        shop.category_id,
        card.limit_id,
        card.program_id,
        draw.statement,
        draw.trip.id if draw.trip else None,
        draw.approval,
        draw.awaiting_by,
        draw.sync,
        None if draw.synced is None else micros(draw.synced),
        micros(draw.updated),
        shop.code.id if coded else None,
        holder.center_id if coded else None,
        # SQLite's adapter takes its time for truth values, and none for numbers.
        int(draw.memo_missing),
        int(draw.complete),
        int(draw.memo != b"null"),
    )


def _quoted(value: str | None) -> str:
    return "null" if value is None else f'"{value}"'


def _hidden(dice: Dice, draw: _Draw) -> bytes:
    data = None
    if draw.state != "DECLINED":
        data = merchant_data(
            dice, draw.shop.kind, draw.holder, cents=draw.cents, day=draw.second // 86_400, trip=draw.trip
        )
    exempt = ',"receipt_exempt":true' if draw.shop.is_exempt else ""
    told = "" if data is None else f',"merchant_data":{data}'
    return (
        f'{{"approval_status":{_quoted(draw.approval)},"awaiting_by":{_quoted(draw.awaiting_by)},'
        f'"memo_missing":{"true" if draw.memo_missing else "false"},"updated_at":{micros(draw.updated)}{exempt}{told}}}'
    ).encode()


def _body(dice: Dice, draw: _Draw) -> bytes:
    holder, shop = draw.holder, draw.shop
    synced = "null" if draw.synced is None else f'"{iso(draw.synced)}"'
    return b"".join(
        (
            f'{{"id":"{draw.id}",'.encode(),
            *((shop.selections, holder.center) if draw.coded else (_UNCODED,)),
            f',"accounting_date":{draw.settled},"amount":{draw.cents / 100},"attendees":'.encode(),
            holder.attendees if shop.kind == "meal" else b"[]",
            holder.rendered,
            f'"currency_code":"USD","decline_details":{draw.decline},"disputes":{dispute(dice, draw.second)},'
            f'"line_items":{line_items(dice, shop, draw.cents, coded=draw.coded)},"memo":'.encode(),
            draw.memo,
            shop.rendered,
            draw.trip.rendered if draw.trip else _NO_TRIP,
            f'"original_transaction_amount":{_original(draw)},"policy_violations":{violation(dice, draw.second)},'
            f'"receipts":{draw.receipts},"settlement_date":{draw.settled},"state":"{draw.state}",'
            f'"statement_id":{_quoted(draw.statement)},"sync_status":"{draw.sync}","synced_at":{synced},'
            f'"user_transaction_time":"{iso(draw.second)}","merchant_data":null}}'.encode(),
        )
    )


def _cents(dice: Dice, shop: Shop) -> int:
    category = shop.category
    if shop.kind == "saas":
        # Plans cost the same every month: orders by amount have ties.
        return category.least * (1 + dice.below(9))
    # Two draws rather than a power: the same on every machine, and small amounts are the common ones.
    cents = category.least + int((category.most - category.least) * dice.chance() * dice.chance())
    return -cents if dice.happens(0.03) else cents


def _original(draw: _Draw) -> str:
    shop = draw.shop
    if shop.id is None:
        return "null"
    units, per = shop.rate
    return f'{{"amount":{draw.cents * units // per},"currency_code":"{shop.currency}"}}'

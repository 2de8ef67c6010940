"""The company's spend programs, limits and requests. No limit is less than what was spent from it in any interval."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any, NamedTuple

from ramp_api.sandbox.behaviour.cards import CARDS
from ramp_api.sandbox.behaviour.intervals import INTERVALS, interval_of
from ramp_api.sandbox.behaviour.limit_records import LIMITS, card_restrictions, dollars, lock_later, usd
from ramp_api.sandbox.behaviour.requests import REQUESTS, STATUSES, TYPES
from ramp_api.sandbox.behaviour.spend_programs import PROGRAMS, program_body
from ramp_api.sandbox.clock import REFERENCE, microseconds
from ramp_api.sandbox.company.ground import Founding
from ramp_api.sandbox.company.people import FIRST_DAY, Company, User
from ramp_api.sandbox.records import Document, decode
from ramp_api.sandbox.seeds import Dice
from ramp_api.sandbox.store import Store

__all__ = ["limits", "requests"]

_DAYS = (REFERENCE - FIRST_DAY).days + 1
_DAY = timedelta(days=1)
# Cards that do not work today were last used before this; see company/spending.py.
_UNUSED_SINCE = FIRST_DAY + _DAY * (_DAYS * 2 // 3 + 1)
# For every day, a number of the interval that it lies in.
_BUCKETS = {
    interval: [interval_of(interval, FIRST_DAY + _DAY * day)[0] or FIRST_DAY for day in range(_DAYS)]
    for interval in INTERVALS
}


class _Spent(NamedTuple):
    """What was spent with one card: cents a day, refunds aside, and the most at once."""

    days: list[tuple[int, int]]
    most: int

    def need(self, interval: str) -> int:
        """The most that was spent in one interval."""
        buckets, sums = _BUCKETS[interval], dict[datetime, int]()
        for day, cents in self.days:
            sums[buckets[day]] = sums.get(buckets[day], 0) + cents
        return max(sums.values(), default=0)


class _Need(NamedTuple):
    """What a card's restrictions must allow: in its own interval, in its program's, and at once."""

    own: int
    program: int
    most: int


_NONE = _Need(0, 0, 0)


def limits(founding: Founding) -> None:
    """Spend programs and limits, and cards that are restricted as their limits are."""
    store, company = founding.world.store, founding.company
    # Balances are sums over one limit's transactions; records are saved by id before all else is indexed.
    store.db.execute(
        "CREATE INDEX IF NOT EXISTS transactions_by_limit ON transactions (limit_id, time, state, cents) "
        "WHERE limit_id IS NOT NULL"
    )
    store.db.execute("CREATE UNIQUE INDEX IF NOT EXISTS cards_by_id ON cards (id)")
    cards = [Document(body["id"], body, hidden) for body, hidden in _cards(store)]
    intervals = {program.id: program.interval for program in company.programs}
    needs = _needs(store, cards, intervals)
    programs = {one.id: one for one in _programs(company, cards, needs)}
    founding.load(PROGRAMS, programs.values())
    maker = _Limits(founding, programs)
    made = [maker.of_card(card, needs.get(card.id, _NONE)) for card in cards if card.hidden.get("limit_id")]
    made += maker.without_card(max(10, len(company.users) // 12))
    founding.load(LIMITS, sorted(made, key=lambda limit: (limit.body["created_at"], limit.id)))
    for limit in made:
        if limit.body["state"] == "ACTIVE":
            lock_later(founding.world, limit)
    _allow(store, [card for card in cards if not card.hidden.get("limit_id")], needs)
    for card in cards:
        founding.world.save(CARDS, card)


def _cards(store: Store) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    for body, hidden in store.bodies(CARDS):
        yield decode(body), decode(hidden) if hidden else {}


def _needs(store: Store, cards: list[Document], intervals: dict[str, str]) -> dict[str, _Need]:
    """For every card that was used, what it must allow."""
    known = {card.id: card for card in cards}
    sql = (
        "SELECT card_id, time / 86400000000, sum(max(cents, 0)), max(cents) FROM transactions "
        "WHERE state NOT IN ('DECLINED', 'ERROR') GROUP BY 1, 2 ORDER BY 1, 2"
    )
    first, needs = microseconds(FIRST_DAY) // 86_400_000_000, dict[str, _Need]()
    for card_id, rows in groupby(store.db.execute(sql), key=lambda row: row[0]):
        found = list(rows)
        spent = _Spent([(day - first, cents) for _, day, cents, _ in found], max(row[3] for row in found))
        body = known[card_id].body
        program = intervals.get(body["card_program_id"] or "", "TOTAL")
        own = spent.need(body["spending_restrictions"]["interval"])
        needs[card_id] = _Need(own, spent.need(program), spent.most)
    return needs


def _round(cents: int) -> int:
    """That much or more, in two digits and zeros, and in whole dollars."""
    step: int = max(100, 10 ** (len(str(cents)) - 2))
    return -(-cents // step) * step


def _restrictions(interval: str, cents: int) -> dict[str, Any]:
    return {
        "allowed_categories": [],
        "allowed_vendors": [],
        "auto_lock_date": None,
        "blocked_categories": [],
        "blocked_vendors": [],
        "interval": interval,
        "limit": usd(_round(cents)),
        "temporary_limit": None,
        "transaction_amount_limit": None,
    }


def _follows_program(card: Document) -> bool:
    return card.body["card_program_id"] is not None and not card.body["has_program_overridden"]


def _programs(company: Company, cards: list[Document], needs: dict[str, _Need]) -> Iterator[Document]:
    most = {program.id: program.amount * 100 for program in company.programs}
    for card in cards:
        if card.hidden.get("limit_id") and _follows_program(card):
            program_id = card.body["card_program_id"]
            most[program_id] = max(most[program_id], needs.get(card.id, _NONE).program)
    for number, program in enumerate(company.programs):
        restrictions = _restrictions(program.interval, most[program.id])
        # Nobody in this company spends on these.
        restrictions["blocked_categories"] = [5, 19] if number % 3 == 0 else []
        body = program_body(
            program.id,
            program.name,
            program.description,
            program.icon,
            restrictions,
            primary_card=program.is_physical,
            reimbursements=number % 2 == 0,
            shareable=program.icon == "AdvertisingIcon",
            physical=program.is_physical and number == 0,
        )
        yield Document(program.id, body)


# What has become of limits without cards, in turn.
_FATES = ("will lock itself", "suspended", "shared", "terminated", "locked")


class _Limits:
    """Makes the limits."""

    def __init__(self, founding: Founding, programs: dict[str, Document]) -> None:
        self._company = founding.company
        self._programs = programs
        self._dice = Dice(founding.company.seed, "limits")
        self._active = [user for user in founding.company.users if user.status == "USER_ACTIVE"]
        self._suspended = {user.id for user in founding.company.users if user.status == "USER_SUSPENDED"}

    def of_card(self, card: Document, need: _Need) -> Document:
        """The limit that a card spends from; the card is restricted as it is."""
        body, dice = card.body, self._dice
        if _follows_program(card):
            restrictions = {**self._programs[body["card_program_id"]].body["restrictions"]}
        else:
            restrictions = self._own(body["spending_restrictions"], need)
        limit = self._limit(card.hidden["limit_id"], body["cardholder_id"], body["entity_id"], body["created_at"])
        limit.hidden["card_ids"] = [card.id]
        limit.body |= {
            "display_name": body["display_name"],
            "has_program_overridden": body["has_program_overridden"],
            "permitted_spend_types": {"primary_card_enabled": body["is_physical"], "reimbursements_enabled": True},
            "restrictions": restrictions,
            "spend_program_id": body["card_program_id"],
        }
        if _follows_program(card):
            permitted = self._programs[body["card_program_id"]].body["permitted_spend_types"]
            limit.body["permitted_spend_types"] = permitted
        self._state(limit, body["state"])
        if limit.body["state"] == "ACTIVE" and dice.happens(0.15):
            self._share(limit)
        if limit.body["state"] == "ACTIVE" and dice.happens(0.06):
            self._raise(limit)
        body["spending_restrictions"] |= card_restrictions(restrictions)
        return limit

    def _own(self, older: dict[str, Any], need: _Need) -> dict[str, Any]:
        made = _restrictions(older["interval"], max(int(older["amount"] * 100), need.own))
        made["blocked_categories"] = older["blocked_categories"]
        if older["transaction_amount_limit"] is not None:
            made["transaction_amount_limit"] = usd(_round(max(25_050, need.most)))
        return made

    def without_card(self, count: int) -> list[Document]:
        """Limits that only reimbursements are submitted against, in every state, some of which lock themselves."""
        dice, made = self._dice, list[Document]()
        for number in range(count):
            user = dice.pick(self._active)
            created = dice.moment(FIRST_DAY, REFERENCE - _DAY * 60).isoformat()
            limit = self._limit(dice.uuid(), user.id, user.location.entity.id, created)
            limit.body |= {
                "display_name": dice.pick(("Home office", "Books", "Team offsite", "Gym", "Commuting")),
                "permitted_spend_types": {"primary_card_enabled": False, "reimbursements_enabled": True},
                "restrictions": _restrictions(dice.pick(INTERVALS), dice.between(50, 900) * 100),
            }
            fate = _FATES[number % len(_FATES)]
            if fate == "will lock itself":
                date = REFERENCE + _DAY * dice.between(5, 300)
                limit.body["restrictions"]["auto_lock_date"] = date.isoformat()
            elif fate == "terminated":
                limit.body["state"] = "TERMINATED"
            elif fate == "shared":
                self._share(limit)
            else:
                self._suspend(limit, locked=fate == "locked")
            made.append(limit)
        return made

    def _limit(self, limit_id: str, user_id: str, entity_id: str, created: str) -> Document:
        body: dict[str, Any] = {
            "id": limit_id,
            "created_at": created,
            "display_name": "",
            "entity_id": entity_id,
            "has_program_overridden": False,
            "is_shareable": False,
            "permitted_spend_types": {},
            "restrictions": {},
            "spend_program_id": None,
            "state": "ACTIVE",
            "suspension": None,
            "users": [{"user_id": user_id}],
        }
        return Document(limit_id, body, {"card_ids": []})

    def _state(self, limit: Document, of_card: str) -> None:
        """A card's limit is terminated as the card is; that the card is suspended need not mean the limit is."""
        body, dice = limit.body, self._dice
        if of_card == "TERMINATED":
            body["state"] = "TERMINATED"
        elif of_card == "SUSPENDED" and (body["users"][0]["user_id"] in self._suspended or dice.happens(0.6)):
            # What restricts a whole program does not lock one limit of it.
            follows = body["spend_program_id"] is not None and not body["has_program_overridden"]
            self._suspend(limit, locked=not follows and dice.happens(0.4))

    def _suspend(self, limit: Document, *, locked: bool) -> None:
        body = limit.body
        since = max(_UNUSED_SINCE, datetime.fromisoformat(body["created_at"]) + _DAY)
        date = self._dice.moment(since, REFERENCE).isoformat()
        if locked:
            body["restrictions"]["auto_lock_date"] = date
            limit.hidden["locked"] = True
        body["state"] = "SUSPENDED"
        body["suspension"] = {
            "acting_user_id": None if locked else self._company.users[0].id,
            "inserted_at": date,
            "suspended_by_ramp": locked,
        }

    def _share(self, limit: Document) -> None:
        dice, owner = self._dice, limit.body["users"][0]["user_id"]
        limit.body["is_shareable"] = True
        drawn = (dice.pick(self._active).id for _ in range(dice.below(5)))
        others = [one for one in dict.fromkeys(drawn) if one != owner]
        limit.body["users"] = [{"user_id": one} for one in (owner, *others)]
        if others and dice.happens(0.2):
            limit.hidden["suspended_members"] = others[:1]

    def _raise(self, limit: Document) -> None:
        restrictions = limit.body["restrictions"]
        _, until = interval_of(restrictions["interval"], REFERENCE)
        if until is not None:
            restrictions["temporary_limit"] = usd(restrictions["limit"]["amount"] * 2)
            limit.hidden["temporary_until"] = microseconds(until)


def _allow(store: Store, cards: list[Document], needs: dict[str, _Need]) -> None:
    """Let the restrictions of cards without a limit allow what was spent with them."""
    narrow = {card.id: card for card in cards if card.body["spending_restrictions"]["categories"]}
    sql = "SELECT DISTINCT card_id, sk_category_id FROM transactions WHERE sk_category_id IS NOT NULL"
    spent = dict[str, set[int]]()
    for card_id, category in store.db.execute(sql) if narrow else ():
        spent.setdefault(card_id, set()).add(int(category))
    for card in cards:
        need, restrictions = needs.get(card.id, _NONE), card.body["spending_restrictions"]
        if need.own > restrictions["amount"] * 100:
            restrictions["amount"] = dollars(_round(need.own))
        single = restrictions["transaction_amount_limit"]
        if single is not None and need.most > single * 100:
            restrictions["transaction_amount_limit"] = dollars(_round(need.most))
        if card.id in narrow:
            restrictions["categories"] = sorted({*restrictions["categories"], *spent.get(card.id, ())})


# --- Requests ---


def requests(founding: Founding) -> None:
    """What people have asked for."""
    company = founding.company
    dice, count = Dice(company.seed, "requests"), max(48, len(company.users) // 4)
    people = [user for user in company.users if user.status == "USER_ACTIVE"]
    span = (REFERENCE - FIRST_DAY) / count
    founding.load(
        REQUESTS,
        (_request(dice, company, dice.pick(people), FIRST_DAY + span * number, number) for number in range(count)),
    )


def _request(dice: Dice, company: Company, user: User, day: datetime, number: int) -> Document:
    kind = "FUND" if number % 2 else "PROCUREMENT"
    recent = REFERENCE - day < _DAY * 30
    decided = [status for status in STATUSES if status != "PENDING"]
    body: dict[str, Any] = {
        "id": dice.uuid(),
        "amount": usd(dice.between(20, 9_000) * 100),
        "created_at": day.replace(microsecond=0).isoformat(),
        "department_id": user.department.id if user.department else None,
        "entity_id": user.location.entity.id,
        "is_deleted": dice.happens(0.1),
        "location_id": user.location.id,
        "owner_user_id": user.id,
        "request_status": "PENDING" if recent else dice.pick(decided),
        "spend_program_id": dice.pick(company.programs).id if kind == "FUND" else None,
        "spend_request_type": dice.pick(TYPES[kind]),
        "unified_spend_request_type": kind,
    }
    return Document(body["id"], body)

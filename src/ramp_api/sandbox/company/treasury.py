"""The company's money: its statements, what pays them, its cashback, and its accounts at banks and at Ramp."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from ramp_api.sandbox.behaviour.banking import ACCOUNTS, BALANCES, BANK_ACCOUNTS, MOVEMENTS
from ramp_api.sandbox.behaviour.cashbacks import CASHBACKS
from ramp_api.sandbox.behaviour.limit_records import usd
from ramp_api.sandbox.behaviour.organization import ENTITIES
from ramp_api.sandbox.behaviour.statements import STATEMENTS
from ramp_api.sandbox.behaviour.transfers import TRANSFERS
from ramp_api.sandbox.clock import REFERENCE
from ramp_api.sandbox.company.ground import Founding
from ramp_api.sandbox.company.people import FIRST_DAY, Company, Entity
from ramp_api.sandbox.company.spending import STATEMENT_DAYS, statement_ids
from ramp_api.sandbox.records import Document
from ramp_api.sandbox.seeds import Dice
from ramp_api.sandbox.store import Store

__all__ = ["banking", "statements"]

_PERIOD = timedelta(days=STATEMENT_DAYS)
_DAY = timedelta(days=1)
# A transfer that did not come to anything, and one that is still on its way.
_FAILED = (
    "NOT_ENOUGH_FUNDS",
    "RETURNED_BY_RDFI",
    "REJECTED_BY_ODFI",
    "ERROR",
    "CANCELED",
    "UNNECESSARY",
)
_UNDER_WAY = (
    "ACH_CONFIRMED",
    "SUBMITTED_TO_RDFI",
    "SUBMITTED_TO_FED",
    "PROCESSING_BY_ODFI",
    "NOT_ACKED",
    "UPLOADED",
    "INITIATED",
)
# One and a half percent.
_CASHBACK = (15, 1_000)


@dataclass
class _Sums:
    """One entity's part of a statement, in cents; ``credits`` are refunds and cashback."""

    opening: int = 0
    charges: int = 0
    credits: int = 0
    payments: int = 0
    refunds: int = 0

    @property
    def ending(self) -> int:
        return self.opening + self.charges - self.credits - self.payments

    def shown(self) -> dict[str, Any]:
        return {
            "charges": usd(self.charges),
            "credits": usd(self.credits),
            "ending_balance": usd(self.ending),
            "opening_balance": usd(self.opening),
            "payments": usd(self.payments),
        }


@dataclass
class _Books:
    """The statements as they are written, one after the other."""

    company: Company
    dice: Dice
    statements: list[Document] = field(default_factory=list[Document])
    transfers: list[Document] = field(default_factory=list[Document])
    cashbacks: list[Document] = field(default_factory=list[Document])
    failures: int = 0

    def write(self, ids: list[str], spent: dict[tuple[str, str], tuple[int, int]]) -> None:
        """Every statement, and what came in after the last one."""
        entities, sums = self.company.entities, dict[str, _Sums]()
        for number, statement_id in enumerate(ids):
            start = FIRST_DAY + _PERIOD * number
            sums = {entity.id: self._opened(entity, sums.get(entity.id), start, statement_id) for entity in entities}
            for entity in entities:
                charges, refunds = spent.get((statement_id, entity.id), (0, 0))
                sums[entity.id].charges += charges
                sums[entity.id].credits += refunds
                sums[entity.id].refunds = refunds
            self.statements.append(self._statement(statement_id, start, sums))
        after = FIRST_DAY + _PERIOD * len(ids)
        for entity in entities:
            self._opened(entity, sums.get(entity.id), after, None)
        for number, status in enumerate(_UNDER_WAY):
            created = REFERENCE - timedelta(hours=80 - 11 * number)
            self._transfer(entities[number % 2], self.dice.between(500, 9_000) * 100, created, status, None)

    def _opened(self, entity: Entity, before: _Sums | None, start: datetime, statement_id: str | None) -> _Sums:
        """A period that begins: what the one before came to is paid, and its cashback comes in."""
        now = _Sums(before.ending if before else 0)
        if before is None:
            return now
        earned = (before.charges - before.refunds) * _CASHBACK[0] // _CASHBACK[1]
        if earned > 0:
            now.credits += earned
            self._cashback(entity, earned, start + timedelta(days=1, hours=8), statement_id)
        if before.ending > 0:
            now.payments += before.ending
            self._pay(entity, before.ending, start + timedelta(days=3, hours=14), statement_id)
        return now

    def _pay(self, entity: Entity, cents: int, created: datetime, statement_id: str | None) -> None:
        # Every fifth payment fails at first, in another way each time.
        if len(self.transfers) % 5 == 0:
            status = _FAILED[self.failures % len(_FAILED)]
            self.failures += 1
            self._transfer(entity, cents, created, status, statement_id)
            created += _DAY * 4
        self._transfer(entity, cents, created, "COMPLETED", statement_id)

    def _sync_status(self, created: datetime) -> str:
        old = created < REFERENCE - _DAY * 45
        return "SYNCED" if old and self.dice.happens(0.9) else "SYNC_READY"

    def _transfer(self, entity: Entity, cents: int, created: datetime, status: str, statement_id: str | None) -> None:
        body: dict[str, Any] = {
            "id": self.dice.uuid(),
            "amount": usd(cents),
            "created_at": created.isoformat(),
            "entity_id": entity.id,
            "payment_id": f"PAY{self.dice.digits(8)}",
            "status": status,
            "sync_status": self._sync_status(created) if status == "COMPLETED" else "NOT_SYNC_READY",
        }
        # What never moved any money is no line of a statement.
        line = statement_id if status == "COMPLETED" else None
        self.transfers.append(Document(body["id"], body, {"statement_id": line}))

    def _cashback(self, entity: Entity, cents: int, created: datetime, statement_id: str | None) -> None:
        status = self._sync_status(created) if statement_id else "NOT_SYNC_READY"
        body: dict[str, Any] = {
            "id": self.dice.uuid(),
            "amount": usd(cents),
            "created_at": created.isoformat(),
            "entity_id": entity.id,
            "sync_status": status,
        }
        self.cashbacks.append(Document(body["id"], body, {"statement_id": statement_id}))

    def _statement(self, statement_id: str, start: datetime, sums: dict[str, _Sums]) -> Document:
        parts = sums.values()
        whole = _Sums(
            sum(one.opening for one in parts),
            sum(one.charges for one in parts),
            sum(one.credits for one in parts),
            sum(one.payments for one in parts),
        )
        body: dict[str, Any] = {
            "id": statement_id,
            **whole.shown(),
            "balance_sections": [
                {"id": self.dice.uuid(), "entity_id": entity_id, **one.shown()} for entity_id, one in sums.items()
            ],
            "end_date": (start + _PERIOD - timedelta(seconds=1)).isoformat(),
            "preceding_statement_id": self.statements[-1].id if self.statements else None,
            "start_date": start.isoformat(),
            # There is no such document.
            "statement_url": None,
        }
        return Document(statement_id, body)


def statements(founding: Founding) -> None:
    """Statements that add up their transactions and follow from each other, with transfers and cashbacks."""
    store, company = founding.world.store, founding.company
    store.db.execute(
        "CREATE INDEX IF NOT EXISTS transactions_by_statement ON transactions (statement_id) "
        "WHERE statement_id IS NOT NULL"
    )
    # The newest one is not closed yet.
    books = _Books(company, Dice(company.seed, "treasury"))
    books.write(statement_ids(company)[:-1], _spent(store))
    founding.load(STATEMENTS, books.statements)
    founding.load(TRANSFERS, sorted(books.transfers, key=_created))
    founding.load(CASHBACKS, sorted(books.cashbacks, key=_created))


def _created(document: Document) -> tuple[str, str]:
    return document.body["created_at"], document.id


def _spent(store: Store) -> dict[tuple[str, str], tuple[int, int]]:
    """What was charged and what was refunded, by statement and entity."""
    sql = (
        "SELECT statement_id, entity_id, sum(max(cents, 0)), sum(max(-cents, 0)) FROM transactions "
        "WHERE statement_id IS NOT NULL GROUP BY 1, 2"
    )
    return {(statement, entity): (charged, refunded) for statement, entity, charged, refunded in store.db.execute(sql)}


# --- Accounts ---

# The banks, and who connects them. One was entered by hand, and nobody knows its name.
_BANKS = (("First Larch Bank", "PLAID"), ("Thames & Tyne Bank", "PLAID"), ("みなと銀行", None), (None, None))
_HISTORY = 120


def banking(founding: Founding) -> None:
    """The bank accounts of the entities, and two accounts at Ramp whose balances follow from their movements."""
    dice = Dice(founding.company.seed, "banking")
    founding.load(BANK_ACCOUNTS, _bank_accounts(founding, dice))
    entity = founding.company.entities[0]
    accounts = [_account(dice, "Ramp Business Account"), _account(dice, "Ramp Investment Account")]
    movements = list(_movements(dice, entity, [account.id for account in accounts]))
    balances = [one for account in accounts for one in _history(account, movements)]
    founding.load(ACCOUNTS, accounts)
    founding.load(MOVEMENTS, movements)
    founding.load(BALANCES, balances)


def _bank_accounts(founding: Founding, dice: Dice) -> Iterator[Document]:
    number = 0
    for entity in founding.world.documents(ENTITIES):
        for account in entity.body["accounts"]:
            account_id = account["bank_account_id"]
            if account_id is None:
                continue
            bank, provider = _BANKS[number % len(_BANKS)]
            body: dict[str, Any] = {
                "id": account_id,
                "account_number_last_four": dice.digits(4),
                "financial_institution_name": bank,
            }
            yield Document(account_id, body, {"connection_provider": provider})
            number += 1


def _account(dice: Dice, name: str) -> Document:
    body: dict[str, Any] = {
        "id": dice.uuid(),
        "account_number_last_four": dice.digits(4),
        "balance": usd(dice.between(300_000, 900_000) * 100),
        "financial_institution_name": name,
    }
    return Document(body["id"], body)


def _movements(dice: Dice, entity: Entity, accounts: list[str]) -> Iterator[Document]:
    """Interest on the first of each month, and every week a transfer from one account to the other."""

    def made(account_id: str, day: datetime, cents: int, kind: str) -> Document:
        old = REFERENCE - day > _DAY * 20
        body: dict[str, Any] = {
            "id": dice.uuid(),
            "account_id": account_id,
            "amount": usd(cents),
            "date": day.date().isoformat(),
            "entity_id": entity.id,
            "sync_status": "SYNCED" if old and dice.happens(0.7) else "SYNC_READY",
            "type": kind,
        }
        return Document(body["id"], body)

    for number in range(_HISTORY - 1, -1, -1):
        day = REFERENCE - _DAY * number
        if day.day == 1:
            yield made(accounts[1], day, dice.between(20_000, 90_000), "INTEREST")
        if number % 7 == 0:
            cents = dice.between(100, 9_000) * 100
            origin = number // 7 % 2
            yield made(accounts[origin], day, -cents, "TRANSFER")
            yield made(accounts[1 - origin], day, cents, "TRANSFER")


def _history(account: Document, movements: list[Document]) -> Iterator[Document]:
    """An account's balance at the end of each day, up to the present one; the account ends with the last."""
    moved: dict[str, int] = {}
    for one in movements:
        if one.body["account_id"] == account.id:
            moved[one.body["date"]] = moved.get(one.body["date"], 0) + one.body["amount"]["amount"]
    cents = account.body["balance"]["amount"]
    for number in range(_HISTORY - 1, -1, -1):
        day = (REFERENCE - _DAY * number).date().isoformat()
        cents += moved.get(day, 0)
        account.body["balance"] = usd(cents)
        yield Document(f"{account.id}:{day}", {"balance": usd(cents), "date": day}, {"account_id": account.id})

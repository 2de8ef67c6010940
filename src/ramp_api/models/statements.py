"""Models of statements: what ``operations/statements.py`` takes and gives. Regenerated whole."""

from datetime import datetime

from ramp_api.model import Model, OpenEnum, utc
from ramp_api.money import Money

__all__ = [
    "Statement",
    "StatementBalanceSection",
    "StatementItem",
    "StatementItemType",
]


class StatementItemType(OpenEnum):
    """Values of ``type`` of :class:`StatementItem`."""

    CARD_TRANSACTION = "CARD_TRANSACTION"
    CASHBACK = "CASHBACK"
    TRANSFER_PAYMENT = "TRANSFER_PAYMENT"


class StatementBalanceSection(Model):
    """``balance_sections`` of :class:`Statement`."""

    id: str | None = None
    charges: Money | None = None
    credits: Money | None = None
    ending_balance: Money | None = None
    entity_id: str | None = None
    opening_balance: Money | None = None
    payments: Money | None = None


class StatementItem(Model):
    """``statement_lines`` of :class:`Statement`."""

    id: str | None = None
    cleared_at: datetime | None = None
    created_at: datetime | None = None
    type: StatementItemType | None = None

    def __post_init__(self) -> None:
        self.cleared_at = utc(self.cleared_at)
        self.created_at = utc(self.created_at)


class Statement(Model):
    """A record of ``statements.list`` and the answer to ``statements.get``.

    Deprecated by Ramp: ``charges``, ``credits``, ``ending_balance``, ``opening_balance`` and ``payments``.
    """

    id: str | None = None
    balance_sections: list[StatementBalanceSection] | None = None
    charges: Money | None = None
    credits: Money | None = None
    end_date: datetime | None = None
    ending_balance: Money | None = None
    opening_balance: Money | None = None
    payments: Money | None = None
    preceding_statement_id: str | None = None
    start_date: datetime | None = None
    statement_lines: list[StatementItem] | None = None
    statement_url: str | None = None

    def __post_init__(self) -> None:
        self.end_date = utc(self.end_date)
        self.start_date = utc(self.start_date)

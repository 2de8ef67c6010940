"""Models of entities: what ``operations/entities.py`` takes and gives. Regenerated whole."""

from datetime import datetime

from ramp_api.model import Model, OpenEnum, utc
from ramp_api.models.shared import Currency, GLAccountClassification

__all__ = [
    "Entity",
    "EntityAccountUsage",
    "EntityProviderAccount",
]


class EntityAccountUsage(OpenEnum):
    """Values of ``usage_type`` of :class:`EntityProviderAccount`."""

    ACCRUAL_LIABILITY_ACCOUNT = "ACCRUAL_LIABILITY_ACCOUNT"
    BILL_PAY_ACCOUNTS_PAYABLE_ACCOUNT = "BILL_PAY_ACCOUNTS_PAYABLE_ACCOUNT"
    BILL_PAY_BANK_ACCOUNT = "BILL_PAY_BANK_ACCOUNT"
    BILL_PAY_FX_GAIN_LOSS_ACCOUNT = "BILL_PAY_FX_GAIN_LOSS_ACCOUNT"
    BROKERAGE_ACCOUNT = "BROKERAGE_ACCOUNT"
    BROKERAGE_DIVIDEND_ACCOUNT = "BROKERAGE_DIVIDEND_ACCOUNT"
    CARD_LIABILITY_ACCOUNT = "CARD_LIABILITY_ACCOUNT"
    CARD_TRANSACTION_BILLS_ACCOUNTS_PAYABLE_ACCOUNT = "CARD_TRANSACTION_BILLS_ACCOUNTS_PAYABLE_ACCOUNT"
    CASHBACK_ACCOUNT = "CASHBACK_ACCOUNT"
    CASH_ACCOUNT = "CASH_ACCOUNT"
    INTERCOMPANY_ACCOUNTS_PAYABLE_ACCOUNT = "INTERCOMPANY_ACCOUNTS_PAYABLE_ACCOUNT"
    INTERCOMPANY_ACCOUNTS_RECEIVABLE_ACCOUNT = "INTERCOMPANY_ACCOUNTS_RECEIVABLE_ACCOUNT"
    INTERCOMPANY_TRANSFER_CLEARING_ACCOUNT = "INTERCOMPANY_TRANSFER_CLEARING_ACCOUNT"
    REIMBURSEMENT_ACCOUNTS_PAYABLE_ACCOUNT = "REIMBURSEMENT_ACCOUNTS_PAYABLE_ACCOUNT"
    REIMBURSEMENT_BANK_ACCOUNT = "REIMBURSEMENT_BANK_ACCOUNT"
    TRANSFER_BANK_ACCOUNT = "TRANSFER_BANK_ACCOUNT"
    UNDEPOSITED_FUNDS = "UNDEPOSITED_FUNDS"
    WALLET_ACCOUNT = "WALLET_ACCOUNT"
    WALLET_BANK_ACCOUNT = "WALLET_BANK_ACCOUNT"
    WALLET_YIELD_ACCOUNT = "WALLET_YIELD_ACCOUNT"


class EntityProviderAccount(Model):
    """``accounts`` of :class:`Entity`."""

    bank_account_id: str | None = None
    classification: GLAccountClassification | None = None
    created_at: datetime | None = None
    external_id: str | None = None
    external_name: str | None = None
    internal_id: str | None = None
    usage_type: EntityAccountUsage | None = None

    def __post_init__(self) -> None:
        self.created_at = utc(self.created_at)


class Entity(Model):
    """A record of ``entities.list`` and the answer to ``entities.get``."""

    id: str | None = None
    accounts: list[EntityProviderAccount] | None = None
    currency: Currency | None = None
    entity_name: str | None = None
    is_primary: bool | None = None
    location_ids: list[str] | None = None

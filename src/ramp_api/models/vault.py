"""Models of vault: what ``operations/vault.py`` takes and gives. Regenerated whole."""

from decimal import Decimal

from msgspec import UNSET, UnsetType

from ramp_api.model import Aware, RequestModel
from ramp_api.models.shared import SpendingInterval
from ramp_api.money import Money

__all__ = [
    "VaultCardAccountingRule",
    "VaultCardCreate",
    "VaultCardRestrictions",
]


class VaultCardAccountingRule(RequestModel):
    """``accounting_rules`` of :class:`VaultCardCreate`."""

    field_id: str
    field_option_id: str


class VaultCardRestrictions(RequestModel):
    """``spending_restrictions`` of :class:`VaultCardCreate`."""

    interval: SpendingInterval
    limit: Money
    allowed_categories: list[int] | UnsetType | None = UNSET
    allowed_vendors: list[str] | UnsetType | None = UNSET
    blocked_categories: list[int] | UnsetType | None = UNSET
    blocked_mcc_codes: list[str] | UnsetType | None = UNSET
    blocked_vendors: list[str] | UnsetType | None = UNSET
    lock_date: Aware | UnsetType | None = UNSET
    transaction_amount_limit: Money | UnsetType | None = UNSET


class VaultCardCreate(RequestModel):
    """The body of ``vault.cards.create``."""

    user_id: str
    accounting_rules: list[VaultCardAccountingRule] | UnsetType | None = UNSET
    allowed_overage_percent_override: Decimal | UnsetType | None = UNSET
    spend_program_id: str | UnsetType | None = UNSET
    spending_restrictions: VaultCardRestrictions | UnsetType | None = UNSET

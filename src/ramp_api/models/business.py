"""Models of business: what ``operations/business.py`` takes and gives. Regenerated whole."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from ramp_api.model import Model, MonthDayYear, utc

__all__ = [
    "Business",
    "BusinessBalance",
]


class Business(Model):
    """The company behind the token."""

    id: str | None = None
    active: bool | None = None
    billing_address: dict[str, Any] | None = None
    business_name_legal: str | None = None
    business_name_on_card: str | None = None
    created_time: datetime | None = None
    enforce_sso: bool | None = None
    initial_approved_limit: int | None = None
    is_integrated_with_slack: bool | None = None
    is_reimbursements_enabled: bool | None = None
    limit_locked: bool | None = None
    phone: str | None = None
    website: str | None = None

    def __post_init__(self) -> None:
        self.created_time = utc(self.created_time)


class BusinessBalance(Model):
    """The company's balance and limits, in whole US dollars."""

    available_card_limit: Decimal | None = None
    available_flex_limit: Decimal | None = None
    balance_including_pending: Decimal | None = None
    card_balance_excluding_pending: Decimal | None = None
    card_balance_including_pending: Decimal | None = None
    card_limit: Decimal | None = None
    flex_balance: Decimal | None = None
    flex_limit: Decimal | None = None
    float_balance_excluding_pending: Decimal | None = None
    global_limit: Decimal | None = None
    max_balance: Decimal | None = None
    next_billing_date: MonthDayYear | None = None
    prev_billing_date: MonthDayYear | None = None
    statement_balance: Decimal | None = None

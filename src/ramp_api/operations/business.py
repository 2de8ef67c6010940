"""Operations of business. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operation import Operation

if TYPE_CHECKING:
    from ramp_api.models import business as models

GET: Operation[models.Business] = Operation(
    name="business.get",
    id="get_business_resource",
    method="GET",
    path="/developer/v1/business",
    summary="The company that the token is for.",
    scopes=("business:read",),
    result="business:Business",
    retry="safe",
)

BALANCE: Operation[models.BusinessBalance] = Operation(
    name="business.balance",
    id="get_business_balance_resource",
    method="GET",
    path="/developer/v1/business/balance",
    summary="The company's balance, limits and billing dates.",
    scopes=("business:read",),
    result="business:BusinessBalance",
    retry="safe",
)

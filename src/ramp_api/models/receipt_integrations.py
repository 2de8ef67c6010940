"""Models of receipt_integrations: what ``operations/receipt_integrations.py`` takes and gives. Regenerated whole."""

from msgspec import UNSET, UnsetType

from ramp_api.model import Model, RequestModel

__all__ = [
    "OptedOutEmail",
    "OptedOutEmailCreate",
    "OptedOutEmailQuery",
]


class OptedOutEmail(Model):
    """The answer to ``receipt_integrations.opt_outs.create`` and the answer to
    ``receipt_integrations.opt_outs.get``.
    """

    id: str | None = None
    email: str | None = None


class OptedOutEmailCreate(RequestModel):
    """The body of ``receipt_integrations.opt_outs.create``."""

    business_id: int
    email: str


class OptedOutEmailQuery(RequestModel):
    """The body of ``receipt_integrations.opt_outs.get``."""

    id: str | UnsetType = UNSET
    email: str | UnsetType = UNSET

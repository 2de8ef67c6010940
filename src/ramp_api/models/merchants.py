"""Models of merchants: what ``operations/merchants.py`` takes and gives. Regenerated whole."""

from ramp_api.model import Model

__all__ = [
    "Merchant",
]


class Merchant(Model):
    """A record of ``merchants.list``."""

    id: str | None = None
    is_auto_approved: bool | None = None
    merchant_name: str | None = None
    sk_category_name: str | None = None

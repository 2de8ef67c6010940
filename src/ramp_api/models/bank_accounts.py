"""Models of bank_accounts: what ``operations/bank_accounts.py`` takes and gives. Regenerated whole."""

from ramp_api.model import Model

__all__ = [
    "BankAccount",
]


class BankAccount(Model):
    """The answer to ``bank_accounts.get``."""

    id: str | None = None
    account_number_last_four: str | None = None
    financial_institution_name: str | None = None

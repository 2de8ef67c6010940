"""Models that several resources share."""

from ramp_api.model import Model, OpenEnum

__all__ = ["AccountingFieldSelectionSource", "AccountingFieldType", "SyncStatus"]


class AccountingFieldType(OpenEnum):
    """What kind of accounting field a selection is for."""

    AMORTIZATION_TEMPLATE = "AMORTIZATION_TEMPLATE"
    BILLABLE = "BILLABLE"
    COST_CENTER = "COST_CENTER"
    CUSTOMERS_JOBS = "CUSTOMERS_JOBS"
    DEFERRAL_CODE = "DEFERRAL_CODE"
    EXPENSE_ENTITY = "EXPENSE_ENTITY"
    GL_ACCOUNT = "GL_ACCOUNT"
    INVENTORY_ITEM = "INVENTORY_ITEM"
    JOURNAL = "JOURNAL"
    MERCHANT = "MERCHANT"
    OTHER = "OTHER"
    PROJECT = "PROJECT"
    REPORTING_TAG = "REPORTING_TAG"
    SUBSIDIARY = "SUBSIDIARY"
    TAX_CODE = "TAX_CODE"


class SyncStatus(OpenEnum):
    """Where a record stands on its way to the accounting system."""

    NOT_SYNC_READY = "NOT_SYNC_READY"
    SYNCED = "SYNCED"
    SYNC_READY = "SYNC_READY"


class AccountingFieldSelectionSource(Model):
    """Where a selection came from."""

    type: str | None = None

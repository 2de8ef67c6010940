"""Models of transactions: what ``operations/transactions.py`` takes and gives. Regenerated whole."""

from datetime import datetime
from decimal import Decimal

from ramp_api.model import Model, OpenEnum, utc
from ramp_api.models.shared import AccountingFieldSelectionSource, AccountingFieldType, SyncStatus
from ramp_api.money import Money

__all__ = [
    "AccountingCategory",
    "ApprovalStatus",
    "DeclineReason",
    "MerchantLocation",
    "SingleTransaction",
    "Transaction",
    "TransactionAccountingCategoryInfo",
    "TransactionAccountingFieldSelection",
    "TransactionAttendee",
    "TransactionCardHolder",
    "TransactionDeclineDetails",
    "TransactionDispute",
    "TransactionLineItem",
    "TransactionPolicyViolation",
    "TransactionPurchaseAutoRental",
    "TransactionPurchaseData",
    "TransactionPurchaseFlightData",
    "TransactionPurchaseFlightSegment",
    "TransactionPurchaseLodging",
    "TransactionPurchaseReceipt",
    "TransactionPurchaseReceiptLineItem",
    "TransactionState",
]


class ApprovalStatus(OpenEnum):
    """Whose approval a transaction waits for."""

    AWAITING_EMPLOYEE = "AWAITING_EMPLOYEE"
    AWAITING_EMPLOYEE_CHANGES_REQUESTED = "AWAITING_EMPLOYEE_CHANGES_REQUESTED"
    AWAITING_EMPLOYEE_MISSING_ITEMS = "AWAITING_EMPLOYEE_MISSING_ITEMS"
    AWAITING_EMPLOYEE_REPAYMENT_FAILED = "AWAITING_EMPLOYEE_REPAYMENT_FAILED"
    AWAITING_EMPLOYEE_REPAYMENT_REQUESTED = "AWAITING_EMPLOYEE_REPAYMENT_REQUESTED"
    AWAITING_REVIEWER = "AWAITING_REVIEWER"
    FULLY_APPROVED = "FULLY_APPROVED"


class DeclineReason(OpenEnum):
    """Why a transaction was declined."""

    AUTHORIZER = "AUTHORIZER"
    AUTHORIZER_AP_CARD_VELOCITY_LIMIT = "AUTHORIZER_AP_CARD_VELOCITY_LIMIT"
    AUTHORIZER_BUSINESS_LIMIT = "AUTHORIZER_BUSINESS_LIMIT"
    AUTHORIZER_BUSINESS_SUSPENDED = "AUTHORIZER_BUSINESS_SUSPENDED"
    AUTHORIZER_BUSINESS_VENDOR_BLACKLIST = "AUTHORIZER_BUSINESS_VENDOR_BLACKLIST"
    AUTHORIZER_CARD_AUTO_LOCK_DATE = "AUTHORIZER_CARD_AUTO_LOCK_DATE"
    AUTHORIZER_CARD_CATEGORY_BLACKLIST = "AUTHORIZER_CARD_CATEGORY_BLACKLIST"
    AUTHORIZER_CARD_CATEGORY_WHITELIST = "AUTHORIZER_CARD_CATEGORY_WHITELIST"
    AUTHORIZER_CARD_LIMIT = "AUTHORIZER_CARD_LIMIT"
    AUTHORIZER_CARD_MCC_BLACKLIST = "AUTHORIZER_CARD_MCC_BLACKLIST"
    AUTHORIZER_CARD_MISSING_POLICY_ITEMS = "AUTHORIZER_CARD_MISSING_POLICY_ITEMS"
    AUTHORIZER_CARD_NOT_ACTIVATED = "AUTHORIZER_CARD_NOT_ACTIVATED"
    AUTHORIZER_CARD_START_DATE = "AUTHORIZER_CARD_START_DATE"
    AUTHORIZER_CARD_SUSPENDED = "AUTHORIZER_CARD_SUSPENDED"
    AUTHORIZER_CARD_TASK_SANCTION = "AUTHORIZER_CARD_TASK_SANCTION"
    AUTHORIZER_CARD_VENDOR_BLACKLIST = "AUTHORIZER_CARD_VENDOR_BLACKLIST"
    AUTHORIZER_CARD_VENDOR_WHITELIST = "AUTHORIZER_CARD_VENDOR_WHITELIST"
    AUTHORIZER_COMMANDO_MODE = "AUTHORIZER_COMMANDO_MODE"
    AUTHORIZER_FRAUD = "AUTHORIZER_FRAUD"
    AUTHORIZER_FREEZE_TRANSACTIONS_RISK = "AUTHORIZER_FREEZE_TRANSACTIONS_RISK"
    AUTHORIZER_GLOBAL_MCC_BLACKLIST = "AUTHORIZER_GLOBAL_MCC_BLACKLIST"
    AUTHORIZER_NON_AP_CARD_VELOCITY_LIMIT = "AUTHORIZER_NON_AP_CARD_VELOCITY_LIMIT"
    AUTHORIZER_OOB_BLOCKED_MERCHANT = "AUTHORIZER_OOB_BLOCKED_MERCHANT"
    AUTHORIZER_OOB_DAILY_BUSINESS_BALANCE = "AUTHORIZER_OOB_DAILY_BUSINESS_BALANCE"
    AUTHORIZER_OOB_DAILY_CARD_SPEND = "AUTHORIZER_OOB_DAILY_CARD_SPEND"
    AUTHORIZER_RAMP_AUTHORIZATION_METHODS = "AUTHORIZER_RAMP_AUTHORIZATION_METHODS"
    AUTHORIZER_RAMP_TRANSACTION_AMOUNT_LIMIT = "AUTHORIZER_RAMP_TRANSACTION_AMOUNT_LIMIT"
    AUTHORIZER_RAMP_VENDOR_RESTRICTIONS = "AUTHORIZER_RAMP_VENDOR_RESTRICTIONS"
    AUTHORIZER_SPEND_ALLOCATION_SUSPENDED = "AUTHORIZER_SPEND_ALLOCATION_SUSPENDED"
    AUTHORIZER_TRANSACTION_AMOUNT_LIMIT = "AUTHORIZER_TRANSACTION_AMOUNT_LIMIT"
    AUTHORIZER_USER_LIMIT = "AUTHORIZER_USER_LIMIT"
    AUTHORIZER_USER_SUSPENDED = "AUTHORIZER_USER_SUSPENDED"
    BLOCKED_COUNTRY = "BLOCKED_COUNTRY"
    CARD_EXPIRED = "CARD_EXPIRED"
    CARD_LOST_OR_STOLEN = "CARD_LOST_OR_STOLEN"
    CARD_TERMINATED = "CARD_TERMINATED"
    CHIP_FAILURE = "CHIP_FAILURE"
    FORBIDDEN_CATEGORY = "FORBIDDEN_CATEGORY"
    INSECURE_AUTHORIZATION_METHOD = "INSECURE_AUTHORIZATION_METHOD"
    INSUFFICIENT_FUNDS = "INSUFFICIENT_FUNDS"
    INVALID_PIN = "INVALID_PIN"
    MISSING_CVV = "MISSING_CVV"
    MISSING_EXPIRATION = "MISSING_EXPIRATION"
    MOBILE_WALLET_FAILURE = "MOBILE_WALLET_FAILURE"
    MOBILE_WALLET_TOKEN_NOT_FOUND = "MOBILE_WALLET_TOKEN_NOT_FOUND"
    MOBILE_WALLET_TOKEN_TERMINATED = "MOBILE_WALLET_TOKEN_TERMINATED"
    NETWORK_DECLINE_ACCOUNT_VERIFICATION = "NETWORK_DECLINE_ACCOUNT_VERIFICATION"
    NETWORK_DECLINE_ADVICE = "NETWORK_DECLINE_ADVICE"
    NETWORK_DECLINE_ADVICE_ACQUIRER_ISSUE = "NETWORK_DECLINE_ADVICE_ACQUIRER_ISSUE"
    NETWORK_DECLINE_ADVICE_ADDITIONAL_AUTHENTICATION_REQUIRED = (
        "NETWORK_DECLINE_ADVICE_ADDITIONAL_AUTHENTICATION_REQUIRED"
    )
    NETWORK_DECLINE_ADVICE_FORCED_STIP_BY_ISSUER = "NETWORK_DECLINE_ADVICE_FORCED_STIP_BY_ISSUER"
    NETWORK_DECLINE_ADVICE_ISSUER_LOGGED_OFF = "NETWORK_DECLINE_ADVICE_ISSUER_LOGGED_OFF"
    NETWORK_DECLINE_ADVICE_ISSUER_TIMEOUT = "NETWORK_DECLINE_ADVICE_ISSUER_TIMEOUT"
    NETWORK_DECLINE_ADVICE_ISSUER_UNAVAILABLE = "NETWORK_DECLINE_ADVICE_ISSUER_UNAVAILABLE"
    NETWORK_DECLINE_ADVICE_PIN_ERROR = "NETWORK_DECLINE_ADVICE_PIN_ERROR"
    NETWORK_DECLINE_ADVICE_RECURRING_PAYMENT = "NETWORK_DECLINE_ADVICE_RECURRING_PAYMENT"
    NETWORK_DECLINE_ADVICE_SELECTIVE_ACCEPTANCE_SERVICE = "NETWORK_DECLINE_ADVICE_SELECTIVE_ACCEPTANCE_SERVICE"
    NETWORK_DECLINE_ADVICE_SUSPECTED_FRAUD_TRANSACTION = "NETWORK_DECLINE_ADVICE_SUSPECTED_FRAUD_TRANSACTION"
    NETWORK_DECLINE_ADVICE_TOKEN_PROVISIONING_SERVICE = "NETWORK_DECLINE_ADVICE_TOKEN_PROVISIONING_SERVICE"
    NETWORK_DECLINE_ADVICE_VISA_PAYMENT_CONTROLS_RULE = "NETWORK_DECLINE_ADVICE_VISA_PAYMENT_CONTROLS_RULE"
    NOT_ACTIVE = "NOT_ACTIVE"
    NOT_ALLOWED = "NOT_ALLOWED"
    NO_AUTO_ROUTED_LIMITS_AVAILABLE = "NO_AUTO_ROUTED_LIMITS_AVAILABLE"
    NO_LINKED_SPEND_ALLOCATION = "NO_LINKED_SPEND_ALLOCATION"
    OFAC_VERIFICATION_NEEDED = "OFAC_VERIFICATION_NEEDED"
    OPEN_TO_BUY_LIMIT = "OPEN_TO_BUY_LIMIT"
    OTHER = "OTHER"
    PIN_BLOCKED = "PIN_BLOCKED"
    PIN_TRY_LIMIT_EXCEEDED = "PIN_TRY_LIMIT_EXCEEDED"
    PROCESSOR_CAP = "PROCESSOR_CAP"
    QUASI_CASH = "QUASI_CASH"
    ROUTED_TO_TERMINATED_SPEND_ALLOCATION = "ROUTED_TO_TERMINATED_SPEND_ALLOCATION"
    STRIPE_WEBHOOK_TIMEOUT = "STRIPE_WEBHOOK_TIMEOUT"
    SUSPECTED_BIN_ATTACK = "SUSPECTED_BIN_ATTACK"
    SUSPECTED_FRAUD = "SUSPECTED_FRAUD"
    THREE_D_SECURE_REQUIRED = "THREE_D_SECURE_REQUIRED"
    USER_BLOCKED = "USER_BLOCKED"
    USER_TERMINATED = "USER_TERMINATED"
    WRONG_ADDRESS = "WRONG_ADDRESS"
    WRONG_CVV = "WRONG_CVV"
    WRONG_EXPIRATION = "WRONG_EXPIRATION"
    WRONG_POSTAL_CODE = "WRONG_POSTAL_CODE"


class TransactionState(OpenEnum):
    """Where a transaction stands; ``ALL`` is for the filter only."""

    ALL = "ALL"
    CLEARED = "CLEARED"
    COMPLETION = "COMPLETION"
    DECLINED = "DECLINED"
    ERROR = "ERROR"
    PENDING = "PENDING"
    PENDING_INITIATION = "PENDING_INITIATION"


class AccountingCategory(Model):
    """How a transaction is coded, in the older form."""

    category_id: str | None = None
    category_name: str | None = None
    tracking_category_remote_id: str | None = None
    tracking_category_remote_name: str | None = None
    tracking_category_remote_type: str | None = None


class MerchantLocation(Model):
    """Where a merchant is."""

    city: str | None = None
    country: str | None = None
    postal_code: str | None = None
    state: str | None = None


class TransactionAccountingCategoryInfo(Model):
    """The accounting field that a selection belongs to."""

    id: str | None = None
    external_id: str | None = None
    name: str | None = None
    type: AccountingFieldType | None = None


class TransactionAccountingFieldSelection(Model):
    """How a transaction is coded: one option of one accounting field."""

    id: str | None = None
    category_info: TransactionAccountingCategoryInfo | None = None
    external_code: str | None = None
    external_id: str | None = None
    name: str | None = None
    source: AccountingFieldSelectionSource | None = None
    type: AccountingFieldType | None = None


class TransactionAttendee(Model):
    """Who was there, for instance at a meal."""

    name: str | None = None
    user_id: str | None = None


class TransactionCardHolder(Model):
    """Whose card was used."""

    department_id: str | None = None
    department_name: str | None = None
    employee_id: str | None = None
    first_name: str | None = None
    last_name: str | None = None
    location_id: str | None = None
    location_name: str | None = None
    user_id: str | None = None


class TransactionDeclineDetails(Model):
    """Why a transaction was declined; ``amount`` in whole units."""

    amount: Decimal | None = None
    reason: DeclineReason | None = None


class TransactionDispute(Model):
    """A dispute over a transaction."""

    id: str | None = None
    created_at: datetime | None = None
    memo: str | None = None
    type: str | None = None

    def __post_init__(self) -> None:
        self.created_at = utc(self.created_at)


class TransactionLineItem(Model):
    """A part of a transaction that is coded on its own."""

    accounting_field_selections: list[TransactionAccountingFieldSelection] | None = None
    amount: Money | None = None
    converted_amount: Money | None = None
    memo: str | None = None


class TransactionPurchaseAutoRental(Model):
    """A car that was rented."""

    check_out: str | None = None
    days: int | None = None


class TransactionPurchaseFlightSegment(Model):
    """One leg of a flight."""

    arrival_airport_code: str | None = None
    carrier: str | None = None
    departure_airport_code: str | None = None
    flight_number: str | None = None
    service_class: str | None = None
    stopover_allowed: bool | None = None


class TransactionPurchaseFlightData(Model):
    """A flight that was booked."""

    departure_date: str | None = None
    passenger_name: str | None = None
    segments: list[TransactionPurchaseFlightSegment] | None = None


class TransactionPurchaseLodging(Model):
    """A stay that was booked."""

    check_in: str | None = None
    nights: int | None = None


class TransactionPurchaseReceiptLineItem(Model):
    """One line of a receipt, in whole units of the currency."""

    commodity_code: str | None = None
    description: str | None = None
    discount: Decimal | None = None
    quantity: Decimal | None = None
    tax: Decimal | None = None
    total: Decimal | None = None
    unit_cost: Decimal | None = None


class TransactionPurchaseReceipt(Model):
    """What a merchant put on the receipt."""

    items: list[TransactionPurchaseReceiptLineItem] | None = None


class TransactionPurchaseData(Model):
    """What the merchant says was bought; null unless asked for with ``include_merchant_data``."""

    auto_rental: TransactionPurchaseAutoRental | None = None
    flight: TransactionPurchaseFlightData | None = None
    lodging: TransactionPurchaseLodging | None = None
    receipt: TransactionPurchaseReceipt | list[TransactionPurchaseReceiptLineItem] | None = None
    reference: str | None = None


class TransactionPolicyViolation(Model):
    """A breach of policy that was found."""

    id: str | None = None
    created_at: datetime | None = None
    memo: str | None = None
    type: str | None = None

    def __post_init__(self) -> None:
        self.created_at = utc(self.created_at)


class Transaction(Model):
    """A card transaction.

    ``amount`` is in whole units of ``currency_code``; amounts of type Money are in smallest units.

    Deprecated by Ramp: ``accounting_categories``.
    """

    id: str | None = None
    accounting_categories: list[AccountingCategory] | None = None
    accounting_date: datetime | None = None
    accounting_field_selections: list[TransactionAccountingFieldSelection] | None = None
    amount: Decimal | None = None
    attendees: list[TransactionAttendee] | None = None
    card_holder: TransactionCardHolder | None = None
    card_id: str | None = None
    card_present: bool | None = None
    currency_code: str | None = None
    decline_details: TransactionDeclineDetails | None = None
    disputes: list[TransactionDispute] | None = None
    entity_id: str | None = None
    limit_id: str | None = None
    line_items: list[TransactionLineItem] | None = None
    memo: str | None = None
    merchant_category_code: str | None = None
    merchant_category_code_description: str | None = None
    merchant_data: TransactionPurchaseData | None = None
    merchant_descriptor: str | None = None
    merchant_id: str | None = None
    merchant_location: MerchantLocation | None = None
    merchant_name: str | None = None
    original_transaction_amount: Money | None = None
    policy_violations: list[TransactionPolicyViolation] | None = None
    receipts: list[str] | None = None
    settlement_date: datetime | None = None
    sk_category_id: int | None = None
    sk_category_name: str | None = None
    spend_program_id: str | None = None
    state: TransactionState | None = None
    statement_id: str | None = None
    sync_status: SyncStatus | None = None
    synced_at: datetime | None = None
    trip_id: str | None = None
    trip_name: str | None = None
    user_transaction_time: datetime | None = None

    def __post_init__(self) -> None:
        self.accounting_date = utc(self.accounting_date)
        self.settlement_date = utc(self.settlement_date)
        self.synced_at = utc(self.synced_at)
        self.user_transaction_time = utc(self.user_transaction_time)


class SingleTransaction(Transaction):
    """A transaction as it is answered on its own."""

    receipt_affidavit: str | None = None

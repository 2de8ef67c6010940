"""Models of custom forms and their conditions, which several resources carry. Regenerated whole."""

from decimal import Decimal
from typing import Any

from ramp_api.model import Model, OpenEnum

__all__ = [
    "ActionKwarg",
    "ActionKwargKind",
    "AvailableOperand",
    "AvailableOperandKind",
    "AvailableOperandStateType",
    "Condition",
    "ConditionGroup",
    "ConditionItem",
    "ConditionItemKind",
    "ConditionItemOperator",
    "CustomFormCollectionResponse",
    "CustomFormCollectionResponseLogEntry",
    "CustomFormFieldMapping",
    "CustomFormFieldResponse",
    "CustomFormFieldResponseItem",
    "CustomFormFieldResponseValue",
    "CustomFormFieldResponseWrapper",
    "CustomFormFieldType",
    "CustomFormFieldValidationError",
    "CustomFormMappedField",
    "CustomFormMappingMetadata",
    "CustomFormResponse",
    "CustomFormStringFieldChoice",
    "Operand",
    "OperandKind",
    "OperandMask",
    "OperandType",
    "PayeeDocumentCategory",
    "RestrictionControlType",
    "SingleObject",
    "StringValue",
    "TypedValue",
    "VendorContactValue",
    "Vertex",
    "VertexKind",
    "WorkflowCondition",
    "WorkflowOperator",
]


class ActionKwargKind(OpenEnum):
    """Values of ``action_kwarg_type`` of :class:`ActionKwarg`."""

    OBJECT = "OBJECT"
    OBJECT_LIST = "OBJECT_LIST"
    TYPED_KEY_VALUE_PAIR = "TYPED_KEY_VALUE_PAIR"
    KEY_STATE_REFERENCE_TYPE = "KEY_STATE_REFERENCE_TYPE"


class AvailableOperandKind(OpenEnum):
    """Values of ``available_operand_type`` of :class:`AvailableOperand`."""

    OBJECT = "OBJECT"
    STATE = "STATE"
    STATE_OBJECT = "STATE_OBJECT"
    STATE_OBJECT_LIST = "STATE_OBJECT_LIST"


class AvailableOperandStateType(OpenEnum):
    """Values of ``state_type`` of :class:`AvailableOperand`."""

    CONSTANT = "CONSTANT"
    DYNAMIC = "DYNAMIC"
    STATIC = "STATIC"


class ConditionItemKind(OpenEnum):
    """Values of ``condition_item_type`` of :class:`ConditionItem`."""

    CONDITION = "CONDITION"
    CONDITION_GROUP = "CONDITION_GROUP"


class CustomFormFieldType(OpenEnum):
    """Values of ``field_type`` of :class:`CustomFormFieldResponse`."""

    ADDRESS = "ADDRESS"
    BOOLEAN = "BOOLEAN"
    CONTACT = "CONTACT"
    DATE = "DATE"
    DEPARTMENT = "DEPARTMENT"
    EMAIL = "EMAIL"
    FILE_UPLOAD = "FILE_UPLOAD"
    LINK = "LINK"
    MERCHANT_CATEGORY = "MERCHANT_CATEGORY"
    MERCHANT = "MERCHANT"
    MONETARY_AMOUNT = "MONETARY_AMOUNT"
    NUMBER = "NUMBER"
    PARAGRAPH = "PARAGRAPH"
    TEXT = "TEXT"
    TEXT_MULTI_SELECT = "TEXT_MULTI_SELECT"
    TEXT_SINGLE_SELECT = "TEXT_SINGLE_SELECT"
    VENDOR = "VENDOR"


class CustomFormMappedField(OpenEnum):
    """Values of ``mapped_field`` of :class:`CustomFormFieldMapping`."""

    PAYEE__CUSTOM_FIELD = "PAYEE__CUSTOM_FIELD"
    PURCHASE_ORDER__BILL_TO_ADDRESS = "PURCHASE_ORDER__BILL_TO_ADDRESS"
    PURCHASE_ORDER__PAYEE_ADDRESS = "PURCHASE_ORDER__PAYEE_ADDRESS"
    PURCHASE_ORDER__SHIP_TO_ADDRESS = "PURCHASE_ORDER__SHIP_TO_ADDRESS"
    SPEND_ALLOCATION__IS_SHAREABLE = "SPEND_ALLOCATION__IS_SHAREABLE"
    PURCHASE_ORDER__BILLING_CONTACT = "PURCHASE_ORDER__BILLING_CONTACT"
    PURCHASE_ORDER__PAYEE_CONTACT = "PURCHASE_ORDER__PAYEE_CONTACT"
    PURCHASE_ORDER__SHIPPING_CONTACT = "PURCHASE_ORDER__SHIPPING_CONTACT"
    PURCHASE_ORDER__PROMISE_DATE = "PURCHASE_ORDER__PROMISE_DATE"
    SPEND_ALLOCATION__END_DATE = "SPEND_ALLOCATION__END_DATE"
    SPEND_ALLOCATION__START_DATE = "SPEND_ALLOCATION__START_DATE"
    PURCHASE_ORDER__ATTACHMENTS = "PURCHASE_ORDER__ATTACHMENTS"
    SPEND_ALLOCATION__MERCHANT_CATEGORY_RESTRICTIONS_ALLOWLIST = (
        "SPEND_ALLOCATION__MERCHANT_CATEGORY_RESTRICTIONS_ALLOWLIST"
    )
    SPEND_ALLOCATION__MERCHANT_CATEGORY_RESTRICTIONS_BLOCKLIST = (
        "SPEND_ALLOCATION__MERCHANT_CATEGORY_RESTRICTIONS_BLOCKLIST"
    )
    SPEND_ALLOCATION__MERCHANT_CATEGORY_RESTRICTIONS = "SPEND_ALLOCATION__MERCHANT_CATEGORY_RESTRICTIONS"
    SPEND_ALLOCATION__MERCHANT_RESTRICTIONS_ALLOWLIST = "SPEND_ALLOCATION__MERCHANT_RESTRICTIONS_ALLOWLIST"
    SPEND_ALLOCATION__MERCHANT_RESTRICTIONS_BLOCKLIST = "SPEND_ALLOCATION__MERCHANT_RESTRICTIONS_BLOCKLIST"
    SPEND_ALLOCATION__MERCHANT_RESTRICTIONS = "SPEND_ALLOCATION__MERCHANT_RESTRICTIONS"
    PAYEE__NET_PAYMENT_TERMS = "PAYEE__NET_PAYMENT_TERMS"
    PURCHASE_ORDER__NET_PAYMENT_TERMS = "PURCHASE_ORDER__NET_PAYMENT_TERMS"
    SPEND_ALLOCATION__EXPENSE_AMOUNT_LIMIT = "SPEND_ALLOCATION__EXPENSE_AMOUNT_LIMIT"
    PAYEE__DESCRIPTION = "PAYEE__DESCRIPTION"
    PURCHASE_ORDER__MEMO = "PURCHASE_ORDER__MEMO"
    REQUEST_NAME = "REQUEST_NAME"


class OperandKind(OpenEnum):
    """Values of ``operand_type`` of :class:`Operand`."""

    OBJECT = "OBJECT"
    OBJECT_LIST = "OBJECT_LIST"
    STATE_OBJECT_LIST_REFERENCE = "STATE_OBJECT_LIST_REFERENCE"
    STATE_OBJECT_REFERENCE = "STATE_OBJECT_REFERENCE"
    STATE_REFERENCE = "STATE_REFERENCE"
    STATIC_VALUE = "STATIC_VALUE"


class OperandMask(OpenEnum):
    """Values of ``mask`` of :class:`Operand` and ``mask`` of :class:`AvailableOperand`."""

    CURRENCY = "CURRENCY"
    DAY = "DAY"
    PERCENTAGE = "PERCENTAGE"


class OperandType(OpenEnum):
    """Values of ``type`` of :class:`Operand`, ``type`` of :class:`TypedValue` and ``type`` of
    :class:`AvailableOperand`.
    """

    ARRAY = "ARRAY"
    BOOL = "BOOL"
    INT = "INT"
    JSONB = "JSONB"
    NUMERIC = "NUMERIC"
    STR = "STR"


class PayeeDocumentCategory(OpenEnum):
    """Values of ``document_category`` of :class:`CustomFormFieldResponseItem` and ``document_category`` of
    :class:`CustomFormFieldResponse`.
    """

    CAIQ_LITE = "CAIQ_LITE"
    CERTIFICATE_OF_INSURANCE = "CERTIFICATE_OF_INSURANCE"
    DATA_PROTECTION_AGREEMENT = "DATA_PROTECTION_AGREEMENT"
    ECOVADIS = "ECOVADIS"
    FAQ = "FAQ"
    GDPR = "GDPR"
    HIPAA = "HIPAA"
    ISO_27001 = "ISO_27001"
    ISO_9001 = "ISO_9001"
    MSA = "MSA"
    NDA = "NDA"
    NMSDC_CERTIFICATION = "NMSDC_CERTIFICATION"
    ORDER_FORM = "ORDER_FORM"
    OTHER = "OTHER"
    PAYMENT_INSTRUCTIONS = "PAYMENT_INSTRUCTIONS"
    PCI_DSS = "PCI_DSS"
    PEN_TEST_REPORT = "PEN_TEST_REPORT"
    PRIVACY_POLICY = "PRIVACY_POLICY"
    QUOTE = "QUOTE"
    SECURITY_DOCUMENT = "SECURITY_DOCUMENT"
    SIG = "SIG"
    SOC_1_TYPE_1 = "SOC_1_TYPE_1"
    SOC_1_TYPE_2 = "SOC_1_TYPE_2"
    SOC_2 = "SOC_2"
    SOW = "SOW"
    TAX_DOCUMENT = "TAX_DOCUMENT"
    VENDOR_CONTRACT = "VENDOR_CONTRACT"
    VOIDED_CHECK = "VOIDED_CHECK"
    W8 = "W8"
    W9 = "W9"


class RestrictionControlType(OpenEnum):
    """Values of ``restriction_control_type`` of :class:`CustomFormMappingMetadata`."""

    ALLOWLIST = "ALLOWLIST"
    BLOCKLIST = "BLOCKLIST"


class VertexKind(OpenEnum):
    """Values of ``vertex_type`` of :class:`Vertex`."""

    ACTION = "ACTION"
    BLOCK_GROUP = "BLOCK_GROUP"
    CONDITION = "CONDITION"
    SDK_CONDITION = "SDK_CONDITION"


class WorkflowOperator(OpenEnum):
    """Values of ``operator`` of :class:`ConditionItem` and ``operator`` of :class:`ConditionGroup`."""

    ALL = "ALL"
    ANY = "ANY"
    NOT = "NOT"


class SingleObject(Model):
    """``object`` of :class:`Operand`, ``objects`` of :class:`Operand`, ``object`` of :class:`ActionKwarg` and
    elsewhere.
    """

    id: str | None = None
    deleted: bool | None = None
    display_name: str | None = None


class TypedValue(Model):
    """``value`` of :class:`Operand` and ``value`` of :class:`ActionKwarg`."""

    child_type: str | None = None
    type: OperandType | None = None
    value: Any = None


class ActionKwarg(Model):
    """``action_kwargs`` of :class:`Vertex`."""

    action_kwarg_type: ActionKwargKind | None = None
    key: str | None = None
    object: SingleObject | None = None
    object_type: str | None = None
    objects: list[SingleObject | None] | None = None
    value: TypedValue | None = None
    variable_name: str | None = None


class AvailableOperand(Model):
    """``available_operands`` of :class:`Vertex`."""

    available_operand_type: AvailableOperandKind | None = None
    object_type: str | None = None
    child_type: str | None = None
    display: str | None = None
    key: str | None = None
    mask: OperandMask | None = None
    state_type: AvailableOperandStateType | None = None
    type: OperandType | None = None
    object_list_type: str | None = None


class Operand(Model):
    """``left_operand`` of :class:`ConditionItem` and ``right_operand`` of :class:`ConditionItem`."""

    object: SingleObject | None = None
    object_type: str | None = None
    operand_type: OperandKind | None = None
    objects: list[SingleObject] | None = None
    display: str | None = None
    mask: OperandMask | None = None
    object_list_type: str | None = None
    variable_name: str | None = None
    child_type: str | None = None
    type: OperandType | None = None
    value: TypedValue | None = None


class ConditionItemOperator(Model):
    """``operator`` of :class:`ConditionItem`."""

    operator: str | None = None
    operator_display: str | None = None


class ConditionItem(Model):
    """``items`` of :class:`ConditionGroup` and ``items`` of :class:`ConditionItem`."""

    condition_item_type: ConditionItemKind | None = None
    left_operand: Operand | None = None
    operator: WorkflowOperator | ConditionItemOperator | None = None
    right_operand: Operand | None = None
    items: "list[ConditionItem] | None" = None


class ConditionGroup(Model):
    """``condition`` of :class:`WorkflowCondition`, ``condition`` of :class:`Condition` and ``else_condition_group``
    of :class:`Vertex`.
    """

    items: list[ConditionItem] | None = None
    operator: WorkflowOperator | None = None


class Vertex(Model):
    """``then`` of :class:`WorkflowCondition`, ``then`` of :class:`Condition` and ``else_blocks`` of
    :class:`Vertex`.
    """

    action_kwargs: list[ActionKwarg] | None = None
    available_operands: list[AvailableOperand] | None = None
    has_been_visited: bool | None = None
    identifier: str | None = None
    metadata: Any = None
    uuid: str | None = None
    vertex_type: VertexKind | None = None
    conditions: "list[Condition] | None" = None
    else_blocks: "list[Vertex] | None" = None
    else_condition_group: ConditionGroup | None = None


class Condition(Model):
    """``conditions`` of :class:`Vertex`."""

    condition: ConditionGroup | None = None
    then: list[Vertex] | None = None


class WorkflowCondition(Model):
    """``conditions`` of :class:`CustomFormFieldResponseWrapper`."""

    condition: ConditionGroup | None = None
    then: list[Vertex] | None = None


class CustomFormMappingMetadata(Model):
    """``metadata`` of :class:`CustomFormFieldMapping`."""

    restriction_control_type: RestrictionControlType | None = None


class CustomFormFieldMapping(Model):
    """``mapped_fields`` of :class:`CustomFormFieldResponse`."""

    mapped_custom_form_field_field_id: str | None = None
    mapped_field: CustomFormMappedField | None = None
    metadata: CustomFormMappingMetadata | None = None


class CustomFormFieldResponseItem(Model):
    """``value`` of :class:`CustomFormFieldResponse`."""

    displayed_filename: str | None = None
    document_category: PayeeDocumentCategory | None = None
    file_url: str | None = None
    file_uuid: str | None = None
    spend_request_document_uuid: str | None = None
    category_id: int | None = None
    category_name: str | None = None
    merchant_id: int | None = None
    merchant_name: str | None = None
    value: str | None = None


class VendorContactValue(Model):
    """``vendor_contact`` of :class:`CustomFormFieldResponseValue`."""

    id: str | None = None
    email: str | None = None
    first_name: str | None = None
    is_default: bool | None = None
    last_name: str | None = None
    phone: str | None = None


class CustomFormFieldResponseValue(Model):
    """``value`` of :class:`CustomFormFieldResponse`."""

    address1: str | None = None
    address2: str | None = None
    city: str | None = None
    country: str | None = None
    postal_code: str | None = None
    state: str | None = None
    value: Any = None
    email: str | None = None
    first_name: str | None = None
    last_name: str | None = None
    phone_number: str | None = None
    department_name: str | None = None
    department_uuid: str | None = None
    amount: Decimal | None = None
    currency: str | None = None
    payee_uuid: str | None = None
    vendor_contact: VendorContactValue | None = None
    vendor_logo: str | None = None
    vendor_name: str | None = None


class StringValue(Model):
    """``value`` of :class:`CustomFormStringFieldChoice`."""

    value: str | None = None


class CustomFormStringFieldChoice(Model):
    """``choices`` of :class:`CustomFormFieldResponse`."""

    value: StringValue | None = None
    value_id: str | None = None


class CustomFormFieldResponse(Model):
    """``field`` of :class:`CustomFormFieldResponseWrapper`."""

    field_type: CustomFormFieldType | None = None
    mapped_fields: list[CustomFormFieldMapping] | None = None
    value: list[CustomFormFieldResponseItem] | CustomFormFieldResponseValue | None = None
    document_category: PayeeDocumentCategory | None = None
    choices: list[CustomFormStringFieldChoice] | None = None


class CustomFormFieldValidationError(Model):
    """``validation_errors`` of :class:`CustomFormFieldResponseWrapper`."""

    message: str | None = None


class CustomFormFieldResponseWrapper(Model):
    """``fields`` of :class:`CustomFormResponse`."""

    conditions: WorkflowCondition | None = None
    description: str | None = None
    field: CustomFormFieldResponse | None = None
    field_id: str | None = None
    is_mapped_to_ironclad_field: bool | None = None
    is_used_in_approval_workflow_condition: bool | None = None
    is_used_in_custom_form_workflow_condition: bool | None = None
    label: str | None = None
    required: bool | None = None
    validation_errors: list[CustomFormFieldValidationError] | None = None
    value_display_string: str | None = None


class CustomFormResponse(Model):
    """``forms`` of :class:`CustomFormCollectionResponseLogEntry`."""

    fields: list[CustomFormFieldResponseWrapper] | None = None
    label: str | None = None


class CustomFormCollectionResponseLogEntry(Model):
    """``custom_form_collection_log_entry`` of :class:`CustomFormCollectionResponse`."""

    forms: list[CustomFormResponse] | None = None
    label: str | None = None


class CustomFormCollectionResponse(Model):
    """``custom_form_collection_response`` of :class:`LimitDetail`, ``custom_form_collection_response`` of
    :class:`PurchaseOrderDetail` and ``custom_form_collection_response`` of :class:`VendorDetail`.
    """

    custom_form_collection_log_entry: CustomFormCollectionResponseLogEntry | None = None

"""Operations of accounting. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operation import OPEN, PAGE_SIZE, START, Operation, Parameter

if TYPE_CHECKING:
    import builtins
    from typing import Any

    from ramp_api.models import accounting as models
    from ramp_api.pages import Page

MARK_READY_TO_SYNC: Operation[Any] = Operation(
    name="accounting.mark_ready_to_sync",
    id="PostReadyToSyncResource",
    method="POST",
    path="/developer/v1/accounting/ready-to-sync",
    summary="Mark up to 500 objects as ready for the accounting system.",
    scopes=("accounting:write",),
    body="accounting:ReadyToSync",
    result=OPEN,
    retry="unkeyed",
    known="request",
    since="2026-08",
)

ACCOUNTS_LIST: Operation[Page[models.GeneralLedgerAccount]] = Operation(
    name="accounting.accounts.list",
    id="get_gl_account_list_resource",
    method="GET",
    path="/developer/v1/accounting/accounts",
    summary="Every account of the chart of accounts that Ramp was given.",
    scopes=("accounting:read",),
    query=(
        Parameter("remote_id"),
        Parameter("is_active", "boolean"),
        Parameter("is_synced", "boolean"),
        Parameter("code", since="2026-08"),
        Parameter("accounting_connection_id", since="2026-08"),
        START,
        PAGE_SIZE,
    ),
    result="accounting:GeneralLedgerAccount",
    paged=True,
    retry="safe",
)

ACCOUNTS_CREATE: Operation[models.GLAccountsUploaded] = Operation(
    name="accounting.accounts.create",
    id="post_gl_account_list_resource",
    method="POST",
    path="/developer/v1/accounting/accounts",
    summary="Add accounts to the chart of accounts: up to 500, all or none.",
    scopes=("accounting:write",),
    body="accounting:GLAccountsUpload",
    result="accounting:GLAccountsUploaded",
    retry="unkeyed",
)

ACCOUNTS_GET: Operation[models.GeneralLedgerAccount] = Operation(
    name="accounting.accounts.get",
    id="get_gl_account_resource",
    method="GET",
    path="/developer/v1/accounting/accounts/{gl_account_id}",
    summary="One account of the chart of accounts.",
    scopes=("accounting:read",),
    query=(Parameter("accounting_connection_id", since="2026-08"),),
    result="accounting:GeneralLedgerAccount",
    retry="safe",
)

ACCOUNTS_UPDATE: Operation[models.GeneralLedgerAccount] = Operation(
    name="accounting.accounts.update",
    id="patch_gl_account_resource",
    method="PATCH",
    path="/developer/v1/accounting/accounts/{gl_account_id}",
    summary="Rename or recode an account, or bring a deleted one back.",
    scopes=("accounting:write",),
    body="accounting:AccountingGLAccountUpdate",
    result="accounting:GeneralLedgerAccount",
    retry="unkeyed",
)

ACCOUNTS_DELETE: Operation[None] = Operation(
    name="accounting.accounts.delete",
    id="delete_gl_account_resource",
    method="DELETE",
    path="/developer/v1/accounting/accounts/{gl_account_id}",
    summary="Take an account out of use.",
    scopes=("accounting:write",),
    retry="unkeyed",
)

CODINGS_CREATE: Operation[Any] = Operation(
    name="accounting.codings.create",
    id=None,
    method="POST",
    path="/developer/v1/accounting/codings",
    summary="Code objects with accounting fields.",
    scopes=("accounting:write",),
    body=OPEN,
    result=OPEN,
    retry="unkeyed",
    known="path",
    beta=True,
    since="2026-08",
)

CONNECTIONS_LIST: Operation[builtins.list[models.AccountingConnection]] = Operation(
    name="accounting.connections.list",
    id="get_accounting_all_connections_resource",
    method="GET",
    path="/developer/v1/accounting/all-connections",
    summary="Every accounting connection, past ones included.",
    scopes=("accounting:read",),
    result="accounting:AccountingConnectionList",
    items="connections",
    retry="safe",
)

CONNECTIONS_CREATE: Operation[models.AccountingConnection] = Operation(
    name="accounting.connections.create",
    id="post_accounting_connection_resource",
    method="POST",
    path="/developer/v1/accounting/connection",
    summary="Connect an accounting system through this API: one connection is active at a time.",
    scopes=("accounting:write",),
    body="accounting:AccountingConnectionCreate",
    result="accounting:AccountingConnection",
    retry="unkeyed",
)

CONNECTIONS_GET: Operation[Any] = Operation(
    name="accounting.connections.get",
    id="GetAccountingConnectionDetailResource",
    method="GET",
    path="/developer/v1/accounting/connection/{connection_id}",
    summary="One accounting connection.",
    scopes=("accounting:read",),
    result=OPEN,
    retry="safe",
    known="request",
    since="2026-08",
)

CONNECTIONS_UPDATE: Operation[Any] = Operation(
    name="accounting.connections.update",
    id="PatchAccountingConnectionDetailResource",
    method="PATCH",
    path="/developer/v1/accounting/connection/{connection_id}",
    summary="Change the settings of an accounting connection.",
    scopes=("accounting:write",),
    body="accounting:AccountingConnectionUpdate",
    result=OPEN,
    retry="unkeyed",
    known="request",
    since="2026-08",
)

CONNECTIONS_CURRENT: Operation[models.CurrentAccountingConnection] = Operation(
    name="accounting.connections.current",
    id="get_accounting_current_connection_resource_deprecated",
    method="GET",
    path="/developer/v1/accounting/connection",
    summary="The accounting connection in force; a ``message`` alone says that there is none.",
    scopes=("accounting:read",),
    result="accounting:CurrentAccountingConnection",
    retry="safe",
    deprecated=True,
)

CONNECTIONS_DISCONNECT: Operation[None] = Operation(
    name="accounting.connections.disconnect",
    id="delete_accounting_connection_resource",
    method="DELETE",
    path="/developer/v1/accounting/connection",
    summary="End the accounting connection in force, if it was made through this API.",
    scopes=("accounting:write",),
    retry="unkeyed",
)

CONNECTIONS_REACTIVATE: Operation[models.AccountingConnection] = Operation(
    name="accounting.connections.reactivate",
    id="post_reactivate_connection_resource",
    method="POST",
    path="/developer/v1/accounting/connection/{connection_id}/reactivate",
    summary="Bring an ended accounting connection back into force.",
    scopes=("accounting:write",),
    result="accounting:AccountingConnection",
    retry="unkeyed",
)

CONNECTIONS_MARK_READY_TO_MIGRATE: Operation[Any] = Operation(
    name="accounting.connections.mark_ready_to_migrate",
    id=None,
    method="POST",
    path="/developer/v1/accounting/connection/{connection_id}/ready-to-migrate",
    summary="Mark an ended accounting connection as ready to be migrated.",
    scopes=("accounting:write",),
    body=OPEN,
    result=OPEN,
    retry="unkeyed",
    known="path",
    since="2026-08",
)

ENTITIES_CREATE: Operation[Any] = Operation(
    name="accounting.entities.create",
    id=None,
    method="POST",
    path="/developer/v1/accounting/entities",
    summary="Add entities from the accounting system.",
    scopes=("accounting:write",),
    body=OPEN,
    result=OPEN,
    retry="unkeyed",
    known="path",
    beta=True,
    since="2026-08",
)

FIELD_OPTION_FILTER_RULES_LIST: Operation[Page[Any]] = Operation(
    name="accounting.field_option_filter_rules.list",
    id=None,
    method="GET",
    path="/developer/v1/accounting/field-option-filter-rules",
    summary="The rules that say which options of a field go with an option of another.",
    scopes=("accounting:read",),
    query=(
        Parameter("target_field_option_remote_id", since="2026-08"),
        Parameter("target_field_remote_id", since="2026-08"),
        Parameter("accounting_connection_id", since="2026-08"),
        START,
        PAGE_SIZE,
    ),
    result=OPEN,
    paged=True,
    retry="safe",
    known="path",
    beta=True,
    since="2026-08",
)

FIELD_OPTION_FILTER_RULES_CREATE: Operation[Any] = Operation(
    name="accounting.field_option_filter_rules.create",
    id=None,
    method="POST",
    path="/developer/v1/accounting/field-option-filter-rules",
    summary="Add rules that say which options of a field go with an option of another.",
    scopes=("accounting:write",),
    body=OPEN,
    result=OPEN,
    retry="unkeyed",
    known="path",
    beta=True,
    since="2026-08",
)

FIELD_OPTION_FILTER_RULES_DELETE: Operation[Any] = Operation(
    name="accounting.field_option_filter_rules.delete",
    id=None,
    method="DELETE",
    path="/developer/v1/accounting/field-option-filter-rules",
    summary="Remove rules about the options of fields.",
    scopes=("accounting:write",),
    body=OPEN,
    result=OPEN,
    retry="unkeyed",
    known="path",
    beta=True,
    since="2026-08",
)

FIELD_OPTIONS_LIST: Operation[Page[models.AccountingFieldOption]] = Operation(
    name="accounting.field_options.list",
    id="get_custom_field_option_list_resource",
    method="GET",
    path="/developer/v1/accounting/field-options",
    summary="Every option of one accounting field.",
    scopes=("accounting:read",),
    query=(
        Parameter("remote_id"),
        Parameter("code"),
        Parameter("field_id", "uuid", required=True),
        Parameter("is_active", "boolean"),
        Parameter("visibility", "enum", values=("HIDDEN", "VISIBLE"), since="2026-08"),
        Parameter("accounting_connection_id", since="2026-08"),
        START,
        PAGE_SIZE,
    ),
    result="accounting:AccountingFieldOption",
    paged=True,
    retry="safe",
)

FIELD_OPTIONS_CREATE: Operation[models.AccountingFieldOptionsUploaded] = Operation(
    name="accounting.field_options.create",
    id="post_custom_field_option_list_resource",
    method="POST",
    path="/developer/v1/accounting/field-options",
    summary="Add options to an accounting field: up to 500, all or none.",
    scopes=("accounting:write",),
    body="accounting:AccountingFieldOptionsUpload",
    result="accounting:AccountingFieldOptionsUploaded",
    retry="unkeyed",
)

FIELD_OPTIONS_GET: Operation[models.AccountingFieldOption] = Operation(
    name="accounting.field_options.get",
    id="get_custom_field_option_resource",
    method="GET",
    path="/developer/v1/accounting/field-options/{field_option_id}",
    summary="One option of an accounting field.",
    scopes=("accounting:read",),
    query=(Parameter("accounting_connection_id", since="2026-08"),),
    result="accounting:AccountingFieldOption",
    retry="safe",
)

FIELD_OPTIONS_UPDATE: Operation[models.AccountingFieldOption] = Operation(
    name="accounting.field_options.update",
    id="patch_custom_field_option_resource",
    method="PATCH",
    path="/developer/v1/accounting/field-options/{field_option_id}",
    summary="Change an option of an accounting field, hide it, or bring a deleted one back.",
    scopes=("accounting:write",),
    body="accounting:AccountingFieldOptionUpdate",
    result="accounting:AccountingFieldOption",
    retry="unkeyed",
)

FIELD_OPTIONS_REPLACE: Operation[Any] = Operation(
    name="accounting.field_options.replace",
    id="PutCustomFieldOptionResource",
    method="PUT",
    path="/developer/v1/accounting/field-options/{field_option_id}",
    summary="Change an option of an accounting field, nearly as ``update`` does; Ramp has both methods.",
    scopes=("accounting:write",),
    body="accounting:CustomFieldOptionReplace",
    result=OPEN,
    retry="unkeyed",
    known="request",
    since="2026-08",
)

FIELD_OPTIONS_DELETE: Operation[None] = Operation(
    name="accounting.field_options.delete",
    id="delete_custom_field_option_resource",
    method="DELETE",
    path="/developer/v1/accounting/field-options/{field_option_id}",
    summary="Take an option of an accounting field out of use.",
    scopes=("accounting:write",),
    retry="unkeyed",
)

FIELDS_LIST: Operation[Page[models.AccountingField]] = Operation(
    name="accounting.fields.list",
    id="get_custom_field_list_resource",
    method="GET",
    path="/developer/v1/accounting/fields",
    summary="Every custom accounting field.",
    scopes=("accounting:read",),
    query=(
        Parameter("remote_id"),
        Parameter("is_active", "boolean"),
        Parameter("accounting_connection_id", since="2026-08"),
        START,
        PAGE_SIZE,
    ),
    result="accounting:AccountingField",
    paged=True,
    retry="safe",
)

FIELDS_CREATE: Operation[models.AccountingField] = Operation(
    name="accounting.fields.create",
    id="post_custom_field_list_resource",
    method="POST",
    path="/developer/v1/accounting/fields",
    summary="Add a field by which spend is coded; one of this id that is there already comes back.",
    scopes=("accounting:write",),
    body="accounting:AccountingFieldCreate",
    result="accounting:AccountingField",
    retry="unkeyed",
)

FIELDS_GET: Operation[models.AccountingField] = Operation(
    name="accounting.fields.get",
    id="get_custom_field_resource",
    method="GET",
    path="/developer/v1/accounting/fields/{field_id}",
    summary="One accounting field.",
    scopes=("accounting:read",),
    query=(Parameter("accounting_connection_id", since="2026-08"),),
    result="accounting:AccountingField",
    retry="safe",
)

FIELDS_UPDATE: Operation[models.AccountingField] = Operation(
    name="accounting.fields.update",
    id="patch_custom_field_resource",
    method="PATCH",
    path="/developer/v1/accounting/fields/{field_id}",
    summary="Rename an accounting field, or let spend be split by it.",
    scopes=("accounting:write",),
    body="accounting:AccountingFieldUpdate",
    result="accounting:AccountingField",
    retry="unkeyed",
)

FIELDS_DELETE: Operation[None] = Operation(
    name="accounting.fields.delete",
    id="delete_custom_field_resource",
    method="DELETE",
    path="/developer/v1/accounting/fields/{field_id}",
    summary="Take an accounting field out of use.",
    scopes=("accounting:write",),
    retry="unkeyed",
)

INVENTORY_ITEM_CREATE: Operation[Any] = Operation(
    name="accounting.inventory_item.create",
    id="PostInventoryItemFieldListResource",
    method="POST",
    path="/developer/v1/accounting/inventory-item",
    summary="Set up the accounting field for inventory items.",
    scopes=("accounting:write",),
    body="accounting:InventoryItemFieldCreate",
    result=OPEN,
    retry="unkeyed",
    known="request",
    since="2026-08",
)

INVENTORY_ITEM_GET: Operation[Any] = Operation(
    name="accounting.inventory_item.get",
    id=None,
    method="GET",
    path="/developer/v1/accounting/inventory-item",
    summary="The accounting field for inventory items.",
    scopes=("accounting:read",),
    query=(Parameter("accounting_connection_id", since="2026-08"),),
    result=OPEN,
    retry="safe",
    known="request",
    since="2026-08",
)

INVENTORY_ITEM_UPDATE: Operation[Any] = Operation(
    name="accounting.inventory_item.update",
    id="PatchInventoryItemFieldListResource",
    method="PATCH",
    path="/developer/v1/accounting/inventory-item",
    summary="Rename the accounting field for inventory items.",
    scopes=("accounting:write",),
    body="accounting:InventoryItemFieldUpdate",
    result=OPEN,
    retry="unkeyed",
    known="request",
    since="2026-08",
)

INVENTORY_ITEM_DELETE: Operation[Any] = Operation(
    name="accounting.inventory_item.delete",
    id=None,
    method="DELETE",
    path="/developer/v1/accounting/inventory-item",
    summary="Remove the accounting field for inventory items.",
    scopes=("accounting:write",),
    result=OPEN,
    retry="unkeyed",
    known="request",
    since="2026-08",
)

RAMP_FIELD_OPTIONS_CREATE: Operation[Any] = Operation(
    name="accounting.ramp_field_options.create",
    id=None,
    method="POST",
    path="/developer/v1/accounting/ramp-field-options",
    summary="Add options to an accounting field that exists in Ramp alone.",
    scopes=("accounting:write",),
    body=OPEN,
    result=OPEN,
    retry="unkeyed",
    known="path",
    beta=True,
    since="2026-08",
)

RAMP_FIELD_OPTIONS_UPDATE: Operation[Any] = Operation(
    name="accounting.ramp_field_options.update",
    id=None,
    method="PATCH",
    path="/developer/v1/accounting/ramp-field-options/{field_option_id}",
    summary="Change an option of an accounting field that exists in Ramp alone.",
    scopes=("accounting:write",),
    body=OPEN,
    result=OPEN,
    retry="unkeyed",
    known="path",
    beta=True,
    since="2026-08",
)

RAMP_FIELD_OPTIONS_DELETE: Operation[Any] = Operation(
    name="accounting.ramp_field_options.delete",
    id=None,
    method="DELETE",
    path="/developer/v1/accounting/ramp-field-options/{field_option_id}",
    summary="Take an option of an accounting field that exists in Ramp alone out of use.",
    scopes=("accounting:write",),
    body=OPEN,
    result=OPEN,
    retry="unkeyed",
    known="path",
    beta=True,
    since="2026-08",
)

RAMP_FIELDS_LIST: Operation[Page[Any]] = Operation(
    name="accounting.ramp_fields.list",
    id=None,
    method="GET",
    path="/developer/v1/accounting/ramp-fields",
    summary="Every accounting field that exists in Ramp alone.",
    scopes=("accounting:read",),
    query=(
        Parameter("remote_id", since="2026-08"),
        Parameter("is_active", "boolean", since="2026-08"),
        Parameter("accounting_connection_id", since="2026-08"),
        START,
        PAGE_SIZE,
    ),
    result=OPEN,
    paged=True,
    retry="safe",
    known="path",
    beta=True,
    since="2026-08",
)

RAMP_FIELDS_CREATE: Operation[Any] = Operation(
    name="accounting.ramp_fields.create",
    id=None,
    method="POST",
    path="/developer/v1/accounting/ramp-fields",
    summary="Add an accounting field that exists in Ramp alone.",
    scopes=("accounting:write",),
    body=OPEN,
    result=OPEN,
    retry="unkeyed",
    known="path",
    beta=True,
    since="2026-08",
)

RAMP_FIELDS_GET: Operation[Any] = Operation(
    name="accounting.ramp_fields.get",
    id=None,
    method="GET",
    path="/developer/v1/accounting/ramp-fields/{field_id}",
    summary="One accounting field that exists in Ramp alone.",
    scopes=("accounting:read",),
    query=(Parameter("accounting_connection_id", since="2026-08"),),
    result=OPEN,
    retry="safe",
    known="path",
    beta=True,
    since="2026-08",
)

RAMP_FIELDS_UPDATE: Operation[Any] = Operation(
    name="accounting.ramp_fields.update",
    id=None,
    method="PATCH",
    path="/developer/v1/accounting/ramp-fields/{field_id}",
    summary="Change an accounting field that exists in Ramp alone.",
    scopes=("accounting:write",),
    body=OPEN,
    result=OPEN,
    retry="unkeyed",
    known="path",
    beta=True,
    since="2026-08",
)

RAMP_FIELDS_DELETE: Operation[Any] = Operation(
    name="accounting.ramp_fields.delete",
    id=None,
    method="DELETE",
    path="/developer/v1/accounting/ramp-fields/{field_id}",
    summary="Take an accounting field that exists in Ramp alone out of use.",
    scopes=("accounting:write",),
    body=OPEN,
    result=OPEN,
    retry="unkeyed",
    known="path",
    beta=True,
    since="2026-08",
)

SYNCS_CREATE: Operation[models.AccountingSync] = Operation(
    name="accounting.syncs.create",
    id="post_sync_list_resource",
    method="POST",
    path="/developer/v1/accounting/syncs",
    summary="Report which objects reached the accounting system and which did not: up to 5,000, of one type.",
    scopes=("accounting:write",),
    body="accounting:SyncCreate",
    result="accounting:AccountingSync",
    retry="keyed",
)

VENDORS_LIST: Operation[Page[models.VendorAccount]] = Operation(
    name="accounting.vendors.list",
    id="get_accounting_vendor_list_resource",
    method="GET",
    path="/developer/v1/accounting/vendors",
    summary="Every vendor that the accounting system gave to Ramp.",
    scopes=("accounting:read",),
    query=(
        Parameter("remote_id"),
        Parameter("is_active", "boolean"),
        Parameter("is_synced", "boolean"),
        Parameter("code", since="2026-08"),
        Parameter("accounting_connection_id", since="2026-08"),
        START,
        PAGE_SIZE,
    ),
    result="accounting:VendorAccount",
    paged=True,
    retry="safe",
)

VENDORS_CREATE: Operation[models.AccountingVendorsUploaded] = Operation(
    name="accounting.vendors.create",
    id="post_accounting_vendor_list_resource",
    method="POST",
    path="/developer/v1/accounting/vendors",
    summary="Add vendors of the accounting system: up to 500, all or none.",
    scopes=("accounting:write",),
    body="accounting:AccountingVendorsUpload",
    result="accounting:AccountingVendorsUploaded",
    retry="unkeyed",
)

VENDORS_GET: Operation[models.VendorAccount] = Operation(
    name="accounting.vendors.get",
    id="get_accounting_vendor_resource",
    method="GET",
    path="/developer/v1/accounting/vendors/{vendor_id}",
    summary="One vendor of the accounting system.",
    scopes=("accounting:read",),
    query=(Parameter("accounting_connection_id", since="2026-08"),),
    result="accounting:VendorAccount",
    retry="safe",
)

VENDORS_UPDATE: Operation[models.VendorAccount] = Operation(
    name="accounting.vendors.update",
    id="patch_accounting_vendor_resource",
    method="PATCH",
    path="/developer/v1/accounting/vendors/{vendor_id}",
    summary="Rename or recode a vendor of the accounting system, or bring a deleted one back.",
    scopes=("accounting:write",),
    body="accounting:AccountingVendorUpdate",
    result="accounting:VendorAccount",
    retry="unkeyed",
)

VENDORS_DELETE: Operation[None] = Operation(
    name="accounting.vendors.delete",
    id="delete_accounting_vendor_resource",
    method="DELETE",
    path="/developer/v1/accounting/vendors/{vendor_id}",
    summary="Take a vendor of the accounting system out of use.",
    scopes=("accounting:write",),
    retry="unkeyed",
)

INVENTORY_ITEM_OPTIONS_LIST: Operation[Page[Any]] = Operation(
    name="accounting.inventory_item.options.list",
    id="GetInventoryItemFieldOptionsListResource",
    method="GET",
    path="/developer/v1/accounting/inventory-item/options",
    summary="Every inventory item that spend can be coded with.",
    scopes=("accounting:read",),
    query=(
        Parameter("remote_id", since="2026-08"),
        Parameter("is_active", "boolean", since="2026-08"),
        Parameter("code", since="2026-08"),
        Parameter("accounting_connection_id", since="2026-08"),
        Parameter("is_synced", "boolean", since="2026-08"),
        START,
        PAGE_SIZE,
    ),
    result=OPEN,
    paged=True,
    retry="safe",
    known="request",
    since="2026-08",
)

INVENTORY_ITEM_OPTIONS_CREATE: Operation[Any] = Operation(
    name="accounting.inventory_item.options.create",
    id="PostInventoryItemFieldOptionsListResource",
    method="POST",
    path="/developer/v1/accounting/inventory-item/options",
    summary="Add inventory items: up to 500, all or none.",
    scopes=("accounting:write",),
    body="accounting:InventoryItemFieldOptionsCreate",
    result=OPEN,
    retry="unkeyed",
    known="request",
    since="2026-08",
)

INVENTORY_ITEM_OPTIONS_UPDATE: Operation[Any] = Operation(
    name="accounting.inventory_item.options.update",
    id="PatchInventoryItemFieldOptionResource",
    method="PATCH",
    path="/developer/v1/accounting/inventory-item/options/{option_id}",
    summary="Rename an inventory item, or bring a deleted one back.",
    scopes=("accounting:write",),
    body="accounting:InventoryItemFieldOptionUpdate",
    result=OPEN,
    retry="unkeyed",
    known="request",
    since="2026-08",
)

INVENTORY_ITEM_OPTIONS_DELETE: Operation[Any] = Operation(
    name="accounting.inventory_item.options.delete",
    id="DeleteInventoryItemFieldOptionResource",
    method="DELETE",
    path="/developer/v1/accounting/inventory-item/options/{option_id}",
    summary="Take an inventory item out of use.",
    scopes=("accounting:write",),
    result=OPEN,
    retry="unkeyed",
    known="request",
    since="2026-08",
)

TAX_CODE_CREATE: Operation[Any] = Operation(
    name="accounting.tax.code.create",
    id="PostTaxCodeFieldResource",
    method="POST",
    path="/developer/v1/accounting/tax/code",
    summary="Set up the accounting field for tax codes.",
    scopes=("accounting:write",),
    body="accounting:TaxCodeFieldCreate",
    result=OPEN,
    retry="unkeyed",
    known="request",
    since="2026-08",
)

TAX_CODE_GET: Operation[Any] = Operation(
    name="accounting.tax.code.get",
    id=None,
    method="GET",
    path="/developer/v1/accounting/tax/code",
    summary="The accounting field for tax codes.",
    scopes=("accounting:read",),
    query=(Parameter("accounting_connection_id", since="2026-08"),),
    result=OPEN,
    retry="safe",
    known="request",
    since="2026-08",
)

TAX_CODE_UPDATE: Operation[Any] = Operation(
    name="accounting.tax.code.update",
    id="PatchTaxCodeFieldResource",
    method="PATCH",
    path="/developer/v1/accounting/tax/code",
    summary="Rename the accounting field for tax codes.",
    scopes=("accounting:write",),
    body="accounting:TaxCodeFieldUpdate",
    result=OPEN,
    retry="unkeyed",
    known="request",
    since="2026-08",
)

TAX_CODE_DELETE: Operation[Any] = Operation(
    name="accounting.tax.code.delete",
    id=None,
    method="DELETE",
    path="/developer/v1/accounting/tax/code",
    summary="Remove the accounting field for tax codes.",
    scopes=("accounting:write",),
    result=OPEN,
    retry="unkeyed",
    known="request",
    since="2026-08",
)

TAX_RATES_LIST: Operation[Page[Any]] = Operation(
    name="accounting.tax.rates.list",
    id="GetTaxCodeRatesListResource",
    method="GET",
    path="/developer/v1/accounting/tax/rates",
    summary="Every tax rate.",
    scopes=("accounting:read",),
    query=(
        Parameter("accounting_connection_id", since="2026-08"),
        START,
        PAGE_SIZE,
    ),
    result=OPEN,
    paged=True,
    retry="safe",
    known="request",
    since="2026-08",
)

TAX_RATES_CREATE: Operation[Any] = Operation(
    name="accounting.tax.rates.create",
    id="PostTaxCodeRatesListResource",
    method="POST",
    path="/developer/v1/accounting/tax/rates",
    summary="Add tax rates: up to 500, all or none.",
    scopes=("accounting:write",),
    body="accounting:TaxCodeRatesCreate",
    result=OPEN,
    retry="unkeyed",
    known="request",
    since="2026-08",
)

TAX_RATES_UPDATE: Operation[Any] = Operation(
    name="accounting.tax.rates.update",
    id="PatchTaxRateDetailResource",
    method="PATCH",
    path="/developer/v1/accounting/tax/rates/{tax_rate_id}",
    summary="Change a tax rate.",
    scopes=("accounting:write",),
    body="accounting:TaxRateUpdate",
    result=OPEN,
    retry="unkeyed",
    known="request",
    since="2026-08",
)

TAX_RATES_DELETE: Operation[Any] = Operation(
    name="accounting.tax.rates.delete",
    id="DeleteTaxRateDetailResource",
    method="DELETE",
    path="/developer/v1/accounting/tax/rates/{tax_rate_id}",
    summary="Take a tax rate out of use.",
    scopes=("accounting:write",),
    result=OPEN,
    retry="unkeyed",
    known="request",
    since="2026-08",
)

TAX_CODE_OPTIONS_LIST: Operation[Page[Any]] = Operation(
    name="accounting.tax.code.options.list",
    id="GetTaxCodeFieldOptionsListResource",
    method="GET",
    path="/developer/v1/accounting/tax/code/options",
    summary="Every tax code.",
    scopes=("accounting:read",),
    query=(
        Parameter("remote_id", since="2026-08"),
        Parameter("is_active", "boolean", since="2026-08"),
        Parameter("code", since="2026-08"),
        Parameter("accounting_connection_id", since="2026-08"),
        Parameter("is_synced", "boolean", since="2026-08"),
        START,
        PAGE_SIZE,
    ),
    result=OPEN,
    paged=True,
    retry="safe",
    known="request",
    since="2026-08",
)

TAX_CODE_OPTIONS_CREATE: Operation[Any] = Operation(
    name="accounting.tax.code.options.create",
    id="PostTaxCodeFieldOptionsListResource",
    method="POST",
    path="/developer/v1/accounting/tax/code/options",
    summary="Add tax codes, each with its rates: up to 500, all or none.",
    scopes=("accounting:write",),
    body="accounting:TaxCodeFieldOptionsCreate",
    result=OPEN,
    retry="unkeyed",
    known="request",
    since="2026-08",
)

TAX_CODE_OPTIONS_UPDATE: Operation[Any] = Operation(
    name="accounting.tax.code.options.update",
    id="PatchTaxCodeFieldOptionResource",
    method="PATCH",
    path="/developer/v1/accounting/tax/code/options/{option_id}",
    summary="Rename a tax code, or give it other rates.",
    scopes=("accounting:write",),
    body="accounting:TaxCodeFieldOptionUpdate",
    result=OPEN,
    retry="unkeyed",
    known="request",
    since="2026-08",
)

TAX_CODE_OPTIONS_DELETE: Operation[Any] = Operation(
    name="accounting.tax.code.options.delete",
    id="DeleteTaxCodeFieldOptionResource",
    method="DELETE",
    path="/developer/v1/accounting/tax/code/options/{option_id}",
    summary="Take a tax code out of use.",
    scopes=("accounting:write",),
    result=OPEN,
    retry="unkeyed",
    known="request",
    since="2026-08",
)

"""Models of custom_records: what ``operations/custom_records.py`` takes and gives. Regenerated whole."""

from decimal import Decimal

from msgspec import UNSET, UnsetType

from ramp_api.model import Model, OpenEnum, RequestModel
from ramp_api.rules import ByKind

__all__ = [
    "ColumnCardinality",
    "CreatedTableColumnResponse",
    "CustomCell",
    "CustomCellReference",
    "CustomColumn",
    "CustomColumnCreate",
    "CustomColumnKind",
    "CustomColumnType",
    "CustomRow",
    "CustomRowCell",
    "CustomRowCellKind",
    "CustomRowCellValue",
    "CustomRowCells",
    "CustomRowExternalKey",
    "CustomRowReference",
    "CustomRowRename",
    "CustomRowsDelete",
    "CustomRowsPut",
    "CustomTable",
    "CustomTableCreate",
    "CustomTableKind",
    "CustomTableType",
    "DeleteCellsResponse",
    "DeleteCustomRowResponse",
    "ForeignTable",
    "InsertCellsResponse",
    "MatrixCellsAppend",
    "MatrixCellsRemove",
    "MatrixColumnFilter",
    "MatrixColumnRename",
    "MatrixInputCellByName",
    "MatrixInputColumn",
    "MatrixInputColumnKind",
    "MatrixInputColumnType",
    "MatrixInputTableName",
    "MatrixResultCellByName",
    "MatrixResultColumn",
    "MatrixResultColumnCreate",
    "MatrixResultTable",
    "MatrixResultTableName",
    "MatrixResultTableReference",
    "MatrixRowInputByName",
    "MatrixRowQuery",
    "MatrixRowsPut",
    "MatrixTableCreate",
    "MatrixTableRename",
    "NativeRowCells",
    "NativeRowIdentifier",
    "NativeRowIdentifierInput",
    "NativeRowsPut",
    "NativeTableName",
    "NativeTableReference",
    "NativeTableReferenceInput",
    "NativeTableType",
    "NumDeleted",
    "NumInserted",
    "NumInsertedNumUpdated",
    "PutCustomRowResponse",
    "ReferenceCardinality",
    "ReferenceColumnArgs",
]


class ColumnCardinality(OpenEnum):
    """Values of ``cardinality`` of :class:`CustomColumnType`."""

    MANY_TO_MANY = "many_to_many"
    MANY_TO_ONE = "many_to_one"
    ONE_TO_MANY = "one_to_many"
    ONE_TO_ONE = "one_to_one"


class CustomColumnKind(OpenEnum):
    """Values of ``type`` of :class:`CustomColumnType` and ``column_type_name`` of :class:`CustomColumnCreate`."""

    BOOLEAN = "boolean"
    CUSTOM_REFERENCE = "custom_reference"
    NATIVE_REFERENCE = "native_reference"
    TEXT = "text"


class CustomRowCellKind(OpenEnum):
    """Values of ``type`` of :class:`CustomRowCellValue`."""

    BOOLEAN = "boolean"
    CUSTOM_TABLE = "custom_table"
    NATIVE_TABLE = "native_table"
    TEXT = "text"


class CustomTableKind(OpenEnum):
    """Values of ``type`` of :class:`CustomRowReference` and ``type`` of :class:`ForeignTable`."""

    CUSTOM_TABLE = "custom_table"
    NATIVE_TABLE = "native_table"


class CustomTableType(OpenEnum):
    """Values of ``type`` of :class:`CustomTable` and ``type`` of :class:`CustomTableCreate`."""

    CUSTOM_TABLE = "custom_table"


class MatrixInputColumnKind(OpenEnum):
    """Values of ``type`` of :class:`MatrixInputColumnType`."""

    NATIVE_TABLE = "native_table"
    NUMBER = "number"


class MatrixInputTableName(OpenEnum):
    """Values of ``table_name`` of :class:`MatrixInputColumnType`."""

    ACCOUNTING_FIELD_OPTIONS = "accounting_field_options"
    BUSINESS_ENTITIES = "business_entities"
    DEPARTMENTS = "departments"
    LOCATIONS = "locations"
    USERS = "users"


class MatrixResultTableName(OpenEnum):
    """Values of ``table_name`` of :class:`MatrixResultTableReference` and ``table_name`` of
    :class:`MatrixResultTable`.
    """

    ACCOUNTING_FIELD_OPTIONS = "accounting_field_options"
    USERS = "users"


class NativeTableName(OpenEnum):
    """Values of ``table_name`` of :class:`NativeTableReference` and ``table_name`` of
    :class:`NativeTableReferenceInput`.
    """

    ACCOUNTING_FIELD_OPTIONS = "accounting_field_options"
    BILLS = "bills"
    BUSINESS_ENTITIES = "business_entities"
    DEPARTMENTS = "departments"
    LOCATIONS = "locations"
    REIMBURSEMENTS = "reimbursements"
    TRANSACTIONS = "transactions"
    USERS = "users"


class NativeTableType(OpenEnum):
    """Values of ``type`` of :class:`NativeTableReference`, ``type`` of :class:`MatrixResultTableReference`,
    ``type`` of :class:`NativeTableReferenceInput` and elsewhere.
    """

    NATIVE_TABLE = "native_table"


class ReferenceCardinality(OpenEnum):
    """Values of ``cardinality`` of :class:`MatrixResultColumn`, ``cardinality`` of
    :class:`MatrixResultColumnCreate` and ``cardinality`` of :class:`ReferenceColumnArgs`.
    """

    MANY_TO_MANY = "many_to_many"
    MANY_TO_ONE = "many_to_one"


class CreatedTableColumnResponse(Model):
    """The answer to ``custom_records.native_tables.columns.create`` and the answer to
    ``custom_records.tables.columns.create``.
    """

    column_id: str | None = None


class CustomCellReference(RequestModel):
    """``contents`` of :class:`CustomCell`."""

    column_name: str
    value: str


class CustomCell(RequestModel):
    """``cells`` of :class:`NativeRowCells` and ``cells`` of :class:`CustomRowCells`."""

    name: str
    contents: bool | str | CustomCellReference | UnsetType | None = UNSET


class CustomColumnType(Model):
    """``type`` of :class:`CustomColumn`."""

    type: CustomColumnKind | None = None
    cardinality: ColumnCardinality | None = None
    corresponding_column_id: str | None = None
    table_display_name: str | None = None
    table_id: str | None = None
    table_name: str | None = None


class CustomColumn(Model):
    """A record of ``custom_records.native_tables.columns.list`` and a record of
    ``custom_records.tables.columns.list``.
    """

    id: str | None = None
    allows_writes: bool | None = None
    display_name: str | None = None
    name: str | None = None
    type: CustomColumnType | None = None


class ForeignTable(RequestModel):
    """``foreign_table`` of :class:`ReferenceColumnArgs`."""

    table_name: str
    type: CustomTableKind | UnsetType = UNSET


class ReferenceColumnArgs(RequestModel):
    """``reference_args`` of :class:`CustomColumnCreate`."""

    cardinality: ReferenceCardinality
    corresponding_column_name: str
    foreign_table: ForeignTable
    corresponding_column_label: str | UnsetType | None = UNSET


class CustomColumnCreate(RequestModel):
    """The body of ``custom_records.native_tables.columns.create`` and the body of
    ``custom_records.tables.columns.create``.
    """

    column_type_name: CustomColumnKind
    label: str
    name: str
    reference_args: ReferenceColumnArgs | UnsetType | None = UNSET


class CustomRowReference(Model):
    """``rows`` of :class:`CustomRowCellValue`."""

    display_name: str | None = None
    external_key: str | None = None
    row_id: str | None = None
    type: CustomTableKind | None = None


class CustomRowCellValue(Model):
    """``value`` of :class:`CustomRowCell`."""

    display_name: str | None = None
    type: CustomRowCellKind | None = None
    value: bool | str | None = None
    has_more: bool | None = None
    rows: list[CustomRowReference] | None = None
    table_name: str | None = None


class CustomRowCell(Model):
    """``cells`` of :class:`CustomRow`."""

    column_display_name: str | None = None
    column_id: str | None = None
    value: CustomRowCellValue | None = None


class CustomRow(Model):
    """A record of ``custom_records.native_tables.rows.list`` and a record of ``custom_records.tables.rows.list``."""

    id: str | None = None
    cells: list[CustomRowCell] | None = None
    display_name: str | None = None
    external_key: str | None = None


class CustomRowCells(RequestModel):
    """``data`` of :class:`CustomRowsPut`."""

    cells: list[CustomCell]
    external_key: str


class CustomRowExternalKey(RequestModel):
    """``data`` of :class:`CustomRowsDelete`."""

    external_key: str


class CustomRowRename(RequestModel):
    """The body of ``custom_records.tables.rows.rename``."""

    new_external_key: str


class CustomRowsDelete(RequestModel):
    """The body of ``custom_records.tables.rows.delete``."""

    data: list[CustomRowExternalKey]


class CustomRowsPut(RequestModel):
    """The body of ``custom_records.tables.rows.upsert``, the body of ``custom_records.tables.rows.append_cells``
    and the body of ``custom_records.tables.rows.remove_cells``.
    """

    data: list[CustomRowCells]


class CustomTable(Model):
    """A record of ``custom_records.tables.list``."""

    table_label: str | None = None
    table_name: str | None = None
    type: CustomTableType | None = None


class CustomTableCreate(RequestModel):
    """The body of ``custom_records.tables.create``."""

    table_label: str
    table_name: str
    type: CustomTableType | UnsetType = UNSET


class NumDeleted(Model):
    """``metadata`` of :class:`DeleteCellsResponse` and ``metadata`` of :class:`DeleteCustomRowResponse`."""

    deleted: int | None = None


class DeleteCellsResponse(Model):
    """The answer to ``custom_records.native_tables.rows.remove_cells`` and the answer to
    ``custom_records.tables.rows.remove_cells``.
    """

    metadata: NumDeleted | None = None


class DeleteCustomRowResponse(Model):
    """The answer to ``custom_records.tables.rows.delete``."""

    metadata: NumDeleted | None = None


class NumInserted(Model):
    """``metadata`` of :class:`InsertCellsResponse`."""

    inserted: int | None = None


class InsertCellsResponse(Model):
    """The answer to ``custom_records.native_tables.rows.append_cells`` and the answer to
    ``custom_records.tables.rows.append_cells``.
    """

    metadata: NumInserted | None = None


class NativeRowIdentifier(RequestModel):
    """``identifier`` of :class:`MatrixInputCellByName` and ``identifier`` of :class:`MatrixResultCellByName`."""

    column_name: str
    value: str


class MatrixInputCellByName(RequestModel):
    """``inputs`` of :class:`MatrixRowInputByName`."""

    column_name: str
    identifier: NativeRowIdentifier | UnsetType | None = UNSET
    number_identifier: Decimal | UnsetType | None = UNSET


class MatrixResultCellByName(RequestModel):
    """``results`` of :class:`MatrixRowInputByName`."""

    column_name: str
    identifier: NativeRowIdentifier | None


class MatrixRowInputByName(RequestModel):
    """``data`` of :class:`MatrixRowsPut`, ``data`` of :class:`MatrixCellsAppend` and ``data`` of
    :class:`MatrixCellsRemove`.
    """

    inputs: list[MatrixInputCellByName]
    results: list[MatrixResultCellByName]


class MatrixCellsAppend(RequestModel):
    """The body of ``custom_records.matrix_tables.rows.append_cells``."""

    data: list[MatrixRowInputByName]


class MatrixCellsRemove(RequestModel):
    """The body of ``custom_records.matrix_tables.rows.remove_cells``."""

    data: list[MatrixRowInputByName]


class MatrixColumnFilter(RequestModel):
    """``filters`` of :class:`MatrixRowQuery`."""

    column_name: str
    one_of: list[str]


class MatrixColumnRename(RequestModel):
    """The body of ``custom_records.matrix_tables.columns.rename``."""

    new_name: str


class MatrixInputColumnType(RequestModel):
    """``column_type`` of :class:`MatrixInputColumn`."""

    __rules__ = (ByKind("type", {"native_table": ("table_name",)}),)

    accounting_field_ramp_id: str | UnsetType | None = UNSET
    table_name: MatrixInputTableName | UnsetType = UNSET
    type: MatrixInputColumnKind | UnsetType | None = UNSET


class MatrixInputColumn(RequestModel):
    """``input_columns`` of :class:`MatrixTableCreate`."""

    column_type: MatrixInputColumnType
    label: str
    name: str | UnsetType | None = UNSET


class MatrixResultTableReference(RequestModel):
    """``native_table`` of :class:`MatrixResultColumn`."""

    table_name: MatrixResultTableName
    accounting_field_ramp_id: str | UnsetType | None = UNSET
    type: NativeTableType | UnsetType | None = UNSET


class MatrixResultColumn(RequestModel):
    """``result_columns`` of :class:`MatrixTableCreate`."""

    cardinality: ReferenceCardinality
    label: str
    native_table: MatrixResultTableReference
    name: str | UnsetType | None = UNSET


class MatrixResultTable(RequestModel):
    """``native_table`` of :class:`MatrixResultColumnCreate`."""

    table_name: MatrixResultTableName
    accounting_field_ramp_id: str | UnsetType | None = UNSET
    type: NativeTableType | UnsetType | None = UNSET


class MatrixResultColumnCreate(RequestModel):
    """The body of ``custom_records.matrix_tables.columns.create``."""

    cardinality: ReferenceCardinality
    label: str
    native_table: MatrixResultTable
    name: str | UnsetType | None = UNSET


class MatrixRowQuery(RequestModel):
    """The body of ``custom_records.matrix_tables.rows.list``."""

    external_keys: list[str] | UnsetType | None = UNSET
    filters: list[MatrixColumnFilter] | UnsetType | None = UNSET
    page_size: int | UnsetType | None = UNSET
    start: str | UnsetType | None = UNSET


class MatrixRowsPut(RequestModel):
    """The body of ``custom_records.matrix_tables.rows.upsert``."""

    data: list[MatrixRowInputByName]


class MatrixTableCreate(RequestModel):
    """The body of ``custom_records.matrix_tables.create``."""

    input_columns: list[MatrixInputColumn]
    label: str
    result_columns: list[MatrixResultColumn]
    name: str | UnsetType | None = UNSET


class MatrixTableRename(RequestModel):
    """The body of ``custom_records.matrix_tables.rename``."""

    new_name: str


class NativeRowIdentifierInput(RequestModel):
    """``row`` of :class:`NativeRowCells`."""

    column_name: str
    value: str


class NativeRowCells(RequestModel):
    """``data`` of :class:`NativeRowsPut`."""

    cells: list[CustomCell]
    row: NativeRowIdentifierInput


class NativeRowsPut(RequestModel):
    """The body of ``custom_records.native_tables.rows.update``, the body of
    ``custom_records.native_tables.rows.append_cells`` and the body of
    ``custom_records.native_tables.rows.remove_cells``.
    """

    data: list[NativeRowCells]


class NativeTableReference(Model):
    """A record of ``custom_records.native_tables.list``."""

    table_name: NativeTableName | None = None
    type: NativeTableType | None = None


class NativeTableReferenceInput(RequestModel):
    """The body of ``custom_records.native_tables.extend``."""

    table_name: NativeTableName
    type: NativeTableType | UnsetType = UNSET


class NumInsertedNumUpdated(Model):
    """``metadata`` of :class:`PutCustomRowResponse`."""

    inserted: int | None = None
    updated: int | None = None


class PutCustomRowResponse(Model):
    """The answer to ``custom_records.native_tables.rows.update`` and the answer to
    ``custom_records.tables.rows.upsert``.
    """

    metadata: NumInsertedNumUpdated | None = None

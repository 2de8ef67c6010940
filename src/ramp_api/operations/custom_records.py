"""Operations of custom_records. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operation import OPEN, START, Operation, Parameter

if TYPE_CHECKING:
    from typing import Any

    from ramp_api.models import custom_records as models
    from ramp_api.pages import Page

MATRIX_TABLES_LIST: Operation[Any] = Operation(
    name="custom_records.matrix_tables.list",
    id=None,
    method="GET",
    path="/developer/v1/custom-records/matrix-tables",
    summary="Every matrix table: results by combinations of inputs.",
    scopes=("custom_records:read",),
    result=OPEN,
    retry="safe",
    known="request",
    since="2026-08",
)

MATRIX_TABLES_CREATE: Operation[Any] = Operation(
    name="custom_records.matrix_tables.create",
    id="PostDevApiMatrixTables",
    method="POST",
    path="/developer/v1/custom-records/matrix-tables",
    summary="Add a matrix table, with the columns that it looks up by and those that it gives.",
    scopes=("custom_records:write",),
    body="custom_records:MatrixTableCreate",
    result=OPEN,
    retry="unkeyed",
    known="request",
    since="2026-08",
)

MATRIX_TABLES_RENAME: Operation[Any] = Operation(
    name="custom_records.matrix_tables.rename",
    id="PostDevApiRenameMatrixTable",
    method="POST",
    path="/developer/v1/custom-records/matrix-tables/{table_name}/rename",
    summary="Give a matrix table another name.",
    scopes=("custom_records:write",),
    body="custom_records:MatrixTableRename",
    result=OPEN,
    retry="unkeyed",
    known="request",
    since="2026-08",
)

NATIVE_TABLES_LIST: Operation[Page[models.NativeTableReference]] = Operation(
    name="custom_records.native_tables.list",
    id="get_dev_api_native_table",
    method="GET",
    path="/developer/v1/custom-records/native-tables",
    summary="Every table of Ramp's own that carries custom columns.",
    scopes=("custom_records:read",),
    query=(Parameter("start", since="unpublished"),),
    result="custom_records:NativeTableReference",
    paged=True,
    bare_cursor=True,
    retry="safe",
    plus=True,
)

NATIVE_TABLES_EXTEND: Operation[None] = Operation(
    name="custom_records.native_tables.extend",
    id="post_dev_api_configure_native_tables",
    method="POST",
    path="/developer/v1/custom-records/configure/native-tables",
    summary="Let one of Ramp's own tables carry custom columns.",
    scopes=("custom_records:write",),
    body="custom_records:NativeTableReferenceInput",
    retry="unkeyed",
    plus=True,
)

TABLES_LIST: Operation[Page[models.CustomTable]] = Operation(
    name="custom_records.tables.list",
    id="get_dev_api_custom_table",
    method="GET",
    path="/developer/v1/custom-records/custom-tables",
    summary="Every custom table.",
    scopes=("custom_records:read",),
    query=(Parameter("start", since="unpublished"),),
    result="custom_records:CustomTable",
    paged=True,
    bare_cursor=True,
    retry="safe",
    plus=True,
)

TABLES_CREATE: Operation[None] = Operation(
    name="custom_records.tables.create",
    id="post_dev_api_configure_custom_tables",
    method="POST",
    path="/developer/v1/custom-records/configure/custom-tables",
    summary="Add a custom table.",
    scopes=("custom_records:write",),
    body="custom_records:CustomTableCreate",
    retry="unkeyed",
    plus=True,
)

MATRIX_TABLES_COLUMNS_CREATE: Operation[Any] = Operation(
    name="custom_records.matrix_tables.columns.create",
    id="PostDevApiAddMatrixResultColumn",
    method="POST",
    path="/developer/v1/custom-records/matrix-tables/{table_name}/columns",
    summary="Add a column of results to a matrix table.",
    scopes=("custom_records:write",),
    body="custom_records:MatrixResultColumnCreate",
    result=OPEN,
    retry="unkeyed",
    known="request",
    since="2026-08",
)

MATRIX_TABLES_COLUMNS_RENAME: Operation[Any] = Operation(
    name="custom_records.matrix_tables.columns.rename",
    id="PatchDevApiRenameMatrixColumn",
    method="PATCH",
    path="/developer/v1/custom-records/matrix-tables/{table_name}/columns/{column_name}",
    summary="Give a column of a matrix table another name.",
    scopes=("custom_records:write",),
    body="custom_records:MatrixColumnRename",
    result=OPEN,
    retry="unkeyed",
    known="request",
    since="2026-08",
)

MATRIX_TABLES_ROWS_LIST: Operation[Page[Any]] = Operation(
    name="custom_records.matrix_tables.rows.list",
    id="PostDevApiMatrixListRows",
    method="POST",
    path="/developer/v1/custom-records/matrix-tables/{table_name}/list-rows",
    summary="The rows of a matrix table, by their keys or by what their columns hold.",
    scopes=("custom_records:read",),
    body="custom_records:MatrixRowQuery",
    result=OPEN,
    paged=True,
    cursor_in="body",
    bare_cursor=True,
    retry="safe",
    known="request",
    since="2026-08",
)

MATRIX_TABLES_ROWS_UPSERT: Operation[Any] = Operation(
    name="custom_records.matrix_tables.rows.upsert",
    id="PutDevApiMatrixPutRows",
    method="PUT",
    path="/developer/v1/custom-records/matrix-tables/{table_name}/rows",
    summary="Insert or update rows of a matrix table, by their inputs.",
    scopes=("custom_records:write",),
    body="custom_records:MatrixRowsPut",
    result=OPEN,
    retry="unkeyed",
    known="request",
    since="2026-08",
)

MATRIX_TABLES_ROWS_APPEND_CELLS: Operation[Any] = Operation(
    name="custom_records.matrix_tables.rows.append_cells",
    id="PostDevApiMatrixAppendCells",
    method="POST",
    path="/developer/v1/custom-records/matrix-tables/{table_name}/rows/-/append",
    summary="Add values to the cells of rows of a matrix table.",
    scopes=("custom_records:write",),
    body="custom_records:MatrixCellsAppend",
    result=OPEN,
    retry="unkeyed",
    known="request",
    since="2026-08",
)

MATRIX_TABLES_ROWS_REMOVE_CELLS: Operation[Any] = Operation(
    name="custom_records.matrix_tables.rows.remove_cells",
    id="PostDevApiMatrixRemoveCells",
    method="POST",
    path="/developer/v1/custom-records/matrix-tables/{table_name}/rows/-/remove",
    summary="Remove values from the cells of rows of a matrix table.",
    scopes=("custom_records:write",),
    body="custom_records:MatrixCellsRemove",
    result=OPEN,
    retry="unkeyed",
    known="request",
    since="2026-08",
)

MATRIX_TABLES_ROWS_DELETE: Operation[Any] = Operation(
    name="custom_records.matrix_tables.rows.delete",
    id="DeleteDevApiDeleteMatrixRow",
    method="DELETE",
    path="/developer/v1/custom-records/matrix-tables/{table_name}/rows/{row_id}",
    summary="Delete a row of a matrix table.",
    scopes=("custom_records:write",),
    result=OPEN,
    retry="unkeyed",
    known="request",
    since="2026-08",
)

NATIVE_TABLES_COLUMNS_LIST: Operation[Page[models.CustomColumn]] = Operation(
    name="custom_records.native_tables.columns.list",
    id="get_dev_api_native_table_column",
    method="GET",
    path="/developer/v1/custom-records/native-tables/{native_table_name}/columns",
    summary="The custom columns of one of Ramp's own tables.",
    scopes=("custom_records:read",),
    query=(Parameter("start", since="unpublished"),),
    result="custom_records:CustomColumn",
    paged=True,
    bare_cursor=True,
    retry="safe",
    plus=True,
)

NATIVE_TABLES_COLUMNS_CREATE: Operation[models.CreatedTableColumnResponse] = Operation(
    name="custom_records.native_tables.columns.create",
    id="post_dev_api_configure_native_table_columns",
    method="POST",
    path="/developer/v1/custom-records/configure/native-tables/{native_table_name}/columns",
    summary="Add a custom column to one of Ramp's own tables.",
    scopes=("custom_records:write",),
    body="custom_records:CustomColumnCreate",
    result="custom_records:CreatedTableColumnResponse",
    retry="unkeyed",
    plus=True,
)

NATIVE_TABLES_COLUMNS_RENAME: Operation[Any] = Operation(
    name="custom_records.native_tables.columns.rename",
    id=None,
    method="PATCH",
    path="/developer/v1/custom-records/configure/native-tables/{native_table_name}/columns/{column_name}",
    summary="Give a custom column of one of Ramp's own tables another name.",
    scopes=("custom_records:write",),
    body=OPEN,
    result=OPEN,
    retry="unkeyed",
    known="path",
    plus=True,
    beta=True,
    since="2026-08",
)

NATIVE_TABLES_ROWS_LIST: Operation[Page[models.CustomRow]] = Operation(
    name="custom_records.native_tables.rows.list",
    id="get_dev_api_native_row",
    method="GET",
    path="/developer/v1/custom-records/native-tables/{native_table_name}/rows",
    summary="The custom cells of rows of one of Ramp's own tables.",
    scopes=("custom_records:read",),
    query=(
        Parameter("ramp_id", many=True),
        Parameter("filter", "filters", unlisted_since="2026-08"),
        Parameter("include_all_referenced_rows", "boolean", since="2026-08"),
        START,
        Parameter("page_size", "integer", minimum=2, maximum=100, default=50),
    ),
    result="custom_records:CustomRow",
    paged=True,
    bare_cursor=True,
    retry="safe",
    plus=True,
)

NATIVE_TABLES_ROWS_UPDATE: Operation[models.PutCustomRowResponse] = Operation(
    name="custom_records.native_tables.rows.update",
    id="put_dev_api_native_row",
    method="PUT",
    path="/developer/v1/custom-records/native-tables/{native_table_name}/rows",
    summary="Set custom cells of rows of one of Ramp's own tables.",
    scopes=("custom_records:write",),
    body="custom_records:NativeRowsPut",
    result="custom_records:PutCustomRowResponse",
    retry="unkeyed",
    plus=True,
)

NATIVE_TABLES_ROWS_APPEND_CELLS: Operation[models.InsertCellsResponse] = Operation(
    name="custom_records.native_tables.rows.append_cells",
    id="post_dev_api_append_native_row_cells",
    method="POST",
    path="/developer/v1/custom-records/native-tables/{native_table_name}/rows/-/append",
    summary="Add values to custom cells of one of Ramp's own tables that hold several.",
    scopes=("custom_records:write",),
    body="custom_records:NativeRowsPut",
    result="custom_records:InsertCellsResponse",
    retry="unkeyed",
    plus=True,
)

NATIVE_TABLES_ROWS_REMOVE_CELLS: Operation[models.DeleteCellsResponse] = Operation(
    name="custom_records.native_tables.rows.remove_cells",
    id="post_dev_api_remove_native_row_cells",
    method="POST",
    path="/developer/v1/custom-records/native-tables/{native_table_name}/rows/-/remove",
    summary="Remove values from custom cells of one of Ramp's own tables that hold several.",
    scopes=("custom_records:write",),
    body="custom_records:NativeRowsPut",
    result="custom_records:DeleteCellsResponse",
    retry="unkeyed",
    plus=True,
)

TABLES_COLUMNS_LIST: Operation[Page[models.CustomColumn]] = Operation(
    name="custom_records.tables.columns.list",
    id="get_dev_api_custom_table_column",
    method="GET",
    path="/developer/v1/custom-records/custom-tables/{custom_table_name}/columns",
    summary="The columns of a custom table.",
    scopes=("custom_records:read",),
    query=(Parameter("start", since="unpublished"),),
    result="custom_records:CustomColumn",
    paged=True,
    bare_cursor=True,
    retry="safe",
    plus=True,
)

TABLES_COLUMNS_CREATE: Operation[models.CreatedTableColumnResponse] = Operation(
    name="custom_records.tables.columns.create",
    id="post_dev_api_configure_custom_table_columns",
    method="POST",
    path="/developer/v1/custom-records/configure/custom-tables/{custom_table_name}/columns",
    summary="Add a column to a custom table.",
    scopes=("custom_records:write",),
    body="custom_records:CustomColumnCreate",
    result="custom_records:CreatedTableColumnResponse",
    retry="unkeyed",
    plus=True,
)

TABLES_COLUMNS_RENAME: Operation[Any] = Operation(
    name="custom_records.tables.columns.rename",
    id=None,
    method="PATCH",
    path="/developer/v1/custom-records/configure/custom-tables/{custom_table_name}/columns/{column_name}",
    summary="Give a column of a custom table another name.",
    scopes=("custom_records:write",),
    body=OPEN,
    result=OPEN,
    retry="unkeyed",
    known="path",
    plus=True,
    beta=True,
    since="2026-08",
)

TABLES_ROWS_LIST: Operation[Page[models.CustomRow]] = Operation(
    name="custom_records.tables.rows.list",
    id="get_dev_api_custom_row",
    method="GET",
    path="/developer/v1/custom-records/custom-tables/{custom_table_name}/rows",
    summary="The rows of a custom table, or those that match the filters.",
    scopes=("custom_records:read",),
    query=(
        Parameter("external_key", many=True),
        Parameter("filter", "filters", unlisted_since="2026-08"),
        Parameter("include_all_referenced_rows", "boolean", since="2026-08"),
        START,
        Parameter("page_size", "integer", minimum=2, maximum=100, default=50),
    ),
    result="custom_records:CustomRow",
    paged=True,
    bare_cursor=True,
    retry="safe",
    plus=True,
)

TABLES_ROWS_UPSERT: Operation[models.PutCustomRowResponse] = Operation(
    name="custom_records.tables.rows.upsert",
    id="put_dev_api_custom_row",
    method="PUT",
    path="/developer/v1/custom-records/custom-tables/{custom_table_name}/rows",
    summary="Insert or update rows of a custom table, by their external keys.",
    scopes=("custom_records:write",),
    body="custom_records:CustomRowsPut",
    result="custom_records:PutCustomRowResponse",
    retry="unkeyed",
    plus=True,
)

TABLES_ROWS_APPEND_CELLS: Operation[models.InsertCellsResponse] = Operation(
    name="custom_records.tables.rows.append_cells",
    id="post_dev_api_append_custom_row_cells",
    method="POST",
    path="/developer/v1/custom-records/custom-tables/{table_name}/rows/-/append",
    summary="Add values to cells of a custom table that hold several.",
    scopes=("custom_records:write",),
    body="custom_records:CustomRowsPut",
    result="custom_records:InsertCellsResponse",
    retry="unkeyed",
    plus=True,
)

TABLES_ROWS_REMOVE_CELLS: Operation[models.DeleteCellsResponse] = Operation(
    name="custom_records.tables.rows.remove_cells",
    id="post_dev_api_remove_custom_row_cells",
    method="POST",
    path="/developer/v1/custom-records/custom-tables/{table_name}/rows/-/remove",
    summary="Remove values from cells of a custom table that hold several.",
    scopes=("custom_records:write",),
    body="custom_records:CustomRowsPut",
    result="custom_records:DeleteCellsResponse",
    retry="unkeyed",
    plus=True,
)

TABLES_ROWS_RENAME: Operation[Any] = Operation(
    name="custom_records.tables.rows.rename",
    id="PatchDevApiChangeCustomRowExternalKey",
    method="PATCH",
    path="/developer/v1/custom-records/custom-tables/{custom_table_name}/rows/{row_id}",
    summary="Give a row of a custom table another external key.",
    scopes=("custom_records:write",),
    body="custom_records:CustomRowRename",
    result=OPEN,
    retry="unkeyed",
    known="request",
    since="2026-08",
)

TABLES_ROWS_DELETE: Operation[models.DeleteCustomRowResponse] = Operation(
    name="custom_records.tables.rows.delete",
    id="delete_dev_api_custom_row",
    method="DELETE",
    path="/developer/v1/custom-records/custom-tables/{custom_table_name}/rows",
    summary="Delete rows of a custom table by their external keys.",
    scopes=("custom_records:write",),
    body="custom_records:CustomRowsDelete",
    result="custom_records:DeleteCustomRowResponse",
    retry="unkeyed",
    plus=True,
)

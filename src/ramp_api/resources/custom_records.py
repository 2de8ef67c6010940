"""Methods of ``client.custom_records``. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import UNSET

from ramp_api.operations import custom_records as operations
from ramp_api.resource import AsyncResource, Resource, nullable, optional

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from msgspec import UnsetType

    from ramp_api.models import custom_records as models
    from ramp_api.pages import AsyncPages, Pages

__all__ = [
    "AsyncCustomRecords",
    "AsyncCustomRecordsMatrixTables",
    "AsyncCustomRecordsMatrixTablesColumns",
    "AsyncCustomRecordsMatrixTablesRows",
    "AsyncCustomRecordsNativeTables",
    "AsyncCustomRecordsNativeTablesColumns",
    "AsyncCustomRecordsNativeTablesRows",
    "AsyncCustomRecordsTables",
    "AsyncCustomRecordsTablesColumns",
    "AsyncCustomRecordsTablesRows",
    "CustomRecords",
    "CustomRecordsMatrixTables",
    "CustomRecordsMatrixTablesColumns",
    "CustomRecordsMatrixTablesRows",
    "CustomRecordsNativeTables",
    "CustomRecordsNativeTablesColumns",
    "CustomRecordsNativeTablesRows",
    "CustomRecordsTables",
    "CustomRecordsTablesColumns",
    "CustomRecordsTablesRows",
]


class CustomRecordsMatrixTablesColumns(Resource):
    """``Client.custom_records.matrix_tables.columns``."""

    __slots__ = ()

    def create(
        self,
        table_name: str,
        *,
        cardinality: models.ReferenceCardinality | str,
        label: str,
        native_table: models.MatrixResultTable | Mapping[str, Any],
        name: str | UnsetType | None = UNSET,
        timeout: float | None = None,
    ) -> Any:
        """Add a column of results to a matrix table.

        Ramp: ``POST /developer/v1/custom-records/matrix-tables/{table_name}/columns``, operation
        ``PostDevApiAddMatrixResultColumn``, scope ``custom_records:write``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(
            operations.MATRIX_TABLES_COLUMNS_CREATE,
            path={"table_name": table_name},
            body={"cardinality": cardinality, "label": label, "native_table": native_table} | nullable(name=name),
            timeout=timeout,
        )

    def rename(
        self,
        table_name: str,
        column_name: str,
        *,
        new_name: str,
        timeout: float | None = None,
    ) -> Any:
        """Give a column of a matrix table another name.

        Ramp: ``PATCH /developer/v1/custom-records/matrix-tables/{table_name}/columns/{column_name}``, operation
        ``PatchDevApiRenameMatrixColumn``, scope ``custom_records:write``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(
            operations.MATRIX_TABLES_COLUMNS_RENAME,
            path={"table_name": table_name, "column_name": column_name},
            body={"new_name": new_name},
            timeout=timeout,
        )


class CustomRecordsMatrixTablesRows(Resource):
    """``Client.custom_records.matrix_tables.rows``."""

    __slots__ = ()

    def list(
        self,
        table_name: str,
        *,
        external_keys: Sequence[str] | UnsetType | None = UNSET,
        filters: Sequence[models.MatrixColumnFilter | Mapping[str, Any]] | UnsetType | None = UNSET,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> Pages[Any]:
        """The rows of a matrix table, by their keys or by what their columns hold.

        Ramp: ``POST /developer/v1/custom-records/matrix-tables/{table_name}/list-rows``, operation
        ``PostDevApiMatrixListRows``, scope ``custom_records:read``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            start: the cursor to resume from: a page's ``next_cursor``.
            page_size: records a page, 2 to 100; not a limit on the whole.
            timeout: seconds for each page, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            PaginationError: the pages cannot be followed to their end.
        """
        return self._pages(
            operations.MATRIX_TABLES_ROWS_LIST,
            path={"table_name": table_name},
            body=optional(start=start, page_size=page_size) | nullable(external_keys=external_keys, filters=filters),
            timeout=timeout,
        )

    def upsert(
        self,
        table_name: str,
        *,
        data: Sequence[models.MatrixRowInputByName | Mapping[str, Any]],
        timeout: float | None = None,
    ) -> Any:
        """Insert or update rows of a matrix table, by their inputs.

        Ramp: ``PUT /developer/v1/custom-records/matrix-tables/{table_name}/rows``, operation
        ``PutDevApiMatrixPutRows``, scope ``custom_records:write``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(
            operations.MATRIX_TABLES_ROWS_UPSERT, path={"table_name": table_name}, body={"data": data}, timeout=timeout
        )

    def append_cells(
        self,
        table_name: str,
        *,
        data: Sequence[models.MatrixRowInputByName | Mapping[str, Any]],
        timeout: float | None = None,
    ) -> Any:
        """Add values to the cells of rows of a matrix table.

        Ramp: ``POST /developer/v1/custom-records/matrix-tables/{table_name}/rows/-/append``, operation
        ``PostDevApiMatrixAppendCells``, scope ``custom_records:write``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(
            operations.MATRIX_TABLES_ROWS_APPEND_CELLS,
            path={"table_name": table_name},
            body={"data": data},
            timeout=timeout,
        )

    def remove_cells(
        self,
        table_name: str,
        *,
        data: Sequence[models.MatrixRowInputByName | Mapping[str, Any]],
        timeout: float | None = None,
    ) -> Any:
        """Remove values from the cells of rows of a matrix table.

        Ramp: ``POST /developer/v1/custom-records/matrix-tables/{table_name}/rows/-/remove``, operation
        ``PostDevApiMatrixRemoveCells``, scope ``custom_records:write``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(
            operations.MATRIX_TABLES_ROWS_REMOVE_CELLS,
            path={"table_name": table_name},
            body={"data": data},
            timeout=timeout,
        )

    def delete(self, table_name: str, row_id: str, *, timeout: float | None = None) -> Any:
        """Delete a row of a matrix table.

        Ramp: ``DELETE /developer/v1/custom-records/matrix-tables/{table_name}/rows/{row_id}``, operation
        ``DeleteDevApiDeleteMatrixRow``, scope ``custom_records:write``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(
            operations.MATRIX_TABLES_ROWS_DELETE, path={"table_name": table_name, "row_id": row_id}, timeout=timeout
        )


class CustomRecordsMatrixTables(Resource):
    """``Client.custom_records.matrix_tables``."""

    __slots__ = ()

    @property
    def columns(self) -> CustomRecordsMatrixTablesColumns:
        """Columns of matrix tables."""
        return CustomRecordsMatrixTablesColumns(self._client)

    @property
    def rows(self) -> CustomRecordsMatrixTablesRows:
        """Rows of matrix tables."""
        return CustomRecordsMatrixTablesRows(self._client)

    def list(self, *, timeout: float | None = None) -> Any:
        """Every matrix table: results by combinations of inputs.

        Ramp: ``GET /developer/v1/custom-records/matrix-tables``, scope ``custom_records:read``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
        """
        return self._call(operations.MATRIX_TABLES_LIST, timeout=timeout)

    def create(
        self,
        *,
        input_columns: Sequence[models.MatrixInputColumn | Mapping[str, Any]],
        label: str,
        result_columns: Sequence[models.MatrixResultColumn | Mapping[str, Any]],
        name: str | UnsetType | None = UNSET,
        timeout: float | None = None,
    ) -> Any:
        """Add a matrix table, with the columns that it looks up by and those that it gives.

        Ramp: ``POST /developer/v1/custom-records/matrix-tables``, operation ``PostDevApiMatrixTables``, scope
        ``custom_records:write``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(
            operations.MATRIX_TABLES_CREATE,
            body={"input_columns": input_columns, "label": label, "result_columns": result_columns}
            | nullable(name=name),
            timeout=timeout,
        )

    def rename(
        self,
        table_name: str,
        *,
        new_name: str,
        timeout: float | None = None,
    ) -> Any:
        """Give a matrix table another name.

        Ramp: ``POST /developer/v1/custom-records/matrix-tables/{table_name}/rename``, operation
        ``PostDevApiRenameMatrixTable``, scope ``custom_records:write``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(
            operations.MATRIX_TABLES_RENAME,
            path={"table_name": table_name},
            body={"new_name": new_name},
            timeout=timeout,
        )


class CustomRecordsNativeTablesColumns(Resource):
    """``Client.custom_records.native_tables.columns``."""

    __slots__ = ()

    def list(
        self,
        native_table_name: str,
        *,
        start: str | None = None,
        timeout: float | None = None,
    ) -> Pages[models.CustomColumn]:
        """The custom columns of one of Ramp's own tables.

        Ramp: ``GET /developer/v1/custom-records/native-tables/{native_table_name}/columns``, operation
        ``get_dev_api_native_table_column``, scope ``custom_records:read``.

        Needs Ramp Plus.

        Args:
            start: the cursor to resume from: a page's ``next_cursor``.
            timeout: seconds for each page, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            PaginationError: the pages cannot be followed to their end.
        """
        return self._pages(
            operations.NATIVE_TABLES_COLUMNS_LIST,
            path={"native_table_name": native_table_name},
            query={"start": start},
            timeout=timeout,
        )

    def create(
        self,
        native_table_name: str,
        *,
        column_type_name: models.CustomColumnKind | str,
        label: str,
        name: str,
        reference_args: models.ReferenceColumnArgs | Mapping[str, Any] | UnsetType | None = UNSET,
        timeout: float | None = None,
    ) -> models.CreatedTableColumnResponse:
        """Add a custom column to one of Ramp's own tables.

        Ramp: ``POST /developer/v1/custom-records/configure/native-tables/{native_table_name}/columns``, operation
        ``post_dev_api_configure_native_table_columns``, scope ``custom_records:write``.

        Needs Ramp Plus.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(
            operations.NATIVE_TABLES_COLUMNS_CREATE,
            path={"native_table_name": native_table_name},
            body={"column_type_name": column_type_name, "label": label, "name": name}
            | nullable(reference_args=reference_args),
            timeout=timeout,
        )

    def rename(
        self,
        native_table_name: str,
        column_name: str,
        *,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Give a custom column of one of Ramp's own tables another name.

        Ramp: ``PATCH /developer/v1/custom-records/configure/native-tables/{native_table_name}/columns/{column_name}``,
        scope ``custom_records:write``.

        Needs Ramp Plus.

        Beta at Ramp: it may change.

        Open JSON both ways: Ramp has published neither what it takes nor what it answers.

        Args:
            body: what is sent, as Ramp's own documentation has it; nothing is checked here.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(
            operations.NATIVE_TABLES_COLUMNS_RENAME,
            path={"native_table_name": native_table_name, "column_name": column_name},
            body=body,
            timeout=timeout,
        )


class CustomRecordsNativeTablesRows(Resource):
    """``Client.custom_records.native_tables.rows``."""

    __slots__ = ()

    def list(
        self,
        native_table_name: str,
        *,
        ramp_id: Sequence[str] | None = None,
        filter: Mapping[str, str | Sequence[str]] | None = None,
        include_all_referenced_rows: bool | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> Pages[models.CustomRow]:
        """The custom cells of rows of one of Ramp's own tables.

        Ramp: ``GET /developer/v1/custom-records/native-tables/{native_table_name}/rows``, operation
        ``get_dev_api_native_row``, scope ``custom_records:read``.

        Needs Ramp Plus.

        Args:
            filter: what cells must hold: ``{"column.one_of": ["a", "b"]}`` or ``{"column.is_not": "a"}``. A reference
                is matched by the external key of its row, or by Ramp's id. Ramp's list of 2026-08 leaves it out.
            start: the cursor to resume from: a page's ``next_cursor``.
            page_size: records a page, 2 to 100; not a limit on the whole.
            timeout: seconds for each page, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            PaginationError: the pages cannot be followed to their end.
        """
        return self._pages(
            operations.NATIVE_TABLES_ROWS_LIST,
            path={"native_table_name": native_table_name},
            query={
                "ramp_id": ramp_id,
                "filter": filter,
                "include_all_referenced_rows": include_all_referenced_rows,
                "start": start,
                "page_size": page_size,
            },
            timeout=timeout,
        )

    def update(
        self,
        native_table_name: str,
        *,
        data: Sequence[models.NativeRowCells | Mapping[str, Any]],
        timeout: float | None = None,
    ) -> models.PutCustomRowResponse:
        """Set custom cells of rows of one of Ramp's own tables.

        Ramp: ``PUT /developer/v1/custom-records/native-tables/{native_table_name}/rows``, operation
        ``put_dev_api_native_row``, scope ``custom_records:write``.

        Needs Ramp Plus.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(
            operations.NATIVE_TABLES_ROWS_UPDATE,
            path={"native_table_name": native_table_name},
            body={"data": data},
            timeout=timeout,
        )

    def append_cells(
        self,
        native_table_name: str,
        *,
        data: Sequence[models.NativeRowCells | Mapping[str, Any]],
        timeout: float | None = None,
    ) -> models.InsertCellsResponse:
        """Add values to custom cells of one of Ramp's own tables that hold several.

        Ramp: ``POST /developer/v1/custom-records/native-tables/{native_table_name}/rows/-/append``, operation
        ``post_dev_api_append_native_row_cells``, scope ``custom_records:write``.

        Needs Ramp Plus.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(
            operations.NATIVE_TABLES_ROWS_APPEND_CELLS,
            path={"native_table_name": native_table_name},
            body={"data": data},
            timeout=timeout,
        )

    def remove_cells(
        self,
        native_table_name: str,
        *,
        data: Sequence[models.NativeRowCells | Mapping[str, Any]],
        timeout: float | None = None,
    ) -> models.DeleteCellsResponse:
        """Remove values from custom cells of one of Ramp's own tables that hold several.

        Ramp: ``POST /developer/v1/custom-records/native-tables/{native_table_name}/rows/-/remove``, operation
        ``post_dev_api_remove_native_row_cells``, scope ``custom_records:write``.

        Needs Ramp Plus.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(
            operations.NATIVE_TABLES_ROWS_REMOVE_CELLS,
            path={"native_table_name": native_table_name},
            body={"data": data},
            timeout=timeout,
        )


class CustomRecordsNativeTables(Resource):
    """``Client.custom_records.native_tables``."""

    __slots__ = ()

    @property
    def columns(self) -> CustomRecordsNativeTablesColumns:
        """Columns of native tables."""
        return CustomRecordsNativeTablesColumns(self._client)

    @property
    def rows(self) -> CustomRecordsNativeTablesRows:
        """Rows of native tables."""
        return CustomRecordsNativeTablesRows(self._client)

    def list(
        self,
        *,
        start: str | None = None,
        timeout: float | None = None,
    ) -> Pages[models.NativeTableReference]:
        """Every table of Ramp's own that carries custom columns.

        Ramp: ``GET /developer/v1/custom-records/native-tables``, operation ``get_dev_api_native_table``, scope
        ``custom_records:read``.

        Needs Ramp Plus.

        Args:
            start: the cursor to resume from: a page's ``next_cursor``.
            timeout: seconds for each page, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            PaginationError: the pages cannot be followed to their end.
        """
        return self._pages(operations.NATIVE_TABLES_LIST, query={"start": start}, timeout=timeout)

    def extend(
        self,
        *,
        table_name: models.NativeTableName | str,
        type: models.NativeTableType | str | None = None,
        timeout: float | None = None,
    ) -> None:
        """Let one of Ramp's own tables carry custom columns.

        Ramp: ``POST /developer/v1/custom-records/configure/native-tables``, operation
        ``post_dev_api_configure_native_tables``, scope ``custom_records:write``.

        Needs Ramp Plus.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(
            operations.NATIVE_TABLES_EXTEND, body={"table_name": table_name} | optional(type=type), timeout=timeout
        )


class CustomRecordsTablesColumns(Resource):
    """``Client.custom_records.tables.columns``."""

    __slots__ = ()

    def list(
        self,
        custom_table_name: str,
        *,
        start: str | None = None,
        timeout: float | None = None,
    ) -> Pages[models.CustomColumn]:
        """The columns of a custom table.

        Ramp: ``GET /developer/v1/custom-records/custom-tables/{custom_table_name}/columns``, operation
        ``get_dev_api_custom_table_column``, scope ``custom_records:read``.

        Needs Ramp Plus.

        Args:
            start: the cursor to resume from: a page's ``next_cursor``.
            timeout: seconds for each page, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            PaginationError: the pages cannot be followed to their end.
        """
        return self._pages(
            operations.TABLES_COLUMNS_LIST,
            path={"custom_table_name": custom_table_name},
            query={"start": start},
            timeout=timeout,
        )

    def create(
        self,
        custom_table_name: str,
        *,
        column_type_name: models.CustomColumnKind | str,
        label: str,
        name: str,
        reference_args: models.ReferenceColumnArgs | Mapping[str, Any] | UnsetType | None = UNSET,
        timeout: float | None = None,
    ) -> models.CreatedTableColumnResponse:
        """Add a column to a custom table.

        Ramp: ``POST /developer/v1/custom-records/configure/custom-tables/{custom_table_name}/columns``, operation
        ``post_dev_api_configure_custom_table_columns``, scope ``custom_records:write``.

        Needs Ramp Plus.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(
            operations.TABLES_COLUMNS_CREATE,
            path={"custom_table_name": custom_table_name},
            body={"column_type_name": column_type_name, "label": label, "name": name}
            | nullable(reference_args=reference_args),
            timeout=timeout,
        )

    def rename(
        self,
        custom_table_name: str,
        column_name: str,
        *,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Give a column of a custom table another name.

        Ramp: ``PATCH /developer/v1/custom-records/configure/custom-tables/{custom_table_name}/columns/{column_name}``,
        scope ``custom_records:write``.

        Needs Ramp Plus.

        Beta at Ramp: it may change.

        Open JSON both ways: Ramp has published neither what it takes nor what it answers.

        Args:
            body: what is sent, as Ramp's own documentation has it; nothing is checked here.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(
            operations.TABLES_COLUMNS_RENAME,
            path={"custom_table_name": custom_table_name, "column_name": column_name},
            body=body,
            timeout=timeout,
        )


class CustomRecordsTablesRows(Resource):
    """``Client.custom_records.tables.rows``."""

    __slots__ = ()

    def list(
        self,
        custom_table_name: str,
        *,
        external_key: Sequence[str] | None = None,
        filter: Mapping[str, str | Sequence[str]] | None = None,
        include_all_referenced_rows: bool | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> Pages[models.CustomRow]:
        """The rows of a custom table, or those that match the filters.

        Ramp: ``GET /developer/v1/custom-records/custom-tables/{custom_table_name}/rows``, operation
        ``get_dev_api_custom_row``, scope ``custom_records:read``.

        Needs Ramp Plus.

        Args:
            filter: what cells must hold: ``{"column.one_of": ["a", "b"]}`` or ``{"column.is_not": "a"}``. A reference
                is matched by the external key of its row, or by Ramp's id. Ramp's list of 2026-08 leaves it out.
            start: the cursor to resume from: a page's ``next_cursor``.
            page_size: records a page, 2 to 100; not a limit on the whole.
            timeout: seconds for each page, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            PaginationError: the pages cannot be followed to their end.
        """
        return self._pages(
            operations.TABLES_ROWS_LIST,
            path={"custom_table_name": custom_table_name},
            query={
                "external_key": external_key,
                "filter": filter,
                "include_all_referenced_rows": include_all_referenced_rows,
                "start": start,
                "page_size": page_size,
            },
            timeout=timeout,
        )

    def upsert(
        self,
        custom_table_name: str,
        *,
        data: Sequence[models.CustomRowCells | Mapping[str, Any]],
        timeout: float | None = None,
    ) -> models.PutCustomRowResponse:
        """Insert or update rows of a custom table, by their external keys.

        Ramp: ``PUT /developer/v1/custom-records/custom-tables/{custom_table_name}/rows``, operation
        ``put_dev_api_custom_row``, scope ``custom_records:write``.

        Needs Ramp Plus.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(
            operations.TABLES_ROWS_UPSERT,
            path={"custom_table_name": custom_table_name},
            body={"data": data},
            timeout=timeout,
        )

    def append_cells(
        self,
        custom_table_name: str,
        *,
        data: Sequence[models.CustomRowCells | Mapping[str, Any]],
        timeout: float | None = None,
    ) -> models.InsertCellsResponse:
        """Add values to cells of a custom table that hold several.

        Ramp: ``POST /developer/v1/custom-records/custom-tables/{table_name}/rows/-/append``, operation
        ``post_dev_api_append_custom_row_cells``, scope ``custom_records:write``.

        Needs Ramp Plus.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(
            operations.TABLES_ROWS_APPEND_CELLS,
            path={"table_name": custom_table_name},
            body={"data": data},
            timeout=timeout,
        )

    def remove_cells(
        self,
        custom_table_name: str,
        *,
        data: Sequence[models.CustomRowCells | Mapping[str, Any]],
        timeout: float | None = None,
    ) -> models.DeleteCellsResponse:
        """Remove values from cells of a custom table that hold several.

        Ramp: ``POST /developer/v1/custom-records/custom-tables/{table_name}/rows/-/remove``, operation
        ``post_dev_api_remove_custom_row_cells``, scope ``custom_records:write``.

        Needs Ramp Plus.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(
            operations.TABLES_ROWS_REMOVE_CELLS,
            path={"table_name": custom_table_name},
            body={"data": data},
            timeout=timeout,
        )

    def rename(
        self,
        custom_table_name: str,
        row_id: str,
        *,
        new_external_key: str,
        timeout: float | None = None,
    ) -> Any:
        """Give a row of a custom table another external key.

        Ramp: ``PATCH /developer/v1/custom-records/custom-tables/{custom_table_name}/rows/{row_id}``, operation
        ``PatchDevApiChangeCustomRowExternalKey``, scope ``custom_records:write``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(
            operations.TABLES_ROWS_RENAME,
            path={"custom_table_name": custom_table_name, "row_id": row_id},
            body={"new_external_key": new_external_key},
            timeout=timeout,
        )

    def delete(
        self,
        custom_table_name: str,
        *,
        data: Sequence[models.CustomRowExternalKey | Mapping[str, Any]],
        timeout: float | None = None,
    ) -> models.DeleteCustomRowResponse:
        """Delete rows of a custom table by their external keys.

        Ramp: ``DELETE /developer/v1/custom-records/custom-tables/{custom_table_name}/rows``, operation
        ``delete_dev_api_custom_row``, scope ``custom_records:write``.

        Needs Ramp Plus.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(
            operations.TABLES_ROWS_DELETE,
            path={"custom_table_name": custom_table_name},
            body={"data": data},
            timeout=timeout,
        )


class CustomRecordsTables(Resource):
    """``Client.custom_records.tables``."""

    __slots__ = ()

    @property
    def columns(self) -> CustomRecordsTablesColumns:
        """Columns of tables."""
        return CustomRecordsTablesColumns(self._client)

    @property
    def rows(self) -> CustomRecordsTablesRows:
        """Rows of tables."""
        return CustomRecordsTablesRows(self._client)

    def list(
        self,
        *,
        start: str | None = None,
        timeout: float | None = None,
    ) -> Pages[models.CustomTable]:
        """Every custom table.

        Ramp: ``GET /developer/v1/custom-records/custom-tables``, operation ``get_dev_api_custom_table``, scope
        ``custom_records:read``.

        Needs Ramp Plus.

        Args:
            start: the cursor to resume from: a page's ``next_cursor``.
            timeout: seconds for each page, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            PaginationError: the pages cannot be followed to their end.
        """
        return self._pages(operations.TABLES_LIST, query={"start": start}, timeout=timeout)

    def create(
        self,
        *,
        table_label: str,
        table_name: str,
        type: models.CustomTableType | str | None = None,
        timeout: float | None = None,
    ) -> None:
        """Add a custom table.

        Ramp: ``POST /developer/v1/custom-records/configure/custom-tables``, operation
        ``post_dev_api_configure_custom_tables``, scope ``custom_records:write``.

        Needs Ramp Plus.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(
            operations.TABLES_CREATE,
            body={"table_label": table_label, "table_name": table_name} | optional(type=type),
            timeout=timeout,
        )


class CustomRecords(Resource):
    """``Client.custom_records``."""

    __slots__ = ()

    @property
    def matrix_tables(self) -> CustomRecordsMatrixTables:
        """Matrix tables."""
        return CustomRecordsMatrixTables(self._client)

    @property
    def native_tables(self) -> CustomRecordsNativeTables:
        """Ramp's own tables, with custom columns."""
        return CustomRecordsNativeTables(self._client)

    @property
    def tables(self) -> CustomRecordsTables:
        """Custom tables."""
        return CustomRecordsTables(self._client)


class AsyncCustomRecordsMatrixTablesColumns(AsyncResource):
    """``AsyncClient.custom_records.matrix_tables.columns``."""

    __slots__ = ()

    async def create(
        self,
        table_name: str,
        *,
        cardinality: models.ReferenceCardinality | str,
        label: str,
        native_table: models.MatrixResultTable | Mapping[str, Any],
        name: str | UnsetType | None = UNSET,
        timeout: float | None = None,
    ) -> Any:
        """Add a column of results to a matrix table.

        Ramp: ``POST /developer/v1/custom-records/matrix-tables/{table_name}/columns``, operation
        ``PostDevApiAddMatrixResultColumn``, scope ``custom_records:write``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(
            operations.MATRIX_TABLES_COLUMNS_CREATE,
            path={"table_name": table_name},
            body={"cardinality": cardinality, "label": label, "native_table": native_table} | nullable(name=name),
            timeout=timeout,
        )

    async def rename(
        self,
        table_name: str,
        column_name: str,
        *,
        new_name: str,
        timeout: float | None = None,
    ) -> Any:
        """Give a column of a matrix table another name.

        Ramp: ``PATCH /developer/v1/custom-records/matrix-tables/{table_name}/columns/{column_name}``, operation
        ``PatchDevApiRenameMatrixColumn``, scope ``custom_records:write``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(
            operations.MATRIX_TABLES_COLUMNS_RENAME,
            path={"table_name": table_name, "column_name": column_name},
            body={"new_name": new_name},
            timeout=timeout,
        )


class AsyncCustomRecordsMatrixTablesRows(AsyncResource):
    """``AsyncClient.custom_records.matrix_tables.rows``."""

    __slots__ = ()

    def list(
        self,
        table_name: str,
        *,
        external_keys: Sequence[str] | UnsetType | None = UNSET,
        filters: Sequence[models.MatrixColumnFilter | Mapping[str, Any]] | UnsetType | None = UNSET,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> AsyncPages[Any]:
        """The rows of a matrix table, by their keys or by what their columns hold.

        Ramp: ``POST /developer/v1/custom-records/matrix-tables/{table_name}/list-rows``, operation
        ``PostDevApiMatrixListRows``, scope ``custom_records:read``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            start: the cursor to resume from: a page's ``next_cursor``.
            page_size: records a page, 2 to 100; not a limit on the whole.
            timeout: seconds for each page, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            PaginationError: the pages cannot be followed to their end.
        """
        return self._pages(
            operations.MATRIX_TABLES_ROWS_LIST,
            path={"table_name": table_name},
            body=optional(start=start, page_size=page_size) | nullable(external_keys=external_keys, filters=filters),
            timeout=timeout,
        )

    async def upsert(
        self,
        table_name: str,
        *,
        data: Sequence[models.MatrixRowInputByName | Mapping[str, Any]],
        timeout: float | None = None,
    ) -> Any:
        """Insert or update rows of a matrix table, by their inputs.

        Ramp: ``PUT /developer/v1/custom-records/matrix-tables/{table_name}/rows``, operation
        ``PutDevApiMatrixPutRows``, scope ``custom_records:write``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(
            operations.MATRIX_TABLES_ROWS_UPSERT, path={"table_name": table_name}, body={"data": data}, timeout=timeout
        )

    async def append_cells(
        self,
        table_name: str,
        *,
        data: Sequence[models.MatrixRowInputByName | Mapping[str, Any]],
        timeout: float | None = None,
    ) -> Any:
        """Add values to the cells of rows of a matrix table.

        Ramp: ``POST /developer/v1/custom-records/matrix-tables/{table_name}/rows/-/append``, operation
        ``PostDevApiMatrixAppendCells``, scope ``custom_records:write``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(
            operations.MATRIX_TABLES_ROWS_APPEND_CELLS,
            path={"table_name": table_name},
            body={"data": data},
            timeout=timeout,
        )

    async def remove_cells(
        self,
        table_name: str,
        *,
        data: Sequence[models.MatrixRowInputByName | Mapping[str, Any]],
        timeout: float | None = None,
    ) -> Any:
        """Remove values from the cells of rows of a matrix table.

        Ramp: ``POST /developer/v1/custom-records/matrix-tables/{table_name}/rows/-/remove``, operation
        ``PostDevApiMatrixRemoveCells``, scope ``custom_records:write``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(
            operations.MATRIX_TABLES_ROWS_REMOVE_CELLS,
            path={"table_name": table_name},
            body={"data": data},
            timeout=timeout,
        )

    async def delete(self, table_name: str, row_id: str, *, timeout: float | None = None) -> Any:
        """Delete a row of a matrix table.

        Ramp: ``DELETE /developer/v1/custom-records/matrix-tables/{table_name}/rows/{row_id}``, operation
        ``DeleteDevApiDeleteMatrixRow``, scope ``custom_records:write``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(
            operations.MATRIX_TABLES_ROWS_DELETE, path={"table_name": table_name, "row_id": row_id}, timeout=timeout
        )


class AsyncCustomRecordsMatrixTables(AsyncResource):
    """``AsyncClient.custom_records.matrix_tables``."""

    __slots__ = ()

    @property
    def columns(self) -> AsyncCustomRecordsMatrixTablesColumns:
        """Columns of matrix tables."""
        return AsyncCustomRecordsMatrixTablesColumns(self._client)

    @property
    def rows(self) -> AsyncCustomRecordsMatrixTablesRows:
        """Rows of matrix tables."""
        return AsyncCustomRecordsMatrixTablesRows(self._client)

    async def list(self, *, timeout: float | None = None) -> Any:
        """Every matrix table: results by combinations of inputs.

        Ramp: ``GET /developer/v1/custom-records/matrix-tables``, scope ``custom_records:read``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
        """
        return await self._call(operations.MATRIX_TABLES_LIST, timeout=timeout)

    async def create(
        self,
        *,
        input_columns: Sequence[models.MatrixInputColumn | Mapping[str, Any]],
        label: str,
        result_columns: Sequence[models.MatrixResultColumn | Mapping[str, Any]],
        name: str | UnsetType | None = UNSET,
        timeout: float | None = None,
    ) -> Any:
        """Add a matrix table, with the columns that it looks up by and those that it gives.

        Ramp: ``POST /developer/v1/custom-records/matrix-tables``, operation ``PostDevApiMatrixTables``, scope
        ``custom_records:write``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(
            operations.MATRIX_TABLES_CREATE,
            body={"input_columns": input_columns, "label": label, "result_columns": result_columns}
            | nullable(name=name),
            timeout=timeout,
        )

    async def rename(
        self,
        table_name: str,
        *,
        new_name: str,
        timeout: float | None = None,
    ) -> Any:
        """Give a matrix table another name.

        Ramp: ``POST /developer/v1/custom-records/matrix-tables/{table_name}/rename``, operation
        ``PostDevApiRenameMatrixTable``, scope ``custom_records:write``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(
            operations.MATRIX_TABLES_RENAME,
            path={"table_name": table_name},
            body={"new_name": new_name},
            timeout=timeout,
        )


class AsyncCustomRecordsNativeTablesColumns(AsyncResource):
    """``AsyncClient.custom_records.native_tables.columns``."""

    __slots__ = ()

    def list(
        self,
        native_table_name: str,
        *,
        start: str | None = None,
        timeout: float | None = None,
    ) -> AsyncPages[models.CustomColumn]:
        """The custom columns of one of Ramp's own tables.

        Ramp: ``GET /developer/v1/custom-records/native-tables/{native_table_name}/columns``, operation
        ``get_dev_api_native_table_column``, scope ``custom_records:read``.

        Needs Ramp Plus.

        Args:
            start: the cursor to resume from: a page's ``next_cursor``.
            timeout: seconds for each page, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            PaginationError: the pages cannot be followed to their end.
        """
        return self._pages(
            operations.NATIVE_TABLES_COLUMNS_LIST,
            path={"native_table_name": native_table_name},
            query={"start": start},
            timeout=timeout,
        )

    async def create(
        self,
        native_table_name: str,
        *,
        column_type_name: models.CustomColumnKind | str,
        label: str,
        name: str,
        reference_args: models.ReferenceColumnArgs | Mapping[str, Any] | UnsetType | None = UNSET,
        timeout: float | None = None,
    ) -> models.CreatedTableColumnResponse:
        """Add a custom column to one of Ramp's own tables.

        Ramp: ``POST /developer/v1/custom-records/configure/native-tables/{native_table_name}/columns``, operation
        ``post_dev_api_configure_native_table_columns``, scope ``custom_records:write``.

        Needs Ramp Plus.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(
            operations.NATIVE_TABLES_COLUMNS_CREATE,
            path={"native_table_name": native_table_name},
            body={"column_type_name": column_type_name, "label": label, "name": name}
            | nullable(reference_args=reference_args),
            timeout=timeout,
        )

    async def rename(
        self,
        native_table_name: str,
        column_name: str,
        *,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Give a custom column of one of Ramp's own tables another name.

        Ramp: ``PATCH /developer/v1/custom-records/configure/native-tables/{native_table_name}/columns/{column_name}``,
        scope ``custom_records:write``.

        Needs Ramp Plus.

        Beta at Ramp: it may change.

        Open JSON both ways: Ramp has published neither what it takes nor what it answers.

        Args:
            body: what is sent, as Ramp's own documentation has it; nothing is checked here.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(
            operations.NATIVE_TABLES_COLUMNS_RENAME,
            path={"native_table_name": native_table_name, "column_name": column_name},
            body=body,
            timeout=timeout,
        )


class AsyncCustomRecordsNativeTablesRows(AsyncResource):
    """``AsyncClient.custom_records.native_tables.rows``."""

    __slots__ = ()

    def list(
        self,
        native_table_name: str,
        *,
        ramp_id: Sequence[str] | None = None,
        filter: Mapping[str, str | Sequence[str]] | None = None,
        include_all_referenced_rows: bool | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> AsyncPages[models.CustomRow]:
        """The custom cells of rows of one of Ramp's own tables.

        Ramp: ``GET /developer/v1/custom-records/native-tables/{native_table_name}/rows``, operation
        ``get_dev_api_native_row``, scope ``custom_records:read``.

        Needs Ramp Plus.

        Args:
            filter: what cells must hold: ``{"column.one_of": ["a", "b"]}`` or ``{"column.is_not": "a"}``. A reference
                is matched by the external key of its row, or by Ramp's id. Ramp's list of 2026-08 leaves it out.
            start: the cursor to resume from: a page's ``next_cursor``.
            page_size: records a page, 2 to 100; not a limit on the whole.
            timeout: seconds for each page, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            PaginationError: the pages cannot be followed to their end.
        """
        return self._pages(
            operations.NATIVE_TABLES_ROWS_LIST,
            path={"native_table_name": native_table_name},
            query={
                "ramp_id": ramp_id,
                "filter": filter,
                "include_all_referenced_rows": include_all_referenced_rows,
                "start": start,
                "page_size": page_size,
            },
            timeout=timeout,
        )

    async def update(
        self,
        native_table_name: str,
        *,
        data: Sequence[models.NativeRowCells | Mapping[str, Any]],
        timeout: float | None = None,
    ) -> models.PutCustomRowResponse:
        """Set custom cells of rows of one of Ramp's own tables.

        Ramp: ``PUT /developer/v1/custom-records/native-tables/{native_table_name}/rows``, operation
        ``put_dev_api_native_row``, scope ``custom_records:write``.

        Needs Ramp Plus.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(
            operations.NATIVE_TABLES_ROWS_UPDATE,
            path={"native_table_name": native_table_name},
            body={"data": data},
            timeout=timeout,
        )

    async def append_cells(
        self,
        native_table_name: str,
        *,
        data: Sequence[models.NativeRowCells | Mapping[str, Any]],
        timeout: float | None = None,
    ) -> models.InsertCellsResponse:
        """Add values to custom cells of one of Ramp's own tables that hold several.

        Ramp: ``POST /developer/v1/custom-records/native-tables/{native_table_name}/rows/-/append``, operation
        ``post_dev_api_append_native_row_cells``, scope ``custom_records:write``.

        Needs Ramp Plus.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(
            operations.NATIVE_TABLES_ROWS_APPEND_CELLS,
            path={"native_table_name": native_table_name},
            body={"data": data},
            timeout=timeout,
        )

    async def remove_cells(
        self,
        native_table_name: str,
        *,
        data: Sequence[models.NativeRowCells | Mapping[str, Any]],
        timeout: float | None = None,
    ) -> models.DeleteCellsResponse:
        """Remove values from custom cells of one of Ramp's own tables that hold several.

        Ramp: ``POST /developer/v1/custom-records/native-tables/{native_table_name}/rows/-/remove``, operation
        ``post_dev_api_remove_native_row_cells``, scope ``custom_records:write``.

        Needs Ramp Plus.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(
            operations.NATIVE_TABLES_ROWS_REMOVE_CELLS,
            path={"native_table_name": native_table_name},
            body={"data": data},
            timeout=timeout,
        )


class AsyncCustomRecordsNativeTables(AsyncResource):
    """``AsyncClient.custom_records.native_tables``."""

    __slots__ = ()

    @property
    def columns(self) -> AsyncCustomRecordsNativeTablesColumns:
        """Columns of native tables."""
        return AsyncCustomRecordsNativeTablesColumns(self._client)

    @property
    def rows(self) -> AsyncCustomRecordsNativeTablesRows:
        """Rows of native tables."""
        return AsyncCustomRecordsNativeTablesRows(self._client)

    def list(
        self,
        *,
        start: str | None = None,
        timeout: float | None = None,
    ) -> AsyncPages[models.NativeTableReference]:
        """Every table of Ramp's own that carries custom columns.

        Ramp: ``GET /developer/v1/custom-records/native-tables``, operation ``get_dev_api_native_table``, scope
        ``custom_records:read``.

        Needs Ramp Plus.

        Args:
            start: the cursor to resume from: a page's ``next_cursor``.
            timeout: seconds for each page, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            PaginationError: the pages cannot be followed to their end.
        """
        return self._pages(operations.NATIVE_TABLES_LIST, query={"start": start}, timeout=timeout)

    async def extend(
        self,
        *,
        table_name: models.NativeTableName | str,
        type: models.NativeTableType | str | None = None,
        timeout: float | None = None,
    ) -> None:
        """Let one of Ramp's own tables carry custom columns.

        Ramp: ``POST /developer/v1/custom-records/configure/native-tables``, operation
        ``post_dev_api_configure_native_tables``, scope ``custom_records:write``.

        Needs Ramp Plus.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(
            operations.NATIVE_TABLES_EXTEND, body={"table_name": table_name} | optional(type=type), timeout=timeout
        )


class AsyncCustomRecordsTablesColumns(AsyncResource):
    """``AsyncClient.custom_records.tables.columns``."""

    __slots__ = ()

    def list(
        self,
        custom_table_name: str,
        *,
        start: str | None = None,
        timeout: float | None = None,
    ) -> AsyncPages[models.CustomColumn]:
        """The columns of a custom table.

        Ramp: ``GET /developer/v1/custom-records/custom-tables/{custom_table_name}/columns``, operation
        ``get_dev_api_custom_table_column``, scope ``custom_records:read``.

        Needs Ramp Plus.

        Args:
            start: the cursor to resume from: a page's ``next_cursor``.
            timeout: seconds for each page, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            PaginationError: the pages cannot be followed to their end.
        """
        return self._pages(
            operations.TABLES_COLUMNS_LIST,
            path={"custom_table_name": custom_table_name},
            query={"start": start},
            timeout=timeout,
        )

    async def create(
        self,
        custom_table_name: str,
        *,
        column_type_name: models.CustomColumnKind | str,
        label: str,
        name: str,
        reference_args: models.ReferenceColumnArgs | Mapping[str, Any] | UnsetType | None = UNSET,
        timeout: float | None = None,
    ) -> models.CreatedTableColumnResponse:
        """Add a column to a custom table.

        Ramp: ``POST /developer/v1/custom-records/configure/custom-tables/{custom_table_name}/columns``, operation
        ``post_dev_api_configure_custom_table_columns``, scope ``custom_records:write``.

        Needs Ramp Plus.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(
            operations.TABLES_COLUMNS_CREATE,
            path={"custom_table_name": custom_table_name},
            body={"column_type_name": column_type_name, "label": label, "name": name}
            | nullable(reference_args=reference_args),
            timeout=timeout,
        )

    async def rename(
        self,
        custom_table_name: str,
        column_name: str,
        *,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Give a column of a custom table another name.

        Ramp: ``PATCH /developer/v1/custom-records/configure/custom-tables/{custom_table_name}/columns/{column_name}``,
        scope ``custom_records:write``.

        Needs Ramp Plus.

        Beta at Ramp: it may change.

        Open JSON both ways: Ramp has published neither what it takes nor what it answers.

        Args:
            body: what is sent, as Ramp's own documentation has it; nothing is checked here.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(
            operations.TABLES_COLUMNS_RENAME,
            path={"custom_table_name": custom_table_name, "column_name": column_name},
            body=body,
            timeout=timeout,
        )


class AsyncCustomRecordsTablesRows(AsyncResource):
    """``AsyncClient.custom_records.tables.rows``."""

    __slots__ = ()

    def list(
        self,
        custom_table_name: str,
        *,
        external_key: Sequence[str] | None = None,
        filter: Mapping[str, str | Sequence[str]] | None = None,
        include_all_referenced_rows: bool | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> AsyncPages[models.CustomRow]:
        """The rows of a custom table, or those that match the filters.

        Ramp: ``GET /developer/v1/custom-records/custom-tables/{custom_table_name}/rows``, operation
        ``get_dev_api_custom_row``, scope ``custom_records:read``.

        Needs Ramp Plus.

        Args:
            filter: what cells must hold: ``{"column.one_of": ["a", "b"]}`` or ``{"column.is_not": "a"}``. A reference
                is matched by the external key of its row, or by Ramp's id. Ramp's list of 2026-08 leaves it out.
            start: the cursor to resume from: a page's ``next_cursor``.
            page_size: records a page, 2 to 100; not a limit on the whole.
            timeout: seconds for each page, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            PaginationError: the pages cannot be followed to their end.
        """
        return self._pages(
            operations.TABLES_ROWS_LIST,
            path={"custom_table_name": custom_table_name},
            query={
                "external_key": external_key,
                "filter": filter,
                "include_all_referenced_rows": include_all_referenced_rows,
                "start": start,
                "page_size": page_size,
            },
            timeout=timeout,
        )

    async def upsert(
        self,
        custom_table_name: str,
        *,
        data: Sequence[models.CustomRowCells | Mapping[str, Any]],
        timeout: float | None = None,
    ) -> models.PutCustomRowResponse:
        """Insert or update rows of a custom table, by their external keys.

        Ramp: ``PUT /developer/v1/custom-records/custom-tables/{custom_table_name}/rows``, operation
        ``put_dev_api_custom_row``, scope ``custom_records:write``.

        Needs Ramp Plus.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(
            operations.TABLES_ROWS_UPSERT,
            path={"custom_table_name": custom_table_name},
            body={"data": data},
            timeout=timeout,
        )

    async def append_cells(
        self,
        custom_table_name: str,
        *,
        data: Sequence[models.CustomRowCells | Mapping[str, Any]],
        timeout: float | None = None,
    ) -> models.InsertCellsResponse:
        """Add values to cells of a custom table that hold several.

        Ramp: ``POST /developer/v1/custom-records/custom-tables/{table_name}/rows/-/append``, operation
        ``post_dev_api_append_custom_row_cells``, scope ``custom_records:write``.

        Needs Ramp Plus.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(
            operations.TABLES_ROWS_APPEND_CELLS,
            path={"table_name": custom_table_name},
            body={"data": data},
            timeout=timeout,
        )

    async def remove_cells(
        self,
        custom_table_name: str,
        *,
        data: Sequence[models.CustomRowCells | Mapping[str, Any]],
        timeout: float | None = None,
    ) -> models.DeleteCellsResponse:
        """Remove values from cells of a custom table that hold several.

        Ramp: ``POST /developer/v1/custom-records/custom-tables/{table_name}/rows/-/remove``, operation
        ``post_dev_api_remove_custom_row_cells``, scope ``custom_records:write``.

        Needs Ramp Plus.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(
            operations.TABLES_ROWS_REMOVE_CELLS,
            path={"table_name": custom_table_name},
            body={"data": data},
            timeout=timeout,
        )

    async def rename(
        self,
        custom_table_name: str,
        row_id: str,
        *,
        new_external_key: str,
        timeout: float | None = None,
    ) -> Any:
        """Give a row of a custom table another external key.

        Ramp: ``PATCH /developer/v1/custom-records/custom-tables/{custom_table_name}/rows/{row_id}``, operation
        ``PatchDevApiChangeCustomRowExternalKey``, scope ``custom_records:write``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(
            operations.TABLES_ROWS_RENAME,
            path={"custom_table_name": custom_table_name, "row_id": row_id},
            body={"new_external_key": new_external_key},
            timeout=timeout,
        )

    async def delete(
        self,
        custom_table_name: str,
        *,
        data: Sequence[models.CustomRowExternalKey | Mapping[str, Any]],
        timeout: float | None = None,
    ) -> models.DeleteCustomRowResponse:
        """Delete rows of a custom table by their external keys.

        Ramp: ``DELETE /developer/v1/custom-records/custom-tables/{custom_table_name}/rows``, operation
        ``delete_dev_api_custom_row``, scope ``custom_records:write``.

        Needs Ramp Plus.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(
            operations.TABLES_ROWS_DELETE,
            path={"custom_table_name": custom_table_name},
            body={"data": data},
            timeout=timeout,
        )


class AsyncCustomRecordsTables(AsyncResource):
    """``AsyncClient.custom_records.tables``."""

    __slots__ = ()

    @property
    def columns(self) -> AsyncCustomRecordsTablesColumns:
        """Columns of tables."""
        return AsyncCustomRecordsTablesColumns(self._client)

    @property
    def rows(self) -> AsyncCustomRecordsTablesRows:
        """Rows of tables."""
        return AsyncCustomRecordsTablesRows(self._client)

    def list(
        self,
        *,
        start: str | None = None,
        timeout: float | None = None,
    ) -> AsyncPages[models.CustomTable]:
        """Every custom table.

        Ramp: ``GET /developer/v1/custom-records/custom-tables``, operation ``get_dev_api_custom_table``, scope
        ``custom_records:read``.

        Needs Ramp Plus.

        Args:
            start: the cursor to resume from: a page's ``next_cursor``.
            timeout: seconds for each page, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            PaginationError: the pages cannot be followed to their end.
        """
        return self._pages(operations.TABLES_LIST, query={"start": start}, timeout=timeout)

    async def create(
        self,
        *,
        table_label: str,
        table_name: str,
        type: models.CustomTableType | str | None = None,
        timeout: float | None = None,
    ) -> None:
        """Add a custom table.

        Ramp: ``POST /developer/v1/custom-records/configure/custom-tables``, operation
        ``post_dev_api_configure_custom_tables``, scope ``custom_records:write``.

        Needs Ramp Plus.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(
            operations.TABLES_CREATE,
            body={"table_label": table_label, "table_name": table_name} | optional(type=type),
            timeout=timeout,
        )


class AsyncCustomRecords(AsyncResource):
    """``AsyncClient.custom_records``."""

    __slots__ = ()

    @property
    def matrix_tables(self) -> AsyncCustomRecordsMatrixTables:
        """Matrix tables."""
        return AsyncCustomRecordsMatrixTables(self._client)

    @property
    def native_tables(self) -> AsyncCustomRecordsNativeTables:
        """Ramp's own tables, with custom columns."""
        return AsyncCustomRecordsNativeTables(self._client)

    @property
    def tables(self) -> AsyncCustomRecordsTables:
        """Custom tables."""
        return AsyncCustomRecordsTables(self._client)

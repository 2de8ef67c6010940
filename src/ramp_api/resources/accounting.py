"""Methods of ``client.accounting``. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import UNSET

from ramp_api.operations import accounting as operations
from ramp_api.resource import AsyncResource, Resource, nullable, optional

if TYPE_CHECKING:
    import builtins
    from collections.abc import Mapping, Sequence
    from decimal import Decimal
    from typing import Any, Literal

    from msgspec import UnsetType

    from ramp_api.models import accounting as models
    from ramp_api.pages import AsyncPages, Pages

__all__ = [
    "Accounting",
    "AccountingAccounts",
    "AccountingCodings",
    "AccountingConnections",
    "AccountingEntities",
    "AccountingFieldOptionFilterRules",
    "AccountingFieldOptions",
    "AccountingFields",
    "AccountingInventoryItem",
    "AccountingInventoryItemOptions",
    "AccountingRampFieldOptions",
    "AccountingRampFields",
    "AccountingSyncs",
    "AccountingTax",
    "AccountingTaxCode",
    "AccountingTaxCodeOptions",
    "AccountingTaxRates",
    "AccountingVendors",
    "AsyncAccounting",
    "AsyncAccountingAccounts",
    "AsyncAccountingCodings",
    "AsyncAccountingConnections",
    "AsyncAccountingEntities",
    "AsyncAccountingFieldOptionFilterRules",
    "AsyncAccountingFieldOptions",
    "AsyncAccountingFields",
    "AsyncAccountingInventoryItem",
    "AsyncAccountingInventoryItemOptions",
    "AsyncAccountingRampFieldOptions",
    "AsyncAccountingRampFields",
    "AsyncAccountingSyncs",
    "AsyncAccountingTax",
    "AsyncAccountingTaxCode",
    "AsyncAccountingTaxCodeOptions",
    "AsyncAccountingTaxRates",
    "AsyncAccountingVendors",
]


class AccountingAccounts(Resource):
    """``Client.accounting.accounts``."""

    __slots__ = ()

    def list(
        self,
        *,
        remote_id: str | None = None,
        is_active: bool | None = None,
        is_synced: bool | None = None,
        code: str | None = None,
        accounting_connection_id: str | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> Pages[models.GeneralLedgerAccount]:
        """Every account of the chart of accounts that Ramp was given.

        Ramp: ``GET /developer/v1/accounting/accounts``, operation ``get_gl_account_list_resource``, scope
        ``accounting:read``.

        Args:
            accounting_connection_id: of this connection, rather than of the one in force.
            start: the cursor to resume from: a page's ``next_cursor``.
            page_size: records a page, 2 to 100; not a limit on the whole.
            timeout: seconds for each page, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            PaginationError: the pages cannot be followed to their end.
        """
        return self._pages(
            operations.ACCOUNTS_LIST,
            query={
                "remote_id": remote_id,
                "is_active": is_active,
                "is_synced": is_synced,
                "code": code,
                "accounting_connection_id": accounting_connection_id,
                "start": start,
                "page_size": page_size,
            },
            timeout=timeout,
        )

    def create(
        self,
        *,
        gl_accounts: Sequence[models.GLAccountUpload | Mapping[str, Any]],
        timeout: float | None = None,
    ) -> models.GLAccountsUploaded:
        """Add accounts to the chart of accounts: up to 500, all or none.

        Ramp: ``POST /developer/v1/accounting/accounts``, operation ``post_gl_account_list_resource``, scope
        ``accounting:write``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(operations.ACCOUNTS_CREATE, body={"gl_accounts": gl_accounts}, timeout=timeout)

    def get(
        self,
        gl_account_id: str,
        *,
        accounting_connection_id: str | None = None,
        timeout: float | None = None,
    ) -> models.GeneralLedgerAccount:
        """One account of the chart of accounts.

        Ramp: ``GET /developer/v1/accounting/accounts/{gl_account_id}``, operation ``get_gl_account_resource``, scope
        ``accounting:read``.

        Args:
            accounting_connection_id: of this connection, rather than of the one in force.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return self._call(
            operations.ACCOUNTS_GET,
            path={"gl_account_id": gl_account_id},
            query={"accounting_connection_id": accounting_connection_id},
            timeout=timeout,
        )

    def update(
        self,
        gl_account_id: str,
        *,
        code: str | None = None,
        name: str | None = None,
        reactivate: Literal[True] | None = None,
        timeout: float | None = None,
    ) -> models.GeneralLedgerAccount:
        """Rename or recode an account, or bring a deleted one back.

        Ramp: ``PATCH /developer/v1/accounting/accounts/{gl_account_id}``, operation ``patch_gl_account_resource``,
        scope ``accounting:write``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(
            operations.ACCOUNTS_UPDATE,
            path={"gl_account_id": gl_account_id},
            body=optional(code=code, name=name, reactivate=reactivate),
            timeout=timeout,
        )

    def delete(self, gl_account_id: str, *, timeout: float | None = None) -> None:
        """Take an account out of use.

        Ramp: ``DELETE /developer/v1/accounting/accounts/{gl_account_id}``, operation ``delete_gl_account_resource``,
        scope ``accounting:write``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(operations.ACCOUNTS_DELETE, path={"gl_account_id": gl_account_id}, timeout=timeout)


class AccountingCodings(Resource):
    """``Client.accounting.codings``."""

    __slots__ = ()

    def create(
        self,
        *,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Code objects with accounting fields.

        Ramp: ``POST /developer/v1/accounting/codings``, scope ``accounting:write``.

        Beta at Ramp: it may change.

        Open JSON both ways: Ramp has published neither what it takes nor what it answers.

        Args:
            body: what is sent, as Ramp's own documentation has it; nothing is checked here.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(operations.CODINGS_CREATE, body=body, timeout=timeout)


class AccountingConnections(Resource):
    """``Client.accounting.connections``."""

    __slots__ = ()

    def list(self, *, timeout: float | None = None) -> builtins.list[models.AccountingConnection]:
        """Every accounting connection, past ones included.

        Ramp: ``GET /developer/v1/accounting/all-connections``, operation ``get_accounting_all_connections_resource``,
        scope ``accounting:read``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
        """
        return self._call(operations.CONNECTIONS_LIST, timeout=timeout)

    def create(
        self,
        *,
        remote_provider_name: str,
        reactivate: bool | None = None,
        timeout: float | None = None,
    ) -> models.AccountingConnection:
        """Connect an accounting system through this API: one connection is active at a time.

        Ramp: ``POST /developer/v1/accounting/connection``, operation ``post_accounting_connection_resource``, scope
        ``accounting:write``.

        Args:
            reactivate: Deprecated by Ramp.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(
            operations.CONNECTIONS_CREATE,
            body={"remote_provider_name": remote_provider_name} | optional(reactivate=reactivate),
            timeout=timeout,
        )

    def get(self, connection_id: str, *, timeout: float | None = None) -> Any:
        """One accounting connection.

        Ramp: ``GET /developer/v1/accounting/connection/{connection_id}``, operation
        ``GetAccountingConnectionDetailResource``, scope ``accounting:read``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return self._call(operations.CONNECTIONS_GET, path={"connection_id": connection_id}, timeout=timeout)

    def update(
        self,
        connection_id: str,
        *,
        settings: models.AccountingConnectionSettings | Mapping[str, Any] | UnsetType | None = UNSET,
        timeout: float | None = None,
    ) -> Any:
        """Change the settings of an accounting connection.

        Ramp: ``PATCH /developer/v1/accounting/connection/{connection_id}``, operation
        ``PatchAccountingConnectionDetailResource``, scope ``accounting:write``.

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
            operations.CONNECTIONS_UPDATE,
            path={"connection_id": connection_id},
            body=nullable(settings=settings),
            timeout=timeout,
        )

    def current(self, *, timeout: float | None = None) -> models.CurrentAccountingConnection:
        """The accounting connection in force; a ``message`` alone says that there is none.

        Ramp: ``GET /developer/v1/accounting/connection``, operation
        ``get_accounting_current_connection_resource_deprecated``, scope ``accounting:read``.

        Deprecated by Ramp.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
        """
        return self._call(operations.CONNECTIONS_CURRENT, timeout=timeout)

    def disconnect(self, *, timeout: float | None = None) -> None:
        """End the accounting connection in force, if it was made through this API.

        Ramp: ``DELETE /developer/v1/accounting/connection``, operation ``delete_accounting_connection_resource``, scope
        ``accounting:write``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(operations.CONNECTIONS_DISCONNECT, timeout=timeout)

    def reactivate(self, connection_id: str, *, timeout: float | None = None) -> models.AccountingConnection:
        """Bring an ended accounting connection back into force.

        Ramp: ``POST /developer/v1/accounting/connection/{connection_id}/reactivate``, operation
        ``post_reactivate_connection_resource``, scope ``accounting:write``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(operations.CONNECTIONS_REACTIVATE, path={"connection_id": connection_id}, timeout=timeout)

    def mark_ready_to_migrate(
        self,
        connection_id: str,
        *,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Mark an ended accounting connection as ready to be migrated.

        Ramp: ``POST /developer/v1/accounting/connection/{connection_id}/ready-to-migrate``, scope ``accounting:write``.

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
            operations.CONNECTIONS_MARK_READY_TO_MIGRATE,
            path={"connection_id": connection_id},
            body=body,
            timeout=timeout,
        )


class AccountingEntities(Resource):
    """``Client.accounting.entities``."""

    __slots__ = ()

    def create(
        self,
        *,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Add entities from the accounting system.

        Ramp: ``POST /developer/v1/accounting/entities``, scope ``accounting:write``.

        Beta at Ramp: it may change.

        Open JSON both ways: Ramp has published neither what it takes nor what it answers.

        Args:
            body: what is sent, as Ramp's own documentation has it; nothing is checked here.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(operations.ENTITIES_CREATE, body=body, timeout=timeout)


class AccountingFieldOptionFilterRules(Resource):
    """``Client.accounting.field_option_filter_rules``."""

    __slots__ = ()

    def list(
        self,
        *,
        target_field_option_remote_id: str | None = None,
        target_field_remote_id: str | None = None,
        accounting_connection_id: str | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> Pages[Any]:
        """The rules that say which options of a field go with an option of another.

        Ramp: ``GET /developer/v1/accounting/field-option-filter-rules``, scope ``accounting:read``.

        Beta at Ramp: it may change.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            accounting_connection_id: of this connection, rather than of the one in force.
            start: the cursor to resume from: a page's ``next_cursor``.
            page_size: records a page, 2 to 100; not a limit on the whole.
            timeout: seconds for each page, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            PaginationError: the pages cannot be followed to their end.
        """
        return self._pages(
            operations.FIELD_OPTION_FILTER_RULES_LIST,
            query={
                "target_field_option_remote_id": target_field_option_remote_id,
                "target_field_remote_id": target_field_remote_id,
                "accounting_connection_id": accounting_connection_id,
                "start": start,
                "page_size": page_size,
            },
            timeout=timeout,
        )

    def create(
        self,
        *,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Add rules that say which options of a field go with an option of another.

        Ramp: ``POST /developer/v1/accounting/field-option-filter-rules``, scope ``accounting:write``.

        Beta at Ramp: it may change.

        Open JSON both ways: Ramp has published neither what it takes nor what it answers.

        Args:
            body: what is sent, as Ramp's own documentation has it; nothing is checked here.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(operations.FIELD_OPTION_FILTER_RULES_CREATE, body=body, timeout=timeout)

    def delete(
        self,
        *,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Remove rules about the options of fields.

        Ramp: ``DELETE /developer/v1/accounting/field-option-filter-rules``, scope ``accounting:write``.

        Beta at Ramp: it may change.

        Open JSON both ways: Ramp has published neither what it takes nor what it answers.

        Args:
            body: what is sent, as Ramp's own documentation has it; nothing is checked here.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(operations.FIELD_OPTION_FILTER_RULES_DELETE, body=body, timeout=timeout)


class AccountingFieldOptions(Resource):
    """``Client.accounting.field_options``."""

    __slots__ = ()

    def list(
        self,
        *,
        field_id: str,
        remote_id: str | None = None,
        code: str | None = None,
        is_active: bool | None = None,
        visibility: models.FieldOptionVisibility | str | None = None,
        accounting_connection_id: str | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> Pages[models.AccountingFieldOption]:
        """Every option of one accounting field.

        Ramp: ``GET /developer/v1/accounting/field-options``, operation ``get_custom_field_option_list_resource``, scope
        ``accounting:read``.

        Args:
            field_id: the accounting field, by Ramp's id.
            accounting_connection_id: of this connection, rather than of the one in force.
            start: the cursor to resume from: a page's ``next_cursor``.
            page_size: records a page, 2 to 100; not a limit on the whole.
            timeout: seconds for each page, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            PaginationError: the pages cannot be followed to their end.
        """
        return self._pages(
            operations.FIELD_OPTIONS_LIST,
            query={
                "field_id": field_id,
                "remote_id": remote_id,
                "code": code,
                "is_active": is_active,
                "visibility": visibility,
                "accounting_connection_id": accounting_connection_id,
                "start": start,
                "page_size": page_size,
            },
            timeout=timeout,
        )

    def create(
        self,
        *,
        field_id: str,
        options: Sequence[models.AccountingFieldOptionUpload | Mapping[str, Any]],
        timeout: float | None = None,
    ) -> models.AccountingFieldOptionsUploaded:
        """Add options to an accounting field: up to 500, all or none.

        Ramp: ``POST /developer/v1/accounting/field-options``, operation ``post_custom_field_option_list_resource``,
        scope ``accounting:write``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(
            operations.FIELD_OPTIONS_CREATE, body={"field_id": field_id, "options": options}, timeout=timeout
        )

    def get(
        self,
        field_option_id: str,
        *,
        accounting_connection_id: str | None = None,
        timeout: float | None = None,
    ) -> models.AccountingFieldOption:
        """One option of an accounting field.

        Ramp: ``GET /developer/v1/accounting/field-options/{field_option_id}``, operation
        ``get_custom_field_option_resource``, scope ``accounting:read``.

        Args:
            accounting_connection_id: of this connection, rather than of the one in force.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return self._call(
            operations.FIELD_OPTIONS_GET,
            path={"field_option_id": field_option_id},
            query={"accounting_connection_id": accounting_connection_id},
            timeout=timeout,
        )

    def update(
        self,
        field_option_id: str,
        *,
        code: str | None = None,
        display_name: str | None = None,
        reactivate: Literal[True] | None = None,
        value: str | None = None,
        visibility: models.FieldOptionVisibility | str | None = None,
        timeout: float | None = None,
    ) -> models.AccountingFieldOption:
        """Change an option of an accounting field, hide it, or bring a deleted one back.

        Ramp: ``PATCH /developer/v1/accounting/field-options/{field_option_id}``, operation
        ``patch_custom_field_option_resource``, scope ``accounting:write``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(
            operations.FIELD_OPTIONS_UPDATE,
            path={"field_option_id": field_option_id},
            body=optional(
                code=code, display_name=display_name, reactivate=reactivate, value=value, visibility=visibility
            ),
            timeout=timeout,
        )

    def replace(
        self,
        field_option_id: str,
        *,
        code: str | UnsetType | None = UNSET,
        reactivate: Literal[True] | UnsetType | None = UNSET,
        value: str | UnsetType | None = UNSET,
        visibility: models.FieldOptionVisibility | str | UnsetType | None = UNSET,
        timeout: float | None = None,
    ) -> Any:
        """Change an option of an accounting field, nearly as ``update`` does; Ramp has both methods.

        Ramp: ``PUT /developer/v1/accounting/field-options/{field_option_id}``, operation
        ``PutCustomFieldOptionResource``, scope ``accounting:write``.

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
            operations.FIELD_OPTIONS_REPLACE,
            path={"field_option_id": field_option_id},
            body=nullable(code=code, reactivate=reactivate, value=value, visibility=visibility),
            timeout=timeout,
        )

    def delete(self, field_option_id: str, *, timeout: float | None = None) -> None:
        """Take an option of an accounting field out of use.

        Ramp: ``DELETE /developer/v1/accounting/field-options/{field_option_id}``, operation
        ``delete_custom_field_option_resource``, scope ``accounting:write``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(operations.FIELD_OPTIONS_DELETE, path={"field_option_id": field_option_id}, timeout=timeout)


class AccountingFields(Resource):
    """``Client.accounting.fields``."""

    __slots__ = ()

    def list(
        self,
        *,
        remote_id: str | None = None,
        is_active: bool | None = None,
        accounting_connection_id: str | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> Pages[models.AccountingField]:
        """Every custom accounting field.

        Ramp: ``GET /developer/v1/accounting/fields``, operation ``get_custom_field_list_resource``, scope
        ``accounting:read``.

        Args:
            accounting_connection_id: of this connection, rather than of the one in force.
            start: the cursor to resume from: a page's ``next_cursor``.
            page_size: records a page, 2 to 100; not a limit on the whole.
            timeout: seconds for each page, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            PaginationError: the pages cannot be followed to their end.
        """
        return self._pages(
            operations.FIELDS_LIST,
            query={
                "remote_id": remote_id,
                "is_active": is_active,
                "accounting_connection_id": accounting_connection_id,
                "start": start,
                "page_size": page_size,
            },
            timeout=timeout,
        )

    def create(
        self,
        *,
        id: str,
        input_type: models.AccountingFieldInputType | str,
        name: str,
        display_name: str | UnsetType | None = UNSET,
        is_required_for: Sequence[models.AccountingFieldRequirement | str] | None = None,
        is_splittable: bool | None = None,
        timeout: float | None = None,
    ) -> models.AccountingField:
        """Add a field by which spend is coded; one of this id that is there already comes back.

        Ramp: ``POST /developer/v1/accounting/fields``, operation ``post_custom_field_list_resource``, scope
        ``accounting:write``.

        Args:
            id: the accounting system's id for the field, not Ramp's.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(
            operations.FIELDS_CREATE,
            body={"id": id, "input_type": input_type, "name": name}
            | optional(is_required_for=is_required_for, is_splittable=is_splittable)
            | nullable(display_name=display_name),
            timeout=timeout,
        )

    def get(
        self,
        field_id: str,
        *,
        accounting_connection_id: str | None = None,
        timeout: float | None = None,
    ) -> models.AccountingField:
        """One accounting field.

        Ramp: ``GET /developer/v1/accounting/fields/{field_id}``, operation ``get_custom_field_resource``, scope
        ``accounting:read``.

        Args:
            accounting_connection_id: of this connection, rather than of the one in force.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return self._call(
            operations.FIELDS_GET,
            path={"field_id": field_id},
            query={"accounting_connection_id": accounting_connection_id},
            timeout=timeout,
        )

    def update(
        self,
        field_id: str,
        *,
        display_name: str | UnsetType | None = UNSET,
        is_splittable: bool | None = None,
        name: str | None = None,
        timeout: float | None = None,
    ) -> models.AccountingField:
        """Rename an accounting field, or let spend be split by it.

        Ramp: ``PATCH /developer/v1/accounting/fields/{field_id}``, operation ``patch_custom_field_resource``, scope
        ``accounting:write``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(
            operations.FIELDS_UPDATE,
            path={"field_id": field_id},
            body=optional(is_splittable=is_splittable, name=name) | nullable(display_name=display_name),
            timeout=timeout,
        )

    def delete(self, field_id: str, *, timeout: float | None = None) -> None:
        """Take an accounting field out of use.

        Ramp: ``DELETE /developer/v1/accounting/fields/{field_id}``, operation ``delete_custom_field_resource``, scope
        ``accounting:write``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(operations.FIELDS_DELETE, path={"field_id": field_id}, timeout=timeout)


class AccountingInventoryItemOptions(Resource):
    """``Client.accounting.inventory_item.options``."""

    __slots__ = ()

    def list(
        self,
        *,
        remote_id: str | None = None,
        is_active: bool | None = None,
        code: str | None = None,
        accounting_connection_id: str | None = None,
        is_synced: bool | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> Pages[Any]:
        """Every inventory item that spend can be coded with.

        Ramp: ``GET /developer/v1/accounting/inventory-item/options``, operation
        ``GetInventoryItemFieldOptionsListResource``, scope ``accounting:read``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            accounting_connection_id: of this connection, rather than of the one in force.
            start: the cursor to resume from: a page's ``next_cursor``.
            page_size: records a page, 2 to 100; not a limit on the whole.
            timeout: seconds for each page, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            PaginationError: the pages cannot be followed to their end.
        """
        return self._pages(
            operations.INVENTORY_ITEM_OPTIONS_LIST,
            query={
                "remote_id": remote_id,
                "is_active": is_active,
                "code": code,
                "accounting_connection_id": accounting_connection_id,
                "is_synced": is_synced,
                "start": start,
                "page_size": page_size,
            },
            timeout=timeout,
        )

    def create(
        self,
        *,
        options: Sequence[models.InventoryItemOption | Mapping[str, Any]],
        timeout: float | None = None,
    ) -> Any:
        """Add inventory items: up to 500, all or none.

        Ramp: ``POST /developer/v1/accounting/inventory-item/options``, operation
        ``PostInventoryItemFieldOptionsListResource``, scope ``accounting:write``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(operations.INVENTORY_ITEM_OPTIONS_CREATE, body={"options": options}, timeout=timeout)

    def update(
        self,
        option_id: str,
        *,
        name: str | UnsetType | None = UNSET,
        reactivate: Literal[True] | UnsetType | None = UNSET,
        timeout: float | None = None,
    ) -> Any:
        """Rename an inventory item, or bring a deleted one back.

        Ramp: ``PATCH /developer/v1/accounting/inventory-item/options/{option_id}``, operation
        ``PatchInventoryItemFieldOptionResource``, scope ``accounting:write``.

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
            operations.INVENTORY_ITEM_OPTIONS_UPDATE,
            path={"option_id": option_id},
            body=nullable(name=name, reactivate=reactivate),
            timeout=timeout,
        )

    def delete(self, option_id: str, *, timeout: float | None = None) -> Any:
        """Take an inventory item out of use.

        Ramp: ``DELETE /developer/v1/accounting/inventory-item/options/{option_id}``, operation
        ``DeleteInventoryItemFieldOptionResource``, scope ``accounting:write``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(operations.INVENTORY_ITEM_OPTIONS_DELETE, path={"option_id": option_id}, timeout=timeout)


class AccountingInventoryItem(Resource):
    """``Client.accounting.inventory_item``."""

    __slots__ = ()

    @property
    def options(self) -> AccountingInventoryItemOptions:
        """Inventory items."""
        return AccountingInventoryItemOptions(self._client)

    def create(
        self,
        *,
        name: str,
        timeout: float | None = None,
    ) -> Any:
        """Set up the accounting field for inventory items.

        Ramp: ``POST /developer/v1/accounting/inventory-item``, operation ``PostInventoryItemFieldListResource``, scope
        ``accounting:write``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(operations.INVENTORY_ITEM_CREATE, body={"name": name}, timeout=timeout)

    def get(
        self,
        *,
        accounting_connection_id: str | None = None,
        timeout: float | None = None,
    ) -> Any:
        """The accounting field for inventory items.

        Ramp: ``GET /developer/v1/accounting/inventory-item``, scope ``accounting:read``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            accounting_connection_id: of this connection, rather than of the one in force.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
        """
        return self._call(
            operations.INVENTORY_ITEM_GET, query={"accounting_connection_id": accounting_connection_id}, timeout=timeout
        )

    def update(
        self,
        *,
        name: str | UnsetType | None = UNSET,
        timeout: float | None = None,
    ) -> Any:
        """Rename the accounting field for inventory items.

        Ramp: ``PATCH /developer/v1/accounting/inventory-item``, operation ``PatchInventoryItemFieldListResource``,
        scope ``accounting:write``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(operations.INVENTORY_ITEM_UPDATE, body=nullable(name=name), timeout=timeout)

    def delete(self, *, timeout: float | None = None) -> Any:
        """Remove the accounting field for inventory items.

        Ramp: ``DELETE /developer/v1/accounting/inventory-item``, scope ``accounting:write``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(operations.INVENTORY_ITEM_DELETE, timeout=timeout)


class AccountingRampFieldOptions(Resource):
    """``Client.accounting.ramp_field_options``."""

    __slots__ = ()

    def create(
        self,
        *,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Add options to an accounting field that exists in Ramp alone.

        Ramp: ``POST /developer/v1/accounting/ramp-field-options``, scope ``accounting:write``.

        Beta at Ramp: it may change.

        Open JSON both ways: Ramp has published neither what it takes nor what it answers.

        Args:
            body: what is sent, as Ramp's own documentation has it; nothing is checked here.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(operations.RAMP_FIELD_OPTIONS_CREATE, body=body, timeout=timeout)

    def update(
        self,
        field_option_id: str,
        *,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Change an option of an accounting field that exists in Ramp alone.

        Ramp: ``PATCH /developer/v1/accounting/ramp-field-options/{field_option_id}``, scope ``accounting:write``.

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
            operations.RAMP_FIELD_OPTIONS_UPDATE, path={"field_option_id": field_option_id}, body=body, timeout=timeout
        )

    def delete(
        self,
        field_option_id: str,
        *,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Take an option of an accounting field that exists in Ramp alone out of use.

        Ramp: ``DELETE /developer/v1/accounting/ramp-field-options/{field_option_id}``, scope ``accounting:write``.

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
            operations.RAMP_FIELD_OPTIONS_DELETE, path={"field_option_id": field_option_id}, body=body, timeout=timeout
        )


class AccountingRampFields(Resource):
    """``Client.accounting.ramp_fields``."""

    __slots__ = ()

    def list(
        self,
        *,
        remote_id: str | None = None,
        is_active: bool | None = None,
        accounting_connection_id: str | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> Pages[Any]:
        """Every accounting field that exists in Ramp alone.

        Ramp: ``GET /developer/v1/accounting/ramp-fields``, scope ``accounting:read``.

        Beta at Ramp: it may change.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            accounting_connection_id: of this connection, rather than of the one in force.
            start: the cursor to resume from: a page's ``next_cursor``.
            page_size: records a page, 2 to 100; not a limit on the whole.
            timeout: seconds for each page, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            PaginationError: the pages cannot be followed to their end.
        """
        return self._pages(
            operations.RAMP_FIELDS_LIST,
            query={
                "remote_id": remote_id,
                "is_active": is_active,
                "accounting_connection_id": accounting_connection_id,
                "start": start,
                "page_size": page_size,
            },
            timeout=timeout,
        )

    def create(
        self,
        *,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Add an accounting field that exists in Ramp alone.

        Ramp: ``POST /developer/v1/accounting/ramp-fields``, scope ``accounting:write``.

        Beta at Ramp: it may change.

        Open JSON both ways: Ramp has published neither what it takes nor what it answers.

        Args:
            body: what is sent, as Ramp's own documentation has it; nothing is checked here.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(operations.RAMP_FIELDS_CREATE, body=body, timeout=timeout)

    def get(
        self,
        field_id: str,
        *,
        accounting_connection_id: str | None = None,
        timeout: float | None = None,
    ) -> Any:
        """One accounting field that exists in Ramp alone.

        Ramp: ``GET /developer/v1/accounting/ramp-fields/{field_id}``, scope ``accounting:read``.

        Beta at Ramp: it may change.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            accounting_connection_id: of this connection, rather than of the one in force.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return self._call(
            operations.RAMP_FIELDS_GET,
            path={"field_id": field_id},
            query={"accounting_connection_id": accounting_connection_id},
            timeout=timeout,
        )

    def update(
        self,
        field_id: str,
        *,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Change an accounting field that exists in Ramp alone.

        Ramp: ``PATCH /developer/v1/accounting/ramp-fields/{field_id}``, scope ``accounting:write``.

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
        return self._call(operations.RAMP_FIELDS_UPDATE, path={"field_id": field_id}, body=body, timeout=timeout)

    def delete(
        self,
        field_id: str,
        *,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Take an accounting field that exists in Ramp alone out of use.

        Ramp: ``DELETE /developer/v1/accounting/ramp-fields/{field_id}``, scope ``accounting:write``.

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
        return self._call(operations.RAMP_FIELDS_DELETE, path={"field_id": field_id}, body=body, timeout=timeout)


class AccountingSyncs(Resource):
    """``Client.accounting.syncs``."""

    __slots__ = ()

    def create(
        self,
        *,
        sync_type: models.SyncType | str,
        failed_syncs: Sequence[models.AccountingFailedSync | Mapping[str, Any]] | None = None,
        idempotency_key: str | None = None,
        successful_syncs: Sequence[models.AccountingSuccessfulSync | Mapping[str, Any]] | None = None,
        timeout: float | None = None,
    ) -> models.AccountingSync:
        """Report which objects reached the accounting system and which did not: up to 5,000, of one type.

        Ramp: ``POST /developer/v1/accounting/syncs``, operation ``post_sync_list_resource``, scope
        ``accounting:write``.

        Args:
            failed_syncs: what did not, each with why.
            idempotency_key: made up once for each call where none is given; the same key twice gives the first result.
            successful_syncs: what reached the accounting system, each with its id there.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(
            operations.SYNCS_CREATE,
            body={"sync_type": sync_type}
            | optional(failed_syncs=failed_syncs, idempotency_key=idempotency_key, successful_syncs=successful_syncs),
            timeout=timeout,
        )


class AccountingVendors(Resource):
    """``Client.accounting.vendors``."""

    __slots__ = ()

    def list(
        self,
        *,
        remote_id: str | None = None,
        is_active: bool | None = None,
        is_synced: bool | None = None,
        code: str | None = None,
        accounting_connection_id: str | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> Pages[models.VendorAccount]:
        """Every vendor that the accounting system gave to Ramp.

        Ramp: ``GET /developer/v1/accounting/vendors``, operation ``get_accounting_vendor_list_resource``, scope
        ``accounting:read``.

        Args:
            accounting_connection_id: of this connection, rather than of the one in force.
            start: the cursor to resume from: a page's ``next_cursor``.
            page_size: records a page, 2 to 100; not a limit on the whole.
            timeout: seconds for each page, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            PaginationError: the pages cannot be followed to their end.
        """
        return self._pages(
            operations.VENDORS_LIST,
            query={
                "remote_id": remote_id,
                "is_active": is_active,
                "is_synced": is_synced,
                "code": code,
                "accounting_connection_id": accounting_connection_id,
                "start": start,
                "page_size": page_size,
            },
            timeout=timeout,
        )

    def create(
        self,
        *,
        vendors: Sequence[models.AccountingVendorUpload | Mapping[str, Any]],
        timeout: float | None = None,
    ) -> models.AccountingVendorsUploaded:
        """Add vendors of the accounting system: up to 500, all or none.

        Ramp: ``POST /developer/v1/accounting/vendors``, operation ``post_accounting_vendor_list_resource``, scope
        ``accounting:write``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(operations.VENDORS_CREATE, body={"vendors": vendors}, timeout=timeout)

    def get(
        self,
        vendor_id: str,
        *,
        accounting_connection_id: str | None = None,
        timeout: float | None = None,
    ) -> models.VendorAccount:
        """One vendor of the accounting system.

        Ramp: ``GET /developer/v1/accounting/vendors/{vendor_id}``, operation ``get_accounting_vendor_resource``, scope
        ``accounting:read``.

        Args:
            accounting_connection_id: of this connection, rather than of the one in force.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return self._call(
            operations.VENDORS_GET,
            path={"vendor_id": vendor_id},
            query={"accounting_connection_id": accounting_connection_id},
            timeout=timeout,
        )

    def update(
        self,
        vendor_id: str,
        *,
        code: str | None = None,
        name: str | None = None,
        reactivate: Literal[True] | None = None,
        timeout: float | None = None,
    ) -> models.VendorAccount:
        """Rename or recode a vendor of the accounting system, or bring a deleted one back.

        Ramp: ``PATCH /developer/v1/accounting/vendors/{vendor_id}``, operation ``patch_accounting_vendor_resource``,
        scope ``accounting:write``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(
            operations.VENDORS_UPDATE,
            path={"vendor_id": vendor_id},
            body=optional(code=code, name=name, reactivate=reactivate),
            timeout=timeout,
        )

    def delete(self, vendor_id: str, *, timeout: float | None = None) -> None:
        """Take a vendor of the accounting system out of use.

        Ramp: ``DELETE /developer/v1/accounting/vendors/{vendor_id}``, operation ``delete_accounting_vendor_resource``,
        scope ``accounting:write``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(operations.VENDORS_DELETE, path={"vendor_id": vendor_id}, timeout=timeout)


class AccountingTaxCodeOptions(Resource):
    """``Client.accounting.tax.code.options``."""

    __slots__ = ()

    def list(
        self,
        *,
        remote_id: str | None = None,
        is_active: bool | None = None,
        code: str | None = None,
        accounting_connection_id: str | None = None,
        is_synced: bool | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> Pages[Any]:
        """Every tax code.

        Ramp: ``GET /developer/v1/accounting/tax/code/options``, operation ``GetTaxCodeFieldOptionsListResource``, scope
        ``accounting:read``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            accounting_connection_id: of this connection, rather than of the one in force.
            start: the cursor to resume from: a page's ``next_cursor``.
            page_size: records a page, 2 to 100; not a limit on the whole.
            timeout: seconds for each page, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            PaginationError: the pages cannot be followed to their end.
        """
        return self._pages(
            operations.TAX_CODE_OPTIONS_LIST,
            query={
                "remote_id": remote_id,
                "is_active": is_active,
                "code": code,
                "accounting_connection_id": accounting_connection_id,
                "is_synced": is_synced,
                "start": start,
                "page_size": page_size,
            },
            timeout=timeout,
        )

    def create(
        self,
        *,
        options: Sequence[models.TaxCodeOption | Mapping[str, Any]],
        timeout: float | None = None,
    ) -> Any:
        """Add tax codes, each with its rates: up to 500, all or none.

        Ramp: ``POST /developer/v1/accounting/tax/code/options``, operation ``PostTaxCodeFieldOptionsListResource``,
        scope ``accounting:write``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(operations.TAX_CODE_OPTIONS_CREATE, body={"options": options}, timeout=timeout)

    def update(
        self,
        option_id: str,
        *,
        name: str | UnsetType | None = UNSET,
        tax_rate_ids: Sequence[str] | UnsetType | None = UNSET,
        timeout: float | None = None,
    ) -> Any:
        """Rename a tax code, or give it other rates.

        Ramp: ``PATCH /developer/v1/accounting/tax/code/options/{option_id}``, operation
        ``PatchTaxCodeFieldOptionResource``, scope ``accounting:write``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            tax_rate_ids: the accounting system's ids for the rates; they take the place of those before.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(
            operations.TAX_CODE_OPTIONS_UPDATE,
            path={"option_id": option_id},
            body=nullable(name=name, tax_rate_ids=tax_rate_ids),
            timeout=timeout,
        )

    def delete(self, option_id: str, *, timeout: float | None = None) -> Any:
        """Take a tax code out of use.

        Ramp: ``DELETE /developer/v1/accounting/tax/code/options/{option_id}``, operation
        ``DeleteTaxCodeFieldOptionResource``, scope ``accounting:write``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(operations.TAX_CODE_OPTIONS_DELETE, path={"option_id": option_id}, timeout=timeout)


class AccountingTaxCode(Resource):
    """``Client.accounting.tax.code``."""

    __slots__ = ()

    @property
    def options(self) -> AccountingTaxCodeOptions:
        """Tax codes."""
        return AccountingTaxCodeOptions(self._client)

    def create(
        self,
        *,
        name: str,
        timeout: float | None = None,
    ) -> Any:
        """Set up the accounting field for tax codes.

        Ramp: ``POST /developer/v1/accounting/tax/code``, operation ``PostTaxCodeFieldResource``, scope
        ``accounting:write``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(operations.TAX_CODE_CREATE, body={"name": name}, timeout=timeout)

    def get(
        self,
        *,
        accounting_connection_id: str | None = None,
        timeout: float | None = None,
    ) -> Any:
        """The accounting field for tax codes.

        Ramp: ``GET /developer/v1/accounting/tax/code``, scope ``accounting:read``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            accounting_connection_id: of this connection, rather than of the one in force.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
        """
        return self._call(
            operations.TAX_CODE_GET, query={"accounting_connection_id": accounting_connection_id}, timeout=timeout
        )

    def update(
        self,
        *,
        name: str | UnsetType | None = UNSET,
        timeout: float | None = None,
    ) -> Any:
        """Rename the accounting field for tax codes.

        Ramp: ``PATCH /developer/v1/accounting/tax/code``, operation ``PatchTaxCodeFieldResource``, scope
        ``accounting:write``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(operations.TAX_CODE_UPDATE, body=nullable(name=name), timeout=timeout)

    def delete(self, *, timeout: float | None = None) -> Any:
        """Remove the accounting field for tax codes.

        Ramp: ``DELETE /developer/v1/accounting/tax/code``, scope ``accounting:write``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(operations.TAX_CODE_DELETE, timeout=timeout)


class AccountingTaxRates(Resource):
    """``Client.accounting.tax.rates``."""

    __slots__ = ()

    def list(
        self,
        *,
        accounting_connection_id: str | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> Pages[Any]:
        """Every tax rate.

        Ramp: ``GET /developer/v1/accounting/tax/rates``, operation ``GetTaxCodeRatesListResource``, scope
        ``accounting:read``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            accounting_connection_id: of this connection, rather than of the one in force.
            start: the cursor to resume from: a page's ``next_cursor``.
            page_size: records a page, 2 to 100; not a limit on the whole.
            timeout: seconds for each page, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            PaginationError: the pages cannot be followed to their end.
        """
        return self._pages(
            operations.TAX_RATES_LIST,
            query={"accounting_connection_id": accounting_connection_id, "start": start, "page_size": page_size},
            timeout=timeout,
        )

    def create(
        self,
        *,
        tax_rates: Sequence[models.TaxRate | Mapping[str, Any]],
        timeout: float | None = None,
    ) -> Any:
        """Add tax rates: up to 500, all or none.

        Ramp: ``POST /developer/v1/accounting/tax/rates``, operation ``PostTaxCodeRatesListResource``, scope
        ``accounting:write``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(operations.TAX_RATES_CREATE, body={"tax_rates": tax_rates}, timeout=timeout)

    def update(
        self,
        tax_rate_id: str,
        *,
        accounting_gl_account_id: str | UnsetType | None = UNSET,
        name: str | UnsetType | None = UNSET,
        rate: Decimal | int | str | UnsetType | None = UNSET,
        timeout: float | None = None,
    ) -> Any:
        """Change a tax rate.

        Ramp: ``PATCH /developer/v1/accounting/tax/rates/{tax_rate_id}``, operation ``PatchTaxRateDetailResource``,
        scope ``accounting:write``.

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
            operations.TAX_RATES_UPDATE,
            path={"tax_rate_id": tax_rate_id},
            body=nullable(accounting_gl_account_id=accounting_gl_account_id, name=name, rate=rate),
            timeout=timeout,
        )

    def delete(self, tax_rate_id: str, *, timeout: float | None = None) -> Any:
        """Take a tax rate out of use.

        Ramp: ``DELETE /developer/v1/accounting/tax/rates/{tax_rate_id}``, operation ``DeleteTaxRateDetailResource``,
        scope ``accounting:write``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(operations.TAX_RATES_DELETE, path={"tax_rate_id": tax_rate_id}, timeout=timeout)


class AccountingTax(Resource):
    """``Client.accounting.tax``."""

    __slots__ = ()

    @property
    def code(self) -> AccountingTaxCode:
        """The accounting field for tax codes."""
        return AccountingTaxCode(self._client)

    @property
    def rates(self) -> AccountingTaxRates:
        """Tax rates."""
        return AccountingTaxRates(self._client)


class Accounting(Resource):
    """``Client.accounting``."""

    __slots__ = ()

    @property
    def accounts(self) -> AccountingAccounts:
        """The chart of accounts."""
        return AccountingAccounts(self._client)

    @property
    def codings(self) -> AccountingCodings:
        """Codings of objects."""
        return AccountingCodings(self._client)

    @property
    def connections(self) -> AccountingConnections:
        """Accounting connections."""
        return AccountingConnections(self._client)

    @property
    def entities(self) -> AccountingEntities:
        """Entities from the accounting system."""
        return AccountingEntities(self._client)

    @property
    def field_option_filter_rules(self) -> AccountingFieldOptionFilterRules:
        """Which options of fields go together."""
        return AccountingFieldOptionFilterRules(self._client)

    @property
    def field_options(self) -> AccountingFieldOptions:
        """Options of accounting fields."""
        return AccountingFieldOptions(self._client)

    @property
    def fields(self) -> AccountingFields:
        """Fields by which spend is coded."""
        return AccountingFields(self._client)

    @property
    def inventory_item(self) -> AccountingInventoryItem:
        """The accounting field for inventory items."""
        return AccountingInventoryItem(self._client)

    @property
    def ramp_field_options(self) -> AccountingRampFieldOptions:
        """Options of accounting fields that exist in Ramp alone."""
        return AccountingRampFieldOptions(self._client)

    @property
    def ramp_fields(self) -> AccountingRampFields:
        """Accounting fields that exist in Ramp alone."""
        return AccountingRampFields(self._client)

    @property
    def syncs(self) -> AccountingSyncs:
        """Reports of what was synced."""
        return AccountingSyncs(self._client)

    @property
    def vendors(self) -> AccountingVendors:
        """Vendors as the accounting system has them."""
        return AccountingVendors(self._client)

    @property
    def tax(self) -> AccountingTax:
        """Tax codes and rates."""
        return AccountingTax(self._client)

    def mark_ready_to_sync(
        self,
        *,
        object_ids: Sequence[str],
        object_type: models.ReadyToSyncObjectType | str,
        timeout: float | None = None,
    ) -> Any:
        """Mark up to 500 objects as ready for the accounting system.

        Ramp: ``POST /developer/v1/accounting/ready-to-sync``, operation ``PostReadyToSyncResource``, scope
        ``accounting:write``.

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
            operations.MARK_READY_TO_SYNC, body={"object_ids": object_ids, "object_type": object_type}, timeout=timeout
        )


class AsyncAccountingAccounts(AsyncResource):
    """``AsyncClient.accounting.accounts``."""

    __slots__ = ()

    def list(
        self,
        *,
        remote_id: str | None = None,
        is_active: bool | None = None,
        is_synced: bool | None = None,
        code: str | None = None,
        accounting_connection_id: str | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> AsyncPages[models.GeneralLedgerAccount]:
        """Every account of the chart of accounts that Ramp was given.

        Ramp: ``GET /developer/v1/accounting/accounts``, operation ``get_gl_account_list_resource``, scope
        ``accounting:read``.

        Args:
            accounting_connection_id: of this connection, rather than of the one in force.
            start: the cursor to resume from: a page's ``next_cursor``.
            page_size: records a page, 2 to 100; not a limit on the whole.
            timeout: seconds for each page, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            PaginationError: the pages cannot be followed to their end.
        """
        return self._pages(
            operations.ACCOUNTS_LIST,
            query={
                "remote_id": remote_id,
                "is_active": is_active,
                "is_synced": is_synced,
                "code": code,
                "accounting_connection_id": accounting_connection_id,
                "start": start,
                "page_size": page_size,
            },
            timeout=timeout,
        )

    async def create(
        self,
        *,
        gl_accounts: Sequence[models.GLAccountUpload | Mapping[str, Any]],
        timeout: float | None = None,
    ) -> models.GLAccountsUploaded:
        """Add accounts to the chart of accounts: up to 500, all or none.

        Ramp: ``POST /developer/v1/accounting/accounts``, operation ``post_gl_account_list_resource``, scope
        ``accounting:write``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(operations.ACCOUNTS_CREATE, body={"gl_accounts": gl_accounts}, timeout=timeout)

    async def get(
        self,
        gl_account_id: str,
        *,
        accounting_connection_id: str | None = None,
        timeout: float | None = None,
    ) -> models.GeneralLedgerAccount:
        """One account of the chart of accounts.

        Ramp: ``GET /developer/v1/accounting/accounts/{gl_account_id}``, operation ``get_gl_account_resource``, scope
        ``accounting:read``.

        Args:
            accounting_connection_id: of this connection, rather than of the one in force.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return await self._call(
            operations.ACCOUNTS_GET,
            path={"gl_account_id": gl_account_id},
            query={"accounting_connection_id": accounting_connection_id},
            timeout=timeout,
        )

    async def update(
        self,
        gl_account_id: str,
        *,
        code: str | None = None,
        name: str | None = None,
        reactivate: Literal[True] | None = None,
        timeout: float | None = None,
    ) -> models.GeneralLedgerAccount:
        """Rename or recode an account, or bring a deleted one back.

        Ramp: ``PATCH /developer/v1/accounting/accounts/{gl_account_id}``, operation ``patch_gl_account_resource``,
        scope ``accounting:write``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(
            operations.ACCOUNTS_UPDATE,
            path={"gl_account_id": gl_account_id},
            body=optional(code=code, name=name, reactivate=reactivate),
            timeout=timeout,
        )

    async def delete(self, gl_account_id: str, *, timeout: float | None = None) -> None:
        """Take an account out of use.

        Ramp: ``DELETE /developer/v1/accounting/accounts/{gl_account_id}``, operation ``delete_gl_account_resource``,
        scope ``accounting:write``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(operations.ACCOUNTS_DELETE, path={"gl_account_id": gl_account_id}, timeout=timeout)


class AsyncAccountingCodings(AsyncResource):
    """``AsyncClient.accounting.codings``."""

    __slots__ = ()

    async def create(
        self,
        *,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Code objects with accounting fields.

        Ramp: ``POST /developer/v1/accounting/codings``, scope ``accounting:write``.

        Beta at Ramp: it may change.

        Open JSON both ways: Ramp has published neither what it takes nor what it answers.

        Args:
            body: what is sent, as Ramp's own documentation has it; nothing is checked here.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(operations.CODINGS_CREATE, body=body, timeout=timeout)


class AsyncAccountingConnections(AsyncResource):
    """``AsyncClient.accounting.connections``."""

    __slots__ = ()

    async def list(self, *, timeout: float | None = None) -> builtins.list[models.AccountingConnection]:
        """Every accounting connection, past ones included.

        Ramp: ``GET /developer/v1/accounting/all-connections``, operation ``get_accounting_all_connections_resource``,
        scope ``accounting:read``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
        """
        return await self._call(operations.CONNECTIONS_LIST, timeout=timeout)

    async def create(
        self,
        *,
        remote_provider_name: str,
        reactivate: bool | None = None,
        timeout: float | None = None,
    ) -> models.AccountingConnection:
        """Connect an accounting system through this API: one connection is active at a time.

        Ramp: ``POST /developer/v1/accounting/connection``, operation ``post_accounting_connection_resource``, scope
        ``accounting:write``.

        Args:
            reactivate: Deprecated by Ramp.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(
            operations.CONNECTIONS_CREATE,
            body={"remote_provider_name": remote_provider_name} | optional(reactivate=reactivate),
            timeout=timeout,
        )

    async def get(self, connection_id: str, *, timeout: float | None = None) -> Any:
        """One accounting connection.

        Ramp: ``GET /developer/v1/accounting/connection/{connection_id}``, operation
        ``GetAccountingConnectionDetailResource``, scope ``accounting:read``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return await self._call(operations.CONNECTIONS_GET, path={"connection_id": connection_id}, timeout=timeout)

    async def update(
        self,
        connection_id: str,
        *,
        settings: models.AccountingConnectionSettings | Mapping[str, Any] | UnsetType | None = UNSET,
        timeout: float | None = None,
    ) -> Any:
        """Change the settings of an accounting connection.

        Ramp: ``PATCH /developer/v1/accounting/connection/{connection_id}``, operation
        ``PatchAccountingConnectionDetailResource``, scope ``accounting:write``.

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
            operations.CONNECTIONS_UPDATE,
            path={"connection_id": connection_id},
            body=nullable(settings=settings),
            timeout=timeout,
        )

    async def current(self, *, timeout: float | None = None) -> models.CurrentAccountingConnection:
        """The accounting connection in force; a ``message`` alone says that there is none.

        Ramp: ``GET /developer/v1/accounting/connection``, operation
        ``get_accounting_current_connection_resource_deprecated``, scope ``accounting:read``.

        Deprecated by Ramp.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
        """
        return await self._call(operations.CONNECTIONS_CURRENT, timeout=timeout)

    async def disconnect(self, *, timeout: float | None = None) -> None:
        """End the accounting connection in force, if it was made through this API.

        Ramp: ``DELETE /developer/v1/accounting/connection``, operation ``delete_accounting_connection_resource``, scope
        ``accounting:write``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(operations.CONNECTIONS_DISCONNECT, timeout=timeout)

    async def reactivate(self, connection_id: str, *, timeout: float | None = None) -> models.AccountingConnection:
        """Bring an ended accounting connection back into force.

        Ramp: ``POST /developer/v1/accounting/connection/{connection_id}/reactivate``, operation
        ``post_reactivate_connection_resource``, scope ``accounting:write``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(
            operations.CONNECTIONS_REACTIVATE, path={"connection_id": connection_id}, timeout=timeout
        )

    async def mark_ready_to_migrate(
        self,
        connection_id: str,
        *,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Mark an ended accounting connection as ready to be migrated.

        Ramp: ``POST /developer/v1/accounting/connection/{connection_id}/ready-to-migrate``, scope ``accounting:write``.

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
            operations.CONNECTIONS_MARK_READY_TO_MIGRATE,
            path={"connection_id": connection_id},
            body=body,
            timeout=timeout,
        )


class AsyncAccountingEntities(AsyncResource):
    """``AsyncClient.accounting.entities``."""

    __slots__ = ()

    async def create(
        self,
        *,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Add entities from the accounting system.

        Ramp: ``POST /developer/v1/accounting/entities``, scope ``accounting:write``.

        Beta at Ramp: it may change.

        Open JSON both ways: Ramp has published neither what it takes nor what it answers.

        Args:
            body: what is sent, as Ramp's own documentation has it; nothing is checked here.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(operations.ENTITIES_CREATE, body=body, timeout=timeout)


class AsyncAccountingFieldOptionFilterRules(AsyncResource):
    """``AsyncClient.accounting.field_option_filter_rules``."""

    __slots__ = ()

    def list(
        self,
        *,
        target_field_option_remote_id: str | None = None,
        target_field_remote_id: str | None = None,
        accounting_connection_id: str | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> AsyncPages[Any]:
        """The rules that say which options of a field go with an option of another.

        Ramp: ``GET /developer/v1/accounting/field-option-filter-rules``, scope ``accounting:read``.

        Beta at Ramp: it may change.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            accounting_connection_id: of this connection, rather than of the one in force.
            start: the cursor to resume from: a page's ``next_cursor``.
            page_size: records a page, 2 to 100; not a limit on the whole.
            timeout: seconds for each page, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            PaginationError: the pages cannot be followed to their end.
        """
        return self._pages(
            operations.FIELD_OPTION_FILTER_RULES_LIST,
            query={
                "target_field_option_remote_id": target_field_option_remote_id,
                "target_field_remote_id": target_field_remote_id,
                "accounting_connection_id": accounting_connection_id,
                "start": start,
                "page_size": page_size,
            },
            timeout=timeout,
        )

    async def create(
        self,
        *,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Add rules that say which options of a field go with an option of another.

        Ramp: ``POST /developer/v1/accounting/field-option-filter-rules``, scope ``accounting:write``.

        Beta at Ramp: it may change.

        Open JSON both ways: Ramp has published neither what it takes nor what it answers.

        Args:
            body: what is sent, as Ramp's own documentation has it; nothing is checked here.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(operations.FIELD_OPTION_FILTER_RULES_CREATE, body=body, timeout=timeout)

    async def delete(
        self,
        *,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Remove rules about the options of fields.

        Ramp: ``DELETE /developer/v1/accounting/field-option-filter-rules``, scope ``accounting:write``.

        Beta at Ramp: it may change.

        Open JSON both ways: Ramp has published neither what it takes nor what it answers.

        Args:
            body: what is sent, as Ramp's own documentation has it; nothing is checked here.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(operations.FIELD_OPTION_FILTER_RULES_DELETE, body=body, timeout=timeout)


class AsyncAccountingFieldOptions(AsyncResource):
    """``AsyncClient.accounting.field_options``."""

    __slots__ = ()

    def list(
        self,
        *,
        field_id: str,
        remote_id: str | None = None,
        code: str | None = None,
        is_active: bool | None = None,
        visibility: models.FieldOptionVisibility | str | None = None,
        accounting_connection_id: str | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> AsyncPages[models.AccountingFieldOption]:
        """Every option of one accounting field.

        Ramp: ``GET /developer/v1/accounting/field-options``, operation ``get_custom_field_option_list_resource``, scope
        ``accounting:read``.

        Args:
            field_id: the accounting field, by Ramp's id.
            accounting_connection_id: of this connection, rather than of the one in force.
            start: the cursor to resume from: a page's ``next_cursor``.
            page_size: records a page, 2 to 100; not a limit on the whole.
            timeout: seconds for each page, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            PaginationError: the pages cannot be followed to their end.
        """
        return self._pages(
            operations.FIELD_OPTIONS_LIST,
            query={
                "field_id": field_id,
                "remote_id": remote_id,
                "code": code,
                "is_active": is_active,
                "visibility": visibility,
                "accounting_connection_id": accounting_connection_id,
                "start": start,
                "page_size": page_size,
            },
            timeout=timeout,
        )

    async def create(
        self,
        *,
        field_id: str,
        options: Sequence[models.AccountingFieldOptionUpload | Mapping[str, Any]],
        timeout: float | None = None,
    ) -> models.AccountingFieldOptionsUploaded:
        """Add options to an accounting field: up to 500, all or none.

        Ramp: ``POST /developer/v1/accounting/field-options``, operation ``post_custom_field_option_list_resource``,
        scope ``accounting:write``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(
            operations.FIELD_OPTIONS_CREATE, body={"field_id": field_id, "options": options}, timeout=timeout
        )

    async def get(
        self,
        field_option_id: str,
        *,
        accounting_connection_id: str | None = None,
        timeout: float | None = None,
    ) -> models.AccountingFieldOption:
        """One option of an accounting field.

        Ramp: ``GET /developer/v1/accounting/field-options/{field_option_id}``, operation
        ``get_custom_field_option_resource``, scope ``accounting:read``.

        Args:
            accounting_connection_id: of this connection, rather than of the one in force.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return await self._call(
            operations.FIELD_OPTIONS_GET,
            path={"field_option_id": field_option_id},
            query={"accounting_connection_id": accounting_connection_id},
            timeout=timeout,
        )

    async def update(
        self,
        field_option_id: str,
        *,
        code: str | None = None,
        display_name: str | None = None,
        reactivate: Literal[True] | None = None,
        value: str | None = None,
        visibility: models.FieldOptionVisibility | str | None = None,
        timeout: float | None = None,
    ) -> models.AccountingFieldOption:
        """Change an option of an accounting field, hide it, or bring a deleted one back.

        Ramp: ``PATCH /developer/v1/accounting/field-options/{field_option_id}``, operation
        ``patch_custom_field_option_resource``, scope ``accounting:write``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(
            operations.FIELD_OPTIONS_UPDATE,
            path={"field_option_id": field_option_id},
            body=optional(
                code=code, display_name=display_name, reactivate=reactivate, value=value, visibility=visibility
            ),
            timeout=timeout,
        )

    async def replace(
        self,
        field_option_id: str,
        *,
        code: str | UnsetType | None = UNSET,
        reactivate: Literal[True] | UnsetType | None = UNSET,
        value: str | UnsetType | None = UNSET,
        visibility: models.FieldOptionVisibility | str | UnsetType | None = UNSET,
        timeout: float | None = None,
    ) -> Any:
        """Change an option of an accounting field, nearly as ``update`` does; Ramp has both methods.

        Ramp: ``PUT /developer/v1/accounting/field-options/{field_option_id}``, operation
        ``PutCustomFieldOptionResource``, scope ``accounting:write``.

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
            operations.FIELD_OPTIONS_REPLACE,
            path={"field_option_id": field_option_id},
            body=nullable(code=code, reactivate=reactivate, value=value, visibility=visibility),
            timeout=timeout,
        )

    async def delete(self, field_option_id: str, *, timeout: float | None = None) -> None:
        """Take an option of an accounting field out of use.

        Ramp: ``DELETE /developer/v1/accounting/field-options/{field_option_id}``, operation
        ``delete_custom_field_option_resource``, scope ``accounting:write``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(
            operations.FIELD_OPTIONS_DELETE, path={"field_option_id": field_option_id}, timeout=timeout
        )


class AsyncAccountingFields(AsyncResource):
    """``AsyncClient.accounting.fields``."""

    __slots__ = ()

    def list(
        self,
        *,
        remote_id: str | None = None,
        is_active: bool | None = None,
        accounting_connection_id: str | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> AsyncPages[models.AccountingField]:
        """Every custom accounting field.

        Ramp: ``GET /developer/v1/accounting/fields``, operation ``get_custom_field_list_resource``, scope
        ``accounting:read``.

        Args:
            accounting_connection_id: of this connection, rather than of the one in force.
            start: the cursor to resume from: a page's ``next_cursor``.
            page_size: records a page, 2 to 100; not a limit on the whole.
            timeout: seconds for each page, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            PaginationError: the pages cannot be followed to their end.
        """
        return self._pages(
            operations.FIELDS_LIST,
            query={
                "remote_id": remote_id,
                "is_active": is_active,
                "accounting_connection_id": accounting_connection_id,
                "start": start,
                "page_size": page_size,
            },
            timeout=timeout,
        )

    async def create(
        self,
        *,
        id: str,
        input_type: models.AccountingFieldInputType | str,
        name: str,
        display_name: str | UnsetType | None = UNSET,
        is_required_for: Sequence[models.AccountingFieldRequirement | str] | None = None,
        is_splittable: bool | None = None,
        timeout: float | None = None,
    ) -> models.AccountingField:
        """Add a field by which spend is coded; one of this id that is there already comes back.

        Ramp: ``POST /developer/v1/accounting/fields``, operation ``post_custom_field_list_resource``, scope
        ``accounting:write``.

        Args:
            id: the accounting system's id for the field, not Ramp's.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(
            operations.FIELDS_CREATE,
            body={"id": id, "input_type": input_type, "name": name}
            | optional(is_required_for=is_required_for, is_splittable=is_splittable)
            | nullable(display_name=display_name),
            timeout=timeout,
        )

    async def get(
        self,
        field_id: str,
        *,
        accounting_connection_id: str | None = None,
        timeout: float | None = None,
    ) -> models.AccountingField:
        """One accounting field.

        Ramp: ``GET /developer/v1/accounting/fields/{field_id}``, operation ``get_custom_field_resource``, scope
        ``accounting:read``.

        Args:
            accounting_connection_id: of this connection, rather than of the one in force.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return await self._call(
            operations.FIELDS_GET,
            path={"field_id": field_id},
            query={"accounting_connection_id": accounting_connection_id},
            timeout=timeout,
        )

    async def update(
        self,
        field_id: str,
        *,
        display_name: str | UnsetType | None = UNSET,
        is_splittable: bool | None = None,
        name: str | None = None,
        timeout: float | None = None,
    ) -> models.AccountingField:
        """Rename an accounting field, or let spend be split by it.

        Ramp: ``PATCH /developer/v1/accounting/fields/{field_id}``, operation ``patch_custom_field_resource``, scope
        ``accounting:write``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(
            operations.FIELDS_UPDATE,
            path={"field_id": field_id},
            body=optional(is_splittable=is_splittable, name=name) | nullable(display_name=display_name),
            timeout=timeout,
        )

    async def delete(self, field_id: str, *, timeout: float | None = None) -> None:
        """Take an accounting field out of use.

        Ramp: ``DELETE /developer/v1/accounting/fields/{field_id}``, operation ``delete_custom_field_resource``, scope
        ``accounting:write``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(operations.FIELDS_DELETE, path={"field_id": field_id}, timeout=timeout)


class AsyncAccountingInventoryItemOptions(AsyncResource):
    """``AsyncClient.accounting.inventory_item.options``."""

    __slots__ = ()

    def list(
        self,
        *,
        remote_id: str | None = None,
        is_active: bool | None = None,
        code: str | None = None,
        accounting_connection_id: str | None = None,
        is_synced: bool | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> AsyncPages[Any]:
        """Every inventory item that spend can be coded with.

        Ramp: ``GET /developer/v1/accounting/inventory-item/options``, operation
        ``GetInventoryItemFieldOptionsListResource``, scope ``accounting:read``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            accounting_connection_id: of this connection, rather than of the one in force.
            start: the cursor to resume from: a page's ``next_cursor``.
            page_size: records a page, 2 to 100; not a limit on the whole.
            timeout: seconds for each page, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            PaginationError: the pages cannot be followed to their end.
        """
        return self._pages(
            operations.INVENTORY_ITEM_OPTIONS_LIST,
            query={
                "remote_id": remote_id,
                "is_active": is_active,
                "code": code,
                "accounting_connection_id": accounting_connection_id,
                "is_synced": is_synced,
                "start": start,
                "page_size": page_size,
            },
            timeout=timeout,
        )

    async def create(
        self,
        *,
        options: Sequence[models.InventoryItemOption | Mapping[str, Any]],
        timeout: float | None = None,
    ) -> Any:
        """Add inventory items: up to 500, all or none.

        Ramp: ``POST /developer/v1/accounting/inventory-item/options``, operation
        ``PostInventoryItemFieldOptionsListResource``, scope ``accounting:write``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(operations.INVENTORY_ITEM_OPTIONS_CREATE, body={"options": options}, timeout=timeout)

    async def update(
        self,
        option_id: str,
        *,
        name: str | UnsetType | None = UNSET,
        reactivate: Literal[True] | UnsetType | None = UNSET,
        timeout: float | None = None,
    ) -> Any:
        """Rename an inventory item, or bring a deleted one back.

        Ramp: ``PATCH /developer/v1/accounting/inventory-item/options/{option_id}``, operation
        ``PatchInventoryItemFieldOptionResource``, scope ``accounting:write``.

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
            operations.INVENTORY_ITEM_OPTIONS_UPDATE,
            path={"option_id": option_id},
            body=nullable(name=name, reactivate=reactivate),
            timeout=timeout,
        )

    async def delete(self, option_id: str, *, timeout: float | None = None) -> Any:
        """Take an inventory item out of use.

        Ramp: ``DELETE /developer/v1/accounting/inventory-item/options/{option_id}``, operation
        ``DeleteInventoryItemFieldOptionResource``, scope ``accounting:write``.

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
            operations.INVENTORY_ITEM_OPTIONS_DELETE, path={"option_id": option_id}, timeout=timeout
        )


class AsyncAccountingInventoryItem(AsyncResource):
    """``AsyncClient.accounting.inventory_item``."""

    __slots__ = ()

    @property
    def options(self) -> AsyncAccountingInventoryItemOptions:
        """Inventory items."""
        return AsyncAccountingInventoryItemOptions(self._client)

    async def create(
        self,
        *,
        name: str,
        timeout: float | None = None,
    ) -> Any:
        """Set up the accounting field for inventory items.

        Ramp: ``POST /developer/v1/accounting/inventory-item``, operation ``PostInventoryItemFieldListResource``, scope
        ``accounting:write``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(operations.INVENTORY_ITEM_CREATE, body={"name": name}, timeout=timeout)

    async def get(
        self,
        *,
        accounting_connection_id: str | None = None,
        timeout: float | None = None,
    ) -> Any:
        """The accounting field for inventory items.

        Ramp: ``GET /developer/v1/accounting/inventory-item``, scope ``accounting:read``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            accounting_connection_id: of this connection, rather than of the one in force.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
        """
        return await self._call(
            operations.INVENTORY_ITEM_GET, query={"accounting_connection_id": accounting_connection_id}, timeout=timeout
        )

    async def update(
        self,
        *,
        name: str | UnsetType | None = UNSET,
        timeout: float | None = None,
    ) -> Any:
        """Rename the accounting field for inventory items.

        Ramp: ``PATCH /developer/v1/accounting/inventory-item``, operation ``PatchInventoryItemFieldListResource``,
        scope ``accounting:write``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(operations.INVENTORY_ITEM_UPDATE, body=nullable(name=name), timeout=timeout)

    async def delete(self, *, timeout: float | None = None) -> Any:
        """Remove the accounting field for inventory items.

        Ramp: ``DELETE /developer/v1/accounting/inventory-item``, scope ``accounting:write``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(operations.INVENTORY_ITEM_DELETE, timeout=timeout)


class AsyncAccountingRampFieldOptions(AsyncResource):
    """``AsyncClient.accounting.ramp_field_options``."""

    __slots__ = ()

    async def create(
        self,
        *,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Add options to an accounting field that exists in Ramp alone.

        Ramp: ``POST /developer/v1/accounting/ramp-field-options``, scope ``accounting:write``.

        Beta at Ramp: it may change.

        Open JSON both ways: Ramp has published neither what it takes nor what it answers.

        Args:
            body: what is sent, as Ramp's own documentation has it; nothing is checked here.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(operations.RAMP_FIELD_OPTIONS_CREATE, body=body, timeout=timeout)

    async def update(
        self,
        field_option_id: str,
        *,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Change an option of an accounting field that exists in Ramp alone.

        Ramp: ``PATCH /developer/v1/accounting/ramp-field-options/{field_option_id}``, scope ``accounting:write``.

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
            operations.RAMP_FIELD_OPTIONS_UPDATE, path={"field_option_id": field_option_id}, body=body, timeout=timeout
        )

    async def delete(
        self,
        field_option_id: str,
        *,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Take an option of an accounting field that exists in Ramp alone out of use.

        Ramp: ``DELETE /developer/v1/accounting/ramp-field-options/{field_option_id}``, scope ``accounting:write``.

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
            operations.RAMP_FIELD_OPTIONS_DELETE, path={"field_option_id": field_option_id}, body=body, timeout=timeout
        )


class AsyncAccountingRampFields(AsyncResource):
    """``AsyncClient.accounting.ramp_fields``."""

    __slots__ = ()

    def list(
        self,
        *,
        remote_id: str | None = None,
        is_active: bool | None = None,
        accounting_connection_id: str | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> AsyncPages[Any]:
        """Every accounting field that exists in Ramp alone.

        Ramp: ``GET /developer/v1/accounting/ramp-fields``, scope ``accounting:read``.

        Beta at Ramp: it may change.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            accounting_connection_id: of this connection, rather than of the one in force.
            start: the cursor to resume from: a page's ``next_cursor``.
            page_size: records a page, 2 to 100; not a limit on the whole.
            timeout: seconds for each page, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            PaginationError: the pages cannot be followed to their end.
        """
        return self._pages(
            operations.RAMP_FIELDS_LIST,
            query={
                "remote_id": remote_id,
                "is_active": is_active,
                "accounting_connection_id": accounting_connection_id,
                "start": start,
                "page_size": page_size,
            },
            timeout=timeout,
        )

    async def create(
        self,
        *,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Add an accounting field that exists in Ramp alone.

        Ramp: ``POST /developer/v1/accounting/ramp-fields``, scope ``accounting:write``.

        Beta at Ramp: it may change.

        Open JSON both ways: Ramp has published neither what it takes nor what it answers.

        Args:
            body: what is sent, as Ramp's own documentation has it; nothing is checked here.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(operations.RAMP_FIELDS_CREATE, body=body, timeout=timeout)

    async def get(
        self,
        field_id: str,
        *,
        accounting_connection_id: str | None = None,
        timeout: float | None = None,
    ) -> Any:
        """One accounting field that exists in Ramp alone.

        Ramp: ``GET /developer/v1/accounting/ramp-fields/{field_id}``, scope ``accounting:read``.

        Beta at Ramp: it may change.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            accounting_connection_id: of this connection, rather than of the one in force.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return await self._call(
            operations.RAMP_FIELDS_GET,
            path={"field_id": field_id},
            query={"accounting_connection_id": accounting_connection_id},
            timeout=timeout,
        )

    async def update(
        self,
        field_id: str,
        *,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Change an accounting field that exists in Ramp alone.

        Ramp: ``PATCH /developer/v1/accounting/ramp-fields/{field_id}``, scope ``accounting:write``.

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
        return await self._call(operations.RAMP_FIELDS_UPDATE, path={"field_id": field_id}, body=body, timeout=timeout)

    async def delete(
        self,
        field_id: str,
        *,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Take an accounting field that exists in Ramp alone out of use.

        Ramp: ``DELETE /developer/v1/accounting/ramp-fields/{field_id}``, scope ``accounting:write``.

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
        return await self._call(operations.RAMP_FIELDS_DELETE, path={"field_id": field_id}, body=body, timeout=timeout)


class AsyncAccountingSyncs(AsyncResource):
    """``AsyncClient.accounting.syncs``."""

    __slots__ = ()

    async def create(
        self,
        *,
        sync_type: models.SyncType | str,
        failed_syncs: Sequence[models.AccountingFailedSync | Mapping[str, Any]] | None = None,
        idempotency_key: str | None = None,
        successful_syncs: Sequence[models.AccountingSuccessfulSync | Mapping[str, Any]] | None = None,
        timeout: float | None = None,
    ) -> models.AccountingSync:
        """Report which objects reached the accounting system and which did not: up to 5,000, of one type.

        Ramp: ``POST /developer/v1/accounting/syncs``, operation ``post_sync_list_resource``, scope
        ``accounting:write``.

        Args:
            failed_syncs: what did not, each with why.
            idempotency_key: made up once for each call where none is given; the same key twice gives the first result.
            successful_syncs: what reached the accounting system, each with its id there.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(
            operations.SYNCS_CREATE,
            body={"sync_type": sync_type}
            | optional(failed_syncs=failed_syncs, idempotency_key=idempotency_key, successful_syncs=successful_syncs),
            timeout=timeout,
        )


class AsyncAccountingVendors(AsyncResource):
    """``AsyncClient.accounting.vendors``."""

    __slots__ = ()

    def list(
        self,
        *,
        remote_id: str | None = None,
        is_active: bool | None = None,
        is_synced: bool | None = None,
        code: str | None = None,
        accounting_connection_id: str | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> AsyncPages[models.VendorAccount]:
        """Every vendor that the accounting system gave to Ramp.

        Ramp: ``GET /developer/v1/accounting/vendors``, operation ``get_accounting_vendor_list_resource``, scope
        ``accounting:read``.

        Args:
            accounting_connection_id: of this connection, rather than of the one in force.
            start: the cursor to resume from: a page's ``next_cursor``.
            page_size: records a page, 2 to 100; not a limit on the whole.
            timeout: seconds for each page, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            PaginationError: the pages cannot be followed to their end.
        """
        return self._pages(
            operations.VENDORS_LIST,
            query={
                "remote_id": remote_id,
                "is_active": is_active,
                "is_synced": is_synced,
                "code": code,
                "accounting_connection_id": accounting_connection_id,
                "start": start,
                "page_size": page_size,
            },
            timeout=timeout,
        )

    async def create(
        self,
        *,
        vendors: Sequence[models.AccountingVendorUpload | Mapping[str, Any]],
        timeout: float | None = None,
    ) -> models.AccountingVendorsUploaded:
        """Add vendors of the accounting system: up to 500, all or none.

        Ramp: ``POST /developer/v1/accounting/vendors``, operation ``post_accounting_vendor_list_resource``, scope
        ``accounting:write``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(operations.VENDORS_CREATE, body={"vendors": vendors}, timeout=timeout)

    async def get(
        self,
        vendor_id: str,
        *,
        accounting_connection_id: str | None = None,
        timeout: float | None = None,
    ) -> models.VendorAccount:
        """One vendor of the accounting system.

        Ramp: ``GET /developer/v1/accounting/vendors/{vendor_id}``, operation ``get_accounting_vendor_resource``, scope
        ``accounting:read``.

        Args:
            accounting_connection_id: of this connection, rather than of the one in force.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return await self._call(
            operations.VENDORS_GET,
            path={"vendor_id": vendor_id},
            query={"accounting_connection_id": accounting_connection_id},
            timeout=timeout,
        )

    async def update(
        self,
        vendor_id: str,
        *,
        code: str | None = None,
        name: str | None = None,
        reactivate: Literal[True] | None = None,
        timeout: float | None = None,
    ) -> models.VendorAccount:
        """Rename or recode a vendor of the accounting system, or bring a deleted one back.

        Ramp: ``PATCH /developer/v1/accounting/vendors/{vendor_id}``, operation ``patch_accounting_vendor_resource``,
        scope ``accounting:write``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(
            operations.VENDORS_UPDATE,
            path={"vendor_id": vendor_id},
            body=optional(code=code, name=name, reactivate=reactivate),
            timeout=timeout,
        )

    async def delete(self, vendor_id: str, *, timeout: float | None = None) -> None:
        """Take a vendor of the accounting system out of use.

        Ramp: ``DELETE /developer/v1/accounting/vendors/{vendor_id}``, operation ``delete_accounting_vendor_resource``,
        scope ``accounting:write``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(operations.VENDORS_DELETE, path={"vendor_id": vendor_id}, timeout=timeout)


class AsyncAccountingTaxCodeOptions(AsyncResource):
    """``AsyncClient.accounting.tax.code.options``."""

    __slots__ = ()

    def list(
        self,
        *,
        remote_id: str | None = None,
        is_active: bool | None = None,
        code: str | None = None,
        accounting_connection_id: str | None = None,
        is_synced: bool | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> AsyncPages[Any]:
        """Every tax code.

        Ramp: ``GET /developer/v1/accounting/tax/code/options``, operation ``GetTaxCodeFieldOptionsListResource``, scope
        ``accounting:read``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            accounting_connection_id: of this connection, rather than of the one in force.
            start: the cursor to resume from: a page's ``next_cursor``.
            page_size: records a page, 2 to 100; not a limit on the whole.
            timeout: seconds for each page, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            PaginationError: the pages cannot be followed to their end.
        """
        return self._pages(
            operations.TAX_CODE_OPTIONS_LIST,
            query={
                "remote_id": remote_id,
                "is_active": is_active,
                "code": code,
                "accounting_connection_id": accounting_connection_id,
                "is_synced": is_synced,
                "start": start,
                "page_size": page_size,
            },
            timeout=timeout,
        )

    async def create(
        self,
        *,
        options: Sequence[models.TaxCodeOption | Mapping[str, Any]],
        timeout: float | None = None,
    ) -> Any:
        """Add tax codes, each with its rates: up to 500, all or none.

        Ramp: ``POST /developer/v1/accounting/tax/code/options``, operation ``PostTaxCodeFieldOptionsListResource``,
        scope ``accounting:write``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(operations.TAX_CODE_OPTIONS_CREATE, body={"options": options}, timeout=timeout)

    async def update(
        self,
        option_id: str,
        *,
        name: str | UnsetType | None = UNSET,
        tax_rate_ids: Sequence[str] | UnsetType | None = UNSET,
        timeout: float | None = None,
    ) -> Any:
        """Rename a tax code, or give it other rates.

        Ramp: ``PATCH /developer/v1/accounting/tax/code/options/{option_id}``, operation
        ``PatchTaxCodeFieldOptionResource``, scope ``accounting:write``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            tax_rate_ids: the accounting system's ids for the rates; they take the place of those before.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(
            operations.TAX_CODE_OPTIONS_UPDATE,
            path={"option_id": option_id},
            body=nullable(name=name, tax_rate_ids=tax_rate_ids),
            timeout=timeout,
        )

    async def delete(self, option_id: str, *, timeout: float | None = None) -> Any:
        """Take a tax code out of use.

        Ramp: ``DELETE /developer/v1/accounting/tax/code/options/{option_id}``, operation
        ``DeleteTaxCodeFieldOptionResource``, scope ``accounting:write``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(operations.TAX_CODE_OPTIONS_DELETE, path={"option_id": option_id}, timeout=timeout)


class AsyncAccountingTaxCode(AsyncResource):
    """``AsyncClient.accounting.tax.code``."""

    __slots__ = ()

    @property
    def options(self) -> AsyncAccountingTaxCodeOptions:
        """Tax codes."""
        return AsyncAccountingTaxCodeOptions(self._client)

    async def create(
        self,
        *,
        name: str,
        timeout: float | None = None,
    ) -> Any:
        """Set up the accounting field for tax codes.

        Ramp: ``POST /developer/v1/accounting/tax/code``, operation ``PostTaxCodeFieldResource``, scope
        ``accounting:write``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(operations.TAX_CODE_CREATE, body={"name": name}, timeout=timeout)

    async def get(
        self,
        *,
        accounting_connection_id: str | None = None,
        timeout: float | None = None,
    ) -> Any:
        """The accounting field for tax codes.

        Ramp: ``GET /developer/v1/accounting/tax/code``, scope ``accounting:read``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            accounting_connection_id: of this connection, rather than of the one in force.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
        """
        return await self._call(
            operations.TAX_CODE_GET, query={"accounting_connection_id": accounting_connection_id}, timeout=timeout
        )

    async def update(
        self,
        *,
        name: str | UnsetType | None = UNSET,
        timeout: float | None = None,
    ) -> Any:
        """Rename the accounting field for tax codes.

        Ramp: ``PATCH /developer/v1/accounting/tax/code``, operation ``PatchTaxCodeFieldResource``, scope
        ``accounting:write``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(operations.TAX_CODE_UPDATE, body=nullable(name=name), timeout=timeout)

    async def delete(self, *, timeout: float | None = None) -> Any:
        """Remove the accounting field for tax codes.

        Ramp: ``DELETE /developer/v1/accounting/tax/code``, scope ``accounting:write``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(operations.TAX_CODE_DELETE, timeout=timeout)


class AsyncAccountingTaxRates(AsyncResource):
    """``AsyncClient.accounting.tax.rates``."""

    __slots__ = ()

    def list(
        self,
        *,
        accounting_connection_id: str | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> AsyncPages[Any]:
        """Every tax rate.

        Ramp: ``GET /developer/v1/accounting/tax/rates``, operation ``GetTaxCodeRatesListResource``, scope
        ``accounting:read``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            accounting_connection_id: of this connection, rather than of the one in force.
            start: the cursor to resume from: a page's ``next_cursor``.
            page_size: records a page, 2 to 100; not a limit on the whole.
            timeout: seconds for each page, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            PaginationError: the pages cannot be followed to their end.
        """
        return self._pages(
            operations.TAX_RATES_LIST,
            query={"accounting_connection_id": accounting_connection_id, "start": start, "page_size": page_size},
            timeout=timeout,
        )

    async def create(
        self,
        *,
        tax_rates: Sequence[models.TaxRate | Mapping[str, Any]],
        timeout: float | None = None,
    ) -> Any:
        """Add tax rates: up to 500, all or none.

        Ramp: ``POST /developer/v1/accounting/tax/rates``, operation ``PostTaxCodeRatesListResource``, scope
        ``accounting:write``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(operations.TAX_RATES_CREATE, body={"tax_rates": tax_rates}, timeout=timeout)

    async def update(
        self,
        tax_rate_id: str,
        *,
        accounting_gl_account_id: str | UnsetType | None = UNSET,
        name: str | UnsetType | None = UNSET,
        rate: Decimal | int | str | UnsetType | None = UNSET,
        timeout: float | None = None,
    ) -> Any:
        """Change a tax rate.

        Ramp: ``PATCH /developer/v1/accounting/tax/rates/{tax_rate_id}``, operation ``PatchTaxRateDetailResource``,
        scope ``accounting:write``.

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
            operations.TAX_RATES_UPDATE,
            path={"tax_rate_id": tax_rate_id},
            body=nullable(accounting_gl_account_id=accounting_gl_account_id, name=name, rate=rate),
            timeout=timeout,
        )

    async def delete(self, tax_rate_id: str, *, timeout: float | None = None) -> Any:
        """Take a tax rate out of use.

        Ramp: ``DELETE /developer/v1/accounting/tax/rates/{tax_rate_id}``, operation ``DeleteTaxRateDetailResource``,
        scope ``accounting:write``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(operations.TAX_RATES_DELETE, path={"tax_rate_id": tax_rate_id}, timeout=timeout)


class AsyncAccountingTax(AsyncResource):
    """``AsyncClient.accounting.tax``."""

    __slots__ = ()

    @property
    def code(self) -> AsyncAccountingTaxCode:
        """The accounting field for tax codes."""
        return AsyncAccountingTaxCode(self._client)

    @property
    def rates(self) -> AsyncAccountingTaxRates:
        """Tax rates."""
        return AsyncAccountingTaxRates(self._client)


class AsyncAccounting(AsyncResource):
    """``AsyncClient.accounting``."""

    __slots__ = ()

    @property
    def accounts(self) -> AsyncAccountingAccounts:
        """The chart of accounts."""
        return AsyncAccountingAccounts(self._client)

    @property
    def codings(self) -> AsyncAccountingCodings:
        """Codings of objects."""
        return AsyncAccountingCodings(self._client)

    @property
    def connections(self) -> AsyncAccountingConnections:
        """Accounting connections."""
        return AsyncAccountingConnections(self._client)

    @property
    def entities(self) -> AsyncAccountingEntities:
        """Entities from the accounting system."""
        return AsyncAccountingEntities(self._client)

    @property
    def field_option_filter_rules(self) -> AsyncAccountingFieldOptionFilterRules:
        """Which options of fields go together."""
        return AsyncAccountingFieldOptionFilterRules(self._client)

    @property
    def field_options(self) -> AsyncAccountingFieldOptions:
        """Options of accounting fields."""
        return AsyncAccountingFieldOptions(self._client)

    @property
    def fields(self) -> AsyncAccountingFields:
        """Fields by which spend is coded."""
        return AsyncAccountingFields(self._client)

    @property
    def inventory_item(self) -> AsyncAccountingInventoryItem:
        """The accounting field for inventory items."""
        return AsyncAccountingInventoryItem(self._client)

    @property
    def ramp_field_options(self) -> AsyncAccountingRampFieldOptions:
        """Options of accounting fields that exist in Ramp alone."""
        return AsyncAccountingRampFieldOptions(self._client)

    @property
    def ramp_fields(self) -> AsyncAccountingRampFields:
        """Accounting fields that exist in Ramp alone."""
        return AsyncAccountingRampFields(self._client)

    @property
    def syncs(self) -> AsyncAccountingSyncs:
        """Reports of what was synced."""
        return AsyncAccountingSyncs(self._client)

    @property
    def vendors(self) -> AsyncAccountingVendors:
        """Vendors as the accounting system has them."""
        return AsyncAccountingVendors(self._client)

    @property
    def tax(self) -> AsyncAccountingTax:
        """Tax codes and rates."""
        return AsyncAccountingTax(self._client)

    async def mark_ready_to_sync(
        self,
        *,
        object_ids: Sequence[str],
        object_type: models.ReadyToSyncObjectType | str,
        timeout: float | None = None,
    ) -> Any:
        """Mark up to 500 objects as ready for the accounting system.

        Ramp: ``POST /developer/v1/accounting/ready-to-sync``, operation ``PostReadyToSyncResource``, scope
        ``accounting:write``.

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
            operations.MARK_READY_TO_SYNC, body={"object_ids": object_ids, "object_type": object_type}, timeout=timeout
        )

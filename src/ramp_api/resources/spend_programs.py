"""Methods of ``client.spend_programs``. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import UNSET

from ramp_api.operations import spend_programs as operations
from ramp_api.resource import AsyncResource, Resource, nullable, optional

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from msgspec import UnsetType

    from ramp_api.models import shared
    from ramp_api.models import spend_programs as models
    from ramp_api.pages import AsyncPages, Pages

__all__ = ["AsyncSpendPrograms", "AsyncSpendProgramsWorkflowNodes", "SpendPrograms", "SpendProgramsWorkflowNodes"]


class SpendProgramsWorkflowNodes(Resource):
    """``Client.spend_programs.workflow_nodes``."""

    __slots__ = ()

    def list(
        self,
        spend_program_id: str,
        *,
        service_key: str | None = None,
        timeout: float | None = None,
    ) -> Any:
        """The steps of a spend program's workflow that wait for an outside app.

        Ramp: ``GET /developer/v1/spend-programs/{spend_program_id}/workflow-nodes``, scope ``spend_programs:read``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return self._call(
            operations.WORKFLOW_NODES_LIST,
            path={"spend_program_id": spend_program_id},
            query={"service_key": service_key},
            timeout=timeout,
        )


class SpendPrograms(Resource):
    """``Client.spend_programs``."""

    __slots__ = ()

    @property
    def workflow_nodes(self) -> SpendProgramsWorkflowNodes:
        """Workflow nodes of spend programs."""
        return SpendProgramsWorkflowNodes(self._client)

    def list(
        self,
        *,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> Pages[models.SpendProgram]:
        """Every spend program.

        Ramp: ``GET /developer/v1/spend-programs``, operation ``get_spend_program_resource``, scope
        ``spend_programs:read``.

        Args:
            start: the cursor to resume from: a page's ``next_cursor``.
            page_size: records a page, 2 to 100; not a limit on the whole.
            timeout: seconds for each page, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            PaginationError: the pages cannot be followed to their end.
        """
        return self._pages(operations.LIST, query={"start": start, "page_size": page_size}, timeout=timeout)

    def create(
        self,
        *,
        description: str,
        display_name: str,
        icon: models.SpendProgramIcon | str,
        permitted_spend_types: shared.PermittedSpendTypesInput | Mapping[str, Any],
        spending_restrictions: shared.SpendingRestrictionsInput | Mapping[str, Any],
        is_shareable: bool | None = None,
        issuance_rules: models.SpendProgramCreateIssuanceRules | Mapping[str, Any] | UnsetType | None = UNSET,
        issue_physical_card_if_needed: bool | None = None,
        timeout: float | None = None,
    ) -> models.SpendProgram:
        """Set up a spend program, from which limits are issued.

        Ramp: ``POST /developer/v1/spend-programs``, operation ``post_spend_program_resource``, scope
        ``spend_programs:write``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(
            operations.CREATE,
            body={
                "description": description,
                "display_name": display_name,
                "icon": icon,
                "permitted_spend_types": permitted_spend_types,
                "spending_restrictions": spending_restrictions,
            }
            | optional(is_shareable=is_shareable, issue_physical_card_if_needed=issue_physical_card_if_needed)
            | nullable(issuance_rules=issuance_rules),
            timeout=timeout,
        )

    def get(self, spend_program_id: str, *, timeout: float | None = None) -> models.SpendProgram:
        """One spend program.

        Ramp: ``GET /developer/v1/spend-programs/{spend_program_id}``, operation ``get_spend_program_single_resource``,
        scope ``spend_programs:read``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return self._call(operations.GET, path={"spend_program_id": spend_program_id}, timeout=timeout)


class AsyncSpendProgramsWorkflowNodes(AsyncResource):
    """``AsyncClient.spend_programs.workflow_nodes``."""

    __slots__ = ()

    async def list(
        self,
        spend_program_id: str,
        *,
        service_key: str | None = None,
        timeout: float | None = None,
    ) -> Any:
        """The steps of a spend program's workflow that wait for an outside app.

        Ramp: ``GET /developer/v1/spend-programs/{spend_program_id}/workflow-nodes``, scope ``spend_programs:read``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return await self._call(
            operations.WORKFLOW_NODES_LIST,
            path={"spend_program_id": spend_program_id},
            query={"service_key": service_key},
            timeout=timeout,
        )


class AsyncSpendPrograms(AsyncResource):
    """``AsyncClient.spend_programs``."""

    __slots__ = ()

    @property
    def workflow_nodes(self) -> AsyncSpendProgramsWorkflowNodes:
        """Workflow nodes of spend programs."""
        return AsyncSpendProgramsWorkflowNodes(self._client)

    def list(
        self,
        *,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> AsyncPages[models.SpendProgram]:
        """Every spend program.

        Ramp: ``GET /developer/v1/spend-programs``, operation ``get_spend_program_resource``, scope
        ``spend_programs:read``.

        Args:
            start: the cursor to resume from: a page's ``next_cursor``.
            page_size: records a page, 2 to 100; not a limit on the whole.
            timeout: seconds for each page, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            PaginationError: the pages cannot be followed to their end.
        """
        return self._pages(operations.LIST, query={"start": start, "page_size": page_size}, timeout=timeout)

    async def create(
        self,
        *,
        description: str,
        display_name: str,
        icon: models.SpendProgramIcon | str,
        permitted_spend_types: shared.PermittedSpendTypesInput | Mapping[str, Any],
        spending_restrictions: shared.SpendingRestrictionsInput | Mapping[str, Any],
        is_shareable: bool | None = None,
        issuance_rules: models.SpendProgramCreateIssuanceRules | Mapping[str, Any] | UnsetType | None = UNSET,
        issue_physical_card_if_needed: bool | None = None,
        timeout: float | None = None,
    ) -> models.SpendProgram:
        """Set up a spend program, from which limits are issued.

        Ramp: ``POST /developer/v1/spend-programs``, operation ``post_spend_program_resource``, scope
        ``spend_programs:write``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(
            operations.CREATE,
            body={
                "description": description,
                "display_name": display_name,
                "icon": icon,
                "permitted_spend_types": permitted_spend_types,
                "spending_restrictions": spending_restrictions,
            }
            | optional(is_shareable=is_shareable, issue_physical_card_if_needed=issue_physical_card_if_needed)
            | nullable(issuance_rules=issuance_rules),
            timeout=timeout,
        )

    async def get(self, spend_program_id: str, *, timeout: float | None = None) -> models.SpendProgram:
        """One spend program.

        Ramp: ``GET /developer/v1/spend-programs/{spend_program_id}``, operation ``get_spend_program_single_resource``,
        scope ``spend_programs:read``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return await self._call(operations.GET, path={"spend_program_id": spend_program_id}, timeout=timeout)

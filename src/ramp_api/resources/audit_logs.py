"""Methods of ``client.audit_logs``. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operations import audit_logs as operations
from ramp_api.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime
    from typing import Any

    from ramp_api.models import audit_logs as models
    from ramp_api.pages import AsyncPages, Pages

__all__ = ["AsyncAuditLogs", "AsyncAuditLogsEvents", "AuditLogs", "AuditLogsEvents"]


class AuditLogsEvents(Resource):
    """``Client.audit_logs.events``."""

    __slots__ = ()

    def list(
        self,
        *,
        user_ids: Sequence[str] | None = None,
        from_date: datetime | date | str | None = None,
        to_date: datetime | date | str | None = None,
        event_actor_types: Sequence[models.AuditLogActorType | str] | None = None,
        event_types: Sequence[models.AuditLogEventType | str] | None = None,
        object_id: str | None = None,
        resource_name: str | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> Pages[Any]:
        """What was done in the company's Ramp account, by whom and when.

        Ramp: ``GET /developer/v1/audit-logs/events``, operation ``GetAuditLogEventsListResource``, scope
        ``audit_logs:read``.

        The answer is open JSON: Ramp has not published what it holds.

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
        return self._pages(
            operations.EVENTS_LIST,
            query={
                "user_ids": user_ids,
                "from_date": from_date,
                "to_date": to_date,
                "event_actor_types": event_actor_types,
                "event_types": event_types,
                "object_id": object_id,
                "resource_name": resource_name,
                "start": start,
                "page_size": page_size,
            },
            timeout=timeout,
        )


class AuditLogs(Resource):
    """``Client.audit_logs``."""

    __slots__ = ()

    @property
    def events(self) -> AuditLogsEvents:
        """Events."""
        return AuditLogsEvents(self._client)


class AsyncAuditLogsEvents(AsyncResource):
    """``AsyncClient.audit_logs.events``."""

    __slots__ = ()

    def list(
        self,
        *,
        user_ids: Sequence[str] | None = None,
        from_date: datetime | date | str | None = None,
        to_date: datetime | date | str | None = None,
        event_actor_types: Sequence[models.AuditLogActorType | str] | None = None,
        event_types: Sequence[models.AuditLogEventType | str] | None = None,
        object_id: str | None = None,
        resource_name: str | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> AsyncPages[Any]:
        """What was done in the company's Ramp account, by whom and when.

        Ramp: ``GET /developer/v1/audit-logs/events``, operation ``GetAuditLogEventsListResource``, scope
        ``audit_logs:read``.

        The answer is open JSON: Ramp has not published what it holds.

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
        return self._pages(
            operations.EVENTS_LIST,
            query={
                "user_ids": user_ids,
                "from_date": from_date,
                "to_date": to_date,
                "event_actor_types": event_actor_types,
                "event_types": event_types,
                "object_id": object_id,
                "resource_name": resource_name,
                "start": start,
                "page_size": page_size,
            },
            timeout=timeout,
        )


class AsyncAuditLogs(AsyncResource):
    """``AsyncClient.audit_logs``."""

    __slots__ = ()

    @property
    def events(self) -> AsyncAuditLogsEvents:
        """Events."""
        return AsyncAuditLogsEvents(self._client)

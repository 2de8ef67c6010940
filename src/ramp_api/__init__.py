"""ramp-api: Ramp's Developer API for Python. The public names, each imported when it is first used (PEP 562)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ramp_api.version import __version__

if TYPE_CHECKING:
    from ramp_api import errors, models, operations, sandbox, tokens
    from ramp_api.app import App, AsyncApp, Consented
    from ramp_api.client import AsyncClient, Client
    from ramp_api.errors import (
        APIError,
        AuthenticationError,
        BadRequestError,
        CallTimeoutError,
        ConfigurationError,
        ConflictError,
        DecodeError,
        InvalidRequestError,
        MissingScopeError,
        NotFoundError,
        OAuthError,
        OutcomeUnknown,
        PaginationError,
        PermissionDeniedError,
        RampError,
        RateLimitError,
        ReauthorizationRequired,
        ServerError,
        TaskError,
        TaskFailedError,
        TaskPendingError,
        TaskTimeoutError,
        TokenStoreError,
        TransportError,
        UnacceptableResponseError,
        ValidationError,
    )
    from ramp_api.hooks import Attempt, Hook
    from ramp_api.host_window import HostWindow
    from ramp_api.http import FilePart, Response
    from ramp_api.limiters import HOST, SHARED
    from ramp_api.limits import RollingWindow
    from ramp_api.money import Money
    from ramp_api.network import Network
    from ramp_api.oauth import ConsentRequest
    from ramp_api.pages import AsyncPages, Page, Pages
    from ramp_api.secret import Sealed, Secret
    from ramp_api.tasks import AsyncTask, Task
    from ramp_api.tokens import OAuth2Token

__all__ = [
    "HOST",
    "SHARED",
    "APIError",
    "App",
    "AsyncApp",
    "AsyncClient",
    "AsyncPages",
    "AsyncTask",
    "Attempt",
    "AuthenticationError",
    "BadRequestError",
    "CallTimeoutError",
    "Client",
    "ConfigurationError",
    "ConflictError",
    "ConsentRequest",
    "Consented",
    "DecodeError",
    "FilePart",
    "Hook",
    "HostWindow",
    "InvalidRequestError",
    "MissingScopeError",
    "Money",
    "Network",
    "NotFoundError",
    "OAuth2Token",
    "OAuthError",
    "OutcomeUnknown",
    "Page",
    "Pages",
    "PaginationError",
    "PermissionDeniedError",
    "RampError",
    "RateLimitError",
    "ReauthorizationRequired",
    "Response",
    "RollingWindow",
    "Sealed",
    "Secret",
    "ServerError",
    "Task",
    "TaskError",
    "TaskFailedError",
    "TaskPendingError",
    "TaskTimeoutError",
    "TokenStoreError",
    "TransportError",
    "UnacceptableResponseError",
    "ValidationError",
    "__version__",
    "errors",
    "models",
    "operations",
    "sandbox",
    "tokens",
]

_ROOMS = {
    "app": ("App", "AsyncApp", "Consented"),
    "client": ("AsyncClient", "Client"),
    "hooks": ("Attempt", "Hook"),
    "host_window": ("HostWindow",),
    "http": ("FilePart", "Response"),
    "limiters": ("HOST", "SHARED"),
    "limits": ("RollingWindow",),
    "money": ("Money",),
    "network": ("Network",),
    "oauth": ("ConsentRequest",),
    "pages": ("AsyncPages", "Page", "Pages"),
    "secret": ("Sealed", "Secret"),
    "tasks": ("AsyncTask", "Task"),
    "tokens": ("OAuth2Token",),
}
_HOME = {name: room for room, names in _ROOMS.items() for name in names}
_MODULES = frozenset({"errors", "models", "operations", "sandbox", "tokens"})


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name in _MODULES:
        return import_module(f"{__name__}.{name}")
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOME.get(name, 'errors')}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})

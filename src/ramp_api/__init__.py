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
        ConfigurationError,
        ConflictError,
        DecodeError,
        InvalidRequestError,
        NotFoundError,
        OAuthError,
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
        ValidationError,
    )
    from ramp_api.http import FilePart, Response
    from ramp_api.money import Money
    from ramp_api.oauth import ConsentRequest
    from ramp_api.pages import AsyncPages, Page, Pages
    from ramp_api.secret import Sealed, Secret
    from ramp_api.tasks import AsyncTask, Task
    from ramp_api.tokens import OAuth2Token

__all__ = [
    "APIError",
    "App",
    "AsyncApp",
    "AsyncClient",
    "AsyncPages",
    "AsyncTask",
    "AuthenticationError",
    "BadRequestError",
    "Client",
    "ConfigurationError",
    "ConflictError",
    "ConsentRequest",
    "Consented",
    "DecodeError",
    "FilePart",
    "InvalidRequestError",
    "Money",
    "NotFoundError",
    "OAuth2Token",
    "OAuthError",
    "Page",
    "Pages",
    "PaginationError",
    "PermissionDeniedError",
    "RampError",
    "RateLimitError",
    "ReauthorizationRequired",
    "Response",
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
    "http": ("FilePart", "Response"),
    "money": ("Money",),
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

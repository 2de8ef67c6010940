"""Ramp on your own machine: a strict local server that answers as Ramp does, over a company that it makes up.

This room reads the table of operations and the models. The core never imports it, and it needs the ``sandbox`` extra.

Example:
    >>> from ramp_api.sandbox import Sandbox
    >>> with Sandbox(transactions=50) as sandbox:
    ...     sandbox.base_url.startswith("http://127.0.0.1:")
    True
"""

from __future__ import annotations

from importlib import import_module

_EXTRA = frozenset({"starlette", "uvicorn", "oauthlib", "python_multipart"})

try:
    # Starlette asks for it only once a form arrives.
    import_module("python_multipart")

    from ramp_api.sandbox.server import ListenError, ProductionError, Sandbox, serve
    from ramp_api.sandbox.stats import Stats
    from ramp_api.sandbox.world import Policies
except ModuleNotFoundError as error:
    if (error.name or "").partition(".")[0] not in _EXTRA:
        raise
    raise ImportError(
        f'the sandbox needs {error.name}, which is not installed: pip install "ramp-api[sandbox]"', name=error.name
    ) from error

__all__ = ["ListenError", "Policies", "ProductionError", "Sandbox", "Stats", "serve"]

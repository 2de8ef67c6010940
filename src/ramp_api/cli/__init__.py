"""The command ``ramp-api``: a consumer of ``Client``. This file only finds out whether the rest can be imported."""

from __future__ import annotations

import sys

__all__ = ["main"]


def main() -> int:
    """Run the command; the console script's entry point. Gives the exit code."""
    try:
        import click as _click  # noqa: F401  # pyright: ignore[reportUnusedImport]
        import rich as _rich  # noqa: F401  # pyright: ignore[reportUnusedImport]
    except ModuleNotFoundError as error:
        print(f'ramp-api needs {error.name}, which is not installed: pip install "ramp-api[cli]"', file=sys.stderr)
        return 1
    from ramp_api.cli.commands import run

    return run(sys.argv[1:])

"""The export: every resource and row into a file. A consumer of ``Client``; the public names of this room."""

from __future__ import annotations

try:
    import duckdb as _duckdb  # noqa: F401  # pyright: ignore[reportUnusedImport]
except ModuleNotFoundError as error:
    if error.name != "duckdb":
        raise
    raise ModuleNotFoundError(
        'the export needs duckdb, which is not installed: pip install "ramp-api[export]"', name="duckdb"
    ) from None

from ramp_api.export.duck import ExportError
from ramp_api.export.run import Progress, Report, TableReport, export, read_scopes

__all__ = ["ExportError", "Progress", "Report", "TableReport", "export", "read_scopes"]

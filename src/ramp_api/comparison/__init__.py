"""Comparison: an OpenAPI document beside the table and the models. What was added, removed and changed."""

from __future__ import annotations

from ramp_api.comparison.document import DocumentError
from ramp_api.comparison.models import Change, Kind
from ramp_api.comparison.table import Comparison, compare

__all__ = ["Change", "Comparison", "DocumentError", "Kind", "compare"]

"""How a comparison shows itself: sections for people, one object of JSON for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.text import Text

from ramp_api.cli.terminal import plain

if TYPE_CHECKING:
    from ramp_api.comparison import Comparison

__all__ = ["show", "show_json"]

_COLOURS = {"added": "green", "removed": "red", "changed": "yellow"}


def show(found: Comparison) -> None:
    """A section for each kind of change, a line for each change."""
    console = Console()
    for kind, colour in _COLOURS.items():
        lines = [str(change) for change in found.changes if change.kind == kind]
        if lines:
            _print(console, f"{kind.capitalize()} ({len(lines)})", f"bold {colour}")
            for line in lines:
                _print(console, f"  {line}")
            console.print()
    compared = f"{found.operations:,} operation{'' if found.operations == 1 else 's'} compared, edition {found.edition}"
    count = len(found.changes)
    said = f"{count:,} difference{'' if count == 1 else 's'}" if count else "No drift"
    _print(console, f"{said}: {compared}")


def _print(console: Console, line: str, style: str = "") -> None:
    # Names come from the document: what a terminal would obey is shown, not sent, nor what it has no letters for.
    shown = plain(line).encode(console.encoding, "backslashreplace").decode(console.encoding)
    console.print(Text(shown, style=style), soft_wrap=True)


def show_json(found: Comparison) -> None:
    """One object: the edition, how many operations, and three lists of changes."""
    answer: dict[str, object] = {"edition": found.edition, "operations": found.operations}
    for kind in _COLOURS:
        answer[kind] = [
            {"where": change.where, "part": change.part, "path": change.path, "what": change.what}
            for change in found.changes
            if change.kind == kind
        ]
    click.echo(json.dumps(answer, indent=2))

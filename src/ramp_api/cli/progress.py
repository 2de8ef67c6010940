"""How an export shows itself: a bar for each table on a terminal, a plain line for each elsewhere."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from rich.console import Console
from rich.progress import BarColumn, ProgressColumn, Task, TaskID, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bars
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from ramp_api.export import Progress, Report

__all__ = ["Display", "shown"]


class Display(Protocol):
    """What an export is shown on."""

    def update(self, progress: Progress) -> None:
        """Show how far a table is."""
        ...

    def summarise(self, report: Report) -> None:
        """Show what became of all."""
        ...


@contextmanager
def shown() -> Generator[Display]:
    """Bars on a terminal, lines elsewhere."""
    console = Console()
    if not console.is_terminal:
        yield _Lines(console)
        return
    columns = (
        TextColumn("[bold]{task.description:<18}"),
        BarColumn(bar_width=20),
        TextColumn("{task.completed:>10,.0f} records"),
        _Rate(),
        TimeElapsedColumn(),
    )
    with Bars(*columns, console=console) as bars:
        yield _Bars(console, bars)


class _Rate(ProgressColumn):
    def render(self, task: Task) -> Text:
        speed = task.completed / task.finished_time if task.finished_time else task.speed
        return Text(f"{speed:>8,.0f}/s" if speed else "", style="dim")


class _Bars:
    """One bar a table. How many records there will be is not known: Ramp does not say."""

    def __init__(self, console: Console, bars: Bars) -> None:
        self._console = console
        self._bars = bars
        self._tasks: dict[str, TaskID] = {}

    def update(self, progress: Progress) -> None:
        if progress.table not in self._tasks:
            self._tasks[progress.table] = self._bars.add_task(progress.table, total=None)
        total = progress.records if progress.done else None
        self._bars.update(self._tasks[progress.table], completed=progress.records, total=total)

    def summarise(self, report: Report) -> None:
        table = Table(show_edge=False, pad_edge=False)
        table.add_column("table")
        table.add_column("records", justify="right")
        for one in report.tables:
            table.add_row(one.name, "skipped" if one.problem else f"{one.records:,}")
        self._console.print()
        self._console.print(table)
        self._console.print(f"\n{_sum(report)}", highlight=False, soft_wrap=True)


class _Lines:
    """A line when a table is done: for logs, without colour or motion."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def update(self, progress: Progress) -> None:
        if progress.done:
            self._print(f"{progress.table}: {progress.records:,} record{'' if progress.records == 1 else 's'}")

    def summarise(self, report: Report) -> None:
        self._print(_sum(report))

    def _print(self, line: str) -> None:
        self._console.print(line, highlight=False, markup=False, soft_wrap=True)


def _sum(report: Report) -> str:
    records = sum(table.records for table in report.tables)
    tables = len(report.tables) - len(report.skipped)
    return f"{records:,} records in {tables} tables, read in {report.seconds:.1f} s: {report.path}"

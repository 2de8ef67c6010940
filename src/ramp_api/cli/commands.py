"""The commands and their options, and what a failure looks like: one line, an exit code, no traceback."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Literal

import click

from ramp_api.cli.auth import auth
from ramp_api.cli.login import login
from ramp_api.cli.logout import logout
from ramp_api.cli.terminal import plain, say
from ramp_api.cli.whose import client_of, given, whose
from ramp_api.errors import RampError, ReauthorizationRequired
from ramp_api.version import __version__

if TYPE_CHECKING:
    from ramp_api.sandbox import Sandbox

__all__ = ["cli", "run"]

_FAILED = 1
_DRIFT = 1
_SKIPPED = 3
_INTERRUPTED = 130


def run(arguments: Sequence[str]) -> int:
    """Run the command with these arguments and give its exit code."""
    try:
        code = cli.main(list(arguments), prog_name="ramp-api", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("Interrupted", err=True)
        return _INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has left; without this Python would say so once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _FAILED
    except (RampError, ImportError) as error:
        # The rooms behind the commands say which extra they need.
        if isinstance(error, ImportError) and "ramp-api[" not in str(error):
            raise
        hint = "; ramp-api login does that" if isinstance(error, ReauthorizationRequired) else ""
        return _complain(f"{error}{hint}")
    return code if isinstance(code, int) else 0


def _complain(message: str) -> int:
    click.echo("ramp-api: " + plain(" ".join(message.split())), err=True)
    return _FAILED


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "--version", message="%(prog)s %(version)s")
def cli() -> None:
    """Ramp's Developer API from the command line.

    Exit codes: 0 done; 1 failed, or drift; 2 wrong usage; 3 exported, but for tables that the token may not read; 130
    interrupted.
    """


for _command in (login, logout, auth):
    cli.add_command(_command)


@cli.command()
@click.option("--to", "path", required=True, type=click.Path(path_type=Path), help="The DuckDB file; made if missing.")
@whose
def export(path: Path, environment: str | None, base_url: str | None, account: str | None) -> int:
    """Read every resource and row, hidden ones included, into a DuckDB file.

    Who asks is read from the environment, RAMP_CLIENT_ID and RAMP_CLIENT_SECRET, or RAMP_ACCESS_TOKEN; without these it
    is whoever did ramp-api login. Without RAMP_SCOPES, an app asks for every scope that the export needs. Running it
    again replaces each table in one step.
    """
    from ramp_api.cli.progress import shown
    from ramp_api.export import export as export_all
    from ramp_api.export import read_scopes

    options = given(environment=environment, base_url=base_url, account=account)
    with client_of(options, read_scopes) as client, shown() as display:
        report = export_all(client, path, on_progress=display.update)
    display.summarise(report)
    for table in report.skipped:
        say(f"ramp-api: {table.name} was skipped and left as it was: {table.problem}")
    if report.missing:
        click.echo(f"ramp-api: this server does not have {', '.join(report.missing)}", err=True)
    return _SKIPPED if report.skipped else 0


@cli.command()
@click.argument("document", type=click.File("rb"))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object, for programs.")
def drift(document: IO[bytes], as_json: bool) -> int:
    """Compare an OpenAPI document of Ramp's with what this library knows.

    DOCUMENT is a file of JSON (OpenAPI 3.0 or 3.1), or - for standard input. What was added, removed and changed is
    printed. Exit codes: 0 no drift; 1 drift; 2 the document cannot be read.
    """
    from ramp_api.cli.changes import show, show_json
    from ramp_api.comparison import DocumentError, compare

    try:
        found = compare(document.read())
    except (DocumentError, OSError) as error:
        raise click.BadParameter(" ".join(str(error).split()), param_hint="DOCUMENT") from error
    (show_json if as_json else show)(found)
    return _DRIFT if found.changes else 0


@cli.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="0 takes a free one.")
@click.option(
    "--transactions", default=5000, show_default=True, type=click.IntRange(0), help="How many the company has."
)
@click.option("--people", type=click.IntRange(50, 50_000), help="How many it has; otherwise what the seed says.")
@click.option("--seed", default="2026", show_default=True, help="Which company: the same seed gives the same bytes.")
@click.option("--file", type=click.Path(dir_okay=False, path_type=Path), help="Keep everything in it, and go on there.")
@click.option("--empty", is_flag=True, help="Begin with a business and its owner, and nothing else.")
@click.option("--frozen", is_flag=True, help="Let time stand still, unless it is moved.")
@click.option(
    "--fault", "faults", multiple=True, metavar="RULE", help="What goes wrong: status=503,probability=0.2; repeatable."
)
@click.option("--client-id", help="The app's id; otherwise made from the seed.")
@click.option("--client-secret", help="The app's secret; otherwise made from the seed.")
@click.option(
    "--scope-policy",
    type=click.Choice(["drop", "reject"]),
    default="drop",
    show_default=True,
    help="What becomes of scopes that the app lacks: dropped in silence, or refused as invalid_scope.",
)
@click.option(
    "--rotation",
    type=click.Choice(["immediate", "grace"]),
    default="immediate",
    show_default=True,
    help="What becomes of a refresh token that was used: dead at once, or good for another minute.",
)
@click.option(
    "--rate-limit", default=200, show_default=True, type=click.IntRange(1), help="Requests in any 10 seconds."
)
@click.option("--no-rate-limit", is_flag=True, help="As many requests as come.")
@click.option("--access-log", is_flag=True, help="Write a line for each request to stderr.")
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON when ready, for programs.")
def sandbox(
    *,
    people: int | None,
    file: Path | None,
    rotation: Literal["immediate", "grace"],
    no_rate_limit: bool,
    as_json: bool,
    rate_limit: int,
    **options: Any,
) -> None:
    """Run Ramp on this machine, until Ctrl-C.

    Tokens, a consent page, and a company with its people, cards, transactions, bills, vendors and accounting, paged,
    limited and refused as Ramp does. For any program that speaks HTTP; for people, there is a console at /.
    """
    import sqlite3

    from ramp_api.sandbox import ListenError, Policies, ProductionError, Sandbox, serve

    try:
        running = Sandbox(
            headcount=people,
            path=file,
            policies=Policies(rotation=rotation),
            rate_limit=None if no_rate_limit else rate_limit,
            **options,
        )
    except ProductionError as error:
        raise click.ClickException(str(error)) from error
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    try:
        serve(running, _announce_json if as_json else _announce)
    except ListenError as error:
        raise click.ClickException(str(error.strerror)) from error
    except sqlite3.OperationalError as error:
        raise click.ClickException(f"there is no room for the company: {error}") from error
    except ValueError as error:
        raise click.ClickException(str(error)) from error


def _announce_json(sandbox: Sandbox) -> None:
    ready = {"base_url": sandbox.base_url, "client_id": sandbox.client_id, "client_secret": sandbox.client_secret}
    click.echo(json.dumps(ready))


def _announce(sandbox: Sandbox) -> None:
    click.echo(f"Ramp's sandbox on this machine: {sandbox.base_url}\n")
    click.echo("To use it, in another terminal:\n")
    for name, value in (
        ("RAMP_BASE_URL", sandbox.base_url),
        ("RAMP_CLIENT_ID", sandbox.client_id),
        ("RAMP_CLIENT_SECRET", sandbox.client_secret),
        ("RAMP_REDIRECT_URI", sandbox.redirect_uri),
    ):
        click.echo(f"  export {name}={_shell_quoted(value)}")
    click.echo("  ramp-api export --to ramp.duckdb\n")
    click.echo(f"To look at it, in a browser: {sandbox.base_url}/\n")
    click.echo("Ctrl-C ends it.")


def _shell_quoted(value: str) -> str:
    import shlex

    return shlex.quote(value)

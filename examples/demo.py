"""The whole of it, end to end, on this machine: tokens by all three grants, an export, and what it found."""

from __future__ import annotations

import argparse
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
from rich.console import Console
from rich.table import Table

from ramp_api import Client, OAuthError
from ramp_api.cli.progress import shown
from ramp_api.export import Report, export, read_scopes
from ramp_api.sandbox import Sandbox
from ramp_api.tokens import FileTokenStore

THREADS = 16
SPEND = """
    SELECT coalesce(card_holder.department_name, '(no department)'), count(*), sum(amount)
    FROM transactions
    WHERE state <> 'DECLINED' AND currency_code = 'USD'
    GROUP BY ALL ORDER BY 3 DESC
"""


def main() -> int:
    """Run the demo; gives the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--transactions", type=int, default=5_000, help="how many the company has (5000)")
    parser.add_argument("--to", type=Path, default=Path("ramp-demo.duckdb"), help="the file (ramp-demo.duckdb)")
    options = parser.parse_args()
    console = Console(highlight=False)
    started = time.monotonic()
    with Sandbox(transactions=options.transactions) as sandbox:
        console.print(f"[bold]A sandbox[/] at {sandbox.base_url}, with {options.transactions:,} transactions\n")
        with sandbox.client(scopes=read_scopes()) as ramp:
            show_grants(console, sandbox, ramp)
            show_end(console, sandbox)
            console.print("\n[bold]The export[/]\n")
            with shown() as display:
                report = export(ramp, options.to, on_progress=display.update)
        stats = sandbox.stats
    show_tables(console, report)
    show_spend(console, options.to)
    if report.missing:
        console.print(f"\nThe sandbox does not have {', '.join(report.missing)} yet", style="dim")
    console.print(
        f"\n{stats.requests:,} requests, {stats.token_requests} of them for tokens; at most {stats.peak_window} in any "
        f"10 s, of 200 allowed; {stats.rate_limited or 'no'} 429s; {time.monotonic() - started:.1f} s in all",
        soft_wrap=True,
    )
    console.print(f"The file is [bold]{options.to.resolve()}[/]", soft_wrap=True)
    look = f"import duckdb; duckdb.connect({str(options.to)!r}).table('transactions').show()"
    console.print(f'To look at it: {python()} -c "{look}"', soft_wrap=True, markup=False)
    return check(report, options.transactions, stats.rate_limited)


def show_grants(console: Console, sandbox: Sandbox, ramp: Client) -> None:
    """A token by each grant; the customer at the consent page is played by the sandbox."""
    console.print("[bold]Tokens by all three grants[/]\n")
    own = ramp.auths.post_token(grant_type="client_credentials", scope=read_scopes())
    console.print(f"  client_credentials   {lifetime(own.expires_in)}, {len(own.scopes)} scopes, no refresh token")
    # The customer's own client, so that the app's stays as it is for the export.
    with sandbox.client(scopes=None) as customer:
        consent = customer.user_consent_url(["transactions:read", "users:read"])
        first = customer.get_access_token(sandbox.approve(consent.url), consent)
        console.print(
            f"  authorization_code   {lifetime(first.expires_in)}, consented with PKCE: {first.scope}", soft_wrap=True
        )
        second = customer.refresh_access_token()
        console.print(f"  refresh_token        {lifetime(second.expires_in)}, rotated; ", end="")
        if first.refresh_token is None or second.refresh_token in {None, first.refresh_token}:
            raise SystemExit("the refresh token did not rotate")
        try:
            customer.auths.post_token(grant_type="refresh_token", refresh_token=first.refresh_token)
        except OAuthError as error:
            console.print(f"the one before is refused: {error.error}", soft_wrap=True)
        else:
            raise SystemExit("a refresh token was good for twice")
        customer.auths.revoke_token(second.access_token)
        console.print("  and revoked again")


def show_end(console: Console, sandbox: Sandbox) -> None:
    """Two clients of one stored token, each in many threads, when the token ends."""
    with TemporaryDirectory() as folder, ExitStack() as stack, ThreadPoolExecutor(THREADS) as threads:
        store = FileTokenStore(Path(folder) / "tokens")
        clients = [stack.enter_context(sandbox.client(scopes=None, token_store=store)) for _ in range(2)]
        consent = clients[0].user_consent_url(["users:read"])
        clients[0].get_access_token(sandbox.approve(consent.url), consent)
        sandbox.advance(3_601)
        before = sandbox.stats.token_requests
        served = len(list(threads.map(call, clients * (THREADS // len(clients)))))
        refreshes = sandbox.stats.token_requests - before
    console.print(
        f"  Its end, met by two clients in {THREADS} threads: {refreshes} refresh, {served} of {THREADS} served"
    )
    if (refreshes, served) != (1, THREADS):
        raise SystemExit("there should have been one refresh, and an answer for every thread")


def call(client: Client) -> str | None:
    """Something that needs a token."""
    return next(iter(client.users.list())).id


def python() -> Path:
    """The interpreter that has DuckDB, as it is called from here."""
    here, executable = Path.cwd(), Path(sys.executable)
    return executable.relative_to(here) if executable.is_relative_to(here) else executable


def lifetime(seconds: int | None) -> str:
    """A lifetime in words."""
    if seconds is None:
        return "for an unknown time"
    return f"for {seconds // 86_400} days" if seconds >= 86_400 else f"for {seconds // 60} minutes"


def show_tables(console: Console, report: Report) -> None:
    """Records per table."""
    console.print("\n[bold]Records per table[/]\n")
    table = Table(show_edge=False, pad_edge=False)
    table.add_column("table")
    table.add_column("records", justify="right")
    for one in report.tables:
        table.add_row(one.name, f"{one.records:,}" if one.problem is None else "skipped")
    console.print(table)


def show_spend(console: Console, path: Path) -> None:
    """Spend by department, exact to the cent, from the file."""
    console.print("\n[bold]Spend by department[/], declined transactions left out\n")
    table = Table(show_edge=False, pad_edge=False)
    table.add_column("department")
    table.add_column("transactions", justify="right")
    table.add_column("USD", justify="right")
    with duckdb.connect(str(path), read_only=True) as connection:
        for department, count, amount in connection.execute(SPEND).fetchall():
            table.add_row(department, f"{count:,}", f"{amount:,.2f}")
    console.print(table)


def check(report: Report, transactions: int, rate_limited: int) -> int:
    """Whether what was shown is what there is."""
    wrong = [f"{table.name} was skipped: {table.problem}" for table in report.skipped]
    found = next(table.records for table in report.tables if table.name == "transactions")
    if found != transactions:
        wrong.append(f"{found:,} transactions were read, and there are {transactions:,}")
    if rate_limited:
        wrong.append(f"{rate_limited} requests were refused with 429")
    for line in wrong:
        print(line, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())

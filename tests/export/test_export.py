"""The export against the sandbox, over a real socket, into a real file."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

import duckdb
import msgspec
import pytest

from ramp_api import Client, operations
from ramp_api.errors import ServerError
from ramp_api.export import ExportError, Progress, export, read_scopes, run
from ramp_api.export.columns import column_of, encode_rows, record_of
from ramp_api.export.duck import Database, Table, _first_line
from ramp_api.http import Request
from ramp_api.model import MonthDayYear
from ramp_api.models.transactions import SingleTransaction, Transaction, TransactionState
from ramp_api.money import Money
from ramp_api.pages import Pages
from ramp_api.sandbox import Sandbox
from tests.scripted import Outcome, ScriptedDriver, answer

TRANSACTIONS = 450


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(transactions=TRANSACTIONS, rate_limit=None) as running:
        yield running


@pytest.fixture
def ramp(sandbox: Sandbox) -> Iterator[Client]:
    with sandbox.client(limiter=None) as client:
        yield client


def query(path: Path, sql: str) -> list[Any]:
    with duckdb.connect(str(path), read_only=True) as connection:
        return connection.execute(sql).fetchall()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "ramp.duckdb"


def staged(path: Path) -> list[str]:
    return [name for (name,) in query(path, "SELECT table_name FROM duckdb_tables()") if "staging" in name]


def nearly_nothing(request: Request) -> Outcome:
    """One department, listed twice, and no other record."""
    if request.url.endswith("/webhooks"):
        return answer(200, [])
    records = [{"id": "1", "name": "Finance"}] * 2 if "/departments" in request.url else []
    return answer(200, {"data": records, "page": {"next": None}})


class TestEverything:
    def test_every_row_is_there_hidden_ones_too(self, ramp: Client, file: Path) -> None:
        report = export(ramp, file)
        counts = {table.name: table.records for table in report.tables}
        assert counts["transactions"] == TRANSACTIONS
        assert len(counts) == 30
        assert {"business_balance", "bills", "vendors", "accounting_connections", "webhooks"} <= set(counts)
        assert report.missing == ()
        for operation in operations.all():
            if operation.paged and operation.name.partition(".")[0] in counts and operation.name.count(".") == 1:
                expected = {
                    record.id for sweep in operation.sweeps or ({},) for record in Pages(ramp, operation, sweep)
                }
                table = operation.name.partition(".")[0]
                assert {row[0] for row in query(file, f"SELECT id FROM {table}")} == expected
                assert counts[table] == len(expected)
        assert query(file, "SELECT count(*) FROM transactions WHERE state = 'DECLINED'") > [(0,)]
        assert query(file, "SELECT count(*) FROM users WHERE status = 'USER_SUSPENDED'") > [(0,)]
        assert query(file, "SELECT count(*) FROM cards WHERE state = 'UNACTIVATED'") > [(0,)]
        assert query(file, "SELECT count(DISTINCT direction) FROM reimbursements") == [(2,)]
        assert query(file, "SELECT count(*) FROM transactions WHERE merchant_data IS NOT NULL") > [(0,)]

    def test_what_the_server_does_not_have_is_told_apart(self, sandbox: Sandbox, ramp: Client, file: Path) -> None:
        """From what is empty, and from what may not be read."""
        sandbox.fault("status=501,code=SANDBOX_NOT_IMPLEMENTED,operation=bills.list")
        try:
            report = export(ramp, file)
        finally:
            sandbox.mend()
        assert report.missing == ("bills",)
        assert "bills" not in {table.name for table in report.tables}

    def test_values_are_what_ramp_said(self, ramp: Client, file: Path) -> None:
        export(ramp, file)
        rows = query(
            file,
            "SELECT id, amount, original_transaction_amount, user_transaction_time, card_holder.user_id FROM transactions",
        )
        assert rows
        by_id = {one.id: one for one in ramp.transactions.list(state="ALL")}
        for identity, amount, original, time, user in rows:
            one = by_id[identity]
            assert isinstance(amount, Decimal)
            assert (amount, time) == (one.amount, one.user_transaction_time)
            assert one.card_holder is not None
            assert user == one.card_holder.user_id
            if one.original_transaction_amount is None:
                assert original is None
            else:
                assert original["amount"] == one.original_transaction_amount.decimal
                assert original["minor_units"] == one.original_transaction_amount.amount
                assert original["currency_code"] == one.original_transaction_amount.currency_code

    def test_types(self, ramp: Client, file: Path) -> None:
        export(ramp, file)
        types = dict(query(file, "SELECT column_name, column_type FROM (DESCRIBE transactions)"))
        assert types["amount"] == "DECIMAL(38,4)"
        assert types["user_transaction_time"] == "TIMESTAMP WITH TIME ZONE"
        assert types["receipts"] == "VARCHAR[]"
        assert (
            types["original_transaction_amount"]
            == "STRUCT(amount DECIMAL(38,4), currency_code VARCHAR, minor_units HUGEINT)"
        )
        balance = dict(query(file, "SELECT column_name, column_type FROM (DESCRIBE business_balance)"))
        assert balance["next_billing_date"] == "DATE"
        assert "DOUBLE" not in str(types) + str(balance)
        assert "FLOAT" not in str(types) + str(balance)

    def test_running_again_leaves_no_duplicate_and_what_else_is_in_the_file(self, ramp: Client, file: Path) -> None:
        with duckdb.connect(str(file)) as connection:
            connection.execute("CREATE TABLE mine AS SELECT 42 AS answer")
        first = export(ramp, file)
        with duckdb.connect(str(file)) as connection:
            connection.execute("CREATE VIEW declined AS SELECT * FROM transactions WHERE state = 'DECLINED'")
        second = export(ramp, file)
        assert [table.records for table in first.tables] == [table.records for table in second.tables]
        assert query(file, "SELECT count(*), count(DISTINCT id) FROM transactions") == [(TRANSACTIONS, TRANSACTIONS)]
        assert query(file, "SELECT answer FROM mine") == [(42,)]
        assert query(file, "SELECT count(*) FROM declined") > [(0,)]
        assert query(file, "SELECT count(*) FROM _ramp_export") == [(2 * len(first.tables),)]

    def test_progress_is_told_page_by_page(self, ramp: Client, file: Path) -> None:
        told: list[Progress] = []
        export(ramp, file, on_progress=told.append)
        mine = [one for one in told if one.table == "transactions"]
        assert [one.records for one in mine] == [100, 200, 300, 400, 450, 450]
        assert [one.done for one in mine] == [False] * 5 + [True]

    def test_no_secret_is_in_the_file(self, sandbox: Sandbox, ramp: Client, file: Path) -> None:
        export(ramp, file)
        assert ramp.token is not None
        content = file.read_bytes()
        for secret in (sandbox.client_secret, ramp.token.access_token.reveal()):
            assert secret.encode() not in content

    def test_scopes(self) -> None:
        assert read_scopes() == (
            "accounting:read", "bills:read", "business:read", "card_programs:read", "cards:read", "cashbacks:read",
            "custom_records:read", "departments:read", "entities:read", "item_receipts:read", "limits:read",
            "locations:read", "memos:read", "merchants:read", "purchase_orders:read", "receipts:read",
            "reimbursements:read", "spend_programs:read", "statements:read", "transactions:read", "transfers:read",
            "users:read", "vendors:read",
        )  # fmt: skip


class TestTrouble:
    def test_a_scope_that_is_missing_skips_its_table_and_says_so(
        self, sandbox: Sandbox, ramp: Client, file: Path
    ) -> None:
        export(ramp, file)
        scopes = [scope for scope in read_scopes() if scope != "users:read"]
        with sandbox.client(scopes=scopes, limiter=None) as narrow:
            report = export(narrow, file)
        assert [table.name for table in report.skipped] == ["users"]
        assert "needs the scope users:read" in str(report.skipped[0].problem)
        assert query(file, "SELECT count(*) FROM users") > [(0,)], "what was there stays"
        assert query(
            file, "SELECT problem IS NOT NULL FROM _ramp_export WHERE table_name = 'users' ORDER BY ended_at"
        ) == [(False,), (True,)]

    def test_a_table_that_is_skipped_leaves_nothing_behind(self, sandbox: Sandbox, file: Path) -> None:
        scopes = [scope for scope in read_scopes() if scope != "users:read"]
        with sandbox.client(scopes=scopes, limiter=None) as narrow:
            assert export(narrow, file).skipped
        assert staged(file) == []

    def test_nor_does_a_run_that_is_interrupted(self, ramp: Client, file: Path) -> None:
        def interrupt(_: Progress) -> None:
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            export(ramp, file, on_progress=interrupt)
        assert staged(file) == []

    def test_nor_does_a_table_that_cannot_be_put_in_place(self, file: Path) -> None:
        with duckdb.connect(str(file)) as connection:
            connection.execute("CREATE VIEW departments AS SELECT 42 AS answer")
        client = Client(token="t", limiter=None, driver=ScriptedDriver(nearly_nothing).driver)
        with pytest.raises(ExportError, match="departments cannot be written"):
            export(client, file)
        assert staged(file) == []

    def test_nor_is_a_list_of_runs_of_another_shape_written(self, file: Path) -> None:
        with duckdb.connect(str(file)) as connection:
            connection.execute("CREATE TABLE _ramp_export (other VARCHAR)")
        client = Client(token="t", limiter=None, driver=ScriptedDriver(nearly_nothing).driver)
        with pytest.raises(ExportError, match="_ramp_export cannot be written"):
            export(client, file)

    def test_a_table_with_nothing_in_it_is_not_a_skipped_one(self, file: Path) -> None:
        report = export(Client(token="t", limiter=None, driver=ScriptedDriver(nearly_nothing).driver), file)
        assert [table.name for table in report.tables if table.records == 0]
        assert report.skipped == ()

    def test_a_record_that_is_met_twice_is_counted_once(self, file: Path) -> None:
        told: list[Progress] = []
        client = Client(token="t", limiter=None, driver=ScriptedDriver(nearly_nothing).driver)
        report = export(client, file, on_progress=told.append)
        assert [(one.records, one.done) for one in told if one.table == "departments"] == [(2, False), (1, True)]
        assert {table.name: table.records for table in report.tables}["departments"] == 1

    def test_records_are_not_all_held_at_once(self, ramp: Client, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        added: list[int] = []

        class Watched(Table):
            def add(self, records: list[Any]) -> None:
                added.append(len(records))
                super().add(records)

        monkeypatch.setattr(run, "Table", Watched)
        monkeypatch.setattr(run, "_BATCH", 250)
        export(ramp, file)
        assert max(added) < 250 + 100
        assert 300 in added
        assert 150 in added

    def test_it_is_said_what_is_wrong_with_a_path(self, tmp_path: Path) -> None:
        with pytest.raises(ExportError, match="there is no folder"):
            Database(tmp_path / "missing" / "ramp.duckdb")
        with pytest.raises(ExportError, match="is a folder"):
            Database(tmp_path)

    def test_files_that_cannot_be_written_are_found_out_before_anything_is_read(
        self, sandbox: Sandbox, ramp: Client, tmp_path: Path
    ) -> None:
        text = tmp_path / "text.duckdb"
        text.write_text("not a database, but long enough to have a header " * 100)
        locked = tmp_path / "locked.duckdb"
        holder = f"import duckdb, sys; c = duckdb.connect({str(locked)!r}); print(flush=True); sys.stdin.read()"
        with subprocess.Popen([sys.executable, "-c", holder], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            process.stdout.readline()
            before = sandbox.stats.requests
            for path in (text, locked, tmp_path, tmp_path / "missing" / "ramp.duckdb"):
                with pytest.raises(ExportError) as caught:
                    export(ramp, path)
                assert path.name in str(caught.value) or "missing" in str(caught.value)
                assert "\n" not in str(caught.value)
            assert sandbox.stats.requests == before
            process.kill()
        assert text.read_text().startswith("not a database")

    def test_a_run_that_fails_leaves_the_former_table(self, ramp: Client, file: Path) -> None:
        export(ramp, file)
        following = "https://demo-api.ramp.com/developer/v1/cards?start=a"

        def failing(request: Request) -> Outcome:
            if "start=a" in request.url:
                return answer(500, b"<html>")
            if request.url.partition("?")[0].endswith("/cards"):
                return answer(200, {"data": [{"id": "new"}], "page": {"next": following}})
            return answer(501, b"")

        client = Client(token="t", limiter=None, retries=0, driver=ScriptedDriver(failing).driver)
        with pytest.raises(ServerError):
            export(client, file)
        assert query(file, "SELECT count(*) FROM cards WHERE id = 'new'") == [(0,)]
        assert query(file, "SELECT count(*) FROM cards") > [(0,)]
        assert not [name for (name,) in query(file, "SELECT table_name FROM duckdb_tables()") if "staging" in name]

    def test_a_run_that_is_killed_leaves_the_former_tables_and_the_next_one_succeeds(
        self, sandbox: Sandbox, ramp: Client, file: Path
    ) -> None:
        export(ramp, file)
        script = f"""
from ramp_api import Client
from ramp_api.export import export
import os, signal
def die(progress):
    if progress.table == "transactions" and progress.records >= 200:
        os.kill(os.getpid(), signal.SIGKILL)
with Client({sandbox.client_id!r}, {sandbox.client_secret!r}, scopes={list(sandbox.scopes)!r}, base_url={sandbox.base_url!r}) as ramp:
    export(ramp, {str(file)!r}, on_progress=die)
"""
        done = subprocess.run([sys.executable, "-c", script], check=False, env=os.environ)
        assert done.returncode == -signal.SIGKILL
        assert query(file, "SELECT count(*) FROM transactions") == [(TRANSACTIONS,)]
        report = export(ramp, file)
        assert not report.skipped
        assert query(file, "SELECT count(*) FROM transactions") == [(TRANSACTIONS,)]
        assert not [name for (name,) in query(file, "SELECT table_name FROM duckdb_tables()") if "staging" in name]


class TestExactness:
    """Staging, widening and the swap, with records that no sandbox has."""

    def stored(self, file: Path, batches: list[list[Any]], sql: str, model: type[Any] = Transaction) -> list[Any]:
        with Database(file) as database:
            table = Table(database, "transactions", record_of(model))
            for batch in batches:
                table.add(batch)
            table.finish()
        return query(file, sql)

    def test_no_digit_is_lost(self, file: Path) -> None:
        amounts = [
            Decimal(text)
            for text in ("12345678901234567.89", "0.1", "-0.0001", "1E+3", "0", "90.30000000000001", "1E-20")
        ]
        batches = [[Transaction(id=str(number), amount=amount)] for number, amount in enumerate(amounts)]
        rows = self.stored(file, batches, "SELECT amount FROM transactions ORDER BY id::INT")
        assert [row[0] for row in rows] == amounts
        assert query(file, "SELECT column_type FROM (DESCRIBE transactions) WHERE column_name = 'amount'") == [
            ("DECIMAL(38,20)",)
        ]

    def test_nor_inside_of_structs_and_lists(self, file: Path) -> None:
        from ramp_api.models.transactions import TransactionDeclineDetails, TransactionLineItem

        batches = [
            [
                Transaction(
                    id="1",
                    decline_details=TransactionDeclineDetails(amount=Decimal("1.5")),
                    line_items=[TransactionLineItem(amount=Money(1, "KWD"))],
                )
            ],
            [
                Transaction(
                    id="2", decline_details=TransactionDeclineDetails(amount=Decimal("0.123456789")), line_items=[]
                )
            ],
        ]
        rows = self.stored(file, batches, "SELECT decline_details.amount, line_items FROM transactions ORDER BY id")
        assert [row[0] for row in rows] == [Decimal("1.5"), Decimal("0.123456789")]
        assert rows[0][1][0]["amount"] == {"amount": Decimal("0.001"), "currency_code": "KWD", "minor_units": 1}
        assert rows[1][1] == []

    def test_what_no_column_can_hold_exactly_fails_loudly(self, file: Path) -> None:
        for amount in ("1E+40", "1E-40", "1e999999999", "123456789012345678901234567890.123456789"):
            with pytest.raises(ExportError, match=r"transactions\.amount"):
                self.stored(file, [[Transaction(id="1", amount=Decimal(amount))]], "SELECT 1")

    def test_money_of_a_currency_that_nobody_knows_keeps_its_smallest_units(self, file: Path) -> None:
        huge = Money(10**30, "XTS")
        rows = self.stored(
            file,
            [[Transaction(id="1", original_transaction_amount=huge)]],
            "SELECT original_transaction_amount FROM transactions",
        )
        assert rows == [({"amount": None, "currency_code": "XTS", "minor_units": 10**30},)]

    def test_open_json_keeps_its_numbers(self, file: Path) -> None:
        from ramp_api.models.business import Business

        record = Business(id="1", billing_address={"tax": Decimal("12345678901234567.89"), "lines": ["é\"'"]})
        rows = self.stored(file, [[record]], "SELECT billing_address::VARCHAR FROM transactions", Business)
        assert rows == [('{"tax":12345678901234567.89,"lines":["é\\"\'"]}',)]

    def test_a_record_that_is_met_twice_is_there_once_as_it_was_last(self, file: Path) -> None:
        first = [Transaction(id="1", memo="old"), Transaction(id="2"), Transaction(id=None), Transaction(id=None)]
        rows = self.stored(
            file, [first, [Transaction(id="1", memo="new")]], "SELECT id, memo FROM transactions ORDER BY id NULLS LAST"
        )
        assert rows == [("1", "new"), ("2", None), (None, None), (None, None)]

    def test_nothing_is_null_and_no_empty_value(self, file: Path) -> None:
        from ramp_api.models.business import Business

        rows = self.stored(file, [[Transaction(id="1"), Transaction(id="2", receipts=[])]],
                           "SELECT receipts FROM transactions ORDER BY id")  # fmt: skip
        assert rows == [(None,), ([],)]
        rows = self.stored(file, [[Business(id="1")]], "SELECT billing_address IS NULL FROM transactions", Business)
        assert rows == [(True,)]

    def test_smallest_units_of_every_size(self, file: Path) -> None:
        amounts = [2**63, 123456789012345678901234567890, -(10**30) - 1]
        batch = [Transaction(id=str(n), original_transaction_amount=Money(amount)) for n, amount in enumerate(amounts)]
        rows = self.stored(
            file, [batch], "SELECT original_transaction_amount.minor_units FROM transactions ORDER BY id"
        )
        assert [row[0] for row in rows] == amounts

    @pytest.mark.parametrize(("hint", "sql"), [
        (bool, "BOOLEAN"), (int, "BIGINT"), (str | None, "VARCHAR"), (datetime, "TIMESTAMP WITH TIME ZONE"), (date, "DATE"),
        (MonthDayYear | None, "DATE"), (TransactionState, "VARCHAR"), (Decimal, "DECIMAL(38,4)"), (list[bool], "BOOLEAN[]"),
        (int | str, "JSON"), (Any, "JSON"), (dict[str, Any], "JSON"), (Literal["a"], "JSON"), (object, "JSON"),
    ])  # fmt: skip
    def test_a_type_has_the_column_that_holds_it_exactly(self, hint: Any, sql: Any) -> None:
        assert column_of(hint).sql() == sql

    def test_records_keep_their_order(self, file: Path) -> None:
        identities = [str(number * 7919 % 1000) for number in range(1000)]
        batches = [[Transaction(id=one) for one in identities[at : at + 100]] for at in range(0, 1000, 100)]
        assert [row[0] for row in self.stored(file, batches, "SELECT id FROM transactions")] == identities

    def test_what_does_not_fit_its_column_fails_loudly(self, file: Path) -> None:
        with pytest.raises(ExportError, match="transactions cannot be written"):
            self.stored(file, [[Transaction(id="1", sk_category_id=2**70)]], "SELECT 1")

    @pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
    def test_what_is_no_number_fails_loudly(self, file: Path, number: Any) -> None:
        with pytest.raises(ExportError, match=f"transactions.amount holds {number}"):
            self.stored(file, [[Transaction(id="1", amount=Decimal(number))]], "SELECT 1")

    def test_a_table_that_cannot_be_put_in_place_leaves_the_file_usable(self, file: Path) -> None:
        with Database(file) as database:
            database.connection.execute("CREATE VIEW transactions AS SELECT 42 AS answer")
            table = Table(database, "transactions", record_of(Transaction))
            table.add([Transaction(id="1")])
            with pytest.raises(ExportError, match="transactions cannot be written") as caught:
                table.finish()
            assert "\n" not in str(caught.value)
            table.drop()
            table.drop()
        assert query(file, "SELECT answer FROM transactions") == [(42,)]
        assert staged(file) == []

    def test_what_an_earlier_run_left_is_dropped_whatever_its_name(self, file: Path) -> None:
        with duckdb.connect(str(file)) as connection:
            connection.execute('CREATE TABLE "_ramp_staging_""quoted""" AS SELECT 1')
        Database(file).close()
        assert staged(file) == []

    def test_but_in_no_schema_of_somebody_elses(self, file: Path) -> None:
        with duckdb.connect(str(file)) as connection:
            connection.execute("CREATE SCHEMA theirs")
            connection.execute("CREATE TABLE theirs._ramp_staging_users AS SELECT 42 AS answer")
        Database(file).close()
        assert query(file, "SELECT answer FROM theirs._ramp_staging_users") == [(42,)]

    def test_of_a_long_complaint_the_first_line_is_told(self) -> None:
        assert _first_line(duckdb.Error("what is wrong\nLINE 1: SELECT")) == "what is wrong"

    def test_no_extension_is_fetched(self, file: Path) -> None:
        with Database(file) as database:
            for setting in ("autoinstall_known_extensions", "autoload_known_extensions"):
                assert database.connection.execute(f"SELECT current_setting('{setting}')").fetchall() == [(False,)]

    def test_text_of_every_kind(self, file: Path) -> None:
        texts = ["", "é漢字🙂", "'; DROP TABLE transactions; --", '"', "\\", "a\nb\tc", "null", "\x00"]
        batch = [SingleTransaction(id=str(number), memo=text) for number, text in enumerate(texts)]
        rows = self.stored(file, [batch], "SELECT memo FROM transactions ORDER BY id::INT", SingleTransaction)
        assert [row[0] for row in rows] == texts

    def test_times_before_and_far_after(self, file: Path) -> None:
        from datetime import UTC, datetime

        times = [
            datetime(1, 1, 1, tzinfo=UTC),
            datetime(1969, 12, 31, 23, 59, 59, 999999, tzinfo=UTC),
            datetime(9999, 12, 31, tzinfo=UTC),
        ]
        batch = [Transaction(id=str(number), synced_at=time) for number, time in enumerate(times)]
        rows = self.stored(file, [batch], "SELECT epoch_us(synced_at) FROM transactions ORDER BY id")
        epoch = datetime(1970, 1, 1, tzinfo=UTC)
        assert [row[0] for row in rows] == [
            (time - epoch).days * 86_400_000_000 + (time - epoch).seconds * 1_000_000 + (time - epoch).microseconds
            for time in times
        ]


@pytest.mark.parametrize("raw", [{"a": 1}, ["x"], "x", True, 5, Decimal("0.5")])
def test_what_stands_as_it_came_is_null_in_a_column_of_another_type(raw: Any) -> None:
    record, columns = Transaction(id="t"), record_of(Transaction)
    for name in columns:
        setattr(record, name, raw)
    row = msgspec.json.decode(encode_rows(columns, [record]))[0]
    fitting: dict[Any, set[str]] = {str: {"VARCHAR"}, bool: {"BOOLEAN"}, int: {"BIGINT"}, Decimal: {"DECIMAL(38,4)"}}
    for name, column in columns.items():
        if column.sql().endswith("[]") and isinstance(raw, list):
            assert row[name] == (raw if column.sql() == "VARCHAR[]" else [None])
        elif column.sql() in fitting.get(type(raw), ()):
            assert row[name] == (str(raw) if isinstance(raw, Decimal) else raw)
        else:
            assert row[name] is None, name

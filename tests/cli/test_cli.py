"""The command as a person and a program use it: real processes, a real terminal, real signals."""

from __future__ import annotations

import json
import os
import pty
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click
import duckdb
import pytest

from ramp_api import cli as entrance
from ramp_api.cli.commands import cli, run
from ramp_api.export import Report, TableReport, read_scopes
from ramp_api.sandbox import Sandbox
from ramp_api.version import __version__
from tests.documents import made

COMMAND = [sys.executable, "-c", "import sys; from ramp_api.cli import main; sys.exit(main())"]
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(transactions=120, rate_limit=None) as running:
        yield running


@pytest.fixture
def environment(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The sandbox's address and credentials, in the environment, and nothing else of ours."""
    for name in [name for name in os.environ if name.startswith("RAMP_") and name != "RAMP_TOKEN_FOLDER"]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("RAMP_BASE_URL", sandbox.base_url)
    monkeypatch.setenv("RAMP_CLIENT_ID", sandbox.client_id)
    monkeypatch.setenv("RAMP_CLIENT_SECRET", sandbox.client_secret)
    return dict(os.environ)


def launched(arguments: Sequence[str], **options: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*COMMAND, *arguments], capture_output=True, text=True, check=False, **options)


class TestExport:
    def test_plain_lines_where_there_is_no_terminal(
        self, environment: dict[str, str], sandbox: Sandbox, tmp_path: Path
    ) -> None:
        file = tmp_path / "ramp.duckdb"
        done = launched(["export", "--to", str(file)], env=environment)
        assert done.returncode == 0
        assert done.stderr == ""
        lines = done.stdout.splitlines()
        assert "transactions: 120 records" in lines
        assert "business: 1 record" in lines
        assert re.fullmatch(rf"[\d,]+ records in 30 tables, read in [\d.]+ s: {re.escape(str(file))}", lines[-1])
        assert "\x1b" not in done.stdout
        assert sandbox.client_secret not in done.stdout
        with duckdb.connect(str(file), read_only=True) as connection:
            assert connection.execute("SELECT count(*) FROM transactions").fetchall() == [(120,)]

    def test_a_bar_on_a_terminal(self, environment: dict[str, str], sandbox: Sandbox, tmp_path: Path) -> None:
        output = in_terminal(
            ["export", "--to", str(tmp_path / "ramp.duckdb")], {**environment, "TERM": "xterm-256color"}
        )
        assert "━" in output
        assert "\x1b[" in output
        assert "transactions" in output
        assert "30 tables" in output
        assert sandbox.client_secret not in output

    def test_no_color_is_respected(self, environment: dict[str, str], tmp_path: Path) -> None:
        output = in_terminal(
            ["export", "--to", str(tmp_path / "ramp.duckdb")],
            {**environment, "TERM": "xterm-256color", "NO_COLOR": "1"},
        )
        assert not re.search(r"\x1b\[3\d|\x1b\[38", output)

    def test_what_a_server_does_not_have_is_said(
        self, environment: dict[str, str], sandbox: Sandbox, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        for name in ("bills.list", "webhooks.list"):
            sandbox.fault(f"status=501,code=SANDBOX_NOT_IMPLEMENTED,operation={name}")
        try:
            assert run(["export", "--to", str(tmp_path / "ramp.duckdb")]) == 0
        finally:
            sandbox.mend()
        captured = capsys.readouterr()
        assert captured.err == "ramp-api: this server does not have bills, webhooks\n"
        assert "28 tables" in captured.out

    def test_what_a_server_says_of_a_table_is_text(
        self, environment: dict[str, str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        report = Report("ramp.duckdb", (TableReport("cards", 0, problem="no\x1b]0;title\x07"),), 1.0)
        monkeypatch.setattr("ramp_api.export.export", lambda *_, **__: report)
        assert run(["export", "--to", "ramp.duckdb"]) == 3
        captured = capsys.readouterr()
        assert captured.err.endswith(r"no\x1b]0;title\x07" + "\n")
        assert "\x1b" not in captured.out

    def test_tables_that_the_token_may_not_read(
        self,
        environment: dict[str, str],
        capsys: pytest.CaptureFixture[str],
        monkeypatch: pytest.MonkeyPatch,
        tmp_path: Path,
    ) -> None:
        monkeypatch.setenv("RAMP_SCOPES", " ".join(scope for scope in read_scopes() if scope != "cards:read"))
        assert run(["export", "--to", str(tmp_path / "ramp.duckdb")]) == 3
        captured = capsys.readouterr()
        assert "cards was skipped" in captured.err
        assert "needs the scope cards:read" in captured.err
        assert "29 tables" in captured.out

    @pytest.mark.parametrize(("settings", "said"), [
        ({"RAMP_CLIENT_ID": "", "RAMP_CLIENT_SECRET": ""}, "RAMP_CLIENT_ID"),
        ({"RAMP_CLIENT_SECRET": "wrong"}, "invalid_client"),
        ({"RAMP_ENVIRONMENT": "live"}, "RAMP_ENVIRONMENT"),
        ({"RAMP_BASE_URL": "http://api.ramp.com"}, "https"),
        ({"RAMP_ACCESS_TOKEN": "stale"}, "DEVELOPER_7002"),
    ])  # fmt: skip
    def test_a_failure_is_one_line(
        self,
        environment: dict[str, str],
        capsys: pytest.CaptureFixture[str],
        monkeypatch: pytest.MonkeyPatch,
        tmp_path: Path,
        settings: dict[str, str],
        said: str,
    ) -> None:
        if "RAMP_ACCESS_TOKEN" in settings:
            monkeypatch.delenv("RAMP_CLIENT_SECRET")
        for name, value in settings.items():
            monkeypatch.setenv(name, value)
        assert run(["export", "--to", str(tmp_path / "ramp.duckdb")]) == 1
        captured = capsys.readouterr()
        assert captured.err.startswith("ramp-api: ")
        assert captured.err.count("\n") == 1
        assert said in captured.err
        assert "Traceback" not in captured.err

    def test_a_file_that_cannot_be_written(
        self, environment: dict[str, str], capsys: pytest.CaptureFixture[str], tmp_path: Path
    ) -> None:
        assert run(["export", "--to", str(tmp_path)]) == 1
        assert "is a folder" in capsys.readouterr().err

    def test_options_come_before_the_environment(
        self, environment: dict[str, str], capsys: pytest.CaptureFixture[str], tmp_path: Path
    ) -> None:
        with socket.create_server(("127.0.0.1", 0)) as listener:
            address = f"http://127.0.0.1:{listener.getsockname()[1]}"
        assert run(["export", "--to", str(tmp_path / "x.duckdb"), "--base-url", address]) == 1
        assert "ConnectError" in capsys.readouterr().err

    def test_an_interruption(
        self,
        environment: dict[str, str],
        capsys: pytest.CaptureFixture[str],
        monkeypatch: pytest.MonkeyPatch,
        tmp_path: Path,
    ) -> None:
        def interrupted(*_: object, **__: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr("ramp_api.export.export", interrupted)
        assert run(["export", "--to", str(tmp_path / "ramp.duckdb")]) == 130
        assert "Traceback" not in capsys.readouterr().err


@pytest.mark.shows_secrets("the sandbox says which credentials it made up")
class TestSandbox:
    @pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
    def test_one_line_of_json_when_ready_and_a_clean_end(self, ending: signal.Signals) -> None:
        with subprocess.Popen(
            [*COMMAND, "sandbox", "--port", "0", "--json", "--transactions", "10"],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        ) as process:  # fmt: skip
            assert process.stdout is not None
            ready = json.loads(process.stdout.readline())
            assert set(ready) == {"base_url", "client_id", "client_secret"}
            from ramp_api import Client

            with Client(
                ready["client_id"], ready["client_secret"], scopes="users:read", base_url=ready["base_url"]
            ) as ramp:
                assert next(iter(ramp.users.list())).id
            process.send_signal(ending)
            rest, errors = process.communicate(timeout=10)
            assert (process.returncode, rest, errors) == (0, "", "")

    def test_what_a_person_sees_can_be_pasted(self) -> None:
        with subprocess.Popen(
            [*COMMAND, "sandbox", "--port", "0", "--transactions", "10", "--client-secret", "it's"],
            stdout=subprocess.PIPE,
            text=True,
        ) as process:
            assert process.stdout is not None
            lines = list(iter(process.stdout.readline, "Ctrl-C ends it.\n"))
            process.terminate()
        exports = "".join(line for line in lines if line.strip().startswith("export RAMP_"))
        shown = subprocess.run(
            ["sh", "-c", exports + 'printf %s "$RAMP_CLIENT_SECRET"'], capture_output=True, text=True, check=True
        )
        assert shown.stdout == "it's"
        assert "RAMP_BASE_URL" in exports

    def test_a_port_in_use(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as listener:
            port = str(listener.getsockname()[1])
            done = launched(["sandbox", "--port", port, "--transactions", "1"])
        assert done.returncode == 1
        assert done.stdout == ""
        assert f"cannot listen on 127.0.0.1:{port}" in done.stderr
        assert "Traceback" not in done.stderr

    def test_a_reader_that_has_left_is_not_told_of_addresses(self) -> None:
        reader, writer = os.pipe()
        os.close(reader)
        done = subprocess.run(
            [*COMMAND, "sandbox", "--port", "0", "--json", "--transactions", "1"],
            stdout=writer, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
        os.close(writer)
        assert (done.returncode, done.stderr) == (1, "")

    def test_no_room_for_the_company(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        def full(*_: object, **__: object) -> None:
            raise sqlite3.OperationalError("database or disk is full")

        monkeypatch.setattr("ramp_api.sandbox.opening.found", full)
        assert run(["sandbox", "--port", "0"]) == 1
        assert "disk is full" in capsys.readouterr().err

    def test_any_seed_will_do(self) -> None:
        with Sandbox(seed="2026", transactions=1) as one, Sandbox(seed=2026, transactions=1) as other:
            assert one.client_secret == other.client_secret
        with subprocess.Popen(
            [*COMMAND, "sandbox", "--port", "0", "--json", "--transactions", "1", "--seed", "7" * 5_000],
            stdout=subprocess.PIPE,
            text=True,
        ) as process:
            assert process.stdout is not None
            assert json.loads(process.stdout.readline())["client_secret"]
            process.terminate()


class TestDrift:
    @pytest.fixture
    def document(self, tmp_path: Path) -> Path:
        """Our own table as a document, which says nothing new."""
        file = tmp_path / "openapi.json"
        file.write_text(json.dumps(made("2025-08")), encoding="utf-8")
        return file

    @pytest.fixture
    def drifted(self, document: Path) -> Path:
        value = json.loads(document.read_text(encoding="utf-8"))
        del value["paths"]["/developer/v1/memos"]
        value["paths"]["/developer/v1/things"] = {"get": {"operationId": "get_\x1b[31mthings"}}
        value["paths"]["/developer/v1/users"]["get"]["deprecated"] = True
        document.write_text(json.dumps(value), encoding="utf-8")
        return document

    def test_no_drift(self, document: Path) -> None:
        done = launched(["drift", str(document)])
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout == "No drift: 146 operations compared, edition 2025-08\n"

    def test_a_section_for_each_kind_and_no_colour_without_a_terminal(self, drifted: Path) -> None:
        done = launched(["drift", "-"], input=drifted.read_text(encoding="utf-8"))
        assert (done.returncode, done.stderr) == (1, "")
        assert done.stdout.splitlines() == [
            "Added (1)",
            r"  GET /developer/v1/things: operation get_\x1b[31mthings",
            "",
            "Removed (1)",
            "  memos.list: operation GET /developer/v1/memos",
            "",
            "Changed (1)",
            "  users.list: now deprecated",
            "",
            "3 differences: 146 operations compared, edition 2025-08",
        ]

    def test_colours_on_a_terminal_are_ours_only(self, drifted: Path) -> None:
        environment = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
        output = in_terminal(["drift", str(drifted)], {**environment, "TERM": "xterm-256color"}, code=1)
        assert "\x1b[1;32mAdded (1)" in output
        assert r"get_\x1b[31mthings" in output

    def test_json(self, document: Path, drifted: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert run(["drift", str(drifted), "--json"]) == 1
        changed = {"where": "users.list", "part": "operation", "path": "", "what": "now deprecated"}
        said = json.loads(capsys.readouterr().out)
        assert list(said) == ["edition", "operations", "added", "removed", "changed"]
        assert (said["edition"], said["operations"], said["changed"]) == ("2025-08", 146, [changed])

    def test_json_has_each_kind_in_full(self, drifted: Path, capsys: pytest.CaptureFixture[str]) -> None:
        value = json.loads(drifted.read_text(encoding="utf-8"))
        parameters = value["paths"]["/developer/v1/users"]["get"]["parameters"]
        parameters.append({"in": "query", "name": "new", "schema": {"type": "string"}})
        drifted.write_text(json.dumps(value), encoding="utf-8")
        assert run(["drift", str(drifted), "--json"]) == 1
        said = json.loads(capsys.readouterr().out)
        assert said["added"] == [
            {
                "where": "GET /developer/v1/things",
                "part": "operation",
                "path": "",
                "what": "operation get_\x1b[31mthings",
            },
            {"where": "users.list", "part": "query", "path": "new", "what": "parameter (string)"},
        ]
        assert said["removed"] == [
            {"where": "memos.list", "part": "operation", "path": "", "what": "operation GET /developer/v1/memos"}
        ]

    @pytest.mark.parametrize("kind", ["Added", "Removed", "Changed"])
    def test_any_difference_is_exit_code_1(self, kind: str, document: Path, capsys: pytest.CaptureFixture[str]) -> None:
        value = json.loads(document.read_text(encoding="utf-8"))
        if kind == "Added":
            value["paths"]["/developer/v1/things"] = {"get": {"operationId": "a\x9bb\rc\u202ed"}}
        elif kind == "Removed":
            del value["paths"]["/developer/v1/memos"]
        else:
            value["paths"]["/developer/v1/users"]["get"]["deprecated"] = True
        document.write_text(json.dumps(value), encoding="utf-8")
        assert run(["drift", str(document)]) == 1
        out = capsys.readouterr().out
        assert [line for line in out.splitlines() if line.endswith("(1)")] == [f"{kind} (1)"]
        assert not {"\x9b", "\r", "\u202e"} & set(out)

    def test_letters_that_the_terminal_lacks_are_escaped(self, document: Path) -> None:
        value = json.loads(document.read_text(encoding="utf-8"))
        value["paths"]["/developer/v1/çà"] = {"get": {}}
        done = launched(["drift", "-"], input=json.dumps(value), env={**os.environ, "PYTHONIOENCODING": "ascii"})
        assert (done.returncode, done.stderr) == (1, "")
        assert r"GET /developer/v1/\xe7\xe0: operation" in done.stdout

    @pytest.mark.parametrize(("content", "said"), [
        (b"openapi: 3.0.2", "YAML is not read"),
        (b"", "not JSON"),
        (b'{"openapi": "3.0.2"}', "no `paths`"),
        (b'{"openapi": "3.0.2", "paths": {"/a": {"$ref": "#/b"}}, "b": {}}', "#/paths/~1a: the whole path is a reference"),
    ])  # fmt: skip
    def test_what_cannot_be_read(
        self, capsys: pytest.CaptureFixture[str], tmp_path: Path, content: bytes, said: str
    ) -> None:
        file = tmp_path / "openapi.json"
        file.write_bytes(content)
        assert run(["drift", str(file)]) == 2
        captured = capsys.readouterr()
        assert said in captured.err
        assert "Traceback" not in captured.err
        assert captured.out == ""

    def test_no_such_file_and_a_folder(self, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
        assert run(["drift", str(tmp_path / "none.json")]) == 2
        assert run(["drift", str(tmp_path)]) == 2
        assert "Traceback" not in capsys.readouterr().err


class TestTheCommandItself:
    def test_version_help_and_wrong_usage(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert run(["--version"]) == 0
        assert capsys.readouterr().out == f"ramp-api {__version__}\n"
        assert run(["--help"]) == 0
        assert "Exit codes" in capsys.readouterr().out
        for arguments in (
            ["nonsense"],
            ["export"],
            ["sandbox", "--port", "x"],
            ["export", "--to", "x", "--environment", "prod"],
        ):
            assert run(arguments) == 2
            assert "Traceback" not in capsys.readouterr().err

    def test_every_command_and_option_says_what_it_is(self) -> None:
        for command in cli.commands.values():
            assert command.help
            assert not [
                option.name for option in command.params if isinstance(option, click.Option) and not option.help
            ]

    @pytest.mark.parametrize(("missing", "arguments", "extra"), [
        ("click", ["--version"], "cli"), ("rich", ["export", "--to", "x"], "cli"),
        ("duckdb", ["export", "--to", "x"], "export"), ("starlette", ["sandbox"], "sandbox"),
    ])  # fmt: skip
    def test_a_missing_extra_is_named(self, missing: str, arguments: list[str], extra: str) -> None:
        code = f"import sys; sys.modules[{missing!r}] = None; from ramp_api.cli import main; sys.exit(main())"
        environment = {**os.environ, "RAMP_CLIENT_ID": "id"}
        done = subprocess.run(
            [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False, env=environment
        )
        assert done.returncode == 1
        assert f'pip install "ramp-api[{extra}]"' in done.stderr
        assert "Traceback" not in done.stderr

    def test_the_entry_point(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        monkeypatch.setattr(sys, "argv", ["ramp-api", "--version"])
        assert entrance.main() == 0
        assert __version__ in capsys.readouterr().out


def test_the_demo(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "examples" / "demo.py"), "--transactions", "60"],
        capture_output=True, text=True, check=False, cwd=tmp_path,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    for said in (
        "client_credentials",
        "authorization_code",
        "refresh_token",
        "invalid_grant",
        "no 429s",
        "ramp-demo.duckdb",
        "Spend by department",
    ):
        assert said in done.stdout
    assert "ramp_tok" not in done.stdout
    assert (tmp_path / "ramp-demo.duckdb").exists()


def in_terminal(arguments: Sequence[str], environment: dict[str, str], *, code: int = 0) -> str:
    """What the command writes to a real terminal."""
    parent, child = pty.openpty()
    written: list[bytes] = []

    def read() -> None:
        while True:
            try:
                part = os.read(parent, 65536)
            except OSError:
                return
            if not part:
                return
            written.append(part)

    reader = threading.Thread(target=read)
    with subprocess.Popen(
        [*COMMAND, *arguments], stdin=child, stdout=child, stderr=child, env=environment, close_fds=True
    ) as process:
        os.close(child)
        reader.start()
        process.wait(timeout=30)
        reader.join(timeout=10)
    os.close(parent)
    output = b"".join(written).decode()
    assert process.returncode == code, output
    return output

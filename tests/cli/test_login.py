"""``ramp-api login`` as a person does it: a real listener, a sandbox's consent page, and a browser that is played."""

from __future__ import annotations

import io
import json
import os
import pty
import re
import select
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from ramp_api import Client
from ramp_api.cli import login as logging_in
from ramp_api.cli.commands import run
from ramp_api.cli.listener import Listener
from ramp_api.cli.whose import read_scopes
from ramp_api.errors import TokenStoreError
from ramp_api.export import read_scopes as exported
from ramp_api.logins import Entry, Login, Logins, Wanted
from ramp_api.sandbox import Sandbox
from ramp_api.tokens import FileTokenStore

from .browsing import Browser, get, stored_bytes

# With a terminal of its own, where Ctrl-C is heard even if whoever runs the tests does not hear it.
AT_TERMINAL = (
    "import fcntl, signal, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); "
    "signal.signal(signal.SIGINT, signal.default_int_handler); from ramp_api.cli import main; sys.exit(main())"
)
Output = pytest.CaptureFixture[str]


def query(url: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}


def current() -> Any:
    return Logins().find(Wanted())


@pytest.fixture(autouse=True)
def _heard() -> Iterator[None]:
    """Ctrl-C is an interruption, also where whoever runs the tests does not hear it."""
    former = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, former)


# --- There and back ---


@pytest.mark.parametrize("public", [False, True])
def test_in_and_found(
    ramp_here: Sandbox, browser: Browser, capsys: Output, monkeypatch: pytest.MonkeyPatch, public: bool
) -> None:
    app = ["--public", "--client-id", ramp_here.public_client_id] if public else []
    assert run(["login", "--scopes", "users:read, business:read", *app]) == 0
    seen = browser.closed()
    assert (seen.status, "You are logged in" in seen.text) == (200, True)
    out, err = capsys.readouterr()
    assert out == ""
    assert f"Logged in to {ramp_here.base_url} as account 'default', kept in the file store." in err
    assert "Granted: business:read users:read" in err
    sent = query(browser.opened[0])
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/callback", sent["redirect_uri"])
    assert sent["code_challenge_method"] == "S256"
    for secret in (sent["state"], current().login.client_id, ramp_here.client_secret):
        assert secret not in out + err + seen.text
    monkeypatch.delenv("RAMP_CLIENT_ID")
    monkeypatch.delenv("RAMP_CLIENT_SECRET")
    with Client.from_env() as ramp:
        assert ramp.valid_token().scopes == {"users:read", "business:read"}
        assert next(iter(ramp.users.list())).id
        before = ramp.token
        ramp_here.advance(3_601)
        assert ramp.refresh_access_token() != before
        assert next(iter(ramp.users.list())).id


def test_every_scope_that_reads_is_asked_for(
    ramp_here: Sandbox, browser: Browser, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(["login"]) == 0
    browser.closed()
    assert set(query(browser.opened[0])["scope"].split()) == set(read_scopes()) > set(exported())
    monkeypatch.setenv("RAMP_SCOPES", "users:read,cards:read")
    assert run(["login"]) == 0
    browser.closed()
    assert query(browser.opened[1])["scope"] == "users:read cards:read"


def test_scopes_that_were_dropped_are_named(ramp_here: Sandbox, browser: Browser, capsys: Output) -> None:
    assert run(["login", "--scopes", "users:read made_up:read"]) == 0
    browser.closed()
    assert "Asked for, but not granted: made_up:read\n" in capsys.readouterr().err


def test_a_registered_port(ramp_here: Sandbox, browser: Browser, capsys: Output) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        uri = f"http://127.0.0.1:{taken.getsockname()[1]}/callback"
        assert run(["login", "--redirect-uri", uri]) == 1
        assert "cannot listen on 127.0.0.1:" in capsys.readouterr().err
        assert browser.opened == []
    assert run(["login", "--redirect-uri", uri]) == 0
    browser.closed()
    assert query(browser.opened[0])["redirect_uri"] == uri
    assert current().login.redirect_uri == uri


def test_refused(ramp_here: Sandbox, browser: Browser, capsys: Output) -> None:
    browser.decide = ramp_here.deny
    assert run(["login"]) == 1
    seen = browser.closed()
    assert "Access was refused" in seen.text
    assert capsys.readouterr().err.splitlines()[-1].startswith("ramp-api: access_denied")
    assert current() is None
    assert ramp_here.client_secret.encode() not in stored_bytes()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda url: re.sub(r"state=[^&]*", "state=another", url), "does not belong to this consent"),
        (lambda url: re.sub(r"&state=[^&]*|state=[^&]*&", "", url), "does not belong to this consent"),
        (lambda url: re.sub(r"iss=[^&]*", "iss=https%3A%2F%2Fevil.example", url), "comes from another server"),
        (lambda url: re.sub(r"code=[^&]*", "code=another", url), "invalid_grant"),
        (lambda url: f"{url}&code=twice", "twice"),
        (lambda url: url.partition("?")[0], "does not belong to this consent"),
    ],
)
def test_a_callback_that_is_not_ours(
    ramp_here: Sandbox, browser: Browser, capsys: Output, change: Callable[[str], str], said: str
) -> None:
    browser.decide = lambda url: change(ramp_here.approve(url))
    assert run(["login"]) == 1
    seen = browser.closed()
    assert "That did not work" in seen.text
    assert said in seen.text
    err = capsys.readouterr().err
    assert said in err
    assert query(browser.opened[0])["state"] not in err + seen.text
    assert current() is None
    assert b"ramp_tok" not in stored_bytes()


def test_what_a_page_is_told_is_text(ramp_here: Sandbox, browser: Browser, capsys: Output) -> None:
    def decide(url: str) -> str:
        return f"{ramp_here.deny(url).replace('access_denied', '%3Cb%3E%E2%80%AE')}"

    browser.decide = decide
    assert run(["login"]) == 1
    assert "&lt;b&gt;" in browser.closed().text
    assert "<b>" not in browser.closed().text
    err = capsys.readouterr().err
    assert "\u202e" not in err
    assert r"<b>\x202e" in err


def test_nobody_came(ramp_here: Sandbox, capsys: Output, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("webbrowser.open", lambda url: True)
    moments = iter([0.0, 0.0, 6.0])
    monkeypatch.setattr(logging_in, "Listener", lambda target: Listener(target, clock=lambda: next(moments, 7.0)))
    assert run(["login", "--timeout", "5"]) == 1
    assert "nobody came back from the consent page within 5 s" in capsys.readouterr().err
    assert current() is None


@pytest.mark.parametrize("late", [False, True])
def test_without_a_browser_to_open_the_address_is_printed(
    ramp_here: Sandbox, capsys: Output, monkeypatch: pytest.MonkeyPatch, late: bool
) -> None:
    """However long it took to find out that there is none."""
    opened: list[str] = []
    awaited = threading.Event()
    wait = Listener.wait

    def waiting(listener: Listener, seconds: float) -> Any:
        awaited.set()
        return wait(listener, seconds)

    def fails(url: str) -> bool:
        opened.append(url)
        if late:
            awaited.wait(10)
        return False

    def person() -> None:
        while not over.is_set():
            if (said := capsys.readouterr()).out:
                shown.append(said.out)
                get(ramp_here.approve(said.out.strip()))
            over.wait(0.01)

    shown: list[str] = []
    over = threading.Event()
    monkeypatch.setattr(Listener, "wait", waiting)
    monkeypatch.setattr("webbrowser.open", fails)
    thread = threading.Thread(target=person)
    thread.start()
    try:
        assert run(["login", "--timeout", "10"]) == 0
    finally:
        over.set()
        thread.join(timeout=10)
    assert shown == [f"{opened[0]}\n"]


# --- Pasted ---


def test_pasted_from_a_pipe_for_a_redirect_uri_that_nobody_listens_on(
    capsys: Output, monkeypatch: pytest.MonkeyPatch, ramp_here: Sandbox
) -> None:
    uri = "https://app.example/callback"
    with Sandbox(empty=True, rate_limit=None, redirect_uris=(uri,)) as sandbox:
        monkeypatch.setenv("RAMP_BASE_URL", sandbox.base_url)
        monkeypatch.setenv("RAMP_CLIENT_ID", sandbox.client_id)
        monkeypatch.setenv("RAMP_CLIENT_SECRET", sandbox.client_secret)
        monkeypatch.setenv("RAMP_REDIRECT_URI", uri)
        assert run(["login"]) == 2
        assert "--no-browser" in capsys.readouterr().err
        printed: list[str] = []

        class Pasting:
            def isatty(self) -> bool:
                return False

            def readline(self, size: int) -> str:
                printed.append(capsys.readouterr().out)
                return sandbox.approve(printed[0].strip()) + "\n"

        monkeypatch.setattr("sys.stdin", Pasting())
        assert run(["login", "--no-browser", "--scopes", "users:read"]) == 0
        assert printed[0].count("\n") == 1
        assert printed[0].startswith(f"{sandbox.base_url}/v1/authorize?")
        out, err = capsys.readouterr()
        assert out == ""
        assert "Granted: users:read" in err


@pytest.mark.parametrize(
    ("pasted", "code", "said"),
    [
        ("", 1, "no address was given"),
        ("  \n", 1, "no address was given"),
        ("http://127.0.0.1/callback?code=" + "x" * 8192, 1, "longer than 8192"),
        ("nonsense", 1, "does not belong to this consent"),
        ("http://[::1/callback", 1, "invalid_"),
    ],
)
def test_pasted_wrongly(
    ramp_here: Sandbox, capsys: Output, monkeypatch: pytest.MonkeyPatch, pasted: str, code: int, said: str
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(pasted))
    assert run(["login", "--no-browser"]) == code
    err = capsys.readouterr().err
    assert said in err
    assert "Traceback" not in err


class Terminal:
    """The command at a real terminal."""

    def __init__(self, arguments: list[str]) -> None:
        parent, child = pty.openpty()
        self._parent = parent
        self.written = ""
        self.process = subprocess.Popen(
            [sys.executable, "-c", AT_TERMINAL, *arguments], stdin=child, stdout=child, stderr=child, start_new_session=True, close_fds=True,
        )  # fmt: skip
        os.close(child)

    def until(self, text: str) -> str:
        while text not in self.written:
            self._read()
        return self.written

    def _read(self) -> bool:
        try:
            part = os.read(self._parent, 65536)
        except OSError:
            return False
        self.written += part.decode()
        return bool(part)

    def type(self, text: str) -> None:
        os.write(self._parent, text.encode())

    def interrupted(self) -> int:
        """Press Ctrl-C until it is heard: one that comes just before the reading begins may not be."""
        self.type("\x03")
        while not select.select([self._parent], [], [], 1.0)[0]:
            self.type("\x03")
        return self.ended()

    def ended(self) -> int:
        while self._read():
            pass
        os.close(self._parent)
        return self.process.wait(timeout=20)


def test_at_a_terminal_secrets_are_asked_for_and_not_shown(ramp_here: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    client_id, client_secret = ramp_here.client_id, ramp_here.client_secret
    monkeypatch.delenv("RAMP_CLIENT_ID")
    monkeypatch.delenv("RAMP_CLIENT_SECRET")
    terminal = Terminal(["login", "--no-browser", "--scopes", "users:read"])
    terminal.until("Client id: ")
    terminal.type(f"{client_id}\n")
    terminal.until("Client secret: ")
    terminal.type(f"{client_secret}\n")
    written = terminal.until("Address (not shown): ")
    found = re.search(r"http://\S+/v1/authorize\S+", written)
    assert found
    callback = ramp_here.approve(found[0])
    terminal.type(f"{callback}\n")
    terminal.until("Granted: users:read")
    assert terminal.ended() == 0
    assert client_secret not in terminal.written
    assert query(callback)["code"] not in terminal.written


def test_ctrl_c_while_it_waits(ramp_here: Sandbox) -> None:
    terminal = Terminal(["login", "--no-browser"])
    terminal.until("Address (not shown): ")
    assert terminal.interrupted() == 130
    assert "Traceback" not in terminal.written
    assert terminal.written.endswith("Interrupted\r\n")
    assert current() is None


def test_ctrl_c_while_the_browser_is_awaited(
    ramp_here: Sandbox, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    def open_and_press(url: str) -> bool:
        threading.Timer(0.05, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
        return True

    monkeypatch.setattr("webbrowser.open", open_and_press)
    assert run(["login"]) == 130
    assert capsys.readouterr().err.splitlines()[-1] == "Interrupted"
    assert current() is None


@pytest.mark.parametrize("moment", ["asking", "saved", "kept"])
def test_ctrl_c_from_the_code_on_waits_for_the_end(
    ramp_here: Sandbox, browser: Browser, capsys: Output, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    def press(*_: object, **__: object) -> None:
        os.kill(os.getpid(), signal.SIGINT)

    redeem, remember = Client.get_access_token, Logins.remember

    def redeemed(*arguments: Any) -> Any:
        if moment == "asking":
            press()
        token = redeem(*arguments)
        if moment == "saved":
            press()
        return token

    def remembered(*arguments: Any) -> None:
        remember(*arguments)
        if moment == "kept":
            press()

    monkeypatch.setattr(Client, "get_access_token", redeemed)
    monkeypatch.setattr(Logins, "remember", remembered)
    assert run(["login"]) == 130
    assert "You are logged in" in browser.closed().text
    err = capsys.readouterr().err
    assert "Logged in to" in err
    assert err.endswith("Interrupted\n")
    with Client(**current().settings) as ramp:
        assert ramp.valid_token().refresh_token is not None
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_ctrl_c_before_a_refusal(
    ramp_here: Sandbox, browser: Browser, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    def decide(url: str) -> str:
        return ramp_here.approve(url).replace("state=", "state=x")

    def redeemed(*arguments: Any) -> Any:
        os.kill(os.getpid(), signal.SIGINT)
        return redeem(*arguments)

    redeem, browser.decide = Client.get_access_token, decide
    monkeypatch.setattr(Client, "get_access_token", redeemed)
    assert run(["login"]) == 130
    browser.closed()
    assert current() is None


def test_a_second_ctrl_c_does_not_wait(
    ramp_here: Sandbox, browser: Browser, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    def redeemed(*_: Any) -> Any:
        os.kill(os.getpid(), signal.SIGINT)
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(10)

    monkeypatch.setattr(Client, "get_access_token", redeemed)
    assert run(["login"]) == 130
    assert "broken off" in browser.closed().text
    assert current() is None


# --- What it is asked for with ---


def test_an_address_is_kept_as_an_origin(ramp_here: Sandbox, browser: Browser, capsys: Output) -> None:
    assert run(["login", "--base-url", f"{ramp_here.base_url}/"]) == 0
    browser.closed()
    assert current().entry.base_url == ramp_here.base_url


def test_nobody_to_ask(ramp_here: Sandbox, capsys: Output, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    monkeypatch.delenv("RAMP_CLIENT_SECRET")
    assert run(["login"]) == 2
    assert "RAMP_CLIENT_SECRET" in capsys.readouterr().err
    monkeypatch.delenv("RAMP_CLIENT_ID")
    assert run(["login"]) == 2
    assert "--client-id" in capsys.readouterr().err


def test_the_secret_of_another_app_is_not_taken(
    ramp_here: Sandbox, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert run(["login", "--client-id", "another"]) == 2
    assert "there is nobody to ask for the client secret" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (["--client-secret", "x"], 2, "No such option"),
        (["--environment", "prod"], 2, "'prod'"),
        (["--base-url", "http://api.ramp.com"], 1, "https"),
        (["--account", "a\nb"], 1, "control character"),
        (["--scopes", 'a"b'], 1, "is not a scope"),
        (["--redirect-uri", "app://callback"], 2, "--no-browser"),
        (["--redirect-uri", "http://127.0.0.1/\x07"], 2, "--no-browser"),
        (["--timeout", "0"], 2, "0"),
        (["--client-id", "a\x00b", "--public"], 1, "client id"),
    ],
)
def test_wrong_usage_opens_nothing(
    ramp_here: Sandbox, browser: Browser, capsys: Output, options: list[str], code: int, said: str
) -> None:
    assert run(["login", *options]) == code
    err = capsys.readouterr().err
    assert said in err
    assert not {"\x07", "\x00"} & set(err)
    assert "Traceback" not in err
    assert browser.opened == []


def test_variables_that_will_win_are_named(ramp_here: Sandbox, browser: Browser, capsys: Output) -> None:
    assert run(["login"]) == 0
    browser.closed()
    assert "Note: RAMP_CLIENT_ID, RAMP_CLIENT_SECRET in the environment win" in capsys.readouterr().err


def test_the_same_app_again_without_naming_it(
    ramp_here: Sandbox, browser: Browser, logged_in: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    logged_in("--account", "acme")
    before = current()
    monkeypatch.delenv("RAMP_BASE_URL")
    assert run(["login", "--scopes", "users:read"]) == 0
    browser.closed()
    after = current()
    assert (after.entry, after.login) == (before.entry, before.login)
    with Client.from_env() as ramp:
        assert ramp.valid_token().scope == "users:read"


def test_another_account_of_the_same_app(
    ramp_here: Sandbox, browser: Browser, logged_in: Callable[..., None], capsys: Output
) -> None:
    logged_in("--account", "acme")
    before = current()
    assert run(["login", "--scopes", "users:read", "--account", "other"]) == 0
    browser.closed()
    assert "Again with the app of account 'acme'" in capsys.readouterr().err
    assert current().login == before.login
    assert [entry.account for entry in Logins().entries()] == ["other", "acme"]
    # A public app is not taken for the one that has a secret.
    assert run(["login", "--public"]) == 2
    assert "--client-id" in capsys.readouterr().err


def test_another_app_does_not_push_a_login_out(
    ramp_here: Sandbox, browser: Browser, logged_in: Callable[..., None], capsys: Output
) -> None:
    logged_in()
    before = stored_bytes()
    other = ["login", "--public", "--client-id", ramp_here.public_client_id]
    assert run(other) == 1
    err = capsys.readouterr().err
    assert "has a login of another app" in err
    assert f"ramp-api logout --base-url {ramp_here.base_url} --account default\n" in err
    assert len(browser.opened) == 1
    assert stored_bytes() == before
    assert run([*other, "--account", "other"]) == 0
    browser.closed()
    assert [entry.account for entry in Logins().entries()] == ["other", "default"]


def test_another_app_that_logged_in_meanwhile_is_not_pushed_out(
    ramp_here: Sandbox, browser: Browser, capsys: Output
) -> None:
    def decide(url: str) -> str:
        Logins().remember(Entry("sandbox", "default", ramp_here.base_url), Login("another-app"))
        return ramp_here.approve(url)

    browser.decide = decide
    assert run(["login"]) == 1
    assert "That did not work" in browser.closed().text
    assert "has a login of another app" in capsys.readouterr().err
    assert current().login.client_id == "another-app"
    assert b"ramp_tok" not in stored_bytes()


def test_an_app_that_is_named_is_not_the_one_before(
    ramp_here: Sandbox,
    browser: Browser,
    logged_in: Callable[..., None],
    capsys: Output,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    logged_in()
    monkeypatch.setenv("RAMP_CLIENT_ID", "another-app")
    monkeypatch.setenv("RAMP_CLIENT_SECRET", "with-a-secret")
    for options in ([], ["--client-id", "another-app"]):
        assert run(["login", *options]) == 1
        assert "has a login of another app" in capsys.readouterr().err
    assert len(browser.opened) == 1


def test_what_cannot_be_kept_is_known_before_anybody_consents(
    ramp_here: Sandbox, browser: Browser, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Path(os.environ["RAMP_TOKEN_FOLDER"])
    folder.mkdir(parents=True)
    folder.chmod(0o755)
    assert run(["login"]) == 1
    assert "chmod" in capsys.readouterr().err
    assert browser.opened == []


def test_a_store_that_cannot_be_written_is_known_before_as_well(
    ramp_here: Sandbox, browser: Browser, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise TokenStoreError("no space is left")

    monkeypatch.setattr(FileTokenStore, "acquire", full)
    assert run(["login"]) == 1
    assert "no space is left" in capsys.readouterr().err
    assert browser.opened == []


def test_a_disk_that_fills_up_meanwhile(
    ramp_here: Sandbox, browser: Browser, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> bool:
        raise TokenStoreError("no space is left")

    monkeypatch.setattr(FileTokenStore, "swap", full)
    assert run(["login"]) == 1
    assert "no space is left" in browser.closed().text
    assert "no space is left" in capsys.readouterr().err


def test_no_secret_is_an_option_or_on_disk_for_others(ramp_here: Sandbox, logged_in: Callable[..., None]) -> None:
    logged_in()
    for file in Path(os.environ["RAMP_TOKEN_FOLDER"]).rglob("*"):
        assert file.stat().st_mode & 0o077 == 0
    stored = FileTokenStore().load(Logins()._list.key)
    assert stored is not None
    index = json.loads(stored.value.reveal())
    assert index == {
        "kind": "logins",
        "entries": [{"environment": "sandbox", "account": "default", "base_url": ramp_here.base_url}],
    }

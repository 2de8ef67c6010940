"""The sandbox as a thing: it opens, counts, limits, closes and leaves nothing behind."""

# pyright: reportPrivateUsage=false

from __future__ import annotations

import asyncio
import json
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest

from ramp_api.errors import RampError
from ramp_api.sandbox import Sandbox, Stats, serve
from ramp_api.sandbox.loop import Loop

from .wire import API, Wire

SERVE = """
import json
from ramp_api.sandbox import Sandbox, serve
serve(Sandbox(transactions=20), lambda sandbox: print(json.dumps({"base_url": sandbox.base_url}), flush=True))
print("closed")
"""


def test_it_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SQLITE_TMPDIR", str(tmp_path))
    monkeypatch.setattr("ramp_api.sandbox.opening._MOST_IN_MEMORY", 10)
    threads = threading.active_count()
    with Sandbox(transactions=3_000, rate_limit=None) as sandbox:
        url = sandbox.base_url
        wire = Wire(sandbox)
        assert wire.get("/users").status == 200
        # The connection stays open on purpose: an idle one must not delay the end.
    wire.close()
    assert threading.active_count() == threads
    assert list(tmp_path.iterdir()) == []
    host, _, port = url.removeprefix("http://").rpartition(":")
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection((host, int(port)), timeout=1)


def test_it_can_be_opened_again_but_not_twice() -> None:
    sandbox = Sandbox(transactions=5)
    for _ in range(2):
        with sandbox:
            assert sandbox.base_url
            with pytest.raises(RuntimeError, match="already"):
                sandbox.__enter__()
    for use in (lambda: sandbox.base_url, sandbox.wait, lambda: sandbox.approve("x")):
        with pytest.raises(RuntimeError, match="not running"):
            use()


def test_a_port_that_is_taken_is_the_callers_error() -> None:
    threads = threading.active_count()
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(OSError, match="in use"):
        Sandbox(port=taken.getsockname()[1]).__enter__()
    assert threading.active_count() == threads


def test_a_server_that_does_not_start_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: Any) -> None:
        self._failure = OSError("no")

    monkeypatch.setattr(Loop, "run", fail)
    sandbox = Sandbox(transactions=5)
    with pytest.raises(RuntimeError, match="did not start"):
        sandbox.__enter__()
    with pytest.raises(RuntimeError, match="not running"):
        _ = sandbox.base_url


@pytest.mark.parametrize(
    "options",
    [{"transactions": -1}, {"redirect_uris": ()}, {"scope_policy": "ask"}, {"rate_limit": 0}],
)
def test_what_makes_no_sense_is_refused(options: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"cannot|needs|drop|at least"):
        Sandbox(**options)


def test_credentials_follow_from_the_seed_unless_given() -> None:
    one, same, other = Sandbox(seed=1), Sandbox(seed=1), Sandbox(seed=2)
    assert (one.client_id, one.client_secret) == (same.client_id, same.client_secret)
    assert one.client_id != other.client_id
    assert one.client_secret != other.client_secret
    assert one.client_secret not in {one.client_id, repr(one)}
    given = Sandbox(client_id="me", client_secret="mine", redirect_uris=["https://a.example/cb"], scopes=["users:read"])
    assert (given.client_id, given.client_secret) == ("me", "mine")
    assert (given.redirect_uri, given.scopes) == ("https://a.example/cb", ("users:read",))
    assert "mine" not in repr(given._settings)


def test_the_rate_limit_holds_over_the_wire(opened: Callable[..., Wire]) -> None:
    wire = opened(rate_limit=5)
    wire.send("GET", "/v1/authorize")  # the consent page does not count
    replies = [wire.get("/users", "ramp_tok_x") for _ in range(8)]
    assert [reply.status for reply in replies] == [404] * 5 + [429] * 3
    limited = replies[-1]
    assert limited.code == "SANDBOX_RATE_LIMITED"
    assert limited.headers["x-trace-id"]
    assert wire.grant(grant_type="client_credentials", scope="users:read").status == 429
    wire.sandbox.advance(60)
    assert wire.get("/users", "ramp_tok_x").status == 429
    stats = wire.sandbox.stats
    assert (stats.requests, stats.rate_limited, stats.peak_window) == (11, 5, 10)


def test_it_counts_what_it_sees(opened: Callable[..., Wire]) -> None:
    wire = opened()
    assert wire.sandbox.stats == Stats()
    for _ in range(3):
        wire.get("/users")
    wire.get("/nothing")
    stats = wire.sandbox.stats
    assert stats == Stats(
        requests=5, token_requests=1, operations={"auths.post_token": 1, "users.list": 3}, peak_window=5
    )


def test_the_clock_only_goes_forward(opened: Callable[..., Wire]) -> None:
    sandbox = opened().sandbox
    before = sandbox.now
    sandbox.advance(90)
    assert 90 <= (sandbox.now - before).total_seconds() < 100
    for wrong in (-1, float("nan")):
        with pytest.raises(ValueError, match="forward"):
            sandbox.advance(wrong)


def test_many_connections_at_once(opened: Callable[..., Wire]) -> None:
    wire = opened()
    token = wire.token
    statuses: list[int] = []

    def ask() -> None:
        connection = HTTPConnection(wire.connection.host, wire.connection.port, timeout=20)
        for _ in range(20):
            connection.request("GET", f"{API}/transactions?page_size=100", headers={"Authorization": f"Bearer {token}"})
            response = connection.getresponse()
            response.read()
            statuses.append(response.status)
        connection.close()

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert statuses == [200] * 160


def test_a_client_that_leaves_in_the_middle_does_no_harm(
    opened: Callable[..., Wire], capfd: pytest.CaptureFixture[str]
) -> None:
    wire = opened()
    with socket.create_connection((wire.connection.host, wire.connection.port or 0)) as left:
        head = f"POST {API}/departments HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {wire.token}\r\n"
        left.sendall(f"{head}Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{{".encode())
    assert wire.get("/users").status == 200
    assert "Traceback" not in capfd.readouterr().err


def test_an_ipv6_address_works() -> None:
    if not socket.has_ipv6:
        pytest.skip("no IPv6 here")
    try:
        sandbox = Sandbox(transactions=5, host="::1").__enter__()
    except OSError:
        pytest.skip("no IPv6 loopback here")
    try:
        assert sandbox.base_url.startswith("http://[::1]:")
        wire = Wire(sandbox)
        assert wire.get("/users").status == 200
        wire.close()
    finally:
        sandbox.__exit__()


def test_ended_before_it_is_ready_is_no_success(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        signal.raise_signal(signal.SIGTERM)

    handler = signal.getsignal(signal.SIGTERM)
    monkeypatch.setattr("ramp_api.sandbox.opening.found", interrupted)
    with pytest.raises(KeyboardInterrupt):
        serve(Sandbox(transactions=1), lambda _: pytest.fail("it was never ready"))
    assert signal.getsignal(signal.SIGTERM) is handler


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM to send")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_serving_ends_with_a_signal(number: signal.Signals) -> None:
    with subprocess.Popen(
        [sys.executable, "-W", "error", "-c", SERVE], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        base_url = json.loads(child.stdout.readline())["base_url"]
        connection = HTTPConnection(base_url.removeprefix("http://"), timeout=20)
        connection.request("GET", "/nothing")
        status = connection.getresponse().status
        connection.close()
        child.send_signal(number)
        out, err = child.communicate(timeout=20)
    assert status == 404
    assert (child.returncode, out, err) == (0, "closed\n", "")


def test_the_access_log_stays_off_stdout(capfd: pytest.CaptureFixture[str]) -> None:
    script = (
        "from ramp_api.sandbox import Sandbox\nfrom http.client import HTTPConnection\n"
        "with Sandbox(transactions=5, access_log=True) as sandbox:\n"
        "    connection = HTTPConnection(sandbox.base_url.removeprefix('http://'))\n"
        "    connection.request('GET', '/here'); connection.getresponse().read(); connection.close()\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
    captured = capfd.readouterr()
    assert captured.out == ""
    assert "GET /here" in captured.err


def test_without_the_extra_it_says_what_to_install() -> None:
    code = "import sys; sys.modules['starlette'] = None; import ramp_api.sandbox"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert 'pip install "ramp-api[sandbox]"' in done.stderr.splitlines()[-1]
    assert done.stderr.splitlines()[-1].startswith("ImportError: the sandbox needs starlette")


def test_requests_for_consent_are_forgotten_oldest_first(
    opened: Callable[..., Wire], monkeypatch: pytest.MonkeyPatch
) -> None:
    from ramp_api.sandbox import consent

    from .test_consent import Page, decide, shown

    wire = opened()
    monkeypatch.setattr(consent, "_MOST_OPEN", 2)
    tickets = [
        attributes["value"] or ""
        for _ in range(3)
        for tag, attributes in Page(shown(wire).content.decode()).tags
        if tag == "input"
    ]
    assert [decide(wire, ticket=ticket, decision="deny").status for ticket in tickets] == [400, 303, 303]


def test_a_page_that_does_not_lead_back_is_an_error(
    opened: Callable[..., Wire], monkeypatch: pytest.MonkeyPatch
) -> None:
    from ramp_api.sandbox import consent

    from .test_oauth import consent_url

    wire = opened()

    def gone(self: Any, form: dict[str, str]) -> Any:
        return consent._page("Nothing", consent._error("gone"))

    monkeypatch.setattr(consent.ConsentPage, "decide", gone)
    with pytest.raises(RampError, match="gone"):
        wire.sandbox.approve(consent_url(wire))


def test_a_path_that_names_its_operation_comes_before_one_with_a_parameter_there(opened: Callable[..., Wire]) -> None:
    wire = opened()
    for path, name in (("/bills/drafts", "bills.drafts.list"), ("/vendors/x/credits", "vendors.credits.list_for_vendor"),
                       ("/vendors/credits/x", "vendors.credits.get"), ("/cards/physical", "cards.physical.list")):  # fmt: skip
        wire.get(path)
        assert wire.sandbox.stats.operations[name] == 1


def test_it_hands_out_clients_of_itself(opened: Callable[..., Wire]) -> None:
    sandbox = opened().sandbox
    with sandbox.client() as ramp:
        assert ramp.business.get().business_name_legal == "Juniper & Rye, Inc."
        assert len(list(ramp.transactions.list(state="ALL"))) == 20

    async def ask() -> str | None:
        async with sandbox.async_client() as ramp:
            return (await ramp.business.get()).business_name_legal

    assert asyncio.run(ask()) == "Juniper & Rye, Inc."

"""The sandbox as a thing that one opens and closes: socket, thread, clock, and what its user needs to know."""

from __future__ import annotations

import copy
import signal
import socket
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from datetime import datetime
from types import FrameType
from typing import TYPE_CHECKING, Any, Self

import uvicorn
from uvicorn.config import LOGGING_CONFIG

from ramp_api import operations
from ramp_api.sandbox import person
from ramp_api.sandbox._oauthlib import Provider
from ramp_api.sandbox.app import Gate, answered, application
from ramp_api.sandbox.catalog import COMPANY
from ramp_api.sandbox.clock import Clock
from ramp_api.sandbox.company import Company, found
from ramp_api.sandbox.consent import ConsentPage
from ramp_api.sandbox.grants import App, Grants, ScopePolicy
from ramp_api.sandbox.handlers import Handlers
from ramp_api.sandbox.limiter import RollingLimit
from ramp_api.sandbox.repayments import reimbursements
from ramp_api.sandbox.seeds import derived
from ramp_api.sandbox.spending import transactions as spending
from ramp_api.sandbox.stats import Counts, Stats
from ramp_api.sandbox.store import TABLES, Store

if TYPE_CHECKING:
    from ramp_api import AsyncClient, Client

__all__ = ["ListenError", "Sandbox", "fill", "serve"]

REDIRECT_URIS = ("http://127.0.0.1/callback", "http://localhost/callback")

# Beyond this, records go to disk rather than into memory.
_MOST_IN_MEMORY = 20_000
_START_TIMEOUT = 30
_STOP_TIMEOUT = 10


class ListenError(OSError):
    """The address cannot be listened on."""


class Sandbox:
    """Ramp on your own machine, for as long as a ``with`` block lasts.

    It is strict on purpose: what Ramp is known to refuse is refused, and what nobody knows is refused too.

    Args:
        transactions: how many the company has; up to a million is fine, and all else grows with it.
        seed: which company. The same seed and number give the same bytes, on any day and machine.
        host: address to listen on.
        port: port to listen on; 0 takes a free one.
        client_id: the app's credentials, otherwise derived from the seed.
        client_secret: see ``client_id``.
        redirect_uris: where the consent page may send people; loopback addresses match with any port.
        scopes: what the app may have; by default every scope that an operation needs.
        scope_policy: whether a scope that the app lacks is dropped in silence, as Ramp does, or refused as its
            guide says (``"reject"``).
        rate_limit: requests in any rolling 10 seconds, or None for as many as come.
        access_log: write a line for each request to stderr.

    Attributes:
        operations: the names of the operations that it answers; every other one of the table is a 501 that says so.

    Example:
        >>> from ramp_api.sandbox import Sandbox
        >>> with Sandbox(transactions=100) as sandbox:
        ...     sandbox.stats.requests, "users.list" in sandbox.operations
        (0, True)
    """

    operations: frozenset[str] = frozenset()

    def __init__(
        self,
        *,
        transactions: int = 5_000,
        seed: int | str = 2026,
        host: str = "127.0.0.1",
        port: int = 0,
        client_id: str | None = None,
        client_secret: str | None = None,
        redirect_uris: Sequence[str] = REDIRECT_URIS,
        scopes: Sequence[str] | None = None,
        scope_policy: ScopePolicy = "drop",
        rate_limit: int | None = 200,
        access_log: bool = False,
    ) -> None:
        if transactions < 0:
            raise ValueError("a company cannot have fewer than no transactions")
        if not redirect_uris:
            raise ValueError("the app needs a redirect URI")
        if scope_policy not in {"drop", "reject"}:
            raise ValueError(f"scope_policy is 'drop' or 'reject', not {scope_policy!r}")
        every = {scope for operation in operations.all() for scope in operation.scopes}
        self.client_id = client_id or f"ramp_id_{derived(seed, 'client id', 32)}"
        self.client_secret = client_secret or f"ramp_sec_{derived(seed, 'client secret', 48)}"
        self.redirect_uri = redirect_uris[0]
        self.scopes = tuple(sorted(every) if scopes is None else scopes)
        self._app = App(self.client_id, self.client_secret, tuple(redirect_uris), self.scopes, scope_policy)
        self._transactions = transactions
        self._seed = seed
        self._address = (host, port)
        self._access_log = access_log
        self._clock = Clock()
        self._counts = Counts()
        self._limit = RollingLimit(rate_limit, self._monotonic)
        self._base_url: str | None = None
        self._closing: ExitStack | None = None
        self._thread: _Thread | None = None

    @staticmethod
    def _monotonic() -> float:
        # Not the sandbox's clock: moving that must not empty the rate window.
        return time.monotonic()

    @property
    def base_url(self) -> str:
        """Where the sandbox is, such as ``http://127.0.0.1:54321``."""
        if self._base_url is None:
            raise RuntimeError("the sandbox is not running: use it as a context manager")
        return self._base_url

    @property
    def stats(self) -> Stats:
        """What it has seen up to now."""
        return self._counts.snapshot(self._limit.peak)

    @property
    def now(self) -> datetime:
        """The date and time in the sandbox, which starts at the same moment always."""
        return self._clock.now()

    def advance(self, seconds: float) -> None:
        """Move the sandbox's clock on, so that codes and tokens expire. The rate limit does not notice."""
        self._clock.advance(seconds)

    def approve(self, consent_url: str) -> str:
        """Be the person who approves, and give the callback URL that the browser would go to."""
        return person.decide(self.base_url, consent_url, "approve")

    def deny(self, consent_url: str) -> str:
        """Be the person who denies, and give the callback URL that the browser would go to."""
        return person.decide(self.base_url, consent_url, "deny")

    def client(self, **options: Any) -> Client:
        """A client for this sandbox; ``options`` go to :class:`ramp_api.Client`."""
        from ramp_api import Client

        return Client(self.client_id, self.client_secret, **self._client_options(options))

    def async_client(self, **options: Any) -> AsyncClient:
        """An asynchronous client for this sandbox; ``options`` go to :class:`ramp_api.AsyncClient`."""
        from ramp_api import AsyncClient

        return AsyncClient(self.client_id, self.client_secret, **self._client_options(options))

    def _client_options(self, options: dict[str, Any]) -> dict[str, Any]:
        return {"base_url": self.base_url, "scopes": self.scopes, "redirect_uri": self.redirect_uri, **options}

    def wait(self) -> None:
        """Block until the server ends or Ctrl-C is pressed (``KeyboardInterrupt``)."""
        if self._thread is None:
            raise RuntimeError("the sandbox is not running: use it as a context manager")
        while self._thread.is_alive():
            self._thread.join(0.5)

    def __enter__(self) -> Self:
        if self._closing is not None:
            raise RuntimeError("the sandbox is running already")
        with ExitStack() as stack:
            listener = stack.enter_context(_listen(*self._address))
            store = Store(on_disk=self._transactions > _MOST_IN_MEMORY)
            stack.callback(store.close)
            company = found(self._seed)
            fill(store, company, self._transactions)
            base_url = _url(listener)
            thread = _Thread(self._uvicorn(store, company, base_url), listener)
            stack.callback(thread.stop)
            thread.start_and_wait()
            self._base_url, self._thread, self._closing = base_url, thread, stack.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        closing, self._closing, self._base_url, self._thread = self._closing, None, None, None
        if closing is not None:
            closing.close()

    def _uvicorn(self, store: Store, company: Company, base_url: str) -> uvicorn.Server:
        grants = Grants(self._app, self._clock.seconds)
        provider = Provider(grants)
        page = ConsentPage(provider, issuer=base_url, company=COMPANY, app="Your app")
        handlers = Handlers(company, store, self._clock)
        self.operations = answered(handlers)
        app = application(handlers, grants, provider, page, self._counts)
        logging = copy.deepcopy(LOGGING_CONFIG)
        # stdout belongs to whoever started the sandbox.
        logging["handlers"]["access"]["stream"] = "ext://sys.stderr"
        config = uvicorn.Config(
            Gate(app, self._limit, self._counts),
            access_log=self._access_log,
            log_config=logging if self._access_log else None,
            log_level=None if self._access_log else "error",
            lifespan="off",
            ws="none",
            proxy_headers=False,
            server_header=False,
            timeout_graceful_shutdown=2,
        )
        return uvicorn.Server(config)


def serve(sandbox: Sandbox, ready: Callable[[Sandbox], None]) -> None:
    """Run a sandbox until Ctrl-C or SIGTERM, then close it; call ``ready`` once it listens. For the main thread.

    Raises:
        ListenError: the address is taken, or is none of this machine's.
        KeyboardInterrupt: it was ended before it was ready.
    """

    def interrupt(_signal: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    previous = signal.signal(signal.SIGTERM, interrupt)
    try:
        with sandbox, suppress(KeyboardInterrupt):
            ready(sandbox)
            sandbox.wait()
    finally:
        signal.signal(signal.SIGTERM, previous)


class _Thread(threading.Thread):
    """uvicorn's loop, on a thread that ends with the process."""

    def __init__(self, server: uvicorn.Server, listener: socket.socket) -> None:
        super().__init__(name="ramp-sandbox", daemon=True)
        self._server = server
        self._listener = listener
        self._failure: BaseException | None = None

    def run(self) -> None:
        try:
            self._server.run(sockets=[self._listener])
        except BaseException as error:  # noqa: BLE001  # given to the thread that opened the sandbox
            self._failure = error

    def start_and_wait(self) -> None:
        """Start, and return once requests are answered."""
        self.start()
        deadline = time.monotonic() + _START_TIMEOUT
        while not self._server.started and self.is_alive() and time.monotonic() < deadline:
            time.sleep(0.002)
        if not self._server.started:
            raise RuntimeError("the sandbox did not start") from self._failure

    def stop(self) -> None:
        """End, once the requests under way are answered."""
        self._server.should_exit = True
        if self.ident is None:
            return
        self.join(_STOP_TIMEOUT)
        # A second chance without manners: nothing may outlive the sandbox.
        self._server.force_exit = True
        self.join(_STOP_TIMEOUT)


def fill(store: Store, company: Company, count: int) -> None:
    """Put a company's records into an empty store."""
    for name in ("business", "departments", "locations", "users", "cards"):
        store.load(TABLES[name], company.rows(name))
    store.load(TABLES["reimbursements"], reimbursements(company, max(40, count // 20)))
    store.load(TABLES["transactions"], spending(company, count))


def _listen(host: str, port: int) -> socket.socket:
    # Bound here rather than by uvicorn, so that the port is known, and its absence an error of the caller's.
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=2_048)
    except OSError as error:
        raise ListenError(error.errno, f"cannot listen on {host}:{port}: {error.strerror}") from error


def _url(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"

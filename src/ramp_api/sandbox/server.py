"""The sandbox as a thing that one opens and closes: socket, thread, levers, and what its user needs to know."""

from __future__ import annotations

import copy
import os
import signal
import socket
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from datetime import datetime
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any, Self, TypeVar

import uvicorn
from uvicorn.config import LOGGING_CONFIG

from ramp_api import operations
from ramp_api.sandbox import person
from ramp_api.sandbox.app import OAUTH
from ramp_api.sandbox.behaviour import BEHAVIOURS
from ramp_api.sandbox.faults import FaultProtocol, parse_rule
from ramp_api.sandbox.grants import App, ScopePolicy, public_client_id
from ramp_api.sandbox.house import House, Settings
from ramp_api.sandbox.limiter import RollingLimit
from ramp_api.sandbox.loop import Loop
from ramp_api.sandbox.opening import open_house
from ramp_api.sandbox.seeds import derived
from ramp_api.sandbox.stats import Counts, Stats
from ramp_api.sandbox.world import Policies

if TYPE_CHECKING:
    from ramp_api import AsyncClient, Client

__all__ = ["ListenError", "ProductionError", "Sandbox", "serve"]

T = TypeVar("T")

REDIRECT_URIS = ("http://127.0.0.1/callback", "http://localhost/callback")

_LEAST_PEOPLE, _MOST_PEOPLE = 50, 50_000


class ListenError(OSError):
    """The address cannot be listened on."""


class ProductionError(ValueError):
    """A sandbox was about to be given the credentials of a real app."""


class Sandbox:
    """Ramp on your own machine, for as long as a ``with`` block lasts.

    It is strict on purpose: what Ramp is known to refuse is refused, and what nobody knows is refused too.

    Args:
        transactions: how many the company has; up to a million is fine, and all else grows with it.
        headcount: how many people it has, 50 to 50,000; by default what the seed says, 100 to 180.
        seed: which company. The same seed and numbers give the same bytes, on any day and machine.
        path: a file to keep everything in. It survives the end of the process, however that comes; where the file is
            there already, the sandbox goes on where it ends.
        empty: begin with a business and its owner, and nothing else.
        frozen: let time stand still, unless it is moved by :meth:`advance`; otherwise it goes by as ours does.
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
        faults: what goes wrong on purpose from the start, see :meth:`fault`.
        policies: what else may be chosen, see :class:`~ramp_api.sandbox.Policies`.

    Attributes:
        public_client_id: the id of an app without a secret, registered beside the other: for PKCE.
        operations: the names of the operations that it answers; every other one of the table is a 501 that says so.

    Raises:
        ProductionError: the credentials look like a real app's, or those of production are in the environment.

    Example:
        >>> from ramp_api.sandbox import Sandbox
        >>> with Sandbox(transactions=100) as sandbox:
        ...     sandbox.stats.requests, "users.list" in sandbox.operations
        (0, True)
    """

    operations: frozenset[str] = frozenset({*BEHAVIOURS, *OAUTH})

    def __init__(
        self,
        *,
        transactions: int = 5_000,
        headcount: int | None = None,
        seed: int | str = 2026,
        path: str | Path | None = None,
        empty: bool = False,
        frozen: bool = False,
        host: str = "127.0.0.1",
        port: int = 0,
        client_id: str | None = None,
        client_secret: str | None = None,
        redirect_uris: Sequence[str] = REDIRECT_URIS,
        scopes: Sequence[str] | None = None,
        scope_policy: ScopePolicy = "drop",
        rate_limit: int | None = 200,
        access_log: bool = False,
        faults: Sequence[str] = (),
        policies: Policies | None = None,
    ) -> None:
        if transactions < 0:
            raise ValueError("a company cannot have fewer than no transactions")
        if headcount is not None and not _LEAST_PEOPLE <= headcount <= _MOST_PEOPLE:
            raise ValueError(f"a company cannot have {headcount} people: {_LEAST_PEOPLE} to {_MOST_PEOPLE:,} it is")
        if not redirect_uris:
            raise ValueError("the app needs a redirect URI")
        for text in faults:
            parse_rule(text)
        if scope_policy not in {"drop", "reject"}:
            raise ValueError(f"scope_policy is 'drop' or 'reject', not {scope_policy!r}")
        own = (f"ramp_id_{derived(seed, 'client id', 32)}", f"ramp_sec_{derived(seed, 'client secret', 48)}")
        self.client_id = client_id or own[0]
        self.client_secret = client_secret or own[1]
        self.public_client_id = public_client_id(seed)
        _refuse_production((self.client_id, self.client_secret), own)
        self.redirect_uri = redirect_uris[0]
        every = {scope for operation in operations.all() for scope in operation.scopes}
        self.scopes = tuple(sorted(every) if scopes is None else scopes)
        self._settings = Settings(
            seed=seed,
            transactions=transactions,
            headcount=headcount,
            path=None if path is None else Path(path),
            empty=empty,
            frozen=frozen,
            policies=policies or Policies(),
            app=App(self.client_id, self.client_secret, tuple(redirect_uris), self.scopes, scope_policy),
            faults=tuple(faults),
        )
        self._address = (host, port)
        self._access_log = access_log
        self._counts = Counts()
        # Not the sandbox's clock: moving that must not empty the rate window.
        self._limit = RollingLimit(rate_limit, time.monotonic)
        self._base_url: str | None = None
        self._closing: ExitStack | None = None
        self._thread: Loop | None = None

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

    # --- Levers ---

    @property
    def now(self) -> datetime:
        """The date and time in the sandbox, which starts at the same moment always."""
        return self._pull(lambda house: house.world.now())

    def advance(self, seconds: float) -> None:
        """Move the sandbox's clock on: codes and tokens expire, what was pending clears, what failed is tried again.

        The rate limit does not notice.

        Raises:
            ValueError: the step is negative, or further than ten years.
        """
        self._pull(lambda house: house.control.advance(seconds))

    def advance_to(self, moment: datetime) -> None:
        """Move the sandbox's clock on to a moment; see :meth:`advance`."""
        self._pull(lambda house: house.control.advance_to(moment))

    def settle(self, seconds: float = 30.0) -> None:
        """Wait until webhooks have been told all that they are to be told by now; retries that are due later are not.

        Raises:
            TimeoutError: an endpoint took longer than so many of our own seconds.
        """
        self._pull(lambda house: house.engine).settle(seconds)

    def snapshot(self, name: str = "default") -> None:
        """Remember everything as it is now, for as long as the sandbox runs."""
        self._pull(lambda house: house.control.snapshot(name))

    def restore(self, name: str = "default") -> None:
        """Be as at a snapshot again: its records, its tokens, its time.

        Raises:
            LookupError: there is no snapshot of that name.
        """
        self._pull(lambda house: house.control.restore(name))

    def reset(self) -> None:
        """Be as at the very beginning: the founding company, the first day, no tokens."""
        self._pull(lambda house: house.control.reset())

    def clear(self) -> None:
        """Be a business with its owner and nothing else, on the first day, without tokens."""
        self._pull(lambda house: house.control.empty())

    def save(self, path: str | Path) -> None:
        """Write everything to a new file, for ``Sandbox(path=…)`` to go on with.

        Raises:
            FileExistsError: there is such a file; nothing is ever written over.
        """
        self._pull(lambda house: house.control.save(Path(path)))

    def fault(self, rule: str) -> str:
        """Let something go wrong from now on; gives the rule's id.

        Args:
            rule: such as ``"status=503,operation=transactions.list,count=2"``; see
                :func:`ramp_api.sandbox.faults.parse_rule`.

        Raises:
            ValueError: the rule cannot be read.
        """

        def switch(house: House) -> str:
            added = house.faults.add(parse_rule(rule))
            house.keep_faults()
            return added.id

        return self._pull(switch)

    def mend(self, rule_id: str | None = None) -> None:
        """Switch a fault off by its id, or all of them.

        Raises:
            LookupError: there is no such rule.
        """

        def switch(house: House) -> None:
            if rule_id is None:
                house.faults.clear()
            else:
                house.faults.remove(rule_id)
            house.keep_faults()

        self._pull(switch)

    def _pull(self, lever: Callable[[House], T]) -> T:
        """Do something on the thread that answers requests, and wait for it."""
        if self._thread is None:
            raise RuntimeError("the sandbox is not running: use it as a context manager")
        return self._thread.call(lever)

    # --- Consent ---

    def approve(self, consent_url: str, *, actor: str | None = None) -> str:
        """Be the person who approves, and give the callback URL that the browser would go to.

        Args:
            consent_url: the consent page.
            actor: the id of the user who approves: an admin, or the owner, who it is by default.
        """
        return person.decide(self.base_url, consent_url, "approve", actor=actor)

    def deny(self, consent_url: str) -> str:
        """Be the person who denies, and give the callback URL that the browser would go to."""
        return person.decide(self.base_url, consent_url, "deny")

    # --- Clients ---

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

    # --- Opening and closing ---

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
            base_url = _url(listener)
            house = open_house(
                self._settings,
                base_url,
                counts=self._counts,
                limit=self._limit,
                hosts=_hosts(self._address[0]),
            )
            stack.callback(house.close)
            thread = Loop(house, self._uvicorn(house), listener)
            stack.callback(thread.stop)
            thread.start_and_wait()
            self._base_url, self._thread, self._closing = base_url, thread, stack.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        closing, self._closing, self._base_url, self._thread = self._closing, None, None, None
        if closing is not None:
            closing.close()

    def _uvicorn(self, house: House) -> uvicorn.Server:
        logging = copy.deepcopy(LOGGING_CONFIG)
        # stdout belongs to whoever started the sandbox.
        logging["handlers"]["access"]["stream"] = "ext://sys.stderr"
        config = uvicorn.Config(
            house.asgi,
            access_log=self._access_log,
            log_config=logging if self._access_log else None,
            log_level=None if self._access_log else "error",
            http=FaultProtocol,
            lifespan="off",
            ws="none",
            proxy_headers=False,
            server_header=False,
            timeout_graceful_shutdown=2,
        )
        return uvicorn.Server(config)


def _refuse_production(given: tuple[str, str], own: tuple[str, str]) -> None:
    # Ramp's own ids and secrets begin like this, and those that are made up here follow from the seed.
    for value, made_up, prefix in zip(given, own, ("ramp_id_", "ramp_sec_"), strict=True):
        if value.startswith(prefix) and value != made_up:
            raise ProductionError(
                f"a value that begins with {prefix} looks like a real app's: make credentials up for a sandbox"
            )
    held = [name for name in ("RAMP_CLIENT_SECRET", "RAMP_ACCESS_TOKEN", "RAMP_REFRESH_TOKEN") if os.environ.get(name)]
    if os.environ.get("RAMP_ENVIRONMENT", "").strip().lower() == "production" and held:
        raise ProductionError(
            f"{held[0]} is set, and RAMP_ENVIRONMENT says production: a sandbox does not start beside real credentials"
        )


def _hosts(host: str) -> tuple[str, ...]:
    """The names that the sandbox may be called by."""
    return ("127.0.0.1", "::1", "localhost") if host in {"127.0.0.1", "::1", "localhost"} else (host,)


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
